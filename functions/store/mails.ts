// Mails, one for each person and day, and one for each return: `mails/{2025-12-17_lan@example.vn}`.
// A mail is marked before it goes to the server and after; what stands between the two after a crash
// may have been sent, and only a person can find out.
//
//   QUEUED ─► SENDING ─► SENT | REFUSED | UNSURE        QUEUED ─► DROPPED: nothing left to say, or said
//      ▲         └─► QUEUED, where the server wants it later              in a later day's mail
//      └── UNSURE ─► SENT: somebody has asked around and says so; only by such a word is it sent again
//
// `mailDays/{48_2025-12-17}` counts what a province has handed to the server on a day.
import type { Transaction } from 'firebase-admin/firestore';
import type { Instant, LocalDate } from '../domain/calendar/rule.ts';
import { Problem } from '../problem.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';
import { readReminders, reminderDocument, type ReminderRecord } from './reminders.ts';

export interface MailRecord {
  province: string;
  /** The day on which it was put together. */
  day: LocalDate;
  kind: 'DIGEST' | 'NOTICE';
  to: string;
  subject: string;
  text: string;
  /** What it says of, by id: reminders of a digest, none of a notice. */
  reminders: string[];
  /** The report and revision that a notice is about; null for a digest. */
  report: string | null;
  revision: number | null;
  state: 'QUEUED' | 'SENDING' | 'SENT' | 'REFUSED' | 'UNSURE' | 'DROPPED';
  /** How often it was handed to the server. */
  tries: number;
  /** The server's last words; '' before the first. */
  detail: string;
  /** When the state was reached. */
  at: Instant;
  /** What somebody said of it while it was UNSURE; absent where nobody was asked. */
  settled?: 'SENT' | 'SEND_AGAIN';
}

/** A message on its way takes no longer, with every patience. */
const LONGEST = 10 * 60_000;

const mailDocument = (db: Database, id: string) => db.collection('mails').doc(id);
const dayDocument = (db: Database, province: string, day: LocalDate) =>
  db.collection('mailDays').doc(`${province}_${day}`);

/** Puts a mail together, or anew while it waits; one that went to the server stays as it is. */
export async function queueMail(
  db: Database,
  id: string,
  mail: Omit<MailRecord, 'state' | 'tries' | 'detail'>,
): Promise<boolean> {
  return transact(db, async (transaction) => {
    const found = await transaction.get(mailDocument(db, id));
    const standing = found.exists ? (found.data() as MailRecord) : null;
    if (standing !== null && standing.state !== 'QUEUED' && standing.state !== 'DROPPED')
      return false;
    const { tries = 0, detail = '', settled } = standing ?? {};
    const record: MailRecord = { ...mail, state: 'QUEUED', tries, detail };
    if (settled !== undefined) record.settled = settled;
    transaction.set(mailDocument(db, id), record);
    return true;
  });
}

export async function mailsById(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, MailRecord>> {
  if (ids.length === 0) return new Map();
  const found = await db.getAll(...ids.map((id) => mailDocument(db, id)));
  return new Map(
    found
      .filter((snapshot) => snapshot.exists)
      .map((snapshot) => [snapshot.id, snapshot.data() as MailRecord]),
  );
}

/** Of a province, by id. */
export async function mailsInState(
  db: Database,
  province: string,
  state: MailRecord['state'],
): Promise<Map<string, MailRecord>> {
  const found = await db
    .collection('mails')
    .where('province', '==', province)
    .where('state', '==', state)
    .get();
  return new Map(found.docs.map((snapshot) => [snapshot.id, snapshot.data() as MailRecord]));
}

/** A mail that waits and has nothing left to say. */
export async function dropMail(db: Database, id: string, at: Instant): Promise<void> {
  await transact(db, async (transaction) => {
    const found = await transaction.get(mailDocument(db, id));
    if ((found.data() as MailRecord | undefined)?.state === 'QUEUED')
      transaction.update(mailDocument(db, id), { state: 'DROPPED', at });
  });
}

export interface Claim {
  id: string;
  /** As it is sent now. */
  subject: string;
  text: string;
  /** By reminder everybody it is for: with the last of them told it is sent. */
  reminders: ReadonlyMap<string, readonly string[]>;
  /** Mails that the province may hand to the server on this day. */
  quota: number;
  day: LocalDate;
  at: Instant;
}

/**
 * Takes a waiting mail to be sent by this run alone, and enters its reader at every reminder in it.
 * TAKEN: somebody else has it, or it was sent. CHANGED: what it says no longer holds, so that it has
 * to be put together anew. FULL: no more today.
 */
export async function claimMail(
  db: Database,
  { id, subject, text, reminders, quota, day, at }: Claim,
): Promise<'CLAIMED' | 'TAKEN' | 'CHANGED' | 'FULL'> {
  return transact(db, async (transaction) => {
    const found = await transaction.get(mailDocument(db, id));
    const mail = found.data() as MailRecord | undefined;
    if (mail?.state !== 'QUEUED') return 'TAKEN';
    const counter = dayDocument(db, mail.province, day);
    const counted = await transaction.get(counter);
    const count = counted.exists ? (counted.get('count') as number) : 0;
    if (count >= quota) return 'FULL';
    const standing = await readReminders(db, transaction, [...reminders.keys()]);
    for (const reminder of reminders.keys()) {
      const its = standing.get(reminder);
      if (its?.state !== 'PLANNED' || its.told.includes(mail.to)) return 'CHANGED';
    }

    transaction.set(counter, { province: mail.province, day, count: count + 1 });
    transaction.update(mailDocument(db, id), {
      subject,
      text,
      reminders: [...reminders.keys()],
      state: 'SENDING',
      tries: mail.tries + 1,
      at,
    });
    for (const [reminder, its] of standing) {
      const told = [...its.told, mail.to];
      const all = (reminders.get(reminder) ?? []).every((email) => told.includes(email));
      const state = all ? 'SENT' : 'PLANNED';
      transaction.update(reminderDocument(db, reminder), { told, state, sentAt: its.sentAt ?? at });
    }
    return 'CLAIMED';
  });
}

/** What became of a mail that was taken. LATER gives back everything that the taking entered. */
export async function settleMail(
  db: Database,
  id: string,
  outcome: { delivery: 'SENT' | 'REFUSED' | 'UNSURE' | 'LATER'; detail: string; day: LocalDate },
  at: Instant,
): Promise<void> {
  const { delivery, detail, day } = outcome;
  await transact(db, async (transaction) => {
    const found = await transaction.get(mailDocument(db, id));
    const mail = found.data() as MailRecord | undefined;
    // A run so slow that its mail was given up meanwhile still knows what became of it.
    if (mail?.state !== 'SENDING' && mail?.state !== 'UNSURE') return;
    if (delivery !== 'LATER') {
      transaction.update(mailDocument(db, id), { state: delivery, detail, at });
      return;
    }
    const counter = dayDocument(db, mail.province, day);
    const counted = await transaction.get(counter);
    const standing = await readReminders(db, transaction, mail.reminders);
    transaction.update(counter, { count: Math.max(0, (counted.get('count') as number) - 1) });
    transaction.update(mailDocument(db, id), { state: 'QUEUED', detail, at });
    for (const [reminder, its] of standing) giveBack(db, transaction, reminder, its, mail.to);
  });
}

/**
 * Somebody of the province says what became of a mail that nobody could tell of: it arrived, or it is
 * to be sent again. In the latter case it waits anew with what it told of, to be written as of the day
 * on which it goes. One transaction with its entry in the province's log; the same again changes
 * nothing.
 * @throws Problem NOT_FOUND where the province has no such mail, MAIL_SETTLED where it is not UNSURE
 */
export async function decideUnsure(
  db: Database,
  wish: { id: string; outcome: 'SENT' | 'SEND_AGAIN' } & Decider,
): Promise<{ again: boolean }> {
  const { id, outcome, province, by, role, at } = wish;
  return transact(db, async (transaction) => {
    const found = await transaction.get(mailDocument(db, id));
    const mail = found.data() as MailRecord | undefined;
    if (mail === undefined || mail.province !== province)
      throw new Problem('NOT_FOUND', { what: 'thư này' });
    if (mail.state !== 'UNSURE') {
      if (mail.settled === outcome) return { again: true };
      throw new Problem('MAIL_SETTLED');
    }
    const standing = await readReminders(db, transaction, mail.reminders);
    const write = await openLog(db, transaction, province);

    const state = outcome === 'SENT' ? 'SENT' : 'QUEUED';
    transaction.update(mailDocument(db, id), { state, settled: outcome, at });
    if (outcome === 'SEND_AGAIN')
      for (const [reminder, its] of standing) giveBack(db, transaction, reminder, its, mail.to);
    write({
      province,
      subject: province,
      what: 'SETTLE_MAIL',
      who: by,
      role,
      at,
      facts: { mail: id, outcome, tries: mail.tries },
      before: null,
      after: null,
    });
    return { again: false };
  });
}

/** Who decides, and for which province. */
interface Decider {
  province: string;
  by: string;
  role: string;
  at: Instant;
}

/** A reminder that was entered as told to somebody, and was not. */
function giveBack(
  db: Database,
  transaction: Transaction,
  id: string,
  its: ReminderRecord,
  to: string,
): void {
  const told = its.told.filter((email) => email !== to);
  transaction.update(reminderDocument(db, id), {
    told,
    state: its.state === 'SENT' ? 'PLANNED' : its.state,
    sentAt: told.length === 0 ? null : its.sentAt,
  });
}

/** Mails that a run took and never came back to: nobody can tell whether they went out. */
export async function giveUpStranded(
  db: Database,
  province: string,
  now: Instant,
): Promise<number> {
  let given = 0;
  for (const [id, { at }] of await mailsInState(db, province, 'SENDING')) {
    if (now < at + LONGEST) continue;
    const detail = 'the run that sent it ended before the server had answered';
    await transact(db, async (transaction) => {
      const found = await transaction.get(mailDocument(db, id));
      if ((found.data() as MailRecord | undefined)?.state === 'SENDING')
        transaction.update(mailDocument(db, id), { state: 'UNSURE', detail, at: now });
    });
    given += 1;
  }
  return given;
}
