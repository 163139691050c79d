// All that a province is rolled up by besides its reports, and one digest of it. When the digest has
// changed, figures of before can no longer be computed again, and that is no fault of theirs.
import { digestOfSetup } from '../digest.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import { targetsOf } from '../domain/plan/assigned-target.ts';
import { rollUp } from '../domain/rollup/roll-up.ts';
import type { CountedReport, NotCounted, Rollup, RollupInput } from '../domain/rollup/rollup.ts';
import { Problem } from '../problem.ts';
import type { Database } from '../store/database.ts';
import type { Freed } from '../store/exemptions.ts';
import type { RollUpFrom } from '../store/counted-reports.ts';
import { holidaysOf } from '../store/holidays.ts';
import { plansOf } from '../store/plans.ts';
import { targetWordsIn } from '../store/targets.ts';
import { provinceOf, unitsOf } from '../store/units.ts';

export interface ProvinceSetting extends Pick<
  RollupInput,
  'province' | 'plans' | 'units' | 'holidays' | 'assignedTargets'
> {
  digest: string;
  rollUpFrom: RollUpFrom;
}

/** @throws Problem NOT_FOUND for a province that is not there */
export async function provinceSetting(db: Database, code: string): Promise<ProvinceSetting> {
  const province = await provinceOf(db, code);
  if (province === null) throw new Problem('NOT_FOUND', { what: `tỉnh ${code}` });
  const { name, rollUpFrom } = province;
  const [plans, units, holidays, words] = await Promise.all([
    plansOf(db, province.plans),
    unitsOf(db, code),
    holidaysOf(db),
    targetWordsIn(db, code),
  ]);
  const assignedTargets = targetsOf(words);
  const setup = { province: { code, name }, plans, units, holidays, assignedTargets };
  return { ...setup, digest: digestOfSetup(setupOf(setup)), rollUpFrom };
}

/** What the digest is taken of, and what is kept of it when a period is closed. */
export function setupOf(setting: Omit<ProvinceSetting, 'digest' | 'rollUpFrom'>) {
  const { province, plans, units, assignedTargets, holidays } = setting;
  return { name: province.name, plans, units, assignedTargets, holidays: [...holidays] };
}

/**
 * The province's figures of a period, from these reports and with these units freed, as of `now`.
 * Whom a period is freed of is no part of the setting: it would make every other period's figures old.
 */
export function rollUpProvinceBy(
  { digest: _digest, rollUpFrom: _rollUpFrom, ...setting }: ProvinceSetting,
  period: Period,
  of: { reports: CountedReport[]; freed: Freed; notCounted: NotCounted[] },
  now: Instant,
): Rollup {
  const { reports, freed, notCounted } = of;
  return rollUp({ ...setting, ...freed, notCounted, period, reports, now });
}
