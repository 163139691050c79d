// Writing into the spreadsheet's own journal, where its protection lets the officer.
import { isJournal, journalCells, type JournalRow } from '../functions/domain/workbook/journal.ts';
import type { Desk } from './desk.ts';

/** False where the row could not be written. */
export function appendJournal({ tabs, context }: Desk, row: JournalRow): boolean {
  const sheet = tabs.find(({ cells }) => isJournal(cells.name))?.sheet;
  if (sheet === undefined) return false;
  try {
    sheet.appendRow(journalCells(row, context.period));
    return true;
  } catch {
    return false;
  }
}
