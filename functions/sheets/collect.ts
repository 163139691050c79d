// A commune's workbook fetched from its spreadsheet, and the receipt written back into it.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { fold } from '../domain/vietnamese/text.ts';
import { cellPlace, type CellBook } from '../domain/workbook/cell.ts';
import { JOURNAL_TAB } from '../domain/workbook/contract.ts';
import { BOOK_FIELDS, cellsToBook } from './cells-to-book.ts';
import type { SheetsClient } from './client.ts';
import { reached } from './faults.ts';

export interface FetchedWorkbook {
  book: CellBook;
  /** The number of each tab, by its name. */
  sheetIds: Map<string, number>;
}

/**
 * Everything that stands in a spreadsheet, in one call. `values.batchGet` would be smaller, but it gives
 * a day as the same bare number as a count, or as text in the reader's own format, and says nothing
 * of percentages; here each value comes with the format that it is shown in.
 * @throws Problem SPREADSHEET_FORBIDDEN, SPREADSHEET_GONE, SHEETS_UNAVAILABLE
 */
export async function fetchWorkbook(
  { sheets }: SheetsClient,
  spreadsheetId: string,
): Promise<FetchedWorkbook> {
  const found = await reached(sheets.spreadsheets.get({ spreadsheetId, fields: BOOK_FIELDS }));
  const sheetIds = (found.sheets ?? []).map(
    ({ properties }) => [properties?.title ?? '', properties?.sheetId ?? 0] as const,
  );
  return { book: cellsToBook(found), sheetIds: new Map(sheetIds) };
}

/**
 * Adds a row to the journal and writes the state of the report, both or neither. Not repeated when
 * no answer comes: the report is recorded in the store, and the next sending is told so.
 */
export async function writeReceipt(
  { sheets }: SheetsClient,
  spreadsheetId: string,
  { sheetIds }: Pick<FetchedWorkbook, 'sheetIds'>,
  row: readonly (string | number)[],
  status: { tab: string; cell: string; text: string } | null,
): Promise<void> {
  const journal = [...sheetIds].find(([name]) => fold(name) === fold(JOURNAL_TAB))?.[1];
  const place = status === null ? undefined : cellPlace(status.cell);
  const tab = status === null ? undefined : sheetIds.get(status.tab);
  const requests: sheets_v4.Schema$Request[] = [];
  if (journal !== undefined)
    requests.push({
      appendCells: {
        sheetId: journal,
        rows: [{ values: row.map((value) => ({ userEnteredValue: valueOf(value) })) }],
        fields: 'userEnteredValue',
      },
    });
  if (place !== undefined && tab !== undefined && status !== null)
    requests.push({
      updateCells: {
        start: { sheetId: tab, rowIndex: place.row, columnIndex: place.column },
        rows: [{ values: [{ userEnteredValue: { stringValue: status.text } }] }],
        fields: 'userEnteredValue',
      },
    });
  if (requests.length === 0) return;
  const fields = 'spreadsheetId';
  await reached(
    sheets.spreadsheets.batchUpdate({ spreadsheetId, fields, requestBody: { requests } }),
  );
}

function valueOf(value: string | number): sheets_v4.Schema$ExtendedValue {
  return typeof value === 'number' ? { numberValue: value } : { stringValue: value };
}
