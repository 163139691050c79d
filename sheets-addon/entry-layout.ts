// From the cells of an entry tab to its lines and back. Columns are found by the hidden keys of row 1,
// else by their headings, so that moved columns and columns of the staff's own do no harm; what is
// missing is put at the right end.
import { cellAddress, isBlank, type CellValue } from '../functions/domain/workbook/cell.ts';
import { fold } from '../functions/domain/vietnamese/text.ts';
import { entryText, shielded } from './entry-cells.ts';
import type { EntryColumn, EntryLine, StandingLine } from './entry-tab.ts';

/** The hidden columns: by what a line is known, and what the server had said of it. */
const HIDDEN: readonly EntryColumn[] = [
  { key: 'key', heading: 'Mã dòng', width: 60, machine: true },
  { key: 'base', heading: 'Bản đã nhận', width: 60, machine: true },
];
const STATE: EntryColumn = { key: 'state', heading: 'Trạng thái', width: 260, machine: true };
/** Keys, then headings. */
export const HEAD_ROWS = 2;

/** All columns of a tab, the hidden ones first, in the order in which a new tab has them. */
export function allColumns(columns: readonly EntryColumn[]): EntryColumn[] {
  return [...HIDDEN, ...columns, STATE];
}

export function isHidden({ key }: EntryColumn): boolean {
  return HIDDEN.some((it) => it.key === key);
}

export interface Layout {
  /** Zero-based place of each column, by key. */
  places: ReadonlyMap<string, number>;
  /** Rows above the lines as they stand: fewer than two where somebody has deleted one. */
  head: number;
  width: number;
  /** How the tab was dressed last; '' where that cannot be told. */
  mark: string;
}

/** null where the tab holds something of which nobody can tell what it is. */
export function layoutOf(
  rows: readonly CellValue[][],
  columns: readonly EntryColumn[],
): Layout | null {
  const all = allColumns(columns);
  const words = rows.slice(0, HEAD_ROWS).map((row) => row.map((cell) => fold(entryText(cell))));
  // How the tab was dressed stands behind the heading of a hidden column.
  const isHeading = (text: string, { heading }: EntryColumn) =>
    text === fold(heading) || text.startsWith(`${fold(heading)} ·`);
  const keyed = words[0]?.includes('key') === true;
  const headed = words.findIndex(
    (row) => all.filter((column) => row.some((text) => isHeading(text, column))).length > 2,
  );
  if (rows.length > 0 && (headed < 0 || (headed > 0 && !keyed && words[0]?.some(Boolean))))
    return null;
  const places = new Map<string, number>();
  for (const column of all) {
    const byKey = keyed ? (words[0] ?? []).indexOf(fold(column.key)) : -1;
    const byHeading = (words[headed] ?? []).findIndex((text) => isHeading(text, column));
    const place = byKey >= 0 ? byKey : byHeading;
    if (place >= 0 && ![...places.values()].includes(place)) places.set(column.key, place);
  }
  let end = Math.max(0, ...rows.map((row) => row.length));
  for (const { key } of all) if (!places.has(key)) places.set(key, end++);
  const [, mark = ''] = (words[headed]?.[places.get('base') ?? -1] ?? '').split(' · ');
  return { places, head: headed + 1, width: Math.max(end, all.length), mark };
}

export function linesOf(
  rows: readonly CellValue[][],
  columns: readonly EntryColumn[],
  { places, head }: Layout,
): StandingLine[] {
  const ours = new Set(places.values());
  return rows.slice(head).map((row) => {
    const text = (key: string) => entryText(row[places.get(key) ?? -1] ?? null);
    const cells = Object.fromEntries(columns.map(({ key }) => [key, text(key)]));
    const own = row.some((cell, at) => !ours.has(at) && !isBlank(cell));
    const line = { key: text('key'), base: text('base'), cells, state: text('state') };
    return own ? { ...line, own } : line;
  });
}

/** The cell of a line's column, `E5`; the tab then has its two rows of head. */
export function cellOf({ places }: Layout, line: number, column: string): string {
  return cellAddress(line + HEAD_ROWS, places.get(column) ?? 0);
}

export type Raw = unknown;

/**
 * The whole tab as it is to stand, row by row. What the staff keep in columns of their own goes along
 * with its line: `own` gives the value that stood in a line's row and column.
 */
export function rowsFor(
  lines: readonly EntryLine[],
  columns: readonly EntryColumn[],
  layout: Layout,
  { mark, own }: { mark: string; own: (from: number, column: number) => Raw },
): Raw[][] {
  const all = allColumns(columns);
  const byPlace = new Map(all.map((column) => [layout.places.get(column.key) ?? -1, column]));
  const row = (text: (column: EntryColumn) => string, other: (place: number) => Raw): Raw[] =>
    Array.from({ length: layout.width }, (_, place) => {
      const column = byPlace.get(place);
      return column === undefined ? other(place) : shielded(text(column));
    });
  return [
    row(
      ({ key }) => key,
      () => '',
    ),
    row(
      ({ key, heading }) => (key === 'base' ? `${heading} · ${mark}` : heading),
      (place) => own(-1, place),
    ),
    ...lines.map((line) =>
      row(
        ({ key }) => {
          if (key === 'key') return line.key;
          if (key === 'base') return line.base;
          return (key === 'state' ? line.state : line.cells[key]) ?? '';
        },
        (place) => (line.from === null ? '' : own(line.from, place)),
      ),
    ),
  ];
}

/** The rows that differ from what stands, first and last; null where none does. */
export function changedRows(
  standing: readonly (readonly Raw[])[],
  wanted: readonly (readonly Raw[])[],
): { first: number; last: number } | null {
  const height = Math.max(standing.length, wanted.length);
  const differs = (row: number): boolean => {
    const [there = [], here = []] = [standing[row], wanted[row]];
    const width = Math.max(there.length, here.length);
    for (let at = 0; at < width; at += 1) if ((there[at] ?? '') !== (here[at] ?? '')) return true;
    return false;
  };
  let first = 0;
  while (first < height && !differs(first)) first += 1;
  if (first === height) return null;
  let last = height - 1;
  while (!differs(last)) last -= 1;
  return { first, last };
}
