// Writing into the spreadsheet's own journal, where its protection lets the officer.
import { isJournal, journalCells, type JournalRow } from '../functions/domain/workbook/journal.ts';
import type { Desk } from './desk.ts';

/** False where the row could not be written. */
export function appendJournal({ tabs, context }: Desk, row: JournalRow): boolean {
  const sheet = tabs.find(({ cells }) => isJournal(cells.name))?.sheet;
  return appendTo(sheet ?? null, row, context.period);
}

/** `period` is a request's id where its answer was sent. */
export function appendTo(
  sheet: GoogleAppsScript.Spreadsheet.Sheet | null,
  row: JournalRow,
  period: string,
): boolean {
  if (sheet === null) return false;
  try {
    sheet.appendRow(journalCells(row, period));
    // What a protection refuses may come to light only here.
    SpreadsheetApp.flush();
    return true;
  } catch {
    return false;
  }
}
