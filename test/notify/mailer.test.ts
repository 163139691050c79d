// Mail over a real SMTP conversation: what the server gets, and what is said of a message when the
// server refuses, is busy, is away, or breaks off at each step.
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { openMailer, type Mail, type Mailer } from '../../functions/notify/mailer.ts';

const MAIL: Mail = {
  id: '2025-12-17_canbo@an-hai.example',
  to: 'canbo@an-hai.example',
  subject: 'Nhắc nộp báo cáo quý IV/2025: còn 2 ngày',
  text: 'Kính gửi cán bộ phụ trách,\n\nBáo cáo quý IV/2025 nộp trước ngày 20/12/2025.\n',
};
const FROM = 'Chốt Số <nhac-viec@so.example>';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const it of opened.splice(0)) it.close();
});
function keep<T extends { close(): void }>(it: T): T {
  opened.push(it);
  return it;
}
const mailerAt = (port: number): Mailer =>
  openMailer({ url: `smtp://127.0.0.1:${port}`, from: FROM });

async function smtpServer(
  options: SMTPServerOptions = {},
): Promise<{ port: number; got: string[] }> {
  const got: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        got.push(Buffer.concat(pieces).toString('utf8'));
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({ close: () => server.close() });
  return { port: (server.server.address() as AddressInfo).port, got };
}

/** A server that breaks the connection when it hears `word`, or after the whole message. */
async function breakingServer(
  word: 'connect' | 'MAIL' | 'RCPT' | 'DATA' | 'message',
): Promise<number> {
  const server: Server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    if (word === 'connect') return void socket.destroy();
    socket.write('220 hello\r\n');
    let inMessage = false;
    socket.on('data', (piece) => {
      const text = piece.toString('utf8');
      if (inMessage) {
        if (text.endsWith('\r\n.\r\n')) socket.destroy();
        return;
      }
      if (text.startsWith(word)) return void socket.destroy();
      if (text.startsWith('DATA')) {
        inMessage = true;
        socket.write('354 go on\r\n');
      } else socket.write('250 ok\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  keep(server);
  return (server.address() as AddressInfo).port;
}

const failing = (code: number) => Object.assign(new Error('no'), { responseCode: code });

describe('a message', () => {
  it('arrives with its Vietnamese subject and text, from whom and under its own id', async () => {
    const { port, got } = await smtpServer();
    expect(await mailerAt(port).send(MAIL)).toMatchObject({ delivery: 'SENT' });
    const [message = ''] = got;
    const header = (name: string) =>
      new RegExp(`^${name}: ((?:.|\\r\\n )*)`, 'm').exec(message)?.[1]?.replaceAll('\r\n', '') ??
      '';
    const decoded = header('Subject').replaceAll(/=\?UTF-8\?Q\?(.*?)\?=\s*/gi, (_, q: string) =>
      decodeURIComponent(q.replaceAll('_', ' ').replaceAll('%', '%25').replaceAll('=', '%')),
    );
    expect(decoded).toBe(MAIL.subject);
    expect(header('Message-ID')).toBe('<2025-12-17_canbo%40an-hai.example@so.example>');
    expect(header('From')).toContain('<nhac-viec@so.example>');
    expect(header('To')).toBe(MAIL.to);
    const text = message.slice(message.indexOf('\r\n\r\n') + 4).replaceAll('=\r\n', '');
    expect(
      decodeURIComponent(text.replaceAll('%', '%25').replaceAll(/=([0-9A-F]{2})/g, '%$1')).trim(),
    ).toBe(MAIL.text.replaceAll('\n', '\r\n').trim());
  });

  it.each<[string, SMTPServerOptions, string]>([
    [
      'the address is unknown (550)',
      { onRcptTo: (_address, _session, done) => done(failing(550)) },
      'REFUSED',
    ],
    [
      'the mailbox is busy (450)',
      { onRcptTo: (_address, _session, done) => done(failing(450)) },
      'LATER',
    ],
    [
      'the sender is not let in (421)',
      { onMailFrom: (_address, _session, done) => done(failing(421)) },
      'LATER',
    ],
    [
      'the message is refused at its end (554)',
      {
        onData(stream, _session, done) {
          stream.resume();
          stream.on('end', () => done(failing(554)));
        },
      },
      'REFUSED',
    ],
  ])('when %s: %s', async (_words, options, delivery) => {
    const { port } = await smtpServer(options);
    expect(await mailerAt(port).send(MAIL)).toMatchObject({ delivery });
  });

  it.each([
    ['connect', 'LATER'],
    ['MAIL', 'LATER'],
    ['RCPT', 'LATER'],
    ['DATA', 'LATER'],
    ['message', 'UNSURE'],
  ] as const)('when the server breaks off at %s: %s', async (word, delivery) => {
    const port = await breakingServer(word);
    expect(await mailerAt(port).send(MAIL)).toMatchObject({ delivery });
  });

  it('when nobody listens: LATER', async () => {
    const port = await breakingServer('connect');
    for (const it of opened.splice(0)) it.close();
    expect(await mailerAt(port).send(MAIL)).toMatchObject({ delivery: 'LATER' });
  });
});
