// Reporting periods. Months, quarters and years are known by their id alone; a phase of a roll-out
// takes its days from the plan, an ad-hoc request from the letter that asks.
import { isLocalDate } from './local.ts';
import type { DayRule, Frequency, LocalDate } from './rule.ts';

export interface Period {
  /** `2026-Q4`, `2026-M11`, `2026-Y`, `2022-P1`, `ADHOC-2026-007` */
  id: string;
  kind: Frequency;
  /** First and last day of the calendar period, inclusive. */
  start: LocalDate;
  end: LocalDate;
  /** "Quý IV năm 2026" */
  label: string;
  /** Only of an ad-hoc request: the day that its letter names, which no plan can. */
  due?: NamedDay;
}

/** "trước ngày D" or "chậm nhất ngày D" of one certain day. */
export interface NamedDay {
  rule: DayRule['rule'];
  day: LocalDate;
}

export type CalendarKind = Extract<Frequency, 'MONTH' | 'QUARTER' | 'YEAR'>;

const MONTHS: Record<CalendarKind, number> = { MONTH: 1, QUARTER: 3, YEAR: 12 };
const ROMAN = ['I', 'II', 'III', 'IV'] as const;

const CALENDAR_ID = /^([1-9]\d{3})-(?:M(0[1-9]|1[0-2])|Q([1-4])|Y)$/;
const ADHOC_ID = /^ADHOC-[1-9]\d{3}-\d{3,}$/;

/**
 * The month, quarter or year of an id; undefined for anything else. A phase or an ad-hoc period
 * can't be read from its id: its days stand in the plan or in the request.
 */
export function parsePeriod(id: string): Period | undefined {
  const [, yearText, month, quarter] = CALENDAR_ID.exec(id) ?? [];
  if (yearText === undefined) return undefined;
  const year = Number(yearText);
  if (month !== undefined) return calendarPeriod('MONTH', year, Number(month));
  if (quarter !== undefined) return calendarPeriod('QUARTER', year, Number(quarter));
  return calendarPeriod('YEAR', year, 1);
}

/** The calendar month, quarter or year that holds a day. Throws RangeError for what is no day. */
export function periodContaining(day: LocalDate, kind: CalendarKind): Period {
  const { year, month } = yearMonth(day);
  return calendarPeriod(kind, year, Math.ceil(month / MONTHS[kind]));
}

/** The month, quarter or year before; undefined for a phase or an ad-hoc period. */
export function previousPeriod(period: Period): Period | undefined {
  const { kind, start } = period;
  if (kind === 'PHASE' || kind === 'ADHOC') return undefined;
  const { year, month } = yearMonth(start, -MONTHS[kind]);
  return calendarPeriod(kind, year, Math.ceil(month / MONTHS[kind]));
}

/**
 * The period of a phase of a plan's roll-out. Its id is the year in which the phase begins and the
 * phase's own id: `P1` gives `2022-P1`, `pilot` gives `2022-P-pilot`. Two phases of a plan never
 * share one, and it stays the same when phases are added or put in another order.
 */
export function phasePeriod(phase: {
  id: string;
  name: string;
  from: LocalDate;
  to: LocalDate;
}): Period {
  checkSpan(phase.from, phase.to, `phase ${phase.id}`);
  const ordinal = /^P\d+$/.test(phase.id) ? phase.id : `P-${phase.id}`;
  return {
    id: `${phase.from.slice(0, 4)}-${ordinal}`,
    kind: 'PHASE',
    start: phase.from,
    end: phase.to,
    label: phase.name,
  };
}

/** Whether an id is that of an ad-hoc request, `ADHOC-2026-007`; it need not be there. */
export function isAdhocId(id: string): boolean {
  return ADHOC_ID.test(id);
}

/** The span of an ad-hoc request (`ADHOC-2026-007`) under its title, with the day that it names. */
export function adhocPeriod(
  id: string,
  from: LocalDate,
  to: LocalDate,
  title: string,
  due?: NamedDay,
): Period {
  if (!isAdhocId(id))
    throw new RangeError(`expected the id of a request such as ADHOC-2026-007, found "${id}"`);
  checkSpan(from, to, id);
  const period: Period = { id, kind: 'ADHOC', start: from, end: to, label: title };
  return due === undefined ? period : { ...period, due };
}

/** The last day of a month (1–12) of a year. */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `2027-02-05` of 2027, 2, 5. The day is not checked against the month. */
export function localDate(year: number, month: number, day: number): LocalDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The year and the month (1–12) of a day, moved by some months. */
export function yearMonth(day: LocalDate, months = 0): { year: number; month: number } {
  if (!isLocalDate(day))
    throw new RangeError(`expected a day of the calendar as yyyy-MM-dd, found "${day}"`);
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

function calendarPeriod(kind: CalendarKind, year: number, ordinal: number): Period {
  const length = MONTHS[kind];
  const last = ordinal * length;
  return {
    kind,
    ...nameOf(kind, year, ordinal),
    start: localDate(year, last - length + 1, 1),
    end: localDate(year, last, lastDayOfMonth(year, last)),
  };
}

/** Months 1 and 2 are written with a nought, as Decree 30/2020/NĐ-CP has dates written. */
function nameOf(kind: CalendarKind, year: number, ordinal: number): { id: string; label: string } {
  switch (kind) {
    case 'MONTH': {
      const padded = String(ordinal).padStart(2, '0');
      const shown = ordinal < 3 ? padded : String(ordinal);
      return { id: `${year}-M${padded}`, label: `Tháng ${shown} năm ${year}` };
    }
    case 'QUARTER':
      return { id: `${year}-Q${ordinal}`, label: `Quý ${ROMAN[ordinal - 1]} năm ${year}` };
    case 'YEAR':
      return { id: `${year}-Y`, label: `Năm ${year}` };
  }
}

function checkSpan(from: LocalDate, to: LocalDate, what: string): void {
  for (const day of [from, to])
    if (!isLocalDate(day)) throw new RangeError(`${what}: expected yyyy-MM-dd, found "${day}"`);
  if (to < from) throw new RangeError(`${what}: expected to end on or after ${from}, found ${to}`);
}
