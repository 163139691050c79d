// The functions as Google's cloud would serve them, on this machine alone: each behind the real
// framework's own server and middleware, all of them under one address of 127.0.0.1, `/fn/<name>`,
// and beside them the certificates by which ID tokens are verified.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { registerFunctions } from '../functions/functions.ts';
import { guardServer } from '../functions/handlers/broken-body.ts';
import type { Runtime } from '../functions/handlers/runtime.ts';
import type { LocalIdentity } from './identity.ts';

const FUNCTIONS = ['submitWorkbook', 'provinceSummary', 'rollUpProvince'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

export interface FunctionsHost {
  /** `http://127.0.0.1:41234` */
  origin: string;
  urlOf(name: FunctionName): string;
  close(): Promise<void>;
}

const CERTIFICATES = '/certs';

/**
 * Serves the functions until closed. `runtimeFor` makes what they need once the address of the
 * certificates is known. Serves one runtime at a time: the framework keeps its functions by name.
 */
export async function startFunctionsHost(
  identity: LocalIdentity,
  runtimeFor: (certsUrl: string) => Runtime,
): Promise<FunctionsHost> {
  const functions = new Map<string, Server>();
  const server = createServer((request, response) => route(request, response, functions, identity));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const runtime = runtimeFor(origin + CERTIFICATES);
  registerFunctions(() => runtime);
  for (const name of FUNCTIONS) functions.set(name, serverOf(name));
  return {
    origin,
    urlOf: (name) => `${origin}/fn/${name}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function serverOf(name: FunctionName): Server {
  const server = getTestServer(name);
  guardServer(server);
  return server;
}

/** Hands a request to the server of its function, which sees it as if it stood there alone. */
function route(
  request: IncomingMessage,
  response: ServerResponse,
  functions: ReadonlyMap<string, Server>,
  identity: LocalIdentity,
): void {
  const [, name = '', rest = ''] = /^\/fn\/(\w+)(.*)$/.exec(request.url ?? '') ?? [];
  const server = functions.get(name);
  if (server) {
    request.url = rest.startsWith('/') ? rest : `/${rest}`;
    server.emit('request', request, response);
  } else if (request.url === CERTIFICATES) identity.certificates(request, response);
  else response.writeHead(404).end();
}
