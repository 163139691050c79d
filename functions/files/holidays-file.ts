// The table of holidays (plans/holidays.yaml), which an official edits each year by the
// government's notice, and a default by law for the years that nobody has written into it.
import { readFile } from 'node:fs/promises';
import { LunarDate } from '@nghiavuive/lunar_date_vi';
import { YAMLParseError, parse } from 'yaml';
import * as z from 'zod';
import {
  isWorkingDay,
  nextWorkingDay,
  type HolidayTable,
  type SpecialDay,
} from '../domain/calendar/holiday.ts';
import { addDays, dayOfWeek, isLocalDate } from '../domain/calendar/local.ts';
import { localDate } from '../domain/calendar/period.ts';
import type { LocalDate } from '../domain/calendar/rule.ts';
import { FileFault, whyUnreadable } from './file-fault.ts';

/** The years for which plans can be written. */
const FIRST_YEAR = 2020;
const LAST_YEAR = 2100;

const ORDINARY_WEEK: HolidayTable = new Map();

const namedDays = z.record(z.string(), z.string().trim().min(1).normalize('NFC'));
const schema = z.strictObject({
  /** Holidays by year; a year that is here replaces the default of that year whole. */
  years: z.record(z.string(), namedDays),
  /** Saturdays and Sundays that are worked in exchange for a day off. */
  workedInstead: namedDays.default({}),
  /** Days that may become holidays; they are not counted until moved to their year. */
  unconfirmed: namedDays.default({}),
});

/**
 * The holidays of 2020 to 2100: those of the file, and the default by law for each year that the
 * file has nothing about. Throws FileFault naming the file, the path in it, what was found and
 * what was expected.
 */
export async function readHolidays(path: string): Promise<HolidayTable> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new FileFault([`${path}: ${whyUnreadable(error)}`], { cause: error });
  });
  const { years, workedInstead } = parseHolidays(text, path);
  const table = new Map<LocalDate, SpecialDay>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1)
    for (const [day, special] of daysOff(years[year] ?? holidaysByLaw(year)))
      table.set(day, special);
  for (const [day, name] of Object.entries(workedInstead)) table.set(day, { name, working: true });
  return table;
}

export type HolidayFile = z.output<typeof schema>;

/** The file as written, checked; `path` is only for the messages. Throws FileFault. */
export function parseHolidays(text: string, path: string): HolidayFile {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line ?? 1;
    throw new FileFault([`${path}:${line}: expected YAML, found: ${error.message}`], {
      cause: error,
    });
  }
  const result = schema.safeParse(content);
  const faults = result.success
    ? faultsOf(result.data)
    : result.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
  if (faults.length > 0) throw new FileFault(faults.map((fault) => `${path}: ${fault}`));
  return result.data as HolidayFile;
}

/**
 * The days off that follow the moon: Tết (the last day of the old year and the first four of the
 * new one, the usual choice) and Giỗ Tổ on the 10th of the third month, by day, with their names.
 */
export function lunarHolidays(year: number): Record<LocalDate, string> {
  const newYear = solarDay(year, 1, 1);
  const named: Record<LocalDate, string> = { [solarDay(year, 3, 10)]: 'Giỗ Tổ Hùng Vương' };
  for (const days of [-1, 0, 1, 2, 3]) named[addDays(newYear, days)] = 'Tết Nguyên đán';
  return named;
}

/**
 * The eleven holidays of Art. 112 of the Labour Code 2019, and a day in lieu for each that falls on
 * a weekend: the next working day (Art. 111.3). The day off beside 2 September is the one that
 * joins the weekend.
 */
export function holidaysByLaw(year: number): Record<LocalDate, string> {
  const nationalDay = localDate(year, 9, 2);
  const mondayOrThursday = [1, 4].includes(dayOfWeek(nationalDay));
  const named: Record<LocalDate, string> = {
    [localDate(year, 1, 1)]: 'Tết Dương lịch',
    ...lunarHolidays(year),
    [localDate(year, 4, 30)]: 'Ngày Chiến thắng',
    [localDate(year, 5, 1)]: 'Ngày Quốc tế lao động',
    [nationalDay]: 'Quốc khánh',
    [addDays(nationalDay, mondayOrThursday ? 1 : -1)]: 'Quốc khánh',
  };
  for (const day of Object.keys(named).sort())
    if (!isWorkingDay(day, ORDINARY_WEEK))
      named[nextWorkingDay(day, daysOff(named))] = `Nghỉ bù ${named[day]}`;
  return named;
}

function daysOff(named: Record<LocalDate, string>): HolidayTable {
  return new Map(Object.entries(named).map(([day, name]) => [day, { name, working: false }]));
}

/** What a schema can't see: days that do not exist, or stand where they make no sense. */
function faultsOf(file: HolidayFile): string[] {
  const faults: string[] = [];
  const expect = (path: string, day: string, holds: boolean, expected: string) => {
    if (!holds) faults.push(`${path}: expected ${expected}, found ${day}`);
    return holds;
  };
  const isDay = (path: string, day: string) =>
    expect(path, day, isLocalDate(day), 'a day of the calendar as yyyy-MM-dd');
  const holidays = new Set(Object.values(file.years).flatMap((days) => Object.keys(days)));

  for (const [year, days] of Object.entries(file.years)) {
    expect('years', year, /^[1-9]\d{3}$/.test(year), 'a year such as 2027');
    for (const day of Object.keys(days))
      if (isDay(`years.${year}`, day))
        expect(`years.${year}`, day, day.startsWith(year), `a day of ${year}`);
  }
  for (const day of Object.keys(file.workedInstead))
    if (isDay('workedInstead', day)) {
      const weekend = !isWorkingDay(day, ORDINARY_WEEK);
      expect('workedInstead', day, weekend, 'a Saturday or Sunday');
      expect('workedInstead', day, !holidays.has(day), 'a day that is not a holiday above');
    }
  for (const day of Object.keys(file.unconfirmed))
    if (isDay('unconfirmed', day))
      expect('unconfirmed', day, !holidays.has(day), 'a day that is not a holiday above');
  return faults;
}

function solarDay(year: number, month: number, day: number): LocalDate {
  const lunar = new LunarDate({ year, month, day });
  lunar.init();
  const solar = lunar.toSolarDate().get();
  return localDate(solar.year, solar.month, solar.day);
}
