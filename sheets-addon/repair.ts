// Puts right what officers break without meaning to, where that is safe: a tab's name, the hidden
// row of keys. A spreadsheet that is a copy is not put right, but said. Whoever may not change a
// protected part leaves it as it is: the checker finds tabs by their keys and columns by their
// headings all the same.
import type { Form, Tab } from '../functions/domain/workbook/contract.ts';
import { META_TAB } from '../functions/domain/workbook/contract.ts';
import { findTab } from '../functions/domain/workbook/read-book.ts';
import { fold, nfc } from '../functions/domain/vietnamese/text.ts';
import type { CellTab } from '../functions/domain/workbook/cell.ts';
import { lostKeys } from './lost-keys.ts';
import type { OpenTab } from './read-spreadsheet.ts';

/** The card's line with the id of the spreadsheet that it was first opened in. */
const ORIGIN = 'spreadsheetId';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Repairs the spreadsheet and `tabs` with it; answers what was done, in sentences. */
export function repairTabs(spreadsheet: Spreadsheet, tabs: OpenTab[], form: Form): string[] {
  const said: string[] = [];
  const taken = new Set<CellTab>();
  for (const tab of form.tabs) {
    const cells = findTab({ tabs: tabs.map((it) => it.cells) }, tab, taken);
    const open = tabs.find((it) => it.cells === cells);
    if (open === undefined) continue;
    taken.add(open.cells);
    said.push(...renamed(open, tab, tabs), ...rekeyed(open, tab));
  }
  return [...said, ...copied(spreadsheet, tabs)];
}

/** Only the exact name is right: formulas follow a tab, but links and people look for its name. */
function renamed({ sheet, cells }: OpenTab, tab: Tab, tabs: readonly OpenTab[]): string[] {
  const name = nfc(cells.name);
  const clash = tabs.some((it) => it.cells !== cells && nfc(it.cells.name) === tab.name);
  if (name === tab.name || clash) return [];
  if (!tried(() => sheet.setName(tab.name))) return [];
  cells.name = tab.name;
  return [`Tab “${name}” đã được đặt lại tên “${tab.name}”.`];
}

function rekeyed({ sheet, cells, formats }: OpenTab, tab: Tab): string[] {
  const lost = lostKeys(cells, tab);
  if (lost === null) return [];
  const written = tried(() => {
    if (lost.insert) sheet.insertRowBefore(1);
    sheet.getRange(1, 1, 1, lost.keys.length).setValues([lost.keys.map((key) => key ?? '')]);
    sheet.hideRows(1);
  });
  if (!written) return [];
  if (lost.insert) {
    cells.rows.unshift([]);
    if (formats.length > 0) formats.unshift([]);
  }
  cells.rows[0] = lost.keys;
  return [`Tab “${tab.name}”: hàng khóa ẩn đã được ghi lại.`];
}

/**
 * Notes on opening which spreadsheet this is, unless its card remembers one: a copy made before the
 * first check would otherwise take itself for the original.
 */
export function noteOrigin(spreadsheet: Spreadsheet, card: ReadonlyMap<string, string>): void {
  if (!card.has('commune') || card.has(ORIGIN)) return;
  tried(() => spreadsheet.getSheetByName(META_TAB)?.appendRow([ORIGIN, spreadsheet.getId()]));
}

/**
 * The card remembers the spreadsheet that it was first opened in. A copy carries it along, so the
 * two differ there, and figures typed into a copy are easily forgotten or sent twice.
 */
function copied(spreadsheet: Spreadsheet, tabs: readonly OpenTab[]): string[] {
  const meta = tabs.find(({ cells }) => fold(cells.name) === fold(META_TAB));
  if (meta === undefined) return [];
  const row = meta.cells.rows.find(([key]) => key === ORIGIN);
  if (row === undefined) {
    tried(() => meta.sheet.appendRow([ORIGIN, spreadsheet.getId()]));
    return [];
  }
  return row[1] === spreadsheet.getId()
    ? []
    : [
        'Bảng này là bản sao của một bảng khác. Hãy nhập và nộp từ bảng gốc mà tỉnh đã chia sẻ; nếu bảng gốc không còn, hãy báo tỉnh cấp lại.',
      ];
}

/** False where the spreadsheet refused, as it does with a protected part. */
function tried(change: () => unknown): boolean {
  try {
    change();
    return true;
  } catch {
    return false;
  }
}
