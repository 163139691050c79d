// What a summary is made of: a rollup, what it was computed by, and what was found on the way.
import type { Plan } from '../plan/plan.ts';
import type { SpreadsheetState } from '../report/desk.ts';
import type { LedgerRestatement } from '../report/review-desk.ts';
import type { RecordedAnswer, RecordedDifficulty } from '../report/difficulty-record.ts';
import type { RequestRollup } from '../request/request-rollup.ts';
import type { AdhocRequest } from '../request/request.ts';
import type { NotCounted, Rollup } from '../rollup/rollup.ts';
import type { Units } from '../unit/unit.ts';

/** One line of issues.json. */
export interface SummaryIssue {
  /** Commune code; null where the workbook could not be tied to a commune. */
  unit: string | null;
  file: string;
  tab: string;
  cell: string;
  code: string;
  severity: 'BLOCK' | 'WARN' | 'INFO';
  /** A whole sentence for the officer. */
  message: string;
}

/** Where a commune's own workbook stands. */
export interface CommunePlace {
  url: string;
  /** The cells of each indicator's numerator, `4. Số liệu kỳ!E3:E17`, by canonical id. */
  figures: Record<string, string>;
}

/** A difficulty with what the province has answered. */
export interface SummaryDifficulty extends RecordedDifficulty {
  answer: RecordedAnswer | null;
}

/** An ad-hoc request with what was answered to it. */
export interface RequestSummary {
  request: AdhocRequest;
  rollup: RequestRollup;
  /** Communes whose first answer came late. */
  late: number;
  /** What was sent last where it is not what counts, by commune code. */
  notCounted?: Pick<NotCounted, 'unit' | 'why'>[];
}

export interface SummaryInput {
  rollup: Rollup;
  /** sha256 of the rollup's figures. */
  digest: string;
  plans: Plan[];
  units: Units;
  issues: SummaryIssue[];
  /** Rollups of earlier periods, in any order. */
  previous: Rollup[];
  /** The department that answers for the totals, e.g. "Sở Khoa học và Công nghệ". */
  leadAgency: string;
  /** The figures are invented, for a demonstration; every tab says so. */
  synthetic?: boolean;
  /** With the answers, and with what is still open of earlier periods; the roll-up's own without. */
  difficulties?: SummaryDifficulty[];
  /** Ad-hoc requests issued in the period or due in it, with their answers. */
  requests?: RequestSummary[];
  /** By commune code. */
  places?: Record<string, CommunePlace>;
  /** How each commune's spreadsheet was last reached, by commune code; shown where it is given. */
  spreadsheets?: Record<string, SpreadsheetState>;
  /** The version that was closed and when; there only once the period is closed. */
  closed?: { version: number; at: string };
  /** What was changed after the period had been closed, oldest first. */
  restatements?: LedgerRestatement[];
}
