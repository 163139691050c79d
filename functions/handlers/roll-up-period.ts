// Rolls up one period of a province and keeps what was found: the step that the schedule and the
// publishing of the summary share.
import { digestOfRollup } from '../digest.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { CountedReport, Rollup } from '../domain/rollup/rollup.ts';
import { Problem } from '../problem.ts';
import type { Database } from '../store/database.ts';
import { freedIn } from '../store/exemptions.ts';
import { closedPeriodOf, type ClosedPeriod } from '../store/periods.ts';
import { rollupVersionOf, saveRollup } from '../store/rollups.ts';
import { keepSetting, settingBy } from './kept-setting.ts';
import { rollUpProvinceBy, type ProvinceSetting } from './province-setting.ts';
import { reportsToRollUp } from './roll-up-reports.ts';
import type { Runtime } from './runtime.ts';
import { recomputed, standingVersion } from './standing-rollup.ts';

export interface RolledUp {
  rollup: Rollup;
  digest: string;
  version: number;
  /** All that the figures may come from, of this period and of earlier ones. */
  reports: CountedReport[];
  /** By which it was computed: of a closed period that of its closing. */
  setting: ProvinceSetting;
}

type Needs = Pick<Runtime, 'db' | 'log' | 'now'>;

/**
 * Of a closed period it is what was closed, computed again from the same revisions by the same plans,
 * units and targets, whatever has become of them since.
 * @throws Problem BUSY while it is being closed for the first time, ROLLUP_OUTDATED where it was
 *   closed before such settings were kept
 */
export async function rollUpPeriod(
  setting: ProvinceSetting,
  period: Period,
  runtime: Needs,
): Promise<RolledUp> {
  const closed = await closedPeriodOf(runtime.db, setting.province.code, period.id);
  return closed === null
    ? rolledUp(setting, period, runtime, false)
    : frozen(setting, period, runtime.db);
}

/**
 * The last roll-up of a period that is being closed. Closed again, it is by the setting that it was
 * closed by before, so that nothing differs but what was corrected; unless it is to be by today's.
 */
export async function rollUpToClose(
  today: ProvinceSetting,
  period: Period,
  closing: Pick<ClosedPeriod, 'version' | 'renew'>,
  runtime: Needs,
): Promise<RolledUp> {
  const { db } = runtime;
  const before =
    closing.version === null || closing.renew === true
      ? null
      : await rollupVersionOf(db, today.province.code, period.id, closing.version);
  const setting = before === null ? today : await settingBy(db, today, before.setup);
  if (setting === null) throw new Error(`setups/${before?.setup}: expected it, found none.`);
  await keepSetting(db, setting);
  return rolledUp(setting, period, runtime, true);
}

async function frozen(today: ProvinceSetting, period: Period, db: Database): Promise<RolledUp> {
  const stored = await standingVersion(db, today.province.code, period.id);
  if (stored === null) throw new Problem('BUSY');
  const again = await recomputed(db, today, period, stored);
  if (again === null) throw new Problem('ROLLUP_OUTDATED');
  if (again.digest !== stored.digest)
    throw new Error(
      `rollups/${today.province.code}_${period.id} version ${stored.version}: expected ` +
        `${stored.digest} again, found ${again.digest}.`,
    );
  return { ...again, version: stored.version };
}

async function rolledUp(
  setting: ProvinceSetting,
  period: Period,
  { db, log, now }: Needs,
  closing: boolean,
): Promise<RolledUp> {
  const at = now();
  const { code } = setting.province;
  const [{ reports, notCounted }, freed] = await Promise.all([
    reportsToRollUp(db, setting, period),
    freedIn(db, code, period.id),
  ]);
  const rollup = rollUpProvinceBy(setting, period, { reports, freed, notCounted }, at);
  const digest = digestOfRollup(rollup);
  const found = { digest, setup: setting.digest, freed, notCounted, at, closing };
  const { version, created } = await saveRollup(db, rollup, found);
  log('province rolled up', {
    province: setting.province.code,
    period: period.id,
    version,
    created,
    digest,
    expected: rollup.coverage.expected,
    reported: rollup.coverage.reported,
    figures: rollup.figures.length,
  });
  return { rollup, digest, version, reports, setting };
}
