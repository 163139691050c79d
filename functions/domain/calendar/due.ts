// When a report is due and whether it came in time. "Trước ngày 20" is strict: the last moment in
// time is the end of the 19th in Viet Nam. "Chậm nhất ngày 20" still takes the whole 20th.
import { formatDate } from '../vietnamese/date.ts';
import { nextWorkingDay, previousWorkingDay, type HolidayTable } from './holiday.ts';
import { addDays, daysBetween, localDateOf, startOfDay } from './local.ts';
import { lastDayOfMonth, localDate, yearMonth, type NamedDay, type Period } from './period.ts';
import type { DayRule, HolidayShift, Instant, LocalDate } from './rule.ts';

export const TIMELINESS = ['ON_TIME', 'LATE', 'MISSING', 'NOT_DUE', 'EXEMPT'] as const;
export type Timeliness = (typeof TIMELINESS)[number];

export interface Due {
  /** The first moment that is too late; always the start of a day in Viet Nam. */
  dueExclusive: Instant;
  /** The last day on which a report is in time. */
  lastDay: LocalDate;
  /** The day that the wording names: the day after `lastDay` with BEFORE, `lastDay` otherwise. */
  day: LocalDate;
  wording: DayRule['rule'];
}

export type AnyDueRule = DayRule | { rule: 'END_OF_PHASE' } | { rule: 'PER_REQUEST' };

/**
 * When a report on `period` is due. A day that its month lacks (30 February) means the end of that
 * month: before the first moment of the next month, or no later than the last day. A holiday shift
 * moves the last day in time. With PER_REQUEST it is the day that the request names, or null where
 * the period is no request's.
 */
export function dueOf(rule: AnyDueRule, period: Period, holidays: HolidayTable): Due | null {
  switch (rule.rule) {
    case 'PER_REQUEST':
      return period.due === undefined ? null : dueOnDay(period.due);
    case 'END_OF_PHASE':
      return dueAfter(period.end, 'NO_LATER_THAN');
    case 'BEFORE':
    case 'NO_LATER_THAN':
      return dueAfter(shifted(lastDayOf(rule, period), rule.holidayShift, holidays), rule.rule);
  }
}

/** The due date of one certain day: "trước ngày D" ends with the day before, "chậm nhất" with D. */
export function dueOnDay({ rule, day }: NamedDay): Due {
  return dueAfter(rule === 'BEFORE' ? addDays(day, -1) : day, rule);
}

/** When an obligation is due by the date that its plan states, else by the assumed one; null with none. */
export function dueOfObligation(
  obligation: { due: AnyDueRule | null; assumedDue?: AnyDueRule | undefined },
  period: Period,
  holidays: HolidayTable,
): Due | null {
  const rule = obligation.due ?? obligation.assumedDue;
  return rule === undefined ? null : dueOf(rule, period, holidays);
}

/** "trước ngày 20/12/2026 (muộn nhất 23:59 ngày 19/12/2026)", the strict and the plain wording. */
export function describeDue(due: Due): string {
  const day = formatDate(due.day);
  const lastDay = formatDate(due.lastDay);
  return due.wording === 'BEFORE'
    ? `trước ngày ${day} (muộn nhất 23:59 ngày ${lastDay})`
    : `chậm nhất ngày ${day} (hết 23:59 ngày ${lastDay})`;
}

/** "Muộn trong ngày" on the day that the plan names, then "Muộn 1 ngày", "Muộn 12 ngày". */
export function lateWords(days: number | null): string {
  if (days === null) return 'Muộn';
  return days === 0 ? 'Muộn trong ngày' : `Muộn ${days} ngày`;
}

/**
 * Judges one obligation of one unit as of `now`. `submittedAt` is the first complete submission.
 * `lateByDays` counts days of the calendar in Viet Nam from the day that the plan names, so after
 * "trước ngày 20" it is 0 on the 20th ("muộn trong ngày"), and after "chậm nhất ngày 20" it is 1 on
 * the 21st; null unless LATE. Where the date is assumed, or there
 * is none, nobody is late or missing: the plan has set no date to be late by.
 */
export function judge(facts: {
  due: Due | null;
  assumed: boolean;
  exempt: boolean;
  submittedAt: Instant | null;
  now: Instant;
}): { status: Timeliness; lateByDays: number | null } {
  const { due, assumed, exempt, submittedAt, now } = facts;
  if (exempt) return { status: 'EXEMPT', lateByDays: null };
  if (due === null || assumed)
    return { status: submittedAt === null ? 'NOT_DUE' : 'ON_TIME', lateByDays: null };
  if (submittedAt === null)
    return { status: now < due.dueExclusive ? 'NOT_DUE' : 'MISSING', lateByDays: null };
  if (submittedAt < due.dueExclusive) return { status: 'ON_TIME', lateByDays: null };

  return { status: 'LATE', lateByDays: daysBetween(due.day, localDateOf(submittedAt)) };
}

/** The last day in time by the rule alone, before any holiday shift. */
function lastDayOf(rule: DayRule, period: Period): LocalDate {
  const { year, month } = monthOf(rule.month, period);
  const length = lastDayOfMonth(year, month);
  if (rule.day > length) return localDate(year, month, length);
  const named = localDate(year, month, rule.day);
  return rule.rule === 'BEFORE' ? addDays(named, -1) : named;
}

function monthOf(month: DayRule['month'], period: Period): { year: number; month: number } {
  if (month === 'PERIOD_LAST') return yearMonth(period.end);
  if (month === 'PERIOD_NEXT') return yearMonth(period.end, 1);
  return { year: yearMonth(period.end).year, month };
}

function shifted(day: LocalDate, shift: HolidayShift, holidays: HolidayTable): LocalDate {
  switch (shift) {
    case 'NONE':
      return day;
    case 'NEXT_WORKING_DAY':
      return nextWorkingDay(day, holidays);
    case 'PREVIOUS_WORKING_DAY':
      return previousWorkingDay(day, holidays);
  }
}

function dueAfter(lastDay: LocalDate, wording: DayRule['rule']): Due {
  const following = addDays(lastDay, 1);
  return {
    dueExclusive: startOfDay(following),
    lastDay,
    day: wording === 'BEFORE' ? following : lastDay,
    wording,
  };
}
