// Lines of an entry tab as the staff would type them, for the tests that read them without a sheet.
import { planEntry, type EntryPlan, type EntryTab } from '../../sheets-addon/entry-plan.ts';
import type { Cells, StandingLine } from '../../sheets-addon/entry-tab.ts';

/** A tab as it stands when it was opened once. */
export function opened<Said>(tab: EntryTab<Said>, said: Said): StandingLine[] {
  return standingOf(planEntry(tab, [], said));
}

export function standingOf({ lines }: EntryPlan): StandingLine[] {
  return lines.map(({ key, base, cells, state }) => ({ key, base, cells, state }));
}

export function typed(cells: Cells): StandingLine {
  return { key: '', base: '', cells, state: '' };
}

/** Types into the line of a key. */
export function typeInto(lines: StandingLine[], key: string, cells: Cells): StandingLine[] {
  if (!lines.some((line) => line.key === key)) throw new Error(`no line ${key}`);
  return lines.map((line) =>
    line.key === key ? { ...line, cells: { ...line.cells, ...cells } } : line,
  );
}

/** What is wrong, as "column: sentence". */
export function faultsOf({ faults }: EntryPlan): string[] {
  return faults.map(({ column, message }) => `${column}: ${message}`);
}
