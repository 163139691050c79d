// Whether a formula that a person entered still means the same after its tab has been made anew. It is
// written back as it was spelled, so every cell that it names must stand where it stood; else only its
// result is kept.
import { columnLetters } from './cell.ts';

/** Where things stand in a tab, before and after; a row or column is named by what it is about. */
export interface Places {
  /** Whether the same stands in a row as before; zero-based. */
  isSameRow: (row: number) => boolean;
  isSameColumn: (column: number) => boolean;
  /** How far the tab reaches, then or now. */
  rows: number;
  columns: number;
  /** Tabs that nobody makes anew, folded as `isKeptTab` likes. */
  isKeptTab: (name: string) => boolean;
}

const TEXT = /"(?:[^"]|"")*"/g;
/** A tab's name, then a cell, an area, whole columns or whole rows. */
const REFERENCE =
  /(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?[1-9]\d*(?::\$?[A-Z]{1,3}(?:\$?[1-9]\d*)?)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?:\$?[1-9]\d*)?|\$?[1-9]\d*:\$?[1-9]\d*)(?![\p{L}\p{N}_(!])/giu;
const FUNCTION = /[\p{L}_][\p{L}\p{N}_.]*\s*\(/gu;
/** They find cells by counting, not by name. */
const COUNTING = /^(?:INDIRECT|OFFSET|ROW|ROWS|COLUMN|COLUMNS|ADDRESS|CELL)\s*\($/i;

export function meansTheSame(formula: string, places: Places): boolean {
  const bare = formula.replace(TEXT, ' ');
  if (bare.match(FUNCTION)?.some((it) => COUNTING.test(it))) return false;
  for (const [, tab, area = ''] of bare.matchAll(REFERENCE))
    if (tab === undefined ? !areaStays(area, places) : !places.isKeptTab(tabName(tab)))
      return false;
  // A word that is left over is the name of a range, or something that nobody here knows.
  const rest = bare
    .replace(REFERENCE, ' ')
    .replace(FUNCTION, ' ')
    .replace(/\b(?:TRUE|FALSE)\b/gi, ' ');
  return !/[\p{L}_!#@[\]]/u.test(rest.replace(/\d[eE][+-]?\d/g, ' '));
}

function areaStays(area: string, places: Places): boolean {
  const [first = '', last = first] = area.toUpperCase().replaceAll('$', '').split(':');
  const [columns, rows] = [
    [lettersOf(first), lettersOf(last)],
    [numberOf(first), numberOf(last)],
  ];
  return (
    every(columns[0] ?? 0, columns[1] ?? places.columns - 1, places.isSameColumn) &&
    every(rows[0] ?? 0, rows[1] ?? places.rows - 1, places.isSameRow)
  );
}

function every(one: number, other: number, holds: (at: number) => boolean): boolean {
  const [from, to] = one <= other ? [one, other] : [other, one];
  for (let at = from; at <= to; at += 1) if (!holds(at)) return false;
  return true;
}

function lettersOf(corner: string): number | undefined {
  const letters = /^[A-Z]+/.exec(corner)?.[0];
  if (letters === undefined) return undefined;
  const column = Array.from(letters).reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
  return columnLetters(column) === letters ? column : undefined;
}

function numberOf(corner: string): number | undefined {
  const digits = /\d+$/.exec(corner)?.[0];
  return digits === undefined ? undefined : Number(digits) - 1;
}

function tabName(spelled: string): string {
  return spelled.startsWith("'") ? spelled.slice(1, -1).replaceAll("''", "'") : spelled;
}
