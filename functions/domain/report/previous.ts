// Which earlier report a commune's new one is compared with. Figures of a month are not held against
// those of a quarter, so it is always one of the same kind of period.
import type { Period } from '../calendar/period.ts';
import { latestFirst, periodById } from '../plan/periods.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * Of one commune's reports the one of the latest period that ended before this one does and is of
 * its kind; undefined where there is none. `plans` name the phases. Of periods that end on the same
 * day the greater id, and of one period the report named last.
 */
export function previousReport<T extends { period: string }>(
  reports: readonly T[],
  period: Period,
  plans: readonly Plan[],
): T | undefined {
  let latest: { report: T; its: Period } | undefined;
  for (const report of reports) {
    const its = periodById(report.period, plans);
    if (its === undefined || its.kind !== period.kind || its.end >= period.end) continue;
    if (latest === undefined || latestFirst(its, latest.its, period) <= 0) latest = { report, its };
  }
  return latest?.report;
}
