// The local office as a process of its own, as `npm start` runs it, on a port and in a folder that
// nobody else uses. It can be killed like any other.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';

export interface OfficeProcess {
  origin: string;
  /** From the start of the process until it said where it is. */
  seconds: number;
  get<T>(path: string): Promise<T>;
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<{ code: number | null; signal: string | null }>;
}

const READY = /đã mở sau .*: (http:\/\/127\.0\.0\.1:\d+)/;

/** Starts an office with few communes; rejects with what it said when it ends before it is open. */
export async function startOffice(args: readonly string[]): Promise<OfficeProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, ['cli/main.ts', 'office', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const origin = await whereItIs(child);
  const seconds = (performance.now() - started) / 1000;
  return {
    origin,
    seconds,
    get: async <T>(path: string) => {
      const response = await fetch(origin + path);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    post: async (path, body) => {
      const response = await fetch(origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-chot-so': '1' },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    },
    kill: async (signal) => {
      const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
      child.kill(signal);
      const [code, by] = await ended;
      return { code, signal: by };
    },
  };
}

/** What a command that does not stay open has said, and its exit code. */
export async function refusedOffice(
  args: readonly string[],
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['cli/main.ts', 'office', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

/** The status of a request under headers that fetch keeps for itself, such as Host. */
export function statusOf(url: string, method: string, headers: Record<string, string>) {
  return new Promise<number | undefined>((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

function whereItIs(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (piece: Buffer) => {
      said += piece.toString('utf8');
      const [, origin] = READY.exec(said) ?? [];
      if (origin !== undefined) resolve(origin);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`expected an office, found: ${said}`)));
  });
}
