// The hidden tab `_NhatKy`: what was sent from a spreadsheet, row by row: when, revision, by whom,
// what came of it, period.
import { fold } from '../vietnamese/text.ts';
import type { CellBook } from './cell.ts';
import { JOURNAL_TAB } from './contract.ts';

/** The revision that the sheet's figures of a period stand on; null before the first. */
export function journalBase(book: CellBook, period: string): number | null {
  const tab = book.tabs.find(({ name }) => fold(name) === fold(JOURNAL_TAB));
  const revisions = (tab?.rows.slice(1) ?? []).flatMap(([, revision, , , of]) =>
    of === period && typeof revision === 'number' ? [revision] : [],
  );
  return revisions.length === 0 ? null : Math.max(...revisions);
}
