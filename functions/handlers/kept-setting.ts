// The setting that a period was closed by: kept whole, proved by its digest, and read back when the
// period's figures are asked for after plans, units or targets have changed.
import * as z from 'zod';
import { digestOfSetup } from '../digest.ts';
import { planSchema, type AssignedTarget } from '../domain/plan/plan.ts';
import type { LocalDate } from '../domain/calendar/rule.ts';
import { canonicalJson } from '../domain/report/canonical-json.ts';
import type { SpecialDay } from '../domain/calendar/holiday.ts';
import type { Units } from '../domain/unit/unit.ts';
import type { Database } from '../store/database.ts';
import type { ClosedPeriod } from '../store/periods.ts';
import { rollupVersionOf } from '../store/rollups.ts';
import { saveSetup, setupTextOf } from '../store/setups.ts';
import { setupOf, type ProvinceSetting } from './province-setting.ts';

/** As `setupOf` wrote it; what plans have learnt to say since gets what holds where nothing is said. */
const kept = z.object({
  name: z.string(),
  plans: z.array(planSchema),
  units: z.custom<Units>(),
  assignedTargets: z.custom<AssignedTarget[]>(),
  holidays: z.custom<[LocalDate, SpecialDay][]>(),
});

/** Keeps the setting by its digest. Cut off anywhere it is kept by the next try. */
export async function keepSetting(db: Database, setting: ProvinceSetting): Promise<void> {
  const { digest, province } = setting;
  await saveSetup(db, { province: province.code, digest, text: canonicalJson(setupOf(setting)) });
}

/**
 * The setting of this digest: today's, or the one that was kept. null where neither is it: figures
 * of an open period that have not been rolled up since plans or units changed.
 * @throws Error where what was kept is not what its digest says
 */
export async function settingBy(
  db: Database,
  today: ProvinceSetting,
  digest: string,
): Promise<ProvinceSetting | null> {
  if (today.digest === digest) return today;
  const setup = await keptSetup(db, digest);
  if (setup === null) return null;
  const { name, holidays, ...rest } = setup;
  const { province, rollUpFrom } = today;
  return {
    ...rest,
    province: { code: province.code, name },
    holidays,
    digest,
    rollUpFrom,
  };
}

/**
 * By which plans, units and holidays a period was closed; null where it is open, or is being closed
 * for the first time.
 */
export async function setupOfClosed(
  db: Database,
  closed: Pick<ClosedPeriod, 'province' | 'period' | 'version'> | null,
): Promise<Pick<ProvinceSetting, 'plans' | 'units' | 'holidays'> | null> {
  if (closed === null || closed.version === null) return null;
  const { setup } = await rollupVersionOf(db, closed.province, closed.period, closed.version);
  return keptSetup(db, setup);
}

async function keptSetup(db: Database, digest: string) {
  const text = await setupTextOf(db, digest);
  if (text === null) return null;
  const stored: unknown = JSON.parse(text);
  if (digestOfSetup(stored) !== digest)
    throw new Error(`setups/${digest}: expected a setup of this digest, found another.`);
  const { holidays, ...rest } = kept.parse(stored);
  return { ...rest, holidays: new Map(holidays) };
}
