// What a change means to a page that is open: the cells that it touched, as they stand now, or that
// too much is different and the page had better fetch everything anew.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { SheetsRequest, StoredSheet, StoredSpreadsheet } from '../sheets/store.ts';
import { boxOf, sizeOf } from './boxes.ts';
import { patchOf } from './cells.ts';
import type { Box, CellPatch } from './contract.ts';

/** More cells than this are quicker fetched with all the others. */
const MOST_CELLS = 5_000;
/** What no page shows. */
const UNSEEN: ReadonlySet<string> = new Set([
  'createDeveloperMetadata',
  'updateDeveloperMetadata',
  'deleteDeveloperMetadata',
]);

/** The cells that were touched, each once; null where the page has to be made anew. */
export function patchesOf(
  spreadsheet: StoredSpreadsheet,
  requests: readonly SheetsRequest[],
): CellPatch[] | null {
  const touched = new Map<string, { sheet: StoredSheet; row: number; column: number }>();
  for (const request of requests) {
    const place = placeOf(spreadsheet, request);
    if (place === null) return null;
    if (place === undefined) continue;
    const { sheet, box } = place;
    const area = (box.bottom - box.top + 1) * (box.right - box.left + 1);
    if (touched.size + area > MOST_CELLS) return null;
    for (let row = box.top; row <= box.bottom; row += 1)
      for (let column = box.left; column <= box.right; column += 1)
        touched.set(`${sheet.properties.sheetId}:${row},${column}`, { sheet, row, column });
  }
  return [...touched.values()].map(({ sheet, row, column }) => patchOf(sheet, row, column));
}

type Place = { sheet: StoredSheet; box: Box };

/** Null: more than cells. Undefined: nothing that shows. */
function placeOf(spreadsheet: StoredSpreadsheet, request: SheetsRequest): Place | null | undefined {
  const [kind = ''] = Object.keys(request);
  if (UNSEEN.has(kind)) return undefined;
  const sheetOf = (sheetId: number | null | undefined) =>
    spreadsheet.sheets.find(
      (it) => it.properties.sheetId === (sheetId ?? spreadsheet.sheets[0]?.properties.sheetId),
    );
  const within = (range: sheets_v4.Schema$GridRange | undefined) => {
    const sheet = range && sheetOf(range.sheetId);
    const box = sheet && boxOf(range, sheet);
    return sheet && box ? { sheet, box } : null;
  };
  if (request.repeatCell) return within(request.repeatCell.range);
  if (request.updateBorders) return within(request.updateBorders.range);
  if (request.updateCells) {
    const { range, start, rows, fields } = request.updateCells;
    // A rule for typing belongs to all cells that share it.
    if (fields === '*' || fields?.includes('dataValidation')) return null;
    if (range) return within(range);
    const top = start?.rowIndex ?? 0;
    const left = start?.columnIndex ?? 0;
    const wide = Math.max(0, ...(rows ?? []).map((row) => row.values?.length ?? 0));
    if (wide === 0) return undefined;
    return within({
      sheetId: start?.sheetId ?? null,
      startRowIndex: top,
      startColumnIndex: left,
      endRowIndex: top + (rows?.length ?? 0),
      endColumnIndex: left + wide,
    });
  }
  if (request.appendCells) {
    const { sheetId, rows } = request.appendCells;
    const sheet = sheetOf(sheetId);
    if (!sheet) return null;
    const bottom = sheet.cells.length - 1;
    const box = {
      top: Math.max(0, bottom - (rows?.length ?? 0) + 1),
      left: 0,
      bottom,
      right: sizeOf(sheet).columns - 1,
    };
    return { sheet, box };
  }
  return null;
}
