// What the teams did in the period, summed by commune, kind and topic. A flow: only what lies inside
// the data window counts, and occasions (lượt) are never taken for persons.
import type { LocalDate } from '../calendar/rule.ts';
import type { ActivityLine, ReportContent } from '../report/content.ts';
import type { RollupActivity } from './rollup.ts';

/** First and last day of the data, inclusive. */
export interface Window {
  from: LocalDate;
  to: LocalDate;
}

/** A row without a day belongs to the period of its report. */
export function isInWindow({ on }: Pick<ActivityLine, 'on'>, { from, to }: Window): boolean {
  return on === null || (from <= on && on <= to);
}

/** Sorted by kind, then topic; rows without a topic come first. */
export function activitiesOfCommune(
  content: ReportContent,
  window: Window,
): { activities: RollupActivity[]; outsideWindow: number } {
  const inside = content.activities.filter((line) => isInWindow(line, window));
  const sums = new Map<string, RollupActivity>();
  for (const line of inside) {
    const key = `${line.kind} ${line.topic ?? ''}`;
    const sum = sums.get(key) ?? nothingYet(content.commune, line);
    sum.sessions += line.sessions;
    sum.hours = added(sum.hours, line.hours);
    sum.attendances = added(sum.attendances, line.attendances);
    sum.households = added(sum.households, line.households);
    sum.teamMembers = added(sum.teamMembers, line.training?.teamMembers ?? null);
    sums.set(key, sum);
  }
  return {
    activities: [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum),
    outsideWindow: content.activities.length - inside.length,
  };
}

/** Blank is not zero: a sum of nothing but blanks stays unknown. */
function added(sum: number | null, value: number | null): number | null {
  return value === null ? sum : (sum ?? 0) + value;
}

function nothingYet(unit: string, { kind, topic }: ActivityLine): RollupActivity {
  return {
    unit,
    kind,
    topic,
    sessions: 0,
    hours: null,
    attendances: null,
    households: null,
    teamMembers: null,
  };
}
