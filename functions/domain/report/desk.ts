// What the functions tell an officer about a report, and the province about all of them: the shapes
// that travel between functions and add-on. Plain JSON; moments are ISO 8601 at +07:00.
import type { Timeliness } from '../calendar/due.ts';
import type { WorkbookContext } from '../workbook/context.ts';
import type { ReportContent } from './content.ts';

/** The revision that stands. */
export interface StandingReport {
  reportId: string;
  revision: number;
  state: 'SUBMITTED';
  submittedAt: string;
  firstCompleteAt: string;
  by: string;
}

export interface DeskTimeliness {
  status: Timeliness;
  /** Whole days after the due day; 0 on the due day itself; null unless late. */
  lateByDays: number | null;
  /** Both wordings of the due date, or null where no date is stated nor assumed. */
  dueWords: string | null;
  /** The last day in time, `yyyy-MM-dd`. */
  lastDay: string | null;
  /** The date is a reminder, not the plan's. */
  assumed: boolean;
}

/** Answer of `reportStatus` (GET ?province&commune&period). */
export interface ReportStatus {
  report: StandingReport | null;
  /** What the standing revision says; null without one. */
  content: ReportContent | null;
  timeliness: DeskTimeliness;
  /** Fresh, with the last report before this period as it stands now. */
  context: WorkbookContext;
}

/** How a commune's spreadsheet is reached by the functions. */
export type SpreadsheetState = 'NONE' | 'READY' | 'FORBIDDEN' | 'GONE' | 'FAILED';

export interface ProgressLine {
  /** Commune code. */
  commune: string;
  name: string;
  obligation: string;
  timeliness: DeskTimeliness;
  report: Pick<StandingReport, 'revision' | 'submittedAt' | 'by'> | null;
  spreadsheet: { id: string | null; url: string | null; state: SpreadsheetState };
}

/** Answer of `provinceProgress` (GET ?province&period): what communes owe the province. */
export interface ProvinceProgress {
  province: string;
  provinceName: string;
  period: string;
  periodLabel: string;
  /** As of when. */
  at: string;
  /** Communes in the order of their codes; internal obligations are left aside. */
  lines: ProgressLine[];
  summary: { id: string | null; url: string | null };
}

/** Answer of `updateSummary` (POST {province, period}): rolled up and published. */
export interface SummaryUpdate {
  version: number;
  digest: string;
  coverage: { expected: number; reported: number };
  computedAt: string;
  spreadsheet: { id: string; url: string };
  /** Tabs that were written; none where nothing had changed. */
  written: string[];
}
