// Ranges as people write them, `'4. Số liệu kỳ'!A3:F40`, and back.
import { columnIndex, columnName, quotedTab } from './formula/tokens.ts';
import { columnCount, rowCount, wholeSheet, type Area } from './grid-range.ts';
import { invalid } from './shape.ts';
import type { StoredSheet, StoredSpreadsheet } from './store.ts';

export interface Place {
  sheet: StoredSheet;
  /** Inside the grid at its start; the end may reach beyond it. */
  area: Area;
}

const CORNER = String.raw`\$?([A-Za-z]{1,3})?\$?(\d{1,7})?`;
const CELLS = new RegExp(`^${CORNER}(?::${CORNER})?$`);

/**
 * Where a range lies: a tab and cells, cells of the first tab, a whole tab, or a named range.
 * @throws GoogleFault 400 for one that cannot be read, or starts outside the grid
 */
export function placeOf(book: StoredSpreadsheet, range: string): Place {
  const named = book.namedRanges.find((it) => it.name?.toLowerCase() === range.toLowerCase());
  if (named?.range) {
    const sheet = book.sheets.find((it) => it.properties.sheetId === (named.range?.sheetId ?? 0));
    if (sheet) return { sheet, area: { ...wholeSheet(sheet), ...sides(named.range) } };
  }
  const whole = tabNamed(book, unquoted(range));
  if (whole) return { sheet: whole, area: wholeSheet(whole) };
  const mark = range.lastIndexOf('!');
  const sheet = mark < 0 ? book.sheets[0] : tabNamed(book, unquoted(range.slice(0, mark)));
  const cells = CELLS.exec(range.slice(mark + 1));
  if (sheet === undefined || cells === null) throw unreadable(range);
  const area = areaOfCells(cells, sheet);
  if (area === null) throw unreadable(range);
  if (area.top >= rowCount(sheet) || area.left >= columnCount(sheet)) throw beyondGrid(sheet, area);
  return { sheet, area };
}

/** `'Tab'!A3:F40` */
export function rangeText(sheet: StoredSheet, area: Area): string {
  const first = columnName(area.left) + String(area.top + 1);
  const last = columnName(area.right - 1) + String(area.bottom);
  const cells = first === last ? first : `${first}:${last}`;
  return `${quotedTab(sheet.properties.title)}!${cells}`;
}

export function beyondGrid(sheet: StoredSheet, area: Area) {
  return invalid(
    `Range (${rangeText(sheet, area)}) exceeds grid limits. Max rows: ${rowCount(sheet)}, max columns: ${columnCount(sheet)}`,
  );
}

function areaOfCells(found: RegExpExecArray, sheet: StoredSheet): Area | null {
  const [all, left, top, right, bottom] = found;
  if (all === '') return null;
  if (!all.includes(':')) {
    if (left === undefined || top === undefined) return null;
    const [row, column] = [Number(top) - 1, columnIndex(left)];
    return { top: row, left: column, bottom: row + 1, right: column + 1 };
  }
  if (left === undefined && top === undefined) return null;
  if (right === undefined && bottom === undefined) return null;
  const columns = [left, right].filter((it) => it !== undefined).map(columnIndex);
  const rows = [top, bottom].filter((it) => it !== undefined).map((it) => Number(it) - 1);
  if (rows.some((it) => it < 0)) return null;
  return {
    top:
      top === undefined && bottom !== undefined && left !== undefined
        ? 0
        : Math.min(...rows, rows.length > 0 ? Infinity : 0),
    bottom: rows.length === 2 ? Math.max(...rows) + 1 : rowCount(sheet),
    left: Math.min(...columns, columns.length > 0 ? Infinity : 0),
    right: columns.length === 2 ? Math.max(...columns) + 1 : columnCount(sheet),
  };
}

function sides(range: {
  startRowIndex?: number | null;
  endRowIndex?: number | null;
  startColumnIndex?: number | null;
  endColumnIndex?: number | null;
}): Partial<Area> {
  return {
    ...(typeof range.startRowIndex === 'number' ? { top: range.startRowIndex } : {}),
    ...(typeof range.endRowIndex === 'number' ? { bottom: range.endRowIndex } : {}),
    ...(typeof range.startColumnIndex === 'number' ? { left: range.startColumnIndex } : {}),
    ...(typeof range.endColumnIndex === 'number' ? { right: range.endColumnIndex } : {}),
  };
}

function tabNamed(book: StoredSpreadsheet, title: string): StoredSheet | undefined {
  return book.sheets.find((it) => it.properties.title.toLowerCase() === title.toLowerCase());
}

function unquoted(tab: string): string {
  return /^'.*'$/.test(tab) ? tab.slice(1, -1).replaceAll("''", "'") : tab;
}

function unreadable(range: string) {
  return invalid(`Unable to parse range: ${range}`);
}
