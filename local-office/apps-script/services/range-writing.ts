// What a Range writes to its cells: requests of the Sheets API, carried out at once and whole, as the
// account at the keyboard. A cell that this account may not edit refuses all of them.
import { isDate } from 'node:util/types';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { SheetsRequest } from '../../sheets/store.ts';
import { gridRange, type Area } from '../area.ts';
import type { Execution } from '../execution.ts';
import type { PlainValue } from '../questions.ts';
import { validationRule } from './data-validation.ts';
import { zoneOf } from '../time-zone.ts';
import { serialOf } from '../serial.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;
type CellData = sheets_v4.Schema$CellData;
type Lay = (value: unknown) => CellData;

const GROUND = 'userEnteredFormat.backgroundColor,userEnteredFormat.backgroundColorStyle';
const INK =
  'userEnteredFormat.textFormat.foregroundColor,userEnteredFormat.textFormat.foregroundColorStyle';
const ITALIC = 'userEnteredFormat.textFormat.italic';
const BOLD = 'userEnteredFormat.textFormat.bold';
const NUMBER_FORMAT = 'userEnteredFormat.numberFormat';
const WRAP = 'userEnteredFormat.wrapStrategy';
const VERTICAL = 'userEnteredFormat.verticalAlignment';

export function rangeWriting(execution: Execution, area: Area, self: () => Range) {
  const apply = (requests: SheetsRequest[]): Range => {
    execution.ask('apply', requests);
    return self();
  };
  const grid = (values: readonly (readonly unknown[])[], fields: string, lay: Lay): Range => {
    checkSize(values, area);
    return apply([updateCells(area, values, fields, lay)]);
  };
  const all = (cell: CellData, fields: string): Range =>
    apply([{ repeatCell: { range: gridRange(area), cell, fields } }]);
  const put = (values: readonly (readonly unknown[])[]): Range => {
    checkSize(values, area);
    execution.ask('write', area, plainValues(execution, values), []);
    return self();
  };
  return {
    setValues: put,
    setValue: (value: unknown) =>
      put(Array.from({ length: area.rows }, () => Array<unknown>(area.columns).fill(value))),
    clearContent: () => all({}, 'userEnteredValue'),
    setNotes: (notes: (string | null)[][]) => grid(notes, 'note', noteCell),
    setNote: (note: string | null) => all(noteCell(note), 'note'),
    clearNote: () => all({}, 'note'),
    setBackgrounds: (colors: (string | null)[][]) => grid(colors, GROUND, groundCell),
    setBackground: (color: string | null) => all(groundCell(color), GROUND),
    setFontColors: (colors: unknown[][]) => grid(colors, INK, inkCell),
    setFontColor: (color: string | null) => all(inkCell(color), INK),
    setFontStyles: (styles: (string | null)[][]) => grid(styles, ITALIC, italicCell),
    setFontStyle: (style: string | null) => all(italicCell(style), ITALIC),
    setFontWeights: (weights: (string | null)[][]) => grid(weights, BOLD, boldCell),
    setFontWeight: (weight: string | null) => all(boldCell(weight), BOLD),
    setNumberFormats: (patterns: string[][]) => grid(patterns, NUMBER_FORMAT, patternCell),
    setNumberFormat: (pattern: string) => all(patternCell(pattern), NUMBER_FORMAT),
    setWrap: (wrapped: boolean) =>
      all({ userEnteredFormat: { wrapStrategy: wrapped ? 'WRAP' : 'OVERFLOW_CELL' } }, WRAP),
    setVerticalAlignment: (side: string | null) => all(sideCell(side), VERTICAL),
    setDataValidation: (rule: GoogleAppsScript.Spreadsheet.DataValidation | null) => {
      const range = gridRange(area);
      return apply([
        { setDataValidation: rule === null ? { range } : { range, rule: validationRule(rule) } },
      ]);
    },
    clearDataValidations: () => apply([{ setDataValidation: { range: gridRange(area) } }]),
  } satisfies Partial<Range>;
}

/** Values as they travel to the office; null clears a cell. */
export function plainValues(
  execution: Execution,
  values: readonly (readonly unknown[])[],
): (PlainValue | null)[][] {
  const zone = zoneOf(execution.facts().timeZone);
  const plain = (value: unknown): PlainValue | null => {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : '#NUM!';
    if (!isDate(value)) return JSON.stringify(value) ?? null;
    const instant = value.getTime();
    return { serial: serialOf(instant + zone.offset(instant)) };
  };
  return values.map((row) => row.map(plain));
}

/** What Apps Script says of a cell that has no format of its own. */
const GENERAL = '0.###############';

function updateCells(
  area: Area,
  values: readonly (readonly unknown[])[],
  fields: string,
  lay: Lay,
): SheetsRequest {
  const rows = values.map((row) => ({ values: row.map(lay) }));
  return { updateCells: { range: gridRange(area), rows, fields } };
}

function noteCell(note: unknown): CellData {
  return typeof note === 'string' && note !== '' ? { note } : {};
}

function groundCell(color: unknown): CellData {
  const rgbColor = rgbOf(color);
  if (rgbColor === null) return {};
  return {
    userEnteredFormat: { backgroundColor: rgbColor, backgroundColorStyle: { rgbColor } },
  };
}

function inkCell(color: unknown): CellData {
  const rgbColor = rgbOf(color);
  if (rgbColor === null) return {};
  const textFormat = { foregroundColor: rgbColor, foregroundColorStyle: { rgbColor } };
  return { userEnteredFormat: { textFormat } };
}

function italicCell(style: unknown): CellData {
  if (style === null) return {};
  return { userEnteredFormat: { textFormat: { italic: style === 'italic' } } };
}

function boldCell(weight: unknown): CellData {
  if (weight === null) return {};
  return { userEnteredFormat: { textFormat: { bold: weight === 'bold' } } };
}

function sideCell(side: string | null): CellData {
  if (side === null) return {};
  return { userEnteredFormat: { verticalAlignment: side.toUpperCase() } };
}

function patternCell(pattern: unknown): CellData {
  if (typeof pattern !== 'string' || pattern === '' || pattern === GENERAL) return {};
  const bare = pattern.replace(/"[^"]*"/g, '');
  const type = bare === '@' ? 'TEXT' : typeOfPattern(bare);
  return { userEnteredFormat: { numberFormat: { type, pattern } } };
}

function typeOfPattern(bare: string): string {
  const day = /[dy]/i.test(bare);
  if (/h/i.test(bare)) return day ? 'DATE_TIME' : 'TIME';
  if (day) return 'DATE';
  return bare.includes('%') ? 'PERCENT' : 'NUMBER';
}

/** `#rrggbb`, `#rgb` or null for the sheet's own. */
function rgbOf(color: unknown): sheets_v4.Schema$Color | null {
  if (color === null || color === '') return null;
  const text = typeof color === 'string' ? color : JSON.stringify(color);
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const full = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  const parts = full?.slice(1) ?? short?.slice(1).map((digit) => digit + digit);
  const [red, green, blue] = (parts ?? []).map((part) => parseInt(part, 16) / 255);
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`Could not parse "${text}" as a color; expected #rrggbb`);
  return { red, green, blue };
}

function checkSize(values: readonly (readonly unknown[])[], area: Area): void {
  if (!Array.isArray(values) || !values.every((row) => Array.isArray(row)))
    throw new Error('The parameters do not match the method signature: expected rows of cells.');
  if (values.length !== area.rows)
    throw new Error(
      `The number of rows in the data does not match the number of rows in the range. The data has ${values.length} but the range has ${area.rows}.`,
    );
  const wrong = values.find((row) => row.length !== area.columns);
  if (wrong !== undefined)
    throw new Error(
      `The number of columns in the data does not match the number of columns in the range. The data has ${wrong.length} but the range has ${area.columns}.`,
    );
}
