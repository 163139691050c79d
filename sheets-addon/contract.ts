// What the sidebar asks of the add-on's server side (google.script.run) and what it gets. Plain JSON,
// the only thing that Apps Script carries between the two. Sentences are in Vietnamese, ready to show.
import type { Timeliness } from '../functions/domain/calendar/due.ts';
import type { Severity } from '../functions/domain/workbook/issue.ts';
import type { ContentChange } from '../functions/domain/report/changes.ts';

/** Which pane the sidebar opens with; one for each item of the menus. */
export type Pane =
  'check' | 'submit' | 'status' | 'zalo' | 'guide' | 'summary' | 'missing' | 'chase';

/** Stands in the sidebar's HTML; replaced by the pane before it is shown. */
export const PANE_PLACEHOLDER = '{{PANE}}';

/** A request that came to nothing: what to say, and whether pressing again makes sense. */
export interface Failure {
  failed: true;
  /** `NETWORK`, `NOT_A_WORKBOOK`, or the problem code of the functions. */
  code: string;
  message: string;
  again: boolean;
}

export interface DueView {
  /** Both wordings: "trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)". */
  words: string;
  /** Days until the last day in time; 0 on that day, below zero after it. */
  daysLeft: number;
  /** The date is a reminder, not the plan's. */
  assumed: boolean;
}

export interface IssueView {
  code: string;
  severity: Severity;
  /** The tab's name as it stands in the spreadsheet; '' for the whole workbook. */
  tab: string;
  /** `E5`, or ''. */
  cell: string;
  message: string;
}

export interface CheckView {
  unit: string;
  period: string;
  due: DueView | null;
  counts: { block: number; warn: number; info: number };
  /** In the order of the tabs; inside a tab BLOCK and WARN in the order of rows, then INFO. */
  groups: { tab: string; issues: IssueView[] }[];
  /** What the add-on put right by itself: a renamed tab, a lost key row. */
  repaired: string[];
  /** "14:05" */
  at: string;
}

export interface SubmitView {
  check: CheckView;
  /** The officer's account. */
  who: string;
  /** The revision that the sheet stands on; sent back with the wish. */
  baseRevision: number | null;
  standing: { revision: number; by: string; at: string } | null;
  /** Against the standing revision; empty for a first report and where nothing changed. */
  changes: ContentChange[];
  officialNo: string | null;
}

export interface SubmitWish {
  baseRevision: number | null;
  /** One for each warning that the officer ticked. */
  confirmations: { code: string; tab: string; cell: string; reason: string }[];
}

export interface ReceiptView {
  revision: number;
  /** "16:30 ngày 19/12/2025" */
  at: string;
  by: string;
  /** "Đúng hạn", "Muộn 2 ngày"… */
  timeliness: string;
  /** The same figures had been received before. */
  duplicate: boolean;
}

export type SubmitOutcome =
  | { kind: 'received'; receipt: ReceiptView; note: string | null }
  /** The server found more than the sheet did, or a warning is not confirmed. */
  | { kind: 'refused'; message: string; check: CheckView }
  /** Somebody newer sent: who and when stand in the message. */
  | { kind: 'stale'; message: string };

export interface StatusView {
  unit: string;
  period: string;
  due: DueView | null;
  /** "Đã nộp", "Chưa nộp" … with on time or late. */
  state: string;
  tone: 'good' | 'late' | 'open';
  receipts: { at: string; revision: string; by: string; result: string }[];
  /** What the sheet says differently from the revision that stands. */
  changes: ContentChange[];
  /** Set where the server could not be asked; the rest then comes from the sheet. */
  failure: string | null;
}

export interface MissingView {
  province: string;
  period: string;
  due: string | null;
  counts: { expected: number; onTime: number; late: number; missing: number; notDue: number };
  /** `state` in words, "Muộn 2 ngày"; by `status` the list is narrowed down. */
  rows: {
    commune: string;
    name: string;
    status: Timeliness;
    state: string;
    url: string | null;
  }[];
}

export interface SummaryView {
  message: string;
  /** The update takes longer than the add-on may wait, and goes on by itself. */
  running: boolean;
  written: string[];
  url: string;
}

export interface TextView {
  /** Ready to be pasted into Zalo. */
  text: string;
}

/** Functions of Code.js that the sidebar may call; each may answer a Failure instead. */
export interface ServerSide {
  sidebarCheck(): CheckView | Failure;
  sidebarPrepare(): SubmitView | Failure;
  sidebarSubmit(wish: SubmitWish): SubmitOutcome | Failure;
  sidebarStatus(): StatusView | Failure;
  sidebarTeamMessage(): TextView | Failure;
  sidebarMissing(): MissingView | Failure;
  sidebarChaseMessage(): TextView | Failure;
  sidebarUpdateSummary(): SummaryView | Failure;
  /** Selects a cell in the spreadsheet; false where the tab or cell is gone. */
  selectCell(tab: string, cell: string): boolean;
}
