// Rows and columns that come in or go take everything with them: cells, notes, protections, merges,
// rules, filters, charts, and the references of formulas wherever they stand.
import { describe, expect, it } from 'vitest';
import { memoryJournal } from '../../../local-office/journal.ts';
import { openSpreadsheetStore } from '../../../local-office/sheets/open-store.ts';
import type { SheetsRequest } from '../../../local-office/sheets/store.ts';
import { provisioned, ROBOT, shown, typing } from './office.ts';

const insert = (
  dimension: string,
  startIndex: number,
  endIndex: number,
  inheritFromBefore = false,
): SheetsRequest => ({
  insertDimension: { range: { sheetId: 1, dimension, startIndex, endIndex }, inheritFromBefore },
});
const remove = (dimension: string, startIndex: number, endIndex: number): SheetsRequest => ({
  deleteDimension: { range: { sheetId: 1, dimension, startIndex, endIndex } },
});
const block = {
  sheetId: 1,
  startRowIndex: 2,
  endRowIndex: 6,
  startColumnIndex: 1,
  endColumnIndex: 3,
};

function opened(...requests: SheetsRequest[]) {
  const store = openSpreadsheetStore(memoryJournal());
  const id = provisioned(store, ['Số liệu', 'Tổng'], requests);
  const tab = () => {
    const [sheet] = store.spreadsheet(id).sheets;
    if (!sheet) throw new Error('no tab');
    return sheet;
  };
  return { store, id, tab, apply: (...more: SheetsRequest[]) => store.apply(id, more, ROBOT) };
}

describe('a formula', () => {
  it.each<[string, SheetsRequest, string]>([
    ['=A3', insert('ROWS', 2, 4), '=A5'],
    ['=A3', insert('ROWS', 3, 4), '=A3'],
    ['=SUM(A1:A3)', insert('ROWS', 1, 2), '=SUM(A1:A4)'],
    ['=SUM(A1:A3)', insert('ROWS', 3, 4), '=SUM(A1:A3)'],
    ['=SUM($B$2:$B$5)', remove('ROWS', 2, 4), '=SUM($B$2:$B$3)'],
    ['=SUM(B2:B5)', remove('ROWS', 3, 8), '=SUM(B2:B3)'],
    ['=SUM(B2:B5)', remove('ROWS', 0, 3), '=SUM(B1:B2)'],
    ['=A3+1', remove('ROWS', 2, 3), '=#REF!+1'],
    ['=SUM(B2:B5)', remove('ROWS', 1, 5), '=SUM(#REF!)'],
    ['=SUM(B2:D2)', insert('COLUMNS', 2, 3), '=SUM(B2:E2)'],
    ['=C2', remove('COLUMNS', 0, 2), '=A2'],
    ['=SUM(B:C)', insert('COLUMNS', 0, 1), '=SUM(C:D)'],
    ['=SUM(2:3)', insert('COLUMNS', 0, 1), '=SUM(2:3)'],
    ['=SUM(B2:B)', insert('ROWS', 0, 1), '=SUM(B3:B)'],
    ['="A3"&A3', insert('ROWS', 0, 1), '="A3"&A4'],
    ["='Tổng'!A3", insert('ROWS', 0, 1), "='Tổng'!A3"],
  ])('%s elsewhere, after a change, reads as it should', (formula, change, expected) => {
    // It stands in column H far below, out of the way of what comes and goes.
    const { tab, apply } = opened(typing(1, 15, 7, [[formula]]));
    apply(change);
    const formulas = tab()
      .cells.flat()
      .map((it) => it?.entered?.formulaValue)
      .filter((it) => it !== undefined);
    expect(formulas).toEqual([expected]);
  });

  it('of another tab follows the rows that it names', () => {
    const { store, id, apply } = opened(
      typing(1, 0, 0, [[1], [2], [3]]),
      typing(2, 0, 0, [["=SUM('Số liệu'!A1:A3)", '=A2']]),
    );
    apply(insert('ROWS', 1, 2), typing(1, 1, 0, [[10]]));
    expect(shown(store, id, 2)).toEqual([[16, null]]);
    expect(
      store.spreadsheet(id).sheets[1]?.cells[0]?.map((it) => it?.entered?.formulaValue),
    ).toEqual(["=SUM('Số liệu'!A1:A4)", '=A2']);
  });
});

describe('areas of a sheet', () => {
  const dressed = () =>
    opened(
      { mergeCells: { range: block, mergeType: 'MERGE_ALL' } },
      { addProtectedRange: { protectedRange: { protectedRangeId: 1, range: block } } },
      {
        addProtectedRange: {
          protectedRange: {
            protectedRangeId: 2,
            range: { sheetId: 1 },
            unprotectedRanges: [block],
          },
        },
      },
      {
        addConditionalFormatRule: {
          rule: {
            ranges: [block],
            booleanRule: {
              condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$B3>1' }] },
              format: {},
            },
          },
        },
      },
      { setBasicFilter: { filter: { range: block } } },
      { addNamedRange: { namedRange: { name: 'khu', range: block } } },
    );
  const places = (it: ReturnType<typeof opened>) => {
    const sheet = it.tab();
    return [
      sheet.merges[0],
      sheet.protectedRanges.find((one) => one.protectedRangeId === 1)?.range,
      sheet.protectedRanges.find((one) => one.protectedRangeId === 2)?.unprotectedRanges?.[0],
      sheet.conditionalFormats[0]?.ranges?.[0],
      sheet.basicFilter?.range ?? undefined,
      it.store.spreadsheet(it.id).namedRanges[0]?.range,
    ];
  };

  it.each<[string, SheetsRequest, Partial<typeof block> | undefined]>([
    ['move down under new rows above', insert('ROWS', 0, 3), { startRowIndex: 5, endRowIndex: 9 }],
    [
      'move down under new rows at their edge',
      insert('ROWS', 2, 3),
      { startRowIndex: 3, endRowIndex: 7 },
    ],
    ['grow by rows inside', insert('ROWS', 3, 5), { endRowIndex: 8 }],
    ['stay before new rows below', insert('ROWS', 6, 7), {}],
    ['move right', insert('COLUMNS', 1, 2), { startColumnIndex: 2, endColumnIndex: 4 }],
    ['shrink', remove('ROWS', 1, 4), { startRowIndex: 1, endRowIndex: 3 }],
    ['go with their rows', remove('ROWS', 2, 6), undefined],
  ])('%s', (_what, change, expected) => {
    const it = dressed();
    it.apply(change);
    const range = expected && { ...block, ...expected };
    expect(places(it)).toEqual([range, range, range, range, range, range]);
  });

  it('beyond a smaller grid are cut off', () => {
    const it = dressed();
    const gridProperties = { rowCount: 4, columnCount: 2 };
    it.apply(typing(1, 0, 0, [[1, 2, 3]]), typing(1, 9, 0, [[4]]), {
      updateSheetProperties: {
        properties: { sheetId: 1, gridProperties },
        fields: 'gridProperties(rowCount,columnCount)',
      },
    });
    const range = { ...block, endRowIndex: 4, endColumnIndex: 2 };
    expect(places(it)).toEqual([range, range, range, range, range, range]);
    expect(shown(it.store, it.id, 1)).toEqual([[1, 2]]);
  });

  it('a rule of a conditional format counts on', () => {
    const it = dressed();
    it.apply(insert('ROWS', 0, 2));
    expect(it.tab().conditionalFormats[0]?.booleanRule?.condition?.values).toEqual([
      { userEnteredValue: '=$B5>1' },
    ]);
  });

  it('a protection of the whole sheet stays one', () => {
    const it = dressed();
    it.apply(remove('ROWS', 2, 6));
    expect(it.tab().protectedRanges).toMatchObject([
      { protectedRangeId: 2, range: { sheetId: 1 }, unprotectedRanges: [] },
    ]);
    expect(Object.keys(it.tab().protectedRanges[0]?.range ?? {})).toEqual(['sheetId']);
  });
});

describe('rows and columns', () => {
  it('carry cells, notes, heights and charts along', () => {
    const { store, id, tab, apply } = opened(
      typing(1, 0, 0, [
        ['a', 'b'],
        ['c', 'd'],
      ]),
      {
        updateCells: {
          start: { sheetId: 1, rowIndex: 1 },
          rows: [{ values: [{ note: 'của c' }] }],
          fields: 'note',
        },
      },
      {
        updateDimensionProperties: {
          range: { sheetId: 1, dimension: 'ROWS', startIndex: 1, endIndex: 2 },
          properties: { pixelSize: 60 },
          fields: 'pixelSize',
        },
      },
      {
        addChart: {
          chart: {
            chartId: 3,
            spec: {
              basicChart: {
                chartType: 'LINE',
                series: [
                  {
                    series: {
                      sourceRange: {
                        sources: [
                          {
                            sheetId: 1,
                            startRowIndex: 0,
                            endRowIndex: 2,
                            startColumnIndex: 1,
                            endColumnIndex: 2,
                          },
                        ],
                      },
                    },
                  },
                ],
              },
            },
            position: {
              overlayPosition: { anchorCell: { sheetId: 1, rowIndex: 1, columnIndex: 3 } },
            },
          },
        },
      },
    );
    apply(insert('ROWS', 1, 3), insert('COLUMNS', 1, 2));
    expect(shown(store, id, 1)).toEqual([['a', null, 'b'], [], [], ['c', null, 'd']]);
    expect(tab().cells[3]?.[0]?.note).toBe('của c');
    expect(tab().rowMetadata).toEqual([undefined, undefined, undefined, { pixelSize: 60 }]);
    expect(tab().properties.gridProperties).toMatchObject({ rowCount: 22, columnCount: 9 });
    expect(tab().charts[0]?.position?.overlayPosition?.anchorCell).toEqual({
      sheetId: 1,
      rowIndex: 3,
      columnIndex: 4,
    });
    expect(tab().charts[0]?.spec?.basicChart?.series?.[0]?.series?.sourceRange?.sources).toEqual([
      { sheetId: 1, startRowIndex: 0, endRowIndex: 4, startColumnIndex: 2, endColumnIndex: 3 },
    ]);
    apply(remove('ROWS', 0, 3), remove('COLUMNS', 0, 1));
    expect(shown(store, id, 1)).toEqual([[null, 'd']]);
    expect(tab().rowMetadata).toEqual([{ pixelSize: 60 }]);
  });

  it.each([
    ['before', true, { red: 1 }],
    ['after', false, { blue: 1 }],
  ])('that come in look like those %s, without their values', (_where, inherit, color) => {
    const paint = (row: number, backgroundColor: object): SheetsRequest => ({
      updateCells: {
        start: { sheetId: 1, rowIndex: row },
        rows: [
          {
            values: [
              {
                userEnteredValue: { numberValue: 1 },
                note: 'n',
                userEnteredFormat: { backgroundColor },
                dataValidation: { condition: { type: 'BOOLEAN' } },
              },
            ],
          },
        ],
        fields: '*',
      },
    });
    const { tab, apply } = opened(paint(0, { red: 1 }), paint(1, { blue: 1 }));
    apply(insert('ROWS', 1, 2, inherit));
    expect(tab().cells[1]?.[0]).toMatchObject({
      format: { backgroundColor: color },
      validation: { condition: { type: 'BOOLEAN' } },
    });
    expect(Object.keys(tab().cells[1]?.[0] ?? {}).toSorted()).toEqual(['format', 'validation']);
  });

  it('hide, show and grow', () => {
    const { tab, apply } = opened();
    const range = { sheetId: 1, dimension: 'COLUMNS', startIndex: 0, endIndex: 2 };
    apply(
      {
        updateDimensionProperties: {
          range,
          properties: { hiddenByUser: true },
          fields: 'hiddenByUser',
        },
      },
      {
        updateDimensionProperties: {
          range: { ...range, endIndex: 1 },
          properties: { hiddenByUser: false, pixelSize: 30 },
          fields: '*',
        },
      },
      { appendDimension: { sheetId: 1, dimension: 'ROWS', length: 5 } },
    );
    expect(tab().columnMetadata).toEqual([{ pixelSize: 30 }, { hiddenByUser: true }]);
    expect(tab().properties.gridProperties?.rowCount).toBe(25);
  });
});
