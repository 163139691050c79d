// The office's post: a real mail server on this machine that takes what the functions send and hands
// it on to nobody, and the view of what went out, for the province's page.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { formatInstant } from '../functions/domain/calendar/local.ts';
import type { Database } from '../functions/store/database.ts';
import { mailsInState, type MailRecord } from '../functions/store/mails.ts';

export interface Letter {
  to: string;
  subject: string;
  text: string;
  state: MailRecord['state'];
  /** When the state was reached; ISO 8601 at +07:00. */
  at: string;
}

/** Shown in this order; a dropped mail had nothing to say any more. */
const SHOWN = ['UNSURE', 'REFUSED', 'SENDING', 'QUEUED', 'SENT'] as const;

/** Listens on the loopback address alone, on any port that is free. */
export async function openPostOffice(): Promise<{ url: string; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      stream.on('end', () => done());
      stream.resume();
    },
  });
  // A client that goes away in the middle has lost its own message, not ours.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What a province's mails have come to, what asks for a person first, then the latest first. */
export async function lettersOf(db: Database, province: string): Promise<Letter[]> {
  const byState = await Promise.all(SHOWN.map((state) => mailsInState(db, province, state)));
  return byState.flatMap((mails) =>
    [...mails]
      .sort(([a, one], [b, other]) => other.at - one.at || (a < b ? -1 : 1))
      .map(([, { to, subject, text, state, at }]) => ({
        to,
        subject,
        text,
        state,
        at: formatInstant(at),
      })),
  );
}
