// Reviewing reports in the sidebar: the list, many accepted at once, one returned with pinned cells,
// one that came back; and nothing typed is lost whatever goes wrong.
import { describe, expect, it } from 'vitest';
import { BACK, FRESH, REVIEWS } from './sidebar-desk-views.ts';
import { OFFLINE } from './sidebar-views.ts';
import { callsOf, named, text, title, titled, useSidebar } from './sidebar-walk.ts';
import type { SidebarPage } from './sidebar-page.ts';

const within = useSidebar();
const ALL = { sidebarReviews: [REVIEWS], sidebarReview: [FRESH] };
const done = (...reports: string[]) => reports.map((report) => ({ report, problem: null }));
const names = (it: SidebarPage) => it.page.locator('.commune .name').allInnerTexts();
const decided = async (it: SidebarPage) =>
  (await callsOf(it, 'sidebarDecide')).map(({ args }) => args[0]);
const idOf = (commune: string) => `48-${commune}_2025-Q4_QN-R1`;

async function open(it: SidebarPage, name = 'Phường An Hải') {
  await it.page.getByRole('button', { name, exact: true }).click();
  await titled(it, name);
}
/** Finds a cell by typing and pins it. */
async function pin(it: SidebarPage, words: string, note = '') {
  const cells = it.page.locator('details', { hasText: 'Toàn bộ số liệu' });
  if ((await cells.getAttribute('open')) === null) await cells.locator('summary').click();
  await cells.getByRole('searchbox').fill(words);
  await cells.getByRole('checkbox').first().check();
  if (note !== '') await cells.getByRole('textbox').last().fill(note);
}

describe('the list', () => {
  it('shows at first what waits for the province', async () => {
    await within('review', ALL, async (it) => {
      expect(await title(it)).toBe('4 báo cáo chờ duyệt');
      expect(await names(it)).toEqual([
        'Phường An Hải',
        'Phường Ngũ Hành Sơn',
        'Xã Bà Nà',
        'Xã Hòa Tiến',
      ]);
      await it.picture('review-list');
    });
  });

  it.each([
    ['1 đã trả lại', '', ['Xã Tân Hiệp']],
    ['1 chưa nộp', '', ['Phường Hải Châu']],
    ['7 tất cả', 'thang truong', ['Xã Thăng Trường']],
    ['4 chờ duyệt', '203', ['Xã Bà Nà', 'Xã Hòa Tiến']],
  ])('is narrowed down by “%s” and “%s”', async (chip, words, expected) => {
    await within('review', ALL, async (it) => {
      await named(it, chip).click();
      await it.page.getByRole('searchbox').fill(words);
      expect(await names(it)).toEqual(expected);
    });
  });

  it('has all that are new and without warnings accepted in a press and an answer', async () => {
    const answers = { ...ALL, sidebarDecide: [done(idOf('20275'), idOf('20308'))] };
    await within('review', answers, async (it) => {
      await named(it, 'Duyệt cả 2 báo cáo mới').click();
      expect(await text(it)).toContain('Duyệt 2 báo cáo: Phường An Hải, Xã Bà Nà?');
      expect(await decided(it)).toEqual([]);
      await it.page.getByRole('button', { name: 'Duyệt 2 báo cáo', exact: true }).click();
      await titled(it, 'Đã duyệt 2 báo cáo');
      expect(await decided(it)).toEqual([
        [
          { report: idOf('20275'), revision: 1, decision: 'ACCEPT' },
          { report: idOf('20308'), revision: 1, decision: 'ACCEPT' },
        ],
      ]);
      expect(await callsOf(it, 'sidebarReviews')).toHaveLength(2);
    });
  });

  it('has those accepted that were ticked, and can be told no', async () => {
    const answers = { ...ALL, sidebarDecide: [done(idOf('20285'), idOf('20332'))] };
    await within('review', answers, async (it) => {
      for (const name of ['Phường Ngũ Hành Sơn', 'Xã Hòa Tiến'])
        await it.page.getByRole('checkbox', { name: `Chọn ${name}` }).check();
      await named(it, 'Duyệt 2 báo cáo đã chọn').click();
      await named(it, 'Thôi').click();
      expect(await decided(it)).toEqual([]);
      await named(it, 'Duyệt 2 báo cáo đã chọn').click();
      await it.page.keyboard.press('Enter');
      await titled(it, 'Đã duyệt 2 báo cáo');
    });
  });

  it('is that of a request where one is chosen', async () => {
    const request = { id: 'ADHOC-2025-007', label: 'Đột xuất ADHOC-2025-007: Wifi' };
    const periods = [...REVIEWS.periods, request];
    const answers = {
      ...ALL,
      sidebarReviews: [
        { ...REVIEWS, periods },
        { ...REVIEWS, periods, chosen: request.id },
      ],
    };
    await within('review', answers, async (it) => {
      const choice = it.page.getByLabel('Duyệt gì');
      await choice.selectOption(request.id);
      await expect.poll(async () => (await callsOf(it, 'sidebarReviews')).length).toBe(2);
      await open(it);
      expect((await it.calls()).map(({ name, args }) => [name, ...args])).toEqual([
        ['sidebarReviews', ''],
        ['sidebarReviews', request.id],
        ['sidebarReview', '20275', request.id],
      ]);
    });
  });

  it('names what could not be accepted, and why', async () => {
    const problem = { code: 'STALE_REVISION', message: 'Báo cáo đã được gửi bản 2.' };
    const outcomes = [{ report: idOf('20275'), problem }, ...done(idOf('20308'))];
    await within('review', { ...ALL, sidebarDecide: [outcomes] }, async (it) => {
      await named(it, 'Duyệt cả 2 báo cáo mới').click();
      await it.page.keyboard.press('Enter');
      await titled(it, 'Đã duyệt 1 báo cáo');
      expect(await it.page.getByRole('alert').innerText()).toContain(
        'Phường An Hải: Báo cáo đã được gửi bản 2.',
      );
    });
  });

  it('keeps its ticks where nobody could be asked, and tries again', async () => {
    const answers = { ...ALL, sidebarDecide: [OFFLINE, done(idOf('20285'))] };
    await within('review', answers, async (it) => {
      const box = it.page.getByRole('checkbox', { name: 'Chọn Phường Ngũ Hành Sơn' });
      await box.check();
      await named(it, 'Duyệt 1 báo cáo đã chọn').click();
      await it.page.keyboard.press('Enter');
      await titled(it, 'Chưa thực hiện được');
      expect(await box.isChecked()).toBe(true);
      await named(it, 'Thử lại').click();
      await titled(it, 'Đã duyệt 1 báo cáo');
    });
  });
});

describe('one report', () => {
  it('shows who sent it, its warnings with their reasons and its cells', async () => {
    await within('review', ALL, async (it) => {
      await open(it);
      const shown = await text(it);
      for (const words of [
        'lan@anhai.example',
        'Đúng hạn',
        '1 cảnh báo xã đã xác nhận',
        'Lý do của xã: Rà soát lại danh sách',
        'Toàn bộ số liệu (5 ô)',
      ])
        expect(shown).toContain(words);
      const link = it.page.getByRole('link', { name: 'Ô F5, 4. Số liệu kỳ' }).first();
      expect(await link.getAttribute('href')).toMatch(
        /\/spreadsheets\/d\/20275\/edit#gid=\d+&range=F5$/,
      );
    });
  });

  it('is returned with a reason and pinned cells, and not without a reason', async () => {
    await within('review', { ...ALL, sidebarDecide: [done(idOf('20275'))] }, async (it) => {
      await open(it);
      await pin(it, 'khoi pho 3 pho bien', 'Lớn hơn số hộ');
      await pin(it, 'F5');
      expect(await text(it)).toContain('đã ghim 2');
      await named(it, 'Trả lại').click();
      expect(await decided(it)).toEqual([]);
      expect(await text(it)).toContain('Cần ghi lý do trả lại');
      const reason = it.page.getByLabel('Lý do trả lại');
      expect(await it.page.evaluate('document.activeElement.id')).toBe('return-reason');
      await reason.fill('  Số hộ chưa khớp ');
      await it.picture('review-return');
      await named(it, 'Trả lại').click();
      await titled(it, 'Đã trả lại báo cáo của Phường An Hải, ghim 2 ô');
      expect(await decided(it)).toEqual([
        [
          {
            report: idOf('20275'),
            revision: 1,
            decision: 'RETURN',
            reason: 'Số hộ chưa khớp',
            cells: [
              { at: '4. Số liệu kỳ!E5', words: 'Lớn hơn số hộ' },
              { at: '4. Số liệu kỳ!F5', words: '' },
            ],
          },
        ],
      ]);
    });
  });

  it('that came back shows the difference first, what was pinned before the rest', async () => {
    await within('review', { ...ALL, sidebarReview: [BACK] }, async (it) => {
      await open(it);
      expect(await text(it)).toContain('Lý do: Số hộ chưa khớp');
      expect(await text(it)).toContain('2 thay đổi so với bản 1 (đã trả lại)');
      const changes = await it.page.locator('.changes > li').allInnerTexts();
      expect(changes[0]).toMatch(/^Đã ghim: Khối phố 3 · Hộ được phổ biến\s+412 → 389/);
      expect(changes[1]).toMatch(/^Ngoài các ô đã ghim: .*\s+trống → 80/);
      expect(await text(it)).toContain('1 ô đã ghim mà xã không sửa');
      await it.picture('review-back');
    });
  });

  it('is accepted at once, or after a second press where a return was begun', async () => {
    await within('review', { ...ALL, sidebarDecide: [done(idOf('20275'))] }, async (it) => {
      await open(it);
      await it.page.getByLabel('Lý do trả lại').fill('Hình như sai');
      await it.page.getByRole('button', { name: 'Duyệt', exact: true }).last().click();
      expect(await decided(it)).toEqual([]);
      await named(it, 'Vẫn duyệt').click();
      await titled(it, 'Đã duyệt báo cáo của Phường An Hải');
      expect(await decided(it)).toEqual([
        [{ report: idOf('20275'), revision: 1, decision: 'ACCEPT' }],
      ]);
    });
  });

  it('of which a newer revision has come is shown anew, with reason and pins kept', async () => {
    const message = 'Báo cáo đã được lan@anhai.example gửi bản 2 lúc 18/12/2025 09:10.';
    const stale = [{ report: idOf('20275'), problem: { code: 'STALE_REVISION', message } }];
    const answers = {
      ...ALL,
      sidebarReview: [FRESH, BACK],
      sidebarDecide: [stale, done(idOf('20275'))],
    };
    await within('review', answers, async (it) => {
      await open(it);
      await pin(it, 'E5', 'Sai');
      await it.page.getByLabel('Lý do trả lại').fill('Số hộ chưa khớp');
      await named(it, 'Trả lại').click();
      await it.page.getByRole('alert').filter({ hasText: 'gửi bản 2' }).waitFor();
      expect(await text(it)).toContain('2 thay đổi so với bản 1');
      expect(await it.page.getByLabel('Lý do trả lại').inputValue()).toBe('Số hộ chưa khớp');
      expect(await text(it)).toContain('đã ghim 1');
      await named(it, 'Trả lại').click();
      await titled(it, 'Đã trả lại');
      expect(await decided(it)).toMatchObject([
        [{ revision: 1 }],
        [{ revision: 2, reason: 'Số hộ chưa khớp', cells: [{ words: 'Sai' }] }],
      ]);
    });
  });

  it('keeps what was typed through a failure and a walk to another pane', async () => {
    await within('review', { ...ALL, sidebarDecide: [OFFLINE, null] }, async (it) => {
      await open(it);
      await pin(it, 'E5', 'Sai');
      await it.page.getByLabel('Lý do trả lại').fill('Số hộ chưa khớp');
      for (const words of ['Không kết nối được', 'Bảng tính không trả lời']) {
        await named(it, 'Trả lại').click();
        await it.page.getByRole('alert').filter({ hasText: words }).waitFor();
      }
      await named(it, 'Chưa nộp').click();
      await it.page.locator('.communes').waitFor();
      await it.page.locator('#places').getByRole('button', { name: 'Duyệt' }).click();
      await open(it);
      expect(await it.page.getByLabel('Lý do trả lại').inputValue()).toBe('Số hộ chưa khớp');
      expect(await text(it)).toContain('đã ghim 1');
    });
  });

  it('that waits for its commune can be read and not decided on', async () => {
    const view = { ...FRESH, state: 'RETURNED' as const, mayAccept: false, mayReturn: false };
    await within('review', { ...ALL, sidebarReview: [view] }, async (it) => {
      await open(it);
      expect(await it.page.getByLabel('Lý do trả lại').count()).toBe(0);
      expect(await it.page.getByRole('checkbox').count()).toBe(0);
    });
  });
});
