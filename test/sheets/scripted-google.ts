// A server of this machine that answers request after request by a script, as Google does on a bad
// day, and a client that waits without losing time: its sleeps are noted and over at once.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SheetsClient } from '../../functions/sheets/client.ts';
import { openSheets } from '../../functions/sheets/open.ts';

export type ScriptedAnswer =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  /** The connection is cut, or nothing is ever said. */
  | 'cut'
  | 'silence';

export interface ScriptedGoogle {
  client: SheetsClient;
  /** `GET /v4/spreadsheets/a`, in their order. */
  asked: string[];
  /** What came with each of them. */
  sent: { query: URLSearchParams; body: unknown }[];
  /** Milliseconds that the client slept, in their order. */
  slept: number[];
  close(): Promise<void>;
}

/** How long a call may take on a machine with much to do, and where none will be answered. */
export const PATIENT = 5_000;
export const IMPATIENT = 400;

export function clientOf(
  rootUrl: string,
  slept: number[],
  perMinute = 60,
  timeout: () => number = () => PATIENT,
  folder: string | null = null,
): SheetsClient {
  let clock = 1_000_000;
  return openSheets(
    {
      rootUrl,
      auth: 'token',
      requestsPerMinute: perMinute,
      webUrl: 'https://sheets.example/d/',
      folder,
    },
    {
      now: () => clock,
      sleep: async (milliseconds) => {
        slept.push(milliseconds);
        clock += milliseconds;
      },
      get timeout() {
        return timeout();
      },
    },
  );
}

export async function scriptedGoogle(
  answers: ScriptedAnswer[],
  perMinute?: number,
  folder?: string,
): Promise<ScriptedGoogle> {
  const asked: string[] = [];
  const sent: ScriptedGoogle['sent'] = [];
  const slept: number[] = [];
  const timeout = answers.includes('silence') ? IMPATIENT : PATIENT;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split('?')[0]}`);
    let text = '';
    request.on('data', (part) => {
      text += String(part);
    });
    request.on('end', () => {
      const query = new URL(request.url ?? '', 'http://localhost').searchParams;
      sent.push({ query, body: text === '' ? null : (JSON.parse(text) as unknown) });
      answer(response, answers.shift() ?? { status: 200, body: {} });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    client: clientOf(`http://127.0.0.1:${port}/`, slept, perMinute, () => timeout, folder),
    asked,
    sent,
    slept,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, wish: ScriptedAnswer): void {
  if (wish === 'silence') return;
  if (wish === 'cut') {
    response.destroy();
    return;
  }
  response.writeHead(wish.status, { 'content-type': 'application/json', ...wish.headers });
  response.end(JSON.stringify(wish.body ?? errorBody(wish.status)));
}

/** As Google words its errors. */
export function errorBody(code: number, details: Record<string, unknown> = {}): unknown {
  return { error: { code, message: `error ${code}`, ...details } };
}
