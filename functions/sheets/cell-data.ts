// The value of a grid's cell as the Sheets API takes it. Nothing is ever parsed: text goes in as
// text, whatever it begins with; days as the serial numbers that spreadsheets keep; formulas in the
// spelling of the spreadsheet's language.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { GridValue } from '../domain/grid/grid.ts';
import { sheetIdOf } from '../domain/grid/sheet-id.ts';

/** What a cell of Google Sheets holds at most. */
const LONGEST_TEXT = 50_000;
// oxlint-disable-next-line no-control-regex -- these very characters are the point
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/;
const DAY_ZERO = Date.UTC(1899, 11, 30);
const MILLISECONDS_A_DAY = 86_400_000;

/** null for a cell that holds nothing. */
export function enteredValue(value: GridValue): sheets_v4.Schema$ExtendedValue | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { stringValue: cleanText(value) };
  if (typeof value === 'number') return Number.isFinite(value) ? { numberValue: value } : null;
  if (typeof value === 'boolean') return { boolValue: value };
  if ('formula' in value) return { formulaValue: localFormula(value.formula) };
  const serial = serialDay(value.date);
  return serial === null ? { stringValue: cleanText(value.date) } : { numberValue: serial };
}

export function cleanText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(UNWRITABLE, '')
    .slice(0, LONGEST_TEXT)
    .toWellFormed();
}

function serialDay(date: string): number | null {
  const [, year, month, day, hour = '0', minute = '0'] = DAY.exec(date) ?? [];
  if (year === undefined) return null;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return (at - DAY_ZERO) / MILLISECONDS_A_DAY;
}

/**
 * A formula of a grid as a Vietnamese spreadsheet reads it. There the comma is the mark of decimals
 * and `;` stands between arguments, as it may in every language; a decimal number is written as a
 * fraction, which all read alike. Names of functions stay English, text in quotes as it is.
 */
export function localFormula(formula: string): string {
  const spelled = formula
    .replace(/^=/, '')
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((part, index) => (index % 2 === 1 ? part : withoutMarks(part)));
  return `=${spelled.join('')}`;
}

function withoutMarks(part: string): string {
  return part
    .replace(
      /(\d+)\.(\d+)/g,
      (_, whole: string, decimals: string) =>
        `(${Number(whole + decimals)}/${10 ** decimals.length})`,
    )
    .replaceAll(',', ';');
}

/** The address behind a cell: a place in the same spreadsheet, `'Theo xã'!B7`, becomes its anchor. */
export function linkAddress(link: string): string {
  const [, quoted, plain, range] =
    /^#?(?:'((?:[^']|'')+)'|([^'!:]+))!(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)$/.exec(link) ?? [];
  const tab = quoted?.replaceAll("''", "'") ?? plain;
  if (tab === undefined || range === undefined) return link;
  return `#gid=${sheetIdOf(tab)}&range=${range.replaceAll('$', '')}`;
}
