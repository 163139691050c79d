// The bundle as it would be deployed: started by the framework's own program in a process of its own.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions } from '../build.ts';

const SETTINGS = { GOOGLE_CLOUD_PROJECT: 'chot-so-test', ID_TOKEN_AUDIENCE: 'addon.example' };
let running: ChildProcess | undefined;

let built = '';
/** Elsewhere than in dist/, which may be about to be deployed. */
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'functions-'));
  await buildFunctions(built);
  // What the platform installs beside the bundle.
  await symlink(resolve('node_modules'), join(built, 'node_modules'));
});
afterAll(() => rm(built, { recursive: true }));
afterEach(() => {
  running?.kill('SIGKILL');
  running = undefined;
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  return port;
}

async function start(target: string, settings: Record<string, string> = SETTINGS) {
  const port = await freePort();
  const program = 'node_modules/@google-cloud/functions-framework/build/src/main.js';
  const child = spawn(process.execPath, [program, '--source', built, '--target', target], {
    env: { PATH: process.env['PATH'], PORT: String(port), ...settings },
  });
  running = child;
  const said: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => said.push(piece));
  child.stderr.on('data', (piece: Buffer) => said.push(piece));
  return {
    ask: async (init?: RequestInit): Promise<Response> => {
      for (;;) {
        const response = await fetch(`http://127.0.0.1:${port}/`, init).catch(() => null);
        if (response !== null) return response;
        if (child.exitCode !== null) throw new Error(Buffer.concat(said).toString());
        await setTimeout(50);
      }
    },
    ended: () =>
      new Promise<{ code: number | null; said: string }>((resolve) => {
        child.on('close', (code) => resolve({ code, said: Buffer.concat(said).toString() }));
      }),
  };
}

describe('the bundle', () => {
  it.each([
    ['submitWorkbook', 'POST', 401, 'TOKEN_MISSING'],
    ['provinceSummary', 'GET', 401, 'TOKEN_MISSING'],
    ['rollUpProvince', 'GET', 405, 'METHOD_NOT_ALLOWED'],
  ])('serves %s, which answers a bare %s with %i', async (target, method, status, code) => {
    const { ask } = await start(target);
    const response = await ask({ method });
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  });

  it('answers a broken body in our own words', async () => {
    const { ask } = await start('submitWorkbook');
    const headers = { 'content-type': 'application/json' };
    const response = await ask({ method: 'POST', headers, body: '{' });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'BAD_REQUEST' }]);
  });

  it('does not start without its settings, and says which', async () => {
    const { ended } = await start('submitWorkbook', {});
    const { code, said } = await ended();
    expect(code).toBe(1);
    expect(said).toContain('GOOGLE_CLOUD_PROJECT');
    expect(said).toContain('ID_TOKEN_AUDIENCE');
  });
});
