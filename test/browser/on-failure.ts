// A failed test says what a person at the machine would have seen: each window that is open, as a
// picture and in words. For all browser tests, by vitest.browser.config.ts: where the machine is
// somebody else's, as in CI, its output is all that there is to go by.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, onTestFailed } from 'vitest';
import { openPages } from './chromium.ts';

const FOLDER = join(import.meta.dirname, '../../out/failures');
/** A window that hangs must not keep the others from being told of. */
const PATIENCE = { timeout: 10_000 };
const MOST_LETTERS = 3_000;

/** What is said of a window, by where in its frames it stands. */
const PLACES = ['.sheet-header', '.notices', 'dialog[open]', '.refusal', '#busy', '#view'];

beforeEach(({ task }) => {
  onTestFailed(async () => {
    await mkdir(FOLDER, { recursive: true });
    const pages = openPages();
    const told = await Promise.all(
      pages.map((page, index) => lookOf(page, `${slugOf(task.name)}-${index + 1}`)),
    );
    const count = `${pages.length} window(s) open when this failed: ${task.name}`;
    console.error([count, ...told].join('\n\n'));
  });
});

async function lookOf(page: Page, name: string): Promise<string> {
  const path = join(FOLDER, `${name}.png`);
  const picture = await page.screenshot({ ...PATIENCE, path }).then(
    () => path,
    (error: unknown) => `no picture: ${String(error).split('\n', 1)[0]}`,
  );
  const lines = [`── ${page.url()}`, picture, `active: ${await activeIn(page)}`];
  for (const frame of page.frames())
    for (const place of PLACES)
      for (const it of await frame.locator(place).all())
        lines.push(`${place}: ${await it.innerText(PATIENCE).catch(String)}`);
  const [errors, messages] = await Promise.all([page.pageErrors(), page.consoleMessages()]);
  for (const error of errors) lines.push(`error: ${error.stack ?? error.message}`);
  for (const message of messages)
    if (['error', 'warning'].includes(message.type())) lines.push(`console: ${message.text()}`);
  return lines.map((line) => line.slice(0, MOST_LETTERS)).join('\n');
}

/** The cell in hand, where the window is a spreadsheet. */
async function activeIn(page: Page): Promise<string> {
  const asked = page.evaluate(() => {
    const { chotSo } = globalThis as { chotSo?: { activeCell?: () => unknown } };
    return JSON.stringify(chotSo?.activeCell?.() ?? null);
  });
  const late = new Promise<string>((resolve) => {
    setTimeout(resolve, PATIENCE.timeout, 'no answer: the window hangs').unref();
  });
  return Promise.race([asked, late]).catch(String);
}

function slugOf(words: string): string {
  return words
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
}
