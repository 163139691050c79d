// What happens to a report after it was sent: the commune's leader approves or refuses it, the
// province returns or accepts it, a closed period takes one more revision. Each is one transaction
// with its entry in the log, says which revision it is about, and done twice changes nothing.
import type { ReportAction, ReportState } from '../domain/report/life.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import { formatDateTime } from '../domain/vietnamese/date.ts';
import { Problem } from '../problem.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';
import { readPeriod, takeOut, type ClosedPeriod } from './periods.ts';
import { reportDocument, requireNext } from './reports.ts';
import type { ReportHead, Returned } from './reports.ts';

export interface Review {
  reportId: string;
  /** The revision that was looked at. */
  revision: number;
  action: Exclude<ReportAction, 'SUBMIT'>;
  /** Mandatory for REFUSE, RETURN and CORRECT. */
  reason: string | null;
  cells: Returned['cells'];
  by: string;
  role: string;
  at: Instant;
}

export interface Reviewed {
  state: ReportState;
  revision: number;
  /** It had been done before. */
  again: boolean;
}

/**
 * @throws Problem NOT_FOUND where there is no such report
 * @throws Problem STALE_REVISION when a newer revision has come since it was looked at
 * @throws Problem NOT_IN_STATE where the action does not follow
 * @throws Problem PERIOD_CLOSED where the period is closed and the report no correction
 */
export async function reviewReport(db: Database, review: Review): Promise<Reviewed> {
  const { reportId, revision, action, reason, cells, by, role, at } = review;
  return transact(db, async (transaction) => {
    const found = await transaction.get(reportDocument(db, reportId));
    if (!found.exists) throw new Problem('NOT_FOUND', { what: 'báo cáo này' });
    const head = found.data() as ReportHead;
    if (head.revision !== revision)
      throw new Problem('STALE_REVISION', {
        by: head.by,
        revision: head.revision,
        at: formatDateTime(head.submittedAt),
      });
    if (wasDone(head, review)) return { state: head.state, revision, again: true };
    const closed = await readPeriod(db, transaction, head);
    if (!isOpenTo(action, closed, head)) throw new Problem('PERIOD_CLOSED');
    const state = requireNext(head.state, action);
    const write = await openLog(db, transaction, reportId);

    transaction.update(reportDocument(db, reportId), {
      state,
      lastAction: action,
      ...changesOf(head, review),
    });
    if (action === 'APPROVE') takeOut(db, transaction, closed, head.commune);
    write({
      province: head.province,
      subject: reportId,
      what: action,
      who: by,
      role,
      at,
      facts: { revision, state, reason, cells: cells.map((it) => it.at).join('; ') },
      before: head.digest,
      after: head.digest,
    });
    return { state, revision, again: false };
  });
}

/** In a closed period nothing is done but closing, and what a correction needs. */
function isOpenTo(
  action: Review['action'],
  closed: ClosedPeriod | null,
  head: ReportHead,
): boolean {
  if (closed === null || action === 'CLOSE') return true;
  return closed.state === 'CLOSED' && (action === 'CORRECT' || head.correction !== null);
}

/** Of the revision that stands: to go back for another reason is not the same again. */
function wasDone(head: ReportHead, { action, reason, cells }: Review): boolean {
  if (head.lastAction !== action) return false;
  if (action === 'CORRECT') return head.correction?.reason === reason;
  if (action !== 'REFUSE' && action !== 'RETURN') return true;
  const { returned } = head;
  return returned?.reason === reason && writtenOut(returned.cells) === writtenOut(cells);
}

function writtenOut(cells: Returned['cells']): string {
  return JSON.stringify(cells.map(({ at, words }) => [at, words]));
}

function changesOf(
  head: ReportHead,
  { action, revision, reason, cells, by, at }: Review,
): Partial<ReportHead> {
  switch (action) {
    case 'APPROVE':
      return { firstCompleteAt: head.firstCompleteAt ?? at, receivedRevision: revision };
    // What a leader refuses the province has never had; an earlier revision goes on counting.
    case 'REFUSE':
      return { returned: { revision, by, at, reason: reason ?? '', cells } };
    case 'RETURN':
      return {
        returned: { revision, by, at, reason: reason ?? '', cells },
        receivedRevision: null,
        acceptedRevision: null,
      };
    case 'ACCEPT':
      return { acceptedRevision: revision, returned: null };
    case 'CLOSE':
      return { correction: null };
    case 'CORRECT':
      return { correction: { by, at, reason: reason ?? '' } };
  }
}
