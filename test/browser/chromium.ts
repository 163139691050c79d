// Chromium from the system's packages, as a person's browser: Vietnamese, and nobody online but us.
import { chromium, type Browser, type Page } from 'playwright-core';
import { PATIENCE_MS } from './patience.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-sync',
  '--disable-component-update',
];

const browsers = new Set<Browser>();

/** `SLOWER=4` makes every window four times slower, to see here what a slow machine would show. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  browsers.add(browser);
  browser.on('disconnected', () => browsers.delete(browser));
  const rate = Number(process.env['SLOWER'] ?? 1);
  browser.on('context', (context) => {
    context.setDefaultTimeout(PATIENCE_MS);
    if (rate > 1) context.on('page', (page) => void slowDown(page, rate));
  });
  return browser;
}

async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Every window that is open now. */
export function openPages(): Page[] {
  return [...browsers].flatMap((it) => it.contexts().flatMap((context) => context.pages()));
}

/** A window of its own, with what went wrong in it and every request that left the machine. */
export async function openPage(
  browser: Browser,
): Promise<{ page: Page; errors: string[]; strangers: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 800 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const strangers: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') strangers.push(request.url());
  });
  return { page, errors, strangers };
}
