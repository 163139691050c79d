// Bodies that the framework cannot read. It parses before our functions run, and answers its own
// failures with an HTML page that shows the stack; it has no place to say otherwise. Node tells of
// every request before a server handles it (diagnostics channel `http.server.request.start`): on the
// first one, a last word is added to the framework's Express application.
//
// The framework would also unpack a compressed body up to 1 GiB before anyone has shown a token, so
// compressed bodies are refused: a workbook of a few megabytes travels well as it is.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Request } from '@google-cloud/functions-framework';
import { Problem } from '../problem.ts';
import { answerProblem } from './answer.ts';

type Express = Request['app'];

const MEGABYTE = 1024 * 1024;
const guarded = new WeakSet<Server>();
let listening = false;

/** Guards every server of the framework in this process, from now on. */
export function guardBodies(): void {
  if (listening) return;
  listening = true;
  subscribe('http.server.request.start', (message) => {
    const { request, server } = message as { request: IncomingMessage; server: Server };
    if (!guardServer(server)) return;
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity')
      request.headers['content-encoding'] = 'not-taken';
  });
}

/**
 * Guards one server that is handed requests without a connection of its own.
 * @returns whether the server is one of the framework's
 */
export function guardServer(server: Server): boolean {
  if (guarded.has(server)) return true;
  const apps = server.listeners('request').filter(isExpress);
  for (const app of apps) {
    app.use(answerUnroutable);
    app.use(answerUnreadable);
  }
  if (apps.length > 0) guarded.add(server);
  return apps.length > 0;
}

function isExpress(listener: unknown): listener is Express {
  return typeof listener === 'function' && 'use' in listener && 'handle' in listener;
}

/** An event function takes POST alone; the framework routes every method to the others. */
function answerUnroutable(_request: IncomingMessage, response: ServerResponse): void {
  answerProblem(response, new Problem('METHOD_NOT_ALLOWED', { allowed: 'POST' }));
}

/** Express tells a handler of errors by its four parameters. */
function answerUnreadable(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  next: (error: unknown) => void,
): void {
  if (response.headersSent) next(error);
  else answerProblem(response, problemOf(error, request.method));
}

/** The parser's error quotes the body, so nothing of it is kept but its kind. */
function problemOf(error: unknown, method: string | undefined): Problem {
  const { type, status, limit } = Object(error) as Record<string, unknown>;
  switch (type) {
    case 'entity.too.large':
      return new Problem('TOO_LARGE', { limit: Math.floor(Number(limit) / MEGABYTE) });
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new Problem('UNSUPPORTED_TYPE', { expected: 'application/json, UTF-8, không nén' });
    case 'entity.parse.failed':
      return new Problem('BAD_REQUEST', { detail: 'nội dung không phải JSON đọc được' });
    default:
      // The framework stumbles over a request without a body where it expects an event.
      return status === undefined && method !== 'POST'
        ? new Problem('METHOD_NOT_ALLOWED', { allowed: 'POST' })
        : new Problem('BAD_REQUEST', { detail: 'không đọc được yêu cầu' });
  }
}
