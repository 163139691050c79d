// The periods that a province is rolled up for day by day. The one before the current is among them:
// reports are due about when their period ends, and late ones come in after it.
import { periodContaining, previousPeriod, type Period } from '../calendar/period.ts';
import type { LocalDate } from '../calendar/rule.ts';
import { CALENDAR_KINDS, currentPhases } from '../plan/periods.ts';
import type { Plan } from '../plan/plan.ts';
import type { Units } from '../unit/unit.ts';
import { expectedCommunes } from './expected-communes.ts';

/**
 * Of each kind of calendar period the one that holds `today` and the one before it, where a plan
 * in force on its last day obliges any commune to report on it. Months first, then quarters, years;
 * the earlier period first. After them the phases of the plans' roll-outs that have begun, until about a
 * quarter after their end.
 */
export function owedPeriods(units: Units, plans: readonly Plan[], today: LocalDate): Period[] {
  const calendar = CALENDAR_KINDS.flatMap((kind) => {
    const current = periodContaining(today, kind);
    return [previousPeriod(current), current].filter((it) => it !== undefined);
  });
  return [...calendar, ...currentPhases(plans, today)].filter((period) => {
    const nothingYet = { current: new Map(), earlier: new Map() };
    return expectedCommunes(units, plans, period, nothingYet).length > 0;
  });
}
