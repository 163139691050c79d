// What a person entered into a cell, where its value as every workbook has it leaves something out.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { EnteredCell } from '../domain/grid/grid.ts';
import { MARK_BEGIN } from '../domain/workbook/own-note.ts';
import { kindOfFormat } from './cells-to-book.ts';

/** What has to be read of a cell beside BOOK_FIELDS. */
export const ENTERED_FIELDS =
  'userEnteredValue(formulaValue),userEnteredFormat(numberFormat,backgroundColorStyle)';

/** null where the value says it all. */
export function enteredCell(cell: sheets_v4.Schema$CellData): EnteredCell | null {
  const formula = cell.userEnteredValue?.formulaValue;
  const { numberValue } = cell.effectiveValue ?? {};
  const shown = cell.effectiveFormat?.numberFormat;
  const { type, pattern } = cell.userEnteredFormat?.numberFormat ?? shown ?? {};
  // The colour of a cell that the add-on has marked is the mark's.
  const marked = cell.note?.includes(MARK_BEGIN) ?? false;
  const ground = marked ? null : hexOf(cell.userEnteredFormat?.backgroundColorStyle?.rgbColor);
  const isMore = typeof numberValue === 'number' && kindOfFormat(shown) !== 'OTHER';
  const entered: EnteredCell = {
    ...(formula ? { formula } : {}),
    ...(isMore ? { number: numberValue } : {}),
    ...(type ? { numberFormat: { type, ...(pattern ? { pattern } : {}) } } : {}),
    ...(ground === null ? {} : { ground }),
  };
  return Object.keys(entered).length === 0 ? null : entered;
}

/** Missing parts are 0, as the API leaves them out. */
function hexOf(color: sheets_v4.Schema$Color | null | undefined): string | null {
  if (!color) return null;
  const parts = [color.red, color.green, color.blue].map((part) => Math.round((part ?? 0) * 255));
  return parts.map((part) => part.toString(16).padStart(2, '0')).join('');
}
