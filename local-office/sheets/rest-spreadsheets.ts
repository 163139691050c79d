// spreadsheets.get, create, batchUpdate, getByDataFilter, and developer metadata.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { placeOf } from './a1.ts';
import { readFieldMask } from './field-mask.ts';
import { areaOf, overlap, wholeSheet } from './grid-range.ts';
import { allMetadata, matching } from './requests-metadata.ts';
import { resourceOf, type ResourceWish } from './resource.ts';
import { createSpreadsheet } from './rest-create.ts';
import { fileFor, flagOf, type Call, type Route } from './rest-call.ts';
import { invalid } from './shape.ts';
import { GoogleFault } from './store.ts';

export const SPREADSHEET_ROUTES: Route[] = [
  {
    method: 'POST',
    path: '/v4/spreadsheets',
    query: [],
    body: 'Spreadsheet',
    run(call) {
      const id = createSpreadsheet(call, call.body as sheets_v4.Schema$Spreadsheet);
      return { message: 'Spreadsheet', body: resource(call, id, { gridData: false }) };
    },
  },
  {
    method: 'GET',
    path: '/v4/spreadsheets/{id}',
    query: ['ranges', 'includeGridData', 'excludeTablesInBandedRanges'],
    run(call) {
      const { id } = fileFor(call, 'reader');
      const ranges = call.query.getAll('ranges');
      const book = call.store.layout(id);
      const fields = call.query.get('fields');
      // As Google does: what is asked for by name decides, and the flag only where nothing is.
      const gridData = fields === null ? flagOf(call, 'includeGridData') : asksForCells(fields);
      const parts = ranges.map((range) => {
        const { sheet, area } = placeOf(book, range);
        return {
          sheetId: sheet.properties.sheetId,
          area: overlap(area, wholeSheet(sheet)) ?? area,
        };
      });
      const wish = { gridData, ...(parts.length > 0 ? { parts } : {}) };
      return { message: 'Spreadsheet', body: resource(call, id, wish) };
    },
  },
  {
    method: 'POST',
    path: '/v4/spreadsheets/{id}:getByDataFilter',
    query: [],
    body: 'GetSpreadsheetByDataFilterRequest',
    run(call) {
      const { id } = fileFor(call, 'reader');
      const { dataFilters, includeGridData } =
        call.body as sheets_v4.Schema$GetSpreadsheetByDataFilterRequest;
      const book = call.store.layout(id);
      const parts = (dataFilters ?? []).flatMap((filter) => {
        if (filter.a1Range) {
          const { sheet, area } = placeOf(book, filter.a1Range);
          return [{ sheetId: sheet.properties.sheetId, area }];
        }
        const wanted = filter.gridRange
          ? [filter.gridRange]
          : matching(book, [filter]).map((it) => ({
              sheetId: it.location?.sheetId ?? it.location?.dimensionRange?.sheetId ?? 0,
            }));
        return wanted.map((range) => {
          const sheet = book.sheets.find((it) => it.properties.sheetId === (range.sheetId ?? 0));
          if (sheet === undefined) throw invalid(`No grid with id: ${range.sheetId ?? 0}`);
          return { sheetId: sheet.properties.sheetId, area: areaOf(range, sheet) };
        });
      });
      const fields = call.query.get('fields');
      const gridData = fields === null ? includeGridData === true : asksForCells(fields);
      const wish = { gridData, ...(parts.length > 0 ? { parts } : {}) };
      return { message: 'Spreadsheet', body: resource(call, id, wish) };
    },
  },
  {
    method: 'POST',
    path: '/v4/spreadsheets/{id}:batchUpdate',
    query: [],
    body: 'BatchUpdateSpreadsheetRequest',
    run(call) {
      const { id } = fileFor(call, 'writer');
      const { requests, includeSpreadsheetInResponse } =
        call.body as sheets_v4.Schema$BatchUpdateSpreadsheetRequest;
      if (includeSpreadsheetInResponse === true)
        throw invalid('includeSpreadsheetInResponse is not supported');
      const replies = call.store.apply(id, requests ?? [], call.account, 'RECEIVED');
      return { message: 'ValuesAnswer', body: { spreadsheetId: id, replies } };
    },
  },
  {
    method: 'GET',
    path: '/v4/spreadsheets/{id}/developerMetadata/{metadata}',
    query: [],
    run(call) {
      const { id } = fileFor(call, 'reader');
      const wanted = Number(call.path['metadata']);
      const found = allMetadata(call.store.layout(id)).find((it) => it.metadataId === wanted);
      if (found === undefined)
        throw new GoogleFault(404, 'NOT_FOUND', `No developer metadata with id: ${wanted}`);
      return { message: 'DeveloperMetadata', body: found };
    },
  },
  {
    method: 'POST',
    path: '/v4/spreadsheets/{id}/developerMetadata:search',
    query: [],
    body: 'SearchDeveloperMetadataRequest',
    run(call) {
      const { id } = fileFor(call, 'reader');
      const { dataFilters } = call.body as sheets_v4.Schema$SearchDeveloperMetadataRequest;
      const filters = dataFilters ?? [];
      const found = matching(call.store.layout(id), filters);
      const matched = found.map((developerMetadata) => ({
        developerMetadata,
        dataFilters: filters,
      }));
      return {
        message: 'ValuesAnswer',
        body: matched.length > 0 ? { matchedDeveloperMetadata: matched } : {},
      };
    },
  },
];

function resource(call: Call, id: string, wish: ResourceWish): sheets_v4.Schema$Spreadsheet {
  return resourceOf(call.store, id, { ...wish, account: call.account, webUrl: call.webUrl });
}

function asksForCells(fields: string): boolean {
  const tree = readFieldMask(fields, 'Spreadsheet');
  const sheets = tree === null ? null : tree.get('sheets');
  return sheets === null || sheets?.has('data') === true;
}
