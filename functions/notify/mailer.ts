// The door to e-mail, and nothing else knows nodemailer. One message to one account over SMTP, and
// an honest word on what became of it: a server that broke off after it had the whole message may
// have sent it or not, and no machine can tell.
import { createTransport } from 'nodemailer';

export interface Mail {
  /** Becomes the Message-ID, so that a server which has seen it can tell. */
  id: string;
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
}

/**
 * `SENT` the server has taken it · `REFUSED` it never will, as with an address that is none ·
 * `LATER` it has not now, so that it can be tried again · `UNSURE` it had the whole message and its
 * answer was lost: trying again might send it twice.
 */
export type Delivery = 'SENT' | 'REFUSED' | 'LATER' | 'UNSURE';

export interface Mailer {
  send(mail: Mail): Promise<{ delivery: Delivery; detail: string }>;
}

export interface MailerConfig {
  /** `smtps://user:password@mail.example:465` */
  url: string;
  /** `Chốt Số <nhac-viec@so.example>` */
  from: string;
}

/** How long a server may be silent, in milliseconds. */
const PATIENCE = 30_000;

/** A connection for each message, so that what is lost with one concerns no other. */
export function openMailer({ url, from }: MailerConfig): Mailer {
  const domain = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, to, subject, text }) {
      const heard = listen();
      const transport = createTransport({
        url,
        connectionTimeout: PATIENCE,
        greetingTimeout: PATIENCE,
        socketTimeout: PATIENCE,
        // Nothing is read from disk or fetched, whatever a message says.
        disableFileAccess: true,
        disableUrlAccess: true,
        transactionLog: true,
        logger: heard.logger,
      });
      try {
        const messageId = `<${encodeURIComponent(id)}@${domain}>`;
        const { response } = await transport.sendMail({ from, to, subject, text, messageId });
        return { delivery: 'SENT', detail: response };
      } catch (error) {
        return { delivery: deliveryOf(error, heard.isOut()), detail: detailOf(error) };
      } finally {
        transport.close();
      }
    },
  };
}

/**
 * Follows the conversation: once the server has said 354 the message is on its way, and an error of
 * the connection no longer tells how much of it arrived.
 */
function listen() {
  let out = false;
  const hear = (entry: { tnx?: string }, words: string) => {
    if (entry.tnx === 'server' && words.startsWith('354')) out = true;
  };
  const deaf = () => undefined;
  const logger = {
    level: deaf,
    trace: deaf,
    debug: hear,
    info: hear,
    warn: deaf,
    error: deaf,
    fatal: deaf,
  };
  return { logger, isOut: () => out };
}

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** What an error means for the message, by how far the conversation had come. */
function deliveryOf(error: unknown, out: boolean): Delivery {
  const { responseCode } = error as SmtpError;
  if (responseCode !== undefined) return responseCode >= 500 ? 'REFUSED' : 'LATER';
  return out ? 'UNSURE' : 'LATER';
}

function detailOf(error: unknown): string {
  const { code, command, responseCode } = error as SmtpError;
  return [code, command, responseCode].filter((it) => it !== undefined).join(' ') || String(error);
}
