// One commune of a closed period is opened for one more revision: the door in the period and the
// report that was closed are changed in one transaction, with an entry in the log of each. A commune
// that has never reported is opened too.
import { Problem } from '../problem.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';
import { periodDocument, readPeriod, type PeriodActor } from './periods.ts';
import { reportDocument, requireNext, type ReportHead } from './reports.ts';

/**
 * `reportId` is the commune's report of the period, null where it has none. The same reason again
 * changes nothing, also when the correction has come meanwhile.
 * @returns whether it had been done before
 * @throws Problem NOT_FOUND where the period is not closed, BUSY while it is being closed
 */
export async function openForCorrection(
  db: Database,
  { province, period, by, role, at }: PeriodActor,
  { commune, reportId, reason }: { commune: string; reportId: string | null; reason: string },
): Promise<boolean> {
  return transact(db, async (transaction) => {
    const standing = await readPeriod(db, transaction, { province, period });
    const found = reportId && (await transaction.get(reportDocument(db, reportId)));
    const head = found && found.exists ? (found.data() as ReportHead) : null;
    if (head?.correction?.reason === reason) return true;
    if (standing === null) throw new Problem('NOT_FOUND', { what: `kỳ ${period} đã chốt` });
    if (standing.state === 'CLOSING') throw new Problem('BUSY');
    const known = standing.opened[commune] ?? standing.come?.[commune];
    const isOpen = known?.reason === reason;
    const isShut = head?.state === 'CLOSED';
    if (isOpen && !isShut) return true;
    const opening = { by, at, reason };
    const entry = { province, what: 'CORRECT', who: by, role, at };
    const tellProvince = isOpen ? null : await openLog(db, transaction, province);
    const tellReport = isShut && reportId ? await openLog(db, transaction, reportId) : null;

    if (tellProvince !== null) {
      const opened = { ...standing.opened, [commune]: opening };
      transaction.update(periodDocument(db, province, period), { opened });
      const facts = { period, commune, reason };
      const { digest } = standing;
      tellProvince({ ...entry, subject: province, facts, before: digest, after: digest });
    }
    if (tellReport !== null && head !== null && reportId) {
      const state = requireNext(head.state, 'CORRECT');
      const change = { state, lastAction: 'CORRECT' as const, correction: opening };
      transaction.update(reportDocument(db, reportId), change);
      const { revision, digest } = head;
      const facts = { revision, state, reason, cells: '' };
      tellReport({ ...entry, subject: reportId, facts, before: digest, after: digest });
    }
    return false;
  });
}
