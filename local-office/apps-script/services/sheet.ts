// SpreadsheetApp.Sheet: one tab, known by its sheetId, so that it stays itself when it is renamed.
import { parseArea, splitA1, type Area } from '../area.ts';
import type { Execution } from '../execution.ts';
import type { SheetFacts } from '../questions.ts';
import { addMetadata, metadataOf } from './metadata.ts';
import { protect, protectionsOf } from './protection.ts';
import { areaOf, rangeInside } from './range.ts';
import { selectedArea } from './selection.ts';
import { plainValues } from './range-writing.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

export function sheetObject(execution: Execution, sheetId: number): Sheet {
  const { ask, make } = execution;
  const facts = (): SheetFacts => {
    const found = ask('sheets').find((sheet) => sheet.sheetId === sheetId);
    if (found === undefined) throw new Error(`Sheet ${sheetId} not found`);
    return found;
  };
  const change = (properties: object, fields: string): Sheet => {
    ask('apply', [{ updateSheetProperties: { properties: { sheetId, ...properties }, fields } }]);
    return sheet;
  };
  const insertRows = (at: number, howMany: number, inheritFromBefore: boolean): Sheet => {
    const range = { sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + howMany };
    ask('apply', [{ insertDimension: { range, inheritFromBefore } }]);
    return sheet;
  };
  const stretch = (
    dimension: 'ROWS' | 'COLUMNS',
    from: number,
    howMany: number,
    properties: { hiddenByUser?: boolean; pixelSize?: number },
  ): void => {
    const range = { sheetId, dimension, startIndex: from - 1, endIndex: from - 1 + howMany };
    const fields = Object.keys(properties).join(',');
    ask('apply', [{ updateDimensionProperties: { range, properties, fields } }]);
  };
  const select = (area: Area): void => {
    execution.selection = { area, moved: true };
  };
  const own = (): Area => {
    const area = selectedArea(execution);
    return area.sheetId === sheetId ? area : { sheetId, row: 1, column: 1, rows: 1, columns: 1 };
  };
  const activate = (range: Range): Range => {
    select(areaOf(range));
    return range;
  };
  const dataArea = (): Area => {
    const { rows, columns } = ask('content', sheetId);
    return { sheetId, row: 1, column: 1, rows: Math.max(rows, 1), columns: Math.max(columns, 1) };
  };
  const sheet: Sheet = execution.guard<Sheet>('SpreadsheetApp.Sheet', {
    getName: () => facts().title,
    getSheetName: () => facts().title,
    setName: (title: string) => change({ title }, 'title'),
    getSheetId: () => sheetId,
    getIndex: () => ask('sheets').findIndex((it) => it.sheetId === sheetId) + 1,
    getParent: () => make.spreadsheet(),
    isSheetHidden: () => facts().hidden,
    hideSheet: () => change({ hidden: true }, 'hidden'),
    showSheet: () => change({ hidden: false }, 'hidden'),
    getLastRow: () => ask('content', sheetId).rows,
    getLastColumn: () => ask('content', sheetId).columns,
    getMaxRows: () => facts().rows,
    getMaxColumns: () => facts().columns,
    getDataRange: () => make.range(dataArea()),
    getRange: (from: string | number, column?: number, rows: number = 1, columns: number = 1) => {
      if (typeof from === 'number')
        return rangeInside(execution, { sheetId, row: from, column: column ?? 1, rows, columns });
      const area = parseArea(splitA1(from).cells, sheetId, facts());
      if (area === undefined) throw new Error('Range not found');
      return rangeInside(execution, area);
    },
    insertRowsAfter: (after: number, howMany: number) => insertRows(after, howMany, true),
    insertRowAfter: (after: number) => insertRows(after, 1, true),
    insertRowsBefore: (before: number, howMany: number) => insertRows(before - 1, howMany, false),
    insertRowBefore: (before: number) => insertRows(before - 1, 1, false),
    appendRow: (contents: unknown[]) => {
      appendRow(execution, facts(), contents);
      return sheet;
    },
    hideRows: (from: number, howMany: number = 1) =>
      stretch('ROWS', from, howMany, { hiddenByUser: true }),
    showRows: (from: number, howMany: number = 1) =>
      stretch('ROWS', from, howMany, { hiddenByUser: false }),
    hideColumns: (from: number, howMany: number = 1) =>
      stretch('COLUMNS', from, howMany, { hiddenByUser: true }),
    showColumns: (from: number, howMany: number = 1) =>
      stretch('COLUMNS', from, howMany, { hiddenByUser: false }),
    setColumnWidth: (column: number, pixelSize: number) => {
      stretch('COLUMNS', column, 1, { pixelSize });
      return sheet;
    },
    insertColumnsAfter: (after: number, howMany: number) => {
      const range = { sheetId, dimension: 'COLUMNS', startIndex: after, endIndex: after + howMany };
      ask('apply', [{ insertDimension: { range, inheritFromBefore: true } }]);
      return sheet;
    },
    setFrozenRows: (rows: number) =>
      void change({ gridProperties: { frozenRowCount: rows } }, 'gridProperties.frozenRowCount'),
    setFrozenColumns: (columns: number) =>
      void change(
        { gridProperties: { frozenColumnCount: columns } },
        'gridProperties.frozenColumnCount',
      ),
    activate: () => {
      select(own());
      return sheet;
    },
    getActiveRange: () => make.range(own()),
    getActiveCell: () => make.range({ ...own(), rows: 1, columns: 1 }),
    getCurrentCell: () => make.range({ ...own(), rows: 1, columns: 1 }),
    setActiveRange: activate,
    setCurrentCell: activate,
    setActiveSelection: (range: Range | string) =>
      activate(typeof range === 'string' ? sheet.getRange(range) : range),
    getDeveloperMetadata: () => metadataOf(execution, (it) => it.sheetId === sheetId),
    addDeveloperMetadata: (key: string, ...rest: unknown[]) => {
      addMetadata(execution, sheetId, key, rest);
      return sheet;
    },
    protect: () => protect(execution, sheetId),
    getProtections: (type: GoogleAppsScript.Spreadsheet.ProtectionType) =>
      protectionsOf(execution, sheetId).filter((it) => it.getProtectionType() === type),
  });
  return sheet;
}

/** Below the last row that holds anything; the sheet grows where it is full. */
function appendRow(execution: Execution, sheet: SheetFacts, contents: readonly unknown[]): void {
  if (contents.length === 0) throw new Error('The row contents must not be empty.');
  const { sheetId } = sheet;
  const row = execution.ask('content', sheetId).rows + 1;
  const grow = (dimension: string, length: number) =>
    length > 0 ? [{ appendDimension: { sheetId, dimension, length } }] : [];
  const area = { sheetId, row, column: 1, rows: 1, columns: contents.length };
  const growth = [
    ...grow('ROWS', row - sheet.rows),
    ...grow('COLUMNS', contents.length - sheet.columns),
  ];
  execution.ask('write', area, plainValues(execution, [contents]), growth);
}
