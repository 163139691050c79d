// A roll-up computed again from the revisions that it recorded: only its digest and the province's
// own figures are kept, and all the rest follows from these.
import { digestOfRollup } from '../digest.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { Rollup } from '../domain/rollup/rollup.ts';
import { reportsOfBasis } from '../store/counted-reports.ts';
import type { Database } from '../store/database.ts';
import { rollupOf, type RollupVersion } from '../store/rollups.ts';
import { rollUpProvinceBy, type ProvinceSetting } from './province-setting.ts';

/** As of the moment when it was last found to be so; the caller compares the digests. */
export async function recomputed(
  db: Database,
  setting: ProvinceSetting,
  period: Period,
  stored: RollupVersion,
): Promise<{ rollup: Rollup; digest: string }> {
  const reports = await reportsOfBasis(db, stored.basis);
  const { freed, computedAt } = stored;
  const rollup = rollUpProvinceBy(setting, period, { reports, freed }, computedAt);
  return { rollup, digest: digestOfRollup(rollup) };
}

/**
 * The standing roll-ups of these periods. One is left out where there is none, where plans or units
 * have changed since, or where it does not come out as it was recorded.
 */
export async function standingRollups(
  db: Database,
  setting: ProvinceSetting,
  periods: readonly Period[],
): Promise<Rollup[]> {
  const found: Rollup[] = [];
  for (const period of periods) {
    const stored = await rollupOf(db, setting.province.code, period.id);
    if (stored?.setup !== setting.digest) continue;
    const { rollup, digest } = await recomputed(db, setting, period, stored);
    if (digest === stored.digest) found.push(rollup);
  }
  return found;
}
