// A value as its cell shows it: number formats as Google Sheets writes them, in Vietnamese style
// (1.234,5 · 35,4% · 20/12/2025) unless the spreadsheet has another locale.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { formatNumber } from '../../functions/domain/vietnamese/number.ts';

const DAY = 86_400_000;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

const ERRORS: Record<string, string> = {
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
  LOADING: 'Loading...',
};

/** What Google takes where a format names a kind without a pattern. */
const PATTERNS: Record<string, string> = {
  NUMBER: '#,##0.00',
  PERCENT: '0.00%',
  CURRENCY: '#,##0 "₫"',
  DATE: 'dd/mm/yyyy',
  TIME: 'hh:mm:ss',
  DATE_TIME: 'dd/mm/yyyy hh:mm:ss',
  SCIENTIFIC: '0.00E+00',
  TEXT: '@',
};

/** The text that shows; '' for nothing. */
export function formattedValue(
  value: sheets_v4.Schema$ExtendedValue | undefined,
  format: sheets_v4.Schema$CellFormat | undefined,
  locale: string,
): string {
  if (value === undefined) return '';
  if (typeof value.stringValue === 'string') return value.stringValue;
  if (typeof value.boolValue === 'boolean') return value.boolValue ? 'TRUE' : 'FALSE';
  if (value.errorValue) return ERRORS[value.errorValue.type ?? ''] ?? '#ERROR!';
  if (typeof value.numberValue !== 'number') return '';
  const style = format?.numberFormat;
  const pattern = style?.pattern || PATTERNS[style?.type ?? ''];
  const text = pattern ? byPattern(value.numberValue, pattern) : plainNumber(value.numberValue);
  return usesComma(locale) ? text : swapped(text, pattern);
}

/** Whether a number format shows dates or times. */
export function isDateFormat(format: sheets_v4.Schema$NumberFormat | undefined | null): boolean {
  return ['DATE', 'TIME', 'DATE_TIME'].includes(format?.type ?? '');
}

export function usesComma(locale: string): boolean {
  return !/^(en|zh|ja|ko|th)/i.test(locale);
}

function plainNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9))
    return value.toExponential().replace('.', ',').replace('e', 'E');
  return String(Number(value.toPrecision(11))).replace('.', ',');
}

function byPattern(value: number, pattern: string): string {
  const sections = pattern.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const [positive = '', negative, zero] = sections;
  if (value < 0 && negative !== undefined) return shown(-value, negative);
  if (value === 0 && zero !== undefined) return shown(0, zero);
  return shown(value, positive);
}

function shown(value: number, section: string): string {
  const bare = section.replace(/"[^"]*"|\\./g, '').replace(/\[[^\]]*\]/g, '');
  if (/[dymhs]/i.test(bare) && !/[0#]/.test(bare)) return dated(value, section);
  if (bare.includes('@') || /^general$/i.test(bare.trim())) return plainNumber(value);
  const scientific = /0(?:\.(0*))?E\+(0+)/i.exec(bare);
  if (scientific) {
    const [mantissa = '', exponent = ''] = value
      .toExponential(scientific[1]?.length ?? 0)
      .split('e');
    const digits = exponent.slice(1).padStart(scientific[2]?.length ?? 2, '0');
    return `${mantissa.replace('.', ',')}E${exponent[0] ?? '+'}${digits}`;
  }
  const [, whole = '', fraction = '', commas = ''] =
    /([#0?,]+)(?:\.([#0?]*)(,*))?/.exec(bare) ?? [];
  if (whole === '' && fraction === '') return literal(section, '');
  const percent = (bare.match(/%/g) ?? []).length;
  const trailing = fraction === '' ? (/,+$/.exec(whole)?.[0].length ?? 0) : 0;
  const thousands = trailing + commas.length;
  const scaled = (value * 100 ** percent) / 1000 ** thousands;
  const least = fraction.replace(/#/g, '').length;
  let text = formatNumber(scaled, fraction.length);
  if (fraction.length > least) {
    const cut = fraction.length - least;
    text = text.replace(new RegExp(`0{1,${cut}}$`), '').replace(/,$/, '');
  }
  if (!whole.slice(0, whole.length - trailing).includes(',')) text = text.replaceAll('.', '');
  const digits = (whole.match(/0/g) ?? []).length;
  text = text.replace(/^(-?)(\d+)/, (_all, sign: string, head: string) =>
    digits === 0 && head === '0' ? sign : sign + head.padStart(digits, '0'),
  );
  return literal(section, text);
}

/** The number where the first digit place stands, and the pattern's own words around it. */
function literal(section: string, number: string): string {
  let placed = false;
  const sign = number.startsWith('-') ? '-' : '';
  const body = section
    .replace(/\[[^\]]*\]/g, '')
    .replace(/"([^"]*)"|\\(.)|([#0?,.]+)|_.|\*./g, (_all, quoted, escaped, places) => {
      if (typeof places === 'string') {
        if (placed) return '';
        placed = true;
        return number.slice(sign.length);
      }
      return String(quoted ?? escaped ?? '');
    });
  return sign + body;
}

function dated(serial: number, pattern: string): string {
  const at = new Date(SERIAL_ZERO + Math.round(serial * DAY));
  const noon = /am\/pm|a\/p/i.test(pattern);
  const hour = noon ? at.getUTCHours() % 12 || 12 : at.getUTCHours();
  const two = (number: number, text: string) =>
    String(number).padStart(text.length > 1 ? 2 : 1, '0');
  let minutes = false;
  return pattern.replace(
    /"([^"]*)"|\\(.)|am\/pm|a\/p|y+|m+|d+|h+|s+|\[[^\]]*\]/gi,
    (all: string, quoted: string | undefined, escaped: string | undefined, offset: number) => {
      if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped ?? '';
      const kind = all[0]?.toLowerCase() ?? '';
      const minute = minutes || /^[^a-z]*s/i.test(pattern.slice(offset + all.length));
      minutes = kind === 'h';
      if (kind === 'y') return String(at.getUTCFullYear()).slice(all.length > 2 ? 0 : 2);
      if (kind === 'm' && minute) return two(at.getUTCMinutes(), all);
      if (kind === 'm') return monthText(at.getUTCMonth() + 1, all.length);
      if (kind === 'd') return dayText(at, all.length);
      if (kind === 'h') return two(hour, all);
      if (kind === 's') return two(at.getUTCSeconds(), all);
      if (kind === 'a') return at.getUTCHours() < 12 ? 'SA' : 'CH';
      return '';
    },
  );
}

function monthText(month: number, letters: number): string {
  if (letters < 3) return String(month).padStart(letters, '0');
  return letters === 3 ? `thg ${month}` : `tháng ${month}`;
}

const WEEKDAYS = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];
const SHORT = ['CN', 'Th 2', 'Th 3', 'Th 4', 'Th 5', 'Th 6', 'Th 7'];

function dayText(at: Date, letters: number): string {
  if (letters < 3) return String(at.getUTCDate()).padStart(letters, '0');
  return (letters === 3 ? SHORT : WEEKDAYS)[at.getUTCDay()] ?? '';
}

/** 1,234.5 of 1.234,5; the pattern's own words and dates have no marks of numbers. */
function swapped(text: string, pattern: string | undefined): string {
  if (pattern !== undefined && /[dy]/i.test(pattern.replace(/"[^"]*"/g, ''))) return text;
  return text.replace(/\d[\d.,]*/, (number) =>
    number.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.')),
  );
}
