// The functions as Google's cloud would serve them, on this machine alone: each behind the real
// framework's own server and middleware, all of them under one address of 127.0.0.1, `/fn/<name>`,
// and beside them the certificates by which ID tokens are verified.
import type { Server } from 'node:http';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { registerFunctions } from '../functions/functions.ts';
import { guardServer } from '../functions/handlers/broken-body.ts';
import type { Runtime } from '../functions/handlers/runtime.ts';
import type { LocalIdentity } from './identity.ts';
import { listen, type Route } from './server.ts';

const FUNCTIONS = [
  'submitWorkbook',
  'provinceSummary',
  'provinceProgress',
  'reportStatus',
  'updateSummary',
  'reportReview',
  'periodLedger',
  'reviewReports',
  'approveReport',
  'closePeriod',
  'correctReport',
  'handOver',
  'verifyLog',
  'rollUpProvince',
  'publishSummary',
  'provisionSheets',
  'collectWorkbooks',
  'acknowledgeReminder',
  'excuseUnit',
  'settleMail',
  'requestCollection',
  'assignTargets',
  'provinceTargets',
  'switchPlan',
  'difficulties',
  'answerDifficulties',
  'issueRequest',
  'withdrawRequest',
  'adhocRequests',
  'answerRequest',
  'checkDeadlines',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

export interface FunctionsHost {
  /** `http://127.0.0.1:41234` */
  origin: string;
  urlOf: (name: FunctionName) => string;
  close(): Promise<void>;
}

export const CERTIFICATES = '/certs';

/** Where a function is, under the address of an office. */
export function functionUrl(origin: string, name: FunctionName): string {
  return `${origin}/fn/${name}`;
}

/**
 * The functions and the certificates as a route of a server. Serves one runtime at a time: the
 * framework keeps its functions by name.
 */
export function functionsRoute(identity: LocalIdentity, runtime: Runtime): Route {
  registerFunctions(() => runtime);
  const functions = new Map<string, Server>(FUNCTIONS.map((name) => [name, serverOf(name)]));
  return (request, response) => {
    if (request.url === CERTIFICATES) {
      identity.certificates(request, response);
      return true;
    }
    const [, name = '', rest = ''] = /^\/fn\/(\w+)(.*)$/.exec(request.url ?? '') ?? [];
    const server = functions.get(name);
    if (!server) return false;
    // The function sees the request as if it stood there alone.
    request.url = rest.startsWith('/') ? rest : `/${rest}`;
    server.emit('request', request, response);
    return true;
  };
}

/**
 * Serves the functions alone until closed. `runtimeFor` makes what they need once the address of the
 * certificates is known.
 */
export async function startFunctionsHost(
  identity: LocalIdentity,
  runtimeFor: (certsUrl: string) => Runtime,
): Promise<FunctionsHost> {
  const routes: Route[] = [];
  const server = await listen(
    0,
    () => routes,
    (error) => {
      throw error;
    },
  );
  routes.push(functionsRoute(identity, runtimeFor(server.origin + CERTIFICATES)));
  return {
    origin: server.origin,
    urlOf: (name) => functionUrl(server.origin, name),
    close: () => server.close(),
  };
}

function serverOf(name: FunctionName): Server {
  const server = getTestServer(name);
  guardServer(server);
  return server;
}
