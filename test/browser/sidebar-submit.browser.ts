import { describe, expect, it } from 'vitest';
import type { CheckView } from '../../sheets-addon/contract.ts';
import type { SidebarPage } from './sidebar-page.ts';
import { BLOCKS, CHECK, CLEAN, OFFLINE, PREPARED, SOUND, WARNINGS } from './sidebar-views.ts';
import { ALL, callsOf, named, text, title, titled, useSidebar } from './sidebar-walk.ts';

const within = useSidebar();

describe('sending', () => {
  const tickAll = async ({ page }: SidebarPage) => {
    await page.getByLabel('Cả 6: đã kiểm tra, đúng thực tế').check();
    await page.locator('.warning', { hasText: 'Khối phố 7' }).getByRole('checkbox').check();
  };
  const send = (it: SidebarPage) => named(it, 'Nộp báo cáo').click();

  it('shows who, what for, what changed, and waits until every warning is ticked', async () => {
    await within('submit', {}, async (it) => {
      const shown = await text(it);
      for (const words of ['lan@anhai.example', '127/BC-UBND', '2 thay đổi so với bản 1', 'trống'])
        expect(shown).toContain(words);
      expect(await named(it, 'Nộp báo cáo').isDisabled()).toBe(true);
      await it.page.getByLabel('Cả 6: đã kiểm tra, đúng thực tế').check();
      expect(await text(it)).toContain('Đã xác nhận 6/7 cảnh báo.');
      expect(await named(it, 'Nộp báo cáo').isDisabled()).toBe(true);
      await tickAll(it);
      expect(await named(it, 'Nộp báo cáo').isDisabled()).toBe(false);
      await it.picture('submit-ticked');
    });
  });

  it('leads from a change to its cell', async () => {
    await within('submit', {}, async (it) => {
      await it.page.locator('.changes').getByRole('button', { name: 'Đến ô G8' }).click();
      expect((await callsOf(it, 'selectCell')).at(-1)?.args).toEqual(['4. Số liệu kỳ', 'G8']);
    });
  });

  it('sends the base and every confirmation with its reason, and shows the receipt', async () => {
    await within('submit', {}, async (it) => {
      await tickAll(it);
      await it.page.getByLabel('Lý do chung').fill('Phường đang làm thủ tục ');
      await it.page.locator('.warning', { hasText: 'Khối phố 7' }).getByRole('textbox').fill('');
      await send(it);
      await titled(it, 'Đã nộp báo cáo');
      const [call] = await callsOf(it, 'sidebarSubmit');
      expect(call?.args).toEqual([
        {
          baseRevision: 1,
          confirmations: WARNINGS.map(({ code, tab, cell }) => ({
            code,
            tab,
            cell,
            reason: code === 'FIGURE_FELL' ? '' : 'Phường đang làm thủ tục',
          })),
        },
      ]);
      const shown = await text(it);
      for (const words of ['16:30 ngày 16/12/2025', 'lan@anhai.example', 'Đúng hạn'])
        expect(shown).toContain(words);
      await it.picture('receipt');
    });
  });

  it('unticks the one for all when one of them is unticked', async () => {
    await within('submit', {}, async (it) => {
      await tickAll(it);
      await it.page.getByText('Xem từng cảnh báo').click();
      await it.page.locator('.kind .warning').first().getByRole('checkbox').uncheck();
      const all = it.page.getByLabel('Cả 6: đã kiểm tra, đúng thực tế');
      expect(await all.isChecked()).toBe(false);
      expect(await named(it, 'Nộp báo cáo').isDisabled()).toBe(true);
    });
  });

  it('sends once, however often the button is pressed', async () => {
    await within('submit', {}, async (it) => {
      await tickAll(it);
      await it.page.evaluate('window.delay = 300');
      await it.page.evaluate(`
        const send = [...document.querySelectorAll('button')].find((it) => it.innerText === 'Nộp báo cáo');
        send.click();
        send.click();`);
      expect(await it.page.locator('#busy').innerText()).toBe('Đang gửi báo cáo…');
      await it.picture('busy');
      await titled(it, 'Đã nộp báo cáo');
      expect((await callsOf(it, 'sidebarSubmit')).length).toBe(1);
    });
  });

  it('keeps ticks and reasons through a failure, and sends again on a press', async () => {
    const received = ALL.sidebarSubmit ?? [];
    await within('submit', { sidebarSubmit: [OFFLINE, ...received] }, async (it) => {
      await tickAll(it);
      const reason = it.page.locator('.warning', { hasText: 'Khối phố 7' }).getByRole('textbox');
      await reason.fill('Đã đối chiếu');
      await send(it);
      await titled(it, 'Chưa thực hiện được');
      expect(await text(it)).toContain(OFFLINE.message);
      expect(await reason.inputValue()).toBe('Đã đối chiếu');
      await it.picture('failure');
      await named(it, 'Thử lại').click();
      await titled(it, 'Đã nộp báo cáo');
      const [first, second] = await callsOf(it, 'sidebarSubmit');
      expect(second).toEqual(first);
    });
  });

  it('says that a broken-off send may have arrived, and repeats it on a press', async () => {
    const received = ALL.sidebarSubmit ?? [];
    await within('submit', { sidebarSubmit: [null, ...received] }, async (it) => {
      await tickAll(it);
      await send(it);
      await titled(it, 'Chưa thực hiện được');
      expect(await text(it)).toContain('cùng một số liệu chỉ được ghi nhận một lần');
      await named(it, 'Thử lại').click();
      await titled(it, 'Đã nộp báo cáo');
      const [first, second] = await callsOf(it, 'sidebarSubmit');
      expect(second).toEqual(first);
    });
  });

  it('shows what the server found more, and keeps the ticks that still hold', async () => {
    const check: CheckView = {
      ...SOUND,
      counts: { ...SOUND.counts, block: 1 },
      groups: [{ tab: '4. Số liệu kỳ', issues: BLOCKS.slice(0, 1) }],
    };
    const message = 'Bảng tính còn 1 lỗi phải sửa trước khi nộp.';
    const refused = { kind: 'refused', message, check } as const;
    await within('submit', { sidebarSubmit: [refused] }, async (it) => {
      await tickAll(it);
      await send(it);
      await titled(it, 'Báo cáo chưa được nhận');
      expect(await text(it)).toContain(message);
      await it.picture('refused');
      await named(it, 'Xem lại và nộp').click();
      await titled(it, 'Xem lại trước khi nộp');
      expect(await text(it)).toContain('Đã xác nhận 7/7 cảnh báo.');
    });
  });

  it('says who sent a newer revision, and what to do', async () => {
    const message =
      'Báo cáo đã được minh@anhai.example gửi bản 2 lúc 15:10 ngày 16/12/2025; hãy xem bản đó rồi gửi lại.';
    await within('submit', { sidebarSubmit: [{ kind: 'stale', message }] }, async (it) => {
      await tickAll(it);
      await send(it);
      await titled(it, 'Đã có bản mới hơn');
      expect(await text(it)).toContain(message);
      await it.picture('stale');
      await named(it, 'Xem chỗ khác nhau').click();
      await titled(it, 'Đã nộp, đúng hạn');
    });
  });

  it('is not offered while something blocks', async () => {
    const view = { ...PREPARED, check: CHECK };
    await within('submit', { sidebarPrepare: [view, PREPARED] }, async (it) => {
      expect(await title(it)).toBe('Chưa nộp được: còn 2 lỗi phải sửa');
      expect(await named(it, 'Nộp báo cáo').count()).toBe(0);
      expect(await it.page.locator('.issue').count()).toBe(2);
      await named(it, 'Đã sửa, kiểm tra lại').click();
      await titled(it, 'Xem lại trước khi nộp');
    });
  });

  it('needs no tick where there is no warning', async () => {
    const view = { ...PREPARED, check: CLEAN, standing: null, baseRevision: null, changes: [] };
    await within('submit', { sidebarPrepare: [view] }, async (it) => {
      expect(await text(it)).toContain('Đây là lần nộp đầu tiên của kỳ này.');
      await send(it);
      await titled(it, 'Đã nộp báo cáo');
    });
  });
});
