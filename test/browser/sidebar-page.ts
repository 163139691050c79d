// The sidebar in Chromium, as wide as Google's, with a stand-in for Google's transport alone: what
// google.script.run is asked is written down, and canned views come back. Every pane is the real one.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { buildAddon } from '../../build.ts';
import { PANE_PLACEHOLDER, type Pane, type ServerSide } from '../../sheets-addon/contract.ts';
import { openBrowser } from './chromium.ts';

type Returned<Name extends keyof ServerSide> = ReturnType<ServerSide[Name]>;
/** Answers in their order, the last of them for ever after; `null` is a script that broke off. */
export type Answers = { [Name in keyof ServerSide]?: (Returned<Name> | null)[] };
export interface Call {
  name: keyof ServerSide;
  args: unknown[];
}

export interface Sidebar {
  /** The sidebar opened with a pane, its first answer already shown. */
  open(pane: Pane, answers: Answers): Promise<SidebarPage>;
  close(): Promise<void>;
}
export interface SidebarPage {
  page: Page;
  calls(): Promise<Call[]>;
  /** Writes `out/screenshots/sidebar-<name>.png`. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

const TRANSPORT = `
  window.calls = [];
  window.delay = 0;
  const runner = (heard, failed) =>
    new Proxy({}, {
      get: (_, name) => {
        if (name === 'withSuccessHandler') return (to) => runner(to, failed);
        if (name === 'withFailureHandler') return (to) => runner(heard, to);
        return (...args) => {
          window.calls.push({ name, args: JSON.parse(JSON.stringify(args)) });
          const list = window.answers[name] ?? [];
          const answer = list.length > 1 ? list.shift() : list[0];
          setTimeout(
            () => (answer == null ? failed(new Error('Exceeded maximum execution time')) : heard(answer)),
            window.delay,
          );
        };
      },
    });
  window.google = { script: { run: runner(() => {}, () => {}) } };
`;

/** The page that is deployed, built afresh. */
async function sidebarHtml(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sidebar-'));
  await buildAddon(folder);
  const html = await readFile(join(folder, 'Sidebar.html'), 'utf8');
  await rm(folder, { recursive: true });
  return html;
}

export async function startSidebar(): Promise<Sidebar> {
  const html = await sidebarHtml();
  const server = createServer((request, response) => {
    const pane = (request.url ?? '/').slice(1);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html.replace(PANE_PLACEHOLDER, pane));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await openBrowser();
  await mkdir('out/screenshots', { recursive: true });
  return {
    open: (pane, answers) => openPage(browser, `${origin}/${pane}`, answers),
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function openPage(browser: Browser, url: string, answers: Answers): Promise<SidebarPage> {
  const context = await browser.newContext({
    viewport: { width: 300, height: 640 },
    locale: 'vi-VN',
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  const strays: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== url) strays.push(request.url());
  });
  page.on('pageerror', (error) => strays.push(String(error)));
  await page.addInitScript(`window.answers = ${JSON.stringify(answers)};${TRANSPORT}`);
  await page.goto(url);
  await page.locator('#view h2').first().waitFor();
  return {
    page,
    calls: () => page.evaluate('window.calls'),
    async picture(name) {
      // As high as its content: what sticks to the bottom then stands where it belongs.
      const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
      await page.setViewportSize({ width: 300, height });
      await page.screenshot({ path: `out/screenshots/sidebar-${name}.png`, fullPage: true });
    },
    async close() {
      await context.close();
      if (strays.length > 0) throw new Error(`the sidebar asked for ${strays.join(', ')}`);
    },
  };
}
