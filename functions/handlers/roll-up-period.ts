// Rolls up one period of a province and keeps what was found: the step that the schedule and the
// publishing of the summary share.
import { digestOfRollup } from '../digest.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { CountedReport, Rollup } from '../domain/rollup/rollup.ts';
import { Problem } from '../problem.ts';
import { reportsOfBasis } from '../store/counted-reports.ts';
import type { Database } from '../store/database.ts';
import { freedIn } from '../store/exemptions.ts';
import { closedPeriodOf } from '../store/periods.ts';
import { rollupOf, saveRollup } from '../store/rollups.ts';
import { rollUpProvinceBy, type ProvinceSetting } from './province-setting.ts';
import { reportsToRollUp } from './roll-up-reports.ts';
import type { Runtime } from './runtime.ts';
import { recomputed } from './standing-rollup.ts';

export interface RolledUp {
  rollup: Rollup;
  digest: string;
  version: number;
  /** All that the figures may come from, of this period and of earlier ones. */
  reports: CountedReport[];
}

type Needs = Pick<Runtime, 'db' | 'log' | 'now'>;

/**
 * Of a closed period it is what was closed, computed again from the same revisions.
 * @throws Problem PERIOD_CLOSED where plans or units have changed since it was closed
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

/** The last roll-up of a period that is being closed. */
export async function rollUpToClose(
  setting: ProvinceSetting,
  period: Period,
  runtime: Needs,
): Promise<RolledUp> {
  return rolledUp(setting, period, runtime, true);
}

async function frozen(setting: ProvinceSetting, period: Period, db: Database): Promise<RolledUp> {
  const stored = await rollupOf(db, setting.province.code, period.id);
  if (stored?.setup !== setting.digest) throw new Problem('PERIOD_CLOSED');
  const { rollup, digest } = await recomputed(db, setting, period, stored);
  if (digest !== stored.digest) throw new Problem('PERIOD_CLOSED');
  const reports = await reportsOfBasis(db, stored.basis);
  return { rollup, digest, version: stored.version, reports };
}

async function rolledUp(
  setting: ProvinceSetting,
  period: Period,
  { db, log, now }: Needs,
  closing: boolean,
): Promise<RolledUp> {
  const at = now();
  const [reports, freed] = await Promise.all([
    reportsToRollUp(db, setting, period),
    freedIn(db, setting.province.code, period.id),
  ]);
  const rollup = rollUpProvinceBy(setting, period, { reports, freed }, at);
  const digest = digestOfRollup(rollup);
  const setup = setting.digest;
  const found = { digest, setup, freed, at, closing };
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
  return { rollup, digest, version, reports };
}
