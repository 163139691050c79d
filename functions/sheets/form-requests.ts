// The form of a commune as one batch of requests over its spreadsheet, new or in use. Tabs are known
// by what stands in them and not by their place, so that one which an officer moved or renamed is
// written where it is, and one that only bears a name of the form's gives way and stays.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Grid } from '../domain/grid/grid.ts';
import { sheetIdOf } from '../domain/grid/sheet-id.ts';
import { fold } from '../domain/vietnamese/text.ts';
import type { Renewal } from '../domain/workbook/renew.ts';
import { metadataRequest, sheetRequests } from './grid-requests.ts';

type Request = sheets_v4.Schema$Request;
type Sheet = sheets_v4.Schema$Sheet;
type Spreadsheet = sheets_v4.Schema$Spreadsheet;

const WHOLE = { spreadsheet: true } as const;
/** Developer metadata of the spreadsheet: whose it is, and the digest of the form that stands in it. */
export const UNIT_KEY = 'chotSo';
export const FORM_KEY = 'chotSoForm';
const SETTINGS = { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' };

/** `first`: nothing stands in the spreadsheet but the empty tab that a new one has. */
export function formRequests(
  standing: Spreadsheet,
  renewal: Renewal,
  marks: { unit: string; digest: string },
  first: boolean,
): Request[] {
  const sheets = standing.sheets ?? [];
  const places = placesOf(sheets, renewal);
  const writing = [...places].map(([grid, { sheetId, sheet }], index) =>
    sheetRequests(grid, {
      sheetId,
      exists: sheet,
      ...(sheet === null && !isArchive(grid) ? { index } : {}),
    }),
  );
  const removed = new Set(renewal.removed);
  const gone = sheets.filter(({ properties }) => first || removed.has(properties?.title ?? ''));
  return [
    // The language of the spreadsheet decides how formulas are read, so it comes first.
    { updateSpreadsheetProperties: { properties: SETTINGS, fields: 'locale,timeZone' } },
    ...renameRequests(sheets, places),
    // A formula that names a tab which is not there yet would be broken for good.
    ...writing.flatMap((requests) => requests.filter(({ addSheet }) => addSheet)),
    ...writing.flatMap((requests) => requests.filter(({ addSheet }) => !addSheet)),
    ...gone.map(({ properties }) => ({ deleteSheet: { sheetId: properties?.sheetId ?? 0 } })),
    metadataRequest(WHOLE, UNIT_KEY, marks.unit, standing),
    metadataRequest(WHOLE, FORM_KEY, marks.digest, standing),
  ];
}

/** What a spreadsheet says of itself under one key. */
export function markOf({ developerMetadata }: Spreadsheet, key: string): string | null {
  return developerMetadata?.find((it) => it.metadataKey === key)?.metadataValue ?? null;
}

interface Place {
  sheetId: number;
  sheet: Sheet | null;
}

/** Where each grid goes: into the tab that it replaces, else into a new one. */
function placesOf(sheets: readonly Sheet[], { grids, replaces }: Renewal): Map<Grid, Place> {
  const byTitle = new Map(sheets.map((sheet) => [sheet.properties?.title ?? '', sheet]));
  const byId = new Map(sheets.map((sheet) => [sheet.properties?.sheetId ?? 0, sheet]));
  const taken = new Set(byId.keys());
  return new Map(
    grids.map((grid): [Grid, Place] => {
      const wanted = sheetIdOf(grid.name);
      const replaced = replaces.get(grid.name);
      // Hidden tabs are the product's own, whatever has become of them.
      const own = grid.hidden && !isArchive(grid) ? byId.get(wanted) : undefined;
      const sheet = (replaced === undefined ? own : byTitle.get(replaced)) ?? null;
      if (sheet !== null) return [grid, { sheetId: sheet.properties?.sheetId ?? 0, sheet }];
      let sheetId = wanted;
      for (let n = 2; taken.has(sheetId); n += 1) sheetId = sheetIdOf(`${grid.name} ${n}`);
      taken.add(sheetId);
      return [grid, { sheetId, sheet: null }];
    }),
  );
}

function isArchive(grid: Grid): boolean {
  return grid.hidden === true && !grid.name.startsWith('_');
}

/** Other tabs leave the form's names, and the form's own take theirs, before any formula names them. */
function renameRequests(sheets: readonly Sheet[], places: ReadonlyMap<Grid, Place>): Request[] {
  const wanted = new Map([...places].map(([grid, { sheetId }]) => [sheetId, grid.name]));
  const names = new Set([...wanted.values()].map(fold));
  const taken = new Set(sheets.map(({ properties }) => fold(properties?.title ?? '')));
  const rename = (sheetId: number, title: string): Request => ({
    updateSheetProperties: { properties: { sheetId, title }, fields: 'title' },
  });
  const away: Request[] = [];
  const home: Request[] = [];
  for (const { properties } of sheets) {
    const { sheetId = 0, title = '' } = properties ?? {};
    const own = wanted.get(sheetId ?? 0);
    if (own === title || (own === undefined && !names.has(fold(title ?? '')))) continue;
    let free = `${title} (bản riêng)`;
    for (let n = 2; taken.has(fold(free)); n += 1) free = `${title} (bản riêng ${n})`;
    taken.add(fold(free));
    if (own !== undefined) home.push(rename(sheetId ?? 0, own));
    if (own === undefined || names.has(fold(title ?? ''))) away.push(rename(sheetId ?? 0, free));
  }
  return [...away, ...home];
}
