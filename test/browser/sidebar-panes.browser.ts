import { describe, expect, it } from 'vitest';
import { OFFLINE, STATUS, SUMMARY, TEAM_MESSAGE } from './sidebar-views.ts';
import { callsOf, named, text, title, titled, useSidebar } from './sidebar-walk.ts';

const within = useSidebar();

describe('the status', () => {
  it('has the receipts and what the sheet says differently', async () => {
    await within('status', {}, async (it) => {
      const shown = await text(it);
      for (const words of ['Đã nộp, đúng hạn', 'Bản 2 · Đúng hạn', '2 chỗ khác bản đã nộp'])
        expect(shown).toContain(words);
    });
  });

  it('comes from the sheet where the server cannot be asked, and says so', async () => {
    const view = { ...STATUS, changes: [], failure: OFFLINE.message };
    await within('status', { sidebarStatus: [view] }, async (it) => {
      expect(await text(it)).toContain(OFFLINE.message);
      expect(await text(it)).toContain('Bản 2 · Đúng hạn');
      expect(await text(it)).not.toContain('giống bản đã nộp');
    });
  });
});

describe('a message', () => {
  it.each(['zalo', 'chase'] as const)('of %s is copied as it now reads', async (pane) => {
    await within(pane, {}, async (it) => {
      await it.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await it.page.getByRole('textbox').fill('Kính gửi các Tổ');
      await named(it, 'Sao chép').click();
      await it.page.locator('.said', { hasText: 'Đã sao chép' }).waitFor();
      expect(await it.page.evaluate('navigator.clipboard.readText()')).toBe('Kính gửi các Tổ');
    });
  });

  it('is copied the old way, or marked, where the frame has no clipboard', async () => {
    await within('zalo', {}, async (it) => {
      await it.page.evaluate(`
        navigator.clipboard.writeText = () => Promise.reject(new Error('blocked'));
        window.commands = [];
        document.execCommand = (it) => window.commands.push(it) === 1;`);
      await named(it, 'Sao chép').click();
      await it.page.locator('.said', { hasText: 'Đã sao chép' }).waitFor();
      await named(it, 'Sao chép').click();
      await it.page.locator('.said', { hasText: 'Ctrl+C' }).waitFor();
      const selected = await it.page.evaluate('document.getSelection().toString()');
      expect(selected).toBe(TEAM_MESSAGE.text);
    });
  });
});

describe('the province', () => {
  it('sees who has not reported, with a way to each spreadsheet', async () => {
    await within('missing', {}, async (it) => {
      expect(await title(it)).toBe('3/6 đơn vị chưa nộp');
      expect(await it.page.locator('.commune').allInnerTexts()).toEqual([
        'Phường Hải Châu\nChưa nộp',
        'Xã Bà Nà\nChưa nộp',
        'Xã Tân Hiệp\nChưa nộp',
      ]);
      const link = it.page.getByRole('link', { name: 'Xã Bà Nà' });
      expect(await link.getAttribute('href')).toBe('http://127.0.0.1:1/spreadsheets/d/20308/edit');
      expect(await link.getAttribute('target')).toBe('_blank');
      expect(await it.page.getByRole('link', { name: 'Xã Tân Hiệp' }).count()).toBe(0);
    });
  });

  it.each([
    ['1 muộn', '', ['Phường Ngũ Hành Sơn']],
    ['2 đúng hạn', '', ['Phường An Hải', 'Xã Hòa Tiến']],
    ['6 tất cả', 'hoa tien', ['Xã Hòa Tiến']],
    ['6 tất cả', '203', ['Xã Bà Nà', 'Xã Hòa Tiến']],
    ['3 chưa nộp', 'hoa tien', []],
  ])('narrows the list down by “%s” and “%s”', async (chip, words, names) => {
    await within('missing', {}, async (it) => {
      await named(it, chip).click();
      await it.page.getByRole('searchbox').fill(words);
      const shown = await it.page.locator('.commune > :first-child').allInnerTexts();
      expect(shown).toEqual(names);
    });
  });

  it('never follows an address that is none of the web’s', async () => {
    const view = { ...SUMMARY, url: 'javascript:alert(1)' };
    await within('summary', { sidebarUpdateSummary: [view] }, async (it) => {
      expect(await it.page.getByRole('link').count()).toBe(0);
    });
  });

  it('is told that a long update goes on, without a button that would begin it anew', async () => {
    const view = { ...SUMMARY, running: true, written: [], message: 'Hãy xem lại sau ít phút.' };
    await within('summary', { sidebarUpdateSummary: [view] }, async (it) => {
      expect(await title(it)).toBe('Đang tiếp tục tổng hợp');
      expect(await text(it)).toContain('Hãy xem lại sau ít phút.');
      expect(await named(it, 'Cập nhật lại').count()).toBe(0);
    });
  });

  it('updates the summary at once from the menu, and on a press from another pane', async () => {
    await within('summary', {}, async (it) => {
      expect((await callsOf(it, 'sidebarUpdateSummary')).length).toBe(1);
      expect(await text(it)).toContain('3 tab đã ghi');
    });
    await within('missing', {}, async (it) => {
      await named(it, 'Tổng hợp').click();
      await titled(it, 'Cập nhật tổng hợp');
      expect(await callsOf(it, 'sidebarUpdateSummary')).toEqual([]);
      await named(it, 'Cập nhật ngay').click();
      await titled(it, 'Đã cập nhật tổng hợp');
    });
  });
});
