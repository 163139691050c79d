// The periods that a request names or needs. Calendar periods are known by their id; a phase stands
// in a plan's roll-out.
import { parsePeriod, periodContaining, phasePeriod, previousPeriod } from '../calendar/period.ts';
import type { CalendarKind, Period } from '../calendar/period.ts';
import type { Plan } from './plan.ts';

/** How far back a figure of stock is looked for: about a year of each kind of report. */
const EARLIER: Record<CalendarKind, number> = { MONTH: 12, QUARTER: 4, YEAR: 1 };
const KINDS: readonly CalendarKind[] = ['MONTH', 'QUARTER', 'YEAR'];

/** The period of an id, or undefined where neither the calendar nor a plan knows it. */
export function periodById(id: string, plans: readonly Plan[]): Period | undefined {
  return parsePeriod(id) ?? phasesOf(plans).find((phase) => phase.id === id);
}

/** The periods of every kind that ended before this one does, the latest of each kind first. */
export function earlierPeriods(period: Period, plans: readonly Plan[]): Period[] {
  const calendar = KINDS.flatMap((kind) => {
    const periods: Period[] = [];
    let one: Period | undefined = periodContaining(period.end, kind);
    while (one !== undefined && periods.length < EARLIER[kind]) {
      if (one.end < period.end) periods.push(one);
      one = previousPeriod(one);
    }
    return periods;
  });
  const phases = phasesOf(plans).filter((phase) => phase.end < period.end);
  return [...calendar, ...phases.sort((a, b) => (a.end > b.end ? -1 : 1))];
}

function phasesOf(plans: readonly Plan[]): Period[] {
  return plans.flatMap((plan) => plan.rollout.map(phasePeriod));
}
