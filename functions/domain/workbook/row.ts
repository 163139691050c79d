// Small readers over a row that has been read: the value of a column as the type its column
// promises, and the address it came from. A row that is not there has no values.
import type { Figure } from '../report/content.ts';
import type { LocalDate } from '../calendar/rule.ts';
import type { ReadRow, ReadTab } from './read-book.ts';

export function textOf(row: ReadRow | undefined, key: string): string | null {
  const value = row?.cells.get(key)?.value;
  return typeof value === 'string' ? value : null;
}

export function numberOf(row: ReadRow, key: string): number | null {
  const value = row?.cells.get(key)?.value;
  return typeof value === 'number' ? value : null;
}

export function dateOf(row: ReadRow, key: string): LocalDate | null {
  return textOf(row, key);
}

/** A tick; null where the cell is blank. */
export function flagOf(row: ReadRow | undefined, key: string): boolean | null {
  const value = row?.cells.get(key)?.value;
  return typeof value === 'boolean' ? value : null;
}

/** A number with the place it stands in; null while the cell is blank. */
export function figureOf(row: ReadRow | undefined, key: string, tab: string): Figure {
  const cell = row?.cells.get(key);
  return typeof cell?.value === 'number'
    ? { value: cell.value, at: placeOf(tab, cell.cell) }
    : null;
}

/** `4. Số liệu kỳ!E5` */
export function placeOf(tab: string, cell: string): string {
  return `${tab}!${cell}`;
}

/** The address of a column in a row, or of the row's first cell. */
export function cellOf(row: ReadRow, key: string): string {
  return row.cells.get(key)?.cell ?? row.cells.values().next().value?.cell ?? `A${row.row + 1}`;
}

export function rowsOf(read: ReadTab | undefined): ReadRow[] {
  return read?.rows ?? [];
}
