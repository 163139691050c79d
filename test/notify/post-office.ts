// A mail server of our own for tests: a real SMTP conversation on this machine, and what it took.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface TakenMessage {
  /** Without `<` and the domain, as it was given. */
  id: string;
  to: string[];
  raw: string;
}

export interface PostOffice {
  url: string;
  took: TakenMessage[];
  /** After so many messages more it says 421 to everybody; Infinity: never. */
  takesOnly: (messages: number) => void;
  close: () => Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const took: TakenMessage[] = [];
  let left = Infinity;
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onMailFrom: (_address, _session, done) =>
      left > 0 ? done() : done(Object.assign(new Error('no more'), { responseCode: 421 })),
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const raw = Buffer.concat(pieces).toString('utf8');
        const id = /^Message-ID: <(.*)@[^@>]+>$/im.exec(raw)?.[1] ?? '';
        left -= 1;
        took.push({
          id: decodeURIComponent(id),
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw,
        });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    took,
    takesOnly: (messages) => {
      left = messages;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
