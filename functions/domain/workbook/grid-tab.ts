// What all tabs of the workbook share: hidden keys in row 1, headings in row 2, locked and open cells.
import type { HolidayTable } from '../calendar/holiday.ts';
import type { Grid, GridCell, GridRange } from '../grid/grid.ts';
import type { AssignedTarget } from '../plan/plan.ts';
import type { CommuneFigure, VillageFigure, VillageLine } from '../report/content.ts';
import type { DifficultyAnswer, OpenDifficulty } from '../report/difficulty.ts';
import type { Commune, Village } from '../unit/unit.ts';
import type { Tab, TabKey } from './contract.ts';
import type { ReadBook } from './read-book.ts';

/** What the form shows of the last report. */
export interface PreviousContent {
  villages: readonly Pick<VillageLine, 'village' | 'team' | 'name' | 'households'>[];
  villageFigures: readonly VillageFigure[];
  communeFigures: readonly CommuneFigure[];
}

export interface Prefill {
  commune: Commune;
  villages: Village[];
  /** The commune's last workbook, read with its own form: what changes rarely is carried over. */
  previous: { read: ReadBook; content: PreviousContent } | null;
  holidays: HolidayTable;
  /** Targets given by document; none where the plans' own stand alone. */
  assignedTargets?: readonly AssignedTarget[];
  /** What the last report left open; those that the last workbook has as well stand there once. */
  openDifficulties?: readonly OpenDifficulty[];
  difficultyAnswers?: readonly DifficultyAnswer[];
  /** Spare rows beyond the usual, for what an officer has typed already. */
  moreRows?: Partial<Record<TabKey, number>>;
}

/** Rows of the table begin here: row 1 holds the keys, row 2 the headings. */
export const FIRST_ROW = 2;

/** Key row and heading row of a tab. */
function headRows(tab: Tab): GridCell[][] {
  return [
    tab.columns.map((column) => ({ value: column.key, tone: 'locked' })),
    tab.columns.map((column) => ({
      value: column.header,
      tone: 'header',
      wrap: true,
      ...(column.hint ? { note: column.hint } : {}),
    })),
  ];
}

export function gridOf(tab: Tab, rows: GridCell[][], more: Partial<Grid> = {}): Grid {
  return {
    name: tab.name,
    columns: tab.columns.map((column) => ({ width: column.width })),
    rows: [...headRows(tab), ...rows],
    frozenRows: FIRST_ROW,
    frozenColumns: 0,
    hiddenRows: [0],
    protected: true,
    landscape: true,
    ...more,
  };
}

/** The machine keys' own column stays out of sight. */
export function lineWidths(tab: Tab): Grid['columns'] {
  return tab.columns.map((column) => ({
    width: column.width,
    ...(column.key === 'field' ? { hidden: true } : {}),
  }));
}

/** The value cells of a tab of lines that may be typed. */
export function lineRanges(tab: Tab): GridRange[] {
  const place = tab.columns.findIndex((column) => column.key === 'value');
  return (tab.lines ?? []).flatMap((line, index) =>
    line.locked ? [] : [cellRange(FIRST_ROW + index, place)],
  );
}

export function cellRange(row: number, column: number): GridRange {
  return { top: row, bottom: row, left: column, right: column };
}
