// A commune's spreadsheet: found again or made, its form written in one batch, shared with those who
// work in it. Each step can be done again after any failure, by this run or by another: what stands
// in the spreadsheet says how far it has come.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { LocalDate } from '../domain/calendar/rule.ts';
import type { ReportContent } from '../domain/report/content.ts';
import { cellAddress } from '../domain/workbook/cell.ts';
import { readContext, type WorkbookContext } from '../domain/workbook/context.ts';
import { readMeta } from '../domain/workbook/meta.ts';
import type { OldWorkbook } from '../domain/workbook/old-workbook.ts';
import { firstGrids, renewWorkbook } from '../domain/workbook/renew.ts';
import { BOOK_FIELDS, cellsToBook } from './cells-to-book.ts';
import type { SheetsClient } from './client.ts';
import { isRefused, isUnanswered, reached } from './faults.ts';
import { enteredCell, ENTERED_FIELDS } from './entered-cell.ts';
import { FRESH } from './repeat.ts';
import { formRequests, FORM_KEY, markOf, UNIT_KEY } from './form-requests.ts';

type Spreadsheet = sheets_v4.Schema$Spreadsheet;

export interface FormWish {
  /** `48-20275` */
  unit: string;
  context: WorkbookContext;
  /** Of what the form shows when it is first made. */
  digest: string;
  today: LocalDate;
  /** What the commune's report on an earlier period says; asked where the sheet changes period. */
  standingOf: (period: string) => Promise<ReportContent | null>;
}

const MARKS = 'developerMetadata(metadataId,metadataKey,metadataValue)';
/** All that is to be kept of a sheet, and all that must be cleared before it is written. */
const FIELDS = BOOK_FIELDS.replace(
  /^sheets\(/,
  `${MARKS},sheets(${MARKS},protectedRanges(protectedRangeId),conditionalFormats(ranges),basicFilter(range),`,
).replace('values(', `values(${ENTERED_FIELDS},`);
const PROOF_FIELDS = 'developerMetadata(metadataKey,metadataValue)';

/**
 * Whose spreadsheet this is and which form stands in it, by its own developer metadata; null where it
 * does not say.
 * @throws Problem SPREADSHEET_FORBIDDEN, SPREADSHEET_GONE, SHEETS_UNAVAILABLE
 */
export async function proofOf(
  { sheets }: SheetsClient,
  spreadsheetId: string,
): Promise<{ unit: string | null; form: string | null }> {
  const found = await reached(sheets.spreadsheets.get({ spreadsheetId, fields: PROOF_FIELDS }));
  return { unit: markOf(found, UNIT_KEY), form: markOf(found, FORM_KEY) };
}

/**
 * Writes the form into a spreadsheet, over whatever stands there, keeping what was typed: one read and
 * one batch. What an officer types between the two into a cell of the form is overwritten, so the batch
 * follows within seconds or not at all: there is room for both at the gate before the read, and a
 * batch that would have to wait, that was turned away or whose answer was lost is planned afresh. So
 * is one that is refused: another run has written meanwhile, and it names locks that are gone.
 * @returns whether anything had to be written
 * @throws Problem SPREADSHEET_FORBIDDEN, SPREADSHEET_GONE, SHEETS_UNAVAILABLE
 */
export async function writeForm(
  { sheets, room, comeback }: SheetsClient,
  spreadsheetId: string,
  wish: FormWish,
): Promise<boolean> {
  for (let tries = 0; ; tries += 1) {
    await room(2);
    const standing = await reached(sheets.spreadsheets.get({ spreadsheetId, fields: FIELDS }));
    if (markOf(standing, FORM_KEY) === wish.digest) return tries > 0;
    const requests = await plan(standing, wish);
    try {
      const requestBody = { requests };
      const fields = 'spreadsheetId';
      await reached(sheets.spreadsheets.batchUpdate({ spreadsheetId, fields, requestBody }, FRESH));
      return true;
    } catch (error) {
      if (!isRefused(error) && !isUnanswered(error)) throw error;
      if (!(await comeback(error, tries))) throw error;
    }
  }
}

async function plan(standing: Spreadsheet, wish: FormWish): Promise<sheets_v4.Schema$Request[]> {
  const { unit, digest, context, today } = wish;
  const old: OldWorkbook = {
    book: cellsToBook(standing),
    notes: notesOf(standing),
    entered: enteredOf(standing),
  };
  const first = old.book.tabs.every((tab) => tab.rows.length === 0);
  if (first) {
    const fresh = { grids: firstGrids(context), replaces: new Map(), removed: [] };
    return formRequests(standing, fresh, { unit, digest }, true);
  }
  const period = readContext(old.book)?.period ?? readMeta(old.book).period;
  const before =
    period === null || period === context.period ? null : await wish.standingOf(period);
  const renewal = renewWorkbook(old, context, before, today);
  return formRequests(standing, renewal, { unit, digest }, false);
}

/** Notes by tab and address. */
function notesOf(standing: Spreadsheet): OldWorkbook['notes'] {
  return byAddress(standing, ({ note }) => note);
}

/** What was entered, by tab and address. */
function enteredOf(standing: Spreadsheet): NonNullable<OldWorkbook['entered']> {
  return byAddress(standing, enteredCell);
}

function byAddress<T>(
  { sheets }: Spreadsheet,
  of: (cell: sheets_v4.Schema$CellData) => T | null | undefined | '',
): Map<string, Map<string, T>> {
  return new Map(
    (sheets ?? []).map((sheet) => {
      const found = new Map<string, T>();
      for (const { startRow, startColumn, rowData } of sheet.data ?? [])
        for (const [down, { values }] of (rowData ?? []).entries())
          for (const [along, cell] of (values ?? []).entries()) {
            const it = of(cell);
            if (it) found.set(cellAddress((startRow ?? 0) + down, (startColumn ?? 0) + along), it);
          }
      return [sheet.properties?.title ?? '', found];
    }),
  );
}
