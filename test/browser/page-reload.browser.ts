// The grid fetched anew because more than cells has changed, while somebody is typing: nothing that was
// typed and nothing that others did meanwhile may be lost.
import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { CAST } from '../local-office/page-scene.ts';
import { FIGURES, select, settle, shownIn, usePages } from './page-walk.ts';

const { faults, strangers, office, openSheet, put, storedAt } = usePages();

/** Changes more than cells: what stands in `a1` then is seen only in a grid that was fetched anew. */
function changeMuch(row: number, figure: number): void {
  const sheetId = sheetIdOf(FIGURES);
  office().apply(office().form, [
    { appendDimension: { sheetId, dimension: 'ROWS', length: 1 } },
    {
      updateCells: {
        start: { sheetId, rowIndex: row - 1, columnIndex: 12 },
        rows: [{ values: [{ userEnteredValue: { numberValue: figure } }] }],
        fields: 'userEnteredValue',
      },
    },
  ]);
}

/** Holds back the answer to the page's next wish for the whole spreadsheet. */
async function holdAnswer(page: Page): Promise<{ asked: Promise<void>; release: () => void }> {
  const { promise: asked, resolve: tell } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const handle = async (route: Route) => {
    const response = await route.fetch();
    tell();
    await released;
    await route.fulfill({ response });
  };
  await page.route(`**/api/spreadsheets/${office().form}?*`, handle, { times: 1 });
  return { asked, release };
}

describe('a spreadsheet fetched anew', () => {
  it('leaves a word alone that was begun while it was on its way', async () => {
    const page = await openSheet(office().form, CAST.officer);
    await select(page, 'K3');
    const { asked, release } = await holdAnswer(page);
    changeMuch(3, 61);
    await asked;
    await page.keyboard.type('12');
    const arrived = page.waitForResponse(/\/api\/spreadsheets\/[\w-]+\?/);
    release();
    await arrived;
    await page.waitForTimeout(300);
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await settle(page);
    expect(storedAt('K3')?.entered).toEqual({ numberValue: 123 });
    await expect.poll(() => shownIn(page, 'M3')).toBe(61);
    await page.close();
  });

  it('takes the next keys at the cell that was in hand', async () => {
    const page = await openSheet(office().form, CAST.officer);
    await select(page, 'K4');
    await page.keyboard.type('21');
    await page.keyboard.press('Enter');
    await settle(page);
    changeMuch(4, 62);
    await expect.poll(() => shownIn(page, 'M4')).toBe(62);
    await page.keyboard.type('22');
    await page.keyboard.press('Enter');
    await settle(page);
    expect(storedAt('K5')?.entered).toEqual({ numberValue: 22 });
    await page.close();
  });

  it('shows what another has typed while it was on its way', async () => {
    const page = await openSheet(office().form, CAST.officer);
    const { asked, release } = await holdAnswer(page);
    changeMuch(5, 63);
    await asked;
    put('K6', { userEnteredValue: { numberValue: 24 } }, 'userEnteredValue');
    await expect.poll(() => shownIn(page, 'K6')).toBe(24);
    release();
    await expect.poll(() => shownIn(page, 'M5')).toBe(63);
    expect(await shownIn(page, 'K6')).toBe(24);
    await page.close();
  });
});

describe('all the while', () => {
  it('nothing failed in the pages and no request left the machine', () => {
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
  });
});
