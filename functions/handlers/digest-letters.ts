// Digests as mails: queued so that they can be seen while they wait, and written anew when they go,
// from what is still owed at that moment.
import { localDateOf } from '../domain/calendar/local.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import { digestMail } from '../domain/deadline/digest-mail.ts';
import type { Database } from '../store/database.ts';
import { dropMail, mailsById, mailsInState, queueMail } from '../store/mails.ts';
import { headsById } from '../store/report-heads.ts';
import type { Digest, DigestEntry } from './digests.ts';
import type { Letter } from './send-mails.ts';

/**
 * Queues today's digests, and drops those that wait and were not put together today or have nothing
 * left to say: what they said is in today's. Who had a digest today waits until tomorrow.
 */
export async function queueDigests(
  db: Database,
  province: string,
  digests: readonly Digest[],
  now: Instant,
): Promise<Letter[]> {
  const day = localDateOf(now);
  const [standing, waiting] = await Promise.all([
    mailsById(
      db,
      digests.map(({ id }) => id),
    ),
    mailsInState(db, province, 'QUEUED'),
  ]);
  const letters: Letter[] = [];
  const wanted = new Set<string>();
  for (const { id, to, reader, entries } of digests) {
    const mail = standing.get(id);
    if (mail !== undefined && mail.state !== 'QUEUED' && mail.state !== 'DROPPED') continue;
    wanted.add(id);
    const mailText = written(reader, entries, day);
    const same = mail?.state === 'QUEUED' && mail.text === mailText.text;
    if (!same)
      await queueMail(db, id, {
        province,
        day,
        kind: 'DIGEST',
        to,
        subject: mailText.subject,
        text: mailText.text,
        reminders: [...mailText.reminders.keys()],
        report: null,
        revision: null,
        at: now,
      });
    letters.push({
      id,
      to,
      rank: Math.min(...entries.map(urgency)),
      write: async () => {
        const owed = await stillOwed(db, entries);
        return owed.length === 0 ? null : written(reader, owed, day);
      },
    });
  }
  for (const [id, { kind }] of waiting)
    if (kind === 'DIGEST' && !wanted.has(id)) await dropMail(db, id, now);
  return letters;
}

/** Overdue and returned before what is coming, then by the days left. */
function urgency({ line }: DigestEntry): number {
  return line.returnedOn === undefined ? line.daysLeft : Math.min(-1, line.daysLeft);
}

function written(reader: Digest['reader'], entries: readonly DigestEntry[], day: string) {
  // A report that is both overdue and returned is one line.
  const lines = new Map(
    entries.map((it) => [
      `${it.line.code} ${it.obligation.report} ${it.obligation.obligation}`,
      it.line,
    ]),
  );
  return {
    ...digestMail(reader, [...lines.values()], day),
    reminders: new Map(entries.map(({ reminder, everybody }) => [reminder, everybody])),
  };
}

/** A report may have come in since the reminder was planned. */
async function stillOwed(db: Database, entries: readonly DigestEntry[]): Promise<DigestEntry[]> {
  const heads = await headsById(db, [...new Set(entries.map((it) => it.obligation.report))]);
  return entries.filter(({ obligation, returnedRevision }) => {
    const head = heads.get(obligation.report);
    if (returnedRevision === null) return (head?.firstCompleteAt ?? null) === null;
    return head?.state === 'RETURNED' && head.returned?.revision === returnedRevision;
  });
}
