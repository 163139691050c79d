// What Google refuses is refused here, with its code, its status and a sentence that names the
// request; a refused batch leaves no trace.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGoogle, provisioned, refusal, ROBOT, typing, VIEWER, type Google } from './office.ts';

let google: Google;
beforeAll(async () => {
  google = await openGoogle();
});
afterAll(() => google.close());

const range = {
  sheetId: 1,
  startRowIndex: 0,
  endRowIndex: 2,
  startColumnIndex: 0,
  endColumnIndex: 2,
};
const cell = { userEnteredValue: { numberValue: 1 } };
const long = 'x'.repeat(50_001);
const series = (source: object) => [{ series: { sourceRange: { sources: [source] } } }];
const anchored = { overlayPosition: { anchorCell: { sheetId: 1 } } };

describe('batchUpdate refuses', () => {
  it.each<[string, unknown, RegExp]>([
    [
      'a request of no name',
      { addShet: {} },
      /Unknown name "addShet" at 'requests\[0\]': Cannot find field/,
    ],
    [
      'a field of no name',
      { addSheet: { properties: { titel: 'x' } } },
      /Unknown name "titel" at 'requests\[0\]\.add_sheet\.properties'/,
    ],
    [
      'a field of no name deep inside',
      {
        updateCells: {
          start: { sheetId: 1 },
          fields: '*',
          rows: [{ values: [{ userEnteredFormat: { textFormat: { fat: true } } }] }],
        },
      },
      /Unknown name "fat" at 'requests\[0\]\.update_cells\.rows\[0\]\.values\[0\]\.user_entered_format\.text_format'/,
    ],
    [
      'a number that is text',
      { deleteSheet: { sheetId: '1' } },
      /Invalid value at 'requests\[0\]\.delete_sheet\.sheet_id' \(TYPE_DOUBLE\), "1"/,
    ],
    [
      'a word that is none',
      { mergeCells: { range, mergeType: 'MERGE_SOME' } },
      /Invalid value at 'requests\[0\]\.merge_cells\.merge_type' \(TYPE_ENUM\)/,
    ],
    [
      'a list that is none',
      { updateCells: { start: { sheetId: 1 }, fields: '*', rows: {} } },
      /Invalid value at 'requests\[0\]\.update_cells\.rows'/,
    ],
    ['two requests in one', { addSheet: {}, deleteSheet: {} }, /Invalid requests\[0\]/],
    ['no request', {}, /Invalid requests\[0\]: No request set/],
    [
      'a tab that is not there',
      { updateCells: { start: { sheetId: 7 }, rows: [], fields: '*' } },
      /^Invalid requests\[0\]\.updateCells: No grid with id: 7$/,
    ],
    [
      'no fields mask',
      { updateCells: { start: { sheetId: 1 }, rows: [] } },
      /At least one field must be listed in 'fields'/,
    ],
    [
      'an unknown fields mask',
      { repeatCell: { range, cell, fields: 'userEnteredValu' } },
      /Invalid requests\[0\]\.repeatCell: .*path 'userEnteredValu'/,
    ],
    [
      'an unknown fields mask deep inside',
      { repeatCell: { range, cell, fields: 'userEnteredFormat(textFormat.fat)' } },
      /path 'userEnteredFormat\.textFormat\.fat'/,
    ],
    [
      'a fields mask that is not closed',
      { repeatCell: { range, cell, fields: 'userEnteredFormat(textFormat' } },
      /fields "userEnteredFormat\(textFormat"/,
    ],
    [
      'a part that only Google writes',
      { repeatCell: { range, cell, fields: 'effectiveValue' } },
      /read-only or not supported: effectiveValue/,
    ],
    [
      'a range below the grid',
      { repeatCell: { range: { ...range, endRowIndex: 21 }, cell, fields: '*' } },
      /endRowIndex\[21\] is after last row in grid\[20\]/,
    ],
    [
      'a range right of the grid',
      { mergeCells: { range: { ...range, endColumnIndex: 9 } } },
      /endColumnIndex\[9\] is after last column in grid\[8\]/,
    ],
    [
      'a range turned round',
      { unmergeCells: { range: { ...range, startRowIndex: 2 } } },
      /startRowIndex\[2\] must be before/,
    ],
    [
      'a range below zero',
      { unmergeCells: { range: { ...range, startRowIndex: -1 } } },
      /Invalid grid index: -1/,
    ],
    [
      'cells below the grid',
      {
        updateCells: {
          start: { sheetId: 1, rowIndex: 19 },
          rows: [{ values: [cell] }, { values: [cell] }],
          fields: '*',
        },
      },
      /Attempting to write row: 20, beyond the last requested row of: 19/,
    ],
    [
      'cells right of their range',
      { updateCells: { range, rows: [{ values: [cell, cell, cell] }], fields: '*' } },
      /Attempting to write column: 2, beyond the last requested column of: 1/,
    ],
    [
      'a range and a corner',
      { updateCells: { range, start: { sheetId: 1 }, rows: [], fields: '*' } },
      /Only one of range and start/,
    ],
    ['neither range nor corner', { updateCells: { rows: [], fields: '*' } }, /Must specify either/],
    [
      'a text of 50,001 characters',
      { repeatCell: { range, cell: { userEnteredValue: { stringValue: long } }, fields: '*' } },
      /Invalid requests\[0\]\.repeatCell: Your input contains more than the maximum of 50000 characters in a single cell\./,
    ],
    [
      'a note of 50,001 characters',
      { repeatCell: { range, cell: { note: long }, fields: 'note' } },
      /maximum of 50000 characters/,
    ],
    [
      'two values in a cell',
      {
        repeatCell: {
          range,
          cell: { userEnteredValue: { numberValue: 1, stringValue: 'x' } },
          fields: '*',
        },
      },
      /Only one value may be set/,
    ],
    [
      'an error as a value',
      {
        repeatCell: {
          range,
          cell: { userEnteredValue: { errorValue: { type: 'REF' } } },
          fields: '*',
        },
      },
      /errorValue is read-only/,
    ],
    [
      'a formula without =',
      { repeatCell: { range, cell: { userEnteredValue: { formulaValue: 'A1' } }, fields: '*' } },
      /must start with "="/,
    ],
    [
      'a number format without a kind',
      {
        repeatCell: {
          range,
          cell: { userEnteredFormat: { numberFormat: { pattern: '0' } } },
          fields: '*',
        },
      },
      /numberFormat\.type must be set/,
    ],
    [
      'a list to choose from that is empty',
      { setDataValidation: { range, rule: { condition: { type: 'ONE_OF_LIST' } } } },
      /1 to 500 entries for ONE_OF_LIST, found 0/,
    ],
    [
      'a rule between one number',
      {
        setDataValidation: {
          range,
          rule: { condition: { type: 'NUMBER_BETWEEN', values: [{ userEnteredValue: '1' }] } },
        },
      },
      /2 entries for NUMBER_BETWEEN, found 1/,
    ],
    [
      'a range to choose from that is text',
      {
        setDataValidation: {
          range,
          rule: { condition: { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: 'A1:A3' }] } },
        },
      },
      /Invalid ConditionValue\.userEnteredValue: A1:A3/,
    ],
    [
      'a rule that asks nothing',
      { setDataValidation: { range, rule: { strict: true } } },
      /condition\.type must be set/,
    ],
    [
      'a conditional format for nothing',
      { addConditionalFormatRule: { rule: { ranges: [] } } },
      /rule\.ranges must be specified/,
    ],
    [
      'a conditional format without a rule',
      { addConditionalFormatRule: { rule: { ranges: [range] } } },
      /must have a booleanRule or a gradientRule/,
    ],
    [
      'a conditional format at a place that is none',
      {
        addConditionalFormatRule: {
          index: 3,
          rule: { ranges: [range], booleanRule: { condition: { type: 'BLANK' }, format: {} } },
        },
      },
      /Invalid index: 3/,
    ],
    [
      'the end of a conditional format that is not there',
      { deleteConditionalFormatRule: { sheetId: 1, index: 0 } },
      /No conditional format on sheet: 1 at index: 0/,
    ],
    [
      'a name that is taken, in other case',
      { addSheet: { properties: { title: 'số liệu' } } },
      /A sheet with the name "số liệu" already exists\. Please enter another name\./,
    ],
    [
      'an id that is taken',
      { addSheet: { properties: { sheetId: 1, title: 'Mới' } } },
      /Sheet with id 1 already exists/,
    ],
    [
      'a name of 101 characters',
      { addSheet: { properties: { title: 'x'.repeat(101) } } },
      /greater than 100/,
    ],
    [
      'a tab without rows',
      { addSheet: { properties: { gridProperties: { rowCount: 0 } } } },
      /rowCount must be at least 1/,
    ],
    [
      'more than ten million cells',
      { addSheet: { properties: { gridProperties: { rowCount: 1_000_000, columnCount: 11 } } } },
      /above the limit of 10000000 cells/,
    ],
    [
      'all rows frozen',
      {
        updateSheetProperties: {
          properties: { sheetId: 1, gridProperties: { frozenRowCount: 20 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
      /can't freeze all visible rows/,
    ],
    [
      'an empty name',
      { updateSheetProperties: { properties: { sheetId: 1 }, fields: 'title' } },
      /Sheet name cannot be empty/,
    ],
    [
      'hiding the last tab',
      { updateSheetProperties: { properties: { sheetId: 1, hidden: true }, fields: 'hidden' } },
      /can't hide all the sheets/,
    ],
    [
      'the end of the last tab',
      { deleteSheet: { sheetId: 1 } },
      /You can't remove all the sheets in a document\./,
    ],
    ['the end of a tab that is not there', { deleteSheet: { sheetId: 2 } }, /No sheet with id: 2/],
    [
      'a copy of a tab that is not there',
      { duplicateSheet: { sourceSheetId: 2 } },
      /No grid with id: 2/,
    ],
    [
      'rows beyond the last',
      {
        insertDimension: { range: { sheetId: 1, dimension: 'ROWS', startIndex: 21, endIndex: 22 } },
      },
      /startIndex\[21\] is after last row in grid\[20\]/,
    ],
    [
      'rows like those before the first',
      {
        insertDimension: {
          range: { sheetId: 1, dimension: 'ROWS', startIndex: 0, endIndex: 1 },
          inheritFromBefore: true,
        },
      },
      /inheritFromBefore cannot be true/,
    ],
    [
      'the end of all rows',
      { deleteDimension: { range: { sheetId: 1, dimension: 'ROWS' } } },
      /can't delete all the rows/,
    ],
    [
      'rows of no number',
      { appendDimension: { sheetId: 1, dimension: 'ROWS', length: 0 } },
      /Invalid length: 0/,
    ],
    [
      'a height that only a filter gives',
      {
        updateDimensionProperties: {
          range: { sheetId: 1, dimension: 'ROWS' },
          properties: {},
          fields: 'hiddenByFilter',
        },
      },
      /hiddenByFilter/,
    ],
    [
      'free cells inside a protected part',
      { addProtectedRange: { protectedRange: { range, unprotectedRanges: [range] } } },
      /unprotectedRanges may only be set when the whole sheet is protected/,
    ],
    [
      'editors of what only warns',
      {
        addProtectedRange: {
          protectedRange: { range, warningOnly: true, editors: { users: [VIEWER] } },
        },
      },
      /Editors may not be set when warningOnly is true/,
    ],
    [
      'a change of a protection that is not there',
      { deleteProtectedRange: { protectedRangeId: 3 } },
      /No protected range with id: 3/,
    ],
    [
      'a filter outside the grid',
      { setBasicFilter: { filter: { range: { ...range, endRowIndex: 99 } } } },
      /endRowIndex\[99\]/,
    ],
    [
      'sorting by a column elsewhere',
      { sortRange: { range, sortSpecs: [{ dimensionIndex: 5 }] } },
      /Sort column 5 is outside of the range/,
    ],
    ['sorting by nothing', { sortRange: { range, sortSpecs: [] } }, /sortSpecs must be specified/],
    [
      'a named range with a space',
      { addNamedRange: { namedRange: { name: 'số hộ', range } } },
      /Invalid named range/,
    ],
    [
      'the end of a name that is none',
      { deleteNamedRange: { namedRangeId: 'x' } },
      /No named range with id: x/,
    ],
    [
      'a chart of no kind',
      { addChart: { chart: { spec: { title: 'x' }, position: anchored } } },
      /exactly one chart/,
    ],
    [
      'a chart of a tab that is not there',
      {
        addChart: {
          chart: {
            spec: { basicChart: { chartType: 'BAR', series: series({ sheetId: 9 }) } },
            position: anchored,
          },
        },
      },
      /No grid with id: 9/,
    ],
    [
      'a chart of a block of cells',
      {
        addChart: {
          chart: {
            spec: { basicChart: { chartType: 'BAR', series: series(range) } },
            position: anchored,
          },
        },
      },
      /single row or a single column/,
    ],
    [
      'a chart that is nowhere',
      { addChart: { chart: { spec: { basicChart: { chartType: 'BAR' } } } } },
      /overlayPosition must be specified/,
    ],
    [
      'a chart that is not there',
      { updateChartSpec: { chartId: 3, spec: {} } },
      /No chart with id: 3/,
    ],
    [
      'an object that is not there',
      { deleteEmbeddedObject: { objectId: 3 } },
      /No embedded object with id: 3/,
    ],
    [
      'metadata without a key',
      {
        createDeveloperMetadata: {
          developerMetadata: { visibility: 'DOCUMENT', location: { spreadsheet: true } },
        },
      },
      /metadataKey must be specified/,
    ],
    [
      'metadata that is nowhere',
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataKey: 'a', visibility: 'DOCUMENT', location: {} },
        },
      },
      /location must be specified/,
    ],
    [
      'metadata of two rows',
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataKey: 'a',
            visibility: 'DOCUMENT',
            location: {
              dimensionRange: { sheetId: 1, dimension: 'ROWS', startIndex: 0, endIndex: 2 },
            },
          },
        },
      },
      /single row or column/,
    ],
    [
      'an end of metadata without a filter',
      { deleteDeveloperMetadata: {} },
      /dataFilter must be specified/,
    ],
  ])('%s', async (_what, request, message) => {
    const id = provisioned(google.store, ['Số liệu'], [typing(1, 0, 0, [['a', 1]])]);
    const before = google.store.spreadsheet(id);
    const found = await refusal(
      google
        .sheets(ROBOT)
        .batchUpdate({ spreadsheetId: id, requestBody: { requests: [request as object] } }),
    );
    expect(found.message).toMatch(message);
    expect(found.code).toBe(400);
    expect(google.store.spreadsheet(id)).toBe(before);
  });

  it('names the request that is wrong among others', async () => {
    const id = provisioned(google.store);
    const requests = [{ addSheet: {} }, { addSheet: {} }, { deleteSheet: { sheetId: 77 } }];
    const found = await refusal(
      google.sheets(ROBOT).batchUpdate({ spreadsheetId: id, requestBody: { requests } }),
    );
    expect(found).toEqual({
      code: 400,
      message: 'Invalid requests[2].deleteSheet: No sheet with id: 77',
    });
    expect(google.store.spreadsheet(id).sheets).toHaveLength(1);
  });

  it('an empty batch', async () => {
    const id = provisioned(google.store);
    const found = await refusal(
      google.sheets(ROBOT).batchUpdate({ spreadsheetId: id, requestBody: { requests: [] } }),
    );
    expect(found).toEqual({ code: 400, message: 'Must specify at least one request.' });
  });

  it('a cut through merged cells', async () => {
    const id = provisioned(google.store, ['Số liệu'], [{ mergeCells: { range } }]);
    const requests = [{ unmergeCells: { range: { ...range, endRowIndex: 1 } } }];
    const found = await refusal(
      google.sheets(ROBOT).batchUpdate({ spreadsheetId: id, requestBody: { requests } }),
    );
    expect(found.message).toContain('You must select all cells in a merged range');
  });

  it('a number that is not finite, from inside the office', () => {
    const id = provisioned(google.store);
    expect(() => google.store.apply(id, [typing(1, 0, 0, [[Number.NaN]])], ROBOT)).toThrow(
      'number_value',
    );
  });
});
