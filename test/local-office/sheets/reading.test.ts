// Reading a spreadsheet: which parts, which cells, in which shape; and making one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resourceOf } from '../../../local-office/sheets/resource.ts';
import { filledIn, OFFICER, openGoogle, refusal, ROBOT, shown, type Google } from './office.ts';

let google: Google;
beforeAll(async () => {
  google = await openGoogle();
});
afterAll(() => google.close());

const filled = () => filledIn(google.store);

describe('spreadsheets.get', () => {
  it('gives no cells unless they are asked for', async () => {
    const id = filled();
    const { data } = await google.sheets(ROBOT).get({ spreadsheetId: id });
    expect(data.sheets?.map((it) => it.data)).toEqual([undefined, undefined]);
    expect(data.properties).toMatchObject({
      title: 'Xã Nam Giang',
      locale: 'vi_VN',
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    expect(data.spreadsheetUrl).toBe(`https://docs.google.com/spreadsheets/d/${id}/edit`);
  });

  it.each<[string, unknown]>([
    ['spreadsheetId', { spreadsheetId: 'ID' }],
    ['properties.title', { properties: { title: 'Xã Nam Giang' } }],
    ['properties(title,locale)', { properties: { title: 'Xã Nam Giang', locale: 'vi_VN' } }],
    [
      'properties/title,properties/locale',
      { properties: { title: 'Xã Nam Giang', locale: 'vi_VN' } },
    ],
    [
      'sheets.properties(sheetId, title)',
      {
        sheets: [
          { properties: { sheetId: 1, title: 'Số liệu' } },
          { properties: { sheetId: 2, title: '_Meta' } },
        ],
      },
    ],
    [
      'sheets(properties(title,hidden))',
      {
        sheets: [
          { properties: { title: 'Số liệu' } },
          { properties: { title: '_Meta', hidden: true } },
        ],
      },
    ],
    ['namedRanges', {}],
    [
      'sheets.data.rowData.values.note',
      {
        sheets: [
          {
            data: [
              {
                rowData: [
                  { values: [{}, {}, {}, {}, {}] },
                  {},
                  {},
                  { values: [{}, {}, { note: 'xa' }] },
                ],
              },
            ],
          },
          { data: [{ rowData: [{ values: [{}, {}] }, { values: [{}, {}] }] }] },
        ],
      },
    ],
  ])('with fields=%s gives just that', async (fields, expected) => {
    const id = filled();
    const { data } = await google.sheets(ROBOT).get({ spreadsheetId: id, fields });
    expect(data).toEqual(JSON.parse(JSON.stringify(expected).replace('"ID"', JSON.stringify(id))));
  });

  it('gives the cells of the ranges asked for, and where they begin', async () => {
    const { data } = await google.sheets(ROBOT).get({
      spreadsheetId: filled(),
      ranges: ["'Số liệu'!B1:D4", "'Số liệu'!E1"],
      fields:
        'sheets(properties.sheetId,data(startRow,startColumn,rowData.values(formattedValue,userEnteredValue,effectiveValue,note)))',
    });
    expect(data.sheets).toEqual([
      {
        properties: { sheetId: 1 },
        data: [
          {
            startColumn: 1,
            rowData: [
              {
                values: [
                  {
                    formattedValue: '35,4%',
                    userEnteredValue: { numberValue: 0.354 },
                    effectiveValue: { numberValue: 0.354 },
                  },
                  {
                    formattedValue: '20/12/2025',
                    userEnteredValue: { numberValue: 46011 },
                    effectiveValue: { numberValue: 46011 },
                  },
                  {
                    formattedValue: '0,708',
                    userEnteredValue: { formulaValue: '=B1*2' },
                    effectiveValue: { numberValue: 0.708 },
                  },
                ],
              },
              {},
              {},
              { values: [{}, { note: 'xa' }] },
            ],
          },
          {
            startColumn: 4,
            rowData: [
              {
                values: [
                  {
                    formattedValue: 'TRUE',
                    userEnteredValue: { boolValue: true },
                    effectiveValue: { boolValue: true },
                  },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  it('gives heights and widths of every row and column', async () => {
    const { data } = await google
      .sheets(ROBOT)
      .get({ spreadsheetId: filled(), includeGridData: true });
    const grid = data.sheets?.[0]?.data?.[0];
    expect(grid?.rowMetadata).toHaveLength(20);
    expect(grid?.rowMetadata?.[0]).toEqual({ pixelSize: 21 });
    expect(grid?.columnMetadata).toHaveLength(8);
    expect(grid?.columnMetadata?.[7]).toEqual({ pixelSize: 100 });
  });

  it('is what the page gets without the network', async () => {
    const id = filled();
    const { data } = await google.sheets(ROBOT).get({ spreadsheetId: id, includeGridData: true });
    expect(JSON.parse(JSON.stringify(resourceOf(google.store, id, { gridData: true })))).toEqual(
      data,
    );
  });
});

describe('spreadsheets.create', () => {
  it('makes the tabs and what stands in them', async () => {
    const { data } = await google.sheets(OFFICER).create({
      requestBody: {
        properties: { title: 'Tổng hợp', locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' },
        sheets: [
          {
            properties: {
              title: 'Tổng quan',
              sheetId: 0,
              gridProperties: { rowCount: 4, columnCount: 3, frozenRowCount: 1 },
            },
            data: [
              {
                startRow: 1,
                startColumn: 1,
                rowData: [{ values: [{ userEnteredValue: { numberValue: 5 }, note: 'n' }] }],
              },
            ],
          },
          { properties: { title: 'Sheet1', hidden: true } },
          {},
        ],
      },
    });
    const id = data.spreadsheetId ?? '';
    expect(
      data.sheets?.map((it) => [it.properties?.title, it.properties?.index, it.properties?.hidden]),
    ).toEqual([
      ['Tổng quan', 0, undefined],
      ['Sheet1', 1, true],
      ['Sheet3', 2, undefined],
    ]);
    expect(data.sheets?.[0]?.properties).toMatchObject({
      sheetId: 0,
      gridProperties: { rowCount: 4, columnCount: 3, frozenRowCount: 1 },
    });
    expect(shown(google.store, id, 0)).toEqual([[], [null, 5]]);
    expect(google.store.file(id)).toMatchObject({ name: 'Tổng hợp', owner: OFFICER });
  });

  it('makes nothing at all when something is wrong', async () => {
    const files = google.store.files().length;
    const sheets = [{ properties: { title: 'A' } }, { properties: { title: 'a' } }];
    const found = await refusal(google.sheets(ROBOT).create({ requestBody: { sheets } }));
    expect(found.message).toContain('A sheet with the name "a" already exists');
    expect(google.store.files()).toHaveLength(files);
  });

  it('takes everything standard when nothing is said', async () => {
    const { data } = await google.sheets(ROBOT).create({});
    expect(data.properties).toMatchObject({ title: 'Untitled spreadsheet', locale: 'en_US' });
    expect(data.sheets?.[0]?.properties).toEqual({
      sheetId: 0,
      title: 'Sheet1',
      index: 0,
      sheetType: 'GRID',
      gridProperties: { rowCount: 1000, columnCount: 26 },
    });
  });
});
