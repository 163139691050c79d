// "Lấy lại số kỳ trước" and "Giữ nguyên số kỳ trước": what the last report said, fetched afresh with
// the rules that the sheet is checked by, and put where nothing has been typed.
import { PALETTE } from '../functions/domain/grid/palette.ts';
import { nfc } from '../functions/domain/vietnamese/text.ts';
import { cellPlace } from '../functions/domain/workbook/cell.ts';
import { figureRowKey } from '../functions/domain/workbook/content-figures.ts';
import type { WorkbookContext } from '../functions/domain/workbook/context.ts';
import { META_TAB, TEMPLATE_VERSION } from '../functions/domain/workbook/contract.ts';
import { readMeta } from '../functions/domain/workbook/meta.ts';
import { textOf } from '../functions/domain/workbook/row.ts';
import { openDesk, type Desk } from './desk.ts';
import { previousFills, type Fill } from './previous-fill.ts';
import { bookOf, readTabs } from './read-spreadsheet.ts';
import { Refusal } from './refusal.ts';
import { reportStatus } from './report-status.ts';
import { writeRules } from './rules-tab.ts';

/** Answers what was done, for the officer. */
export function takePrevious(): string {
  const fresh = freshRules();
  const desk = openDesk();
  const { previous } = desk.context;
  const said = fresh.failure === null ? '' : ` ${fresh.failure} Đã dùng số sẵn có trong bảng.`;
  if (previous === null) return `Chưa có báo cáo kỳ trước để lấy lại.${said}`;
  const fills = previousFills(desk.read, desk.form, previous);
  const skipped = writeFills(desk, fills);
  const filled = fills.length - skipped;
  const done =
    filled === 0
      ? 'Không có ô trống nào cần điền lại số kỳ trước.'
      : `Đã điền ${filled} ô trống bằng số kỳ trước (chữ nghiêng); ô đã nhập được giữ nguyên.`;
  const locked = skipped === 0 ? '' : ` ${skipped} ô bị khóa nên để trống.`;
  return `${done}${locked}${said}`;
}

/** Fetches the rules and writes them into the sheet; without an answer the sheet's own stay. */
function freshRules(): { failure: string | null } {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const card = spreadsheet.getSheetByName(META_TAB);
  const meta = readMeta(bookOf(readTabs(spreadsheet, card === null ? [] : [card])));
  const { province, commune, period } = meta;
  if (!meta.found || province === null || commune === null || period === null)
    throw new Refusal(
      'NOT_A_WORKBOOK',
      'Bảng tính này không phải bảng báo cáo của xã do Chốt Số lập. Hãy mở đúng bảng của đơn vị mình.',
    );
  try {
    const { context } = reportStatus({ province, commune, period });
    requireReadable(context);
    writeRules(spreadsheet, context);
    return { failure: null };
  } catch (error) {
    if (error instanceof Refusal) return { failure: error.message };
    throw error;
  }
}

function requireReadable({ templateVersion }: WorkbookContext): void {
  if (templateVersion !== TEMPLATE_VERSION)
    throw new Refusal(
      'OLD_ADD_ON',
      `Tiện ích đang mở là bản cũ (biểu mẫu ${TEMPLATE_VERSION}, máy chủ ${templateVersion}); hãy tải lại trang bảng tính.`,
    );
}

/** Runs of neighbours in a column are written at once; answers how many cells are locked. */
function writeFills(desk: Desk, fills: readonly Fill[]): number {
  let skipped = 0;
  for (const run of runsOf(fills)) {
    const [first] = run;
    const sheet = desk.tabs.find(({ cells }) => nfc(cells.name) === first?.tab)?.sheet;
    if (first === undefined || sheet === undefined) continue;
    const range = sheet.getRange(first.row + 1, first.column + 1, run.length, 1);
    if (!range.canEdit()) {
      skipped += run.length;
      continue;
    }
    const paint = PALETTE[first.tone];
    range
      .setValues(run.map(({ value }) => [value]))
      .setBackground(`#${paint.ground?.toLowerCase() ?? 'ffffff'}`)
      .setFontColor(`#${paint.text.toLowerCase()}`)
      .setFontStyle(paint.italic ? 'italic' : 'normal');
  }
  return skipped;
}

function runsOf(fills: readonly Fill[]): Fill[][] {
  const inOrder = [...fills].sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: Fill[][] = [];
  for (const fill of inOrder) {
    const last = runs.at(-1)?.at(-1);
    const next =
      last?.tab === fill.tab &&
      last.tone === fill.tone &&
      last.column === fill.column &&
      last.row + 1 === fill.row;
    if (next) runs.at(-1)?.push(fill);
    else runs.push([fill]);
  }
  return runs;
}

/** Ticks "Giữ nguyên số kỳ trước" in the rows of tab 4 that are selected. */
export function keepPrevious(): string {
  const desk = openDesk();
  const tab = desk.read.tabs.get('figures');
  const column = tab?.columns.get('keep');
  const open = desk.tabs.find(({ cells }) => nfc(cells.name) === tab?.name);
  const selected = desk.spreadsheet.getActiveRange();
  if (tab === undefined || column === undefined || open === undefined)
    return 'Bảng này không có cột “Giữ nguyên số kỳ trước”.';
  if (selected === null || selected.getSheet().getSheetId() !== open.sheet.getSheetId())
    return `Hãy chọn các dòng cần giữ nguyên ở tab “${tab.name}”, rồi chọn lại mục này.`;
  const [first, last] = [selected.getRow() - 1, selected.getLastRow() - 1];
  const rows = tab.rows.filter(
    (row) => row.row >= first && row.row <= last && textOf(row, 'village') !== null,
  );
  const before = rowsBefore(desk);
  const known = rows.filter((row) =>
    before.has(figureRowKey(textOf(row, 'village') ?? '', textOf(row, 'team'))),
  );
  const ticked = known.filter(({ cells }) => {
    const cell = cellPlace(cells.get('keep')?.cell ?? '');
    if (cell === undefined) return false;
    const range = open.sheet.getRange(cell.row + 1, column + 1);
    if (!range.canEdit()) return false;
    range.setValue('x');
    return true;
  });
  if (rows.length === 0) return 'Trong các dòng đang chọn không có dòng số liệu nào của thôn, Tổ.';
  const unknown = rows.length - known.length;
  const locked = known.length - ticked.length;
  return [
    ticked.length === 0
      ? 'Không đánh dấu được dòng nào.'
      : `Đã đánh dấu giữ nguyên số kỳ trước cho ${ticked.length} dòng.`,
    ...(unknown === 0 ? [] : [`${unknown} dòng chưa có số kỳ trước, hãy nhập số của kỳ này.`]),
    ...(locked === 0 ? [] : [`${locked} dòng bị khóa nên không đánh dấu được.`]),
  ].join(' ');
}

/** The rows of tab 4 of which the last report has a figure that a tick would keep. */
function rowsBefore({ context, form }: Desk): Set<string> {
  const stock = new Set(
    form.villageIndicators
      .filter(({ indicator }) => indicator.measure === 'STOCK')
      .map(({ canonicalId }) => canonicalId),
  );
  const lines = context.previous?.villageFigures ?? [];
  return new Set(
    lines
      .filter(({ indicator, numerator }) => stock.has(indicator) && numerator !== null)
      .map(({ village, team }) => figureRowKey(village, team)),
  );
}
