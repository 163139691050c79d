// Requests about tabs, areas, charts and metadata, each once, sent by Google's own client and read
// back by it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { SheetsRequest } from '../../../local-office/sheets/store.ts';
import { cellOf, openGoogle, ROBOT, sentTo, shown, typing, type Google } from './office.ts';

let google: Google;
beforeAll(async () => {
  google = await openGoogle();
});
afterAll(() => google.close());

const after = (requests: SheetsRequest[], tabs?: readonly string[]) =>
  sentTo(google, requests, tabs);
const whole = {
  sheetId: 1,
  startRowIndex: 0,
  endRowIndex: 3,
  startColumnIndex: 0,
  endColumnIndex: 2,
};
const YELLOW = { red: 1, green: 0.9 };

describe('tabs', () => {
  it('addSheet, updateSheetProperties, duplicateSheet and deleteSheet', async () => {
    const { book, replies } = await after(
      [
        {
          addSheet: {
            properties: {
              title: '_Meta',
              hidden: true,
              index: 0,
              gridProperties: { rowCount: 5, columnCount: 2, frozenRowCount: 1 },
            },
          },
        },
        typing(1, 0, 0, [['mẫu']]),
        { duplicateSheet: { sourceSheetId: 1, newSheetName: 'Bản sao', insertSheetIndex: 3 } },
        {
          updateSheetProperties: {
            properties: {
              sheetId: 1,
              title: '4. Số liệu kỳ',
              tabColor: { blue: 1 },
              gridProperties: { frozenColumnCount: 2 },
            },
            fields: 'title,tabColor,gridProperties.frozenColumnCount',
          },
        },
        { updateSheetProperties: { properties: { sheetId: 1, index: 3 }, fields: 'index' } },
        { deleteSheet: { sheetId: 2 } },
      ],
      ['Số liệu', 'Thừa'],
    );
    expect(book.sheets?.map((it) => it.properties)).toEqual([
      {
        sheetId: replies[0]?.addSheet?.properties?.sheetId,
        title: '_Meta',
        index: 0,
        sheetType: 'GRID',
        hidden: true,
        gridProperties: { rowCount: 5, columnCount: 2, frozenRowCount: 1 },
      },
      {
        sheetId: 1,
        title: '4. Số liệu kỳ',
        index: 1,
        sheetType: 'GRID',
        gridProperties: { rowCount: 20, columnCount: 8, frozenColumnCount: 2 },
        tabColor: { blue: 1 },
        tabColorStyle: { rgbColor: { blue: 1 } },
      },
      {
        sheetId: replies[2]?.duplicateSheet?.properties?.sheetId,
        title: 'Bản sao',
        index: 2,
        sheetType: 'GRID',
        gridProperties: { rowCount: 20, columnCount: 8 },
      },
    ]);
    expect(book.sheets?.[2]?.data?.[0]?.rowData?.[0]?.values?.[0]?.formattedValue).toBe('mẫu');
  });

  it('a copy has its own protections and charts', async () => {
    const { book } = await after([
      { addProtectedRange: { protectedRange: { protectedRangeId: 5, range: { sheetId: 1 } } } },
      { duplicateSheet: { sourceSheetId: 1, newSheetId: 7 } },
    ]);
    const [own, copy] = (book.sheets ?? [])
      .toSorted((a, b) => (a.properties?.sheetId ?? 0) - (b.properties?.sheetId ?? 0))
      .map((it) => it.protectedRanges?.[0]);
    expect(copy?.range).toEqual({ sheetId: 7 });
    expect(own?.protectedRangeId).toBe(5);
    expect(copy?.protectedRangeId).not.toBe(5);
  });

  it('a new name is followed by formulas, lists and formats', async () => {
    const { tab, book } = await after(
      [
        typing(1, 0, 0, [['=\'2. Thôn và Tổ\'!A1&"!"']]),
        typing(2, 0, 0, [['Thôn 1']]),
        {
          setDataValidation: {
            range: { ...whole, startRowIndex: 1 },
            rule: {
              condition: {
                type: 'ONE_OF_RANGE',
                values: [{ userEnteredValue: "='2. Thôn và Tổ'!$A$1:$A$9" }],
              },
            },
          },
        },
        { updateSheetProperties: { properties: { sheetId: 2, title: "Thôn'x" }, fields: 'title' } },
      ],
      ['Số liệu', '2. Thôn và Tổ'],
    );
    expect(cellOf(tab, 0, 0)).toMatchObject({
      userEnteredValue: { formulaValue: "='Thôn''x'!A1&\"!\"" },
      formattedValue: 'Thôn 1!',
    });
    expect(cellOf(tab, 1, 0).dataValidation?.condition?.values).toEqual([
      { userEnteredValue: "='Thôn''x'!$A$1:$A$9" },
    ]);
    expect(book.sheets).toHaveLength(2);
  });

  it('updateSpreadsheetProperties names the file as well', async () => {
    const { id, book } = await after([
      {
        updateSpreadsheetProperties: {
          properties: { title: 'Xã Trà My', locale: 'en_US', timeZone: 'Asia/Bangkok' },
          fields: 'title,locale,timeZone',
        },
      },
    ]);
    expect(book.properties).toMatchObject({
      title: 'Xã Trà My',
      locale: 'en_US',
      timeZone: 'Asia/Bangkok',
    });
    expect(google.store.file(id).name).toBe('Xã Trà My');
  });
});

describe('areas', () => {
  it('mergeCells keeps the first value, unmergeCells undoes it', async () => {
    const { id, tab } = await after([
      typing(1, 0, 0, [
        [null, 'x'],
        ['y', null],
      ]),
      { mergeCells: { range: { ...whole, endRowIndex: 2 }, mergeType: 'MERGE_ALL' } },
      {
        mergeCells: {
          range: { ...whole, startRowIndex: 4, endRowIndex: 6 },
          mergeType: 'MERGE_ROWS',
        },
      },
      { unmergeCells: { range: { ...whole, startRowIndex: 4, endRowIndex: 5 } } },
    ]);
    expect(tab.merges).toEqual([
      { ...whole, endRowIndex: 2 },
      { ...whole, startRowIndex: 5, endRowIndex: 6 },
    ]);
    expect(shown(google.store, id, 1)[0]).toEqual(['x']);
  });

  it('protections are added, changed and deleted; who protects may edit', async () => {
    const free = { ...whole, startRowIndex: 2 };
    const { tab, replies } = await after([
      {
        addProtectedRange: {
          protectedRange: { range: { sheetId: 1 }, unprotectedRanges: [free], description: 'mẫu' },
        },
      },
      {
        addProtectedRange: {
          protectedRange: { protectedRangeId: 8, range: whole, warningOnly: true },
        },
      },
      { addProtectedRange: { protectedRange: { protectedRangeId: 9, range: whole } } },
      {
        updateProtectedRange: {
          protectedRange: {
            protectedRangeId: 8,
            description: 'chỉ nhắc',
            range: { ...whole, endRowIndex: 1 },
          },
          fields: 'description,range',
        },
      },
      { deleteProtectedRange: { protectedRangeId: 9 } },
    ]);
    const id = replies[0]?.addProtectedRange?.protectedRange?.protectedRangeId;
    expect(tab.protectedRanges).toEqual([
      {
        protectedRangeId: id,
        range: { sheetId: 1 },
        unprotectedRanges: [free],
        description: 'mẫu',
        editors: { users: [ROBOT] },
        requestingUserCanEdit: true,
      },
      {
        protectedRangeId: 8,
        range: { ...whole, endRowIndex: 1 },
        description: 'chỉ nhắc',
        warningOnly: true,
        requestingUserCanEdit: true,
      },
    ]);
  });

  it('conditional formats stand in their order', async () => {
    const rule = (formula: string) => ({
      ranges: [whole],
      booleanRule: {
        condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: formula }] },
        format: { backgroundColor: YELLOW },
      },
    });
    const { tab, replies } = await after([
      { addConditionalFormatRule: { rule: rule('=A1>1'), index: 0 } },
      { addConditionalFormatRule: { rule: rule('=A1>2'), index: 1 } },
      { addConditionalFormatRule: { rule: rule('=A1>3'), index: 0 } },
      { deleteConditionalFormatRule: { sheetId: 1, index: 1 } },
    ]);
    const formulas = tab.conditionalFormats?.map(
      (it) => it.booleanRule?.condition?.values?.[0]?.userEnteredValue,
    );
    expect(formulas).toEqual(['=A1>3', '=A1>2']);
    expect(replies[3]?.deleteConditionalFormatRule?.rule?.booleanRule?.condition?.values).toEqual([
      { userEnteredValue: '=A1>1' },
    ]);
  });

  it('the filter is set and cleared', async () => {
    const filter = { range: whole, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] };
    expect((await after([{ setBasicFilter: { filter } }])).tab.basicFilter).toEqual(filter);
    expect(
      (await after([{ setBasicFilter: { filter } }, { clearBasicFilter: { sheetId: 1 } }])).tab
        .basicFilter,
    ).toBeUndefined();
  });

  it('named ranges are added, used and deleted', async () => {
    const { id, book, replies } = await after([
      typing(1, 0, 0, [[2], [3], ['=SUM(soHo)']]),
      {
        addNamedRange: {
          namedRange: { name: 'soHo', range: { ...whole, endRowIndex: 2, endColumnIndex: 1 } },
        },
      },
      { addNamedRange: { namedRange: { name: 'thua', range: whole } } },
    ]);
    const namedRangeId = replies[2]?.addNamedRange?.namedRange?.namedRangeId;
    expect(book.namedRanges?.map((it) => it.name)).toEqual(['soHo', 'thua']);
    expect(shown(google.store, id, 1)[2]).toEqual([5]);
    await google.sheets(ROBOT).batchUpdate({
      spreadsheetId: id,
      requestBody: { requests: [{ deleteNamedRange: { namedRangeId: namedRangeId ?? '' } }] },
    });
    expect(google.store.spreadsheet(id).namedRanges.map((it) => it.name)).toEqual(['soHo']);
  });
});

describe('charts and metadata', () => {
  it('charts are added, changed and deleted', async () => {
    const series = [
      {
        series: { sourceRange: { sources: [{ ...whole, endColumnIndex: 1 }] } },
        targetAxis: 'LEFT_AXIS',
      },
    ];
    const chart = (title: string) => ({
      title,
      basicChart: { chartType: 'COLUMN', legendPosition: 'BOTTOM_LEGEND', series },
    });
    const position = {
      overlayPosition: {
        anchorCell: { sheetId: 1, rowIndex: 4, columnIndex: 1 },
        widthPixels: 480,
      },
    };
    const { tab } = await after([
      { addChart: { chart: { chartId: 11, spec: chart('Đạt'), position } } },
      {
        addChart: {
          chart: {
            chartId: 12,
            spec: {
              title: 'Tỷ lệ',
              pieChart: { domain: series[0]?.series ?? {}, series: series[0]?.series ?? {} },
            },
            position,
          },
        },
      },
      { updateChartSpec: { chartId: 11, spec: chart('Đạt và chưa đạt') } },
      { deleteEmbeddedObject: { objectId: 12 } },
    ]);
    expect(tab.charts).toEqual([
      {
        chartId: 11,
        spec: chart('Đạt và chưa đạt'),
        position: {
          overlayPosition: {
            anchorCell: { sheetId: 1, rowIndex: 4, columnIndex: 1 },
            widthPixels: 480,
            heightPixels: 371,
          },
        },
      },
    ]);
  });

  it('developer metadata is created, looked up, changed and deleted', async () => {
    const { id, replies } = await after([
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataKey: 'chotSoTab',
            metadataValue: 'Số liệu',
            visibility: 'DOCUMENT',
            location: { sheetId: 1 },
          },
        },
      },
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataId: 4,
            metadataKey: 'chotSoKy',
            metadataValue: '2025-Q3',
            visibility: 'DOCUMENT',
            location: { spreadsheet: true },
          },
        },
      },
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataId: 5,
            metadataKey: 'dong',
            visibility: 'PROJECT',
            location: {
              dimensionRange: { sheetId: 1, dimension: 'ROWS', startIndex: 3, endIndex: 4 },
            },
          },
        },
      },
      {
        updateDeveloperMetadata: {
          dataFilters: [{ developerMetadataLookup: { metadataKey: 'chotSoKy' } }],
          developerMetadata: { metadataValue: '2025-Q4' },
          fields: 'metadataValue',
        },
      },
      { insertDimension: { range: { sheetId: 1, dimension: 'ROWS', startIndex: 0, endIndex: 2 } } },
    ]);
    const api = google.sheets(ROBOT);
    const tabId = replies[0]?.createDeveloperMetadata?.developerMetadata?.metadataId ?? 0;
    const byId = await api.developerMetadata.get({ spreadsheetId: id, metadataId: tabId });
    expect(byId.data).toMatchObject({
      metadataKey: 'chotSoTab',
      location: { locationType: 'SHEET', sheetId: 1 },
    });
    const search = async (lookup: sheets_v4.Schema$DeveloperMetadataLookup) => {
      const found = await api.developerMetadata.search({
        spreadsheetId: id,
        requestBody: { dataFilters: [{ developerMetadataLookup: lookup }] },
      });
      return (found.data.matchedDeveloperMetadata ?? []).map((it) => it.developerMetadata);
    };
    expect(await search({ metadataKey: 'chotSoKy', locationType: 'SPREADSHEET' })).toMatchObject([
      { metadataId: 4, metadataValue: '2025-Q4', location: { spreadsheet: true } },
    ]);
    expect(await search({ metadataLocation: { sheetId: 1 } })).toHaveLength(2);
    expect(await search({ metadataKey: 'dong' })).toMatchObject([
      { location: { dimensionRange: { startIndex: 5, endIndex: 6 } } },
    ]);
    expect(await search({ metadataKey: 'nothing' })).toEqual([]);
    await api.batchUpdate({
      spreadsheetId: id,
      requestBody: {
        requests: [
          {
            deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: 4 } } },
          },
        ],
      },
    });
    expect(await search({ metadataId: 4 })).toEqual([]);
    const byFilter = await api.getByDataFilter({
      spreadsheetId: id,
      requestBody: { dataFilters: [{ developerMetadataLookup: { metadataKey: 'chotSoTab' } }] },
    });
    expect(byFilter.data.sheets?.map((it) => it.properties?.sheetId)).toEqual([1]);
  });
});
