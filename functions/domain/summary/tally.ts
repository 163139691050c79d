// Sums over lists, and counts over the lines of timeliness. Dates that are assumed and obligations that end inside the
// commune never enter a rate; the callers keep the latter out.
import type { RollupTimeliness } from '../rollup/rollup.ts';
import { hasDeadline } from './words.ts';

export interface Tally {
  lines: number;
  /** In time where the plan sets a date. */
  onTime: number;
  late: number;
  missing: number;
  notDue: number;
  exempt: number;
  /** Come in, or not yet, where the plan sets no date. */
  undatedIn: number;
  undatedOut: number;
}

export function tally(lines: readonly RollupTimeliness[]): Tally {
  const counts = { lines: lines.length, onTime: 0, late: 0, missing: 0, notDue: 0, exempt: 0 };
  const undated = { undatedIn: 0, undatedOut: 0 };
  for (const line of lines) {
    if (line.status === 'EXEMPT') counts.exempt += 1;
    else if (!hasDeadline(line)) {
      if (line.status === 'ON_TIME' || line.status === 'LATE') undated.undatedIn += 1;
      else undated.undatedOut += 1;
    } else if (line.status === 'ON_TIME') counts.onTime += 1;
    else if (line.status === 'LATE') counts.late += 1;
    else if (line.status === 'MISSING') counts.missing += 1;
    else counts.notDue += 1;
  }
  return { ...counts, ...undated };
}

/** Of the reports whose day has come, how many came in time. Percent unrounded; null when none. */
export function rateOnTime({ onTime, late, missing }: Tally) {
  const due = onTime + late + missing;
  return { onTime, due, percent: due > 0 ? (100 * onTime) / due : null };
}

export function sum<It>(list: readonly It[], pick: (it: It) => number): number {
  return list.reduce((total, it) => total + pick(it), 0);
}

/** The sum of what is known; null where nothing is. */
export function sumKnown<It>(list: readonly It[], pick: (it: It) => number | null): number | null {
  const known = list.map(pick).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
