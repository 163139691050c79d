// The hidden tab `_NhatKy`: what was sent from a spreadsheet, row by row. The greatest revision of a
// period is the one that the figures in the sheet stand on. The add-on and the functions both write
// rows, so the order of its columns stands here alone.
import { fold } from '../vietnamese/text.ts';
import type { CellBook } from './cell.ts';
import { JOURNAL_TAB } from './contract.ts';

export interface JournalRow {
  /** "16:30 ngày 19/12/2025" */
  at: string;
  revision: number;
  by: string;
  /** What came of it, in words. */
  result: string;
}

export function isJournal(tabName: string): boolean {
  return fold(tabName) === fold(JOURNAL_TAB);
}

/** The rows of a period, oldest first; those of another period say nothing about this one. */
export function journalRows(book: CellBook, period: string): JournalRow[] {
  const tab = book.tabs.find(({ name }) => isJournal(name));
  return (tab?.rows.slice(1) ?? []).flatMap(([at, revision, by, result, of]) =>
    of === period && typeof revision === 'number'
      ? [{ at: text(at), revision, by: text(by), result: text(result) }]
      : [],
  );
}

/** The revision that the sheet's figures of a period stand on; null before the first. */
export function journalBase(book: CellBook, period: string): number | null {
  const revisions = journalRows(book, period).map(({ revision }) => revision);
  return revisions.length === 0 ? null : Math.max(...revisions);
}

/** A row as it is written into the tab. */
export function journalCells(
  { at, revision, by, result }: JournalRow,
  period: string,
): (string | number)[] {
  return [at, revision, by, result, period];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
