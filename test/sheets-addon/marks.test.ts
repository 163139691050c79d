// What checking does to the sheet: wrong cells are marked, right ones freed, and whatever the officer
// wrote or painted is still there afterwards.
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckView } from '../../sheets-addon/contract.ts';
import { joinNote, splitNote } from '../../sheets-addon/mark-note.ts';
import { dress, lookOf, sheetOf } from './paper.ts';
import { compiledAddon, scriptIn, surroundings } from './script.ts';
import { filledPaper, typeOn } from './sheets.ts';

const FIGURES = '4. Số liệu kỳ';
const BLOCK = '#f4c7c3';
const WARN = '#fce8b2';
const ENTRY = '#fffdf0';
let code = '';

beforeAll(async () => {
  ({ code } = await compiledAddon());
});

function opened() {
  const { desk, paper } = filledPaper();
  const around = surroundings(paper);
  const script = scriptIn(code, around);
  const column = desk.form.villageIndicators.find(
    ({ indicator }) => indicator.numerator.source === 'typed',
  );
  const type = (row: number, value: string | number) =>
    typeOn(paper, desk, 'figures', row, `n:${column?.canonicalId}`, value);
  const sheet = sheetOf(paper, FIGURES);
  return { desk, paper, sheet, type, around, check: () => script.sidebarCheck() as CheckView };
}

describe('checking', () => {
  it('marks a figure that cannot be, and frees it once it is right', () => {
    const { sheet, type, check } = opened();
    const cell = type(0, 'nhiều');
    dress(sheet, cell, { colour: ENTRY });
    expect(check().counts.block).toBe(1);
    expect(lookOf(sheet, cell)).toEqual({
      note: expect.stringMatching(/^⟦Chốt Số⟧\n.*“nhiều”.*\n⟦\/Chốt Số⟧$/) as string,
      colour: BLOCK,
    });
    type(0, 100);
    expect(check().counts.block).toBe(0);
    expect(lookOf(sheet, cell)).toEqual({ note: '', colour: ENTRY });
  });

  it('keeps the officer’s own note and colour, and gives them back', () => {
    const { sheet, type, check } = opened();
    const cell = type(0, 'nhiều');
    dress(sheet, cell, { note: 'Hỏi lại Tổ\ntrước thứ Sáu', colour: '#00ff00' });
    check();
    expect(lookOf(sheet, cell).note).toMatch(/^Hỏi lại Tổ\ntrước thứ Sáu\n⟦Chốt Số⟧\n/);
    expect(lookOf(sheet, cell).colour).toBe(BLOCK);
    check();
    type(0, 100);
    check();
    expect(lookOf(sheet, cell)).toEqual({ note: 'Hỏi lại Tổ\ntrước thứ Sáu', colour: '#00ff00' });
  });

  it('leaves the colour that the officer gave to a marked cell', () => {
    const { sheet, type, check } = opened();
    const cell = type(0, 'nhiều');
    check();
    dress(sheet, cell, { colour: '#ffff00' });
    type(0, 100);
    check();
    expect(lookOf(sheet, cell)).toEqual({ note: '', colour: '#ffff00' });
  });

  it('takes its colour back where only the note of a mark was deleted', () => {
    const { sheet, type, check } = opened();
    const cell = type(0, 'nhiều');
    check();
    dress(sheet, cell, { note: '' });
    type(0, 100);
    check();
    expect(lookOf(sheet, cell)).toEqual({ note: '', colour: ENTRY });
  });

  it('leaves other colours, and its own beside the form, as they are', () => {
    const { sheet, check } = opened();
    const beside = `${String.fromCharCode(64 + sheet.columns)}5`;
    dress(sheet, beside, { colour: BLOCK });
    dress(sheet, 'C3', { colour: '#f4cccc' });
    check();
    expect(lookOf(sheet, beside).colour).toBe(BLOCK);
    expect(lookOf(sheet, 'C3').colour).toBe('#f4cccc');
  });

  it('changes nothing the second time', () => {
    const { sheet, type, check } = opened();
    type(0, 'nhiều');
    check();
    const before = [structuredClone(sheet.notes), structuredClone(sheet.colours)];
    check();
    expect([sheet.notes, sheet.colours]).toEqual(before);
  });

  it('says all that is wrong with a cell in one note, in the graver colour', () => {
    const { desk, paper, sheet, check } = opened();
    const cell = typeOn(paper, desk, 'figures', 0, 'hoursPerWeek', 200);
    check();
    expect(lookOf(sheet, cell).colour).toBe(WARN);
    expect(lookOf(sheet, cell).note).toContain('nhiều hơn số giờ của một tuần');
  });

  it('finds its marks again in rows that have moved', () => {
    const { sheet, type, check } = opened();
    const cell = type(0, 'nhiều');
    check();
    const mark = [...sheet.notes].find(([, note]) => note.includes('nhiều'));
    const moved = (mark?.[0] ?? '').replace(/^2,/, '9,');
    sheet.notes.set(moved, mark?.[1] ?? '');
    sheet.colours.set(moved, BLOCK);
    check();
    expect(lookOf(sheet, cell).colour).toBe(BLOCK);
    expect(sheet.notes.get(moved)).toBe('');
    expect(sheet.colours.get(moved)).not.toBe(BLOCK);
  });

  it('passes over cells that the officer may not edit, and marks the others', () => {
    const { desk, paper, sheet, type, check } = opened();
    const locked = type(0, 'nhiều');
    const open = [type(1, 'ít'), typeOn(paper, desk, 'figures', 1, 'hoursPerWeek', 'cả ngày')];
    const row = Number(/\d+$/.exec(locked)?.[0]) - 1;
    sheet.open = (at) => at !== row;
    const view = check();
    expect(view.counts.block).toBe(3);
    expect(lookOf(sheet, locked)).toEqual({ note: '', colour: '#ffffff' });
    for (const cell of open) expect(lookOf(sheet, cell).colour).toBe(BLOCK);
  });

  it('marks nothing that only tells', () => {
    const { sheet, check } = opened();
    const view = check();
    expect(view.counts).toMatchObject({ block: 0 });
    expect(view.counts.info).toBeGreaterThan(0);
    expect([...sheet.notes.values()].filter((note) => note !== '')).toEqual([]);
  });

  it('writes what it found behind the state of tab 0', () => {
    const { paper, type, check } = opened();
    type(0, 'nhiều');
    check();
    check();
    const line = sheetOf(paper, '0. Bắt đầu').values.find(([key]) => key === 'status');
    expect(line?.[2]).toMatch(
      /^Phường An Hải: chưa nộp · Kiểm tra lúc 14:05: 1 lỗi phải sửa, \d+ cảnh báo$/,
    );
  });

  it('tells the due date in both wordings, and the days that are left', () => {
    const { around, check } = opened();
    const words = 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)';
    expect(check().due).toEqual({ words, daysLeft: 1, assumed: false });
    around.now = '2025-12-20T00:00:00+07:00';
    expect(check().due).toEqual({ words, daysLeft: -1, assumed: false });
  });
});

describe('a note', () => {
  const own = fc.string().filter((text) => !/Chốt Số⟧/.test(text));
  const sentences = fc.array(fc.constantFrom('Sai.', 'Thiếu “x”.', 'màu cũ'), { minLength: 1 });
  const colour = fc.option(fc.constantFrom('#00ff00', '#abcdef'), { nil: null });

  it('is given back as it was, with the colour it remembers', () => {
    fc.assert(
      fc.property(own, sentences, colour, (note, said, remembered) => {
        const joined = joinNote(note, said, remembered);
        expect(splitNote(joined)).toEqual({
          own: note,
          marked: true,
          oldColour: remembered,
          found: said,
          returned: [],
        });
      }),
    );
  });

  it.each([
    ['nothing', '', ''],
    ['words of the officer', 'a\n\nb', 'a\n\nb'],
    ['two blocks, after a copy', 'a\n⟦Chốt Số⟧\nx\n⟦/Chốt Số⟧\n⟦Chốt Số⟧\ny\n⟦/Chốt Số⟧', 'a'],
    ['half a block', 'a\n⟦Chốt Số⟧\nx', 'a\nx'],
    ['words below the block', 'a\n⟦Chốt Số⟧\nx\n⟦/Chốt Số⟧\nb', 'a\nb'],
  ])('with %s keeps what is the officer’s', (_name, note, kept) => {
    expect(splitNote(note).own).toBe(kept);
  });
});
