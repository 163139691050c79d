// What the demo plays, worked out from the plans alone: whose province, which period, due when. A
// plan of a past year is played at the end of its validity, a plan without end in late 2025.
import { dueOf, type Due } from '../functions/domain/calendar/due.ts';
import type { HolidayTable } from '../functions/domain/calendar/holiday.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import {
  periodContaining,
  previousPeriod,
  type Period,
} from '../functions/domain/calendar/period.ts';
import {
  overlayPlans,
  plansInForce,
  provinceOn,
  reportObligation,
  type CommuneKey,
} from '../functions/domain/plan/overlay.ts';
import type { Plan } from '../functions/domain/plan/plan.ts';
import { UsageFault } from './arguments.ts';

/** A day on which a plan without an end is in force, after the reorganisation of July 2025. */
const OPEN_ENDED_DAY = '2025-12-15';
const DAY = 86_400_000;
/** The province is closed a week after the due date, at eight in the morning. */
const CLOSED_AFTER = 7 * DAY + DAY / 3;

export interface PlayedPeriod {
  province: string;
  /** The communes that have a plan of their own among those played. */
  ownCommunes: string[];
  period: Period;
  due: Due;
  /** The plan states no date: the due date is a reminder, and nobody is late by it. */
  assumed: boolean;
  /** When the province closes the period, unless --now says otherwise. */
  closed: Instant;
}

/**
 * The period of the communes' own report to the province under the first plan (a province's before a
 * commune's), else of the report of their teams. Throws UsageFault where the plans have no such
 * report or cannot be played together.
 */
export function playedPeriod(plans: readonly Plan[], holidays: HolidayTable): PlayedPeriod {
  const [leading] = [...plans].sort((a, b) =>
    a.level === b.level ? 0 : a.level === 'PROVINCE' ? -1 : 1,
  );
  if (!leading) throw new UsageFault('expected --plan ID..., found none');
  const reports = (['MONTH', 'QUARTER', 'YEAR'] as const).flatMap((kind) =>
    reportOf(leading, kind, holidays),
  );
  const found = reports.find((it) => it.toProvince) ?? reports[0];
  if (!found)
    throw new UsageFault(`expected a report of communes or teams in ${leading.id}, found none`);
  const { period, due, assumed } = found;
  const province = provinceOn(leading, period.end);
  for (const plan of plans)
    if (plansInForce([plan], { province, code: plan.scope.commune ?? '' }, period).length === 0)
      throw new UsageFault(
        `expected plans in force together, found ${plan.id} not in force ` +
          `in province ${province} on ${period.end}, where ${leading.id} is played`,
      );
  const ownCommunes = plans.flatMap((plan) => plan.scope.commune ?? []);
  return { province, ownCommunes, period, due, assumed, closed: due.dueExclusive + CLOSED_AFTER };
}

/** The report of a plan's communes in its last period of a kind; none where nothing has a date. */
function reportOf(plan: Plan, kind: 'MONTH' | 'QUARTER' | 'YEAR', holidays: HolidayTable) {
  const period = lastPeriod(plan, kind);
  if (!period) return [];
  const key: CommuneKey = {
    province: provinceOn(plan, period.end),
    code: plan.scope.commune ?? '',
  };
  const report = reportObligation(overlayPlans([plan], key, period));
  const assumed = report?.obligation.due === null;
  const rule = report?.obligation.due ?? report?.obligation.assumedDue;
  const due = rule ? dueOf(rule, period, holidays) : null;
  return report && due ? [{ period, due, assumed, toProvince: !report.internal }] : [];
}

function lastPeriod(plan: Plan, kind: 'MONTH' | 'QUARTER' | 'YEAR'): Period | undefined {
  const last = plan.validity.to;
  const period = periodContaining(last ?? OPEN_ENDED_DAY, kind);
  return last !== null && period.end > last ? previousPeriod(period) : period;
}
