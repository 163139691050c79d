// A whole office in one process: the functions behind their own address, a database in memory with
// the province's plans, units and officers in it, an identity service, and a clock that can be moved.
import type { HolidayTable } from '../functions/domain/calendar/holiday.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import type { Plan } from '../functions/domain/plan/plan.ts';
import { communeId, type Units } from '../functions/domain/unit/unit.ts';
import { idTokenVerifier } from '../functions/identity/verify.ts';
import type { Log } from '../functions/log.ts';
import type { Database } from '../functions/store/database.ts';
import { saveHolidays } from '../functions/store/holidays.ts';
import { saveOfficer } from '../functions/store/officers.ts';
import { savePlan } from '../functions/store/plans.ts';
import { saveProvince, saveUnits } from '../functions/store/units.ts';
import { memoryFirestore } from './firestore.ts';
import { startFunctionsHost } from './functions-host.ts';
import { localIdentity } from './identity.ts';
import {
  AUDIENCE,
  communeLeader,
  communeOfficers,
  communesWithLeader,
  officersAt,
  provinceOfficer,
  provinceViewer,
  type Officers,
} from './officers.ts';
import { REORGANISED } from './province.ts';

export interface OfficeSetting {
  province: { code: string; name: string };
  plans: readonly Plan[];
  units: Units;
  holidays: HolidayTable;
  log: Log;
}

export interface Office {
  /** `http://127.0.0.1:41234`; the functions are at `/fn/<name>`. */
  origin: string;
  officers: Officers;
  /** From now on the functions' clock shows this moment. */
  setClock(now: Instant): void;
  close(): Promise<void>;
}

const LARGEST_BODY = 8 * 1024 * 1024;

/** Opens an office with everything entered that a province enters before its first report. */
export async function openOffice(setting: OfficeSetting): Promise<Office> {
  const db = memoryFirestore();
  await enterSetting(db, setting);
  const identity = localIdentity();
  let now: Instant = 0;
  const host = await startFunctionsHost(identity, (certsUrl) => ({
    db,
    verifier: idTokenVerifier({
      audiences: [AUDIENCE],
      certsUrl,
      issuers: ['https://accounts.google.com'],
    }),
    config: { maxBodyBytes: LARGEST_BODY },
    now: () => now,
    log: setting.log,
    sheets: null,
    mailer: null,
  }));
  return {
    origin: host.origin,
    officers: officersAt(host.urlOf, identity),
    setClock: (moment) => {
      now = moment;
    },
    close: () => host.close(),
  };
}

/** Enters what a province enters before its first report: plans, holidays, units, people's rights. */
export async function enterSetting(
  db: Database,
  setting: Omit<OfficeSetting, 'log'>,
): Promise<void> {
  const { province, plans, units, holidays } = setting;
  await saveHolidays(db, holidays);
  for (const plan of plans) await savePlan(db, plan);
  await saveProvince(db, { ...province, plans: plans.map((plan) => plan.id) });
  await saveUnits(db, units);
  const right = { from: REORGANISED, to: null };
  await Promise.all([
    ...units.communes.flatMap((commune) =>
      communeOfficers(commune).map((email) =>
        saveOfficer(db, email, [{ role: 'communeOfficer', unit: communeId(commune), ...right }]),
      ),
    ),
    ...communesWithLeader(units.communes).map((commune) =>
      saveOfficer(db, communeLeader(commune), [
        { role: 'communeLeader', unit: communeId(commune), ...right },
      ]),
    ),
    saveOfficer(db, provinceOfficer(province.code), [
      { role: 'provinceStaff', unit: province.code, ...right },
    ]),
    saveOfficer(db, provinceViewer(province.code), [
      { role: 'provinceViewer', unit: province.code, ...right },
    ]),
  ]);
}
