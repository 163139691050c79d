// One HTTP server for the whole office, on 127.0.0.1 alone, made of routes that are asked in turn. It
// keeps other web sites out: a name that somebody else's page was loaded by is no name of this machine,
// and what changes something under `/api/` wants a header that another site cannot send unasked. This is
// the one place where that is looked at.
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
      else refuse(response, 500, 'Văn phòng trên máy gặp lỗi; cửa sổ dòng lệnh ghi lý do.');
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
  const path = pathOf(request.url ?? '');
  if (path === null) return refuse(response, 400, 'Địa chỉ này không đúng dạng.');
  if (isStrange(request, path))
    return refuse(response, 403, 'Yêu cầu không đến từ trang của văn phòng này.');
  for (const route of routes) if (await route(request, response)) return;
  refuse(response, 404, 'Văn phòng này không có địa chỉ đó.');
}

const BASE = 'http://127.0.0.1';

/**
 * The path that routes find in a request's target, which each of them reads as an address: so
 * `//x/api/office` and `/x/../api/office` lead to `/api/office`. Null for a target that names a server
 * of its own, which no page of this office asks for, and for one that is no address.
 */
function pathOf(target: string): string | null {
  const url = target.startsWith('/') ? URL.parse(target, BASE) : null;
  return url?.origin === BASE && !/^[/\\]{2}/.test(target) ? url.pathname : null;
}

/** Whether a request may come from somebody else's page. */
function isStrange({ headers, method = 'GET' }: IncomingMessage, path: string): boolean {
  if (!OWN_HOST.test(headers.host ?? '')) return true;
  if (!path.startsWith('/api/') || method === 'GET' || method === 'HEAD') return false;
  return headers[OWN_HEADER] !== '1';
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

/**
 * A page that was open over a restart asks before its rooms are furnished; 404 would tell it that the
 * spreadsheet is gone.
 */
export const notYet: Route = (_request, response) => {
  response.setHeader('retry-after', '1');
  // For whoever opens a page by hand meanwhile.
  response.setHeader('refresh', '2');
  refuse(response, 503, 'Văn phòng trên máy đang mở; vài giây nữa hãy thử lại.');
  return true;
};
