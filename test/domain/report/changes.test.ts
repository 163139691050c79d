// What one version of a report says differently from another: each difference once, in the order of
// the workbook, and nobody's name.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentChanges } from '../../../functions/domain/report/changes.ts';
import type { ReportContent } from '../../../functions/domain/report/content.ts';
import { anyContent } from '../rollup/any-content.ts';
import { fillIn, openDesk, type Desk } from '../workbook/office.ts';

const NAMES = new Map([
  ['hh_informed', 'Hộ được phổ biến'],
  ['OUTREACH', 'Thông tin, tuyên truyền'],
]);

const contentOf = (desk: Desk): ReportContent => {
  const { content } = desk.receive();
  if (content === null) throw new Error('expected a workbook without contradictions');
  return content;
};

/** What changes when an officer types into a filled workbook. */
function changed(type: (desk: Desk) => void) {
  const desk = fillIn(openDesk());
  desk.type('activities', 0, 'kind', 'Thông tin, tuyên truyền');
  desk.type('activities', 0, 'sessions', 2);
  const before = contentOf(desk);
  type(desk);
  return contentChanges(before, contentOf(desk), NAMES);
}

const first = (desk: Desk) =>
  `n:${desk.form.villageIndicators.find((it) => it.indicator.numerator.source === 'typed')?.canonicalId}`;

describe('a change', () => {
  it.each<[string, (desk: Desk) => unknown, string, string | null, string | null]>([
    [
      'of a figure',
      (desk) => desk.type('figures', 1, first(desk), 1),
      'Tổ dân phố 2 · Hộ được phổ biến',
      '140',
      '1',
    ],
    [
      'of a figure to nothing',
      (desk) => desk.type('figures', 1, first(desk), null),
      'Tổ dân phố 2 · Hộ được phổ biến',
      '140',
      null,
    ],
    [
      'to a confirmed zero',
      (desk) => desk.type('figures', 0, 'activeMembers', 0),
      'Tổ dân phố 1 · Số thành viên hoạt động trong kỳ',
      '4',
      '0',
    ],
    [
      'of hours',
      (desk) => desk.type('figures', 0, 'hoursPerWeek', 1250.5),
      'Tổ dân phố 1 · Giờ hoạt động TB/tuần',
      '8,5',
      '1.250,5',
    ],
    [
      'of households, told once',
      (desk) => desk.type('villages', 0, 'households', 400),
      'Tổ dân phố 1 · Số hộ',
      '312',
      '400',
    ],
    [
      'of a decision',
      (desk) => desk.type('villages', 0, 'decisionNo', '9/QĐ-UBND'),
      'Tổ dân phố 1 · Quyết định',
      '756/QĐ-UBND ngày 28/10/2025',
      '9/QĐ-UBND ngày 28/10/2025',
    ],
    [
      'of a letter',
      (desk) => desk.type('start', 'officialNo', 'value', '45/BC-UBND'),
      'Số văn bản báo cáo',
      null,
      '45/BC-UBND',
    ],
    [
      'of the population',
      (desk) => desk.type('unit', 'residents', 'value', 9000),
      'Tổng dân số',
      null,
      '9.000',
    ],
    [
      'of a text',
      (desk) => desk.type('figures', 0, 'note', 'Mưa bão'),
      'Tổ dân phố 1 · Ghi chú',
      null,
      'Mưa bão',
    ],
    [
      'by a new difficulty',
      (desk) => desk.type('difficulties', 0, 'description', 'Thiếu máy'),
      'Khó khăn, kiến nghị: thêm dòng',
      null,
      'Thiếu máy',
    ],
    [
      'by an activity taken out',
      (desk) => desk.type('activities', 0, 'kind', null),
      'Hoạt động: bỏ dòng',
      'Thông tin, tuyên truyền, 2 buổi',
      null,
    ],
  ])('%s', (_name, type, what, before, after) => {
    expect(changed(type)).toEqual([{ at: expect.any(String) as string, what, before, after }]);
  });

  it('of members is told by their number, never by name', () => {
    const changes = changed((desk) => {
      desk.type('members', 8, 'team', 'T001');
      desk.type('members', 8, 'name', 'Nguyễn Thị Hoa');
      desk.type('members', 8, 'role', 'Cộng tác viên');
    });
    expect(changes).toEqual([
      {
        at: '3. Thành viên!A3',
        what: 'Tổ dân phố 1 · Số cộng tác viên',
        before: '0',
        after: '1',
      },
    ]);
  });

  it('of an altered line shows it taken out and put in', () => {
    const changes = changed((desk) => desk.type('activities', 0, 'sessions', 5));
    expect(changes.map(({ what, before, after }) => [what, before ?? after])).toEqual([
      ['Hoạt động: thêm dòng', 'Thông tin, tuyên truyền, 5 buổi'],
      ['Hoạt động: bỏ dòng', 'Thông tin, tuyên truyền, 2 buổi'],
    ]);
  });

  it('is no change where a row has only moved', () => {
    const changes = changed((desk) => desk.sheet('activities').rows.splice(2, 0, []));
    expect(changes).toEqual([]);
  });

  it('stands where the new value stands, else where the old one stood', () => {
    const desk = fillIn(openDesk());
    const before = contentOf(desk);
    const cell = desk.type('figures', 0, first(desk), null);
    const [change] = contentChanges(before, contentOf(desk));
    expect(change?.at).toBe(`4. Số liệu kỳ!${cell}`);
  });

  it('comes in the order of the workbook', () => {
    const changes = changed((desk) => {
      desk.type('difficulties', 0, 'description', 'Thiếu máy');
      desk.type('figures', 1, first(desk), 2);
      desk.type('figures', 0, 'hoursPerWeek', 9);
      desk.type('figures', 0, first(desk), 1);
      desk.type('villages', 1, 'households', 281);
      desk.type('unit', 'residents', 'value', 9000);
    });
    expect(changes.map(({ at }) => at.replace(/!.*/, ''))).toEqual([
      '1. Đơn vị',
      '2. Thôn và Tổ',
      '4. Số liệu kỳ',
      '4. Số liệu kỳ',
      '4. Số liệu kỳ',
      '8. Khó khăn, kiến nghị',
    ]);
    const rows = changes.filter(({ at }) => at.startsWith('4.')).map(({ at }) => at.slice(-1));
    expect(rows).toEqual(['3', '3', '4']);
  });

  it('without names shows the codes', () => {
    const desk = fillIn(openDesk());
    const before = contentOf(desk);
    desk.type('figures', 0, first(desk), 1);
    expect(contentChanges(before, contentOf(desk))[0]?.what).toBe('Tổ dân phố 1 · hh_informed');
  });
});

describe('changes between any contents', () => {
  const { commune } = openDesk();
  const content = anyContent([commune]);

  it('are none from a version to itself, whatever the order of its keys', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).reverse();
      return Object.fromEntries(entries.map(([key, it]) => [key, turned(it)]));
    };
    fc.assert(
      fc.property(content, (it) => {
        expect(contentChanges(it, turned(it) as ReportContent)).toEqual([]);
      }),
    );
  });

  it('are the same both ways round, with before and after changed over', () => {
    const told = (from: ReportContent, to: ReportContent) => contentChanges(from, to).length;
    fc.assert(
      fc.property(content, content, (a, b) => {
        expect(told(a, b)).toBe(told(b, a));
        for (const { before, after } of contentChanges(a, b)) expect(before).not.toBe(after);
      }),
    );
  });
});
