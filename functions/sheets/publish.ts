// Publishes a summary: reads what stands in the spreadsheet, and sends one batch of what differs. A
// batch is applied whole or not at all, so that the old summary stands until the new one does.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Chart } from '../domain/grid/chart.ts';
import type { Grid } from '../domain/grid/grid.ts';
import { META_TAB } from '../domain/workbook/contract.ts';
import type { SheetsClient } from './client.ts';
import { isRefused, isUnanswered, reached } from './faults.ts';
import { publishPlan, STANDING_FIELDS } from './publish-plan.ts';

/** The hidden card of the spreadsheet as it stands: its keys with their values. */
export type Card = ReadonlyMap<string, string>;

/** Writing goes wrong at most once before it is given up. */
const TRIES = 2;

/**
 * Makes the spreadsheet show a publication, made up by what its card says of the last one. Normally
 * one read and, where anything differs, one write. When no answer comes, nobody knows whether the
 * batch was applied: it is looked at again, and sent again only where it was not.
 * @returns the tabs that were written
 * @throws Problem SPREADSHEET_FORBIDDEN, SPREADSHEET_GONE, SHEETS_UNAVAILABLE; the old summary then
 *   stands whole, or the new one does
 */
export async function publishGrids(
  client: SheetsClient,
  spreadsheetId: string,
  publicationOf: (card: Card) => { grids: Grid[]; charts: Chart[] },
): Promise<{ written: string[] }> {
  let written: string[] | undefined;
  let failure: unknown;
  for (let tries = 0; tries <= TRIES; tries += 1) {
    const standing = await readStanding(client, spreadsheetId);
    const plan = publishPlan(standing, publicationOf(cardOf(standing)));
    written ??= plan.written;
    if (plan.requests.length === 0) return { written };
    if (tries === TRIES) break;
    try {
      await send(client, spreadsheetId, plan.requests);
      return { written };
    } catch (error) {
      // Refused by what somebody else has written meanwhile: planned afresh as well.
      if (!isUnanswered(error) && !isRefused(error)) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function readStanding(
  { sheets }: SheetsClient,
  spreadsheetId: string,
): Promise<sheets_v4.Schema$Spreadsheet> {
  return reached(sheets.spreadsheets.get({ spreadsheetId, fields: STANDING_FIELDS }));
}

async function send(
  { sheets }: SheetsClient,
  spreadsheetId: string,
  requests: sheets_v4.Schema$Request[],
): Promise<void> {
  await reached(
    sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      fields: 'spreadsheetId',
      requestBody: { requests },
    }),
  );
}

function cardOf({ sheets = [] }: sheets_v4.Schema$Spreadsheet): Card {
  const tab = sheets.find((it) => it.properties?.title === META_TAB);
  const rows = (tab?.data ?? []).flatMap((part) => part.rowData ?? []);
  return new Map(
    rows.map(({ values }) => {
      const [key, value] = (values ?? []).map((cell) => cell.userEnteredValue?.stringValue ?? '');
      return [key ?? '', value ?? ''];
    }),
  );
}
