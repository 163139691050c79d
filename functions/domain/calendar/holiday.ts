// Working days. The ordinary week runs from Monday to Friday; a table says which days differ:
// holidays, and the Saturdays that the government has people work in exchange for a day off.
import { addDays, dayOfWeek } from './local.ts';
import type { LocalDate } from './rule.ts';

export interface SpecialDay {
  /** "Giỗ Tổ Hùng Vương" */
  name: string;
  /** false on a holiday, true on a Saturday or Sunday that is worked. */
  working: boolean;
}

/** Only the days that differ from the ordinary week; an empty table leaves just the weekends. */
export type HolidayTable = ReadonlyMap<LocalDate, SpecialDay>;

export function isWorkingDay(day: LocalDate, holidays: HolidayTable): boolean {
  const special = holidays.get(day);
  if (special !== undefined) return special.working;
  const weekday = dayOfWeek(day);
  return weekday !== 0 && weekday !== 6;
}

/** The day itself where it is a working day, else the first one after it. */
export function nextWorkingDay(day: LocalDate, holidays: HolidayTable): LocalDate {
  let found = day;
  while (!isWorkingDay(found, holidays)) found = addDays(found, 1);
  return found;
}

/** The day itself where it is a working day, else the last one before it. */
export function previousWorkingDay(day: LocalDate, holidays: HolidayTable): LocalDate {
  let found = day;
  while (!isWorkingDay(found, holidays)) found = addDays(found, -1);
  return found;
}
