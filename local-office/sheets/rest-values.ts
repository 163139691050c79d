// spreadsheets.values: reading cells as plain lists, and writing them.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { placeOf, rangeText } from './a1.ts';
import { overlap, wholeSheet } from './grid-range.ts';
import { lastRow } from './requests-cells.ts';
import { fileFor, wordOf, type Call, type Route } from './rest-call.ts';
import { invalid } from './shape.ts';
import { plainValue, RENDERING, DATE_RENDERING, type Rendering } from './values-read.ts';
import { writesOf } from './values-write.ts';

const READING = ['majorDimension', 'valueRenderOption', 'dateTimeRenderOption'] as const;
const WRITING = [
  'valueInputOption',
  'includeValuesInResponse',
  'responseValueRenderOption',
  'responseDateTimeRenderOption',
] as const;

export const VALUE_ROUTES: Route[] = [
  {
    method: 'GET',
    path: '/v4/spreadsheets/{id}/values/{range}',
    query: READING,
    run(call) {
      const { id } = fileFor(call, 'reader');
      return { message: 'ValueRange', body: read(call, id, call.path['range'] ?? '') };
    },
  },
  {
    method: 'GET',
    path: '/v4/spreadsheets/{id}/values:batchGet',
    query: ['ranges', ...READING],
    run(call) {
      const { id } = fileFor(call, 'reader');
      const valueRanges = call.query.getAll('ranges').map((range) => read(call, id, range));
      return { message: 'ValuesAnswer', body: { spreadsheetId: id, valueRanges } };
    },
  },
  {
    method: 'PUT',
    path: '/v4/spreadsheets/{id}/values/{range}',
    query: WRITING,
    body: 'ValueRange',
    run(call) {
      const body = call.body as sheets_v4.Schema$ValueRange;
      const range = call.path['range'] ?? '';
      if (body.range && body.range !== range)
        throw invalid(
          `Requested writing within range [${range}], but tried writing to [${body.range}]`,
        );
      const [written] = write(call, [{ ...body, range }], inputOption(call));
      return { message: 'ValuesAnswer', body: written };
    },
  },
  {
    method: 'POST',
    path: '/v4/spreadsheets/{id}/values:batchUpdate',
    query: [],
    body: 'BatchUpdateValuesRequest',
    run(call) {
      const { data, valueInputOption, includeValuesInResponse } =
        call.body as sheets_v4.Schema$BatchUpdateValuesRequest;
      if (includeValuesInResponse === true)
        throw invalid('includeValuesInResponse is not supported');
      if (!valueInputOption) throw optionMissing();
      const responses = write(call, data ?? [], valueInputOption);
      const sum = (name: 'updatedRows' | 'updatedColumns' | 'updatedCells') =>
        responses.reduce((total, it) => total + (it[name] ?? 0), 0);
      const body = {
        spreadsheetId: call.path['id'],
        totalUpdatedRows: sum('updatedRows'),
        totalUpdatedColumns: sum('updatedColumns'),
        totalUpdatedCells: sum('updatedCells'),
        totalUpdatedSheets: new Set(responses.map((it) => it.updatedRange?.split('!')[0])).size,
        responses,
      };
      return { message: 'ValuesAnswer', body };
    },
  },
  {
    method: 'POST',
    path: '/v4/spreadsheets/{id}/values/{range}:append',
    query: [...WRITING, 'insertDataOption'],
    body: 'ValueRange',
    run(call) {
      const { id } = fileFor(call, 'writer');
      wordOf(call, 'insertDataOption', ['OVERWRITE', 'INSERT_ROWS']);
      const body = call.body as sheets_v4.Schema$ValueRange;
      const { sheet, area } = placeOf(call.store.layout(id), call.path['range'] ?? '');
      const { sheetId } = sheet.properties;
      const top = lastRow(sheet) + 1;
      const rows = asRows(body);
      const missing = top + rows.length - (sheet.properties.gridProperties?.rowCount ?? 0);
      const grown =
        missing > 0 ? [{ appendDimension: { sheetId, dimension: 'ROWS', length: missing } }] : [];
      const target = { top, left: area.left, bottom: top + 1, right: area.left + 1 };
      const range = rangeText(sheet, target);
      const [updates] = write(call, [{ ...body, range }], inputOption(call), grown);
      const tableRange = top > 0 ? rangeText(sheet, { ...area, top: 0, bottom: top }) : undefined;
      return {
        message: 'ValuesAnswer',
        body: { spreadsheetId: id, ...(tableRange ? { tableRange } : {}), updates },
      };
    },
  },
  {
    method: 'POST',
    path: '/v4/spreadsheets/{id}/values/{range}:clear',
    query: [],
    body: 'ClearValuesRequest',
    run(call) {
      const { id } = fileFor(call, 'writer');
      const place = placeOf(call.store.layout(id), call.path['range'] ?? '');
      const area = overlap(place.area, wholeSheet(place.sheet)) ?? place.area;
      const range = {
        sheetId: place.sheet.properties.sheetId,
        startRowIndex: area.top,
        endRowIndex: area.bottom,
        startColumnIndex: area.left,
        endColumnIndex: area.right,
      };
      call.store.apply(id, [{ updateCells: { range, fields: 'userEnteredValue' } }], call.account);
      const clearedRange = rangeText(place.sheet, area);
      return { message: 'ValuesAnswer', body: { spreadsheetId: id, clearedRange } };
    },
  },
];

function read(call: Call, id: string, range: string): sheets_v4.Schema$ValueRange {
  const majorDimension = wordOf(call, 'majorDimension', ['ROWS', 'COLUMNS']);
  const rendering: Rendering = {
    values: wordOf(call, 'valueRenderOption', RENDERING),
    dates: wordOf(call, 'dateTimeRenderOption', DATE_RENDERING),
  };
  const book = call.store.spreadsheet(id);
  const { sheet, area } = placeOf(book, range);
  const { top, left, bottom, right } = overlap(area, wholeSheet(sheet)) ?? area;
  const width = right - left;
  let rows = Array.from({ length: Math.min(bottom, sheet.cells.length) - top }, (_, down) =>
    Array.from({ length: width }, (_, across) =>
      plainValue(sheet.cells[top + down]?.[left + across], book.properties.locale, rendering),
    ),
  );
  if (majorDimension === 'COLUMNS')
    rows = Array.from({ length: width }, (_, across) => rows.map((row) => row[across] ?? ''));
  for (const row of rows) while (row.length > 0 && row.at(-1) === '') row.pop();
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  return {
    range: rangeText(sheet, { top, left, bottom, right }),
    majorDimension,
    ...(rows.length > 0 ? { values: rows } : {}),
  };
}

function inputOption(call: Call): string {
  if (call.query.get('includeValuesInResponse') === 'true')
    throw invalid('includeValuesInResponse is not supported');
  const option = call.query.get('valueInputOption');
  if (option === null) throw optionMissing();
  return wordOf(call, 'valueInputOption', ['RAW', 'USER_ENTERED']);
}

function optionMissing() {
  return invalid("'valueInputOption' is required but not specified");
}

/** Writes all the ranges in one change. */
function write(
  call: Call,
  data: readonly sheets_v4.Schema$ValueRange[],
  option: string,
  before: Parameters<Call['store']['apply']>[1] = [],
): sheets_v4.Schema$UpdateValuesResponse[] {
  const { id } = fileFor(call, 'writer');
  const book = call.store.spreadsheet(id);
  const writes = data.map((it) => {
    if (!it.range) throw invalid('range must be specified');
    return writesOf(book, it.range, asRows(it), option === 'USER_ENTERED', before.length > 0);
  });
  const requests = [...before, ...writes.flatMap((it) => it.requests)];
  if (requests.length > 0) call.store.apply(id, requests, call.account);
  return writes.map(({ updated }) => ({ spreadsheetId: id, ...updated }));
}

function asRows({ values, majorDimension }: sheets_v4.Schema$ValueRange): unknown[][] {
  const lists = (values ?? []) as unknown[];
  for (const list of lists)
    if (!Array.isArray(list))
      throw invalid(
        `Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), ${JSON.stringify(list)}`,
      );
  const rows = lists as unknown[][];
  if (majorDimension !== 'COLUMNS') return rows;
  const height = Math.max(0, ...rows.map((it) => it.length));
  return Array.from({ length: height }, (_, down) => rows.map((it) => it[down] ?? null));
}
