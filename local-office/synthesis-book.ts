// A commune's workbook in the hands of somebody who types: cells are found by the form's own keys,
// never by a letter, so that whatever columns a plan brings are filled all the same.
import type { Grid, GridValue } from '../functions/domain/grid/grid.ts';
import type { CodedName } from '../functions/domain/plan/overlay.ts';
import type { Form, Tab, TabKey } from '../functions/domain/workbook/contract.ts';
import { FIRST_ROW } from '../functions/domain/workbook/grid-tab.ts';

export interface Book {
  form: Form;
  /** As formGrids gave them; typing replaces cells in place. */
  grids: Grid[];
}

/** One tab of a workbook; rows count from 0, the first below the headings. */
export interface Sheet {
  tab: Tab;
  grid: Grid;
  /** How many rows the form has room for. */
  height: number;
  has(column: string): boolean;
  /** What stands in a cell; null in an empty one, and where the form has no such row or column. */
  read(row: number, column: string): GridValue;
  /**
   * Types into a cell; rows that the form lacks are added below. A column that it lacks is passed
   * over, for not every plan asks for it.
   */
  type(row: number, column: string, value: GridValue): void;
  /** The row whose `column` holds `value`; -1 without one. */
  rowWhere(column: string, value: string): number;
  /** The word of a dropdown that stands for a code. */
  word(column: string, code: string): string | null;
}

/** The sheet of a tab, or undefined where the plans in force need no such tab. */
export function sheetOf({ form, grids }: Book, key: TabKey): Sheet | undefined {
  const tab = form.tabs.find((it) => it.key === key);
  const grid = grids.find((it) => it.name === tab?.name);
  if (!tab || !grid) return undefined;
  const places = new Map(tab.columns.map((column, place) => [column.key, place]));
  const cellsOf = (row: number) => (row < 0 ? [] : (grid.rows[FIRST_ROW + row] ?? []));
  return {
    tab,
    grid,
    height: grid.rows.length - FIRST_ROW,
    has: (column) => places.has(column),
    read: (row, column) => cellsOf(row)[places.get(column) ?? -1]?.value ?? null,
    type(row, column, value) {
      const place = places.get(column);
      if (place === undefined) return;
      const cells = rowAt(grid, FIRST_ROW + row);
      cells[place] = { ...cells[place], value };
    },
    rowWhere: (column, value) =>
      grid.rows
        .slice(FIRST_ROW)
        .findIndex((cells) => cells[places.get(column) ?? -1]?.value === value),
    word: (column, code) => wordOf(tab.columns.find((it) => it.key === column)?.words ?? [], code),
  };
}

/** A row of a grid, made like the last one where there is none yet. */
function rowAt(grid: Grid, row: number): Grid['rows'][number] {
  while (grid.rows.length <= row)
    grid.rows.push((grid.rows.at(-1) ?? []).map((cell) => ({ ...cell, value: null })));
  return grid.rows[row] ?? [];
}

/** Types into the line of a tab that lists one thing under another, such as "Tổng dân số". */
export function typeLine(
  sheet: Sheet | undefined,
  line: string,
  value: GridValue,
  column = 'value',
): void {
  const row = sheet?.tab.lines?.findIndex((it) => it.key === line) ?? -1;
  if (row >= 0) sheet?.type(row, column, value);
}

function wordOf(words: readonly CodedName[], code: string): string | null {
  return words.find((word) => word.code === code)?.name ?? null;
}
