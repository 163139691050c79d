// An old cell put back into a tab that is made anew: with its value goes what the value leaves out, the
// formula behind a result, a time of day, the format in which a person entered it.
import type { EnteredCell, GridCell, GridValue } from '../grid/grid.ts';
import { isBlank, type CellValue } from './cell.ts';
import type { FormTab } from './form-rows.ts';
import { meansTheSame, type Places } from './kept-formula.ts';
import type { OldCell, OldRow, OldSheet } from './old-sheet.ts';

/** Writes an old cell over a new one; `own`: in a column of the officer's own, where its look is too. */
export function putBack(cell: GridCell, old: OldCell, places: Places, own: boolean): void {
  const { value } = old;
  const entered = enteredInto(cell, old, places, own);
  const changed = entered?.formula !== undefined || !sameValue(value, cell.value);
  if (cell.tone === 'previous' && changed) cell.tone = 'entry';
  cell.value = written(value);
  if (typeof value === 'object' && value !== null && 'date' in value) cell.format = 'date';
  if (entered !== undefined) cell.entered = entered;
}

function enteredInto(
  cell: GridCell,
  { value, entered }: OldCell,
  places: Places,
  own: boolean,
): EnteredCell | undefined {
  if (entered === undefined) return undefined;
  const { formula, number, numberFormat, ground } = entered;
  const isDay = cell.format === 'date' || cell.format === 'dateTime';
  const format = own || number !== undefined || (isDay && typeof value === 'number');
  const kept: EnteredCell = {
    ...(formula !== undefined && meansTheSame(formula, places) ? { formula } : {}),
    ...(number === undefined ? {} : { number }),
    ...(format && numberFormat !== undefined ? { numberFormat } : {}),
    ...(own && ground !== undefined ? { ground } : {}),
  };
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** Somebody computes what the form expects as a value, be it the same by chance. */
export function isOwnFormula({ entered }: OldCell, ...forms: (GridCell | undefined)[]): boolean {
  return entered?.formula !== undefined && !forms.some((it) => isFormula(it?.value ?? null));
}

function isFormula(value: GridValue): boolean {
  return typeof value === 'object' && value !== null && 'formula' in value;
}

/** `placed`: which old row goes into which row of the new tab. */
export function placesIn(
  { tab, grid, rows }: FormTab,
  current: OldSheet,
  placed: ReadonlyMap<number, OldRow>,
  isKeptTab: Places['isKeptTab'],
): Places {
  const left = tab.columns.length;
  const before = new Map(current.rows.map((row) => [row.row, row]));
  const now = new Map(rows.map(({ row, key }) => [row, key]));
  const keys = new Map([...current.columns].map(([key, place]) => [place, key]));
  const extras = new Set(current.extras.map(({ place }) => place));
  /** By a column of the officer's own that stood elsewhere. */
  const isTaken = (place: number) => place >= left && place < left + extras.size;
  return {
    isSameRow: (row) => {
      const old = before.get(row);
      if (placed.has(row)) return placed.get(row) === old;
      return (old?.key ?? null) === null && (now.get(row) ?? null) === null;
    },
    isSameColumn: (place) =>
      extras.has(place)
        ? current.extras[place - left]?.place === place
        : keys.get(place) === tab.columns[place]?.key && !isTaken(place),
    rows: Math.max(grid.rows.length, ...current.rows.map(({ row }) => row + 1)),
    columns: Math.max(left + extras.size, ...[...keys.keys(), ...extras].map((it) => it + 1)),
    isKeptTab,
  };
}

/** An error stays visible by its word, which is read as the same error again. */
export function written(value: CellValue): GridValue {
  return typeof value === 'object' && value !== null && 'error' in value ? value.error : value;
}

/** Whether a cell shows what the form put there. */
export function sameValue(value: CellValue, other: GridValue): boolean {
  const shown = shownValue(other);
  if (isBlank(value) || isBlank(shown)) return isBlank(value) && isBlank(shown);
  if (typeof value !== 'object' || value === null) return value === shown;
  return JSON.stringify(value) === JSON.stringify(shown);
}

function shownValue(value: GridValue): CellValue {
  return typeof value === 'object' && value !== null && 'formula' in value ? value.result : value;
}
