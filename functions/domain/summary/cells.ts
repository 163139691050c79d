// The one door through which a value becomes a cell of the summary. Text is composed (NFC), so that
// searching finds it however it was typed, and a figure keeps all its digits: only its number
// format rounds.
import type { GridCell } from '../grid/grid.ts';
import { formatNumber } from '../vietnamese/number.ts';
import { nfc } from '../vietnamese/text.ts';

export type Look = Omit<GridCell, 'value' | 'format'>;

export const EMPTY: GridCell = { value: null };

/** Words. Wrapped at the column's width unless told otherwise; null or '' is an empty cell. */
export function words(value: string | null, look: Look = {}): GridCell {
  if (value === null || value === '') return { value: null, ...withNote(look) };
  return { value: nfc(value), format: 'text', wrap: true, ...withNote(look) };
}

/** A code such as `20275`: text that keeps its zeros, never a number. */
export function code(value: string, look: Look = {}): GridCell {
  return { value: nfc(value), format: 'text', align: 'center', ...withNote(look) };
}

/** One line that may run over the empty cells to its right: headings and their remarks. */
export function line(value: string, look: Look = {}): GridCell {
  return { value: nfc(value), format: 'text', wrap: false, align: 'left', ...withNote(look) };
}

/** A whole number, 1.234. */
export function count(value: number | null, look: Look = {}): GridCell {
  return { value: finite(value), format: 'integer', align: 'right', ...withNote(look) };
}

/** A number with one decimal shown, 1.234,5. */
export function amount(value: number | null, look: Look = {}): GridCell {
  return { value: finite(value), format: 'decimal', align: 'right', ...withNote(look) };
}

/** A percentage in percent (35.4 is shown as 35,4%), unrounded in the cell. */
export function rate(value: number | null, look: Look = {}): GridCell {
  return { value: finite(value), format: 'percent', align: 'right', ...withNote(look) };
}

/** A moment, `2025-12-19T16:05:00+07:00`, as a date with its clock in Viet Nam. */
export function moment(iso: string | null, look: Look = {}): GridCell {
  if (iso === null) return { value: null, ...withNote(look) };
  return {
    value: { date: iso.slice(0, 16) },
    format: 'dateTime',
    align: 'center',
    ...withNote(look),
  };
}

/** `88/94`: how many of how many. Text, so that no spreadsheet takes it for a day or a division. */
export function nOfN(some: number, all: number, look: Look = {}): GridCell {
  const value = `${formatNumber(some)}/${formatNumber(all)}`;
  return { value, format: 'text', align: 'center', ...withNote(look) };
}

export function head(value: string, look: Look = {}): GridCell {
  return { ...words(value, look), tone: 'header', bold: true, align: 'center' };
}

/** The same row in the looks of a row of totals. */
export function asTotal(row: GridCell[]): GridCell[] {
  return row.map((cell) => ({ ...cell, tone: cell.tone ?? 'total', bold: true }));
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

function withNote(look: Look): Look {
  return look.note === undefined ? look : { ...look, note: nfc(look.note) };
}
