// Closing a period in the sidebar, and what comes after: corrections, excuses, the ledger.
import { describe, expect, it } from 'vitest';
import { CLOSED_PERIOD, OPEN_PERIOD } from './sidebar-desk-views.ts';
import type { SidebarPage } from './sidebar-page.ts';
import { OFFLINE } from './sidebar-views.ts';
import { callsOf, named, text, title, titled, useSidebar } from './sidebar-walk.ts';

const within = useSidebar();
const argsOf = async (it: SidebarPage, name: string) =>
  (await callsOf(it, name)).map(({ args }) => args);
const closed = { message: 'Đã chốt kỳ, bản 1.', running: false };
const unfold = (it: SidebarPage, words: string) =>
  it.page.locator('summary', { hasText: words }).click();

describe('an open period', () => {
  it('tells what counts and what does not', async () => {
    await within('period', { sidebarPeriod: [OPEN_PERIOD] }, async (it) => {
      expect(await title(it)).toBe('Kỳ đang mở');
      const shown = await text(it);
      for (const words of [
        '92/94 đơn vị có số liệu được tính',
        '2 đơn vị chưa được tính',
        'Tỉnh đã trả lại, xã chưa nộp lại',
        'Xã Bà Nà · Miễn báo cáo QN-R1',
      ])
        expect(shown).toContain(words);
      await it.picture('period-open');
    });
  });

  it('is closed after one more question, and the summary follows', async () => {
    const answers = { sidebarPeriod: [OPEN_PERIOD, CLOSED_PERIOD], sidebarClosePeriod: [closed] };
    await within('period', answers, async (it) => {
      await named(it, 'Chốt kỳ…').click();
      const question = await it.page.locator('.once-more').innerText();
      expect(question).toContain('92/94 đơn vị; 2 đơn vị không có trong số liệu');
      expect(question).toContain('Phường Hải Châu: Chưa nộp');
      expect(await argsOf(it, 'sidebarClosePeriod')).toEqual([]);
      await it.page.locator('.once-more').getByRole('button', { name: 'Chốt kỳ' }).click();
      await titled(it, 'Đã chốt kỳ, bản 1.');
      expect(await argsOf(it, 'sidebarClosePeriod')).toEqual([
        [{ reason: '', early: false, renew: false }],
      ]);
      expect((await it.calls()).map(({ name }) => name)).toEqual([
        'sidebarPeriod',
        'sidebarClosePeriod',
        'sidebarUpdateSummary',
        'sidebarPeriod',
      ]);
    });
  });

  it('is left open by “Thôi” and by Escape', async () => {
    await within('period', { sidebarPeriod: [OPEN_PERIOD] }, async (it) => {
      await named(it, 'Chốt kỳ…').click();
      await named(it, 'Thôi').click();
      await named(it, 'Chốt kỳ…').click();
      await it.page.keyboard.press('Escape');
      expect(await it.page.locator('.once-more').count()).toBe(0);
      expect(await argsOf(it, 'sidebarClosePeriod')).toEqual([]);
    });
  });

  it('is closed early only for a reason', async () => {
    const early = { ...OPEN_PERIOD, early: '19/12/2025' };
    const answers = { sidebarPeriod: [early, CLOSED_PERIOD], sidebarClosePeriod: [closed] };
    await within('period', answers, async (it) => {
      expect(await text(it)).toContain('đến hết ngày 19/12/2025');
      await named(it, 'Chốt sớm…').click();
      expect(await text(it)).toContain('Cần ghi lý do');
      await it.page.getByLabel('Lý do chốt sớm').fill('Họp tổng kết ngày 18');
      await named(it, 'Chốt sớm…').click();
      await it.page.keyboard.press('Enter');
      await titled(it, 'Đã chốt kỳ');
      expect(await argsOf(it, 'sidebarClosePeriod')).toEqual([
        [{ reason: 'Họp tổng kết ngày 18', early: true, renew: false }],
      ]);
    });
  });

  it('that may not be closed says why, without a button', async () => {
    const view = { ...OPEN_PERIOD, mayClose: 'Chưa có báo cáo nào được tính trong kỳ này.' };
    await within('period', { sidebarPeriod: [view] }, async (it) => {
      expect(await text(it)).toContain('Chưa chốt được: Chưa có báo cáo nào');
      expect(await named(it, 'Chốt kỳ…').count()).toBe(0);
    });
  });

  it('stays as it is where the closing fails, and is tried again', async () => {
    const answers = {
      sidebarPeriod: [OPEN_PERIOD, CLOSED_PERIOD],
      sidebarClosePeriod: [OFFLINE, closed],
    };
    await within('period', answers, async (it) => {
      await named(it, 'Chốt kỳ…').click();
      await it.page.keyboard.press('Enter');
      await titled(it, 'Chưa thực hiện được');
      expect(await title(it)).toBe('Kỳ đang mở');
      await named(it, 'Thử lại').click();
      await titled(it, 'Đã chốt kỳ');
      expect(await argsOf(it, 'sidebarClosePeriod')).toHaveLength(2);
    });
  });

  it('is closed though the summary could not be updated, which can be done again', async () => {
    const answers = {
      sidebarPeriod: [OPEN_PERIOD, CLOSED_PERIOD],
      sidebarClosePeriod: [closed],
      sidebarUpdateSummary: [
        OFFLINE,
        { message: 'Đã cập nhật.', running: false, written: [], url: '' },
      ],
    };
    await within('period', answers, async (it) => {
      await named(it, 'Chốt kỳ…').click();
      await it.page.keyboard.press('Enter');
      await titled(it, 'Đã chốt kỳ');
      expect(await text(it)).toContain('Bảng tổng hợp chưa cập nhật được');
      await named(it, 'Cập nhật bảng tổng hợp').click();
      await it.page.locator('p', { hasText: 'Đã cập nhật.' }).waitFor();
      expect(await argsOf(it, 'sidebarClosePeriod')).toHaveLength(1);
    });
  });
});

describe('a closed period', () => {
  it('has the ledger of what was changed since', async () => {
    await within('period', { sidebarPeriod: [CLOSED_PERIOD] }, async (it) => {
      expect(await title(it)).toBe('Kỳ đã chốt, bản 2');
      const ledger = await it.page.locator('.ledger').innerText();
      for (const words of [
        'Bản 1 → bản 2, 09:00 ngày 05/01/2026',
        'Lý do: Nhập nhầm',
        'Phường An Hải',
        '1.480/2.000 (74,0%) → 1.500/2.000 (75,0%)',
        'tử số +20; +1,0 điểm %',
        'Bảng tổng hợp bản 1, công bố 16:30 ngày 20/12/2025',
      ])
        expect(ledger).toContain(words);
      await it.picture('period-closed');
    });
  });

  it('is opened for a commune’s correction, found by its name', async () => {
    const answers = { sidebarPeriod: [CLOSED_PERIOD], sidebarCorrect: [OFFLINE, CLOSED_PERIOD] };
    await within('period', answers, async (it) => {
      await unfold(it, 'Mở cho đính chính');
      const form = it.page.locator('details', { has: it.page.locator('#correct-commune') });
      const go = form.getByRole('button', { name: 'Mở cho đính chính' });
      await go.click();
      expect(await form.innerText()).toContain('Cần chọn đơn vị');
      await form.getByLabel('Xã, phường, đặc khu').fill('Phường Không Có');
      await go.click();
      expect(await form.innerText()).toContain('Không có đơn vị này trong kỳ');
      await form.getByLabel('Xã, phường, đặc khu').fill('Phường An Hải');
      await form.getByLabel('Lý do đính chính').fill('Nhập nhầm số hộ');
      await go.click();
      await titled(it, 'Chưa thực hiện được');
      expect(await form.getByLabel('Lý do đính chính').inputValue()).toBe('Nhập nhầm số hộ');
      await named(it, 'Thử lại').click();
      await titled(it, 'Đã mở cho Phường An Hải gửi bản đính chính');
      expect(await argsOf(it, 'sidebarCorrect')).toEqual([
        ['20275', 'Nhập nhầm số hộ'],
        ['20275', 'Nhập nhầm số hộ'],
      ]);
    });
  });

  it('is closed again for a reason, and says whose door that shuts', async () => {
    const view = { ...CLOSED_PERIOD, renewable: true };
    const answers = {
      sidebarPeriod: [view],
      sidebarClosePeriod: [{ message: 'Đã chốt kỳ, bản 3.', running: false }],
    };
    await within('period', answers, async (it) => {
      await named(it, 'Chốt lại…').click();
      expect(await argsOf(it, 'sidebarClosePeriod')).toEqual([]);
      await it.page.getByLabel('Lý do chốt lại').fill('Đính chính của An Hải');
      await it.page.getByRole('checkbox', { name: 'Tính theo kế hoạch' }).check();
      await named(it, 'Chốt lại…').click();
      expect(await it.page.locator('.once-more').innerText()).toContain('chưa gửi: Xã Bà Nà');
      await it.page.keyboard.press('Enter');
      await titled(it, 'Đã chốt kỳ, bản 3.');
      expect(await argsOf(it, 'sidebarClosePeriod')).toEqual([
        [{ reason: 'Đính chính của An Hải', early: false, renew: true }],
      ]);
    });
  });
});

describe('who is excused', () => {
  it('is chosen with what it owes, and the reason', async () => {
    const answers = { sidebarPeriod: [OPEN_PERIOD], sidebarExcuse: [OPEN_PERIOD] };
    await within('period', answers, async (it) => {
      const field = it.page.locator('#excuse-commune');
      await field.fill('20275');
      await field.blur();
      const what = it.page.getByLabel('Miễn hay loại');
      expect(await what.locator('option').allInnerTexts()).toEqual([
        'Loại khỏi kỳ (không tính vào mẫu số)',
        'Miễn QN-R1 – Báo cáo quý',
        'Miễn AH-R1 – Báo cáo của phường',
      ]);
      await what.selectOption('AH-R1');
      await it.page.locator('#excuse-reason').fill('Mới thành lập');
      await named(it, 'Ghi nhận').click();
      await titled(it, 'Đã miễn AH-R1 cho Phường An Hải');
      expect(await argsOf(it, 'sidebarExcuse')).toEqual([
        [
          {
            commune: '20275',
            obligation: 'AH-R1',
            reason: 'Mới thành lập',
            undo: false,
            afterClosing: false,
          },
        ],
      ]);
    });
  });

  it('is freed of what was chosen, also where the commune is named afterwards', async () => {
    await within('period', { sidebarPeriod: [OPEN_PERIOD] }, async (it) => {
      const what = it.page.getByLabel('Miễn hay loại');
      const field = it.page.locator('#excuse-commune');
      await what.selectOption('QN-R1');
      await field.fill('Phường An Hải');
      await field.blur();
      expect(await what.inputValue()).toBe('QN-R1');
      await what.selectOption('AH-R1');
      await field.fill('Phường Hải Châu');
      await field.blur();
      expect(await what.inputValue()).toBe('');
    });
  });

  it('takes nothing away of what is half typed elsewhere, and nothing stays of what is done', async () => {
    const answers = {
      sidebarPeriod: [CLOSED_PERIOD],
      sidebarExcuse: [CLOSED_PERIOD],
      sidebarCorrect: [CLOSED_PERIOD],
    };
    await within('period', answers, async (it) => {
      await it.page.getByLabel('Lý do chốt lại').fill('Đính chính của An Hải');
      await unfold(it, 'Mở cho đính chính');
      await it.page.locator('#correct-commune').fill('Phường An Hải');
      await it.page.locator('#correct-reason').fill('Nhập nhầm số hộ');
      await it.page.locator('#excuse-commune').fill('Phường Hải Châu');
      await it.page.locator('#excuse-reason').fill('Mới thành lập');
      await named(it, 'Ghi nhận').click();
      await titled(it, 'Đã loại Phường Hải Châu khỏi kỳ');
      expect(await it.page.getByLabel('Lý do chốt lại').inputValue()).toBe('Đính chính của An Hải');
      expect(await it.page.locator('#excuse-commune').inputValue()).toBe('');
      expect(await it.page.locator('#excuse-reason').inputValue()).toBe('');
      expect(await it.page.locator('#correct-reason').isVisible()).toBe(true);
      const form = it.page.locator('details', { has: it.page.locator('#correct-commune') });
      await form.getByRole('button', { name: 'Mở cho đính chính' }).click();
      await titled(it, 'Đã mở cho Phường An Hải gửi bản đính chính');
      expect(await argsOf(it, 'sidebarCorrect')).toEqual([['20275', 'Nhập nhầm số hộ']]);
      expect(await it.page.locator('#correct-reason').inputValue()).toBe('');
    });
  });

  it('can be put back, after one more question', async () => {
    const answers = { sidebarPeriod: [CLOSED_PERIOD], sidebarExcuse: [CLOSED_PERIOD] };
    await within('period', answers, async (it) => {
      await named(it, 'Bỏ: Xã Bà Nà').click();
      await it.page.locator('.once-more').getByRole('button', { name: 'Bỏ' }).click();
      await titled(it, 'Đã bỏ miễn, loại của Xã Bà Nà');
      expect(await argsOf(it, 'sidebarExcuse')).toMatchObject([
        [{ commune: '20308', obligation: 'QN-R1', undo: true, afterClosing: true }],
      ]);
    });
  });
});
