// Days and moments in Viet Nam. A day is text (`2026-12-20`), a moment is a number of milliseconds;
// this file is the only bridge between them, so the machine's own zone never has a say.
import { tzOffset } from '@date-fns/tz/tzOffset';
import { ZONE, type Instant, type LocalDate } from './rule.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Viet Nam's offset since 1975, for an engine that knows no time zones by name. */
const VIET_NAM_MINUTES = 420;

const DATE = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const OFFSET = /^([+-])(0\d|1[0-4]):?([0-5]\d)$/;

/** True for a real day of the calendar written `yyyy-MM-dd` (so not for 2027-02-29). */
export function isLocalDate(text: string): boolean {
  return midnightUtc(text) !== undefined;
}

/** The day `days` later, or earlier when negative. Throws RangeError for what is not a day. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return dayOfUtc(utcOf(day) + days * DAY);
}

/** Whole days from `from` to `to`: 1 from a day to the next, negative backwards. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (utcOf(to) - utcOf(from)) / DAY;
}

/** 0 on Sunday … 6 on Saturday. */
export function dayOfWeek(day: LocalDate): number {
  return new Date(utcOf(day)).getUTCDay();
}

/** The first moment of a day in Viet Nam. Throws RangeError for what is not a day. */
export function startOfDay(day: LocalDate): Instant {
  return fromWallClock(utcOf(day));
}

/** The day it is in Viet Nam at this moment. */
export function localDateOf(instant: Instant): LocalDate {
  return dayOfUtc(instant + offsetAt(instant) * MINUTE);
}

/** `2025-12-20T00:00:00+07:00`: Viet Nam's clock, with milliseconds only where there are any. */
export function formatInstant(instant: Instant): string {
  const minutes = offsetAt(instant);
  const clock = new Date(instant + minutes * MINUTE).toISOString();
  const shown = clock.endsWith('.000Z') ? clock.slice(0, -5) : clock.slice(0, -1);
  const sign = minutes < 0 ? '-' : '+';
  const hours = pad(Math.floor(Math.abs(minutes) / 60));
  return `${shown}${sign}${hours}:${pad(Math.abs(minutes) % 60)}`;
}

/**
 * Reads an ISO 8601 moment: with an offset (`Z`, `+07:00`, `+0700`) as it stands, without one as
 * Viet Nam's clock, and a bare day as its first moment. Fractions finer than a millisecond are cut
 * off. Undefined for anything else, also for a day or an hour that does not exist.
 */
export function parseInstant(text: string): Instant | undefined {
  const [, day = '', hour = '00', minute = '00', second = '00', fraction = '', offset] =
    MOMENT.exec(text.trim()) ?? [];
  const midnight = midnightUtc(day);
  if (midnight === undefined) return undefined;
  const clock =
    midnight +
    Number(hour) * 60 * MINUTE +
    Number(minute) * MINUTE +
    Number(second) * 1000 +
    Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (offset === undefined) return fromWallClock(clock);
  if (offset === 'Z') return clock;
  const [, sign, hours, minutes] = OFFSET.exec(offset) ?? [];
  if (sign === undefined) return undefined;
  const ahead = (Number(hours) * 60 + Number(minutes)) * MINUTE;
  return sign === '+' ? clock - ahead : clock + ahead;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function midnightUtc(text: string): number | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return dayOfUtc(utc) === text ? utc : undefined;
}

function utcOf(day: LocalDate): number {
  const utc = midnightUtc(day);
  if (utc === undefined)
    throw new RangeError(`expected a day of the calendar as yyyy-MM-dd, found "${day}"`);
  return utc;
}

function dayOfUtc(utc: number): LocalDate {
  return new Date(utc).toISOString().slice(0, 10);
}

function offsetAt(instant: Instant): number {
  const minutes = tzOffset(ZONE, new Date(instant));
  return Number.isNaN(minutes) ? VIET_NAM_MINUTES : Math.round(minutes);
}

/** The moment at which Viet Nam's clock shows what a UTC clock shows at `clock`. */
function fromWallClock(clock: number): Instant {
  return clock - offsetAt(clock - offsetAt(clock) * MINUTE) * MINUTE;
}
