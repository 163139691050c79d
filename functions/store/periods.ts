// Closed periods: `periods/{48_2025-Q4}` is there once somebody has begun to close one, and from then
// on nothing about the period changes by itself. CLOSING while its reports are being closed one by
// one, so that a run cut off is taken up where it stopped; CLOSED with the version that stands.
// A commune that is opened for a correction is named in it with the reason.
import type { Transaction } from 'firebase-admin/firestore';
import type { Instant } from '../domain/calendar/rule.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';

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
  /** Those whose revision has come since, so that a wish delivered late opens no second door. */
  come?: Record<string, Opening>;
  /** It was first closed before its last day, for `reason`. */
  early?: boolean;
  /**
   * It is closed again by the plans, units and targets of today, and not by those that it was closed
   * by before.
   */
  renew?: boolean;
  /**
   * While it is being closed again: who had closed it, when and why. Where nothing comes out
   * differently that stands again.
   */
  before?: Pick<ClosedPeriod, 'at' | 'by' | 'reason' | 'renew'> | null;
}

/** How a period is to be closed. */
export interface Closing {
  /** Mandatory to close a closed period again, or early. */
  reason: string | null;
  early: boolean;
  renew: boolean;
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
  { reason, early, renew }: Closing,
): Promise<ClosedPeriod> {
  return transact(db, async (transaction) => {
    const standing = await readPeriod(db, transaction, { province, period });
    if (standing !== null && (standing.state === 'CLOSING' || reason === null)) return standing;
    const nothing = { version: null, digest: null, opened: {}, come: {} };
    const { version, digest, opened, come = {} } = standing ?? nothing;
    const begun = { province, period, state: 'CLOSING' as const, version, digest, at, by };
    const how = { early: standing === null ? early : (standing.early ?? false), renew };
    const before = standing && {
      at: standing.at,
      by: standing.by,
      reason: standing.reason,
      renew: standing.renew ?? false,
    };
    const closing: ClosedPeriod = { ...begun, reason, opened, come, ...how, before };
    transaction.set(periodDocument(db, province, period), closing);
    return closing;
  });
}

/** A correction that has come in closes its door behind it. Writes: after all reads. */
export function takeOut(
  db: Database,
  transaction: Transaction,
  standing: ClosedPeriod | null,
  commune: string,
): void {
  const opening = standing?.opened[commune];
  if (standing === null || opening === undefined) return;
  const { [commune]: _opening, ...opened } = standing.opened;
  const { province, period } = standing;
  const come = { ...standing.come, [commune]: opening };
  transaction.update(periodDocument(db, province, period), { opened, come });
}
