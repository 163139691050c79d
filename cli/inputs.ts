// What the commands have in common: plans, units, holidays, a period and a moment, each checked
// before anything is written.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HolidayTable } from '../functions/domain/calendar/holiday.ts';
import { parseInstant } from '../functions/domain/calendar/local.ts';
import type { Period } from '../functions/domain/calendar/period.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import { overlaysOf, plansInForce, type Overlay } from '../functions/domain/plan/overlay.ts';
import { periodById } from '../functions/domain/plan/periods.ts';
import type { Plan } from '../functions/domain/plan/plan.ts';
import { communesOn } from '../functions/domain/unit/on-day.ts';
import type { Commune, Units } from '../functions/domain/unit/unit.ts';
import { readHolidays } from '../functions/files/holidays-file.ts';
import { readPlanFiles } from '../functions/files/plan-file.ts';
import { readUnitFiles } from '../functions/files/units-file.ts';
import { UsageFault, type Arguments, type OptionKinds } from './arguments.ts';

export const INPUT_OPTIONS = {
  plan: 'many',
  units: 'one',
  villages: 'one',
  period: 'one',
  holidays: 'one',
} as const satisfies OptionKinds;

export interface Inputs {
  plans: Plan[];
  units: Units;
  period: Period;
  holidays: HolidayTable;
  /** Communes that stand on the period's last day and under one of the plans. */
  communes: Commune[];
  overlayOf: (commune: Commune) => Overlay;
}

/** Throws UsageFault, PlanFileFault or UnitFileFault with a sentence for the engineer. */
export async function readInputs(args: Arguments): Promise<Inputs> {
  const files = args.many('plan');
  if (files.length === 0) throw new UsageFault('expected --plan FILE..., found none');
  const unitFile = args.wanted('units', 'FILE');
  const periodId = args.wanted('period', 'such as 2025-Q4');
  const plans = await readPlanFiles(files);
  const period = periodOf(periodId, plans);
  const units = await readUnitFiles(unitFile, args.one('villages'));
  const holidays = await readHolidays(args.one('holidays') ?? holidayTable());
  const communes = communesOn(units, period.end).filter(
    (commune) => plansInForce(plans, commune, period).length > 0,
  );
  for (const plan of plans)
    if (!communes.some((commune) => plansInForce([plan], commune, period).length > 0))
      throw new UsageFault(
        `expected a commune of ${unitFile} under plan ${plan.id} on ${period.end}, found none: ` +
          `the plan binds ${plan.scope.commune ?? `province ${plan.scope.province}`} ` +
          `from ${plan.validity.from} to ${plan.validity.to ?? 'further notice'}`,
      );
  return { plans, units, period, holidays, communes, overlayOf: overlaysOf(plans, period) };
}

export function holidayTable(): string {
  return join(import.meta.dirname, '..', 'plans', 'holidays.yaml');
}

/** A month, quarter or year, or a phase of one of the plans. */
export function periodOf(id: string, plans: readonly Plan[]): Period {
  const period = periodById(id, plans);
  if (!period)
    throw new UsageFault(
      `expected a period such as 2025-Q4, 2025-M11 or 2025-Y, or a phase of a plan, found "${id}"`,
    );
  return period;
}

/** Throws UsageFault when the words are no moment. */
export function momentOf(text: string, option: string): Instant {
  const moment = parseInstant(text);
  if (moment === undefined)
    throw new UsageFault(
      `expected --${option} as a moment such as 2025-12-22T08:00:00+07:00, found "${text}"`,
    );
  return moment;
}

/** Throws UsageFault when a file stands where a folder is to be written. */
export async function requireFolder(path: string, option: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isDirectory())
    throw new UsageFault(`expected a folder after --${option}, found the file "${path}"`);
}

/**
 * The workbooks of a folder by name, without the lock files that spreadsheet programs leave. Those of
 * other programs are among them, so that somebody hears that they cannot be read.
 */
export async function workbookFiles(folder: string, option: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => /\.(xlsx|xlsm|xls|ods)$/i.test(name) && !/^[~.]/.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    throw new UsageFault(`expected a folder of workbooks after --${option}, found "${folder}"`, {
      cause: error,
    });
  }
}
