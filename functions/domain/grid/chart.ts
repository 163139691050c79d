// A chart as a plain value: what it shows, of which cells, and where it stands. Which program draws
// it is decided elsewhere.
import type { GridRange } from './grid.ts';

export interface Chart {
  title: string;
  /** What it says, for whoever cannot see it. */
  description: string;
  kind: 'stackedBars' | 'columns' | 'lines';
  /** Values are percentages: the axis runs from 0 to 100. */
  percent: boolean;
  /** Pixels; the corner stands on the tab's cell `top`, `left`. */
  place: { tab: string; top: number; left: number; width: number; height: number };
  /** Columns of one tab, each with its heading as the first cell. */
  data: {
    tab: string;
    names: GridRange;
    /** RRGGBB */
    series: { range: GridRange; colour: string }[];
  };
}
