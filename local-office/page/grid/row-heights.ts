// Rows as tall as their wrapped text, where the form's estimate falls short: the grid's letters are a
// little wider than Google's. Only what one sees changes, nothing is sent to the office.
import { ICommandService, type Injector, type IRange, type Worksheet } from '@univerjs/core';
import { AutoHeightController } from '@univerjs/preset-sheets-core';

/** Rows looked at below the headings: more than anybody sees at once. */
const MOST_ROWS = 60;

export interface RowFitting {
  /** Headings and first rows of a tab, once until it is shown anew. */
  fit(sheet: Worksheet): void;
  fitRows(sheet: Worksheet, rows: Iterable<number>): void;
  forget(): void;
}

export function rowFitting(injector: Injector): RowFitting {
  const fitted = new Set<string>();

  function fitRows(sheet: Worksheet, rows: Iterable<number>): void {
    const wide = (row: number) => rangeOf(row, sheet.getColumnCount());
    const ranges = [...rows]
      .filter((row) => sheet.getRowVisible(row) && wraps(sheet, row))
      .map(wide);
    if (ranges.length === 0) return;
    const { redos } = injector
      .get(AutoHeightController)
      .getUndoRedoParamsOfAutoHeight(ranges, sheet.getSheetId());
    const commands = injector.get(ICommandService);
    for (const { id, params } of redos) {
      const given = params as { rowsAutoHeightInfo?: { row: number; autoHeight?: number }[] };
      // Never lower than it was meant to be.
      const rowsAutoHeightInfo = given.rowsAutoHeightInfo?.filter(
        ({ row, autoHeight = 0 }) => autoHeight > sheet.getRowHeight(row),
      );
      if (rowsAutoHeightInfo?.length === 0) continue;
      commands.syncExecuteCommand(id, { ...given, rowsAutoHeightInfo }, ONLY_HERE);
    }
  }

  return {
    fitRows,
    fit(sheet) {
      if (fitted.has(sheet.getSheetId())) return;
      fitted.add(sheet.getSheetId());
      const last = Math.min(sheet.getFreeze().ySplit + MOST_ROWS, sheet.getRowCount());
      fitRows(
        sheet,
        Array.from({ length: last }, (_, row) => row),
      );
    },
    forget: () => fitted.clear(),
  };
}

const ONLY_HERE = { onlyLocal: true, fromCollab: true };

function rangeOf(row: number, columns = 1): IRange {
  return { startRow: row, endRow: row, startColumn: 0, endColumn: columns - 1 };
}

/** Wrapping is 3 in Univer's styles. */
function wraps(sheet: Worksheet, row: number): boolean {
  for (let column = 0; column < sheet.getColumnCount(); column += 1) {
    const cell = sheet.getCellRaw(row, column);
    if (cell?.v && Number(sheet.getComposedCellStyle(row, column).tb) === 3) return true;
  }
  return false;
}
