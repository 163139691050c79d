// Reports, append-only. `reports/{id}` is a head that says which revision stands and how far it has
// come; under it are the revisions, written once and never changed. What happened and when is in the
// report's log (log.ts).
//
//   reports/48-20275_2025-Q4_QN-R1
//     revisions/000001 …    what was sent, in full
//
// A submission is one transaction: head, revision and log are written, or nothing is.
import { formatInstant } from '../domain/calendar/local.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { ReportContent } from '../domain/report/content.ts';
import {
  nextState,
  STATE_NAMES,
  type ReportAction,
  type ReportState,
} from '../domain/report/life.ts';
import { formatDateTime } from '../domain/vietnamese/date.ts';
import { lowerFirst } from '../domain/vietnamese/text.ts';
import type { Issue } from '../domain/workbook/issue.ts';
import { Problem } from '../problem.ts';
import { numberedId, transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';
import { readPeriod, takeOut, type ClosedPeriod, type Opening } from './periods.ts';
import { requireFits } from './size.ts';

/** A warning that the officer has looked at, with the reason given. */
export interface Confirmation {
  /** Code of the warning, or `*` for every warning. */
  code: string;
  /** Left out where it holds for every place of this code. */
  tab?: string | undefined;
  cell?: string | undefined;
  reason: string;
}

/** A report without a BLOCK issue; nothing else is recorded, so the latest one counts. */
export interface Submission {
  /** `48-20275_2025-Q4_QN-R1` */
  reportId: string;
  province: string;
  commune: string;
  period: string;
  /** Ids of the obligations that this report answers. */
  obligations: string[];
  content: ReportContent;
  /** sha256 of the content. */
  digest: string;
  /** The revision that the officer's figures started from; null for a first report. */
  baseRevision: number | null;
  /** The officer's account, and the role it sent in. */
  by: string;
  role: string;
  at: Instant;
  /** The commune's leader approves before the province has received it. */
  communeApproval: boolean;
  warnings: Issue[];
  confirmations: Confirmation[];
}

export interface Receipt {
  reportId: string;
  revision: number;
  digest: string;
  /** ISO 8601 at +07:00, as are all its times. */
  submittedAt: string;
  /** null while the commune's leader has not approved a first revision. */
  firstCompleteAt: string | null;
  state: ReportState;
  by: string;
  /** The same content had been received before; this is the receipt of that time. */
  duplicate: boolean;
}

export interface ReportHead {
  province: string;
  commune: string;
  period: string;
  obligations: string[];
  state: ReportState;
  /** What brought it there, by which doing the same twice is recognised. */
  lastAction: ReportAction;
  revision: number;
  digest: string;
  submittedAt: Instant;
  by: string;
  /**
   * When the province received the first revision: this one decides timeliness. null while the
   * commune's leader has not approved it.
   */
  firstCompleteAt: Instant | null;
  /** Why it went back the last time; stays until a revision is accepted. */
  returned: Returned | null;
  /** The revision that the province has and has not sent back; figures count from it. */
  receivedRevision: number | null;
  /** The revision that was accepted last and not sent back since. */
  acceptedRevision: number | null;
  /** Why a report of a closed period was opened for one more revision. */
  correction: Opening | null;
}

/** A report sent back, by the province or by the commune's leader. */
export interface Returned {
  revision: number;
  by: string;
  at: Instant;
  reason: string;
  /** The cells it is about, `4. Số liệu kỳ!E5`, each with its own words or none. */
  cells: { at: string; words: string }[];
}

export interface ReportRevision extends Omit<Submission, 'at' | 'role' | 'communeApproval'> {
  revision: number;
  submittedAt: Instant;
  /** When the province received the first revision; null where that was not yet known. */
  firstCompleteAt: Instant | null;
}

export const reportDocument = (db: Database, reportId: string) =>
  db.collection('reports').doc(reportId);
export const revisionDocument = (db: Database, reportId: string, revision: number) =>
  reportDocument(db, reportId).collection('revisions').doc(numberedId(revision, 6));

/**
 * Records a submission and answers its receipt, once all of it is stored. The same content as the
 * standing revision is recorded once, however often and on whatever base it is sent; only a report
 * that went back makes a new revision of it, since the officer then says that it is right.
 * @throws Problem STALE_REVISION when others have sent a revision since the officer's base
 * @throws Problem BAD_REQUEST when the base is a revision that does not exist
 * @throws Problem PERIOD_CLOSED when the period is closed and not opened for this commune
 * @throws Problem TOO_LARGE when the content does not fit in a document
 */
export async function submitReport(db: Database, submission: Submission): Promise<Receipt> {
  const { reportId, province, commune, period, obligations, digest, by, at } = submission;
  requireFits(submission);
  return transact(db, async (transaction) => {
    const found = await transaction.get(reportDocument(db, reportId));
    const standing = found.exists ? (found.data() as ReportHead) : null;
    if (standing?.digest === digest && standing.state !== 'RETURNED')
      return receiptOf(reportId, standing, true);
    const closed = await readPeriod(db, transaction, { province, period });
    const opening = requireOpen(closed, commune, standing);
    const state = requireNext(standing?.state ?? null, 'SUBMIT', submission.communeApproval);
    requireFreshBase(submission.baseRevision, standing);
    const write = await openLog(db, transaction, reportId);

    const revision = (standing?.revision ?? 0) + 1;
    const received = state === 'AWAITING_APPROVAL' ? null : at;
    const head: ReportHead = {
      province,
      commune,
      period,
      obligations,
      state,
      lastAction: 'SUBMIT',
      revision,
      digest,
      submittedAt: at,
      by,
      firstCompleteAt: standing?.firstCompleteAt ?? received,
      returned: standing?.returned ?? null,
      receivedRevision: received === null ? (standing?.receivedRevision ?? null) : revision,
      acceptedRevision: standing?.acceptedRevision ?? null,
      correction: opening ?? standing?.correction ?? null,
    };
    transaction.set(reportDocument(db, reportId), head);
    transaction.create(
      revisionDocument(db, reportId, revision),
      revisionOf(submission, revision, head.firstCompleteAt),
    );
    if (received !== null) takeOut(db, transaction, closed, commune);
    write({
      province,
      subject: reportId,
      what: 'SUBMIT',
      who: by,
      role: submission.role,
      at,
      facts: { revision, state },
      before: standing?.digest ?? null,
      after: digest,
    });
    return receiptOf(reportId, head, false);
  });
}

/** A report and the revision of it that was sent last, in full, or null before the first. */
export async function standingReportOf(
  db: Database,
  reportId: string,
): Promise<{ head: ReportHead; revision: ReportRevision } | null> {
  const found = await reportDocument(db, reportId).get();
  if (!found.exists) return null;
  const head = found.data() as ReportHead;
  return { head, revision: await revisionOfReport(db, reportId, head.revision) };
}

/** One revision of a report, in full. */
export async function revisionOfReport(
  db: Database,
  reportId: string,
  revision: number,
): Promise<ReportRevision> {
  const found = await revisionDocument(db, reportId, revision).get();
  if (!found.exists) throw new Error(`${found.ref.path}: expected a revision, found none.`);
  return found.data() as ReportRevision;
}

/** @throws Problem PERIOD_CLOSED unless the commune may send */
function requireOpen(
  closed: ClosedPeriod | null,
  commune: string,
  standing: ReportHead | null,
): Opening | null {
  if (closed === null) return null;
  if (openingOf(closed, commune, standing) === null) throw new Problem('PERIOD_CLOSED');
  return closed.opened[commune] ?? null;
}

/**
 * Why a commune of a closed period may send; null where it may not. It sends only what it was asked
 * for: one revision, and another where that one went back or has not reached the province yet.
 */
export function openingOf(
  closed: ClosedPeriod,
  commune: string,
  standing: ReportHead | null,
): Opening | null {
  if (closed.state === 'CLOSING') return null;
  const isUnderWay = standing?.state === 'RETURNED' || standing?.state === 'AWAITING_APPROVAL';
  return closed.opened[commune] ?? (isUnderWay ? standing.correction : null);
}

/** @throws Problem NOT_IN_STATE where the action does not follow */
export function requireNext(
  state: ReportState | null,
  action: ReportAction,
  communeApproval = false,
): ReportState {
  const next = nextState(state, action, communeApproval);
  if (next === undefined)
    throw new Problem('NOT_IN_STATE', {
      state: lowerFirst(state === null ? 'Chưa nộp' : STATE_NAMES[state]),
    });
  return next;
}

function requireFreshBase(base: number | null, standing: ReportHead | null): void {
  const revision = standing?.revision ?? 0;
  if ((base ?? 0) === revision) return;
  if (standing === null || (base ?? 0) > revision)
    throw new Problem('BAD_REQUEST', { detail: `bản gốc số ${base} không có` });
  throw new Problem('STALE_REVISION', {
    by: standing.by,
    revision,
    at: formatDateTime(standing.submittedAt),
  });
}

function revisionOf(
  { at, role: _role, communeApproval: _communeApproval, ...submission }: Submission,
  revision: number,
  firstCompleteAt: Instant | null,
): ReportRevision {
  return { ...submission, revision, submittedAt: at, firstCompleteAt };
}

function receiptOf(reportId: string, head: ReportHead, duplicate: boolean): Receipt {
  return {
    reportId,
    revision: head.revision,
    digest: head.digest,
    submittedAt: formatInstant(head.submittedAt),
    firstCompleteAt: head.firstCompleteAt === null ? null : formatInstant(head.firstCompleteAt),
    state: head.state,
    by: head.by,
    duplicate,
  };
}
