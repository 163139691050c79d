// Days as people write them in Viet Nam, day before month. A day is text `yyyy-MM-dd` without a
// zone; which day a moment falls on is for the calendar to say.
import { formatInstant } from '../calendar/local.ts';
import type { Instant, LocalDate } from '../calendar/rule.ts';
import { isBlank, type CellValue } from '../workbook/cell.ts';
import { excerpt, fold, plain } from './text.ts';

export type DateReading =
  | { ok: true; value: LocalDate | null }
  | {
      ok: false;
      /** AMBIGUOUS: the year has two digits. NOT_A_DAY: 31/02/2026, or month and day swapped. */
      reason: 'TEXT' | 'NUMBER' | 'NOT_A_DAY' | 'AMBIGUOUS' | 'BOOLEAN' | 'ERROR_VALUE';
      /** What stands in the cell, in NFC, at most 40 characters. */
      found: string;
    };

type Failure = Extract<DateReading, { ok: false }>['reason'];

const DAY_FIRST = /^(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/;
const IN_WORDS = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})$/;
const TIME_OF_DAY = /,? \d{1,2}:\d{2}(?::\d{2})?$/;
const MILLISECONDS_A_DAY = 86_400_000;
/** Day 0 of the 1900 system for every serial after its invented 29 February 1900. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/**
 * Reads a cell as a day: a date cell, `dd/MM/yyyy` (also with '-' or '.', one digit, a time of
 * day), `yyyy-MM-dd`, `ngày 20 tháng 12 năm 2026`, or a whole serial number of a spreadsheet from
 * 30000 (1982) to 80000 (2119). Month before day is not guessed. Blank is null. Never throws.
 */
export function readDate(value: CellValue): DateReading {
  if (value === null || isBlank(value)) return { ok: true, value: null };
  if (typeof value === 'string') return readText(value);
  if (typeof value === 'boolean') return failed('BOOLEAN', value ? 'TRUE' : 'FALSE');
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || value < 30_000 || value > 80_000)
      return failed('NUMBER', String(value));
    return { ok: true, value: dayText(SERIAL_ZERO + value * MILLISECONDS_A_DAY) };
  }
  if ('error' in value) return failed('ERROR_VALUE', value.error);
  return readText(value.date);
}

/** `20/12/2026` of `2026-12-20`. */
export function formatDate(day: LocalDate): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return `${dayOfMonth}/${month}/${year}`;
}

/** `19/12/2026 23:59` in Viet Nam, cut to the minute. */
export function formatDateTime(instant: Instant): string {
  const local = formatInstant(instant);
  return `${formatDate(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** `16:30 ngày 19/12/2025`, of a moment in ISO 8601 on Viet Nam's clock, to be read in a sentence. */
export function momentWords(moment: string): string {
  return `${moment.slice(11, 16)} ngày ${formatDate(moment.slice(0, 10))}`;
}

function readText(text: string): DateReading {
  const typed = fold(plain(text)).replace(TIME_OF_DAY, '');
  if (typed === '') return { ok: true, value: null };
  const dayFirst = DAY_FIRST.exec(typed);
  if (dayFirst) {
    const [, day, , month, year = ''] = dayFirst;
    if (year.length === 2) return failed('AMBIGUOUS', text);
    return calendarDay(year, month, day, text);
  }
  const yearFirst = YEAR_FIRST.exec(typed);
  if (yearFirst) return calendarDay(yearFirst[1], yearFirst[3], yearFirst[4], text);
  const inWords = IN_WORDS.exec(typed);
  if (inWords) return calendarDay(inWords[3], inWords[2], inWords[1], text);
  return failed(/^#[a-z0-9_/]+[!?]?$/.test(typed) ? 'ERROR_VALUE' : 'TEXT', text);
}

/** Only a day that exists, and of a year that a report can mean. */
function calendarDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  found: string,
): DateReading {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const exists = new Date(at).getUTCMonth() === Number(month) - 1 && Number(day) > 0;
  if (!exists || Number(year) < 1900 || Number(year) > 2199) return failed('NOT_A_DAY', found);
  return { ok: true, value: dayText(at) };
}

function dayText(at: Instant): LocalDate {
  return new Date(at).toISOString().slice(0, 10);
}

function failed(reason: Failure, found: string): DateReading {
  return { ok: false, reason, found: excerpt(found) };
}
