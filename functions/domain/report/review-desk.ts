// What the province's desk is told when it reviews a report and when it closes a period: the shapes
// of `reportReview` and `periodLedger`. Plain JSON; moments are ISO 8601 at +07:00.
import type { FigureZone } from '../rollup/rollup.ts';
import type { DeskTimeliness, ReturnedReport, SpreadsheetState, StandingReport } from './desk.ts';
import type { ReportAction } from './life.ts';
import type { ReviewCell } from './review-cells.ts';
import type { ReviewedChange, UntouchedPin } from './review-changes.ts';

/** What the revision that stands is compared with: the last one that the province decided on. */
export interface SinceDecision {
  revision: number;
  decision: 'RETURN' | 'ACCEPT' | 'CLOSE';
  changes: ReviewedChange[];
  untouched: UntouchedPin[];
}

/** Answer of `reportReview` (GET ?province&commune&period). */
export interface ReportReview {
  commune: string;
  name: string;
  period: string;
  periodLabel: string;
  report: StandingReport | null;
  /** The last time that it went back; null once a revision was accepted since. */
  returned: ReturnedReport | null;
  /** null where the province has decided on no earlier revision. */
  since: SinceDecision | null;
  /** Of the revision that stands, in the order of the workbook; none while the commune's leader has it. */
  cells: ReviewCell[];
  /** The warnings that the officer confirmed, with the reason given. */
  issues: { code: string; at: string; message: string; reason: string }[];
  timeliness: DeskTimeliness;
  /** What was done with the report, latest first. */
  history: { revision: number; at: string; by: string; words: string; reason: string | null }[];
  spreadsheet: { id: string | null; url: string | null; state: SpreadsheetState };
}

/** What the officers read of each step. */
export const ACTION_WORDS: Record<ReportAction, string> = {
  SUBMIT: 'Xã gửi',
  APPROVE: 'Lãnh đạo xã duyệt',
  REFUSE: 'Lãnh đạo xã trả lại',
  RETURN: 'Tỉnh trả lại',
  ACCEPT: 'Tỉnh duyệt',
  CLOSE: 'Chốt cùng kỳ',
  CORRECT: 'Mở cho đính chính',
};

export type PeriodState = 'OPEN' | 'CLOSING' | 'CLOSED';

/** Σ numerators and denominators with their share, as a roll-up has them; null: no such figure. */
export type LedgerValue = {
  numerator: number | null;
  denominator: number | null;
  percent: number | null;
} | null;

/** A closed period that was closed again: what came out differently, and what that makes old. */
export interface LedgerRestatement {
  /** Versions of the period's figures. */
  from: number;
  to: number;
  reason: string;
  by: string;
  at: string;
  communes: { commune: string; name: string }[];
  /** The province's own figures, in the order of the plans. */
  differences: {
    indicator: string;
    name: string;
    zone: FigureZone;
    zoneName: string;
    before: LedgerValue;
    after: LedgerValue;
  }[];
  /** Who was freed or left out, or put back: the reasons of before and after. */
  freed: {
    commune: string;
    name: string;
    obligation: string | null;
    before: string | null;
    after: string | null;
  }[];
  /** It was computed by other plans, units or targets than before. */
  renewed: boolean;
  /** Summaries published by figures that no longer stand, the oldest first. */
  outOfDate: {
    spreadsheetId: string;
    url: string | null;
    version: number;
    at: string;
    /** The version which that spreadsheet shows by now. */
    shows: number;
  }[];
}

interface LedgerUnit {
  /** Commune code. */
  commune: string;
  name: string;
}

/** Answer of `periodLedger` (GET ?province&period). */
export interface PeriodLedger {
  province: string;
  provinceName: string;
  period: string;
  periodLabel: string;
  state: PeriodState;
  /** Of what was closed last; null before. */
  version: number | null;
  /** Who last set about closing it, when, and why again. */
  at: string | null;
  by: string | null;
  reason: string | null;
  coverage: { expected: number; counted: number };
  /** Those who may send one more revision. */
  opened: (LedgerUnit & { reason: string; by: string; at: string })[];
  /** `obligation` null: left out of the period. */
  excused: (LedgerUnit & { obligation: string | null; reason: string; by: string; at: string })[];
  /** Those of whom nothing is in the figures, with the reason in words. */
  notCounted: (LedgerUnit & { why: string })[];
  /** What each commune owes the province, for who excuses one from it. */
  communes: (LedgerUnit & { obligations: string[] })[];
  obligations: { id: string; name: string }[];
  /** Oldest first. */
  restatements: LedgerRestatement[];
  /** null: it may be closed, or closed again; else why not yet. */
  mayClose: string | null;
  /** Closing an open period now would be early: until the end of this day. null where it would not. */
  early: string | null;
  /** Plans, units or targets are others by now than those that it was closed by. */
  renewable: boolean;
}
