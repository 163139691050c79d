// What the pane of ad-hoc requests asks of the add-on's server side and what it gets.
import type { Severity } from '../functions/domain/workbook/issue.ts';

export interface AnswersView {
  unit: string;
  /** "14:05" */
  at: string;
  /** The account that answers. */
  who: string;
  /** Those that wait for something first, then by the day they are due. */
  requests: RequestView[];
}

/** What is wrong with an answer, and where. */
interface AnswerIssue {
  code: string;
  severity: Severity;
  tab: string;
  cell: string;
  message: string;
}

/** One request as the sheet and the server have it. */
export interface RequestView {
  id: string;
  title: string;
  documentNo: string;
  /** Both wordings of the date, and the days until the last one in time. */
  due: { words: string; daysLeft: number; assumed: boolean };
  /** "Chưa trả lời", "Đã gửi bản 1, đúng hạn" … */
  state: string;
  tone: 'good' | 'late' | 'open' | 'over';
  /** Questions, and those with something in their cell. */
  asked: number;
  answered: number;
  /** Where the first question is answered; missing where it is not asked in the tab. */
  start?: { tab: string; cell: string };
  issues: AnswerIssue[];
  /** The revision that the sheet's answers stand on; sent back with the wish. */
  baseRevision: number | null;
  standing: { revision: number; by: string; at: string } | null;
  returned: {
    by: string;
    at: string;
    reason: string;
    cells: { tab: string; cell: string; words: string }[];
  } | null;
  /** The sheet says something else than the revision that stands. */
  changed: boolean;
  /** Why nothing can be sent; null where it can. */
  closed: string | null;
  /** What waits for the commune's leader; null where nothing does. */
  waiting: { report: string; revision: number } | null;
}

/** The leader lets an answer go to the province, or sends it back with a reason. */
export interface AnswerDecision {
  report: string;
  revision: number;
  decision: 'APPROVE' | 'REFUSE';
  reason: string;
}

export interface AnswerWish {
  request: string;
  baseRevision: number | null;
  confirmations: { code: string; tab: string; cell: string; reason: string }[];
}

export type AnswerOutcome =
  | {
      kind: 'received';
      receipt: {
        revision: number;
        at: string;
        by: string;
        timeliness: string;
        duplicate: boolean;
        /** The commune's leader has to approve it before the province receives it. */
        waiting?: boolean;
      };
      note: string | null;
    }
  | { kind: 'refused'; message: string; issues: AnswerIssue[] }
  /** Somebody newer sent, or the request was withdrawn: it stands in the message. */
  | { kind: 'stale'; message: string };
