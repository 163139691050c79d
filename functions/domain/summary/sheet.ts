// How a tab of the summary is put together: blocks (a title, a table, another table) one below the
// other with an empty line between. Tables are written as a list of columns, so that a heading, its
// width and its cells stand side by side in the code.
import type { Grid, GridCell, GridRange } from '../grid/grid.ts';
import { cellAddress } from '../workbook/cell.ts';
import { code, EMPTY, head } from './cells.ts';

export interface Column<Row> {
  head: string;
  /** In characters. */
  width: number;
  cell: (row: Row, index: number) => GridCell;
}

export interface Block {
  rows: GridCell[][];
  /** How many rows of the block stay in view; only the first such block of a tab counts. */
  frozen?: number;
  /** The row of the block that carries the filter's buttons, and how many columns it spans. */
  filter?: { row: number; columns: number };
  merges?: GridRange[];
}

/** Up to so many characters a table is read well on an upright A4. */
const PORTRAIT = 120;

export interface TableOptions {
  /** Rows of totals. They stand between the headings and the filter, so that sorting leaves them. */
  totals?: GridCell[][];
  /** A caption above the table. */
  caption?: GridCell;
  frozen?: boolean;
  filter?: boolean;
  /** Said in place of rows when there are none. */
  none?: string;
}

/**
 * Headings, totals, rows. A table with totals gets a row of column numbers, (1) (2) (3) …, as in
 * the forms of state reports; it carries the filter's buttons and parts totals from rows.
 */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  options: TableOptions = {},
): Block {
  const headings = [
    ...(options.caption ? [[options.caption]] : []),
    columns.map((column) => head(column.head)),
  ];
  return finishTable(headings, columns, rows, options);
}

/** A table whose headings, of one or more rows, the caller has laid out. */
export function finishTable<Row>(
  headings: GridCell[][],
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  options: TableOptions & { merges?: GridRange[] } = {},
): Block {
  const totals = options.totals ?? [];
  const numbers =
    totals.length > 0
      ? [columns.map((_, index) => code(`(${index + 1})`, { tone: 'header' as const }))]
      : [];
  const top = [...headings, ...totals, ...numbers];
  const body = rows.map((row, index) =>
    columns.map((column): GridCell => ({ ...column.cell(row, index), framed: true })),
  );
  if (body.length === 0 && options.none !== undefined)
    body.push([{ value: options.none, tone: 'note', wrap: false }]);
  return {
    rows: [...top, ...body],
    ...(options.frozen ? { frozen: top.length } : {}),
    ...(options.filter && rows.length > 0
      ? { filter: { row: top.length - 1, columns: columns.length } }
      : {}),
    ...(options.merges ? { merges: options.merges } : {}),
  };
}

/** The zero-based row of the tab at which each block begins. */
export function blockStarts(blocks: readonly Block[]): number[] {
  let next = 0;
  return blocks.map((block) => {
    const start = next;
    next += block.rows.length + 1;
    return start;
  });
}

/** Blocks one below the other. Rows are padded to one width, so that every writer finds a cell. */
export function sheet(
  name: string,
  blocks: readonly Block[],
  widths: readonly number[],
  frozenColumns = 0,
): Grid {
  const starts = blockStarts(blocks);
  const width = Math.max(widths.length, ...blocks.flatMap((b) => b.rows.map((row) => row.length)));
  const rows = blocks.flatMap((block, index) => (index > 0 ? [[], ...block.rows] : block.rows));
  const frozen = blocks.findIndex((block) => block.frozen !== undefined);
  const filtered = blocks.findIndex((block) => block.filter !== undefined);
  const start = (index: number) => starts[index] ?? 0;
  const filter = blocks[filtered]?.filter;
  const merges = blocks.flatMap((block, index) =>
    (block.merges ?? []).map((range) => ({
      ...range,
      top: range.top + start(index),
      bottom: range.bottom + start(index),
    })),
  );
  return {
    name,
    columns: Array.from({ length: width }, (_, index) => ({ width: widths[index] ?? 12 })),
    rows: rows.map((row) => [...row, ...Array<GridCell>(width - row.length).fill(EMPTY)]),
    frozenRows: frozen < 0 ? 0 : start(frozen) + (blocks[frozen]?.frozen ?? 0),
    frozenColumns,
    landscape: widths.reduce((sum, it) => sum + it, 0) > PORTRAIT,
    ...(merges.length > 0 ? { merges } : {}),
    ...(filter
      ? {
          filter: {
            top: start(filtered) + filter.row,
            left: 0,
            bottom: start(filtered) + (blocks[filtered]?.rows.length ?? 1) - 1,
            right: filter.columns - 1,
          },
        }
      : {}),
  };
}

/** `'Theo xã'!B7` for a place in the summary. */
export function linkTo(tab: string, row: number, column = 0): string {
  return `'${tab.replaceAll("'", "''")}'!${cellAddress(row, column)}`;
}
