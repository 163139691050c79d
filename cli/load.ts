// `load`: puts what a province lives by into its Firestore: plans, units, holidays, settings, and who
// may do what. Loading again replaces what is named and leaves the rest; reports are never touched.
import * as z from 'zod';
import { isLocalDate } from '../functions/domain/calendar/local.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import { OFFICER_ROLES, type Grant } from '../functions/domain/officer/permissions.ts';
import { communeId } from '../functions/domain/unit/unit.ts';
import { provinceName } from './province-names.ts';
import { readCsv } from '../functions/files/csv.ts';
import { FileFault } from '../functions/files/file-fault.ts';
import { readHolidays } from '../functions/files/holidays-file.ts';
import { readPlanFiles } from '../functions/files/plan-file.ts';
import { readSettings } from '../functions/files/settings-file.ts';
import { readUnitFiles } from '../functions/files/units-file.ts';
import type { Database } from '../functions/store/database.ts';
import { saveHolidays } from '../functions/store/holidays.ts';
import { enterOfficer, isDocumentId, unitFits, unitWanted } from '../functions/store/officers.ts';
import { openDatabase } from '../functions/store/open.ts';
import { savePlan } from '../functions/store/plans.ts';
import {
  provinceOf,
  provinceSettings,
  saveProvince,
  saveUnits,
  unitsOf,
} from '../functions/store/units.ts';
import { readArguments, UsageFault, type Io } from './arguments.ts';
import { holidayTable } from './inputs.ts';

/**
 * Reads and checks every file before the first write. `open` gives the database of the project.
 * Throws UsageFault and file faults.
 */
export async function load(
  args: string[],
  io: Io,
  open: (project: string) => Database = openDatabase,
  now: () => Instant = Date.now,
): Promise<number> {
  const read = readArguments(args, {
    project: 'one',
    plan: 'many',
    units: 'one',
    villages: 'one',
    holidays: 'one',
    officers: 'one',
    settings: 'one',
  });
  const project = read.wanted('project', 'ID');
  const planFiles = read.many('plan');
  if (planFiles.length === 0) throw new UsageFault('expected --plan FILE..., found none');
  const plans = await readPlanFiles(planFiles);
  const units = await readUnitFiles(read.wanted('units', 'FILE'), read.one('villages'));
  const holidays = await readHolidays(read.one('holidays') ?? holidayTable());
  const settingsFile = read.one('settings');
  const settings =
    settingsFile === undefined ? {} : await readSettings(settingsFile, provinceSettings);
  const officerFile = read.one('officers');
  const db = open(project);
  const code = units.communes[0]?.province ?? '';
  const known = await provinceOf(db, code);
  const before = officerFile === undefined ? [] : (await unitsOf(db, code)).communes;
  const places = new Set([...units.communes, ...before].map(communeId)).add(code).add('*');
  const officers =
    officerFile === undefined
      ? new Map<string, Grant[]>()
      : await readOfficers(officerFile, places);

  for (const plan of plans) await savePlan(db, plan);
  await saveUnits(db, units);
  await saveHolidays(db, holidays);
  await saveProvince(db, {
    ...known,
    ...settings,
    code,
    name: known?.name ?? provinceName(code),
    plans: [...new Set([...(known?.plans ?? []), ...plans.map((plan) => plan.id)])],
  });
  const who = { province: code, by: 'load', role: 'admin', at: now() };
  for (const [email, grants] of officers) await enterOfficer(db, { email, grants }, who);
  io.out.write(
    `${provinceName(code)}: ${plans.length} plans, ${units.communes.length} communes, ` +
      `${units.villages.length} villages, ${officers.size} officers loaded into ${project}\n`,
  );
  return 0;
}

const roleSchema = z.enum(OFFICER_ROLES);

/**
 * `email,vaiTro,donVi,tuNgay,denNgay`, a row for each right in one of these places: what an account
 * has in the province is what its rows say, and a right is ended by a row with its last day. Throws
 * FileFault with every wrong line.
 */
async function readOfficers(
  path: string,
  places: ReadonlySet<string>,
): Promise<Map<string, Grant[]>> {
  const rows = await readCsv(path, {
    required: ['email', 'vaiTro', 'donVi', 'tuNgay', 'denNgay'],
  });
  const faults: string[] = [];
  const officers = new Map<string, Grant[]>();
  for (const { line, record } of rows) {
    const wrong = (column: string, expected: string) =>
      faults.push(`${path}:${line}: ${column}: expected ${expected}, found "${record[column]}"`);
    const email = (record['email'] ?? '').toLowerCase();
    const role = roleSchema.safeParse(record['vaiTro']);
    const unit = record['donVi'] ?? '';
    const from = record['tuNgay'] ?? '';
    const to = record['denNgay'] || null;
    if (!/^[^\s@]+@[^\s@]+$/.test(email) || !isDocumentId(email)) wrong('email', 'an address');
    if (!role.success) wrong('vaiTro', `one of ${OFFICER_ROLES.join(', ')}`);
    if (role.success && !unitFits(role.data, unit))
      wrong('donVi', `${unitWanted(role.data)} for ${role.data}`);
    else if (role.success && !places.has(unit)) wrong('donVi', 'a unit of this province');
    if (!isLocalDate(from)) wrong('tuNgay', 'a day such as 2026-01-01');
    if (to !== null && !(isLocalDate(to) && to >= from))
      wrong('denNgay', 'a day on or after tuNgay, or nothing');
    if (role.success)
      officers.set(email, [...(officers.get(email) ?? []), { role: role.data, unit, from, to }]);
  }
  if (faults.length > 0) throw new FileFault(faults);
  return officers;
}
