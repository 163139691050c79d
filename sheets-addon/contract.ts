// What the sidebar asks of the add-on's server side (google.script.run) and what it gets. Plain JSON,
// the only thing that Apps Script carries between the two. Sentences are in Vietnamese, ready to show.
import type { Timeliness } from '../functions/domain/calendar/due.ts';
import type { Severity } from '../functions/domain/workbook/issue.ts';
import type { AnswerDecision, AnswerOutcome, AnswersView, AnswerWish } from './answers-contract.ts';
import type { EntryKind, EntryOutcome, EntryView } from './entry-contract.ts';
import type { ContentChange } from '../functions/domain/report/changes.ts';
import type {
  CloseWish,
  ClosedView,
  DecisionOutcome,
  DecisionWish,
  ExcuseWish,
  PeriodView,
  ReviewsView,
  ReviewView,
} from './province-contract.ts';

/** Which pane the sidebar opens with; one for each item of the menus. */
export type Pane =
  | 'check'
  | 'submit'
  | 'status'
  | 'approve'
  | 'answers'
  | 'zalo'
  | 'guide'
  | 'summary'
  | 'missing'
  | 'chase'
  | 'review'
  | 'period'
  | EntryKind;

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

/** A cell that was sent back, where it stands by now. */
export interface PinnedView {
  /** `4. Số liệu kỳ`; '' where it cannot be told any more. */
  tab: string;
  /** `E5`; '' for the tab as a whole. */
  cell: string;
  /** "Khối phố 3 · Hộ được tuyên truyền" */
  what: string;
  /** The province's own words; '' where there are none. */
  words: string;
  place: 'HERE' | 'MOVED' | 'LOST';
  /** Where it stood when it was sent back: "ô E5 của tab “4. Số liệu kỳ”". */
  was: string;
  /** It says something else by now; null while the sheet contradicts itself. */
  changed: boolean | null;
}

/** The report went back and has not been sent again. */
export interface ReturnedView {
  /** "Tỉnh", "Lãnh đạo xã" */
  who: string;
  by: string;
  /** "16:30 ngày 19/12/2025" */
  at: string;
  revision: number;
  reason: string;
  cells: PinnedView[];
}

/** A difference; `pinned` stands only while a report has gone back: it was asked for. */
export type ChangeView = ContentChange & { pinned?: boolean };

export interface SubmitView {
  check: CheckView;
  /** The officer's account. */
  who: string;
  /** The revision that the sheet stands on; sent back with the wish. */
  baseRevision: number | null;
  standing: { revision: number; by: string; at: string } | null;
  /** Against the standing revision; empty for a first report and where nothing changed. */
  changes: ChangeView[];
  officialNo: string | null;
  returned: ReturnedView | null;
  /** The commune's leader approves before the province receives it. */
  approval: boolean;
  /** Why nothing may be sent now, the period being closed; null where it may. */
  closed: string | null;
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
  /** The commune's leader has to approve it before the province receives it. */
  waiting?: boolean;
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
  changes: ChangeView[];
  returned: ReturnedView | null;
  /** What comes next, in a sentence; null where there is nothing to say. */
  next: string | null;
  /** Whether sending makes sense now. */
  maySend: boolean;
  reminders: ReminderView[];
  /** Set where the server could not be asked; the rest then comes from the sheet. */
  failure: string | null;
}

export interface ReminderView {
  obligation: string;
  step: string;
  /** "Nhắc trước hạn 7 ngày" */
  words: string;
  /** "07:00 ngày 12/12/2025" */
  at: string;
  /** "gửi thư tới 2 tài khoản", "ghi ở tab 0" */
  how: string;
  /** Nobody has said yet that it was read. */
  open: boolean;
}

/** What waits for the commune's leader. */
export interface ApprovalView {
  unit: string;
  period: string;
  due: DueView | null;
  who: string;
  /** "Chờ lãnh đạo xã duyệt" */
  state: string;
  /** Something waits for the leader. */
  waits: boolean;
  /** Why nothing can be decided here; null where something waits and this account may approve it. */
  hindrance: string | null;
  report: { id: string; revision: number; by: string; at: string } | null;
  /** What the figures say, sums of the commune; "240/300 (80%)". */
  lines: { what: string; value: string }[];
  /** Against the revision that went back or was approved last; null for a first one. */
  since: { revision: number; changes: ChangeView[] } | null;
  /** Warnings that the officer has confirmed, with the reasons given. */
  warnings: { tab: string; cell: string; message: string; reason: string }[];
}

export interface ApprovalWish {
  report: string;
  revision: number;
  decision: 'APPROVE' | 'REFUSE';
  /** '' for an approval. */
  reason: string;
}

export interface ApprovalOutcome {
  message: string;
  approved: boolean;
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
  /** The return that stands, marked in its cells; null where there is none. */
  sidebarReturned(): { returned: ReturnedView | null } | Failure;
  /** Somebody has read a reminder; answers how things stand then. */
  sidebarAcknowledge(obligation: string, step: string): StatusView | Failure;
  sidebarApproval(): ApprovalView | Failure;
  sidebarApprove(wish: ApprovalWish): ApprovalOutcome | Failure;
  sidebarTeamMessage(): TextView | Failure;
  sidebarMissing(): MissingView | Failure;
  sidebarChaseMessage(): TextView | Failure;
  sidebarUpdateSummary(): SummaryView | Failure;
  /** `period` '' for the spreadsheet's own, or an ad-hoc request's id. */
  sidebarReviews(period: string): ReviewsView | Failure;
  sidebarReview(commune: string, period: string): ReviewView | Failure;
  sidebarDecide(wishes: DecisionWish[]): DecisionOutcome[] | Failure;
  sidebarPeriod(): PeriodView | Failure;
  sidebarClosePeriod(wish: CloseWish): ClosedView | Failure;
  sidebarCorrect(commune: string, reason: string): PeriodView | Failure;
  sidebarExcuse(wish: ExcuseWish): PeriodView | Failure;
  /** Makes the tab or brings it up to date, and goes to it. */
  sidebarEntry(kind: EntryKind): EntryView | Failure;
  sidebarSendEntry(kind: EntryKind, seen: string): EntryOutcome | Failure;
  sidebarAnswers(): AnswersView | Failure;
  sidebarAnswer(wish: AnswerWish): AnswerOutcome | Failure;
  sidebarDecideAnswer(wish: AnswerDecision): { done: true } | Failure;
  /** Selects a cell in the spreadsheet; false where the tab or cell is gone. */
  selectCell(tab: string, cell: string): boolean;
}
