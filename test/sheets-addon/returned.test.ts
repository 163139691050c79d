// A report that was sent back, as its officer is told of it: who, when, why and where, and when it is
// sent again what was asked for apart from the rest.
import { beforeAll, describe, expect, it } from 'vitest';
import { sheetOf } from './paper.ts';
import { compiledAddon } from './script.ts';
import { WISH } from './sending.ts';
import {
  both,
  block,
  ENTRY,
  FIGURES,
  REASON,
  RETURNED,
  sentBack as sentBackBy,
} from './sent-back.ts';
import { typeOn } from './sheets.ts';

let code = '';
beforeAll(async () => {
  ({ code } = await compiledAddon());
});
const sentBack = (
  pins: Parameters<typeof sentBackBy>[1],
  more?: Parameters<typeof sentBackBy>[2],
) => sentBackBy(code, pins, more);

describe('a report that went back', () => {
  it('says who, when, why and where, and what to do next', () => {
    const { status, address } = sentBack(both);
    expect(status()).toMatchObject({
      state: 'Bản 1 bị trả lại',
      tone: 'late',
      next: expect.stringContaining('Nộp báo cáo') as string,
      maySend: true,
      returned: {
        who: 'Tỉnh',
        by: 'son@dn.example',
        at: '10:00 ngày 18/12/2025',
        revision: 1,
        reason: REASON,
        cells: [
          {
            tab: FIGURES,
            cell: address(0),
            words: 'Biên bản ghi 150',
            place: 'HERE',
            changed: false,
          },
          { tab: FIGURES, cell: address(1), words: '', place: 'HERE', changed: false },
        ],
      },
    });
  });

  it('has its cells in a colour of their own, with the province’s words or its reason', () => {
    const { status, look } = sentBack(both);
    status();
    expect(look(0)).toEqual({ note: block('Tỉnh trả lại: Biên bản ghi 150'), colour: RETURNED });
    expect(look(1)).toEqual({ note: block(`Tỉnh trả lại: ${REASON}`), colour: RETURNED });
  });

  it('names the cell as the differences do', () => {
    const { status, desk } = sentBack(both);
    const { returned } = status();
    expect(returned?.cells[0]?.what).toMatch(
      new RegExp(`^Tổ dân phố 1 · ${desk.form.villageIndicators[0]?.indicator.shortName}$`),
    );
  });

  it('may be pinned to nothing', () => {
    const { status, sheet } = sentBack(() => []);
    expect(status().returned).toMatchObject({ reason: REASON, cells: [] });
    expect([...sheet.notes.values()].filter(Boolean)).toEqual([]);
  });

  it('by the commune’s leader is said to be so', () => {
    const { status } = sentBack(() => [], {
      returned: {
        revision: 1,
        at: '2025-12-18T10:00:00+07:00',
        by: 'minh@dn.example',
        reason: 'Chưa họp',
        cells: [],
        from: 'LEADER',
      },
    });
    expect(status()).toMatchObject({
      next: expect.stringContaining('ý kiến của lãnh đạo xã') as string,
      returned: { who: 'Lãnh đạo xã', reason: 'Chưa họp' },
    });
  });

  it('says so in tab 0, beside what the last check found', () => {
    const { status, script, state } = sentBack(both);
    script.sidebarCheck();
    status();
    expect(state()).toMatch(
      /^Phường An Hải: bản 1 bị trả lại\. Sửa những chỗ tỉnh yêu cầu.* · Kiểm tra lúc 14:05: 0 lỗi phải sửa, \d+ cảnh báo$/,
    );
  });

  it('is told beside a check, and marked', () => {
    const { script, look } = sentBack(both);
    expect(script.sidebarReturned()).toMatchObject({ returned: { reason: REASON } });
    expect(look(0).colour).toBe(RETURNED);
  });

  it('writes nothing twice', () => {
    const { status, sheet } = sentBack(both);
    status();
    const before = [structuredClone(sheet.notes), structuredClone(sheet.colours)];
    status();
    expect([sheet.notes, sheet.colours]).toEqual(before);
  });

  it('passes over a locked cell, which the list still names', () => {
    const { status, sheet, look } = sentBack(both);
    sheet.open = (row) => row !== 2;
    expect(status().returned?.cells).toHaveLength(2);
    expect([look(0).colour, look(1).colour]).toEqual([ENTRY, RETURNED]);
  });

  it.each([
    ['marks of ours', '⟦/Chốt Số⟧ sai ⟦Chốt Số⟧', '/Chốt Số sai Chốt Số'],
    ['several lines', 'Một\n\nmàu cũ: #ff0000', 'Một màu cũ: #ff0000'],
  ])('with %s in the province’s words still comes off whole', (_case, words, shown) => {
    const { status, decide, look } = sentBack((at) => [{ at: at(0), words }]);
    status();
    expect(look(0).note).toBe(block(`Tỉnh trả lại: ${shown}`));
    decide('ACCEPTED');
    status();
    expect(look(0)).toEqual({ note: '', colour: ENTRY });
  });
});

describe('a return', () => {
  it.each<['SUBMITTED' | 'ACCEPTED']>([['SUBMITTED'], ['ACCEPTED']])(
    'is over once the report is %s, wherever it was sent from',
    (to) => {
      const { status, decide, look } = sentBack(both);
      status();
      decide(to);
      expect(status().returned).toBeNull();
      expect(look(0)).toEqual({ note: '', colour: ENTRY });
    },
  );

  it('is over once it was sent again from here', () => {
    const { prepare, script, look, type } = sentBack(both);
    type(0, 150);
    prepare();
    expect(look(0).colour).toBe(RETURNED);
    expect(script.sidebarSubmit({ ...WISH, baseRevision: 1 })).toMatchObject({ kind: 'received' });
    expect([look(0), look(1)]).toEqual([
      { note: '', colour: ENTRY },
      { note: '', colour: ENTRY },
    ]);
  });

  it('is not over because the network is down', () => {
    const { status, look, unplug } = sentBack(both);
    status();
    unplug();
    expect(status()).toMatchObject({ returned: null, failure: expect.any(String) as string });
    expect(look(0).colour).toBe(RETURNED);
  });

  it('follows a row that was put in above it', () => {
    const { status, insertRow, look, address } = sentBack(both);
    status();
    insertRow();
    expect(status().returned?.cells[0]).toMatchObject({
      place: 'MOVED',
      cell: address(1),
      was: `ô ${address(0)} của tab “${FIGURES}”`,
    });
    expect(look(1).note).toContain('Biên bản ghi 150');
    expect(look(2).note).toContain(REASON);
    expect(look(0).colour).not.toBe(RETURNED);
  });

  it('to a cell that is nowhere any more says where it was', () => {
    const { status, paper, desk } = sentBack(both);
    for (const tab of ['figures', 'villages'] as const)
      sheetOf(paper, desk.sheet(tab).name).values.splice(2, 1);
    expect(status().returned?.cells[0]).toMatchObject({ place: 'LOST', tab: '', cell: '' });
  });

  it('to a tab that the sheet does not have is lost', () => {
    const { status } = sentBack(() => [{ at: '99. Ở đâu!A1', words: '' }]);
    expect(status().returned?.cells).toMatchObject([{ place: 'LOST', changed: false }]);
  });

  it('to a tab as a whole leads to the tab', () => {
    const { status } = sentBack(() => [{ at: '0. Bắt đầu', words: 'Thiếu số văn bản' }]);
    expect(status().returned?.cells).toMatchObject([
      { tab: '0. Bắt đầu', cell: '', place: 'HERE', what: 'tab “0. Bắt đầu”' },
    ]);
  });
});

describe('sending a returned report', () => {
  it('tells what was asked for from what has changed besides, and what was left as it was', () => {
    const { prepare, type, desk, paper, address } = sentBack(both);
    type(0, 150);
    const hours = typeOn(paper, desk, 'figures', 1, 'hoursPerWeek', 9);
    const { changes, returned } = prepare();
    expect(Object.fromEntries(changes.map(({ at, pinned }) => [at, pinned]))).toEqual({
      [`${FIGURES}!${address(0)}`]: true,
      [`${FIGURES}!${hours}`]: false,
    });
    expect(returned?.cells.map(({ changed }) => changed)).toEqual([true, false]);
  });

  it('knows a changed cell again after its row has moved', () => {
    const { prepare, insertRow, type } = sentBack(both);
    insertRow();
    type(1, 150);
    const { changes, returned } = prepare();
    expect(changes.map(({ pinned }) => pinned)).toEqual([true]);
    expect(returned?.cells.map(({ place, changed }) => [place, changed])).toEqual([
      ['MOVED', true],
      ['MOVED', false],
    ]);
  });

  it('says nothing of what has changed while the sheet contradicts itself', () => {
    const { prepare, type } = sentBack(both);
    type(0, 'nhiều');
    const { changes, returned } = prepare();
    expect([changes, returned?.cells.map(({ changed }) => changed)]).toEqual([[], [null, null]]);
  });

  it('of a report that stands marks no difference as asked for', () => {
    const { prepare, decide, type } = sentBack(both);
    decide('SUBMITTED');
    type(0, 150);
    expect(prepare()).toMatchObject({ returned: null, changes: [{ after: '150' }] });
    expect(prepare().changes[0]).not.toHaveProperty('pinned');
  });
});
