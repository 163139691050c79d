// Cells as plain lists of values: read, written, appended, cleared.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  filledIn,
  OFFICER,
  openGoogle,
  refusal,
  ROBOT,
  SHARE,
  shown,
  type Google,
} from './office.ts';

let google: Google;
beforeAll(async () => {
  google = await openGoogle();
});
afterAll(() => google.close());

const filled = () => filledIn(google.store);

describe('values', () => {
  it.each<[string, object, unknown]>([
    ['as shown', {}, [['Thôn 1', '35,4%', '20/12/2025', '0,708', 'TRUE']]],
    [
      'as numbers',
      { valueRenderOption: 'UNFORMATTED_VALUE' },
      [['Thôn 1', 0.354, 46011, 0.708, true]],
    ],
    [
      'with days as text',
      { valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'FORMATTED_STRING' },
      [['Thôn 1', 0.354, '20/12/2025', 0.708, true]],
    ],
    ['as formulas', { valueRenderOption: 'FORMULA' }, [['Thôn 1', 0.354, 46011, '=B1*2', true]]],
    [
      'by columns',
      { majorDimension: 'COLUMNS' },
      [['Thôn 1'], ['35,4%'], ['20/12/2025'], ['0,708'], ['TRUE']],
    ],
  ])('are read %s', async (_how, options, expected) => {
    const { data } = await google
      .sheets(ROBOT)
      .values.get({ spreadsheetId: filled(), range: "'Số liệu'!A1:H9", ...options });
    expect(data).toEqual({
      range: "'Số liệu'!A1:H9",
      majorDimension: 'majorDimension' in options ? 'COLUMNS' : 'ROWS',
      values: expected,
    });
  });

  it.each<[string, string, unknown]>([
    [
      '_Meta',
      '_Meta!A1:H20',
      [
        ['commune', '48-20275'],
        ['kind', 'commune'],
      ],
    ],
    ['_Meta!A:A', '_Meta!A1:A20', [['commune'], ['kind']]],
    ['_Meta!2:2', '_Meta!A2:H2', [['kind', 'commune']]],
    ['_Meta!B2', '_Meta!B2', [['commune']]],
    [
      '_Meta!B2:A1',
      '_Meta!A1:B2',
      [
        ['commune', '48-20275'],
        ['kind', 'commune'],
      ],
    ],
    ['_Meta!A2:B', '_Meta!A2:B20', [['kind', 'commune']]],
    [
      '_Meta!A1:Z5000',
      '_Meta!A1:H20',
      [
        ['commune', '48-20275'],
        ['kind', 'commune'],
      ],
    ],
    ['_Meta!A9:B10', '_Meta!A9:B10', undefined],
    ["'số LIỆU'!A1", "'Số liệu'!A1", [['Thôn 1']]],
    ['A1', "'Số liệu'!A1", [['Thôn 1']]],
  ])('of %s are those of %s', async (range, whole, values) => {
    const { data } = await google
      .sheets(ROBOT)
      .values.batchGet({ spreadsheetId: filled(), ranges: [range] });
    expect(data.valueRanges).toEqual([
      { range: whole, majorDimension: 'ROWS', ...(values ? { values } : {}) },
    ]);
  });

  it('are written raw: what begins with = stays text', async () => {
    const id = filled();
    const { data } = await google.sheets(OFFICER).values.update({
      spreadsheetId: id,
      range: "'Số liệu'!A2:E3",
      valueInputOption: 'RAW',
      requestBody: {
        values: [
          ['=1+1', '12%', null, false],
          ['+84', 3],
        ],
      },
    });
    expect(data).toEqual({
      spreadsheetId: id,
      updatedRange: "'Số liệu'!A2:D3",
      updatedRows: 2,
      updatedColumns: 4,
      updatedCells: 5,
    });
    expect(shown(google.store, id, 1).slice(1, 3)).toEqual([
      ['=1+1', '12%', null, false],
      ['+84', 3],
    ]);
  });

  it('are written as if typed', async () => {
    const id = filled();
    await google.sheets(OFFICER).values.batchUpdate({
      spreadsheetId: id,
      requestBody: {
        valueInputOption: 'USER_ENTERED',
        data: [
          {
            range: "'Số liệu'!A2",
            values: [['=B1*3', '12,5%', '1.234,5', '20/12/2025', 'Thôn 2']],
          },
          { range: "'Số liệu'!A3", majorDimension: 'COLUMNS', values: [['1'], ['2', 'x']] },
        ],
      },
    });
    const { data } = await google
      .sheets(ROBOT)
      .values.get({ spreadsheetId: id, range: "'Số liệu'!A2:E4" });
    expect(data.values).toEqual([
      ['1,062', '12,50%', '1234,5', '20/12/2025', 'Thôn 2'],
      ['1', '2'],
      ['', 'x'],
    ]);
  });

  it('leave alone a cell that is null, and clear one that is empty', async () => {
    const id = filled();
    await google.sheets(OFFICER).values.update({
      spreadsheetId: id,
      range: "'Số liệu'!A1",
      valueInputOption: 'RAW',
      requestBody: { values: [['', null, 1]] },
    });
    expect(shown(google.store, id, 1)[0]).toEqual([null, 0.354, 1, 0.708, true]);
  });

  it('are appended below, growing the grid', async () => {
    const id = filled();
    const append = (values: unknown[][]) =>
      google.sheets(OFFICER).values.append({
        spreadsheetId: id,
        range: '_Meta!A1',
        valueInputOption: 'RAW',
        insertDataOption: 'INSERT_ROWS',
        requestBody: { values },
      });
    const { data } = await append([
      ['period', '2025-Q4'],
      ['a', 'b'],
    ]);
    expect(data).toMatchObject({
      tableRange: '_Meta!A1:A2',
      updates: { updatedRange: '_Meta!A3:B4', updatedCells: 4 },
    });
    await append(Array.from({ length: 20 }, (_, index) => [index]));
    expect(shown(google.store, id, 2)).toHaveLength(24);
    expect(shown(google.store, id, 2)[23]).toEqual([19]);
  });

  it('are cleared, and their looks stay', async () => {
    const id = filled();
    const { data } = await google
      .sheets(OFFICER)
      .values.clear({ spreadsheetId: id, range: "'Số liệu'!A1:B1" });
    expect(data.clearedRange).toBe("'Số liệu'!A1:B1");
    const [row] = google.store.spreadsheet(id).sheets[0]?.cells ?? [];
    expect(row?.slice(0, 3)).toMatchObject([
      undefined,
      { format: SHARE },
      { entered: { numberValue: 46011 } },
    ]);
    expect(row?.[1]?.entered).toBeUndefined();
  });

  it.each<[string, string, unknown[][], string]>([
    ['more rows than the range', 'A1:B1', [[1], [2]], 'tried writing to row [2]'],
    ['more columns than the range', 'A1:B2', [[1, 2, 3]], 'tried writing to column [3]'],
    ['beyond the grid', 'H20', [[1, 2]], 'exceeds grid limits. Max rows: 20, max columns: 8'],
    ['a list in a cell', 'A1', [[[1]]], 'expected a text, a number, true or false, found [1]'],
  ])('are refused: %s', async (_what, range, values, message) => {
    const found = await refusal(
      google.sheets(ROBOT).values.update({
        spreadsheetId: filled(),
        range,
        valueInputOption: 'RAW',
        requestBody: { values },
      }),
    );
    expect(found.code).toBe(400);
    expect(found.message).toContain(message);
  });
});
