// From the open spreadsheet to the cells that the checker reads: two calls for a tab, values and
// number formats, since a percentage is told from a plain number by its format alone.
import {
  isBlank,
  type CellBook,
  type CellTab,
  type CellValue,
} from '../functions/domain/workbook/cell.ts';
import { formatKind, spreadsheetCell } from '../functions/domain/workbook/spreadsheet-cell.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A tab's cells beside the sheet they came from. */
export interface OpenTab {
  sheet: Sheet;
  cells: CellTab;
  /** Number formats by row and column; none in a tab that holds no number. */
  formats: string[][];
  /** The cells as the spreadsheet gave them. */
  values: unknown[][];
}

/** All tabs in their order, hidden ones too, but not what was kept of periods that are over. */
export function readTabs(
  spreadsheet: Spreadsheet,
  sheets: readonly Sheet[] = spreadsheet.getSheets().filter((sheet) => !isArchive(sheet)),
): OpenTab[] {
  const dayOf = dayReader(spreadsheet.getSpreadsheetTimeZone());
  return sheets.map((sheet) => {
    const { rows, formats, values } = readRows(sheet, dayOf);
    return { sheet, cells: { name: sheet.getName(), rows }, formats, values };
  });
}

export function bookOf(tabs: readonly OpenTab[]): CellBook {
  return { tabs: tabs.map(({ cells }) => cells) };
}

/** `2025-Q3 · 4. Số liệu kỳ`, hidden: there would be a dozen more after each period. */
function isArchive(sheet: Sheet): boolean {
  return sheet.getName().includes(' · ') && sheet.isSheetHidden();
}

function readRows(sheet: Sheet, dayOf: (date: Date) => CellValue) {
  const range = sheet.getDataRange();
  const values = range.getValues() as unknown[][];
  const numbers = values.some((row) => row.some((value) => typeof value === 'number'));
  const formats = numbers ? range.getNumberFormats() : [];
  const rows = values.map((row, r) =>
    row.map((value, c) => readCell(value, formats[r]?.[c] ?? '', dayOf)),
  );
  return { rows: trimmed(rows), formats, values };
}

function readCell(value: unknown, format: string, dayOf: (date: Date) => CellValue): CellValue {
  if (isDate(value)) return dayOf(value);
  if (typeof value === 'number')
    return spreadsheetCell(value, formatKind(format) === 'PERCENT' ? 'PERCENT' : 'OTHER');
  if (typeof value === 'string' || typeof value === 'boolean')
    return spreadsheetCell(value, 'OTHER');
  return null;
}

/** Not by `instanceof`: the date may come from another realm than this code. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

/** A date cell comes as the moment at which that day began where the spreadsheet is at home. */
function dayReader(zone: string): (date: Date) => CellValue {
  const known = new Map<number, CellValue>();
  return (date) => {
    const found = known.get(date.getTime());
    if (found !== undefined) return found;
    const day: CellValue = Number.isNaN(date.getTime())
      ? { error: '#NUM!' }
      : { date: Utilities.formatDate(date, zone, 'yyyy-MM-dd') };
    known.set(date.getTime(), day);
    return day;
  };
}

/** Blank cells at the end of a row and blank rows at the end of a tab say nothing. */
function trimmed(rows: CellValue[][]): CellValue[][] {
  const last = (row: readonly CellValue[]): number => {
    let end = row.length;
    while (end > 0 && isBlank(row[end - 1])) end -= 1;
    return end;
  };
  const cut = rows.map((row) => row.slice(0, last(row)));
  let end = cut.length;
  while (end > 0 && cut[end - 1]?.length === 0) end -= 1;
  return cut.slice(0, end);
}
