// Tab 8 from one renewal to the next: what is open goes on, what the province answers stands beside it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DifficultyLine, ReportContent } from '../../../functions/domain/report/content.ts';
import {
  difficultyIdOf,
  type AnswerState,
  type DifficultyAnswer,
} from '../../../functions/domain/report/difficulty.ts';
import {
  receiveContextOf,
  type WorkbookContext,
} from '../../../functions/domain/workbook/context.ts';
import { receiveWorkbook } from '../../../functions/domain/workbook/receive.ts';
import { redactBook } from '../../../functions/domain/workbook/redact.ts';
import { formOf } from '../../../functions/domain/workbook/layout.ts';
import { content } from '../../store/cast.ts';
import { QUANG_NAM } from './office.ts';
import { contextOf, gridNamed, renewed, sheetOf, withOneMore, type Sheet } from './workbooks.ts';

const AN_HAI = { province: '48', commune: '20275' };
const MORE = [withOneMore(QUANG_NAM)];

function line(description: string, facts: Partial<DifficultyLine> = {}): DifficultyLine {
  return {
    category: 'NETWORK',
    description,
    cause: null,
    proposal: null,
    askLevel: 'PROVINCE',
    status: 'NEW',
    at: '8. Khó khăn, kiến nghị!B3',
    ...facts,
  };
}
function answer(
  description: string,
  state: AnswerState = 'IN_PROGRESS',
  text = `Trả lời: ${description}`,
): DifficultyAnswer {
  const id = difficultyIdOf(AN_HAI, line(description));
  return { id, description, answer: text, state, at: '2025-12-20T14:05:00+07:00' };
}
const contextWith = (
  told: DifficultyLine[],
  difficultyAnswers: DifficultyAnswer[] = [],
  more: Partial<WorkbookContext> = {},
): WorkbookContext => ({
  ...contextOf({ previous: content({ period: '2025-Q3', difficulties: told }) }),
  difficultyAnswers,
  ...more,
});
const typeRow = (sheet: Sheet, row: number, description: string, status = 'Mới') => {
  sheet.type('difficulties', row, 'category', 'Mạng');
  sheet.type('difficulties', row, 'description', description);
  sheet.type('difficulties', row, 'askLevel', 'Tỉnh');
  sheet.type('difficulties', row, 'status', status);
};
const told = (sheet: Sheet) => sheet.column('difficulties', 'description');
const answers = (sheet: Sheet) => sheet.column('difficulties', 'answer');
/** With a figure, without which nothing is reported. */
function contentIn(sheet: Sheet): ReportContent {
  sheet.type('figures', 0, 'n:hh_informed', 100);
  const book = redactBook(sheet.book, formOf(sheet.context));
  const { content: found } = receiveWorkbook(book, receiveContextOf(sheet.context, '2025-12-18'));
  if (found === null) throw new Error('The workbook is blocked');
  return found;
}

describe('a form made for the first time', () => {
  it('has what the last report left open, with the answer and its state', () => {
    const open = [line('a', { cause: 'xa', proposal: 'lắp trạm' }), line('b'), line('c')];
    const sheet = sheetOf(contextWith(open, [answer('a'), answer('b', 'DONE')]));
    expect(told(sheet)).toEqual(['a', 'c']);
    expect(sheet.column('difficulties', 'category')).toEqual(['Mạng', 'Mạng']);
    expect(sheet.column('difficulties', 'cause')).toEqual(['xa']);
    expect(sheet.column('difficulties', 'proposal')).toEqual(['lắp trạm']);
    expect(sheet.column('difficulties', 'askLevel')).toEqual(['Tỉnh', 'Tỉnh']);
    expect(sheet.column('difficulties', 'status')).toEqual(['Mới', 'Mới']);
    expect(sheet.column('difficulties', 'Trả lời của tỉnh')).toEqual(['Trả lời: a']);
    expect(sheet.column('difficulties', 'Kết quả trả lời')).toEqual(['Đang xử lý (20/12/2025)']);
  });

  it('reports what it carries over just as it was', () => {
    const open = [line('a', { cause: 'xa' }), line('b', { category: null, askLevel: null })];
    const { difficulties } = contentIn(sheetOf(contextWith(open)));
    expect(difficulties.map((it) => ({ ...it, at: '' }))).toEqual(
      open.map((it) => ({ ...it, at: '' })),
    );
  });
});

describe('an answer', () => {
  const typed = () => {
    const sheet = sheetOf(contextOf());
    typeRow(sheet, 0, 'x');
    typeRow(sheet, 1, 'y');
    return sheet;
  };
  const answered = { ...contextOf(), difficultyAnswers: [answer('y', 'REFUSED')] };

  it('stands beside its own row, and the officer’s words stay', () => {
    const next = renewed(typed(), answered);
    expect(told(next)).toEqual(['x', 'y']);
    expect(answers(next)).toEqual([null, 'Trả lời: y']);
    expect(next.column('difficulties', 'answerState')).toEqual([
      null,
      'Không chấp thuận (20/12/2025)',
    ]);
  });

  it('goes with its row when the row moves, and away when the row says something else', () => {
    const sheet = renewed(typed(), answered);
    typeRow(sheet, 0, 'Y ');
    typeRow(sheet, 1, 'z');
    expect(answers(renewed(sheet, answered))).toEqual(['Trả lời: y']);
  });

  it('is no part of what is reported', () => {
    const sheet = typed();
    expect(contentIn(renewed(sheet, answered))).toEqual(contentIn(sheet));
  });

  it('is kept out of the officer’s hands, yet open to the add-on', () => {
    const grid = gridNamed(renewed(typed(), answered).renewal.grids, '8. Khó khăn, kiến nghị');
    const place = grid.rows[0]?.findIndex(({ value }) => value === 'answer') ?? -1;
    expect(grid.rows.slice(2).every((row) => row[place]?.tone === 'locked')).toBe(true);
    const open = grid.unlocked?.some((it) => it.left <= place && place <= it.right);
    expect(open).toBe(true);
  });

  it('comes to a sheet whose form had neither column', () => {
    const sheet = typed();
    const rows = sheet.tab('difficulties').rows;
    const place = rows[0]?.indexOf('answer') ?? -1;
    for (const row of rows) row.splice(place, 2);
    const next = renewed(sheet, answered);
    expect(told(next)).toEqual(['x', 'y']);
    expect(answers(next)).toEqual([null, 'Trả lời: y']);
  });
});

describe('the same period, once more', () => {
  it('a report on the last period that comes late fills the rows below what was typed', () => {
    const sheet = sheetOf(contextOf());
    typeRow(sheet, 0, 'x');
    const next = renewed(sheet, contextWith([line('x'), line('late')]));
    expect(told(next)).toEqual(['x', 'late']);
    expect(told(renewed(next, contextWith([line('x'), line('late')])))).toEqual(['x', 'late']);
  });

  it('what is settled meanwhile stays in its row, and no other row moves into it', () => {
    const before = contextWith([line('a', { cause: 'vì a' }), line('b')]);
    const sheet = sheetOf(before);
    typeRow(sheet, 2, 'c');
    sheet.type('difficulties', 1, 'cause', 'vì b');
    const next = renewed(sheet, contextWith([line('a'), line('b')], [answer('a', 'DONE')]));
    expect(told(next)).toEqual(['a', 'b', 'c']);
    expect(next.column('difficulties', 'cause')).toEqual(['vì a', 'vì b']);
    expect(answers(next)).toEqual(['Trả lời: a']);
  });

  it('what the officer took out does not come back', () => {
    const before = contextWith([line('a'), line('b')]);
    const sheet = sheetOf(before);
    for (const key of ['category', 'description', 'askLevel', 'status'])
      sheet.type('difficulties', 0, key, null);
    const next = renewed(sheet, { ...before, plans: MORE });
    expect(told(next)).toEqual([null, 'b']);
  });
});

describe('the next period', () => {
  const Q4 = (more: Partial<WorkbookContext> = {}) => ({
    ...contextOf({ previous: content({ period: '2025-Q3', difficulties: [] }) }),
    ...more,
  });
  const ofQ3 = () => sheetOf(contextOf({ period: '2025-Q3' }));

  it('has what is open in the sheet, once, in the words of the sheet, and what only the report has', () => {
    const sheet = ofQ3();
    typeRow(sheet, 0, 'a', 'Đang xử lý');
    typeRow(sheet, 1, 'done', 'Đã xử lý');
    typeRow(sheet, 2, 'answered');
    typeRow(sheet, 3, 'never sent');
    const previous = content({
      period: '2025-Q3',
      difficulties: [line('A'), line('answered'), line('only reported')],
    });
    const next = renewed(sheet, Q4({ previous, difficultyAnswers: [answer('answered', 'DONE')] }));
    expect(told(next)).toEqual(['a', 'never sent', 'only reported']);
    expect(next.column('difficulties', 'status')).toEqual(['Đang xử lý', 'Mới', 'Mới']);
  });

  it('has once more what was marked as done since the report, so that the next can tell', () => {
    const sheet = ofQ3();
    typeRow(sheet, 0, 'a', 'Đã xử lý');
    const previous = content({ period: '2025-Q3', difficulties: [line('a')] });
    const next = renewed(sheet, Q4({ previous }));
    expect(told(next)).toEqual(['a']);
    expect(next.column('difficulties', 'status')).toEqual(['Đã xử lý']);
  });

  it('carries every open one once and under the same id, and nothing settled, whatever was typed', () => {
    const STATUS = ['Mới', 'Đang xử lý', 'Đã xử lý'] as const;
    const row = fc.record({
      description: fc.constantFrom('a', 'b', 'c', 'd', 'C', ' d'),
      status: fc.constantFrom(...STATUS),
    });
    const state = fc.constantFrom<AnswerState[]>('IN_PROGRESS', 'DONE', 'REFUSED');
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 5 }),
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), state),
        (typed, reported, given) => {
          const sheet = ofQ3();
          typed.forEach((it, place) => typeRow(sheet, place, it.description, it.status));
          const previous = content({
            period: '2025-Q3',
            difficulties: reported.map((it) => line(it)),
          });
          const difficultyAnswers = Object.entries(given).map(([it, its]) => answer(it, its));
          const next = renewed(sheet, Q4({ previous, difficultyAnswers }));
          const ids = contentIn(next).difficulties.map((it) => difficultyIdOf(AN_HAI, it));
          const settled = (name: string) => given[name] === 'DONE' || given[name] === 'REFUSED';
          const inSheet = typed.filter(({ status }) => status !== 'Đã xử lý');
          const wanted = new Set(
            [...inSheet.map(nameOf), ...reported].filter((name) => !settled(name)),
          );
          expect(new Set(ids)).toEqual(
            new Set([...wanted].map((name) => difficultyIdOf(AN_HAI, line(name)))),
          );
          expect(ids).toHaveLength(wanted.size);
        },
      ),
      { numRuns: 30 },
    );
    function nameOf({ description }: { description: string }): string {
      return description.trim().toLowerCase();
    }
  });
});
