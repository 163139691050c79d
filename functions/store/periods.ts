// Closed periods: `periods/{48_2025-Q4}` is there once somebody has begun to close one, and from then
// on nothing about the period changes by itself. CLOSING while its reports are being closed one by
// one, so that a run cut off is taken up where it stopped; CLOSED with the version that stands.
// A commune that is opened for a correction is named in it with the reason.
import type { Transaction } from 'firebase-admin/firestore';
import type { Instant } from '../domain/calendar/rule.ts';
import { Problem } from '../problem.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';

export interface ClosedPeriod {
  province: string;
  period: string;
  state: 'CLOSING' | 'CLOSED';
  /** Of the roll-up that was closed last; null while it is closed for the first time. */
  version: number | null;
  digest: string | null;
  /** Who last set about closing it, when, and why again; null the first time. */
  at: Instant;
  by: string;
  reason: string | null;
  /** Communes that may send one more revision, by code. */
  opened: Record<string, Opening>;
}

export interface Opening {
  by: string;
  at: Instant;
  reason: string;
}

/** Who does something to a province's period. */
export interface PeriodActor {
  province: string;
  period: string;
  by: string;
  role: string;
  at: Instant;
}

export const periodDocument = (db: Database, province: string, period: string) =>
  db.collection('periods').doc(`${province}_${period}`);

/** The period as it was closed or is being closed; null while it is open. */
export async function closedPeriodOf(
  db: Database,
  province: string,
  period: string,
): Promise<ClosedPeriod | null> {
  const found = await periodDocument(db, province, period).get();
  return found.exists ? (found.data() as ClosedPeriod) : null;
}

/** The same inside a transaction, among its reads. */
export async function readPeriod(
  db: Database,
  transaction: Transaction,
  { province, period }: { province: string; period: string },
): Promise<ClosedPeriod | null> {
  const found = await transaction.get(periodDocument(db, province, period));
  return found.exists ? (found.data() as ClosedPeriod) : null;
}

/**
 * Sets about closing. A period that is closed already is closed again only for a reason; without one
 * it is answered as it stands.
 */
export async function beginClosing(
  db: Database,
  { province, period, by, at }: PeriodActor,
  reason: string | null,
): Promise<ClosedPeriod> {
  return transact(db, async (transaction) => {
    const standing = await readPeriod(db, transaction, { province, period });
    if (standing !== null && (standing.state === 'CLOSING' || reason === null)) return standing;
    const { version, digest, opened } = standing ?? { version: null, digest: null, opened: {} };
    const begun = { province, period, state: 'CLOSING' as const, version, digest, at, by };
    const closing: ClosedPeriod = { ...begun, reason, opened };
    transaction.set(periodDocument(db, province, period), closing);
    return closing;
  });
}

/**
 * Opens one commune of a closed period for one more revision, also one that has never reported.
 * @returns whether it was open for this reason already
 * @throws Problem NOT_FOUND where the period is not closed, BUSY while it is being closed
 */
export async function openForCorrection(
  db: Database,
  { province, period, by, role, at }: PeriodActor,
  { commune, reason }: { commune: string; reason: string },
): Promise<boolean> {
  return transact(db, async (transaction) => {
    const standing = await readPeriod(db, transaction, { province, period });
    if (standing === null) throw new Problem('NOT_FOUND', { what: `kỳ ${period} đã chốt` });
    if (standing.state === 'CLOSING') throw new Problem('BUSY');
    if (standing.opened[commune]?.reason === reason) return true;
    const write = await openLog(db, transaction, province);
    const opened = { ...standing.opened, [commune]: { by, at, reason } };
    transaction.update(periodDocument(db, province, period), { opened });
    write({
      province,
      subject: province,
      what: 'CORRECT',
      who: by,
      role,
      at,
      facts: { period, commune, reason },
      before: standing.digest,
      after: standing.digest,
    });
    return false;
  });
}

/** A correction that has come in closes its door behind it. Writes: after all reads. */
export function takeOut(
  db: Database,
  transaction: Transaction,
  standing: ClosedPeriod | null,
  commune: string,
): void {
  if (standing?.opened[commune] === undefined) return;
  const { [commune]: _come, ...opened } = standing.opened;
  const { province, period } = standing;
  transaction.update(periodDocument(db, province, period), { opened });
}
