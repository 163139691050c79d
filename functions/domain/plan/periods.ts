// The periods that a request names or needs. Calendar periods are known by their id; a phase stands
// in a plan's roll-out.
import { addDays } from '../calendar/local.ts';
import { parsePeriod, periodContaining, phasePeriod, previousPeriod } from '../calendar/period.ts';
import type { CalendarKind, Period } from '../calendar/period.ts';
import type { LocalDate } from '../calendar/rule.ts';
import type { Plan } from './plan.ts';

/** How far back a figure of stock is looked for: about a year of each kind of report. */
const EARLIER: Record<CalendarKind, number> = { MONTH: 12, QUARTER: 4, YEAR: 1 };
/** Days for which a phase of a roll-out is looked after once it has ended. */
const AFTER_PHASE = 92;
export const CALENDAR_KINDS: readonly CalendarKind[] = ['MONTH', 'QUARTER', 'YEAR'];

/**
 * The period of an id, or undefined where neither the calendar nor a plan knows it. Two plans may
 * name phases alike: the one that ends later counts, so that none is taken for over before it is.
 */
export function periodById(id: string, plans: readonly Plan[]): Period | undefined {
  return parsePeriod(id) ?? phasesOf(plans).find((phase) => phase.id === id);
}

/**
 * The periods of every kind that ended before this one does, the latest first: about a year of
 * calendar periods, and every phase.
 */
export function earlierPeriods(period: Period, plans: readonly Plan[]): Period[] {
  const periods = new Map(phasesOf(plans).map((phase) => [phase.id, phase]));
  for (const kind of CALENDAR_KINDS) {
    let one: Period | undefined = periodContaining(period.end, kind);
    for (let left = EARLIER[kind]; one !== undefined && left > 0; one = previousPeriod(one)) {
      if (one.end >= period.end) continue;
      periods.set(one.id, one);
      left -= 1;
    }
  }
  return [...periods.values()]
    .filter((it) => it.end < period.end)
    .sort((a, b) => latestFirst(a, b, period));
}

/**
 * The order in which earlier periods are looked through for `period`: by their last day, on one day
 * the period of this period's kind first, then the greater id.
 */
export function latestFirst(a: Period, b: Period, { kind }: Pick<Period, 'kind'>): number {
  if (a.end !== b.end) return a.end > b.end ? -1 : 1;
  const ofKind = Number(b.kind === kind) - Number(a.kind === kind);
  if (ofKind !== 0 || a.id === b.id) return ofKind;
  return a.id > b.id ? -1 : 1;
}

/**
 * The phases that have begun by `today` and lasted until less than about a quarter ago: those whose
 * reports may still come in. In the order of the plans.
 */
export function currentPhases(plans: readonly Plan[], today: LocalDate): Period[] {
  return phasesOf(plans).filter(
    ({ start, end }) => start <= today && today <= addDays(end, AFTER_PHASE),
  );
}

/** Every phase of the plans' roll-outs; of two that are named alike the one that ends later. */
function phasesOf(plans: readonly Plan[]): Period[] {
  const phases = new Map<string, Period>();
  for (const phase of plans.flatMap((plan) => plan.rollout.map(phasePeriod)))
    if ((phases.get(phase.id)?.end ?? '') < phase.end) phases.set(phase.id, phase);
  return [...phases.values()];
}
