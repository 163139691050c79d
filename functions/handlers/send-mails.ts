// Mails on their way: what is overdue first, no more in a day than the province's mail service takes,
// and each of them taken before it is sent, so that no other run sends it too. What the server wants
// later waits for the next run; what it may have taken without saying so is left to a person.
import { localDateOf } from '../domain/calendar/local.ts';
import type { Instant, LocalDate } from '../domain/calendar/rule.ts';
import type { Delivery, Mailer } from '../notify/mailer.ts';
import type { Database } from '../store/database.ts';
import { claimMail, dropMail, settleMail } from '../store/mails.ts';

export interface Letter {
  id: string;
  to: string;
  /** Lower goes first. */
  rank: number;
  /** As of the moment of sending; null where there is nothing left to say. */
  write: () => Promise<Written | null>;
}

interface Written {
  subject: string;
  text: string;
  /** By reminder everybody it is for. */
  reminders: ReadonlyMap<string, readonly string[]>;
}

export type Sending = Record<Delivery | 'DROPPED', number> & { waiting: number };

/** A server that puts off so many in a row is away, and every further try would wait for it. */
const PUT_OFF_IN_A_ROW = 3;
/** A run ends by itself before the platform ends it in the middle of a message. */
const LONGEST_MS = 7 * 60_000;

export async function sendLetters(
  db: Database,
  letters: readonly Letter[],
  setting: { mailer: Mailer; quota: number; now: () => Instant; longestMs?: number },
): Promise<Sending> {
  const { mailer, quota, now, longestMs = LONGEST_MS } = setting;
  const sent: Sending = { SENT: 0, REFUSED: 0, LATER: 0, UNSURE: 0, DROPPED: 0, waiting: 0 };
  const began = now();
  const day: LocalDate = localDateOf(began);
  let putOff = 0;
  const sorted = [...letters].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  for (const [index, { id, to, write }] of sorted.entries()) {
    if (putOff >= PUT_OFF_IN_A_ROW || now() - began > longestMs) {
      sent.waiting += sorted.length - index;
      break;
    }
    const written = await write();
    if (written === null) {
      await dropMail(db, id, now());
      sent.DROPPED += 1;
      continue;
    }
    const claim = await claimMail(db, { id, ...written, quota, day, at: now() });
    if (claim === 'FULL') {
      sent.waiting += sorted.length - index;
      break;
    }
    if (claim !== 'CLAIMED') continue;
    const { subject, text } = written;
    const { delivery, detail } = await mailer.send({ id, to, subject, text });
    await settleMail(db, id, { delivery, detail, day }, now());
    sent[delivery] += 1;
    putOff = delivery === 'LATER' ? putOff + 1 : 0;
  }
  return sent;
}
