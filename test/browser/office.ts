// The whole office as people meet it: started by its command in a process of its own, killed and
// started again on the same folder, its sheets open in Chromium windows.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { ProvinceProgress } from '../../functions/domain/report/desk.ts';
import { openPage } from './chromium.ts';
import { PATIENCE_MS } from './patience.ts';

export interface Person {
  email: string;
  name: string;
  role: string;
  unit: string;
  unitName: string;
  spreadsheets: { id: string; title: string }[];
}

export interface Office {
  origin: string;
  people(): Promise<Person[]>;
  progress(as: Person): Promise<ProvinceProgress>;
  /** As when the machine's plug is pulled. */
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startOffice(...flags: string[]): Promise<Office> {
  const data = await mkdtemp(join(tmpdir(), 'chot-so-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let running: ChildProcess | undefined;
  const ask = async <T>(path: string): Promise<T> => {
    const response = await fetch(origin + path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const end = async (signal: NodeJS.Signals) => {
    if (running === undefined) return;
    const gone = new Promise((resolve) => running?.once('exit', resolve));
    running.kill(signal);
    await gone;
    running = undefined;
  };
  const office: Office = {
    origin,
    people: () => ask('/api/people'),
    progress: (as) => ask(`/api/progress?as=${encodeURIComponent(as.email)}`),
    kill: () => end('SIGKILL'),
    async start() {
      const args = ['cli/main.ts', 'office', '--port', String(port), '--data', data, ...flags];
      running = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
      await whenOpen(origin, running);
    },
    async close() {
      await end('SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
  await office.start();
  return office;
}

async function whenOpen(origin: string, process: ChildProcess): Promise<void> {
  const began = performance.now();
  for (;;) {
    if (process.exitCode !== null) throw new Error(`the office ended with ${process.exitCode}`);
    const open = await fetch(`${origin}/api/office`).then(
      (response) => response.ok,
      () => false,
    );
    if (open) return;
    if (performance.now() - began > PATIENCE_MS) throw new Error('the office did not open');
    await pause(100);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A spreadsheet in a window, in somebody's hands. */
export interface Sheet {
  page: Page;
  errors: string[];
  strangers: string[];
  sidebar: FrameLocator;
  value(tab: string, a1: string): Promise<unknown>;
  note(tab: string, a1: string): Promise<string>;
  background(tab: string, a1: string): Promise<string>;
  active(): Promise<{ tab: string; range: string } | null>;
  select: (tab: string, a1: string) => Promise<void>;
  /** Selects a cell and types into it and the cells below. */
  type(tab: string, a1: string, ...values: string[]): Promise<void>;
  menu(caption: string, item: string): Promise<void>;
  /** Until the sidebar's heading holds these words. */
  heading(words: string): Promise<void>;
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** What the page hands to those who drive it. */
interface Handle {
  ready: boolean;
  select(tab: string, a1: string): void;
  valueOf(tab: string, a1: string): unknown;
  noteOf(tab: string, a1: string): string | null;
  backgroundOf(tab: string, a1: string): string;
  activeCell(): { tab: string; range: string } | null;
  settled(): Promise<void>;
}

export async function openSheet(browser: Browser, address: string): Promise<Sheet> {
  const { page, errors, strangers } = await openPage(browser);
  await page.goto(address);
  return sheetIn(page, errors, strangers);
}

/** A page that has become a spreadsheet, such as one that a link has opened. */
export async function sheetIn(
  page: Page,
  errors: string[] = [],
  strangers: string[] = [],
): Promise<Sheet> {
  const call = <T>(name: keyof Handle, ...args: string[]): Promise<T> =>
    page.evaluate(
      async ([name, ...args]) => {
        const handle = (globalThis as unknown as { chotSo: Record<string, unknown> }).chotSo;
        return (await (handle[name ?? ''] as (...args: string[]) => unknown)(...args)) as never;
      },
      [name, ...args],
    );
  // The page lets nobody evaluate text, so it is asked from here again and again.
  const isReady = () =>
    page.evaluate(
      () => (globalThis as unknown as { chotSo?: Partial<Handle> }).chotSo?.ready === true,
    );
  for (let waited = 0; !(await isReady().catch(() => false)); waited += 100) {
    if (waited > PATIENCE_MS) throw new Error(`${page.url()} did not become a spreadsheet`);
    await pause(100);
  }
  const sidebar = page.frameLocator('aside iframe');
  const select = async (tab: string, a1: string) => {
    // A person's click takes the keyboard out of the sidebar.
    await page.getByRole('menubar').click({ position: { x: 600, y: 5 } });
    await call('select', tab, a1);
  };
  return {
    page,
    errors,
    strangers,
    sidebar,
    value: (tab, a1) => call('valueOf', tab, a1),
    note: async (tab, a1) => (await call<string | null>('noteOf', tab, a1)) ?? '',
    background: async (tab, a1) =>
      ((await call<string | null>('backgroundOf', tab, a1)) ?? '').toLowerCase(),
    active: () => call('activeCell'),
    select,
    async type(tab, a1, ...values) {
      await select(tab, a1);
      for (const value of values) {
        await page.keyboard.type(value);
        await page.keyboard.press('Enter');
      }
      await call('settled');
    },
    async menu(caption, item) {
      await page.getByRole('menuitem', { name: caption, exact: true }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
    heading: (words) => sidebar.locator('h2', { hasText: words }).first().waitFor(),
    async picture(name) {
      await page.screenshot({ path: `out/screenshots/${name}.png` });
    },
    close: () => page.context().close(),
  };
}
