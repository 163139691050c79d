import { describe, expect, it } from 'vitest';
import type { Grid, GridCell, GridRule } from '../../functions/domain/grid/grid.ts';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { formatAreas } from '../../functions/sheets/cell-format.ts';
import { sheetRequests, type StandingTab } from '../../functions/sheets/grid-requests.ts';

const grid = (facts: Partial<Grid> = {}): Grid => ({
  name: '4. Số liệu kỳ',
  columns: [{ width: 10 }, { width: 20 }],
  rows: [],
  frozenRows: 0,
  frozenColumns: 0,
  ...facts,
});
const requests = (facts: Partial<Grid> = {}, exists: StandingTab | null = null) =>
  sheetRequests(grid(facts), { sheetId: 7, index: 2, exists });
/** The bodies of the requests of one kind. */
const of = (kind: string, facts: Partial<Grid> = {}, exists: StandingTab | null = null) =>
  requests(facts, exists).flatMap((it) => (it as Record<string, unknown>)[kind] ?? []);
const kinds = (facts: Partial<Grid>, exists: StandingTab | null = null) =>
  requests(facts, exists).map((it) => Object.keys(it)[0]);

const range = { top: 2, left: 1, bottom: 9, right: 1 };
const AREA = {
  sheetId: 7,
  startRowIndex: 2,
  endRowIndex: 10,
  startColumnIndex: 1,
  endColumnIndex: 2,
};

describe('a new tab', () => {
  it('has its number, name, place, size and frozen rows, and says that it is ours', () => {
    const facts = { frozenRows: 2, frozenColumns: 1, rows: [[], [], []], protected: true };
    expect(of('addSheet', facts)).toEqual([
      {
        properties: {
          sheetId: 7,
          index: 2,
          title: '4. Số liệu kỳ',
          hidden: false,
          gridProperties: { rowCount: 3, columnCount: 2, frozenRowCount: 2, frozenColumnCount: 1 },
        },
      },
    ]);
    expect(of('createDeveloperMetadata', facts)).toEqual([
      {
        developerMetadata: {
          metadataKey: 'chotSoTab',
          metadataValue: '4. Số liệu kỳ',
          visibility: 'DOCUMENT',
          location: { sheetId: 7 },
        },
      },
    ]);
  });

  it.each<[string, Partial<Grid>, number, number]>([
    [
      'one row and column stay unfrozen',
      { protected: true, frozenRows: 3, frozenColumns: 4 },
      4,
      5,
    ],
    ['room to write where somebody may', { rows: [[], []] }, 22, 2],
    ['room for the add-on in a hidden tab', { hidden: true, protected: true }, 20, 2],
    ['as far as cells are open', { protected: true, unlocked: [range] }, 30, 2],
    ['as far as a rule reaches', { protected: true, rules: [{ kind: 'date', range }] }, 10, 2],
  ])('has %s', (_name, facts, rowCount, columnCount) => {
    expect(of('addSheet', facts)).toMatchObject([
      { properties: { gridProperties: { rowCount, columnCount } } },
    ]);
  });

  it('has its cells with notes and links; a link on nothing is none', () => {
    const rows: GridCell[][] = [
      [
        { value: '=1+1', note: 'Ghi chú' },
        { value: 7, link: "'Theo xã'!B7" },
      ],
      [{ value: null, link: 'https://example.vn' }],
    ];
    expect(of('updateCells', { rows })).toEqual([
      {
        range: { sheetId: 7 },
        fields: 'userEnteredValue,userEnteredFormat,note,dataValidation',
        rows: [
          {
            values: [
              { userEnteredValue: { stringValue: '=1+1' }, note: 'Ghi chú' },
              {
                userEnteredValue: { numberValue: 7 },
                userEnteredFormat: {
                  textFormat: { link: { uri: `#gid=${sheetIdOf('Theo xã')}&range=B7` } },
                },
              },
            ],
          },
          { values: [] },
        ],
      },
    ]);
  });

  it('measures columns in characters, rows by their text, and hides what is hidden', () => {
    const long = { value: 'chữ '.repeat(20), wrap: true };
    const dimensions = of('updateDimensionProperties', {
      columns: [{ width: 10 }, { width: 10 }, { width: 4, hidden: true }],
      rows: [[{ value: 'a' }], [long], [{ value: 'b' }]],
      hiddenRows: [0],
    });
    expect(dimensions).toMatchObject([
      {
        range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 0, endIndex: 2 },
        properties: { pixelSize: 75, hiddenByUser: false },
      },
      {
        range: { dimension: 'COLUMNS', startIndex: 2, endIndex: 3 },
        properties: { pixelSize: 33, hiddenByUser: true },
      },
      {
        range: { dimension: 'ROWS', startIndex: 0, endIndex: 1 },
        properties: { pixelSize: 21, hiddenByUser: true },
      },
      {
        range: { dimension: 'ROWS', startIndex: 1, endIndex: 2 },
        properties: { hiddenByUser: false },
      },
    ]);
  });

  it('merges, filters and paints by a formula in the language of the spreadsheet', () => {
    expect(of('mergeCells', { merges: [range] })).toEqual([
      { range: AREA, mergeType: 'MERGE_ALL' },
    ]);
    expect(of('setBasicFilter', { filter: range })).toEqual([{ filter: { range: AREA } }]);
    const conditions = [{ range, formula: 'AND(B3<>"",B3>C3)', tone: 'notMet' as const }];
    expect(of('addConditionalFormatRule', { conditions })).toMatchObject([
      {
        index: 0,
        rule: {
          ranges: [AREA],
          booleanRule: {
            condition: {
              type: 'CUSTOM_FORMULA',
              values: [{ userEnteredValue: '=AND(B3<>"";B3>C3)' }],
            },
            format: { textFormat: { foregroundColorStyle: {} } },
          },
        },
      },
    ]);
  });
});

describe('a rule', () => {
  it.each<[string, GridRule, object]>([
    [
      'from a list that takes nothing else',
      { kind: 'list', range, source: ['Có', 'Không'], strict: true },
      {
        strict: true,
        condition: {
          type: 'ONE_OF_LIST',
          values: [{ userEnteredValue: 'Có' }, { userEnteredValue: 'Không' }],
        },
      },
    ],
    [
      'from cells of another tab, which only proposes',
      {
        kind: 'list',
        range,
        source: { tab: "Danh 'mục'", range: { top: 0, left: 2, bottom: 8, right: 2 } },
        strict: false,
      },
      {
        strict: false,
        condition: {
          type: 'ONE_OF_RANGE',
          values: [{ userEnteredValue: "='Danh ''mục'''!$C$1:$C$9" }],
        },
      },
    ],
    [
      'of a whole number',
      { kind: 'wholeNumber', range, min: 0 },
      {
        strict: true,
        condition: { type: 'NUMBER_GREATER_THAN_EQ', values: [{ userEnteredValue: '0' }] },
        inputMessage: 'Hãy nhập số nguyên từ 0 trở lên, không ghi chữ.',
      },
    ],
    ['of a day', { kind: 'date', range }, { strict: true, condition: { type: 'DATE_IS_VALID' } }],
    [
      'of a tick, which is x or nothing',
      { kind: 'checkbox', range },
      { strict: false, condition: { type: 'BOOLEAN', values: [{ userEnteredValue: 'x' }] } },
    ],
  ])('%s', (_name, rule, expected) => {
    expect(of('setDataValidation', { rules: [rule] })).toMatchObject([
      { range: AREA, rule: expected },
    ]);
  });
});

describe('a lock', () => {
  it('is hard but for the open cells', () => {
    expect(of('addProtectedRange', { protected: true, unlocked: [range] })).toEqual([
      {
        protectedRange: {
          range: { sheetId: 7 },
          description: '4. Số liệu kỳ',
          editors: { users: [], domainUsersCanEdit: false },
          unprotectedRanges: [AREA],
        },
      },
    ]);
  });

  it('only warns on a hidden tab, where the add-on writes as the officer', () => {
    expect(of('addProtectedRange', { protected: true, hidden: true })).toMatchObject([
      { protectedRange: { warningOnly: true } },
    ]);
  });

  it('is not put where the grid has none', () => {
    expect(of('addProtectedRange')).toEqual([]);
  });
});

describe('over a tab that stands', () => {
  const standing: StandingTab = {
    basicFilter: {},
    conditionalFormats: [{}, {}],
    protectedRanges: [{ protectedRangeId: 31 }],
    developerMetadata: [{ metadataId: 5, metadataKey: 'chotSoTab', metadataValue: 'cũ' }],
  };

  it('everything that was there goes before anything is written', () => {
    const made = kinds({ protected: true, filter: range }, standing);
    expect(made.slice(0, 7)).toEqual([
      'clearBasicFilter',
      'deleteConditionalFormatRule',
      'deleteConditionalFormatRule',
      'deleteProtectedRange',
      'unmergeCells',
      'updateSheetProperties',
      'updateSheetProperties',
    ]);
    expect(made).not.toContain('addSheet');
    expect(made.at(-1)).toBe('updateDeveloperMetadata');
  });

  it('hidden rows and other heights come back before its own are set', () => {
    const rows = of(
      'updateDimensionProperties',
      { protected: true, hiddenRows: [0] },
      standing,
    ).slice(2);
    expect(rows).toMatchObject([
      {
        range: { sheetId: 7, dimension: 'ROWS' },
        properties: { pixelSize: 21, hiddenByUser: false },
      },
      { range: { startIndex: 0, endIndex: 1 }, properties: { hiddenByUser: true } },
    ]);
  });

  it('rows that an officer writes in go on growing with their text', () => {
    const [rows] = of(
      'updateDimensionProperties',
      { protected: true, unlocked: [range] },
      standing,
    ).slice(2);
    expect(rows).toEqual({
      range: { sheetId: 7, dimension: 'ROWS' },
      properties: { hiddenByUser: false },
      fields: 'hiddenByUser',
    });
  });

  it('keeps its place among the tabs where none is given', () => {
    const made = sheetRequests(grid(), { sheetId: 7, exists: standing });
    const fields = made.flatMap((it) => it.updateSheetProperties?.fields ?? []);
    expect(fields.join()).toContain('title');
    expect(fields.join()).not.toContain('index');
  });
});

describe('formats', () => {
  it('cover each cell with a look of its own once, in few rectangles', () => {
    const cell = (facts: Partial<GridCell> = {}): GridCell => ({ value: 1, ...facts });
    const rows = [
      [cell({ tone: 'header' }), cell({ tone: 'header' }), cell()],
      [cell({ format: 'integer' }), cell({ tone: 'met' }), cell()],
      [cell({ format: 'integer' }), cell({ tone: 'notMet' }), cell()],
      [cell({ format: 'integer' }), cell({ tone: 'notMet' }), cell()],
    ];
    const areas = formatAreas(grid({ rows }));
    expect(areas.map((area) => area.range)).toEqual([
      { top: 0, left: 0, bottom: 0, right: 1 },
      { top: 1, left: 0, bottom: 3, right: 0 },
      { top: 1, left: 1, bottom: 1, right: 1 },
      { top: 2, left: 1, bottom: 3, right: 1 },
    ]);
  });

  it.each<[string, GridCell, object]>([
    [
      'a percentage of a value in percent',
      { value: 35.4, format: 'percent' },
      { numberFormat: { type: 'NUMBER', pattern: '#,##0.0"%"' } },
    ],
    [
      'a code stays text',
      { value: '00691', format: 'text', align: 'center' },
      { numberFormat: { type: 'TEXT', pattern: '@' }, horizontalAlignment: 'CENTER' },
    ],
    [
      'a day is one without being told',
      { value: { date: '2025-12-19' } },
      { numberFormat: { type: 'DATE', pattern: 'dd/mm/yyyy' }, horizontalAlignment: 'CENTER' },
    ],
    [
      'a heading wraps and is framed',
      { value: 'Tử số', tone: 'header' },
      {
        wrapStrategy: 'WRAP',
        borders: { top: { style: 'SOLID' }, left: { style: 'SOLID' } },
        textFormat: { bold: true, fontFamily: 'Arial', fontSize: 10 },
      },
    ],
    [
      'a link is underlined',
      { value: 'Xã Hòa Tiến', link: 'https://example.vn' },
      { textFormat: { underline: true } },
    ],
  ])('%s', (_name, cell, expected) => {
    const [area] = formatAreas(grid({ rows: [[cell]] }));
    expect(area?.format).toMatchObject(expected);
  });
});
