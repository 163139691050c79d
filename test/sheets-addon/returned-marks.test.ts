// Marks of a return beside those of the check: in one cell, each kind goes at its own time, and what the
// officer wrote or painted is still there afterwards.
import { beforeAll, describe, expect, it } from 'vitest';
import { cellAddress } from '../../functions/domain/workbook/cell.ts';
import { dress, lookOf } from './paper.ts';
import { compiledAddon } from './script.ts';
import { WISH } from './sending.ts';
import {
  block,
  BLOCK,
  both,
  FIGURES,
  RETURNED,
  sentBack as sentBackBy,
  WARN,
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

describe('a mark of a return and one of the check in the same cell', () => {
  it('stand together, the mistake in front', () => {
    const { status, script, type, look } = sentBack(both);
    status();
    type(0, 'nhiều');
    script.sidebarCheck();
    expect(look(0).colour).toBe(BLOCK);
    expect(look(0).note).toMatch(/“nhiều”.*\nTỉnh trả lại: Biên bản ghi 150\n/);
  });

  it('go one by one: the mistake with the check', () => {
    const { status, script, type, look } = sentBack(both);
    status();
    type(0, 'nhiều');
    script.sidebarCheck();
    type(0, 150);
    script.sidebarCheck();
    expect(look(0)).toEqual({ note: block('Tỉnh trả lại: Biên bản ghi 150'), colour: RETURNED });
  });

  it('go one by one: the return with the sending, the warning not', () => {
    const HOURS = 200;
    const column =
      sentBack(() => [])
        .desk.sheet('figures')
        .rows[0]?.indexOf('hoursPerWeek') ?? -1;
    const cell = cellAddress(2, column);
    const pins = () => [{ at: `${FIGURES}!${cell}`, words: 'Quá nhiều giờ' }];
    const { status, script, desk, paper, sheet } = sentBack(pins);
    typeOn(paper, desk, 'figures', 0, 'hoursPerWeek', HOURS);
    script.sidebarCheck();
    expect(lookOf(sheet, cell).colour).toBe(WARN);
    status();
    expect(lookOf(sheet, cell)).toMatchObject({
      colour: RETURNED,
      note: expect.stringMatching(
        /giờ của một tuần[\s\S]*\nTỉnh trả lại: Quá nhiều giờ\n/,
      ) as string,
    });
    script.sidebarSubmit({ ...WISH, baseRevision: 1 });
    expect(lookOf(sheet, cell).colour).toBe(WARN);
    expect(lookOf(sheet, cell).note).toMatch(/giờ của một tuần/);
    expect(lookOf(sheet, cell).note).not.toContain('Tỉnh trả lại');
  });

  it('stays while the officer types, who asks nothing of the network', () => {
    const { status, type, edit, look, address, around } = sentBack(both);
    status();
    const asked = around.requests.length;
    type(0, 'nhiều');
    edit(address(0));
    expect(look(0).colour).toBe(BLOCK);
    type(0, 150);
    edit(address(0));
    expect(look(0)).toEqual({ note: block('Tỉnh trả lại: Biên bản ghi 150'), colour: RETURNED });
    expect(around.requests).toHaveLength(asked);
  });

  it('gives the officer’s own note and colour back in the end', () => {
    const { status, script, type, look, sheet, address } = sentBack(both);
    dress(sheet, address(0), { note: 'Hỏi lại Tổ', colour: '#00ff00' });
    type(0, 'nhiều');
    script.sidebarCheck();
    status();
    type(0, 150);
    script.sidebarCheck();
    expect(look(0).note).toBe(
      `Hỏi lại Tổ\n${block('Tỉnh trả lại: Biên bản ghi 150', 'màu cũ: #00ff00')}`,
    );
    script.sidebarSubmit({ ...WISH, baseRevision: 1 });
    expect(look(0)).toEqual({ note: 'Hỏi lại Tổ', colour: '#00ff00' });
  });
});
