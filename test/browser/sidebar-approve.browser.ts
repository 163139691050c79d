// The commune's leader before a report that waits: reads, approves, or gives it back with a reason.
import { describe, expect, it } from 'vitest';
import type { ApprovalView, Failure } from '../../sheets-addon/contract.ts';
import { APPROVAL, OFFLINE } from './sidebar-views.ts';
import { callsOf, named, text, title, titled, useSidebar } from './sidebar-walk.ts';

const within = useSidebar();
const APPROVED = { approved: true, message: 'Bản 2 đã được duyệt và gửi tới tỉnh.' };
const GIVEN_BACK = { approved: false, message: 'Bản 2 đã trả lại cán bộ cùng lý do.' };
const wish = { report: APPROVAL.report?.id, revision: 2 };

describe('the leader', () => {
  it('sees who sent what and when, what changed, the figures and the warnings', async () => {
    await within('approve', {}, async (it) => {
      expect(await title(it)).toBe('Bản 2 chờ lãnh đạo xã duyệt');
      await it.page.getByText('Số liệu chính của đơn vị').click();
      const shown = await text(it);
      for (const words of [
        'lan@anhai.example',
        '16:30 ngày 16/12/2025',
        'Ô được yêu cầu sửa: 1 thay đổi',
        'Ô khác cũng thay đổi: 1',
        '1.240/1.500 (82,7%)',
        '1 cảnh báo cán bộ đã xác nhận',
        'Đã rà soát lại danh sách',
        'còn 3 ngày',
      ])
        expect(shown).toContain(words);
      await it.picture('approve');
    });
  });

  it('has the figures open before a first revision, of which nothing can be different', async () => {
    const view: ApprovalView = { ...APPROVAL, since: null };
    await within('approve', { sidebarApproval: [view] }, async (it) => {
      expect(await text(it)).toContain('Đây là bản đầu tiên của kỳ này.');
      expect(await text(it)).toContain('Hộ có chữ ký số\nchưa có số');
    });
  });

  it('approves with one press', async () => {
    await within('approve', { sidebarApprove: [APPROVED] }, async (it) => {
      await named(it, 'Duyệt, gửi tỉnh').click();
      await titled(it, 'Đã duyệt, tỉnh đã nhận');
      expect((await callsOf(it, 'sidebarApprove')).map(({ args }) => args)).toEqual([
        [{ ...wish, decision: 'APPROVE', reason: '' }],
      ]);
    });
  });

  it('gives it back by the keyboard alone, with a reason and not without', async () => {
    await within('approve', { sidebarApprove: [GIVEN_BACK] }, async (it) => {
      const open = it.page.getByRole('button', { name: 'Trả lại cán bộ', exact: true });
      expect(await open.getAttribute('aria-expanded')).toBe('false');
      await open.press('Enter');
      expect(await open.getAttribute('aria-expanded')).toBe('true');
      expect(await it.page.evaluate('document.activeElement.id')).toBe('refusal');
      expect(await named(it, 'Gửi trả lại cán bộ').isDisabled()).toBe(true);
      await it.page.keyboard.type('   ');
      expect(await named(it, 'Gửi trả lại cán bộ').isDisabled()).toBe(true);
      await it.page.keyboard.type('Chưa họp thống nhất');
      await it.picture('approve-refusal');
      await it.page.keyboard.press('Tab');
      await it.page.keyboard.press('Enter');
      await titled(it, 'Đã trả lại cán bộ');
      const [call] = await callsOf(it, 'sidebarApprove');
      expect(call?.args).toEqual([
        { ...wish, decision: 'REFUSE', reason: '   Chưa họp thống nhất' },
      ]);
    });
  });

  it('keeps what was typed through a failure, and sends it again on a press', async () => {
    await within('approve', { sidebarApprove: [OFFLINE, GIVEN_BACK] }, async (it) => {
      await it.page.getByRole('button', { name: 'Trả lại cán bộ', exact: true }).click();
      await it.page.getByLabel('Lý do trả lại (bắt buộc)').fill('Chưa họp');
      await named(it, 'Gửi trả lại cán bộ').click();
      await titled(it, 'Chưa thực hiện được');
      expect(await it.page.getByLabel('Lý do trả lại (bắt buộc)').inputValue()).toBe('Chưa họp');
      await named(it, 'Thử lại').click();
      await titled(it, 'Đã trả lại cán bộ');
      const [first, second] = await callsOf(it, 'sidebarApprove');
      expect(second).toEqual(first);
    });
  });

  it('is led back to the report where a newer revision has overtaken it', async () => {
    const stale: Failure = {
      failed: true,
      code: 'STALE_REVISION',
      message: 'Báo cáo đã được lan@anhai.example gửi bản 3 lúc 17/12/2025 09:00.',
      again: false,
    };
    await within('approve', { sidebarApprove: [stale] }, async (it) => {
      await named(it, 'Duyệt, gửi tỉnh').click();
      await titled(it, 'Chưa thực hiện được');
      expect(await named(it, 'Thử lại').count()).toBe(0);
      await named(it, 'Xem lại báo cáo').click();
      await titled(it, 'Bản 2 chờ lãnh đạo xã duyệt');
      expect(await callsOf(it, 'sidebarApproval')).toHaveLength(2);
    });
  });

  it('still has the reason that was begun when the report is looked at anew', async () => {
    const stale: Failure = {
      failed: true,
      code: 'STALE_REVISION',
      message: 'Báo cáo đã được lan@anhai.example gửi bản 3 lúc 17/12/2025 09:00.',
      again: false,
    };
    await within('approve', { sidebarApprove: [stale, GIVEN_BACK] }, async (it) => {
      await it.page.getByRole('button', { name: 'Trả lại cán bộ', exact: true }).click();
      await it.page.getByLabel('Lý do trả lại (bắt buộc)').fill('Chưa họp');
      await named(it, 'Gửi trả lại cán bộ').click();
      await named(it, 'Xem lại báo cáo').click();
      await titled(it, 'Bản 2 chờ lãnh đạo xã duyệt');
      expect(await it.page.getByLabel('Lý do trả lại (bắt buộc)').inputValue()).toBe('Chưa họp');
      await named(it, 'Gửi trả lại cán bộ').click();
      await titled(it, 'Đã trả lại cán bộ');
      expect((await callsOf(it, 'sidebarApprove'))[1]?.args).toMatchObject([
        { reason: 'Chưa họp' },
      ]);
    });
  });

  it('decides once, however often the button is pressed', async () => {
    await within('approve', { sidebarApprove: [APPROVED] }, async (it) => {
      await it.page.evaluate('window.delay = 300');
      await it.page.evaluate(`
        const go = [...document.querySelectorAll('button')].find((it) => it.innerText === 'Duyệt, gửi tỉnh');
        go.click();
        go.click();`);
      await titled(it, 'Đã duyệt, tỉnh đã nhận');
      expect(await callsOf(it, 'sidebarApprove')).toHaveLength(1);
    });
  });
});

describe('who cannot decide', () => {
  const right = 'Tài khoản này chưa có quyền duyệt báo cáo trước khi gửi tỉnh của đơn vị này.';
  it('is told what right is missing, and still sees what waits', async () => {
    const view = { ...APPROVAL, hindrance: right };
    await within('approve', { sidebarApproval: [view] }, async (it) => {
      expect(await text(it)).toContain(right);
      expect(await text(it)).toContain('lan@anhai.example');
      expect(await named(it, 'Duyệt, gửi tỉnh').count()).toBe(0);
      expect(await it.page.getByRole('button', { name: 'Trả lại cán bộ' }).count()).toBe(0);
    });
  });

  it('is told where the province asks for no approval', async () => {
    const hindrance = 'Tỉnh không đặt bước lãnh đạo xã duyệt.';
    const view = { ...APPROVAL, waits: false, hindrance, state: 'Đã nộp bản 2, đúng hạn' };
    await within('approve', { sidebarApproval: [view] }, async (it) => {
      expect(await title(it)).toBe('Không có gì chờ duyệt');
      expect(await text(it)).toContain(hindrance);
      expect(await text(it)).toContain('Đã nộp bản 2, đúng hạn');
      expect(await text(it)).not.toContain('Số liệu chính');
    });
  });
});
