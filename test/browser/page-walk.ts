// Walking the office's pages in Chromium: the small office of the page tests behind them, windows of
// people at spreadsheets, typing as a person does.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { cellPlace } from '../../functions/domain/workbook/cell.ts';
import { memoryJournal } from '../../local-office/journal.ts';
import { bundlePage } from '../../local-office/page-bundle.ts';
import { openPageOffice, type PageOffice } from '../local-office/page-office.ts';
import { openBrowser, openPage } from './chromium.ts';

export const FIGURES = '4. Số liệu kỳ';

/** What the sheet page offers to tests and to scripts of assistive tools. */
interface Handle {
  ready: boolean;
  select(tab: string, a1: string): boolean;
  valueOf(tab: string, a1: string): unknown;
  noteOf(tab: string, a1: string): string | null;
  backgroundOf(tab: string, a1: string): string | null;
  activeCell(): { tab: string; range: string } | null;
  run(name: string): Promise<void>;
  settled(): Promise<void>;
}
declare const chotSo: Handle;

export const isReady = () => (globalThis as { chotSo?: Handle }).chotSo?.ready;

/** An office and a browser for the tests of a file. */
export function usePages() {
  const journal = memoryJournal();
  const faults: string[] = [];
  const strangers: string[] = [];
  let browser: Browser;
  let office: PageOffice;
  const shots = join(import.meta.dirname, '../../out/screenshots');

  beforeAll(async () => {
    await mkdir(shots, { recursive: true });
    browser = await openBrowser();
    office = await openPageOffice({ bundle: await bundlePage(), journal });
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  /** A window of its own; what goes wrong in it is kept in `faults` and `strangers`. */
  async function openWindow(path: string): Promise<Page> {
    const opened = await openPage(browser);
    opened.page.on('close', () => {
      faults.push(...opened.errors);
      strangers.push(...opened.strangers);
    });
    await opened.page.goto(office.origin + path);
    return opened.page;
  }

  return {
    journal,
    faults,
    strangers,
    office: () => office,
    openWindow,
    openSheet: async (id: string, email: string): Promise<Page> => {
      const page = await openWindow(`/spreadsheets/d/${id}/edit?as=${email}`);
      await page.waitForFunction(isReady);
      return page;
    },
    /** Stops the office, lets something happen, and opens it again at the same address. */
    restart: async (meanwhile: () => Promise<void>): Promise<void> => {
      const port = Number(new URL(office.origin).port);
      await office.close();
      await meanwhile();
      office = await openPageOffice({ bundle: await bundlePage(), journal, port });
    },
    /** Changes a cell of the figures as the service account does. */
    put: (a1: string, cell: object, fields: string): void => {
      const { row = 0, column = 0 } = cellPlace(a1) ?? {};
      const start = { sheetId: sheetIdOf(FIGURES), rowIndex: row, columnIndex: column };
      office.apply(office.form, [{ updateCells: { start, rows: [{ values: [cell] }], fields } }]);
    },
    storedAt: (a1: string, tab = FIGURES) => {
      const { row = 0, column = 0 } = cellPlace(a1) ?? {};
      return office.store
        .spreadsheet(office.form)
        .sheets.find(({ properties }) => properties.title === tab)?.cells[row]?.[column];
    },
    picture: (page: Page, name: string, fullPage = false) =>
      page.screenshot({ path: join(shots, `${name}.png`), fullPage }),
  };
}

export async function select(page: Page, a1: string, tab = FIGURES): Promise<void> {
  await page.evaluate(([tab, a1]) => chotSo.select(tab, a1), [tab, a1] as const);
}

/** Until everything has reached the office. */
export async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(150);
  await page.evaluate(() => chotSo.settled());
}

export async function typeInto(page: Page, a1: string, text: string, tab = FIGURES): Promise<void> {
  await select(page, a1, tab);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await settle(page);
}

export const shownIn = (page: Page, a1: string, tab = FIGURES) =>
  page.evaluate(([tab, a1]) => chotSo.valueOf(tab, a1), [tab, a1] as const);
export const noteIn = (page: Page, a1: string, tab = FIGURES) =>
  page.evaluate(([tab, a1]) => chotSo.noteOf(tab, a1), [tab, a1] as const);
export const groundIn = (page: Page, a1: string, tab = FIGURES) =>
  page.evaluate(([tab, a1]) => chotSo.backgroundOf(tab, a1), [tab, a1] as const);
export const activeIn = (page: Page) => page.evaluate(() => chotSo.activeCell());
export const runIn = (page: Page, name: string) => page.evaluate((name) => chotSo.run(name), name);

interface Copying {
  navigator: { clipboard: { writeText(text: string): Promise<void> } };
}

/** As if it had been copied in another program. */
export async function copyText(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(
    (text) => (globalThis as unknown as Copying).navigator.clipboard.writeText(text),
    text,
  );
}
