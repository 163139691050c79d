// Reports, append-only. `reports/{id}` is a head that says which revision stands; under it are the
// revisions, written once and never changed, and the events that tell what happened and when.
//
//   reports/48-20275_2025-Q4_QN-R1
//     revisions/000001 …    what was sent, in full
//     events/000001 …       who did what, when
//
// A submission is one transaction: either all three are written or nothing is.
import { formatInstant } from '../domain/calendar/local.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { ReportContent } from '../domain/report/content.ts';
import { formatDateTime } from '../domain/vietnamese/date.ts';
import type { Issue } from '../domain/workbook/issue.ts';
import { Problem } from '../problem.ts';
import { numberedId, transact } from './database.ts';
import type { Database } from './database.ts';
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
  /** The officer's account. */
  by: string;
  at: Instant;
  warnings: Issue[];
  confirmations: Confirmation[];
}

export interface Receipt {
  reportId: string;
  revision: number;
  digest: string;
  /** ISO 8601 at +07:00, as are all its times. */
  submittedAt: string;
  firstCompleteAt: string;
  by: string;
  /** The same content had been received before; this is the receipt of that time. */
  duplicate: boolean;
}

export interface ReportHead {
  province: string;
  commune: string;
  period: string;
  obligations: string[];
  state: 'SUBMITTED';
  revision: number;
  digest: string;
  submittedAt: Instant;
  by: string;
  /** When the first revision came in: this one decides timeliness. */
  firstCompleteAt: Instant;
  /** How many events there are. */
  events: number;
}

export interface ReportRevision extends Omit<Submission, 'at'> {
  revision: number;
  submittedAt: Instant;
  /** When the first revision came in. */
  firstCompleteAt: Instant;
}

const reportDocument = (db: Database, reportId: string) => db.collection('reports').doc(reportId);
export const revisionDocument = (db: Database, reportId: string, revision: number) =>
  reportDocument(db, reportId).collection('revisions').doc(numberedId(revision, 6));

/**
 * Records a submission and answers its receipt, once all of it is stored. The same content as the
 * standing revision is recorded once, however often and on whatever base it is sent.
 * @throws Problem STALE_REVISION when others have sent a revision since the officer's base
 * @throws Problem BAD_REQUEST when the base is a revision that does not exist
 * @throws Problem TOO_LARGE when the content does not fit in a document
 */
export async function submitReport(db: Database, submission: Submission): Promise<Receipt> {
  const { reportId, province, commune, period, obligations, digest, by, at } = submission;
  requireFits(submission);
  return transact(db, async (transaction) => {
    const found = await transaction.get(reportDocument(db, reportId));
    const standing = found.exists ? (found.data() as ReportHead) : null;
    if (standing?.digest === digest) return receiptOf(reportId, standing, true);
    requireFreshBase(submission.baseRevision, standing);

    const revision = (standing?.revision ?? 0) + 1;
    const head: ReportHead = {
      province,
      commune,
      period,
      obligations,
      state: 'SUBMITTED',
      revision,
      digest,
      submittedAt: at,
      by,
      firstCompleteAt: standing?.firstCompleteAt ?? at,
      events: (standing?.events ?? 0) + 1,
    };
    transaction.set(reportDocument(db, reportId), head);
    transaction.create(
      revisionDocument(db, reportId, revision),
      revisionOf(submission, revision, head.firstCompleteAt),
    );
    transaction.create(
      reportDocument(db, reportId).collection('events').doc(numberedId(head.events, 6)),
      { kind: 'SUBMITTED', revision, by, at },
    );
    return receiptOf(reportId, head, false);
  });
}

/** The revision of a report that stands, in full, or null before the first. */
export async function standingRevisionOf(
  db: Database,
  reportId: string,
): Promise<ReportRevision | null> {
  const found = await reportDocument(db, reportId).get();
  if (!found.exists) return null;
  const { revision } = found.data() as ReportHead;
  const standing = await revisionDocument(db, reportId, revision).get();
  if (!standing.exists) throw new Error(`${standing.ref.path}: expected a revision, found none.`);
  return standing.data() as ReportRevision;
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
  { at, ...submission }: Submission,
  revision: number,
  firstCompleteAt: Instant,
): ReportRevision {
  return { ...submission, revision, submittedAt: at, firstCompleteAt };
}

function receiptOf(reportId: string, head: ReportHead, duplicate: boolean): Receipt {
  return {
    reportId,
    revision: head.revision,
    digest: head.digest,
    submittedAt: formatInstant(head.submittedAt),
    firstCompleteAt: formatInstant(head.firstCompleteAt),
    by: head.by,
    duplicate,
  };
}
