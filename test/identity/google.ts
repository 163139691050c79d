// A local identity with its certificates served over HTTP, as the functions see Google's.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localIdentity } from '../../local-office/identity.ts';
import type { LocalIdentity } from '../../local-office/identity.ts';

export interface StandInGoogle extends LocalIdentity {
  certsUrl: string;
  /** How often the certificates were fetched. */
  fetches: () => number;
  close: () => Promise<void>;
}

export async function standInGoogle(): Promise<StandInGoogle> {
  const identity = localIdentity();
  let fetches = 0;
  const server = createServer((request, response) => {
    fetches += 1;
    identity.certificates(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...identity,
    certsUrl: `http://127.0.0.1:${port}/certs`,
    fetches: () => fetches,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
