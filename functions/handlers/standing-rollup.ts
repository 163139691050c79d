// A roll-up computed again from the revisions that it recorded: only its digest and the province's
// own figures are kept, and all the rest follows from these.
import { digestOfRollup } from '../digest.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { CountedReport, Rollup } from '../domain/rollup/rollup.ts';
import { reportsOfBasis } from '../store/counted-reports.ts';
import type { Database } from '../store/database.ts';
import { closedPeriodOf } from '../store/periods.ts';
import { rollupOf, rollupVersionOf, type RollupVersion } from '../store/rollups.ts';
import { settingBy } from './kept-setting.ts';
import { rollUpProvinceBy, type ProvinceSetting } from './province-setting.ts';

/**
 * The version that stands: of a closed period the one that it was closed with, also while it is being
 * closed again. null before the first, and while a period is being closed for the first time.
 */
export async function standingVersion(
  db: Database,
  province: string,
  period: string,
): Promise<RollupVersion | null> {
  const [closed, latest] = await Promise.all([
    closedPeriodOf(db, province, period),
    rollupOf(db, province, period),
  ]);
  if (closed === null || latest === null || closed.version === latest.version) return latest;
  return closed.version === null ? null : rollupVersionOf(db, province, period, closed.version);
}

export interface Recomputed {
  rollup: Rollup;
  digest: string;
  reports: CountedReport[];
  /** By which it was computed, then and now. */
  setting: ProvinceSetting;
}

/**
 * As of the moment when it was last found to be so; the caller compares the digests. null where
 * plans, units or targets have changed since and those of then were not kept.
 */
export async function recomputed(
  db: Database,
  today: ProvinceSetting,
  period: Period,
  stored: RollupVersion,
): Promise<Recomputed | null> {
  const setting = await settingBy(db, today, stored.setup);
  if (setting === null) return null;
  const reports = await reportsOfBasis(db, stored.basis);
  const { freed, notCounted, computedAt } = stored;
  const of = { reports, freed, notCounted };
  const rollup = rollUpProvinceBy(setting, period, of, computedAt);
  return { rollup, digest: digestOfRollup(rollup), reports, setting };
}

/**
 * The standing roll-ups of these periods. One is left out where there is none, where it was not
 * closed and plans or units have changed since, or where it does not come out as it was recorded.
 */
export async function standingRollups(
  db: Database,
  setting: ProvinceSetting,
  periods: readonly Period[],
): Promise<Rollup[]> {
  const found: Rollup[] = [];
  for (const period of periods) {
    const stored = await standingVersion(db, setting.province.code, period.id);
    const again = stored && (await recomputed(db, setting, period, stored));
    if (again && again.digest === stored.digest) found.push(again.rollup);
  }
  return found;
}
