// The reports that a province's figures need, and no others: a province's reports of a year are
// hundreds of megabytes, of which a period hardly uses more than its own.
import type { Period } from '../domain/calendar/period.ts';
import { earlierPeriods } from '../domain/plan/periods.ts';
import { fillFrom, missingStock } from '../domain/rollup/missing-stock.ts';
import type { CountedReport } from '../domain/rollup/rollup.ts';
import type { Database } from '../store/database.ts';
import { reportsOf } from '../store/counted-reports.ts';
import type { ProvinceSetting } from './province-setting.ts';

/**
 * The period's reports, and of earlier ones those that fill what these leave open. It goes back
 * period by period, the latest first, and asks only for communes that still lack something.
 */
export async function reportsToRollUp(
  db: Database,
  { province, plans, units, rollUpFrom: from }: ProvinceSetting,
  period: Period,
): Promise<CountedReport[]> {
  const reports = await reportsOf(db, province.code, period.id, { from });
  let missing = missingStock({ plans, units, period, reports });
  for (const { id } of earlierPeriods(period, plans)) {
    if (missing.size === 0) break;
    const older = await reportsOf(db, province.code, id, {
      communes: new Set(missing.keys()),
      from,
    });
    if (older.length === 0) continue;
    const { filling, left } = fillFrom(older, missing, { plans, units, period, reports });
    reports.push(...filling);
    missing = left;
  }
  return reports;
}
