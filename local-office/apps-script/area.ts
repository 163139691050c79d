// A rectangle of cells as Apps Script counts them, from 1, and its name in A1 notation.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';

export interface Area {
  sheetId: number;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** Rows and columns that a sheet has. */
export interface Extent {
  rows: number;
  columns: number;
}

const CELL = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,7})?$/;

/** `E5`, `A2:F9`, `A:C`, `2:4`, with or without `$`; undefined for anything else. */
export function parseArea(text: string, sheetId: number, size: Extent): Area | undefined {
  const [first = '', last = first, ...more] = text.trim().split(':');
  const from = CELL.exec(first);
  const to = CELL.exec(last);
  if (from === null || to === null || more.length > 0 || first === '' || last === '')
    return undefined;
  if (first === last && (from[1] === undefined || from[2] === undefined) && !text.includes(':'))
    return undefined;
  const rows = between(numberOf(from[2]), numberOf(to[2]), size.rows);
  const columns = between(columnOf(from[1]), columnOf(to[1]), size.columns);
  return { sheetId, row: rows[0], rows: rows[1], column: columns[0], columns: columns[1] };
}

/** `'Tên tab'!A1:B2` → the tab's name and the rest; no name where there is none. */
export function splitA1(text: string): { tab: string | null; cells: string } {
  const mark = text.lastIndexOf('!');
  if (mark < 0) return { tab: null, cells: text };
  const tab = text.slice(0, mark);
  const quoted = /^'(.*)'$/s.exec(tab);
  return { tab: quoted?.[1]?.replaceAll("''", "'") ?? tab, cells: text.slice(mark + 1) };
}

/** `E5`, or `A2:F9` for more than one cell. */
export function nameOfArea({ row, column, rows, columns }: Area): string {
  const first = `${columnName(column)}${row}`;
  if (rows === 1 && columns === 1) return first;
  return `${first}:${columnName(column + columns - 1)}${row + rows - 1}`;
}

/** Zero-based and half-open, as the Sheets API counts. */
export function gridRange(area: Area): Required<sheets_v4.Schema$GridRange> & { sheetId: number } {
  return {
    sheetId: area.sheetId,
    startRowIndex: area.row - 1,
    endRowIndex: area.row - 1 + area.rows,
    startColumnIndex: area.column - 1,
    endColumnIndex: area.column - 1 + area.columns,
  };
}

/** The other way; a side that is left open reaches to the end of the sheet. */
export function areaOfGrid(range: sheets_v4.Schema$GridRange, sheetId: number, size: Extent): Area {
  const top = range.startRowIndex ?? 0;
  const left = range.startColumnIndex ?? 0;
  return {
    sheetId,
    row: top + 1,
    rows: (range.endRowIndex ?? size.rows) - top,
    column: left + 1,
    columns: (range.endColumnIndex ?? size.columns) - left,
  };
}

function between(one: number | null, other: number | null, last: number): [number, number] {
  const low = Math.min(one ?? 1, other ?? (one === null ? last : one));
  const high = Math.max(one ?? 1, other ?? last);
  return [low, high - low + 1];
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function columnOf(letters: string | undefined): number | null {
  if (letters === undefined) return null;
  return letters
    .toUpperCase()
    .split('')
    .reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
