// Rolls up one period of a province and keeps what was found: the step that the schedule and the
// publishing of the summary share.
import { digestOfRollup } from '../digest.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { CountedReport, Rollup } from '../domain/rollup/rollup.ts';
import { saveRollup } from '../store/rollups.ts';
import { rollUpProvinceBy, type ProvinceSetting } from './province-setting.ts';
import { reportsToRollUp } from './roll-up-reports.ts';
import type { Runtime } from './runtime.ts';

export interface RolledUp {
  rollup: Rollup;
  digest: string;
  version: number;
  /** All that the figures may come from, of this period and of earlier ones. */
  reports: CountedReport[];
}

export async function rollUpPeriod(
  setting: ProvinceSetting,
  period: Period,
  { db, log, now }: Pick<Runtime, 'db' | 'log' | 'now'>,
): Promise<RolledUp> {
  const at = now();
  const reports = await reportsToRollUp(db, setting, period);
  const rollup = rollUpProvinceBy(setting, period, reports, at);
  const digest = digestOfRollup(rollup);
  const setup = setting.digest;
  const { version, created } = await saveRollup(db, rollup, { digest, setup, at });
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
