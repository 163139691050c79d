// What each commune owes and how it stands: `obligations/{48-20275_2025-Q4_QN-R1}`. The document is
// the ledger of its steps too: a step is entered here and its reminder made in one transaction, so
// that however often and by however many it is looked at, a reminder is made once.
import type { Due } from '../domain/calendar/due.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { ObligationState } from '../domain/deadline/owed-reports.ts';
import type { DueSteps } from '../domain/deadline/steps-due.ts';
import type { ReportState } from '../domain/report/life.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { newReminder, reminderDocument, reminderId } from './reminders.ts';

export interface ObligationFacts {
  province: string;
  /** `20275` */
  commune: string;
  period: string;
  obligation: string;
  plan: string;
  /** The report that answers it; the same for several obligations of one workbook. */
  report: string;
  due: Due | null;
  /** The date is suggested, not the plan's. */
  assumed: boolean;
  /** It ends inside the commune. */
  internal: boolean;
  state: ObligationState;
  /** 0 on the day that the plan names; null unless LATE. */
  lateByDays: number | null;
  /** Why the unit is freed from it, or left out of the period; null where it is not. */
  reason: string | null;
  excluded: boolean;
  /** Its period is closed, or being closed: nobody is chased for it. Older records do not say so. */
  closed?: boolean;
  /** When the province first received it. */
  firstCompleteAt: Instant | null;
  reportState: ReportState | null;
  /** The report went back and has not been sent again. */
  returned: boolean;
  /** Which revision, and when; null where none did. */
  returnedRevision: number | null;
  returnedAt: Instant | null;
}

export interface ObligationRecord extends ObligationFacts {
  /** Ids of steps that were planned or passed over. */
  done: string[];
  /** Ids of chases whose receipt somebody has acknowledged. */
  acknowledged: string[];
  /** When this was found. */
  at: Instant;
}

export const obligationDocument = (db: Database, id: string) =>
  db.collection('obligations').doc(id);

/** Of a province and period, by id. */
export async function obligationsOf(
  db: Database,
  province: string,
  period: string,
): Promise<Map<string, ObligationRecord>> {
  const found = await db
    .collection('obligations')
    .where('province', '==', province)
    .where('period', '==', period)
    .get();
  return new Map(found.docs.map((snapshot) => [snapshot.id, snapshot.data() as ObligationRecord]));
}

/** These obligations, by id; those that are not there are left out. */
export async function obligationsById(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, ObligationRecord>> {
  if (ids.length === 0) return new Map();
  const found = await db.getAll(...ids.map((id) => obligationDocument(db, id)));
  return new Map(
    found
      .filter((snapshot) => snapshot.exists)
      .map((snapshot) => [snapshot.id, snapshot.data() as ObligationRecord]),
  );
}

/**
 * Records how an obligation stands and makes the reminders that `plan` finds due by the steps done
 * so far. All of it or nothing; where somebody else was first, `plan` is asked again.
 * @returns the reminders made
 */
export async function saveObligation(
  db: Database,
  id: string,
  facts: ObligationFacts,
  plan: (standing: Pick<ObligationRecord, 'done' | 'acknowledged'>) => DueSteps,
  at: Instant,
): Promise<{ planned: number; passedOver: number }> {
  return transact(db, async (transaction) => {
    const found = await transaction.get(obligationDocument(db, id));
    const standing = found.exists ? (found.data() as ObligationRecord) : null;
    // A run that began earlier and took its time does not undo what a later one has found.
    if (standing !== null && standing.at > at) return { planned: 0, passedOver: 0 };
    const { done = [], acknowledged = [] } = standing ?? {};
    const { send, passOver } = plan({ done, acknowledged });
    const steps = [...send, ...passOver].map(({ step }) => step.id);
    transaction.set(obligationDocument(db, id), {
      ...facts,
      done: [...done, ...steps],
      acknowledged,
      at,
    });
    for (const { step, moment } of send)
      transaction.create(
        reminderDocument(db, reminderId(id, step.id)),
        newReminder(id, facts, { step, moment, at, passedOver: false }),
      );
    for (const { step, moment } of passOver)
      transaction.create(
        reminderDocument(db, reminderId(id, step.id)),
        newReminder(id, facts, { step, moment, at, passedOver: true }),
      );
    return { planned: send.length, passedOver: passOver.length };
  });
}
