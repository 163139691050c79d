// The days whose data a period's report holds. Reports fall due before their period ends, so state
// practice closes the figures on the 14th: Decree 09/2019/NĐ-CP and the regulations written after
// it. A plan may count by the calendar instead.
import type { Period } from './period.ts';
import { localDate, yearMonth } from './period.ts';
import type { LocalDate } from './rule.ts';

export type DataWindow = 'DECREE_09' | 'CALENDAR';

/**
 * First and last day of the data, inclusive. Under Decree 09 a month runs from the 15th of the
 * month before to the 14th, a quarter from the 15th of the month before it to the 14th of its
 * last month, a year from 15 December to 14 December. A phase and an ad-hoc period keep their days.
 */
export function dataWindow(period: Period, mode: DataWindow): { from: LocalDate; to: LocalDate } {
  const byCalendar = mode === 'CALENDAR' || period.kind === 'PHASE' || period.kind === 'ADHOC';
  if (byCalendar) return { from: period.start, to: period.end };
  const opening = yearMonth(period.start, -1);
  const closing = yearMonth(period.end);
  return {
    from: localDate(opening.year, opening.month, 15),
    to: localDate(closing.year, closing.month, 14),
  };
}
