// A spreadsheet being changed. What stands is never touched: sheets and rows are copied when they are
// first written to, so a batch that is refused half-way leaves nothing behind, and who holds an
// earlier state keeps it whole.
import type { StoredCell, StoredSheet, StoredSpreadsheet } from './store.ts';

export interface Draft {
  book: StoredSpreadsheet;
  /** The account that makes the change, and the one that owns the file. */
  by: string;
  owner: string;
  /** Recorded changes were allowed when they were made. */
  replaying: boolean;
  /** Values, or where they stand, have changed: results of formulas are out of date. */
  recalculate: boolean;
  /** What this draft has copied already and may write to. */
  own: Set<object>;
}

export function openDraft(
  book: StoredSpreadsheet,
  who: Pick<Draft, 'by' | 'owner' | 'replaying'>,
): Draft {
  return {
    book: {
      ...book,
      properties: { ...book.properties },
      sheets: [...book.sheets],
      developerMetadata: [...book.developerMetadata],
      namedRanges: [...book.namedRanges],
    },
    ...who,
    recalculate: false,
    own: new Set(),
  };
}

export function findSheet(book: StoredSpreadsheet, sheetId: number): StoredSheet | undefined {
  return book.sheets.find((it) => it.properties.sheetId === sheetId);
}

/** The sheet as one that may be written to; its cells by `writeCell` and `cellRows` only. */
export function openSheet(draft: Draft, sheet: StoredSheet): StoredSheet {
  if (draft.own.has(sheet)) return sheet;
  const copy: StoredSheet = {
    ...sheet,
    properties: { ...sheet.properties, gridProperties: { ...sheet.properties.gridProperties } },
    cells: [...sheet.cells],
    rowMetadata: [...sheet.rowMetadata],
    columnMetadata: [...sheet.columnMetadata],
    merges: [...sheet.merges],
    protectedRanges: [...sheet.protectedRanges],
    conditionalFormats: [...sheet.conditionalFormats],
    charts: [...sheet.charts],
    developerMetadata: [...sheet.developerMetadata],
  };
  const at = draft.book.sheets.indexOf(sheet);
  if (at < 0) throw new Error(`sheet ${sheet.properties.sheetId} is not of this draft`);
  draft.book.sheets[at] = copy;
  draft.own.add(copy);
  return copy;
}

/** All rows of an opened sheet, each one free to be written to. */
export function cellRows(draft: Draft, sheet: StoredSheet): (StoredCell | undefined)[][] {
  for (const row of sheet.cells.keys()) openRow(draft, sheet, row);
  return sheet.cells;
}

/** Puts a cell in place of another; undefined clears it. The sheet must be opened. */
export function writeCell(
  draft: Draft,
  sheet: StoredSheet,
  row: number,
  column: number,
  cell: StoredCell | undefined,
): void {
  const kept = cell !== undefined && Object.keys(cell).length > 0 ? cell : undefined;
  if (kept === undefined && sheet.cells[row]?.[column] === undefined) return;
  const cells = openRow(draft, sheet, row);
  while (cells.length < column) cells.push(undefined);
  cells[column] = kept;
  if (kept === undefined) trim(sheet, row);
}

/** Cuts off what is empty at the end, so that the same sheet is always the same value. */
function trim(sheet: StoredSheet, row: number): void {
  const cells = sheet.cells[row] ?? [];
  while (cells.length > 0 && cells.at(-1) === undefined) cells.pop();
  while (sheet.cells.length > 0 && sheet.cells.at(-1)?.length === 0) sheet.cells.pop();
}

function openRow(draft: Draft, sheet: StoredSheet, row: number): (StoredCell | undefined)[] {
  while (sheet.cells.length <= row) {
    const fresh: undefined[] = [];
    draft.own.add(fresh);
    sheet.cells.push(fresh);
  }
  const cells = sheet.cells[row] ?? [];
  if (draft.own.has(cells)) return cells;
  const copy = [...cells];
  draft.own.add(copy);
  sheet.cells[row] = copy;
  return copy;
}
