// Formulas worked out by the library's engine, which knows hundreds of functions: cells with formulas
// go in, their results come out. Nothing of a file is needed for it.
import {
  calculateFormulas,
  type CellLike,
  type FormulaResultLike,
  type RowLike,
  type WorkbookLike,
  type WorksheetLike,
} from '@cj-tech-master/excelts/formula';

/** What stands in a cell, or the formula in it, without its `=`. */
export type FormulaCell = null | string | number | boolean | { formula: string };

export type FormulaResult = null | string | number | boolean | { error: string };

export interface FormulaSheet {
  name: string;
  rows: readonly (readonly FormulaCell[])[];
}

/** The kinds of cells that the engine tells apart. */
const BLANK = 0;
const PLAIN = 2;
const FORMULA = 6;

/**
 * The results of all formulas, `results[sheet]?.[row]?.[column]`, zero-based; an error is as the cell
 * shows it, `#REF!`. Takes some 400 ms for a commune's workbook of 40 villages.
 */
export function calculateAll(sheets: readonly FormulaSheet[]): FormulaResult[][][] {
  const results = sheets.map((): FormulaResult[][] => []);
  const worksheets = sheets.map((sheet, index) =>
    worksheetOf(sheet, index + 1, (row, column, result) => {
      const rows = results[index] ?? [];
      (rows[row] ??= [])[column] = result;
    }),
  );
  const workbook: WorkbookLike = {
    worksheets,
    getWorksheet: (wanted) => worksheets.find((it) => it.name === wanted || it.id === wanted),
  };
  calculateFormulas(workbook);
  return results;
}

type Keep = (row: number, column: number, result: FormulaResult) => void;

/** The engine counts rows and columns from 1. */
function worksheetOf({ name, rows }: FormulaSheet, id: number, keep: Keep): WorksheetLike {
  const cellAt = (row: number, col: number): CellLike => {
    const value = rows[row - 1]?.[col - 1] ?? null;
    const formula = typeof value === 'object' && value !== null ? value.formula : undefined;
    return {
      row,
      col,
      type: value === null ? BLANK : formula === undefined ? PLAIN : FORMULA,
      ...(formula === undefined ? {} : { formula }),
      model: formula === undefined ? {} : { formula },
      value,
      get result(): FormulaResultLike {
        return undefined;
      },
      set result(it) {
        if (formula !== undefined) keep(row - 1, col - 1, it instanceof Date ? null : (it ?? null));
      },
    };
  };
  return {
    id,
    name,
    dimensions: {
      top: 1,
      left: 1,
      bottom: Math.max(1, rows.length),
      right: Math.max(1, ...rows.map((row) => row.length)),
    },
    eachRow(...given: unknown[]) {
      const visit = given.at(-1) as (row: RowLike, rowNumber: number) => void;
      for (const index of rows.keys())
        visit(rowOf(rows[index] ?? [], index + 1, cellAt), index + 1);
    },
    findCell: cellAt,
    getCell: cellAt,
  };
}

function rowOf(
  cells: readonly FormulaCell[],
  row: number,
  cellAt: (row: number, column: number) => CellLike,
): RowLike {
  return {
    eachCell(...given: unknown[]) {
      const visit = given.at(-1) as (cell: CellLike, column: number) => void;
      for (const [index, cell] of cells.entries())
        if (cell !== null) visit(cellAt(row, index + 1), index + 1);
    },
  };
}
