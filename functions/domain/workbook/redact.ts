// What leaves a commune: its counts, not its people. Names of members and of persons commended are
// replaced, phone numbers and anything outside the form is emptied, before a workbook is sent or
// kept. The same person keeps the same stand-in, so that a double entry is still found.
import { fold } from '../vietnamese/text.ts';
import { isBlank, type CellBook, type CellTab, type CellValue } from './cell.ts';
import { META_TAB, type Form, type Tab } from './contract.ts';
import { findTab, locateColumns } from './read-book.ts';
import { readText, wordCode } from './read-cell.ts';

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
  const meta = book.tabs.filter((tab) => fold(tab.name) === fold(META_TAB));
  return { tabs: [...tabs, ...meta] };
}

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
    return key === 'value' && CONTACT_LINES.has(beside('field')) ? null : value;
  if (tab.key === 'recognitions' && key === 'name') {
    const words = tab.columns.find((column) => column.key === 'subject')?.words ?? [];
    const subject = wordCode(beside('subject'), words);
    return subject === 'INDIVIDUAL' || subject === 'HOUSEHOLD' ? REMOVED : value;
  }
  return value;
}
