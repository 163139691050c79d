// SpreadsheetApp.Range: where it is and what lies around it. What is read from its cells and written
// to them is next door.
import { nameOfArea, type Area } from '../area.ts';
import type { Execution } from '../execution.ts';
import { rangeReading } from './range-reading.ts';
import { rangeWriting } from './range-writing.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;

const areas = new WeakMap<Range, Area>();

/** The area of a Range that one of our services made. */
export function areaOf(range: Range): Area {
  const area = areas.get(range);
  if (area === undefined) throw new Error('expected a Range, found something else');
  return area;
}

/** @throws Error for an area that is not in the sheet */
export function rangeObject(execution: Execution, area: Area): Range {
  const { row, column, rows, columns, sheetId } = area;
  const range: Range = execution.guard<Range>('SpreadsheetApp.Range', {
    ...rangeReading(execution, area),
    ...rangeWriting(execution, area, () => range),
    getA1Notation: () => nameOfArea(area),
    getRow: () => row,
    getRowIndex: () => row,
    getColumn: () => column,
    getNumRows: () => rows,
    getNumColumns: () => columns,
    getHeight: () => rows,
    getWidth: () => columns,
    getLastRow: () => row + rows - 1,
    getLastColumn: () => column + columns - 1,
    getSheet: () => execution.make.sheet(sheetId),
    getGridId: () => sheetId,
    getCell: (down: number, right: number) => {
      if (down < 1 || right < 1 || down > rows || right > columns)
        throw new Error('Cell reference out of range');
      return execution.make.range({
        sheetId,
        row: row + down - 1,
        column: column + right - 1,
        rows: 1,
        columns: 1,
      });
    },
    offset: (down: number, right: number, high: number = rows, wide: number = columns) =>
      rangeInside(execution, {
        sheetId,
        row: row + down,
        column: column + right,
        rows: high,
        columns: wide,
      }),
    canEdit: () => execution.ask('canEdit', area),
    activate: () => {
      execution.selection = { area, moved: true };
      return range;
    },
  });
  areas.set(range, area);
  return range;
}

/** A range that a script asked for. @throws Error where the sheet does not reach that far */
export function rangeInside(execution: Execution, area: Area): Range {
  if (area.rows < 1) throw new Error('The number of rows in the range must be at least 1.');
  if (area.columns < 1) throw new Error('The number of columns in the range must be at least 1.');
  if (area.row < 1) throw new Error('The starting row of the range is too small.');
  if (area.column < 1) throw new Error('The starting column of the range is too small.');
  const size = execution.ask('sheets').find((sheet) => sheet.sheetId === area.sheetId);
  const fits =
    size !== undefined &&
    area.row + area.rows - 1 <= size.rows &&
    area.column + area.columns - 1 <= size.columns;
  if (!fits)
    throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
  return rangeObject(execution, area);
}
