// The words a plan uses for time. They stand apart from the plan schema so that the calendar
// needs no zod.

/** How often an obligation falls due; each has its own kind of reporting period. */
export const FREQUENCIES = ['MONTH', 'QUARTER', 'YEAR', 'PHASE', 'ADHOC'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** The month of a due day: the last month of the period, or the one after it. */
export const DUE_MONTHS = ['PERIOD_LAST', 'PERIOD_NEXT'] as const;

export const HOLIDAY_SHIFTS = ['NONE', 'NEXT_WORKING_DAY', 'PREVIOUS_WORKING_DAY'] as const;
export type HolidayShift = (typeof HOLIDAY_SHIFTS)[number];

/** "trước ngày D" (BEFORE) or "chậm nhất ngày D" (NO_LATER_THAN). */
export interface DayRule {
  rule: 'BEFORE' | 'NO_LATER_THAN';
  day: number;
  month: (typeof DUE_MONTHS)[number] | number;
  holidayShift: HolidayShift;
}

/** A day of the calendar in Viet Nam, `yyyy-MM-dd`. */
export type LocalDate = string;
/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
/** The one zone in which every deadline and window of this system is counted (UTC+7, no DST). */
export const ZONE = 'Asia/Ho_Chi_Minh';
