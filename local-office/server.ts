// One HTTP server for the whole office, on 127.0.0.1 alone, made of routes that are asked in turn. It
// keeps other web sites out: a name that somebody else's page was loaded by is no name of this machine,
// and what changes something under `/api/` wants a header that another site cannot send unasked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers false, and has touched nothing, where the request is not its own. */
export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>;

export interface OfficeServer {
  /** `http://127.0.0.1:8787` */
  origin: string;
  close(): Promise<void>;
}

const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;
/** Sent by the office's own page with every POST. */
const OWN_HEADER = 'x-chot-so';

/**
 * Listens, and asks `routes` for every request; what none of them takes is answered with 404, and
 * what one of them throws with 500 and handed to `onError`. Rejects when the port cannot be had.
 */
export async function listen(
  port: number,
  routes: () => readonly Route[],
  onError: (error: unknown) => void,
): Promise<OfficeServer> {
  const server = createServer((request, response) => {
    answer(request, response, routes()).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'the local office failed; its terminal says why');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
): Promise<void> {
  const fault = strangeness(request);
  if (fault !== null) return refuse(response, 403, fault);
  for (const route of routes) if (await route(request, response)) return;
  refuse(response, 404, `nothing is at ${request.url}`);
}

/** Why a request may come from somebody else's page; null where it may not. */
function strangeness({ headers, method = 'GET', url = '' }: IncomingMessage): string | null {
  if (!OWN_HOST.test(headers.host ?? '')) return 'expected a Host of this machine';
  if (!url.startsWith('/api/') || method === 'GET' || method === 'HEAD') return null;
  return headers[OWN_HEADER] === '1' ? null : `expected the header ${OWN_HEADER}: 1`;
}

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(body));
}

/** A sentence for whoever asked, as `{error}`. */
export function refuse(response: ServerResponse, status: number, error: string): void {
  answerJson(response, status, { error });
}
