// A report that went back, in the panes of the commune: the check tells of it, the status leads to its
// cells, and sending tells what was asked for from the rest.
import { describe, expect, it } from 'vitest';
import {
  CLEAN,
  OFFLINE,
  PREPARED_AGAIN,
  RETURNED,
  SENT_BACK,
  SOUND,
  STATUS,
} from './sidebar-views.ts';
import { callsOf, named, text, title, titled, useSidebar } from './sidebar-walk.ts';

const within = useSidebar();
const FIGURES = '4. Số liệu kỳ';
const back = { sidebarStatus: [SENT_BACK], sidebarPrepare: [PREPARED_AGAIN] };

describe('the status of a report that went back', () => {
  it('has who, when, why, each cell, what comes next and what was reminded of', async () => {
    await within('status', back, async (it) => {
      expect(await title(it)).toBe('Bản 1 bị trả lại');
      const shown = await text(it);
      for (const words of [
        'Sửa những chỗ tỉnh yêu cầu',
        'Tỉnh trả lại bản 1',
        'son@danang.example, 10:00 ngày 17/12/2025',
        'Lý do: Số liệu Khối phố 3 chưa khớp',
        'Ô phải sửa (3)',
        'Đã sửa\nÔ E5\nKhối phố 3 · Hộ được tuyên truyền\n“Biên bản ghi 389”',
        'Đã dời chỗ; lúc bị trả lại ở ô H9',
        'Không còn ở chỗ cũ (ô B7 của tab “6. Hoạt động”)',
        'Ô được yêu cầu sửa: 1 thay đổi',
        'Ô khác cũng thay đổi: 1',
        'Đôn đốc sau khi bị trả lại 3 ngày',
      ])
        expect(shown).toContain(words);
      await it.picture('status-returned');
    });
  });

  it('leads to a cell with one press, also of the Enter key', async () => {
    await within('status', back, async (it) => {
      const pins = it.page.locator('.returned .pinned');
      expect(await pins.count()).toBe(3);
      await pins.nth(1).press('Enter');
      await it.page.locator('#live', { hasText: 'Đã đến ô H10' }).waitFor({ state: 'attached' });
      expect((await callsOf(it, 'selectCell')).map(({ args }) => args)).toEqual([[FIGURES, 'H10']]);
      expect(await it.page.locator('.returned button.pinned').count()).toBe(2);
    });
  });

  it('goes on to sending', async () => {
    await within('status', back, async (it) => {
      await named(it, 'Đi tới nộp lại').click();
      await titled(it, 'Xem lại trước khi nộp');
      expect(await callsOf(it, 'sidebarPrepare')).toHaveLength(1);
    });
  });

  it('works without a cell', async () => {
    const view = { ...SENT_BACK, returned: { ...RETURNED, cells: [] } };
    await within('status', { sidebarStatus: [view] }, async (it) => {
      expect(await text(it)).toContain('Không nêu ô cụ thể');
      expect(await it.page.locator('.pinned').count()).toBe(0);
    });
  });
});

describe('a reminder', () => {
  it('that is open is acknowledged with one press, and no longer asks', async () => {
    const known = {
      ...SENT_BACK,
      reminders: SENT_BACK.reminders.map((it) => ({ ...it, open: false })),
    };
    await within('status', { ...back, sidebarAcknowledge: [known] }, async (it) => {
      const buttons = it.page.getByRole('button', { name: /^Đã biết/ });
      expect(await buttons.count()).toBe(1);
      await buttons.click();
      await buttons.waitFor({ state: 'detached' });
      const calls = await callsOf(it, 'sidebarAcknowledge');
      expect(calls.map(({ args }) => args)).toEqual([['QN-R1', 'R1+3']]);
    });
  });

  it('whose receipt came to nothing says so', async () => {
    await within('status', { ...back, sidebarAcknowledge: [OFFLINE] }, async (it) => {
      await it.page.getByRole('button', { name: /^Đã biết/ }).click();
      await titled(it, 'Chưa thực hiện được');
      expect(await text(it)).toContain(OFFLINE.message);
    });
  });
});

describe('a check', () => {
  it('tells that the report went back, once the functions have answered', async () => {
    const answers = { sidebarCheck: [CLEAN], sidebarReturned: [{ returned: RETURNED }] };
    await within('check', answers, async (it) => {
      await it.page.getByRole('region', { name: 'Tỉnh trả lại bản 1' }).waitFor();
      expect(await title(it)).toContain('Không có lỗi');
    });
  });

  it.each([
    ['nothing went back', { returned: null }],
    ['the functions cannot be asked', OFFLINE],
    ['the script broke off', null],
  ])('says nothing of it where %s', async (_case, answer) => {
    const answers = { sidebarCheck: [SOUND], sidebarReturned: [answer] };
    await within('check', answers, async (it) => {
      expect(await callsOf(it, 'sidebarReturned')).toHaveLength(1);
      expect(await it.page.locator('.returned, .failure').count()).toBe(0);
    });
  });
});

describe('sending a report that went back', () => {
  it('tells what was asked for from the rest, and names the cells that are as they were', async () => {
    await within('submit', back, async (it) => {
      const shown = await text(it);
      for (const words of [
        'Ô được yêu cầu sửa: 1 thay đổi',
        'Ô khác cũng thay đổi: 1',
        '1 ô được yêu cầu sửa vẫn như bản bị trả lại:',
        'Nếu số cũ là đúng, cứ nộp',
      ])
        expect(shown).toContain(words);
      const left = it.page.locator('.note-box .pinned');
      expect(await left.allInnerTexts()).toEqual([expect.stringContaining('Khối phố 7')]);
      await it.picture('submit-returned');
    });
  });

  it('is not held up by cells that are as they were', async () => {
    const view = { ...PREPARED_AGAIN, check: CLEAN };
    await within('submit', { sidebarPrepare: [view] }, async (it) => {
      expect(await named(it, 'Nộp báo cáo').isDisabled()).toBe(false);
    });
  });

  it('unchanged says what that means', async () => {
    const view = { ...PREPARED_AGAIN, changes: [] };
    await within('submit', { sidebarPrepare: [view] }, async (it) => {
      expect(await text(it)).toContain('nộp lại nghĩa là đơn vị khẳng định số liệu đúng');
    });
  });
});

describe('a state in which nothing is sent', () => {
  it('is refused in the pane for sending, with whom to ask', async () => {
    const closed = 'Kỳ báo cáo này đã chốt; đề nghị đầu mối của Sở mở lại cho đơn vị.';
    await within('submit', { sidebarPrepare: [{ ...PREPARED_AGAIN, closed }] }, async (it) => {
      expect(await title(it)).toBe('Kỳ này không nộp thêm được');
      expect(await text(it)).toContain(closed);
      expect(await named(it, 'Nộp báo cáo').count()).toBe(0);
    });
  });

  it('has no way to sending in the status', async () => {
    const view = { ...STATUS, state: 'Kỳ đã chốt với bản 2', maySend: false };
    await within('status', { sidebarStatus: [view] }, async (it) => {
      expect(await it.page.getByRole('button', { name: /nộp/i }).count()).toBe(1);
      expect(await named(it, 'Nộp bản mới').count()).toBe(0);
    });
  });
});
