// What the functions tell an officer about a report, and the province about all of them: the shapes
// that travel between functions and add-on. Plain JSON; moments are ISO 8601 at +07:00.
import type { Timeliness } from '../calendar/due.ts';
import type { WorkbookContext } from '../workbook/context.ts';
import type { ReportContent } from './content.ts';
import type { ReportState } from './life.ts';

/** Why a report went back, and in which cells, `4. Số liệu kỳ!E5`. */
export interface ReturnedReport {
  /** The revision that went back; the one that stands may be newer. */
  revision: number;
  at: string;
  by: string;
  reason: string;
  cells: { at: string; words: string }[];
}

/** The revision that stands. */
export interface StandingReport {
  reportId: string;
  revision: number;
  state: ReportState;
  submittedAt: string;
  /** null while the commune's leader has not approved a first revision. */
  firstCompleteAt: string | null;
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
  /** Why the unit is freed from it; there only where it is. */
  reason?: string;
}

/** Answer of `reportStatus` (GET ?province&commune&period). */
export interface ReportStatus {
  report: StandingReport | null;
  /** The last time that it went back; null once a revision was accepted since. */
  returned: ReturnedReport | null;
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
  /** What was sent last, whether or not it counts. */
  report: Omit<StandingReport, 'firstCompleteAt'> | null;
  returned: ReturnedReport | null;
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
  /** Mails that may have gone out or not: somebody has to find out. There only where there are any. */
  unsureMails?: { id: string; to: string; subject: string; at: string }[];
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
