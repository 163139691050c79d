// What a summary is made of: a rollup, what it was computed by, and what was found on the way.
import type { Plan } from '../plan/plan.ts';
import type { SpreadsheetState } from '../report/desk.ts';
import type { Rollup } from '../rollup/rollup.ts';
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
  /** By commune code. */
  places?: Record<string, CommunePlace>;
  /** How each commune's spreadsheet was last reached, by commune code; shown where it is given. */
  spreadsheets?: Record<string, SpreadsheetState>;
}
