// The office's pages around the form: the add-on's menu and sidebar, links, charts, home and province,
// and what happens when the office goes down. Pictures are left in out/screenshots.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { listen, refuse, type Route } from '../../local-office/server.ts';
import { CAST } from '../local-office/page-scene.ts';
import {
  activeIn,
  FIGURES,
  groundIn,
  isReady,
  noteIn,
  runIn,
  select,
  settle,
  shownIn,
  typeInto,
  usePages,
} from './page-walk.ts';

const { faults, strangers, office, openSheet, openWindow, put, restart, storedAt, picture } =
  usePages();

describe('the add-on beside the grid', () => {
  it('its menu is worked by keys, marks a cell, and its sidebar asks and leads', async () => {
    const page = await openSheet(office().form, CAST.officer);
    await select(page, 'E3');
    await page.getByRole('menuitem', { name: 'Tổ CNSCĐ' }).focus();
    await page.keyboard.press('ArrowDown');
    await picture(page, 'page-menu');
    await page.keyboard.press('Enter');
    await page.getByText('Có 1 dòng lỗi').waitFor();
    await expect.poll(() => noteIn(page, 'E3')).toBe('Tử số lớn hơn mẫu số.');
    await runIn(page, 'showGuide');
    const frame = page.frameLocator('.sidebar iframe');
    await frame.getByText('Hỏi', { exact: true }).click();
    await frame.getByText(`Chào Lan, ${CAST.officer} ✓`).waitFor();
    await frame.getByText('Hỏi sai').click();
    await frame.getByText('Lỗi: Thiếu tên').waitFor();
    await frame.getByText('Đến ô').click();
    await expect.poll(() => activeIn(page).then((it) => it?.range)).toBe('B3');
    await picture(page, 'page-sidebar');
    await page.getByRole('button', { name: 'Đóng thanh bên' }).click();
    expect(await page.locator('.sidebar').isVisible()).toBe(false);
    await page.close();
  });

  it('its sidebar takes the focus where nobody has it, and leaves it to a person who is elsewhere', async () => {
    const page = await openSheet(office().form, CAST.officer);
    await page.getByRole('menuitem', { name: 'Tổ CNSCĐ' }).click();
    await page.getByRole('menuitem', { name: 'Hướng dẫn' }).click();
    const sidebar = page.locator('.sidebar iframe');
    await sidebar.contentFrame().getByText('Hỏi', { exact: true }).waitFor();
    const frame = await (await sidebar.elementHandle())?.contentFrame();
    const wantFocus = () => frame?.evaluate("document.getElementById('ask').focus()");
    const holder = () => page.evaluate('document.activeElement.tagName');
    await wantFocus();
    await expect.poll(holder).toBe('IFRAME');

    const menu = page.getByRole('menuitem', { name: 'Tổ CNSCĐ' });
    await menu.click();
    await wantFocus();
    await page.waitForTimeout(300);
    expect(await menu.getAttribute('aria-expanded')).toBe('true');
    expect(await holder()).toBe('BUTTON');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');

    await select(page, 'E6');
    await wantFocus();
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await settle(page);
    expect(await shownIn(page, 'E6')).toBe(7);
    await page.close();
  });

  it('F6 leads around the page, and Escape closes a menu that was opened by mouse', async () => {
    const page = await openSheet(office().form, CAST.officer);
    const menu = page.getByRole('menuitem', { name: 'Tổ CNSCĐ' });
    const holder = () => page.evaluate('document.activeElement.tagName');
    await menu.click();
    await page.keyboard.press('Escape');
    expect(await menu.getAttribute('aria-expanded')).toBe('false');

    await runIn(page, 'showGuide');
    await page.frameLocator('.sidebar iframe').getByText('Hỏi', { exact: true }).waitFor();
    await select(page, 'E5');
    await page.keyboard.press('F6');
    await expect.poll(() => page.locator('.menu > button:focus').count()).toBe(1);
    await page.keyboard.press('F6');
    await expect.poll(holder).toBe('IFRAME');
    await page.keyboard.press('F6');
    await expect.poll(holder).not.toBe('IFRAME');
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await settle(page);
    expect(storedAt('E5')?.entered).toEqual({ numberValue: 6 });

    await page.getByRole('button', { name: 'Đóng thanh bên' }).click();
    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await settle(page);
    expect(storedAt('E6')?.entered).toEqual({ numberValue: 7 });
    await page.close();
  });

  it.each([
    ['its menu', (page: Page) => chooseGuide(page)],
    [
      'its sidebar',
      (page: Page) =>
        page.frameLocator('.sidebar iframe').getByText('Hỏi', { exact: true }).click(),
    ],
  ])('a word without its Enter is in its cell before %s asks', async (_name, ask) => {
    const page = await openSheet(office().form, CAST.officer);
    await chooseGuide(page);
    await page.frameLocator('.sidebar iframe').getByText('Hỏi', { exact: true }).waitFor();
    put('K8', {}, 'userEnteredValue');
    await select(page, 'K8');
    await page.keyboard.type('12');
    const asked = page.waitForRequest(/\/run\?/).then(() => storedAt('K8')?.entered);
    await ask(page);
    expect(await asked).toEqual({ numberValue: 12 });
    expect(await activeIn(page)).toMatchObject({ range: 'K8' });
    await page.close();
  });

  it('what is typed reaches its onEdit', async () => {
    const page = await openSheet(office().form, CAST.officer);
    await typeInto(page, 'B4', 'sai', '3. Thành viên');
    await expect.poll(() => groundIn(page, 'B4', '3. Thành viên')).toBe('#fce8b2');
    await page.close();
  });
});

async function chooseGuide(page: Page): Promise<void> {
  await page.getByRole('menuitem', { name: 'Tổ CNSCĐ' }).click();
  await page.getByRole('menuitem', { name: 'Hướng dẫn' }).click();
}

describe('the way around', () => {
  it('a link of the summary opens the commune’s spreadsheet at the cell', async () => {
    office().store.share(office().form, CAST.staff, 'reader');
    const page = await openSheet(office().summary, CAST.staff);
    await select(page, 'A3', 'Theo xã');
    const link = page.getByRole('link', { name: 'Mở bảng tính nguồn, ô C5' });
    await link.waitFor();
    await picture(page, 'page-summary');
    const [next] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await next.waitForFunction(isReady);
    expect(await activeIn(next)).toMatchObject({
      tab: FIGURES,
      range: 'C5',
    });
    expect(next.url()).toContain(`as=${encodeURIComponent(CAST.staff)}`);
    await next.close();
    await page.close();
  });

  it('the charts of a tab come with their figures in a table', async () => {
    const page = await openSheet(office().summary, CAST.staff);
    await page.getByText('Bảng số liệu').click();
    expect(await page.locator('.chart td').allInnerTexts()).toContain('8');
    expect(await page.locator('.chart svg rect').count()).toBe(6);
    await page.close();
  });

  it('home finds a commune without marks and opens its spreadsheet; the province has its desk', async () => {
    const page = await openWindow('/');
    await page.getByLabel('Tìm người').fill('hoa tien');
    await picture(page, 'page-home');
    await page.getByRole('link', { name: 'Nguyễn Văn An' }).click();
    await page.waitForFunction(isReady);
    await page.goto(`${office().origin}/province?as=${CAST.staff}`);
    await page.getByRole('button', { name: '1 nộp muộn' }).click();
    expect(await page.locator('.communes tbody tr').count()).toBe(1);
    await page.getByRole('button', { name: '1 nộp muộn' }).click();
    await picture(page, 'page-province', true);
    await page.close();
  });
});

describe('when the office goes down', () => {
  it('typing goes on, and everything is there once it is back', async () => {
    const page = await openSheet(office().form, CAST.officer);
    await restart(async () => {
      await select(page, 'K3');
      await page.keyboard.type('77');
      await page.keyboard.press('Enter');
      await page.getByText('Chưa lưu 1 thay đổi').waitFor();
    });
    await settle(page);
    expect(storedAt('K3')?.entered).toEqual({ numberValue: 77 });
    put('M3', { userEnteredValue: { numberValue: 31 } }, 'userEnteredValue');
    await expect.poll(() => shownIn(page, 'M3')).toBe(31);
    await page.close();
  });

  it.each([
    ['not yet', 503, 'K4', 41],
    ['that it knows no such address', 404, 'K5', 42],
    ['that it has failed', 500, 'K6', 43],
  ])('an edit waits for an office that says %s', async (_name, status, cell, figure) => {
    const page = await openSheet(office().form, CAST.officer);
    const port = Number(new URL(office().origin).port);
    const asked = new Set<string | undefined>();
    const opening: Route = ({ url }, response) => {
      asked.add(/\/(edits|events)\?/.exec(url ?? '')?.[1]);
      refuse(response, status, 'Chưa mở.');
      return true;
    };
    await restart(async () => {
      const server = await listen(
        port,
        () => [opening],
        () => undefined,
      );
      await select(page, cell);
      await page.keyboard.type(String(figure));
      await page.keyboard.press('Enter');
      await page.getByText('Chưa lưu 1 thay đổi').waitFor();
      await expect.poll(() => [...asked].toSorted()).toEqual(['edits', 'events']);
      expect(await page.getByText('Đã lưu').count()).toBe(0);
      await server.close();
    });
    await settle(page);
    expect(storedAt(cell)?.entered).toEqual({ numberValue: figure });
    await page.getByText('Đã lưu').waitFor();
    await page.getByText('Mất liên lạc').waitFor({ state: 'hidden' });
    put('M3', { userEnteredValue: { numberValue: figure } }, 'userEnteredValue');
    await expect.poll(() => shownIn(page, 'M3')).toBe(figure);
    await page.close();
  });
});

describe('all the while', () => {
  it('nothing failed in the pages and no request left the machine', () => {
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
  });
});
