// Somebody of a commune says that a reminder has arrived: what chases on from it stops.
import type { Instant } from '../domain/calendar/rule.ts';
import { Problem } from '../problem.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';
import { obligationDocument, type ObligationRecord } from './obligations.ts';
import { reminderDocument, reminderId, type ReminderRecord } from './reminders.ts';

export interface Acknowledgement {
  obligationId: string;
  step: string;
  by: string;
  role: string;
  at: Instant;
}

/**
 * One transaction with its entry in the log; done twice it changes nothing.
 * @throws Problem NOT_FOUND where there is no such reminder, or it was never to be sent
 */
export async function acknowledge(
  db: Database,
  { obligationId, step, by, role, at }: Acknowledgement,
): Promise<{ again: boolean }> {
  const reminderDoc = reminderDocument(db, reminderId(obligationId, step));
  const obligationDoc = obligationDocument(db, obligationId);
  return transact(db, async (transaction) => {
    const [found, owed] = await transaction.getAll(reminderDoc, obligationDoc);
    const reminder = found?.exists === true ? (found.data() as ReminderRecord) : null;
    const obligation = owed?.exists === true ? (owed.data() as ObligationRecord) : null;
    if (reminder === null || obligation === null || reminder.state === 'SKIPPED')
      throw new Problem('NOT_FOUND', { what: 'lần nhắc này' });
    if (reminder.state === 'ACKNOWLEDGED') return { again: true };
    const write = await openLog(db, transaction, obligationId);

    transaction.update(reminderDoc, {
      state: 'ACKNOWLEDGED',
      acknowledgedBy: by,
      acknowledgedAt: at,
    });
    // A reminder of before the day is thanked for and stops nothing.
    if (reminder.chase)
      transaction.update(obligationDoc, { acknowledged: [...obligation.acknowledged, step] });
    write({
      province: obligation.province,
      subject: obligationId,
      what: 'ACKNOWLEDGE',
      who: by,
      role,
      at,
      facts: { step, sent: reminder.sentAt !== null },
      before: null,
      after: null,
    });
    return { again: false };
  });
}
