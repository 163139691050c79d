// What the functions tell an officer about a report, and the province about all of them: the shapes
// that travel between functions and add-on. Plain JSON; moments are ISO 8601 at +07:00.
import type { Timeliness } from '../calendar/due.ts';
import type { ContentChange } from './changes.ts';
import type { WorkbookContext } from '../workbook/context.ts';
import type { ReportContent } from './content.ts';
import type { DifficultyAnswer } from './difficulty.ts';
import type { ReportState } from './life.ts';

/** Why a report went back, and in which cells, `4. Số liệu kỳ!E5`. */
export interface ReturnedReport {
  /** The revision that went back; the one that stands may be newer. */
  revision: number;
  at: string;
  by: string;
  reason: string;
  cells: { at: string; words: string }[];
  /** Who sent it back: the province, or the commune's own leader; there where a commune's report is asked for. */
  from?: 'PROVINCE' | 'LEADER';
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
  /** What the province has answered to the difficulties of this report and of the one before. */
  difficultyAnswers: DifficultyAnswer[];
  /** There only where the commune's leader approves a report before the province has received it. */
  approval?: {
    /** Whether who asks may do so. */
    mayApprove: boolean;
    /** What waits for the leader, for the commune's own people alone; there only while something does. */
    waiting?: WaitingReport;
  };
  /** There only where the period is closed or being closed. */
  closing?: {
    state: 'CLOSING' | 'CLOSED';
    /** The commune was asked for one more revision. */
    maySend: boolean;
    /** Why; null where it was not. */
    reason: string | null;
  };
  /** What the commune was reminded of so far, oldest first. */
  reminders?: DeskReminder[];
}

/** What a commune's leader has to know of a revision before it goes to the province. */
export interface WaitingReport {
  /** The commune's figures, each indicator with its sums in words: "240/300 (80%)". */
  lines: { what: string; value: string }[];
  /** Against the revision that went back last, or the one that the province has; null for a first one. */
  since: { revision: number; changes: (ContentChange & { pinned: boolean })[] } | null;
  /** Warnings that the officer has confirmed; `at` is `4. Số liệu kỳ!E5`, or '' for the whole report. */
  warnings: { at: string; message: string; reason: string }[];
}

/** One step of the ladder that has come; what was passed over is left aside. */
export interface DeskReminder {
  obligation: string;
  /** `T-7` */
  step: string;
  /** "Nhắc trước hạn 7 ngày" */
  words: string;
  /** When it was sent, or due to be sent. */
  at: string;
  /** Accounts that were sent a mail, or may have been; none where it stands in the sheet alone. */
  told: string[];
  /** It chases what is overdue or was sent back: acknowledging it stops that. */
  chase: boolean;
  acknowledged: boolean;
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
  /** How many warnings the officer confirmed; there only where it was asked for and one was sent. */
  warnings?: number;
  spreadsheet: { id: string | null; url: string | null; state: SpreadsheetState };
}

/** Answer of `provinceProgress` (GET ?province&period[&warnings=1]): what communes owe the province. */
export interface ProvinceProgress {
  province: string;
  provinceName: string;
  period: string;
  periodLabel: string;
  /** Title and number of the ad-hoc request, where the period is one. */
  request?: string;
  /** As of when. */
  at: string;
  /** Communes in the order of their codes; internal obligations are left aside. */
  lines: ProgressLine[];
  summary: { id: string | null; url: string | null };
  /** There only once somebody has begun to close the period; `opened` are commune codes. */
  closed?: { state: 'CLOSING' | 'CLOSED'; version: number | null; opened: string[] };
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
