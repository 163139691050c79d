// The province's answers in tab 8, brought up to date when an officer looks at the state of the report.
import { beforeAll, describe, expect, it } from 'vitest';
import { difficultyIdOf, type DifficultyAnswer } from '../../functions/domain/report/difficulty.ts';
import type { StatusView } from '../../sheets-addon/contract.ts';
import { sheetOf } from './paper.ts';
import { compiledAddon, scriptIn, surroundings } from './script.ts';
import { statusOf } from './sending.ts';
import { filledPaper, typeOn } from './sheets.ts';

const TAB = '8. Khó khăn, kiến nghị';
let code = '';

beforeAll(async () => {
  ({ code } = await compiledAddon());
});

function answer(description: string, text: string): DifficultyAnswer {
  const unit = { province: '48', commune: '20275' };
  const id = difficultyIdOf(unit, { category: 'NETWORK', description });
  return { id, description, answer: text, state: 'DONE', at: '2025-12-18T09:30:00+07:00' };
}

/** A sheet whose tab 8 tells these, and what stands in it after the state was looked at. */
function looked(
  told: string[],
  answers: DifficultyAnswer[],
  prepare: (tab: ReturnType<typeof sheetOf>) => void = () => {},
) {
  const { desk, paper, context } = filledPaper();
  told.forEach((description, row) => {
    typeOn(paper, desk, 'difficulties', row, 'category', 'Mạng');
    typeOn(paper, desk, 'difficulties', row, 'description', description);
  });
  const tab = sheetOf(paper, TAB);
  prepare(tab);
  const more = { difficultyAnswers: answers };
  const script = scriptIn(
    code,
    surroundings(paper, { answer: () => ({ status: 200, body: statusOf(context, more) }) }),
  );
  const view = script.sidebarStatus() as StatusView;
  const place = (key: string) => tab.values[0]?.indexOf(key) ?? -1;
  const column = (key: string) =>
    tab.values.slice(2, 2 + told.length).map((row) => row[place(key)] ?? '');
  return { view, tab, place, column };
}

describe('the answers', () => {
  it('stand beside the rows that they are about, with their state and day', () => {
    const { view, column } = looked(
      ['chưa có sóng', 'thiếu máy', 'Thiếu  MÁY '],
      [answer('thiếu máy', 'Đã cấp hai máy')],
    );
    expect(view.failure).toBeNull();
    expect(column('answer')).toEqual(['', 'Đã cấp hai máy', 'Đã cấp hai máy']);
    expect(column('answerState')).toEqual(['', 'Đã xử lý (18/12/2025)', 'Đã xử lý (18/12/2025)']);
  });

  it('take the place of an older one, and go where the row says something else by now', () => {
    const { column } = looked(['a', 'b'], [answer('a', 'mới')], (tab) => {
      const place = tab.values[0]?.indexOf('answer') ?? -1;
      for (const row of [2, 3]) (tab.values[row] ?? [])[place] = 'cũ';
    });
    expect(column('answer')).toEqual(['mới', '']);
  });

  it.each(['=1+1', '+84', '- đã rõ', "'a"])('that begin like a formula stay text: %s', (text) => {
    const [shown = ''] = looked(['a'], [answer('a', text)]).column('answer');
    expect(String(shown).replace('\u200B', '')).toBe(text);
    expect(String(shown)).not.toMatch(/^[=+'@]/);
  });

  it('are not written where the officer may not write, and nothing fails', () => {
    const { view, column } = looked(['a'], [answer('a', 'Đã rõ')], (tab) => {
      tab.open = () => false;
    });
    expect(view.failure).toBeNull();
    expect(column('answer')).toEqual(['']);
  });

  it('leave everything else in the tab alone, also in a sheet of before they had two columns', () => {
    const { tab, column, view } = looked(['a'], [answer('a', 'Đã rõ')], (sheet) => {
      const place = sheet.values[0]?.indexOf('answerState') ?? -1;
      for (const row of sheet.values) row.splice(place, 1);
    });
    expect(view.failure).toBeNull();
    expect(column('answer')).toEqual(['Đã rõ']);
    expect(tab.values[2]?.slice(0, 2)).toEqual(['Mạng', 'a']);
  });
});
