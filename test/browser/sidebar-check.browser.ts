import { describe, expect, it } from 'vitest';
import type { CheckView } from '../../sheets-addon/contract.ts';
import { BLOCKS, CHECK, CLEAN, DUE, LONG } from './sidebar-views.ts';
import { callsOf, named, text, title, titled, useSidebar } from './sidebar-walk.ts';

const within = useSidebar();

describe('checking', () => {
  it('tells how many of each in words, and both wordings of the deadline', async () => {
    await within('check', {}, async (it) => {
      expect(await title(it)).toBe('Còn 2 lỗi phải sửa trước khi nộp');
      expect(await it.page.locator('.chip').allInnerTexts()).toEqual([
        '2 lỗi',
        '7 cảnh báo',
        '2 lưu ý',
      ]);
      const shown = (await text(it)).replaceAll('\u00A0', ' ');
      expect(shown).toContain('trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)');
      expect(shown).toContain('còn 3 ngày');
      expect(shown).toContain('đã được đổi lại tên');
      expect(await it.page.locator('#unit').innerText()).toBe('Phường An Hải · Quý IV năm 2025');
    });
  });

  it.each([
    [3, false, 'còn 3 ngày'],
    [1, false, 'còn 1 ngày'],
    [0, false, 'hôm nay là ngày cuối'],
    [-2, false, 'quá hạn 2 ngày'],
    [0, true, 'hôm nay là ngày nhắc'],
    [-2, true, 'đã qua ngày nhắc 2 ngày'],
  ])('says of %i days left, assumed %s: %s', async (daysLeft, assumed, words) => {
    const view: CheckView = { ...CHECK, due: { ...DUE, daysLeft, assumed } };
    await within('check', { sidebarCheck: [view] }, async ({ page }) => {
      expect(await page.locator('.due-left').innerText()).toBe(words);
    });
  });

  it('has the tab with mistakes first', async () => {
    await within('check', {}, async ({ page }) => {
      const tabs = await page.locator('.group summary').allInnerTexts();
      expect(tabs.map((it) => it.replace(/\s+/g, ' '))).toEqual([
        '4. Số liệu kỳ 4',
        '2. Thôn và Tổ 6',
        'Toàn bảng tính 1',
      ]);
    });
  });

  it('leads from an issue to its cell in one press', async () => {
    await within('check', {}, async (it) => {
      let presses = 0;
      for (const { tab, cell, message } of BLOCKS) {
        await it.page.getByRole('button').filter({ hasText: message }).click();
        presses += 1;
        expect((await callsOf(it, 'selectCell')).at(-1)?.args).toEqual([tab, cell]);
      }
      const calls = await callsOf(it, 'selectCell');
      expect(calls.length).toBe(BLOCKS.length);
      console.log(`presses from an issue to its cell: ${presses / calls.length}`);
      expect(presses / calls.length).toBe(1);
    });
  });

  it('leads there by the Enter key as well', async () => {
    await within('check', {}, async (it) => {
      await it.page
        .getByRole('button')
        .filter({ hasText: BLOCKS[0]?.message ?? '' })
        .focus();
      await it.page.keyboard.press('Enter');
      expect((await callsOf(it, 'selectCell')).at(-1)?.args).toEqual(['4. Số liệu kỳ', 'E5']);
    });
  });

  it('says so where the cell is gone', async () => {
    await within('check', { selectCell: [false] }, async (it) => {
      await it.page
        .getByRole('button')
        .filter({ hasText: BLOCKS[0]?.message ?? '' })
        .click();
      await it.page.locator('.gone').waitFor();
      expect(await text(it)).toContain(
        'Không tìm thấy ô E5 của tab “4. Số liệu kỳ”; hãy kiểm tra lại.',
      );
    });
  });

  it('shows what was typed as text, whatever it looks like', async () => {
    await within('check', {}, async (it) => {
      expect(await text(it)).toContain('<b>khoảng 50</b>');
    });
  });

  it('narrows the list down to one severity, and back', async () => {
    await within('check', {}, async (it) => {
      await named(it, '2 lỗi').click();
      expect(await it.page.locator('.issue').count()).toBe(2);
      expect(await named(it, '2 lỗi').getAttribute('aria-pressed')).toBe('true');
      await named(it, '2 lỗi').click();
      expect(await it.page.locator('.issue').count()).toBe(11);
    });
  });

  it('lists a hundred and twenty issues forty at first', async () => {
    await within('check', { sidebarCheck: [LONG] }, async (it) => {
      expect(await it.page.locator('.issue').count()).toBe(40);
      await named(it, 'Hiện thêm 80').click();
      expect(await it.page.locator('.issue').count()).toBe(120);
    });
  });

  it('is done again by a button, and leads on to sending once nothing blocks', async () => {
    await within('check', { sidebarCheck: [CHECK, CLEAN] }, async (it) => {
      expect(await named(it, 'Đi tới nộp báo cáo').count()).toBe(0);
      await named(it, 'Kiểm tra lại').click();
      await titled(it, 'Không có lỗi: có thể nộp');
      await named(it, 'Đi tới nộp báo cáo').click();
      await titled(it, 'Xem lại trước khi nộp');
    });
  });
});
