// `load`: puts what a province lives by into its Firestore: plans, units, holidays, and who may do
// what. Loading again replaces what is named and leaves the rest; reports are never touched.
import * as z from 'zod';
import { isLocalDate } from '../functions/domain/calendar/local.ts';
import { OFFICER_ROLES, type Grant } from '../functions/domain/officer/permissions.ts';
import { provinceName } from './province-names.ts';
import { readCsv } from '../functions/files/csv.ts';
import { FileFault } from '../functions/files/file-fault.ts';
import { readHolidays } from '../functions/files/holidays-file.ts';
import { readPlanFiles } from '../functions/files/plan-file.ts';
import { readUnitFiles } from '../functions/files/units-file.ts';
import type { Database } from '../functions/store/database.ts';
import { saveHolidays } from '../functions/store/holidays.ts';
import { isDocumentId, saveOfficer, unitFits, unitWanted } from '../functions/store/officers.ts';
import { openDatabase } from '../functions/store/open.ts';
import { savePlan } from '../functions/store/plans.ts';
import { provinceOf, saveProvince, saveUnits } from '../functions/store/units.ts';
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
): Promise<number> {
  const read = readArguments(args, {
    project: 'one',
    plan: 'many',
    units: 'one',
    villages: 'one',
    holidays: 'one',
    officers: 'one',
  });
  const project = read.wanted('project', 'ID');
  const planFiles = read.many('plan');
  if (planFiles.length === 0) throw new UsageFault('expected --plan FILE..., found none');
  const plans = await readPlanFiles(planFiles);
  const units = await readUnitFiles(read.wanted('units', 'FILE'), read.one('villages'));
  const holidays = await readHolidays(read.one('holidays') ?? holidayTable());
  const officerFile = read.one('officers');
  const officers =
    officerFile === undefined ? new Map<string, Grant[]>() : await readOfficers(officerFile);

  const db = open(project);
  const code = units.communes[0]?.province ?? '';
  const known = await provinceOf(db, code);
  for (const plan of plans) await savePlan(db, plan);
  await saveUnits(db, units);
  await saveHolidays(db, holidays);
  await saveProvince(db, {
    ...known,
    code,
    name: known?.name ?? provinceName(code),
    plans: [...new Set([...(known?.plans ?? []), ...plans.map((plan) => plan.id)])],
  });
  for (const [email, grants] of officers) await saveOfficer(db, email, grants);
  io.out.write(
    `${provinceName(code)}: ${plans.length} plans, ${units.communes.length} communes, ` +
      `${units.villages.length} villages, ${officers.size} officers loaded into ${project}\n`,
  );
  return 0;
}

const roleSchema = z.enum(OFFICER_ROLES);

/** `email,vaiTro,donVi,tuNgay,denNgay`, a row for each right. Throws FileFault with every wrong line. */
async function readOfficers(path: string): Promise<Map<string, Grant[]>> {
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
    if (!isLocalDate(from)) wrong('tuNgay', 'a day such as 2026-01-01');
    if (to !== null && !(isLocalDate(to) && to >= from))
      wrong('denNgay', 'a day on or after tuNgay, or nothing');
    if (role.success)
      officers.set(email, [...(officers.get(email) ?? []), { role: role.data, unit, from, to }]);
  }
  if (faults.length > 0) throw new FileFault(faults);
  return officers;
}
