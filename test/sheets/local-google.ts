// Google Sheets and Drive as the local office has them, over HTTP on this machine, with a client of
// the functions' own account. Faults can be put before single calls; every call is noted.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { SheetsClient } from '../../functions/sheets/client.ts';
import { memoryJournal } from '../../local-office/journal.ts';
import { openSpreadsheetStore } from '../../local-office/sheets/open-store.ts';
import { sheetsEndpoint, type Fault } from '../../local-office/sheets/rest.ts';
import type { SpreadsheetStore, StoredCell, StoredSheet } from '../../local-office/sheets/store.ts';
import { clientOf, IMPATIENT, PATIENT } from './scripted-google.ts';

export const OWNER = 'functions@chot-so.example';

export interface LocalGoogle {
  store: SpreadsheetStore;
  client: SheetsClient;
  /** `GET /v4/spreadsheets/…`, in their order; ids as `ID`. */
  asked: string[];
  slept: number[];
  /** From now on a call meets the fault that this gives for its place among the calls to come; `hangs` where one is never
   *  answered, so that nobody waits long for it. */
  disturb: (fault: (index: number, call: string) => Fault, how?: { hangs?: boolean }) => void;
  close: () => Promise<void>;
}

export async function localGoogle(perMinute = 10_000): Promise<LocalGoogle> {
  const store = openSpreadsheetStore(memoryJournal());
  const asked: string[] = [];
  const slept: number[] = [];
  let fault: (index: number, call: string) => Fault = () => null;
  let timeout = PATIENT;
  let index = 0;
  const endpoint = sheetsEndpoint(store, {
    account: (authorization) => (authorization === 'Bearer token' ? OWNER : null),
    fault: ({ method, path }) => {
      const call = `${method} ${path.replace(/(spreadsheets|files)\/[\w-]+/, '$1/ID')}`;
      asked.push(call);
      return fault(index++, call);
    },
  });
  const server = createServer((request, response) => {
    void endpoint(request, response).then((mine) => mine || response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    store,
    client: clientOf(`http://127.0.0.1:${port}/`, slept, perMinute, () => timeout),
    asked,
    slept,
    disturb: (wish, { hangs = false } = {}) => {
      fault = wish;
      timeout = hangs ? IMPATIENT : PATIENT;
      index = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function tabOf(store: SpreadsheetStore, id: string, title: string): StoredSheet {
  const tab = store.spreadsheet(id).sheets.find((it) => it.properties.title === title);
  if (!tab) throw new Error(`expected a tab ${title}, found none`);
  return tab;
}

/** The first cell of a tab that holds this text. */
export function cellWith(tab: StoredSheet, text: string): StoredCell {
  const cell = tab.cells.flat().find((it) => it?.entered?.stringValue === text);
  if (!cell) throw new Error(`${tab.properties.title}: expected "${text}", found none`);
  return cell;
}

/** All that a spreadsheet shows and keeps, in a form that can be compared. */
export function stateOf(store: SpreadsheetStore, id: string): unknown {
  return JSON.parse(
    JSON.stringify(store.spreadsheet(id).sheets, (key, value: unknown) =>
      // Numbers that Google gives as it likes, and heights that every row has without being told.
      key === 'metadataId' || key === 'protectedRangeId' || key === 'rowMetadata'
        ? tallRows(value)
        : value,
    ),
  );
}

function tallRows(value: unknown): unknown {
  const rows = Array.isArray(value)
    ? (value as (sheets_v4.Schema$DimensionProperties | null)[])
    : [];
  return rows.flatMap((row, index) =>
    row?.hiddenByUser || (row?.pixelSize ?? 21) !== 21 ? [{ index, ...row }] : [],
  );
}
