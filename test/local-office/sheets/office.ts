// A local office's Google for the tests: the endpoint on a loopback port, and the real client of
// Google's APIs for each account that calls it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OAuth2Client } from 'google-auth-library';
import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { memoryJournal } from '../../../local-office/journal.ts';
import { openSpreadsheetStore } from '../../../local-office/sheets/open-store.ts';
import { sheetsEndpoint, type EndpointOptions } from '../../../local-office/sheets/rest.ts';
import type { SheetsRequest, SpreadsheetStore } from '../../../local-office/sheets/store.ts';

/** Owns what it provisions. */
export const ROBOT = 'robot@chot-so.vn';
/** Fills in a commune's sheet. */
export const OFFICER = 'canbo@xa-nam-giang.vn';
/** May look. */
export const VIEWER = 'lanhdao@tinh.vn';
/** Was never invited. */
export const STRANGER = 'la@noi-khac.vn';

export interface Google {
  store: SpreadsheetStore;
  rootUrl: string;
  sheets(account: string): sheets_v4.Resource$Spreadsheets;
  drive(account: string): drive_v3.Drive;
  close(): Promise<void>;
}

export async function openGoogle(fault?: EndpointOptions['fault']): Promise<Google> {
  const store = openSpreadsheetStore(memoryJournal());
  const endpoint = sheetsEndpoint(store, {
    account: (header) => /^Bearer (\S+@\S+)$/.exec(header ?? '')?.[1] ?? null,
    ...(fault ? { fault } : {}),
  });
  const server = createServer((request, response) => {
    endpoint(request, response).then(
      (served) => served || response.writeHead(418).end('not of Google'),
      () => response.destroy(),
    );
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const rootUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const optionsOf = (account: string) => {
    const auth = new OAuth2Client();
    auth.setCredentials({ access_token: account, expiry_date: Date.now() + 3_600_000 });
    return { auth, rootUrl, retry: false } as const;
  };
  return {
    store,
    rootUrl,
    sheets: (account) => sheets({ version: 'v4', ...optionsOf(account) }).spreadsheets,
    drive: (account) => drive({ version: 'v3', ...optionsOf(account) }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** A spreadsheet of the robot's with the tabs named, whose ids are 1, 2, …; the officer may write. */
export function provisioned(
  store: SpreadsheetStore,
  tabs: readonly string[] = ['Số liệu'],
  requests: readonly SheetsRequest[] = [],
): string {
  const id = store.create({ title: 'Xã Nam Giang', owner: ROBOT });
  store.share(id, OFFICER, 'writer');
  store.share(id, VIEWER, 'reader');
  const made = tabs.map((title, index) => ({
    addSheet: {
      properties: { sheetId: index + 1, title, gridProperties: { rowCount: 20, columnCount: 8 } },
    },
  }));
  store.apply(id, [...made, { deleteSheet: { sheetId: 0 } }, ...requests], ROBOT);
  return id;
}

/** A request that writes rows of plain values; texts with `=` are formulas, null leaves a gap. */
export function typing(
  sheetId: number,
  rowIndex: number,
  columnIndex: number,
  rows: readonly (readonly (string | number | boolean | null)[])[],
): SheetsRequest {
  const values = rows.map((row) => ({
    values: row.map((value) => ({ userEnteredValue: extended(value) })),
  }));
  const start = { sheetId, rowIndex, columnIndex };
  return { updateCells: { start, rows: values, fields: 'userEnteredValue' } };
}

function extended(value: string | number | boolean | null): sheets_v4.Schema$ExtendedValue {
  if (value === null) return {};
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return value.startsWith('=') ? { formulaValue: value } : { stringValue: value };
}

/** What stands in a tab, cell by cell: results of formulas, errors as `!NAME`, blank as null. */
export function shown(store: SpreadsheetStore, id: string, sheetId: number): unknown[][] {
  const sheet = store.spreadsheet(id).sheets.find((it) => it.properties.sheetId === sheetId);
  return (sheet?.cells ?? []).map((row) =>
    row.map((cell) => {
      const value = cell?.effective;
      if (value?.errorValue) return `!${value.errorValue.type}`;
      return value?.numberValue ?? value?.stringValue ?? value?.boolValue ?? null;
    }),
  );
}

/** Code and message of what a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<{ code: number; message: string }> {
  return call.then(
    () => ({ code: 200, message: 'not refused' }),
    (error: { status?: number; code?: number | string; message: string }) => ({
      code: Number(error.status ?? error.code),
      message: error.message,
    }),
  );
}

/** Sends requests to a fresh spreadsheet; answers replies and the spreadsheet as it is then. */
export async function sentTo(
  google: Google,
  requests: readonly SheetsRequest[],
  tabs: readonly string[] = ['Số liệu'],
): Promise<{
  id: string;
  replies: sheets_v4.Schema$Response[];
  book: sheets_v4.Schema$Spreadsheet;
  tab: sheets_v4.Schema$Sheet;
}> {
  const id = provisioned(google.store, tabs);
  const api = google.sheets(ROBOT);
  const sent = await api.batchUpdate({
    spreadsheetId: id,
    requestBody: { requests: [...requests] },
  });
  const { data: book } = await api.get({ spreadsheetId: id, includeGridData: true });
  const tab = book.sheets?.find((it) => it.properties?.sheetId === 1) ?? {};
  return { id, replies: sent.data.replies ?? [], book, tab };
}

export function cellOf(
  tab: sheets_v4.Schema$Sheet,
  row: number,
  column: number,
): sheets_v4.Schema$CellData {
  return tab.data?.[0]?.rowData?.[row]?.values?.[column] ?? {};
}

export const SHARE = { numberFormat: { type: 'PERCENT', pattern: '0.0%' } };
const DAY = { numberFormat: { type: 'DATE', pattern: 'dd/mm/yyyy' } };

/** A tab with a text, a share, a day, a formula, a note far off; and a hidden tab. */
export function filledIn(store: SpreadsheetStore): string {
  return provisioned(
    store,
    ['Số liệu', '_Meta'],
    [
      typing(1, 0, 0, [['Thôn 1', 0.354, 46011, '=B1*2', true]]),
      {
        repeatCell: {
          range: {
            sheetId: 1,
            startRowIndex: 0,
            endRowIndex: 1,
            startColumnIndex: 1,
            endColumnIndex: 2,
          },
          cell: { userEnteredFormat: SHARE },
          fields: 'userEnteredFormat',
        },
      },
      {
        repeatCell: {
          range: {
            sheetId: 1,
            startRowIndex: 0,
            endRowIndex: 1,
            startColumnIndex: 2,
            endColumnIndex: 3,
          },
          cell: { userEnteredFormat: DAY },
          fields: 'userEnteredFormat',
        },
      },
      {
        updateCells: {
          start: { sheetId: 1, rowIndex: 3, columnIndex: 2 },
          rows: [{ values: [{ note: 'xa' }] }],
          fields: 'note',
        },
      },
      typing(2, 0, 0, [
        ['commune', '48-20275'],
        ['kind', 'commune'],
      ]),
      { updateSheetProperties: { properties: { sheetId: 2, hidden: true }, fields: 'hidden' } },
    ],
  );
}
