// The hidden tab `_NhatKy`: what was sent from this spreadsheet, by whom, and what came of it. The
// greatest revision of the period is the one that the figures in the sheet stand on.
import { JOURNAL_TAB } from '../functions/domain/workbook/contract.ts';
import type { CellTab } from '../functions/domain/workbook/cell.ts';
import { fold } from '../functions/domain/vietnamese/text.ts';
import type { Desk } from './desk.ts';

interface JournalRow {
  /** "16:30 ngày 19/12/2025" */
  at: string;
  revision: number;
  by: string;
  result: string;
}

/** The current period's rows, oldest first; rows of another period say nothing about this one. */
export function journalRows({ tabs, context }: Pick<Desk, 'tabs' | 'context'>): JournalRow[] {
  return rowsOfPeriod(journalTab(tabs)?.cells, context.period);
}

function rowsOfPeriod(tab: CellTab | undefined, period: string): JournalRow[] {
  return (tab?.rows.slice(1) ?? []).flatMap(([at, revision, by, result, of]) =>
    of === period && typeof revision === 'number'
      ? [{ at: text(at), revision, by: text(by), result: text(result) }]
      : [],
  );
}

/** The revision that the sheet stands on; null before the first. */
export function baseRevision(rows: readonly JournalRow[]): number | null {
  return rows.length === 0 ? null : Math.max(...rows.map(({ revision }) => revision));
}

/** False where the row could not be written. */
export function appendJournal(desk: Desk, row: JournalRow): boolean {
  const sheet = journalTab(desk.tabs)?.sheet;
  if (sheet === undefined) return false;
  try {
    sheet.appendRow([row.at, row.revision, row.by, row.result, desk.context.period]);
    return true;
  } catch {
    return false;
  }
}

function journalTab(tabs: Desk['tabs']): Desk['tabs'][number] | undefined {
  return tabs.find(({ cells }) => fold(cells.name) === fold(JOURNAL_TAB));
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
