// Requests as anybody might send them, right and wrong, on a few small tabs, so that they meet.
import fc from 'fast-check';
import type { SheetsRequest } from '../../../local-office/sheets/store.ts';

const sheetId = fc.integer({ min: 1, max: 4 });
const line = fc.integer({ min: 0, max: 9 });
const title = fc.constantFrom('A', 'B', 'Thôn và Tổ', "Ba'n", 'C');

const span = (largest: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: largest }), fc.integer({ min: 1, max: 4 }))
    .map(([from, length]) => [from, from + length] as const);

const range = fc.tuple(sheetId, span(9), span(6), fc.boolean()).map(([id, rows, columns, whole]) =>
  whole
    ? { sheetId: id }
    : {
        sheetId: id,
        startRowIndex: rows[0],
        endRowIndex: rows[1],
        startColumnIndex: columns[0],
        endColumnIndex: columns[1],
      },
);

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((numberValue) => ({ numberValue })),
  fc.string({ maxLength: 5 }).map((stringValue) => ({ stringValue })),
  fc.boolean().map((boolValue) => ({ boolValue })),
  fc
    .constantFrom(
      '=SUM(A1:B9)',
      "=COUNTIF('Thôn và Tổ'!$A$1:$A$9,A1)",
      '=A1/B1',
      '=IF(C2="","",C2&"x")',
      '=B!A2',
      '=SUMPRODUCT((A1:A6=1)*(B1:B6<>""))',
      '=C3:C5',
      '=(',
    )
    .map((formulaValue) => ({ formulaValue })),
  fc.constant({}),
);

const color = fc
  .record({ red: fc.constantFrom(0, 0.5, 1), green: fc.constantFrom(0, 1) })
  .map((it) => ({ backgroundColor: it }));

const validation = fc.constantFrom(
  { condition: { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: "='B'!$A$2:$A$5" }] } },
  { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'Có' }] }, strict: true },
  { condition: { type: 'NUMBER_BETWEEN', values: [{ userEnteredValue: '1' }] } },
);

const cell = fc.record(
  {
    userEnteredValue: value,
    userEnteredFormat: color,
    note: fc.string({ maxLength: 4 }),
    dataValidation: validation,
  },
  { requiredKeys: [] },
);

const fields = fc.constantFrom(
  '*',
  'userEnteredValue',
  'note',
  'userEnteredFormat.backgroundColor',
  'userEnteredValue,userEnteredFormat,note,dataValidation',
);

const rows = fc.array(fc.record({ values: fc.array(cell, { maxLength: 4 }) }), { maxLength: 4 });

const dimension = fc.constantFrom('ROWS', 'COLUMNS');
const stretch = fc.tuple(sheetId, dimension, span(9)).map(([id, kind, [startIndex, endIndex]]) => ({
  sheetId: id,
  dimension: kind,
  startIndex,
  endIndex,
}));

const protectedRange = fc.oneof(
  range.map((it) => ({ range: it, editors: { users: ['canbo@xa-nam-giang.vn'] } })),
  range.map((it) => ({ range: it, warningOnly: true })),
  fc.tuple(sheetId, range).map(([id, free]) => ({
    range: { sheetId: id },
    unprotectedRanges: [{ ...free, sheetId: id }],
  })),
);

/** One request; some are refused, for what they name may not be there. */
export const anyRequest = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ start: fc.record({ sheetId, rowIndex: line, columnIndex: line }), rows, fields })
      .map((updateCells) => ({ updateCells })),
  },
  fc.record({ range, rows, fields }).map((updateCells) => ({ updateCells })),
  fc.record({ range, cell, fields }).map((repeatCell) => ({ repeatCell })),
  fc.record({ sheetId, rows, fields }).map((appendCells) => ({ appendCells })),
  fc
    .record({ range: stretch, inheritFromBefore: fc.boolean() })
    .map((insertDimension) => ({ insertDimension })),
  stretch.map((it) => ({ deleteDimension: { range: it } })),
  fc
    .record({ sheetId, dimension, length: fc.integer({ min: 0, max: 2 }) })
    .map((appendDimension) => ({ appendDimension })),
  stretch.map((it) => ({
    updateDimensionProperties: {
      range: it,
      properties: { pixelSize: 50, hiddenByUser: true },
      fields: '*',
    },
  })),
  range.map((it) => ({ mergeCells: { range: it, mergeType: 'MERGE_ALL' } })),
  range.map((it) => ({ unmergeCells: { range: it } })),
  protectedRange.map((it) => ({ addProtectedRange: { protectedRange: it } })),
  fc.record({ range, rule: validation }).map((setDataValidation) => ({ setDataValidation })),
  range.map((it) => ({
    addConditionalFormatRule: {
      rule: {
        ranges: [it],
        booleanRule: {
          condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$B2>1' }] },
          format: { backgroundColor: { red: 1 } },
        },
      },
    },
  })),
  sheetId.map((id) => ({ deleteConditionalFormatRule: { sheetId: id, index: 0 } })),
  range.map((it) => ({ setBasicFilter: { filter: { range: it } } })),
  sheetId.map((id) => ({ clearBasicFilter: { sheetId: id } })),
  range.map((it) => ({
    sortRange: {
      range: it,
      sortSpecs: [{ dimensionIndex: it.startColumnIndex ?? 0, sortOrder: 'DESCENDING' }],
    },
  })),
  range.map((it) => ({
    updateBorders: { range: it, top: { style: 'SOLID' }, innerVertical: { style: 'DOTTED' } },
  })),
  fc.record({ sheetId, title }).map((properties) => ({ addSheet: { properties } })),
  title.map((it) => ({ addSheet: { properties: { title: it } } })),
  sheetId.map((id) => ({ deleteSheet: { sheetId: id } })),
  sheetId.map((id) => ({ duplicateSheet: { sourceSheetId: id } })),
  fc.record({ sheetId, title, index: fc.integer({ min: 0, max: 3 }) }).map((properties) => ({
    updateSheetProperties: { properties, fields: 'title,index' },
  })),
  fc
    .record({
      sheetId,
      gridProperties: fc.record({
        rowCount: fc.integer({ min: 4, max: 12 }),
        frozenRowCount: fc.constantFrom(0, 2),
      }),
    })
    .map((properties) => ({
      updateSheetProperties: { properties, fields: 'gridProperties(rowCount,frozenRowCount)' },
    })),
  title.map((it) => ({
    updateSpreadsheetProperties: { properties: { title: it }, fields: 'title' },
  })),
  fc.tuple(sheetId, line).map(([id, at]) => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: 'chotSo',
        visibility: 'DOCUMENT',
        location: {
          dimensionRange: { sheetId: id, dimension: 'ROWS', startIndex: at, endIndex: at + 1 },
        },
      },
    },
  })),
  fc.constant({
    deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey: 'chotSo' } } },
  }),
  fc
    .tuple(title, range)
    .map(([name, it]) => ({ addNamedRange: { namedRange: { name, range: it } } })),
  sheetId.map((id) => ({
    addChart: {
      chart: {
        spec: {
          title: 'Đạt',
          basicChart: {
            chartType: 'COLUMN',
            series: [
              {
                series: {
                  sourceRange: {
                    sources: [
                      {
                        sheetId: id,
                        startRowIndex: 1,
                        endRowIndex: 5,
                        startColumnIndex: 0,
                        endColumnIndex: 1,
                      },
                    ],
                  },
                },
              },
            ],
          },
        },
        position: { overlayPosition: { anchorCell: { sheetId: id, rowIndex: 2, columnIndex: 2 } } },
      },
    },
  })),
) as fc.Arbitrary<unknown> as fc.Arbitrary<SheetsRequest>;
