// Vietnamese numbers, read and printed. People write 1.234 for a thousand and 35,4 for a decimal,
// spreadsheets and pasted tables write it the other way round; where both readings are possible
// the officer is asked, because a guess would be a thousand times too much or too little.
import { isBlank, type CellValue } from '../workbook/cell.ts';
import { formatDate, readDate } from './date.ts';
import { excerpt, plain } from './text.ts';

/**
 * `count` a whole number of people, households, hours; `decimal` any quantity; `share` a value
 * in percent, so that `12 %` is 12.
 */
export type NumberKind = 'count' | 'decimal' | 'share';

export type NumberReading =
  | { ok: true; value: number | null }
  | {
      ok: false;
      reason: 'TEXT' | 'ERROR_VALUE' | 'NOT_WHOLE' | 'AMBIGUOUS' | 'PERCENT' | 'DATE' | 'BOOLEAN';
      /** What stands in the cell, in NFC, at most 40 characters. */
      found: string;
      /** The numbers that may have been meant, the larger first. */
      readings?: number[];
    };

type Failure = Extract<NumberReading, { ok: false }>['reason'];

/** `value` where the text can mean one thing; `grouped` too where its mark may be either. */
interface Parsed {
  value: number;
  grouped?: number;
  mark?: '.' | ',';
}

const ERROR_WORD = /^#[A-Z0-9_/]+[!?]?$/i;
const WHOLE = /^\d+$/;
const GROUPED_BY_SPACES = /^[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/;
const GROUPED_BY_DOTS = /^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/;
const GROUPED_BY_COMMAS = /^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/;
const GROUPED_TWICE = /^[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})$/;
const GROUPED_OR_DECIMAL = /^[1-9]\d{0,2}([.,])\d{3}$/;
const DECIMAL = /^\d+[.,]\d+$/;
/** The longest distance from a whole number that a spreadsheet's own sums produce. */
const ROUNDING_NOISE = 1e-9;

/**
 * Reads a cell as a number. Blank is null, never 0. Negative numbers are read: whether one may
 * stand here is for the checker to say. Never throws.
 */
export function readNumber(value: CellValue, kind: NumberKind): NumberReading {
  if (typeof value === 'number') return judgeNumber(value, kind);
  if (value === null || isBlank(value)) return { ok: true, value: null };
  if (typeof value === 'string') return readText(value, kind);
  if (typeof value === 'boolean') return failed('BOOLEAN', value ? 'TRUE' : 'FALSE');
  if ('date' in value) return failed('DATE', formatDate(value.date));
  return failed('ERROR_VALUE', value.error);
}

/**
 * `1.234,5`: dots between thousands, a comma before exactly `decimals` digits, '-' for minus.
 * Rounds half away from zero on the number's shortest decimal text, so 1.005 to two digits is
 * 1,01. Throws RangeError on NaN and infinity, which no reading gives.
 */
export function formatNumber(value: number, decimals = 0): string {
  const [whole, fraction] = decimalDigits(value);
  const kept = whole + fraction.slice(0, decimals).padEnd(decimals, '0');
  const rounded = (fraction[decimals] ?? '0') >= '5' ? addOne(kept) : kept;
  const split = rounded.length - decimals;
  const sign = value < 0 && /[1-9]/.test(rounded) ? '-' : '';
  const thousands = rounded.slice(0, split).replace(/\B(?=(?:\d{3})+$)/g, '.');
  return sign + thousands + (decimals > 0 ? `,${rounded.slice(split)}` : '');
}

/** `35,4%` of a value already in percent. */
export function formatPercent(value: number, decimals = 1): string {
  return `${formatNumber(value, decimals)}%`;
}

/** All the digits the number has: `35,4`, `1.234`, `0,125`. */
export function formatExact(value: number): string {
  return formatNumber(value, decimalDigits(value)[1].length);
}

function judgeNumber(value: number, kind: NumberKind): NumberReading {
  if (!Number.isFinite(value)) return failed('TEXT', String(value));
  const whole = Math.round(value);
  if (kind !== 'count') return { ok: true, value: value || 0 };
  if (Math.abs(value - whole) < ROUNDING_NOISE) return safe(whole, formatExact(whole));
  // A sheet in another locale takes the text 1.234 for a decimal and keeps only the number.
  const lost = GROUPED_OR_DECIMAL.test(String(Math.abs(value)));
  if (lost) return failed('AMBIGUOUS', formatExact(value), [Math.round(value * 1000), value]);
  return failed('NOT_WHOLE', formatExact(value), [value]);
}

function readText(text: string, kind: NumberKind): NumberReading {
  const typed = plain(text);
  if (typed === '') return { ok: true, value: null };
  if (ERROR_WORD.test(typed)) return failed('ERROR_VALUE', text);
  if (/^(?:true|false)$/i.test(typed)) return failed('BOOLEAN', text);
  const [, mark = '', body = '', percent = ''] =
    /^([-+\u2212\u2013]?) ?(.*?) ?(%?)$/.exec(typed) ?? [];
  const parsed = parseBody(body);
  if (!parsed) return failed(readDate(text).ok ? 'DATE' : 'TEXT', text);
  if (percent && kind !== 'share') return failed('PERCENT', text);

  const sign = mark === '' || mark === '+' ? 1 : -1;
  const value = sign * parsed.value;
  if (parsed.grouped !== undefined) {
    const grouped = sign * parsed.grouped;
    if (kind === 'count' && parsed.mark === '.') return safe(grouped, text);
    return failed('AMBIGUOUS', text, [grouped, value]);
  }
  if (kind === 'count' && !Number.isInteger(value)) return failed('NOT_WHOLE', text, [value]);
  return safe(value, text);
}

/** Digits and their marks only: sign and percent are off already. Undefined when no number. */
function parseBody(body: string): Parsed | undefined {
  if (WHOLE.test(body)) return { value: Number(body) };
  if (GROUPED_BY_SPACES.test(body))
    return { value: Number(body.replaceAll(' ', '').replace(',', '.')) };
  if (GROUPED_TWICE.test(body)) return { value: Number(body.replace(/[.,]/g, '')) };
  if (GROUPED_BY_DOTS.test(body))
    return { value: Number(body.replaceAll('.', '').replace(',', '.')) };
  if (GROUPED_BY_COMMAS.test(body)) return { value: Number(body.replaceAll(',', '')) };
  if (!DECIMAL.test(body)) return undefined;
  const value = Number(body.replace(',', '.'));
  if (!GROUPED_OR_DECIMAL.test(body)) return { value };
  return {
    value,
    grouped: Number(body.replace(/[.,]/, '')),
    mark: body.includes('.') ? '.' : ',',
  };
}

/** Sixteen digits and more are an account or an id, and a sum over them would be wrong. */
function safe(value: number, found: string): NumberReading {
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return failed('TEXT', found);
  return { ok: true, value: value || 0 };
}

function failed(reason: Failure, found: string, readings?: number[]): NumberReading {
  return { ok: false, reason, found: excerpt(found), ...(readings && { readings }) };
}

/** Digits before and after the point of the shortest text that is this number. */
function decimalDigits(value: number): [whole: string, fraction: string] {
  if (!Number.isFinite(value)) throw new RangeError(`expected a finite number, found ${value}`);
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return ['0', '0'.repeat(-point) + digits];
  const padded = digits.padEnd(point, '0');
  return [padded.slice(0, point), padded.slice(point)];
}

function addOne(digits: string): string {
  return digits.replace(
    /(^|[0-8])(9*)$/,
    (_all, last: string, nines: string) => `${Number(last) + 1}${'0'.repeat(nines.length)}`,
  );
}
