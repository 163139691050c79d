// A tab as the form has made it, read the way an officer's tab is read: which row is about what.
import { bookOf } from '../grid/book.ts';
import type { Grid, GridCell } from '../grid/grid.ts';
import type { Tab } from './contract.ts';
import { FIRST_ROW } from './grid-tab.ts';
import { readOldSheet } from './old-sheet.ts';

export interface FormRow {
  /** null in a spare row. */
  key: string | null;
  /** Zero-based. */
  row: number;
}

export interface FormTab {
  tab: Tab;
  grid: Grid;
  rows: FormRow[];
  /** By row key, then column key. */
  cells: Map<string, Map<string, GridCell>>;
}

export function formTab(grid: Grid, tab: Tab, order: 'PLACE' | 'ENTRY'): FormTab {
  const [sheet] = bookOf([grid]).tabs;
  const read = sheet && readOldSheet(sheet, tab, tab, new Map(), order);
  const keys = new Map((read?.rows ?? []).map(({ row, key }) => [row, key]));
  const rows: FormRow[] = [];
  const cells: FormTab['cells'] = new Map();
  for (let row = FIRST_ROW; row < grid.rows.length; row += 1) {
    const key = keys.get(row) ?? null;
    rows.push({ key, row });
    if (key === null) continue;
    const line = tab.columns.flatMap((column, place) => {
      const cell = grid.rows[row]?.[place];
      return cell ? [[column.key, cell] as const] : [];
    });
    cells.set(key, new Map(line));
  }
  return { tab, grid, rows, cells };
}
