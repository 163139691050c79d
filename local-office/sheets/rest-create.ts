// spreadsheets.create: a spreadsheet with the tabs, and what stands in them, that a message describes.
import { randomInt } from 'node:crypto';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { applyRequests } from './apply.ts';
import { newSheet } from './new-sheet.ts';
import type { Call } from './rest-call.ts';
import { invalid } from './shape.ts';
import type { SheetsRequest } from './store.ts';

const TAKEN = new Set(['spreadsheetId', 'spreadsheetUrl', 'properties', 'sheets']);

/** Answers the id. @throws GoogleFault 400; then nothing has been made */
export function createSpreadsheet(call: Call, wish: sheets_v4.Schema$Spreadsheet): string {
  for (const name of Object.keys(wish))
    if (!TAKEN.has(name)) throw invalid(`${name} is not supported when a spreadsheet is created`);
  const { title, locale, timeZone } = wish.properties ?? {};
  const properties = {
    title: title || 'Untitled spreadsheet',
    locale: locale || 'en_US',
    timeZone: timeZone || 'Etc/GMT',
  };
  const requests = requestsFor(wish.sheets ?? []);
  const blank = {
    spreadsheetId: '',
    properties,
    sheets: [newSheet(0, 'Sheet1')],
    developerMetadata: [],
    namedRanges: [],
  };
  const who = { by: call.account, owner: call.account, replaying: false, recalculate: false };
  if (requests.length > 0) applyRequests(blank, requests, who);
  const id = call.store.create({ ...properties, owner: call.account });
  if (requests.length > 0) call.store.apply(id, requests, call.account);
  return id;
}

/** What makes the tabs out of the single one of an empty spreadsheet, whose id is 0. */
function requestsFor(sheets: readonly sheets_v4.Schema$Sheet[]): SheetsRequest[] {
  if (sheets.length === 0) return [];
  const first = { sheetId: 0, title: `\u2063${randomInt(2 ** 40)}` };
  const requests: SheetsRequest[] = [
    { updateSheetProperties: { properties: first, fields: 'title' } },
  ];
  let zero = false;
  for (const [index, { properties, data, ...rest }] of sheets.entries()) {
    const [other] = Object.keys(rest);
    if (other !== undefined)
      throw invalid(`sheets.${other} is not supported when a spreadsheet is created`);
    const sheetId = properties?.sheetId ?? randomInt(1, 2 ** 31);
    const wanted = { title: `Sheet${index + 1}`, ...properties, sheetId };
    delete wanted.index;
    if (sheetId === 0) {
      zero = true;
      const { sheetId: _, sheetType: __, ...written } = wanted;
      const place = { ...wanted, index: index + 1 };
      const fields = [...Object.keys(written), 'index'].join();
      requests.push({ updateSheetProperties: { properties: place, fields } });
    } else requests.push({ addSheet: { properties: wanted } });
    for (const { startRow, startColumn, rowData } of data ?? [])
      if (rowData)
        requests.push({
          updateCells: {
            start: { sheetId, rowIndex: startRow ?? 0, columnIndex: startColumn ?? 0 },
            rows: rowData,
            fields: 'userEnteredValue,userEnteredFormat,note,dataValidation',
          },
        });
  }
  if (!zero) requests.push({ deleteSheet: { sheetId: 0 } });
  return requests;
}
