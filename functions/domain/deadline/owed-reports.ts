// Which reports are owed, by whom and until when, and in which periods to look. Every date follows
// from the plans alone, so the same question gives the same answer whenever it is asked.
import { dueOf, judge, type Due, type Timeliness } from '../calendar/due.ts';
import type { HolidayTable } from '../calendar/holiday.ts';
import { daysBetween, localDateOf } from '../calendar/local.ts';
import { periodContaining, previousPeriod, type Period } from '../calendar/period.ts';
import type { Instant, LocalDate } from '../calendar/rule.ts';
import { reportObligation, type OverlaidObligation } from '../plan/overlay.ts';
import { CALENDAR_KINDS, currentPhases } from '../plan/periods.ts';
import type { Plan } from '../plan/plan.ts';
import { expectedCommunes } from '../rollup/expected-communes.ts';
import { communeId, type Commune, type Units } from '../unit/unit.ts';

export interface OwedReport {
  /** `48-20275_2025-Q4_QN-R1` */
  id: string;
  commune: Commune;
  owed: OverlaidObligation;
  /** The report by which the commune answers; its workbook answers several obligations at once. */
  report: string;
  /** null where the plan neither states nor suggests a date. */
  due: Due | null;
  /** The date is suggested: it reminds, and nobody is chased by it. */
  assumed: boolean;
  /** It ends inside the commune, and the province is not told of it. */
  internal: boolean;
}

export type ObligationState = Timeliness | 'DUE_SOON';

/** Days before the last day in time from which on a report is due soon. */
const SOON = 7;

/**
 * The periods whose reports may still be due, reminded of or chased: of each kind of calendar period
 * the one that holds `today` and the two before it, and phases that ended less than about a quarter
 * ago. Two back, because a report on October may be due at the end of November and chased in December.
 */
export function watchedPeriods(units: Units, plans: readonly Plan[], today: LocalDate): Period[] {
  const calendar = CALENDAR_KINDS.flatMap((kind) => {
    const current = periodContaining(today, kind);
    const previous = previousPeriod(current);
    const before = previous && previousPeriod(previous);
    return [before, previous, current].filter((it) => it !== undefined);
  });
  const phases = currentPhases(plans, today);
  const periods = new Map([...calendar, ...phases].map((period) => [period.id, period]));
  return [...periods.values()].filter(
    (period) => expectedCommunes(units, plans, period, NO_REPORTS).length > 0,
  );
}

/**
 * What communes that stand on the period's last day owe in it, by commune code, then in the order of
 * the plans: what they owe above themselves, or, where only their teams owe something, the report in
 * which they gather it.
 */
export function owedReports(setting: {
  plans: readonly Plan[];
  units: Units;
  holidays: HolidayTable;
  period: Period;
}): OwedReport[] {
  const { plans, units, holidays, period } = setting;
  return expectedCommunes(units, plans, period, NO_REPORTS).flatMap(({ commune, overlay }) => {
    const answered = reportObligation(overlay);
    if (answered === undefined) return [];
    const above = overlay.obligations.filter((it) => it.from === 'COMMUNE' && !it.internal);
    const prefix = `${communeId(commune)}_${period.id}_`;
    return (above.length > 0 ? above : [answered]).map((owed) => {
      const rule = owed.obligation.due ?? owed.obligation.assumedDue;
      return {
        id: `${prefix}${owed.obligation.id}`,
        commune,
        owed,
        report: `${prefix}${answered.obligation.id}`,
        due: rule === undefined ? null : dueOf(rule, period, holidays),
        assumed: owed.obligation.due === null,
        internal: owed.internal,
      };
    });
  });
}

/**
 * How an obligation stands as of `now`. Where the date is only suggested it is due soon until then
 * and never missing. `lateByDays` is null unless LATE, 0 on the day that the plan names.
 */
export function obligationState(
  { due, assumed }: Pick<OwedReport, 'due' | 'assumed'>,
  facts: { firstCompleteAt: Instant | null; exempt: boolean; now: Instant },
): { state: ObligationState; lateByDays: number | null } {
  const { firstCompleteAt: submittedAt, exempt, now } = facts;
  const { status, lateByDays } = judge({ due, assumed, exempt, submittedAt, now });
  if (status !== 'NOT_DUE' || due === null) return { state: status, lateByDays };
  const left = daysBetween(localDateOf(now), due.lastDay);
  return { state: left >= 0 && left <= SOON ? 'DUE_SOON' : 'NOT_DUE', lateByDays };
}

const NO_REPORTS = { current: new Map(), earlier: new Map() };
