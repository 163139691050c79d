// Grids as the cells that a reader would find in them.
import type { CellBook, CellValue } from '../workbook/cell.ts';
import type { Grid, GridValue } from './grid.ts';

/** What reading a written workbook gives back: formulas become their results. */
export function bookOf(grids: readonly Grid[]): CellBook {
  return {
    tabs: grids.map((grid) => ({
      name: grid.name,
      rows: grid.rows.map((row) => row.map(({ value }) => cellValue(value))),
    })),
  };
}

function cellValue(value: GridValue): CellValue {
  return typeof value === 'object' && value !== null && 'formula' in value ? value.result : value;
}
