// What a reviewer sees of a report: every figure with its cell, and when it comes back the difference
// alone, with the cells that were asked for.
import { describe, expect, it } from 'vitest';
import type { ReportContent } from '../../../functions/domain/report/content.ts';
import { reportCells } from '../../../functions/domain/report/review-cells.ts';
import { reviewedChanges } from '../../../functions/domain/report/review-changes.ts';
import { cellAddress } from '../../../functions/domain/workbook/cell.ts';
import { fillIn, openDesk, type Desk } from '../workbook/office.ts';

const NAMES = new Map([
  ['hh_informed', 'Hộ được phổ biến'],
  ['OUTREACH', 'Thông tin, tuyên truyền'],
]);
const FIGURES = '4. Số liệu kỳ';
const INFORMED = 'n:hh_informed';

const contentOf = (desk: Desk): ReportContent => {
  const { content } = desk.receive();
  if (content === null) throw new Error('expected a workbook without contradictions');
  return content;
};

function filled(): Desk {
  const desk = fillIn(openDesk());
  desk.type('activities', 0, 'kind', 'Thông tin, tuyên truyền');
  desk.type('activities', 0, 'sessions', 2);
  return desk;
}

/** A report pinned in these cells, and what the officer types before it comes back. */
function returned(pinnedTo: (desk: Desk) => string[], type: (desk: Desk) => void) {
  const desk = filled();
  const before = contentOf(desk);
  const cells = pinnedTo(desk).map((at) => ({ at, words: 'Xem lại' }));
  type(desk);
  return reviewedChanges(before, contentOf(desk), cells, NAMES);
}
/** The address of a cell of tab 4 by its column's key. */
const at = (desk: Desk, row: number, column: string) =>
  `${FIGURES}!${cellAddress(row + 2, desk.sheet('figures').rows[0]?.indexOf(column) ?? -1)}`;

describe('the cells of a report', () => {
  const cells = reportCells(contentOf(filled()), NAMES);
  const told = (what: string) => cells.filter((it) => it.what === what).map((it) => it.value);

  it.each([
    ['a figure of a village', 'Tổ dân phố 2 · Hộ được phổ biến', ['140']],
    ['households, once', 'Tổ dân phố 1 · Số hộ', ['312']],
    ['an activity in words', 'Hoạt động', ['Thông tin, tuyên truyền, 2 buổi']],
  ])('tell %s', (_case, what, values) => {
    expect(told(what)).toEqual(values);
  });

  it('come in the order of the workbook, each with its place', () => {
    const tabs = cells.map((it) => Number.parseInt(it.at, 10));
    expect(tabs).toEqual(tabs.toSorted((a, b) => a - b));
    for (const cell of cells) expect(cell.at).toMatch(/^\d+\. .+![A-Z]+\d+$/);
  });

  it('name nobody', () => {
    const content = contentOf(filled());
    const members = content.members.map((it) => ({ ...it, name: 'Nguyễn Văn Kín' }));
    expect(JSON.stringify(reportCells({ ...content, members }))).not.toContain('Kín');
  });
});

describe('a report that comes back', () => {
  it('shows what changed, the pinned cells marked', () => {
    const { changes, untouched } = returned(
      (desk) => [at(desk, 1, INFORMED)],
      (desk) => {
        desk.type('figures', 1, INFORMED, 130);
        desk.type('figures', 0, 'activeMembers', 3);
      },
    );
    expect(changes.map(({ what, before, after, pinned }) => [what, before, after, pinned])).toEqual(
      [
        ['Tổ dân phố 1 · Số thành viên hoạt động trong kỳ', '4', '3', false],
        ['Tổ dân phố 2 · Hộ được phổ biến', '140', '130', true],
      ],
    );
    expect(untouched).toEqual([]);
  });

  it('names a pinned cell that nobody touched', () => {
    const { changes, untouched } = returned(
      (desk) => [at(desk, 1, INFORMED), at(desk, 0, 'activeMembers')],
      (desk) => desk.type('figures', 0, 'activeMembers', 3),
    );
    expect(changes.map((it) => it.pinned)).toEqual([true]);
    expect(untouched).toMatchObject([
      { what: 'Tổ dân phố 2 · Hộ được phổ biến', value: '140', words: 'Xem lại' },
    ]);
  });

  it('knows a pinned figure again after its row has moved, and no other by its place', () => {
    const { changes } = returned(
      (desk) => [at(desk, 0, INFORMED)],
      (desk) => {
        const { rows } = desk.sheet('figures');
        const [first, second] = [rows[2], rows[3]];
        if (first === undefined || second === undefined) throw new Error('two rows are there');
        [rows[2], rows[3]] = [second, first];
        desk.type('figures', 0, INFORMED, 141);
        desk.type('figures', 1, INFORMED, 299);
      },
    );
    const marked = changes.filter((it) => it.pinned).map((it) => it.what);
    expect(marked).toEqual(['Tổ dân phố 1 · Hộ được phổ biến']);
    expect(changes).toHaveLength(2);
  });

  it('has the pin of a row cover its cells in that tab, and no others', () => {
    const { changes } = returned(
      () => ['2. Thôn và Tổ!A3'],
      (desk) => {
        desk.type('villages', 0, 'households', 400);
        desk.type('villages', 1, 'households', 401);
        desk.type('figures', 0, 'activeMembers', 3);
      },
    );
    expect(changes.map(({ what, pinned }) => [what, pinned])).toEqual([
      ['Tổ dân phố 1 · Số hộ', true],
      ['Tổ dân phố 2 · Số hộ', false],
      ['Tổ dân phố 1 · Số thành viên hoạt động trong kỳ', false],
    ]);
  });

  it('has a pinned line that was altered told as taken out and put in', () => {
    const { changes } = returned(
      (desk) => contentOf(desk).activities.map((line) => line.at),
      (desk) => desk.type('activities', 0, 'sessions', 5),
    );
    expect(changes.map(({ what, pinned }) => [what, pinned])).toEqual([
      ['Hoạt động: thêm dòng', true],
      ['Hoạt động: bỏ dòng', true],
    ]);
  });

  it('knows a blank cell that was pinned by its place', () => {
    const desk = filled();
    desk.type('figures', 1, INFORMED, null);
    const before = contentOf(desk);
    const cell = `${FIGURES}!${desk.type('figures', 1, INFORMED, 99)}`;
    const pins = [{ at: cell, words: '' }];
    expect(reviewedChanges(before, contentOf(desk), pins).changes).toMatchObject([
      { before: null, after: '99', pinned: true },
    ]);
  });
});
