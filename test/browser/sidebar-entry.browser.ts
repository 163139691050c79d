// The panes of the three tabs in which the province types what it gives out.
import { describe, expect, it } from 'vitest';
import type { EntryOutcome, EntryView } from '../../sheets-addon/entry-contract.ts';
import { OFFLINE, REFUSED } from './sidebar-views.ts';
import { callsOf, named, text, title, titled, useSidebar } from './sidebar-walk.ts';

const within = useSidebar();

const NOTHING: EntryView = {
  kind: 'targets',
  period: null,
  tab: 'Giao chỉ tiêu',
  made: false,
  ready: [],
  faults: [],
  known: 0,
  seen: 's0',
  at: '14:05',
};
const READY: EntryView = {
  ...NOTHING,
  known: 3,
  seen: 's1',
  ready: [
    {
      cell: 'H3',
      what: 'Hộ được tuyên truyền · Cả tỉnh · Đồng bằng',
      before: '80%',
      after: '85% từ 01/01/2026 (12/QĐ-UBND)',
    },
    {
      cell: 'H9',
      what: 'Người có chữ ký số · <b>Xã Bà Nà</b>',
      before: null,
      after: '40,5% từ 01/01/2026 (13/QĐ)',
    },
  ],
};
const FAULTY: EntryView = {
  ...READY,
  faults: [
    {
      cell: 'E10',
      message: '“Tân Hiệp” có thể là Xã Tân Hiệp (20434), Phường Tân Hiệp (20440); hãy ghi mã.',
    },
    {
      cell: 'H11',
      message: '“nhiều” không phải một tỷ lệ; hãy ghi số từ 0 đến 100, ví dụ 70 hoặc 35,4.',
    },
  ],
};
const SENT: EntryOutcome = {
  kind: 'sent',
  taken: READY.ready.map(({ what, after }) => ({ what, after })),
  refused: [],
  view: { ...NOTHING, known: 5 },
  note: null,
};

describe('a tab that is empty', () => {
  it.each([
    ['targets', 'Giao chỉ tiêu', 'Mức giao là phần trăm'],
    ['replies', 'Trả lời kiến nghị', 'hai cột vàng'],
    ['requests', 'Yêu cầu đột xuất', 'Mỗi câu hỏi một dòng'],
  ] as const)('of %s says how it is filled in', async (kind, name, words) => {
    const view = { ...NOTHING, kind, tab: name, made: true, period: 'Quý IV năm 2025' };
    await within(kind, { sidebarEntry: [view] }, async (it) => {
      expect(await title(it)).toBe(name);
      expect(await text(it)).toContain(`Tab “${name}” vừa được lập`);
      expect(await it.page.getByText(words).isVisible()).toBe(true);
      expect(await named(it, 'Gửi').count()).toBe(0);
      expect(await it.page.locator('#unit').innerText()).toBe(`${name} · Quý IV năm 2025`);
      expect(await callsOf(it, 'sidebarEntry')).toMatchObject([{ args: [kind] }]);
      await it.picture(`entry-${kind}`);
    });
  });

  it('is looked at again by a press', async () => {
    await within('targets', { sidebarEntry: [NOTHING, READY] }, async (it) => {
      await named(it, 'Xem lại').click();
      await titled(it, 'Sẵn sàng gửi 2 chỉ tiêu');
      expect(await callsOf(it, 'sidebarEntry')).toHaveLength(2);
    });
  });
});

describe('lines that are ready', () => {
  it('are listed with what they change, and lead to their cells', async () => {
    await within('targets', { sidebarEntry: [READY] }, async (it) => {
      expect(await it.page.locator('.changes > li').allInnerTexts()).toEqual([
        expect.stringMatching(/Đồng bằng\s+80% → 85% từ 01\/01\/2026/) as string,
        expect.stringContaining('<b>Xã Bà Nà</b>') as string,
      ]);
      await named(it, 'Đến ô H9 của tab “Giao chỉ tiêu”').click();
      expect(await callsOf(it, 'selectCell')).toMatchObject([{ args: ['Giao chỉ tiêu', 'H9'] }]);
      await it.picture('entry-ready');
    });
  });

  it('are sent as they were shown, and what was received is said', async () => {
    const answers = { sidebarEntry: [READY], sidebarSendEntry: [SENT] };
    await within('targets', answers, async (it) => {
      await named(it, 'Gửi 2 chỉ tiêu').click();
      await titled(it, 'Đã gửi 2 chỉ tiêu');
      expect(await callsOf(it, 'sidebarSendEntry')).toMatchObject([{ args: ['targets', 's1'] }]);
      expect(await it.page.evaluate('document.activeElement.textContent')).toBe(
        'Đã gửi 2 chỉ tiêu',
      );
      expect(await it.page.locator('#live').innerText()).toBe('Đã gửi 2 chỉ tiêu');
      expect(await text(it)).toContain('85% từ 01/01/2026');
      expect(await named(it, 'Gửi').count()).toBe(0);
      await it.picture('entry-sent');
    });
  });

  it('are sent with the keyboard alone, once however often Enter is pressed', async () => {
    const answers = { sidebarEntry: [READY], sidebarSendEntry: [SENT] };
    await within('targets', answers, async (it) => {
      await named(it, 'Gửi 2 chỉ tiêu').focus();
      await it.page.keyboard.press('Enter');
      await it.page.keyboard.press('Enter');
      await titled(it, 'Đã gửi 2 chỉ tiêu');
      expect(await callsOf(it, 'sidebarSendEntry')).toHaveLength(1);
    });
  });

  it('are shown again where the tab was changed in the meantime', async () => {
    const changed: EntryOutcome = { kind: 'changed', view: { ...READY, seen: 's2' } };
    const answers = { sidebarEntry: [READY], sidebarSendEntry: [changed, SENT] };
    await within('targets', answers, async (it) => {
      await named(it, 'Gửi 2 chỉ tiêu').click();
      await titled(it, 'Bảng vừa thay đổi');
      expect(await text(it)).toContain('Chưa gửi gì.');
      await named(it, 'Gửi 2 chỉ tiêu').click();
      await titled(it, 'Đã gửi 2 chỉ tiêu');
      expect((await callsOf(it, 'sidebarSendEntry')).map(({ args }) => args)).toEqual([
        ['targets', 's1'],
        ['targets', 's2'],
      ]);
    });
  });

  it('that were partly refused say which and why, and can be sent again', async () => {
    const [first, second] = READY.ready.map(({ what, after }) => ({ what, after }));
    const partly: EntryOutcome = {
      kind: 'sent',
      taken: first ? [first] : [],
      refused: [{ what: second?.what ?? '', why: 'Không có xã mang mã này.' }],
      view: { ...READY, ready: READY.ready.slice(1), seen: 's3' },
      note: 'Hãy bấm “Xem lại”.',
    };
    const answers = { sidebarEntry: [READY], sidebarSendEntry: [partly] };
    await within('targets', answers, async (it) => {
      await named(it, 'Gửi 2 chỉ tiêu').click();
      await titled(it, 'Đã gửi 1, chưa được nhận 1 chỉ tiêu');
      expect(await text(it)).toContain('Không có xã mang mã này.');
      expect(await text(it)).toContain('Hãy bấm “Xem lại”.');
      expect(await named(it, 'Gửi 1 chỉ tiêu').count()).toBe(1);
      await it.picture('entry-partly');
    });
  });

  it('stay where nobody could be reached, with a button to try again', async () => {
    const answers = { sidebarEntry: [READY], sidebarSendEntry: [OFFLINE, SENT] };
    await within('targets', answers, async (it) => {
      await named(it, 'Gửi 2 chỉ tiêu').click();
      await it.page.locator('.failure', { hasText: OFFLINE.message }).waitFor();
      expect(await it.page.locator('.changes > li').count()).toBe(2);
      await named(it, 'Thử lại').click();
      await titled(it, 'Đã gửi 2 chỉ tiêu');
    });
  });
});

describe('lines that are wrong', () => {
  it('come first, each one press from its cell, and the others can be sent', async () => {
    await within('targets', { sidebarEntry: [FAULTY] }, async (it) => {
      expect(await title(it)).toBe('Còn 2 chỗ cần sửa');
      const first = it.page.locator('button.issue').first();
      expect(await first.innerText()).toMatch(/Lỗi\s+Ô E10\s+“Tân Hiệp” có thể là/);
      await first.click();
      expect(await callsOf(it, 'selectCell')).toMatchObject([{ args: ['Giao chỉ tiêu', 'E10'] }]);
      expect(await text(it)).toContain('2 chỗ còn lỗi chưa gửi trong lần này.');
      expect(await named(it, 'Gửi 2 chỉ tiêu').isEnabled()).toBe(true);
      await it.picture('entry-faults');
    });
  });

  it('say so where the tab itself cannot be opened', async () => {
    await within('replies', { sidebarEntry: [REFUSED] }, async (it) => {
      expect(await text(it)).toContain(REFUSED.message);
    });
  });

  it('do not hide the way to the province’s other panes', async () => {
    await within('requests', { sidebarEntry: [{ ...NOTHING, kind: 'requests' }] }, async (it) => {
      await named(it, 'Chưa nộp').click();
      await titled(it, '3/6 đơn vị chưa nộp');
      expect(await callsOf(it, 'sidebarMissing')).toHaveLength(1);
    });
  });
});
