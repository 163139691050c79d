// Whether what was sent is a workbook as cells. A plain loop that stops at the first fault: a schema
// would gather one fault after the other, and a body of nothing but faults would cost more memory
// than the server has.
import { isLocalDate } from '../domain/calendar/local.ts';

/** Far above any real workbook; the size of the whole body is limited apart. */
const MOST_TABS = 40;
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 500;
const MOST_CELLS = 1_000_000;
const MOST_TEXT = 10_000;
const MOST_NAME = 100;
const MOST_ERROR = 40;

type Path = (string | number)[];

/** The place of the first fault, the empty path for the whole; null where there is none. */
export function bookFault(book: unknown): Path | null {
  if (!isObject(book)) return [];
  const stray = strayKey(book, ['tabs']);
  if (stray !== undefined) return [stray];
  const { tabs } = book;
  if (!Array.isArray(tabs) || tabs.length > MOST_TABS) return ['tabs'];
  let cells = 0;
  for (const [t, tab] of (tabs as unknown[]).entries()) {
    const fault = tabFault(tab);
    if (fault !== null) return ['tabs', t, ...fault];
    const { rows } = tab as { rows: unknown[] };
    for (const [r, row] of rows.entries()) {
      const place = ['tabs', t, 'rows', r];
      if (!Array.isArray(row) || row.length > MOST_COLUMNS) return place;
      cells += row.length;
      if (cells > MOST_CELLS) return place;
      const bad = row.findIndex((cell) => !isCell(cell));
      if (bad >= 0) return [...place, bad];
    }
  }
  return null;
}

function tabFault(tab: unknown): Path | null {
  if (!isObject(tab)) return [];
  const stray = strayKey(tab, ['name', 'rows']);
  if (stray !== undefined) return [stray];
  const { name, rows } = tab;
  if (typeof name !== 'string' || name.length > MOST_NAME) return ['name'];
  return Array.isArray(rows) && rows.length <= MOST_ROWS ? null : ['rows'];
}

function isCell(cell: unknown): boolean {
  if (cell === null || typeof cell === 'boolean') return true;
  if (typeof cell === 'number') return Number.isFinite(cell);
  if (typeof cell === 'string') return cell.length <= MOST_TEXT;
  if (!isObject(cell)) return false;
  const [key, ...others] = Object.keys(cell);
  if (others.length > 0) return false;
  if (key === 'date') return typeof cell['date'] === 'string' && isLocalDate(cell['date']);
  return key === 'error' && typeof cell['error'] === 'string' && cell['error'].length <= MOST_ERROR;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strayKey(value: object, known: readonly string[]): string | undefined {
  return Object.keys(value).find((key) => !known.includes(key));
}
