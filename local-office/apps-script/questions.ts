// What an execution of Code.js asks of the office while it stands still, and what it tells without
// waiting. Plain values only: they travel between two threads.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { SheetsRequest, SheetsResponse } from '../sheets/store.ts';
import type { Area, Extent } from './area.ts';
import type { ScriptCall, ScriptEffect } from './call.ts';

/** A date in a cell is a serial day number of the spreadsheet's own wall clock. */
export type PlainValue = string | number | boolean | { serial: number };

export type Facet =
  | 'values'
  | 'displayValues'
  | 'formulas'
  | 'notes'
  | 'backgrounds'
  | 'fontStyles'
  | 'fontColors'
  | 'fontWeights'
  | 'numberFormats';

export interface SpreadsheetFacts {
  id: string;
  name: string;
  url: string;
  locale: string;
  timeZone: string;
  owner: string;
  editors: string[];
}

export interface SheetFacts extends Extent {
  sheetId: number;
  title: string;
  hidden: boolean;
}

export interface MetadataFacts {
  id: number;
  key: string;
  value: string;
  visibility: 'DOCUMENT' | 'PROJECT';
  /** null: of the spreadsheet itself. */
  sheetId: number | null;
}

export interface ProtectionFacts {
  id: number;
  kind: 'SHEET' | 'RANGE';
  description: string;
  warningOnly: boolean;
  area: Area;
  unprotected: Area[];
  editors: string[];
  /** The account at the keyboard may edit what it protects. */
  editable: boolean;
}

export type Drawer = 'script' | 'user' | 'document';

export interface FetchWish {
  url: string;
  method: string;
  headers: [string, string][];
  body: string | Uint8Array | null;
  followRedirects: boolean;
}

export type FetchAnswer =
  | { code: number; headers: [string, string][]; body: Uint8Array }
  /** Nobody answered there. */
  | 'unavailable'
  | 'timeout';

export interface Desk {
  now(): number;
  spreadsheet(): SpreadsheetFacts;
  /** In the order of their tabs. */
  sheets(): SheetFacts[];
  /** The last row and column that hold anything; 0 of an empty sheet. */
  content(sheetId: number): Extent;
  read(area: Area, facet: Facet): PlainValue[][];
  apply(requests: SheetsRequest[]): SheetsResponse[];
  /** Puts values into cells, after `before`, in one step; null clears a cell. */
  write(area: Area, values: (PlainValue | null)[][], before: SheetsRequest[]): void;
  canEdit(area: Area): boolean;
  metadata(): MetadataFacts[];
  protections(sheetId: number): ProtectionFacts[];
  namedRange(name: string): sheets_v4.Schema$GridRange | null;
  takeLock(drawer: Drawer, patience: number): boolean | Promise<boolean>;
  releaseLock(drawer: Drawer): void;
  holdsLock(drawer: Drawer): boolean;
  properties(drawer: Drawer): Record<string, string>;
  setProperties(drawer: Drawer, properties: Record<string, string>): void;
  cached(drawer: Drawer, keys: string[]): Record<string, string>;
  cache(drawer: Drawer, values: Record<string, string>, seconds: number): void;
  uncache(drawer: Drawer, keys: string[]): void;
  fetch(wish: FetchWish): Promise<FetchAnswer>;
  identityToken(): string;
}

/** Asks and stands still until the answer is there. */
export type Ask = <Q extends keyof Desk>(
  question: Q,
  ...given: Parameters<Desk[Q]>
) => Awaited<ReturnType<Desk[Q]>>;

export interface Asked {
  question: keyof Desk;
  given: unknown[];
}

/** `error` is the message of what went wrong; `value` is the answer otherwise. */
export interface Answered {
  value?: unknown;
  error?: string;
}

export type News = { effect: ScriptEffect } | { log: string };

/** Handed to a worker when it starts. */
export interface WorkerSetting {
  code: string;
  files: Record<string, string>;
  timeZone: string;
  oauthScopes: string[];
}

/** One execution. */
export interface Errand {
  call: ScriptCall;
  /** Runs by itself on opening or editing, without the rights that a person has agreed to. */
  simple: boolean;
}

export type Report = News | { done: { value?: unknown; error?: string } };
