// What the office tells the sheet page and what the page sends back: plain JSON. A spreadsheet comes
// as a snapshot that Univer opens, beside what Univer has no place for (links, locks, charts); later
// changes come as cells to put in place, or as the wish to fetch the whole anew.
import type { ICellData, IWorkbookData } from '@univerjs/core';
import type { ScriptEffect, ScriptOutcome } from '../apps-script/call.ts';
import type { SheetsRequest } from '../sheets/store.ts';

/** Zero-based; `bottom` and `right` are inclusive. */
export interface Box {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Locks {
  /** Boxes that this account may not change; `'ALL'` is the whole tab. */
  locked: 'ALL' | Box[];
  /** Boxes that stay open inside what is locked. */
  open: Box[];
}

export interface PageChart {
  id: number;
  title: string;
  /** The tab that it stands on. */
  sheetId: number;
  kind: 'BAR' | 'COLUMN' | 'LINE';
  stacked: 'NONE' | 'STACKED' | 'PERCENT';
  /** Where the axis of values ends; null: where the figures end. */
  most: number | null;
  /** What the drawing shows, in words. */
  description: string;
  categories: string[];
  series: { name: string; color: string | null; values: (number | null)[] }[];
}

export interface PagePerson {
  email: string;
  name: string;
  /** communeOfficer, communeLeader, provinceStaff, provinceViewer, admin */
  role: string;
  unit: string;
  unitName: string;
}

export interface PageSpreadsheet {
  id: string;
  title: string;
  access: 'owner' | 'writer' | 'reader';
  who: PagePerson;
  /** Whose figures these are: a commune, or the province. */
  whose: string;
  /** Tells one state of the spreadsheet from the next, also over a restart of the office. */
  stamp: string;
  book: IWorkbookData;
  /** By tab and cell (`"3,4"`: row 3, column 4, from zero): where a click leads. */
  links: Record<string, Record<string, string>>;
  locks: Record<string, Locks>;
  charts: PageChart[];
}

export interface CellPatch {
  /** null: nothing is left in the cell. */
  cell: ICellData | null;
  note: string | null;
  link: string | null;
  sheetId: number;
  row: number;
  column: number;
}

/** One event of `/api/spreadsheets/<id>/events`. */
export type PageEvent =
  | { kind: 'hello'; stamp: string }
  | {
      kind: 'cells';
      stamp: string;
      by: string;
      cells: CellPatch[];
      /** Present where a chart reads one of the tabs. */
      charts?: PageChart[];
    }
  | { kind: 'reload'; stamp: string; by: string; window: string | null };

/** Body of POST `/api/spreadsheets/<id>/edits`. */
export interface PageEdits {
  requests: SheetsRequest[];
  /** What the add-on's onEdit is told, where one edit by hand was made. */
  edit?: PageEdit;
  /** The browser window that sends it: it has done the change itself already. */
  window?: string;
}

export interface PageEdit {
  sheetId: number;
  /** `E5` or `E5:G7` */
  range: string;
  /** Of a single cell. */
  value?: string | number | boolean | null;
  oldValue?: string | number | boolean | null;
}

/** A sidebar or dialog is fetched from an address of its own, which has its own rules. */
export type PageEffect =
  | Exclude<ScriptEffect, { kind: 'sidebar' } | { kind: 'dialog' }>
  | { kind: 'sidebar'; title: string; frame: string }
  | { kind: 'dialog'; title: string; frame: string; width: number; height: number };

export interface PageOutcome extends Omit<ScriptOutcome, 'effects'> {
  effects: PageEffect[];
}

/** Any refusal: a sentence in Vietnamese for the person at the keyboard. */
export interface PageRefusal {
  error: { code: number; message: string };
}

/** Answer of POST `/api/spreadsheets/<id>/xlsx`. */
export interface UploadAnswer {
  changed: number;
  /** Sentences, one for each thing that was left aside. */
  skipped: string[];
}
