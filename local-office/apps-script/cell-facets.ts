// What Apps Script says of a cell, from how the store keeps it: its value, looks and note as plain
// text and numbers.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { formattedValue, isDateFormat } from '../sheets/formatted.ts';
import type { StoredCell, StoredSheet } from '../sheets/store.ts';
import type { Area } from './area.ts';

import type { Facet, PlainValue } from './questions.ts';

type Cell = StoredCell | undefined;

/** What a number format is called where a cell has none. */
const GENERAL = '0.###############';

export function facetOf(
  sheet: StoredSheet,
  area: Area,
  facet: Facet,
  locale: string,
): PlainValue[][] {
  const read = readers(locale)[facet];
  return Array.from({ length: area.rows }, (_, down) => {
    const row = sheet.cells[area.row - 1 + down];
    return Array.from({ length: area.columns }, (_, right) => read(row?.[area.column - 1 + right]));
  });
}

/** Whether a cell counts for where the data of a sheet ends. */
export function holdsContent(cell: Cell): boolean {
  const entered = cell?.entered;
  return (
    entered !== undefined &&
    entered.stringValue !== '' &&
    Object.values(entered).some((it) => it !== undefined && it !== null)
  );
}

function readers(locale: string): Record<Facet, (cell: Cell) => PlainValue> {
  return {
    values: (cell) => {
      const value = plainValue(cell);
      return typeof value === 'number' && isDateFormat(cell?.format?.numberFormat)
        ? { serial: value }
        : value;
    },
    displayValues: (cell) => formattedValue(cell?.effective ?? cell?.entered, cell?.format, locale),
    formulas: (cell) => cell?.entered?.formulaValue ?? '',
    notes: (cell) => cell?.note ?? '',
    backgrounds: ({ format } = {}) =>
      hexOf(format?.backgroundColorStyle?.rgbColor ?? format?.backgroundColor, '#ffffff'),
    fontColors: ({ format } = {}) => {
      const { foregroundColor, foregroundColorStyle } = format?.textFormat ?? {};
      return hexOf(foregroundColorStyle?.rgbColor ?? foregroundColor, '#000000');
    },
    fontStyles: (cell) => (cell?.format?.textFormat?.italic === true ? 'italic' : 'normal'),
    fontWeights: (cell) => (cell?.format?.textFormat?.bold === true ? 'bold' : 'normal'),
    numberFormats: (cell) => patternOf(cell?.format?.numberFormat),
  };
}

function plainValue(cell: Cell): string | number | boolean {
  const value = cell?.effective ?? cell?.entered ?? {};
  if (typeof value.numberValue === 'number') return value.numberValue;
  if (typeof value.boolValue === 'boolean') return value.boolValue;
  return formattedValue(value, undefined, '');
}

/** The pattern that a kind of format stands for where it names none. */
function patternOf(format: sheets_v4.Schema$NumberFormat | undefined): string {
  if (format?.pattern) return format.pattern;
  switch (format?.type ?? '') {
    case 'TEXT':
      return '@';
    case 'DATE':
      return 'dd/mm/yyyy';
    case 'DATE_TIME':
      return 'dd/mm/yyyy hh:mm:ss';
    case 'TIME':
      return 'hh:mm:ss';
    case 'PERCENT':
      return '0.00%';
    case 'NUMBER':
      return '#,##0.00';
    default:
      return GENERAL;
  }
}

function hexOf(color: sheets_v4.Schema$Color | undefined | null, none: string): string {
  if (!color) return none;
  const parts = [color.red, color.green, color.blue].map((part) =>
    Math.round((part ?? 0) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}
