// Where a unit's spreadsheet is found, as others are told: its id, its address, its state.
import type { ProgressLine } from '../domain/report/desk.ts';
import type { SpreadsheetRecord } from '../store/spreadsheets.ts';
import type { Runtime } from './runtime.ts';

/** No address leads to a spreadsheet that is gone, nor to any where none are served. */
export function sheetPlaceOf(
  record: Pick<SpreadsheetRecord, 'spreadsheetId' | 'state'> | undefined,
  sheets: Pick<NonNullable<Runtime['sheets']>, 'webUrl'> | null,
): ProgressLine['spreadsheet'] {
  const id = record?.spreadsheetId ?? null;
  const state = record?.state ?? 'NONE';
  const reachable = id !== null && state !== 'GONE' && sheets !== null;
  return { id, url: reachable ? `${sheets.webUrl}/${id}/edit` : null, state };
}
