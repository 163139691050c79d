// The commune's pane of ad-hoc requests: what is asked until when, what is wrong and where, one button for
// each request, and what comes back.
import { describe, expect, it } from 'vitest';
import type { AnswersView, RequestView } from '../../sheets-addon/answers-contract.ts';
import { DUE, OFFLINE } from './sidebar-views.ts';
import { callsOf, named, text, title, titled, useSidebar } from './sidebar-walk.ts';

const within = useSidebar();
const TAB = '10. Yêu cầu đột xuất';

const READY: RequestView = {
  id: 'ADHOC-2025-001',
  title: 'Rà soát điểm hỗ trợ',
  documentNo: '15/SKHCN-CNTT',
  due: DUE,
  state: 'Chưa trả lời',
  tone: 'open',
  asked: 3,
  answered: 3,
  issues: [],
  baseRevision: null,
  standing: null,
  returned: null,
  changed: true,
  closed: null,
  waiting: null,
};
const issue = (code: string, severity: 'BLOCK' | 'WARN', cell: string, message: string) => ({
  code,
  severity,
  tab: TAB,
  cell,
  message,
});
const FAULTY: RequestView = {
  ...READY,
  id: 'ADHOC-2025-002',
  title: 'Báo cáo nhanh bão số 5',
  issues: [issue('NOT_A_NUMBER', 'BLOCK', 'H6', 'Cột “Trả lời” cần một con số.')],
};
const WARNED: RequestView = {
  ...READY,
  issues: [issue('PERSONAL_TEXT', 'WARN', 'H5', 'Nội dung có dãy số giống số điện thoại.')],
};
const RECEIPT = {
  revision: 1,
  at: '16:30 ngày 16/12/2025',
  by: 'lan@anhai.example',
  timeliness: 'Đúng hạn',
  duplicate: false,
};
const received = { kind: 'received' as const, receipt: RECEIPT, note: null };
const view = (...requests: RequestView[]): AnswersView => ({
  unit: 'Phường An Hải',
  at: '14:05',
  who: 'lan@anhai.example',
  requests,
});

describe('the requests of a commune', () => {
  it('says so where there are none', async () => {
    await within('answers', { sidebarAnswers: [view()] }, async (it) => {
      expect(await title(it)).toBe('Hiện không có yêu cầu đột xuất nào');
    });
  });

  it('are shown with both wordings of the date, how many are answered, and the way to each fault', async () => {
    await within('answers', { sidebarAnswers: [view(READY, FAULTY)] }, async (it) => {
      expect(await title(it)).toBe('2 yêu cầu cần trả lời');
      const shown = (await text(it)).replaceAll('\u00A0', ' ');
      for (const words of ['15/SKHCN-CNTT', '3/3 câu', DUE.words, 'Còn 1 lỗi phải sửa'])
        expect(shown).toContain(words);
      expect(await named(it, 'Gửi trả lời').count()).toBe(1);
      await it.page.locator('.issue').click();
      expect((await callsOf(it, 'selectCell')).at(-1)?.args).toEqual([TAB, 'H6']);
      await it.picture('answers');
    });
  });

  it('are sent one by one with the base they stand on, once however often it is pressed', async () => {
    const answers = { sidebarAnswers: [view(READY)], sidebarAnswer: [received] };
    await within('answers', answers, async (it) => {
      await it.page.evaluate('window.delay = 200');
      await it.page.evaluate(`
        const send = [...document.querySelectorAll('button')].find((it) => it.innerText === 'Gửi trả lời');
        send.click();
        send.click();`);
      await titled(it, 'Đã gửi trả lời');
      const shown = await text(it);
      for (const words of ['Rà soát điểm hỗ trợ (15/SKHCN-CNTT)', '16:30', 'Đúng hạn'])
        expect(shown).toContain(words);
      expect((await callsOf(it, 'sidebarAnswer')).map(({ args }) => args)).toEqual([
        [{ request: 'ADHOC-2025-001', baseRevision: null, confirmations: [] }],
      ]);
      await named(it, 'Xem các yêu cầu').click();
      await titled(it, '1 yêu cầu cần trả lời');
    });
  });

  it('wait for a tick where there is a warning, which survives a failure', async () => {
    const answers = { sidebarAnswers: [view(WARNED)], sidebarAnswer: [OFFLINE, received] };
    await within('answers', answers, async (it) => {
      expect(await named(it, 'Gửi trả lời').isDisabled()).toBe(true);
      await it.page.locator('.warning').getByRole('checkbox').check();
      await named(it, 'Gửi trả lời').click();
      await titled(it, 'Chưa thực hiện được');
      await named(it, 'Thử lại').click();
      await titled(it, 'Đã gửi trả lời');
      const [first, second] = await callsOf(it, 'sidebarAnswer');
      expect(second).toEqual(first);
      expect(first?.args).toMatchObject([
        { confirmations: [{ code: 'PERSONAL_TEXT', tab: TAB, cell: 'H5' }] },
      ]);
    });
  });

  it('tell who sent a newer answer', async () => {
    const message = 'Báo cáo đã được minh@anhai.example gửi bản 2 lúc 16/12/2025 15:10.';
    const answers = {
      sidebarAnswers: [view(READY)],
      sidebarAnswer: [{ kind: 'stale' as const, message }],
    };
    await within('answers', answers, async (it) => {
      await named(it, 'Gửi trả lời').click();
      await titled(it, 'Chưa gửi được');
      expect(await text(it)).toContain(message);
    });
  });

  it('that are over say why and offer nothing to send; one returned leads to its cells', async () => {
    const over: RequestView = {
      ...READY,
      tone: 'over',
      state: 'Đã thu hồi ngày 18/12/2025',
      closed: 'Yêu cầu đã được thu hồi: Đã có số liệu. Không phải trả lời nữa.',
    };
    const back: RequestView = {
      ...READY,
      tone: 'late',
      title: 'Việc bị trả lại',
      returned: {
        by: 'so@dn.example',
        at: '10:00 ngày 17/12/2025',
        reason: 'Thiếu điểm lưu động',
        cells: [{ tab: TAB, cell: 'H3', words: 'Đếm lại' }],
      },
    };
    await within('answers', { sidebarAnswers: [view(back, over)] }, async (it) => {
      expect(await text(it)).toContain('Không phải trả lời nữa');
      expect(await text(it)).toContain('Thiếu điểm lưu động');
      expect(await named(it, 'Gửi trả lời').count()).toBe(1);
      await named(it, 'Đến ô H3').click();
      expect((await callsOf(it, 'selectCell')).at(-1)?.args).toEqual([TAB, 'H3']);
    });
  });

  it('that wait for the leader are approved, or sent back for a reason', async () => {
    const waiting = { report: '48-20275_ADHOC-2025-001_X', revision: 2 };
    const waits: RequestView = { ...READY, changed: false, waiting };
    const answers = {
      sidebarAnswers: [view(waits)],
      sidebarDecideAnswer: [{ done: true as const }],
    };
    await within('answers', answers, async (it) => {
      await named(it, 'Trả lại cán bộ').click();
      expect(await text(it)).toContain('Hãy ghi lý do trả lại.');
      await it.page.getByLabel('Lý do trả lại').fill('Sai số');
      await named(it, 'Đã điền, xem lại').click();
      await it.page.waitForFunction('window.calls.length > 1');
      await it.page.waitForFunction('document.querySelector("#busy").hidden');
      expect(await it.page.getByLabel('Lý do trả lại').inputValue()).toBe('Sai số');
      await named(it, 'Trả lại cán bộ').click();
      await it.page.waitForFunction('window.calls.length > 3');
      expect((await callsOf(it, 'sidebarDecideAnswer'))[0]?.args).toEqual([
        { ...waiting, decision: 'REFUSE', reason: 'Sai số' },
      ]);
    });
  });
});
