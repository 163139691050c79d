// The Google Sheets API v4, and what spreadsheets need of Drive's v3, on this machine's spreadsheets:
// requests and refusals as Google's own servers answer them, so that code which works here is not
// surprised there. Faults can be put in its way, to see what the functions make of them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pick, readFieldMask } from './field-mask.ts';
import type { Answer, Route } from './rest-call.ts';
import { DRIVE_ROUTES } from './rest-drive.ts';
import { SPREADSHEET_ROUTES } from './rest-spreadsheets.ts';
import { VALUE_ROUTES } from './rest-values.ts';
import { checkShape, invalid } from './shape.ts';
import { GoogleFault, type SpreadsheetStore } from './store.ts';

const LARGEST_BODY = 32 * 1024 * 1024;
const ALWAYS = new Set(['fields', 'alt', 'prettyPrint', 'key', 'quotaUser']);

/** What goes wrong on the way: an answer that is none of ours, a line cut before or after, silence. */
export type Fault = null | { status: number; retryAfter?: number } | 'cut' | 'cut-after' | 'hang';

export interface EndpointOptions {
  /** The account of an `Authorization` header, null for one that stands for nobody. */
  account: (authorization: string | undefined) => string | null;
  /** Asked for each request, counted from 0. */
  fault?: (request: { method: string; path: string }, index: number) => Fault;
  /** The address of a spreadsheet without its id, for links; Google's own when not set. */
  webUrl?: string;
}

const ROUTES = [...SPREADSHEET_ROUTES, ...VALUE_ROUTES, ...DRIVE_ROUTES].map((route) => ({
  route,
  pattern: patternOf(route.path),
}));

/** Answers false, and leaves the request alone, where its path is none of Google's. */
export function sheetsEndpoint(
  store: SpreadsheetStore,
  options: EndpointOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  let count = 0;
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!/^\/(v4\/spreadsheets|drive\/v3)(?=[/:?]|$)/.test(url.pathname)) return false;
    const method = request.method ?? 'GET';
    const fault = options.fault?.({ method, path: url.pathname }, count++) ?? null;
    const text = await bodyOf(request);
    if (fault === 'hang') return true;
    if (fault === 'cut') return cut(request);
    if (fault !== null && typeof fault === 'object') {
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
      send(response, fault.status, errorBody(faultOf(fault.status)));
      return true;
    }
    const { status, body } = answer(store, options, { method, url, text }, request.headers);
    if (fault === 'cut-after') return cut(request);
    send(response, status, body);
    return true;
  };
}

interface Received {
  method: string;
  url: URL;
  /** Null for a body that is too large. */
  text: string | null;
}

function answer(
  store: SpreadsheetStore,
  options: EndpointOptions,
  { method, url, text }: Received,
  headers: IncomingMessage['headers'],
): { status: number; body: unknown } {
  try {
    const { route, path } = find(method, url.pathname);
    const account = options.account(headers.authorization);
    if (account === null) throw unauthenticated();
    if (text === null) throw new GoogleFault(413, 'INVALID_ARGUMENT', 'Request Entity Too Large');
    for (const name of url.searchParams.keys())
      if (!ALWAYS.has(name) && !route.query.includes(name))
        throw invalid(
          `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
        );
    const body = route.body === undefined ? {} : json(text);
    if (route.body !== undefined) checkShape(body, route.body);
    const webUrl = options.webUrl ?? 'https://docs.google.com/spreadsheets/d';
    const query = url.searchParams;
    const found = checkedFields(query, route.run({ store, account, path, query, body, webUrl }));
    return found === undefined ? { status: 204, body: undefined } : { status: 200, body: found };
  } catch (error) {
    const fault = error instanceof GoogleFault ? error : faultOf(500);
    if (fault !== error) console.error(error);
    return { status: fault.code, body: errorBody(fault) };
  }
}

function checkedFields(query: URLSearchParams, { message, body, standard }: Answer): unknown {
  if (body === undefined) return undefined;
  const fields = query.get('fields') ?? standard;
  return fields === undefined ? body : pick(body, readFieldMask(fields, message));
}

function find(method: string, pathname: string): { route: Route; path: Record<string, string> } {
  let known = false;
  for (const { route, pattern } of ROUTES) {
    const found = pattern.exec(pathname);
    if (found === null) continue;
    known = true;
    if (route.method !== method) continue;
    const path = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decoded(value)]);
    return { route, path: Object.fromEntries(path) as Record<string, string> };
  }
  throw new GoogleFault(
    404,
    'NOT_FOUND',
    known ? `Method ${method} not found.` : 'Method not found.',
  );
}

function patternOf(path: string): RegExp {
  const text = path.replace(/\{(\w+)\}/g, (_all, name: string) => `(?<${name}>[^/]+?)`);
  return new RegExp(`^${text}$`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid(`Invalid path: ${text}`);
  }
}

function json(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`Invalid JSON payload received. ${(error as Error).message}`);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size > LARGEST_BODY ? null : Buffer.concat(chunks).toString('utf8');
}

function cut(request: IncomingMessage): true {
  request.socket.destroy();
  return true;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response
    .writeHead(status, { 'content-type': 'application/json; charset=UTF-8' })
    .end(JSON.stringify(body));
}

const REASONS: Record<string, string> = {
  INVALID_ARGUMENT: 'badRequest',
  PERMISSION_DENIED: 'forbidden',
  NOT_FOUND: 'notFound',
  UNAUTHENTICATED: 'authError',
  RESOURCE_EXHAUSTED: 'rateLimitExceeded',
};

function errorBody({ code, status, message }: GoogleFault): unknown {
  const errors = [{ message, domain: 'global', reason: REASONS[status] ?? 'backendError' }];
  return { error: { code, message, status, errors } };
}

function faultOf(code: number): GoogleFault {
  if (code === 429)
    return new GoogleFault(
      429,
      'RESOURCE_EXHAUSTED',
      "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user'.",
    );
  if (code === 503)
    return new GoogleFault(503, 'UNAVAILABLE', 'The service is currently unavailable.');
  return new GoogleFault(
    code,
    code >= 500 ? 'INTERNAL' : 'INVALID_ARGUMENT',
    'Internal error encountered.',
  );
}

function unauthenticated(): GoogleFault {
  return new GoogleFault(
    401,
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  );
}
