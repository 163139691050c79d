// What the panes of the province's desk get: reviewing reports, closing a period. Plain JSON, with
// sentences in Vietnamese, ready to show.
import type { ReviewCell } from '../functions/domain/report/review-cells.ts';
import type { ReviewedChange, UntouchedPin } from '../functions/domain/report/review-changes.ts';
import type { PeriodState } from '../functions/domain/report/review-desk.ts';

/**
 * NEW waits for the province, RESUBMITTED too, after it went back; LEADER waits for the commune's own
 * leader; CORRECTING is closed and open for one more revision.
 */
export type ReviewState =
  | 'NEW'
  | 'RESUBMITTED'
  | 'RETURNED'
  | 'LEADER'
  | 'ACCEPTED'
  | 'CORRECTING'
  | 'CLOSED'
  | 'MISSING'
  | 'EXEMPT';

export interface ReviewRow {
  commune: string;
  name: string;
  state: ReviewState;
  /** "Chờ duyệt, muộn 2 ngày, 3 cảnh báo" */
  words: string;
  /** null where nothing was sent. */
  report: { id: string; revision: number; warnings: number } | null;
}

export interface ReviewsView {
  province: string;
  period: string;
  /** What can be reviewed: the reports of the spreadsheet's own period (id ''), and each request. */
  periods: { id: string; label: string }[];
  /** Which of them this is. */
  chosen: string;
  /** "Kỳ đã chốt, bản 1"; null while it is open. */
  closed: string | null;
  /** In the order of the states, then of the codes. */
  rows: ReviewRow[];
}

export interface ReviewView {
  commune: string;
  name: string;
  period: string;
  state: ReviewState;
  stateWords: string;
  report: { id: string; revision: number; by: string; at: string } | null;
  timeliness: string;
  due: string | null;
  mayAccept: boolean;
  mayReturn: boolean;
  /** Why it went back the last time. */
  returned: { revision: number; reason: string; who: string } | null;
  /** The difference to what the province decided on before, pinned ones first. */
  since: { title: string; changes: ReviewedChange[]; untouched: UntouchedPin[] } | null;
  issues: { at: string; message: string; reason: string }[];
  cells: ReviewCell[];
  history: { words: string; who: string; reason: string | null }[];
  /** Of the commune's spreadsheet. */
  url: string | null;
}

export type DecisionWish =
  | { report: string; revision: number; decision: 'ACCEPT' }
  | {
      report: string;
      revision: number;
      decision: 'RETURN';
      reason: string;
      cells: { at: string; words: string }[];
    };

/** One for each wish, in their order. */
export interface DecisionOutcome {
  report: string;
  /** null where it was carried out. */
  problem: { code: string; message: string } | null;
}

export interface PeriodView {
  province: string;
  period: string;
  state: PeriodState;
  /** "Kỳ đang mở", "Kỳ đã chốt, bản 2" */
  title: string;
  /** "Chốt lúc 16:30 ngày 05/01/2026, son@dn.example", and why again. */
  closed: string[];
  coverage: { expected: number; counted: number };
  notCounted: { name: string; why: string }[];
  opened: { name: string; words: string }[];
  excused: {
    commune: string;
    name: string;
    /** null: left out of the period. */
    obligation: string | null;
    what: string;
    words: string;
  }[];
  communes: { commune: string; name: string; obligations: string[] }[];
  obligations: { id: string; name: string }[];
  /** Latest first. */
  restatements: {
    title: string;
    reason: string;
    who: string;
    communes: string[];
    differences: { what: string; before: string; after: string; by: string }[];
    /** What else was changed: who was excused or left out, other plans or units. */
    more: string[];
    outOfDate: { words: string; url: string | null }[];
  }[];
  /** null: it may be closed, or closed again; else why not yet. */
  mayClose: string | null;
  /** "19/12/2025": until the end of this day closing is early and needs a reason. */
  early: string | null;
  /** Plans, units or targets have changed since it was closed. */
  renewable: boolean;
}

export interface CloseWish {
  /** '' closes an open period in time; closing early or again needs one. */
  reason: string;
  early: boolean;
  /** By the plans, units and targets of today. */
  renew: boolean;
}

export interface ClosedView {
  message: string;
  /** The closing takes longer than the add-on may wait, and goes on by itself. */
  running: boolean;
}

export interface ExcuseWish {
  commune: string;
  /** null: left out of the period. */
  obligation: string | null;
  reason: string;
  undo: boolean;
  /** The period is closed: it counts when that is closed again. */
  afterClosing: boolean;
}
