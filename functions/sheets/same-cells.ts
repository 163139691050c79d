// Whether a tab still holds what was written into it. What was entered is compared, not what is
// shown: a formula typed over a figure is found even while it comes to the same number.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Grid, GridCell } from '../domain/grid/grid.ts';
import { cleanText, enteredValue } from './cell-data.ts';

type Cell = sheets_v4.Schema$CellData;

/** Numbers travel as decimal text. */
const TOLERANCE = 1e-12;

/** Read with values and notes as they were entered. */
export function holdsCells(sheet: sheets_v4.Schema$Sheet, grid: Grid): boolean {
  const found = cellsOf(sheet);
  const wanted = grid.rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => (isEmpty(cell) ? [] : [[`${row}:${column}`, cell] as const])),
  );
  return wanted.length === found.size && wanted.every(([at, cell]) => isSame(found.get(at), cell));
}

/** No cell of the sheet holds anything. */
export function showsNothing(sheet: sheets_v4.Schema$Sheet): boolean {
  return cellsOf(sheet).size === 0;
}

/** Cells that hold a value or a note, by `row:column`. */
function cellsOf({ data = [] }: sheets_v4.Schema$Sheet): Map<string, Cell> {
  const found = new Map<string, Cell>();
  for (const { startRow, startColumn, rowData } of data)
    for (const [down, { values }] of (rowData ?? []).entries())
      for (const [along, cell] of (values ?? []).entries())
        if (cell.userEnteredValue || cell.note)
          found.set(`${(startRow ?? 0) + down}:${(startColumn ?? 0) + along}`, cell);
  return found;
}

function isEmpty(cell: GridCell): boolean {
  return enteredValue(cell.value) === null && !cell.note;
}

function isSame(found: Cell | undefined, cell: GridCell): boolean {
  if (found === undefined || (found.note ?? '').trim() !== cleanText(cell.note ?? '').trim())
    return false;
  const wanted = enteredValue(cell.value) ?? {};
  const has = found.userEnteredValue ?? {};
  if (typeof wanted.numberValue === 'number')
    return (
      typeof has.numberValue === 'number' &&
      Math.abs(has.numberValue - wanted.numberValue) <= TOLERANCE * Math.abs(wanted.numberValue)
    );
  if (typeof wanted.formulaValue === 'string')
    return spaceless(has.formulaValue) === spaceless(wanted.formulaValue);
  return (
    (has.stringValue ?? null) === (wanted.stringValue ?? null) &&
    (has.boolValue ?? null) === (wanted.boolValue ?? null) &&
    (has.numberValue ?? null) === null &&
    (has.formulaValue ?? null) === null
  );
}

function spaceless(formula: string | null | undefined): string | null {
  return formula?.replace(/\s/g, '') ?? null;
}
