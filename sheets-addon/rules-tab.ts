// Writes what a spreadsheet is checked by into its hidden tabs: the context in `_QuyDinh`, last
// period's figures in `_KyTruoc`. Each tab is written in one call, so that it is never half old.
import type { GridValue } from '../functions/domain/grid/grid.ts';
import { contextGrid, type WorkbookContext } from '../functions/domain/workbook/context.ts';
import { CONTEXT_TAB, PREVIOUS_TAB } from '../functions/domain/workbook/contract.ts';
import { previousGrid } from '../functions/domain/workbook/form-grids.ts';
import { safePieces } from './safe-pieces.ts';

/** Village, team and indicator: codes, whose zeros in front must not be lost. */
const CODE_COLUMNS = 3;

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export function writeRules(spreadsheet: Spreadsheet, context: WorkbookContext): void {
  const pieces = contextGrid(context).rows.map((row) => textOf(row[0]?.value));
  writeTab(
    spreadsheet,
    CONTEXT_TAB,
    safePieces(pieces).map((piece) => [piece]),
    1,
  );
  const rows = previousGrid(context.previous).rows.map((row) => row.map(({ value }) => value));
  writeTab(spreadsheet, PREVIOUS_TAB, rows, CODE_COLUMNS);
}

function textOf(value: GridValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function writeTab(
  spreadsheet: Spreadsheet,
  name: string,
  rows: readonly (readonly GridValue[])[],
  textColumns: number,
): void {
  const sheet = spreadsheet.getSheetByName(name) ?? hiddenSheet(spreadsheet, name);
  const width = Math.max(...rows.map((row) => row.length));
  const height = Math.max(rows.length, sheet.getLastRow());
  const missing = height - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const values = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => rows[row]?.[column] ?? ''),
  );
  sheet.getRange(1, 1, height, textColumns).setNumberFormat('@');
  sheet.getRange(1, 1, height, width).setValues(values);
}

/** A new tab takes the officer away from where they were; they are led back. */
function hiddenSheet(spreadsheet: Spreadsheet, name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const active = spreadsheet.getActiveSheet();
  const sheet = spreadsheet.insertSheet(name);
  sheet.hideSheet();
  spreadsheet.setActiveSheet(active);
  return sheet;
}
