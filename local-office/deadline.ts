// By when the communes of a province owe their report of a period: what the schedule and the demo's
// stories go by.
import { dueOf, type Due } from '../functions/domain/calendar/due.ts';
import type { HolidayTable } from '../functions/domain/calendar/holiday.ts';
import { periodContaining, type Period } from '../functions/domain/calendar/period.ts';
import type { LocalDate } from '../functions/domain/calendar/rule.ts';
import {
  overlayPlans,
  reportObligation,
  type CommuneKey,
} from '../functions/domain/plan/overlay.ts';
import type { Plan } from '../functions/domain/plan/plan.ts';

export interface Deadline {
  due: Due;
  /** The plan states no date: it is a reminder, and nobody is late by it. */
  assumed: boolean;
}

/** Null where no plan in force asks this commune for a report, or none tells a day. */
export function deadlineOf(
  plans: readonly Plan[],
  commune: CommuneKey,
  period: Period,
  holidays: HolidayTable,
): Deadline | null {
  const report = reportObligation(overlayPlans(plans, commune, period))?.obligation;
  const rule = report?.due ?? report?.assumedDue;
  const due = rule ? dueOf(rule, period, holidays) : null;
  return due && { due, assumed: report?.due === null };
}

/** The period that is reported on on a day: of the same kind, while a plan asks for one. */
export function periodOnDay(
  played: Period,
  plans: readonly Plan[],
  commune: CommuneKey,
  day: LocalDate,
): Period {
  if (played.kind !== 'MONTH' && played.kind !== 'QUARTER' && played.kind !== 'YEAR') return played;
  const period = periodContaining(day, played.kind);
  const owed = reportObligation(overlayPlans(plans, commune, period)) !== undefined;
  return owed && period.end > played.end ? period : played;
}
