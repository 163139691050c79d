// What leaves a commune: its counts, not its people. Names of members and of persons commended are
// replaced, phone numbers and anything outside the form is emptied, people's numbers in free text
// are masked, before a workbook is sent or kept. The same person keeps the same stand-in, so that a double entry is still found.
import { maskPersonal } from '../vietnamese/personal-data.ts';
import { fold } from '../vietnamese/text.ts';
import { isBlank, type CellBook, type CellTab, type CellValue } from './cell.ts';
import { META_TAB, PREVIOUS_TAB, type Form, type Tab } from './contract.ts';
import { findTab, locateColumns } from './read-book.ts';
import { readText, wordCode } from './read-cell.ts';
import { recognisedName } from './recognised-name.ts';

/** Stands in a cell that held something which must not travel. */
const REMOVED = '•';

/** A copy of the workbook that holds no name, phone number or column outside the form. */
export function redactBook(book: CellBook, form: Form): CellBook {
  const taken = new Set<CellTab>();
  const tabs = form.tabs.flatMap((tab) => {
    const sheet = findTab(book, tab, taken);
    if (!sheet) return [];
    taken.add(sheet);
    return [redactTab(sheet, tab)];
  });
  const hidden = book.tabs.filter((tab) => KEPT_TABS.has(fold(tab.name)));
  return { tabs: [...tabs, ...hidden] };
}

/** Hidden tabs that hold codes and counts only. */
const KEPT_TABS = new Set([META_TAB, PREVIOUS_TAB].map(fold));

const CONTACT_LINES = new Set(['contactName', 'contactPhone', 'contactEmail', 'preparedBy']);

function redactTab(sheet: CellTab, tab: Tab): CellTab {
  const place = locateColumns(sheet, tab);
  if (!place) return { name: sheet.name, rows: [] };
  const known = new Map([...place.columns].map(([key, column]) => [column, key]));
  const standIns = new Map<string, string>();
  const rows = sheet.rows.map((row, index) => {
    if (index <= place.header) return row;
    return row.map((value, column) => {
      const key = known.get(column);
      if (isBlank(value)) return null;
      if (key === undefined) return REMOVED;
      return redactCell(value, key, row, tab, place.columns, standIns);
    });
  });
  return { name: sheet.name, rows };
}

function redactCell(
  value: CellValue,
  key: string,
  row: readonly CellValue[],
  tab: Tab,
  columns: ReadonlyMap<string, number>,
  standIns: Map<string, string>,
): CellValue {
  const masked = maskedText(value, key, row, tab, columns);
  const beside = (other: string): string => readText(row[columns.get(other) ?? -1] ?? null) ?? '';
  if (tab.key === 'members') {
    if (key === 'phone') return null;
    if (key === 'name') {
      const name = fold(readText(value) ?? '');
      const standIn = standIns.get(name) ?? `Thành viên ${standIns.size + 1}`;
      standIns.set(name, standIn);
      return standIn;
    }
  }
  if (tab.key === 'unit' || tab.key === 'start')
    return key === 'value' && CONTACT_LINES.has(beside('field')) ? null : masked;
  if (tab.key === 'recognitions' && key === 'name') {
    const codeOf = (column: string) =>
      wordCode(beside(column), tab.columns.find(({ key: it }) => it === column)?.words ?? []);
    const name = readText(value) ?? '';
    const kept = recognisedName(codeOf('kind') ?? '', codeOf('subject') ?? null, name) === name;
    return kept ? masked : REMOVED;
  }
  return masked;
}

/** Free text as it was written, with people's numbers in it masked. */
function maskedText(
  value: CellValue,
  key: string,
  row: readonly CellValue[],
  tab: Tab,
  columns: ReadonlyMap<string, number>,
): CellValue {
  const field = readText(row[columns.get('field') ?? -1] ?? null);
  const free =
    tab.columns.find((it) => it.key === key)?.freeText ??
    (key === 'value' && tab.lines?.find((it) => it.key === field)?.freeText);
  if (!free || (typeof value !== 'string' && typeof value !== 'number')) return value;
  const text = String(value);
  const without = maskPersonal(text);
  return without === text ? value : without;
}
