// The reports that a province's figures need, and no others: a province's reports of a year are
// hundreds of megabytes, of which a period hardly uses more than its own.
import type { Period } from '../domain/calendar/period.ts';
import { previousPeriod } from '../domain/calendar/period.ts';
import { earlierPeriods } from '../domain/plan/periods.ts';
import { fillFrom, missingStock } from '../domain/rollup/missing-stock.ts';
import type { CountedReport, NotCounted } from '../domain/rollup/rollup.ts';
import { reportsShowingChanges } from '../domain/rollup/team-alerts.ts';
import type { Database } from '../store/database.ts';
import { reportsAndRest, reportsOf } from '../store/counted-reports.ts';
import type { ProvinceSetting } from './province-setting.ts';

/**
 * The period's reports, and of earlier ones those that fill what these leave open or show what has
 * changed among members. It goes back
 * period by period, the latest first, and asks only for communes that still lack something. Beside
 * them what was sent for the period and does not count.
 */
export async function reportsToRollUp(
  db: Database,
  { province, plans, units, rollUpFrom: from }: ProvinceSetting,
  period: Period,
): Promise<{ reports: CountedReport[]; notCounted: NotCounted[] }> {
  const { reports, notCounted } = await reportsAndRest(db, province.code, period.id, from);
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
  const have = new Set(reports.map(({ reportId }) => reportId));
  const before = await reportsBefore(db, { province, rollUpFrom: from }, period, reports);
  const showing = reportsShowingChanges(before, { plans, units, period, reports });
  reports.push(...showing.filter(({ reportId }) => !have.has(reportId)));
  return { reports, notCounted };
}

/** Those of the period before, of the communes that have reported on this one. */
async function reportsBefore(
  db: Database,
  { province, rollUpFrom: from }: Pick<ProvinceSetting, 'province' | 'rollUpFrom'>,
  period: Period,
  reports: readonly CountedReport[],
): Promise<CountedReport[]> {
  const before = previousPeriod(period);
  if (before === undefined) return [];
  const communes = new Set(
    reports.filter((it) => it.period === period.id).map(({ content }) => content.commune),
  );
  return communes.size === 0 ? [] : reportsOf(db, province.code, before.id, { communes, from });
}
