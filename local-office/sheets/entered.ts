// What somebody types into a cell, read as Google Sheets reads it: in Vietnamese the comma is the
// decimal mark and the day comes before the month.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { usesComma } from './formatted.ts';

type NumberFormat = sheets_v4.Schema$NumberFormat;

export interface Entered {
  userEnteredValue: sheets_v4.Schema$ExtendedValue;
  /** The number format that typing gives the cell; none where it has one that fits. */
  userEnteredFormat?: { numberFormat: NumberFormat };
}

const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const DATE = /^(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;
const YEAR_FIRST = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const COMMA_NUMBER = /^(?:\d{1,3}(?:\.\d{3})+|\d+)?(?:,\d+)?$/;
const POINT_NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/;

/**
 * What a typed text puts into a cell that shows its values in a number format. An empty text clears
 * the cell. `'` before a text keeps it text.
 */
export function enteredFrom(text: string, locale: string, numberFormat?: NumberFormat): Entered {
  if (text === '') return { userEnteredValue: {} };
  if (numberFormat?.type === 'TEXT' || numberFormat?.pattern === '@') return textValue(text);
  if (text.startsWith("'")) return textValue(text.slice(1));
  const typed = text.trim();
  if (typed.startsWith('=') && typed.length > 1)
    return { userEnteredValue: { formulaValue: typed } };
  if (/^(true|false)$/i.test(typed))
    return { userEnteredValue: { boolValue: typed.toLowerCase() === 'true' } };
  const number = numberFrom(typed, usesComma(locale));
  if (number !== null) return withFormat(number, numberFormat);
  const moment = momentFrom(typed, usesComma(locale));
  if (moment !== null) return withFormat(moment, numberFormat);
  return textValue(text);
}

interface Typed {
  value: number;
  format: NumberFormat | null;
}

function withFormat({ value, format }: Typed, there: NumberFormat | undefined): Entered {
  const userEnteredValue = { numberValue: value };
  if (format === null || (there !== undefined && fits(format, there))) return { userEnteredValue };
  return { userEnteredValue, userEnteredFormat: { numberFormat: format } };
}

/** A cell keeps the format it has, but no date shows as a plain number, and no percentage either. */
function fits(typed: NumberFormat, there: NumberFormat): boolean {
  if (typed.type === 'PERCENT') return there.type === 'PERCENT';
  return isTime(typed) === isTime(there);
}

function isTime(format: NumberFormat): boolean {
  return ['DATE', 'TIME', 'DATE_TIME'].includes(format.type ?? '');
}

function textValue(text: string): Entered {
  return { userEnteredValue: text === '' ? {} : { stringValue: text } };
}

function numberFrom(typed: string, comma: boolean): Typed | null {
  const found = /^([-+]?)\s*(.*?)\s*(%?)$/.exec(typed);
  const scientific = /^[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d+$/.test(typed);
  if (scientific) {
    const value = Number(typed.replace(',', '.'));
    const format = { type: 'SCIENTIFIC', pattern: '0.00E+00' };
    return Number.isFinite(value) ? { value, format } : null;
  }
  const [, sign = '', body = '', percent = ''] = found ?? [];
  if (body === '' || !(comma ? COMMA_NUMBER : POINT_NUMBER).test(body)) return null;
  const plain = comma ? body.replaceAll('.', '').replace(',', '.') : body.replaceAll(',', '');
  const size = Number(plain);
  if (!Number.isFinite(size)) return null;
  const signed = sign === '-' ? -size : size;
  if (percent === '') return { value: signed || 0, format: null };
  const decimals = /[.,]/.test(body.replace(comma ? /\./g : /,/g, ''));
  const format = { type: 'PERCENT', pattern: decimals ? '0.00%' : '0%' };
  return { value: Number((signed / 100).toPrecision(15)) || 0, format };
}

function momentFrom(typed: string, dayFirst: boolean): Typed | null {
  const [date = '', time, more] = typed.split(/\s+/);
  if (more !== undefined) return null;
  const alone = timeFrom(date);
  if (alone !== null && time === undefined)
    return { value: alone, format: { type: 'TIME', pattern: 'hh:mm:ss' } };
  const day = dayFrom(date, dayFirst);
  if (day === null) return null;
  if (time === undefined) return { value: day, format: { type: 'DATE', pattern: 'dd/mm/yyyy' } };
  const part = timeFrom(time);
  if (part === null) return null;
  return { value: day + part, format: { type: 'DATE_TIME', pattern: 'dd/mm/yyyy hh:mm:ss' } };
}

/** The serial number of a day that exists. A day without its year is text: which year is a guess. */
function dayFrom(text: string, dayFirst: boolean): number | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return serial(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  const found = DATE.exec(text);
  if (!found || found[4] === undefined) return null;
  const [one, other] = [Number(found[1]), Number(found[3])];
  const short = Number(found[4]);
  const year = found[4].length === 4 ? short : short + (short < 70 ? 2000 : 1900);
  return dayFirst ? serial(year, other, one) : serial(year, one, other);
}

function serial(year: number, month: number, day: number): number | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1900;
  return exists ? (at.getTime() - SERIAL_ZERO) / DAY : null;
}

function timeFrom(text: string): number | null {
  const found = TIME.exec(text);
  if (!found) return null;
  const [hours, minutes, seconds] = [found[1], found[2], found[3] ?? '0'].map(Number) as [
    number,
    number,
    number,
  ];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
}
