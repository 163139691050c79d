// What the calendar's tests take for granted, said shortly.
import { dueOf, type Due } from '../../../functions/domain/calendar/due.ts';
import type { HolidayTable } from '../../../functions/domain/calendar/holiday.ts';
import { parseInstant } from '../../../functions/domain/calendar/local.ts';
import { parsePeriod, type Period } from '../../../functions/domain/calendar/period.ts';
import type { DayRule, Instant } from '../../../functions/domain/calendar/rule.ts';

export function period(id: string): Period {
  const found = parsePeriod(id);
  if (found === undefined) throw new Error(`expected a period, found ${id}`);
  return found;
}

export function instant(text: string): Instant {
  const found = parseInstant(text);
  if (found === undefined) throw new Error(`expected a moment, found ${text}`);
  return found;
}

/** The due date of a period by a rule that is "trước ngày 20" of its last month where not said otherwise. */
export function due(id: string, rule: Partial<DayRule>, holidays: HolidayTable = new Map()): Due {
  const whole: DayRule = {
    rule: 'BEFORE',
    day: 20,
    month: 'PERIOD_LAST',
    holidayShift: 'NONE',
    ...rule,
  };
  const found = dueOf(whole, period(id), holidays);
  if (found === null) throw new Error('expected a due date');
  return found;
}
