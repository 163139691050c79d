// Reminders: `reminders/{48-20275_2025-Q4_QN-R1_T-7}`, one for each obligation and step, for ever. It
// is made before anything is sent, and remembers every account that was sent it or may have been.
import type { DocumentSnapshot, Transaction } from 'firebase-admin/firestore';
import type { Instant } from '../domain/calendar/rule.ts';
import type { Audience, LadderStep } from '../domain/deadline/ladder.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';

export interface ReminderRecord {
  province: string;
  commune: string;
  period: string;
  obligation: string;
  /** `48-20275_2025-Q4_QN-R1` */
  obligationId: string;
  step: string;
  to: Audience;
  chase: boolean;
  /** Belongs to the ladder of a return; null for the obligation's own ladder. */
  returnedRevision: number | null;
  /** From when on it was due, and when it was made. */
  moment: Instant;
  plannedAt: Instant;
  state: 'PLANNED' | 'SENT' | 'ACKNOWLEDGED' | 'SKIPPED';
  /** Why it was never sent to all, or null. */
  skipped: SkipReason | null;
  /** Accounts that were sent it, or may have been. */
  told: string[];
  /** When it was first handed to the mail server; null before. */
  sentAt: Instant | null;
  acknowledgedBy: string | null;
  acknowledgedAt: Instant | null;
}

/** Its time had passed · nothing was owed any more · a chase that somebody has acknowledged. */
export type SkipReason = 'PASSED' | 'SETTLED' | 'STOPPED';

/** Reminders closed in one transaction. */
const AT_ONCE = 100;

export function reminderId(obligationId: string, step: string): string {
  return `${obligationId}_${step}`;
}

export const reminderDocument = (db: Database, id: string) => db.collection('reminders').doc(id);

export function newReminder(
  obligationId: string,
  facts: Pick<
    ReminderRecord,
    'province' | 'commune' | 'period' | 'obligation' | 'returnedRevision'
  >,
  wish: { step: LadderStep; moment: Instant; at: Instant; passedOver: boolean },
): ReminderRecord {
  const { province, commune, period, obligation, returnedRevision } = facts;
  const { step, moment, at, passedOver } = wish;
  return {
    province,
    commune,
    period,
    obligation,
    obligationId,
    step: step.id,
    to: step.to,
    chase: step.chase,
    returnedRevision: step.id.startsWith(`R${returnedRevision}+`) ? returnedRevision : null,
    moment,
    plannedAt: at,
    state: passedOver ? 'SKIPPED' : 'PLANNED',
    skipped: passedOver ? 'PASSED' : null,
    told: [],
    sentAt: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
  };
}

/** Those of a province that have not been sent to everybody they are for, by id. */
export async function plannedReminders(
  db: Database,
  province: string,
): Promise<Map<string, ReminderRecord>> {
  const state: ReminderRecord['state'] = 'PLANNED';
  const found = await db
    .collection('reminders')
    .where('province', '==', province)
    .where('state', '==', state)
    .get();
  return new Map(found.docs.map((snapshot) => [snapshot.id, snapshot.data() as ReminderRecord]));
}

/**
 * Closes reminders that will be sent to nobody any more: SENT where somebody had it, else SKIPPED
 * with the reason. Those that are no longer planned stay as they are.
 */
export async function closeReminders(
  db: Database,
  wishes: readonly { id: string; reason: SkipReason }[],
): Promise<void> {
  for (let start = 0; start < wishes.length; start += AT_ONCE) {
    const some = wishes.slice(start, start + AT_ONCE);
    await transact(db, async (transaction) => {
      const standing = await readReminders(
        db,
        transaction,
        some.map(({ id }) => id),
      );
      for (const { id, reason } of some) {
        const reminder = standing.get(id);
        if (reminder?.state !== 'PLANNED') continue;
        const sent = reminder.told.length > 0;
        transaction.update(
          reminderDocument(db, id),
          sent ? { state: 'SENT' } : { state: 'SKIPPED', skipped: reason },
        );
      }
    });
  }
}

/** By id; those that are not there are left out. */
export async function remindersById(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, ReminderRecord>> {
  if (ids.length === 0) return new Map();
  return found(await db.getAll(...ids.map((id) => reminderDocument(db, id))));
}

/** Inside a transaction, by id; those that are not there are left out. */
export async function readReminders(
  db: Database,
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, ReminderRecord>> {
  if (ids.length === 0) return new Map();
  return found(await transaction.getAll(...ids.map((id) => reminderDocument(db, id))));
}

function found(snapshots: readonly DocumentSnapshot[]): Map<string, ReminderRecord> {
  return new Map(
    snapshots
      .filter((snapshot) => snapshot.exists)
      .map((snapshot) => [snapshot.id, snapshot.data() as ReminderRecord]),
  );
}
