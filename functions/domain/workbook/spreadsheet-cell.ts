// A cell as spreadsheets keep it — a value and a number format — turned into what an officer sees in
// it. Files, the Sheets API and Apps Script all know a percentage and a date only by their format;
// here they become the same cell whichever way the workbook came in.
import { isBlank, type CellValue } from './cell.ts';

/** What a number format makes of a number. */
export type FormatKind = 'PERCENT' | 'DATE' | 'OTHER';

/** Words in quotes, escaped letters, spaces as wide as a letter, colours and conditions. */
const PRINTED_ONLY = /"[^"]*"|\\.|_.|\[[^\]]*\]/g;
const DATE_LETTERS = /[ymdhMsb]/;
/** The longest format that a spreadsheet program takes has 255 letters. */
const LONGEST_FORMAT = 1000;
/** A spreadsheet's own words for a cell that cannot be computed; Apps Script gives them as text. */
const ERROR_WORDS = new Set(
  '#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #ERROR! #SPILL! #CALC!'.split(' '),
);
const MILLISECONDS_A_DAY = 86_400_000;
/** Day 0 of spreadsheets: 30 December 1899. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/**
 * What a number under this format means: a share of one shown as a percentage, a day counted from
 * 30 December 1899, or a plain number. Signs that the format only prints (`0.0"%"`) mean nothing.
 */
export function formatKind(pattern: string): FormatKind {
  if (pattern.length >= LONGEST_FORMAT) return 'OTHER';
  const bare = pattern.replace(PRINTED_ONLY, '');
  const [first = ''] = bare.split(';');
  if (!first.includes('@') && DATE_LETTERS.test(first)) return 'DATE';
  return bare.includes('%') ? 'PERCENT' : 'OTHER';
}

/**
 * The cell of a workbook. `value` is what stands in it, of a formula its result; a number under
 * DATE is a serial day, its time of day cut off. A number under PERCENT becomes text such as `35.4%`,
 * for the number alone is a hundredth of what the officer sees.
 */
export function spreadsheetCell(
  value: string | number | boolean | null,
  format: FormatKind,
): CellValue {
  if (value === null || isBlank(value)) return null;
  if (typeof value === 'string') return ERROR_WORDS.has(value) ? { error: value } : value;
  if (typeof value === 'boolean') return value;
  if (!Number.isFinite(value)) return { error: '#NUM!' };
  if (format === 'PERCENT') return percentText(value);
  return format === 'DATE' ? dayOf(value) : value;
}

function dayOf(serial: number): CellValue {
  const date = new Date(SERIAL_ZERO + Math.round(serial * MILLISECONDS_A_DAY));
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return { error: '#NUM!' };
  return { date: date.toISOString().slice(0, 10) };
}

/** Never with exactly three decimals, which a reader of Vietnamese numbers takes for thousands. */
function percentText(share: number): string {
  const percent = String(Number((share * 100).toPrecision(15)));
  return /\.\d{3}$/.test(percent) ? `${percent}0%` : `${percent}%`;
}
