// One tab of the form, made anew with everything in it that an officer typed. Three states are laid
// side by side: what the form had put there before, what stands there now, what the form puts there
// today. Where somebody changed a cell, the change stays; where nobody did, the form has its way.
import type { Grid, GridCell, GridRange } from '../grid/grid.ts';
import { isBlank } from './cell.ts';
import type { Column, Tab } from './contract.ts';
import type { FormTab } from './form-rows.ts';
import { FIRST_ROW } from './grid-tab.ts';
import type { Places } from './kept-formula.ts';
import type { OldCell, OldRow, OldSheet } from './old-sheet.ts';
import { isOwnFormula, placesIn, putBack, sameValue } from './put-back.ts';

export interface TabStates {
  /** What the form puts there today. */
  now: FormTab;
  /** What the form had put there; undefined where nobody knows any more. */
  before: FormTab | undefined;
  current: OldSheet;
  /** Tabs that stay as they are, name and all. */
  isKeptTab?: Places['isKeptTab'];
}

const WIDTH = 24;

/** Rows for which the form of today has no place, though somebody typed in them. */
export function strayRows({ now, before, current }: TabStates): OldRow[] {
  return typedRows(current, now.tab, before, new Set(now.rows.map(({ key }) => key)));
}

/** Rows in which somebody typed, but for those of these keys. */
export function typedRows(
  current: OldSheet,
  tab: Tab,
  before: FormTab | undefined,
  but: ReadonlySet<string | null> = new Set(),
): OldRow[] {
  return current.rows.filter((old) => {
    if (old.key !== null && but.has(old.key)) return false;
    if (old.extras.size > 0) return true;
    const was = old.key === null ? undefined : before?.cells.get(old.key);
    return [...old.cells].some(([key, cell]) => {
      if (cell.note !== null) return true;
      const column = columnOf(tab, key) ?? columnOf(before?.tab, key);
      if (column?.computed || (tab.givenRows && column?.locked)) return false;
      const earlier = was?.get(key);
      if (earlier)
        return (
          isOpen(earlier, column, old) &&
          (!sameValue(cell.value, earlier.value) || isOwnFormula(cell, earlier))
        );
      return !(tab.lines && old.key !== null && column?.locked);
    });
  });
}

/**
 * The tab as it is to be written. Rows for which the form has no place go into its spare rows, then
 * below; columns that it does not have, and values in cells that are locked now, go to its right.
 */
export function renewTab(states: TabStates): Grid {
  const { tab, grid, rows } = states.now;
  const { current } = states;
  const placed = new Map<number, OldRow>();
  const byKey = new Map(current.rows.flatMap((row) => (row.key === null ? [] : [[row.key, row]])));
  for (const { key, row } of rows) {
    const old = key === null ? undefined : byKey.get(key);
    if (old) placed.set(row, old);
  }
  const cells = grid.rows.map((row) => row.map((cell) => ({ ...cell })));
  const displaced = new Map<string, Map<number, OldCell>>();
  const known = [...placed];

  const spare = rows.filter(({ key }) => key === null).map(({ row }) => row);
  const added: number[] = [];
  const strays = strayRows(states).map((stray) => {
    const row = spare.shift() ?? cells.length;
    if (row === cells.length) {
      cells.push(tab.columns.map(() => ({ value: null, tone: 'entry' })));
      added.push(row);
    }
    placed.set(row, stray);
    return [row, stray] as const;
  });
  const places = placesIn(states.now, current, placed, states.isKeptTab ?? (() => false));
  for (const [row, old] of known)
    mergeRow(states, places, cells[row] ?? [], old, (key, cell) => {
      const column = displaced.get(key) ?? new Map<number, OldCell>();
      displaced.set(key, column.set(row, cell));
    });
  for (const [row, old] of strays) fillRow(states, places, cells[row] ?? [], old);
  const renewed: Grid = {
    ...grid,
    rows: cells,
    unlocked: [
      ...(grid.unlocked ?? []),
      ...added.map((row) => range(row, row, 0, tab.columns.length - 1)),
    ],
  };
  return withExtraColumns(renewed, states, places, placed, displaced);
}

/** Only the officer's own columns and notes, beside rows that the form has filled in by itself. */
export function addExtras(states: TabStates): Grid {
  const { tab, grid, rows } = states.now;
  const byKey = new Map(states.current.rows.map((row) => [row.key, row]));
  const placed = new Map<number, OldRow>();
  const cells = grid.rows.map((row) => row.map((cell) => ({ ...cell })));
  for (const { key, row } of rows) {
    const old = key === null ? undefined : byKey.get(key);
    if (!old) continue;
    placed.set(row, old);
    tab.columns.forEach((column, place) => {
      const cell = cells[row]?.[place];
      const note = old.cells.get(column.key)?.note ?? null;
      if (cell && note !== null) cell.note = note;
    });
  }
  const places = placesIn(states.now, states.current, placed, states.isKeptTab ?? (() => false));
  return withExtraColumns({ ...grid, rows: cells }, states, places, placed, new Map());
}

function mergeRow(
  { now: { tab }, before, current }: TabStates,
  places: Places,
  cells: GridCell[],
  old: OldRow,
  displace: (column: string, cell: OldCell) => void,
): void {
  const was = old.key === null ? undefined : before?.cells.get(old.key);
  tab.columns.forEach((column, place) => {
    const cell = cells[place];
    if (!cell) return;
    const found: OldCell = old.cells.get(column.key) ?? { value: null, note: null };
    const { value, note } = found;
    if (note !== null) cell.note = note;
    const earlier = was?.get(column.key);
    if (isOpen(cell, column, old)) {
      // A column that is not there any more says nothing about what the officer meant.
      const cleared = earlier !== undefined && current.columns.has(column.key);
      const changed = cleared || !isBlank(value);
      const formula = isOwnFormula(found, earlier, cell);
      if (changed && (formula || !sameValue(value, earlier?.value ?? null)))
        putBack(cell, found, places, false);
      return;
    }
    const typed = earlier !== undefined && isOpen(earlier, columnOf(before?.tab, column.key), old);
    if (!typed || isBlank(value) || sameValue(value, earlier.value)) return;
    if (sameValue(value, cell.value)) return;
    displace(column.key, { ...found, note: null });
  });
}

/** What a person or the add-on may write in. */
function isOpen(cell: GridCell, column: Column | undefined, { key }: OldRow): boolean {
  if (cell.tone === 'entry' || cell.tone === 'previous') return true;
  // Tab 0 says how the report stands, tab 10 how each answer does.
  if (column?.locked && column.key === 'status') return true;
  return (key === 'status' || key === 'reminders') && column?.key === 'value';
}

/** Everything that stood in the row, but for what the sheet computes. */
function fillRow(
  { now: { tab } }: TabStates,
  places: Places,
  cells: GridCell[],
  old: OldRow,
): void {
  tab.columns.forEach((column, place) => {
    const cell = cells[place];
    const now = old.cells.get(column.key);
    if (!cell || !now) return;
    if (now.note !== null) cell.note = now.note;
    if (!column.computed) putBack(cell, now, places, false);
  });
}

function withExtraColumns(
  grid: Grid,
  { now: { tab }, current }: TabStates,
  places: Places,
  placed: ReadonlyMap<number, OldRow>,
  displaced: ReadonlyMap<string, ReadonlyMap<number, OldCell>>,
): Grid {
  const columns = [
    ...current.extras.map(({ place, key, header }) => ({
      key,
      header,
      own: true,
      cell: (row: number) => placed.get(row)?.extras.get(place),
    })),
    ...[...displaced].map(([key, cells]) => ({
      key: null,
      header: {
        value: `${columnOf(tab, key)?.header ?? key} – đã nhập ở mẫu trước`,
        note: null,
      } satisfies OldCell,
      own: false,
      cell: (row: number) => cells.get(row),
    })),
  ];
  if (columns.length === 0) return grid;
  const left = tab.columns.length;
  const rows = grid.rows.map((row, index) => {
    const padded = [...row];
    while (padded.length < left) padded.push({ value: null });
    for (const column of columns) {
      const old = index === 0 ? column.key : index === 1 ? column.header : column.cell(index);
      const cell: GridCell = {
        value: null,
        tone: index < FIRST_ROW ? 'header' : 'entry',
        wrap: true,
      };
      if (old) putBack(cell, old, places, column.own);
      if (old && old.note !== null) cell.note = old.note;
      padded.push(cell);
    }
    return padded;
  });
  const right = left + columns.length - 1;
  return {
    ...grid,
    columns: [...grid.columns, ...columns.map(() => ({ width: WIDTH }))],
    rows,
    unlocked: [...(grid.unlocked ?? []), range(1, rows.length - 1, left, right)],
  };
}

function columnOf(tab: Tab | undefined, key: string): Column | undefined {
  return tab?.columns.find((column) => column.key === key);
}

function range(top: number, bottom: number, left: number, right: number): GridRange {
  return { top, bottom, left, right };
}
