// A sheet as a plain value: what to write, and how it should look. The commune's form and the
// province's summary are both lists of grids; xlsx/ and sheets/ only carry them out.

/**
 * A date is a day, `yyyy-MM-dd`, or with the format `dateTime` a minute of the clock in Viet Nam,
 * `yyyy-MM-ddTHH:mm`; either becomes a real date in the sheet, so that it sorts and filters.
 */
export type GridValue =
  | null
  | string
  | number
  | boolean
  | { date: string }
  | { formula: string; result: number | string | null };

/** The looks the product uses, named for what they mean; each writer gives them a colour. */
export type Tone =
  | 'title'
  | 'subtitle'
  | 'header'
  | 'locked'
  | 'entry'
  | 'previous'
  | 'met'
  | 'notMet'
  | 'noData'
  | 'late'
  | 'total'
  | 'note';

/**
 * `integer` 1.234 · `decimal` 1.234,5 · `percent` 35,4% of a value already in percent ·
 * `date` dd/MM/yyyy · `dateTime` dd/MM/yyyy HH:mm · `text` kept as typed.
 */
export type NumberFormat = 'integer' | 'decimal' | 'percent' | 'date' | 'dateTime' | 'text';

/** What a person entered into a cell, where its value does not say all of it. */
export interface EnteredCell {
  /** As the spreadsheet spells it, `=100+56`. */
  formula?: string;
  /** What `value` leaves out: a time of day, the share behind a percentage. */
  number?: number;
  numberFormat?: { type: string; pattern?: string };
  /** A background of the person's own, `fce8b2`. */
  ground?: string;
}

export interface GridCell {
  value: GridValue;
  /** Written instead of the value and the look, so that the cell stays as it was. */
  entered?: EnteredCell;
  tone?: Tone;
  format?: NumberFormat;
  note?: string;
  /** A place in the same workbook, `'Theo xã'!B7`, or a URL. */
  link?: string;
  bold?: boolean;
  align?: 'left' | 'center' | 'right';
  wrap?: boolean;
  /** A thin frame, for cells of a table that have no tone to frame them. */
  framed?: boolean;
}

export interface GridColumn {
  /** In characters of the default font. */
  width: number;
  hidden?: boolean;
}

/** Zero-based and inclusive. */
export interface GridRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export type GridRule =
  | {
      kind: 'list';
      range: GridRange;
      source: string[] | { tab: string; range: GridRange };
      strict: boolean;
    }
  | { kind: 'wholeNumber'; range: GridRange; min: number }
  | { kind: 'decimal'; range: GridRange; min: number }
  | { kind: 'date'; range: GridRange }
  | { kind: 'checkbox'; range: GridRange };

/** Paints a cell by a formula written for the range's top-left cell, in English function names. */
export interface GridCondition {
  range: GridRange;
  formula: string;
  tone: Tone;
}

export interface Grid {
  name: string;
  columns: GridColumn[];
  rows: GridCell[][];
  frozenRows: number;
  frozenColumns: number;
  hidden?: boolean;
  hiddenRows?: number[];
  /** Locks the sheet but for `unlocked`. No password: the lock is a guard rail, not a secret. */
  protected?: boolean;
  unlocked?: GridRange[];
  merges?: GridRange[];
  rules?: GridRule[];
  conditions?: GridCondition[];
  /** A filter over the table whose heading is at `top`. */
  filter?: GridRange;
  landscape?: boolean;
  /**
   * How many pages the sheet is wide in print, 1 unless told otherwise. On a sheet of several, the
   * frozen columns are repeated on each.
   */
  pagesWide?: number;
}
