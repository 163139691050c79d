// One cell as Univer holds it, and where it leads.
import type { CellValueType, ICellData } from '@univerjs/core';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { StoredCell, StoredSheet } from '../sheets/store.ts';
import type { CellPatch } from './contract.ts';
import { englishFormula } from './formula-marks.ts';
import { styleOf } from './style.ts';

const STRING = 1 satisfies CellValueType.STRING;
const NUMBER = 2 satisfies CellValueType.NUMBER;
const BOOLEAN = 3 satisfies CellValueType.BOOLEAN;
/** Text that looks like a number and stays text. */
const FORCED = 4 satisfies CellValueType.FORCE_STRING;

/** Value, formula and style; null for a cell without any of them. */
export function cellOf(stored: StoredCell | undefined): ICellData | null {
  if (!stored) return null;
  const cell: ICellData = valueOf(stored);
  const style = styleOf(stored.format);
  if (style) cell.s = style;
  return Object.keys(cell).length > 0 ? cell : null;
}

function valueOf({ entered, effective }: StoredCell): ICellData {
  const formula = entered?.formulaValue;
  const value = plainValue(effective ?? entered);
  const shown = value ?? {};
  return formula === undefined || formula === null
    ? shown
    : { f: englishFormula(formula), ...shown };
}

function plainValue(value: sheets_v4.Schema$ExtendedValue | undefined): ICellData | null {
  if (!value) return null;
  const { stringValue, numberValue, boolValue, errorValue } = value;
  if (typeof numberValue === 'number') return { v: numberValue, t: NUMBER };
  if (typeof boolValue === 'boolean') return { v: boolValue ? 1 : 0, t: BOOLEAN };
  if (typeof stringValue === 'string')
    return { v: stringValue, t: looksNumeric(stringValue) ? FORCED : STRING };
  if (errorValue) return { v: ERRORS[errorValue.type ?? ''] ?? '#ERROR!', t: STRING };
  return null;
}

const ERRORS: Record<string, string> = {
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
};

function looksNumeric(text: string): boolean {
  return text.trim() !== '' && !Number.isNaN(Number(text));
}

const HYPERLINK = /^=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"/i;

/** The address that a click on the cell leads to, or null. */
export function linkOf(stored: StoredCell | undefined): string | null {
  const uri = stored?.format?.textFormat?.link?.uri;
  if (uri) return uri;
  const found = HYPERLINK.exec(stored?.entered?.formulaValue ?? '');
  return found?.[1]?.replaceAll('""', '"') ?? null;
}

/** The text of a value that can stand in one line of text: what a chart or a message shows. */
export function textOf(stored: StoredCell | undefined): string {
  const value = stored?.effective ?? stored?.entered;
  const plain = value?.stringValue ?? value?.numberValue ?? value?.boolValue ?? '';
  return String(plain ?? '');
}

export function patchOf(sheet: StoredSheet, row: number, column: number): CellPatch {
  const stored = sheet.cells[row]?.[column];
  return {
    sheetId: sheet.properties.sheetId,
    row,
    column,
    cell: cellOf(stored),
    note: stored?.note ?? null,
    link: linkOf(stored),
  };
}
