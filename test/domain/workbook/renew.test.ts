import { describe, expect, it } from 'vitest';
import { bookContent } from '../../../functions/domain/workbook/content.ts';
import { receiveContextOf } from '../../../functions/domain/workbook/context.ts';
import { formOf } from '../../../functions/domain/workbook/layout.ts';
import { readBook } from '../../../functions/domain/workbook/read-book.ts';
import { receiveWorkbook } from '../../../functions/domain/workbook/receive.ts';
import { redactBook } from '../../../functions/domain/workbook/redact.ts';
import { AN_HAI, QUANG_NAM } from './office.ts';
import {
  contextOf,
  gridNamed,
  renewed,
  sheetOf,
  without,
  withOneMore,
  type Sheet,
} from './workbooks.ts';

const MORE = [withOneMore(QUANG_NAM)];

describe('the same period under a changed plan', () => {
  it('a typed figure stays with its village and indicator, and the new column stands open', () => {
    const sheet = sheetOf(contextOf());
    sheet.type('figures', 1, 'n:hh_informed', 140);
    const next = renewed(sheet, contextOf({ plans: MORE }));
    expect(next.column('figures', 'n:hh_informed')).toEqual([null, 140]);
    expect(next.column('figures', 'n:one_more')).toEqual([]);
    const grid = gridNamed(next.renewal.grids, '4. Số liệu kỳ');
    const place = grid.rows[0]?.findIndex(({ value }) => value === 'n:one_more') ?? -1;
    expect(grid.rows[2]?.[place]?.tone).toBe('entry');
  });

  it('what nobody touched follows the new form', () => {
    const sheet = sheetOf(contextOf());
    const villages = { T001: 'Tổ dân phố Một', T002: 'Tổ dân phố 2', T003: 'Tổ dân phố 3' };
    const next = renewed(sheet, contextOf({ villages }));
    expect(next.column('villages', 'name')).toEqual(Object.values(villages));
    expect(next.column('figures', 'village')).toEqual(['T001', 'T002', 'T003']);
  });

  it('a village renamed by the officer keeps that name, its figures follow its code', () => {
    const sheet = sheetOf(contextOf());
    sheet.type('villages', 0, 'name', 'Tổ 1 (mới)');
    sheet.type('figures', 0, 'n:hh_informed', 12);
    const villages = { T000: 'Tổ dân phố 0', T001: 'Tổ dân phố Một', T002: 'Tổ dân phố 2' };
    const next = renewed(sheet, contextOf({ villages }));
    expect(next.column('villages', 'name')).toEqual(['Tổ dân phố 0', 'Tổ 1 (mới)', 'Tổ dân phố 2']);
    expect(next.column('figures', 'n:hh_informed')).toEqual([null, 12]);
  });

  it('a cell that the officer emptied stays empty', () => {
    const sheet = sheetOf(contextOf());
    sheet.type('villages', 0, 'hasTeam', null);
    const next = renewed(sheet, contextOf({ plans: MORE }));
    expect(next.column('villages', 'hasTeam')).toEqual([null, 'x']);
  });

  it('a column that the plan dropped keeps its figures at the right, under its heading', () => {
    const sheet = sheetOf(contextOf());
    sheet.type('figures', 0, 'n:hh_informed', 156);
    const { tabs } = formOf(sheet.context);
    const columns = tabs.find(({ key }) => key === 'figures')?.columns ?? [];
    const heading = columns.find(({ key }) => key === 'n:hh_informed')?.header ?? '';
    const next = renewed(sheet, contextOf({ plans: [without(QUANG_NAM, 'hh_informed')] }));
    expect(next.column('figures', heading)).toEqual([156]);
    const back = renewed(next, contextOf());
    expect(back.column('figures', 'n:hh_informed')).toEqual([156]);
    const grid = gridNamed(back.renewal.grids, '4. Số liệu kỳ');
    expect(grid.columns).toHaveLength(columns.length);
  });

  it('a column of the officer’s own goes to the right with its rows, and stays open', () => {
    const sheet = sheetOf(contextOf());
    const rows = sheet.tab('figures').rows;
    const place = rows[1]?.length ?? 0;
    rows[1]?.push('Người phụ trách');
    rows[3]?.push('Bà Sáu');
    const next = renewed(sheet, contextOf({ plans: MORE }));
    expect(next.column('figures', 'Người phụ trách')).toEqual([null, 'Bà Sáu']);
    const grid = gridNamed(next.renewal.grids, '4. Số liệu kỳ');
    const right = grid.columns.length - 1;
    expect(right).toBe(place + 2);
    expect(grid.unlocked?.some((it) => it.left <= right && right <= it.right)).toBe(true);
  });

  it('rows of a village that is gone stand at the end, when something was typed in them', () => {
    const sheet = sheetOf(contextOf());
    sheet.type('figures', 0, 'n:hh_informed', 31);
    sheet.type('villages', 0, 'decisionNo', '756/QĐ-UBND');
    const next = renewed(sheet, contextOf({ villages: { T002: 'Tổ dân phố 2' } }));
    expect(next.column('figures', 'village')).toEqual(['T002', 'T001']);
    expect(next.column('figures', 'n:hh_informed')).toEqual([null, 31]);
    expect(next.column('villages', 'decisionNo')).toEqual([null, '756/QĐ-UBND']);
    const untouched = renewed(
      sheetOf(contextOf()),
      contextOf({ villages: { T002: 'Tổ dân phố 2' } }),
    );
    expect(untouched.column('figures', 'village')).toEqual(['T002']);
    expect(untouched.column('villages', 'village')).toEqual(['T002']);
  });

  it('a village that the officer added in a spare row is still there, with room below', () => {
    const sheet = sheetOf(contextOf());
    sheet.type('villages', 2, 'village', 'T009');
    sheet.type('villages', 2, 'name', 'Tổ mới');
    sheet.type('figures', 2, 'village', 'T009');
    sheet.type('figures', 2, 'n:hh_informed', 5);
    const next = renewed(sheet, contextOf({ plans: MORE }));
    expect(next.column('villages', 'village')).toEqual(['T001', 'T002', 'T009']);
    expect(next.column('figures', 'n:hh_informed')).toEqual([null, null, 5]);
    expect(next.tab('figures').rows.length).toBeGreaterThan(sheet.tab('figures').rows.length);
  });

  it('notes of the officer stay at their cell, the add-on’s marks go', () => {
    const sheet = sheetOf(contextOf());
    const mark = '⟦Chốt Số⟧\nTử số lớn hơn mẫu số\n⟦/Chốt Số⟧';
    const first = sheet.type('figures', 0, 'n:hh_informed', 900);
    const second = sheet.type('figures', 1, 'n:hh_informed', 20);
    sheet.note('figures', first, mark);
    sheet.note('figures', second, `Hỏi lại bà Sáu\n${mark}`);
    const next = renewed(sheet, contextOf({ plans: MORE }));
    expect([...(next.notes.get('4. Số liệu kỳ') ?? [])]).toEqual([[second, 'Hỏi lại bà Sáu']]);
  });

  it('tabs of the officer and the journal are not written', () => {
    const sheet = sheetOf(contextOf());
    sheet.book.tabs.push({ name: 'Nháp', rows: [['của tôi']] });
    sheet.book.tabs.find(({ name }) => name === '_NhatKy')?.rows.push(['16:30', 1]);
    const { grids, removed } = renewed(sheet, contextOf({ plans: MORE })).renewal;
    expect(grids.map(({ name }) => name)).not.toContain('Nháp');
    expect(grids.map(({ name }) => name)).not.toContain('_NhatKy');
    expect(removed).toEqual([]);
  });

  it('a tab that no plan needs any more goes when it is empty, and stays when it is not', () => {
    const both = contextOf({ plans: [QUANG_NAM, AN_HAI] });
    expect(renewed(sheetOf(both), contextOf()).renewal.removed).toEqual([
      '5. Số liệu xã',
      '7. Điểm hỗ trợ',
    ]);
    const sheet = sheetOf(both);
    sheet.type('supportPoints', 0, 'name', 'Nhà sinh hoạt cộng đồng');
    const next = renewed(sheet, contextOf());
    expect(next.renewal.removed).toEqual(['5. Số liệu xã']);
    expect(next.book.tabs.map(({ name }) => name)).toContain('7. Điểm hỗ trợ');
    const back = renewed(next, both);
    expect(back.column('supportPoints', 'name')).toEqual(['Nhà sinh hoạt cộng đồng']);
  });

  it('a renamed tab is found by its codes and named as the place to write', () => {
    const sheet = sheetOf(contextOf());
    sheet.type('figures', 0, 'n:hh_informed', 7);
    sheet.tab('figures').name = 'So lieu';
    const next = renewed(sheet, contextOf({ plans: MORE }));
    expect(next.renewal.replaces.get('4. Số liệu kỳ')).toBe('So lieu');
    expect(next.column('figures', 'n:hh_informed')).toEqual([7]);
  });

  it('without its rules, every filled cell counts as typed', () => {
    const sheet = sheetOf(contextOf());
    sheet.type('figures', 0, 'n:hh_informed', 7);
    const rules = sheet.book.tabs.find(({ name }) => name === '_QuyDinh');
    if (rules) rules.rows = [];
    const next = renewed(sheet, contextOf({ plans: MORE }));
    expect(next.column('figures', 'n:hh_informed')).toEqual([7]);
    expect(next.column('villages', 'name')).toEqual(['Tổ dân phố 1', 'Tổ dân phố 2']);
  });

  it('a typed denominator that the new plan takes from elsewhere stands beside it', () => {
    const typed = {
      ...AN_HAI,
      indicators: AN_HAI.indicators.map((it) =>
        it.entry === 'COMMUNE'
          ? { ...it, denominator: { ...it.denominator, field: 'typed' as const } }
          : it,
      ),
    };
    const before = contextOf({ plans: [typed] });
    const sheet = sheetOf(before);
    const line = formOf(before).communeIndicators[0]?.canonicalId ?? '';
    sheet.type('commune', line, 'denominator', 4000);
    const next = renewed(sheet, contextOf({ plans: [AN_HAI] }));
    expect(next.column('commune', 'Mẫu số – đã nhập ở mẫu trước')).toEqual([4000]);
  });

  it('an error stays an error, a day stays a day, a percentage stays as it was shown', () => {
    const sheet = sheetOf(contextOf());
    sheet.type('figures', 0, 'note', { error: '#REF!' });
    sheet.type('figures', 0, 'n:hh_informed', '35.4%');
    sheet.type('figures', 1, 'note', { date: '2025-12-01' });
    const next = renewed(sheet, contextOf({ plans: MORE }));
    expect(next.column('figures', 'note')).toEqual(['#REF!', { date: '2025-12-01' }]);
    expect(next.column('figures', 'n:hh_informed')).toEqual(['35.4%']);
    const grid = gridNamed(next.renewal.grids, '4. Số liệu kỳ');
    const place = grid.rows[0]?.findIndex(({ value }) => value === 'note') ?? -1;
    expect(grid.rows[3]?.[place]?.format).toBe('date');
  });
});

describe('a new period', () => {
  const OLD = contextOf({ period: '2025-Q3' });

  /** A filled third quarter, and what the store would keep of it. */
  function thirdQuarter(): { sheet: Sheet; standing: () => ReturnType<typeof contentOf> } {
    const sheet = sheetOf(OLD);
    sheet.context.villages.forEach((_, row) => {
      sheet.type('figures', row, 'n:hh_informed', 100 + row);
      sheet.type('figures', row, 'hoursPerWeek', 8);
      sheet.type('villages', row, 'decisionNo', '756/QĐ-UBND');
    });
    sheet.type('members', 0, 'team', 'T001');
    sheet.type('members', 0, 'name', 'Nguyễn Văn A');
    sheet.type('members', 0, 'phone', '0905000000');
    sheet.type('unit', 'residents', 'value', 9000);
    sheet.type('activities', 0, 'kind', 'Tập huấn');
    sheet.type('activities', 0, 'sessions', 2);
    return { sheet, standing: () => contentOf(sheet) };
  }

  function contentOf(sheet: Sheet) {
    const book = redactBook(sheet.book, formOf(sheet.context));
    const { content } = receiveWorkbook(book, receiveContextOf(sheet.context, '2025-09-20'));
    if (!content) throw new Error('The third quarter is not complete');
    return content;
  }

  const archives = (it: { book: Sheet['book'] }) =>
    it.book.tabs.filter(({ name }) => name.startsWith('2025-Q3 · '));

  it('carries units, villages and members over, stock figures as last period’s, and starts empty', () => {
    const { sheet, standing } = thirdQuarter();
    const previous = standing();
    const next = renewed(sheet, contextOf({ previous }), previous);
    expect(next.column('members', 'name')).toEqual(['Nguyễn Văn A']);
    expect(next.column('members', 'phone')).toEqual(['0905000000']);
    expect(next.column('villages', 'decisionNo')).toEqual(['756/QĐ-UBND', '756/QĐ-UBND']);
    expect(next.column('figures', 'n:hh_informed')).toEqual([100, 101]);
    expect(next.column('figures', 'hoursPerWeek')).toEqual([]);
    expect(next.column('activities', 'kind')).toEqual([]);
    expect(next.tab('unit').rows.find(([key]) => key === 'residents')?.[2]).toBe(9000);
    const grid = gridNamed(next.renewal.grids, '4. Số liệu kỳ');
    const place = grid.rows[0]?.findIndex(({ value }) => value === 'n:hh_informed') ?? -1;
    expect(grid.rows[2]?.[place]?.tone).toBe('previous');
  });

  it('keeps nothing of a period that was sent as it stands', () => {
    const { sheet, standing } = thirdQuarter();
    const next = renewed(sheet, contextOf({ previous: standing() }), standing());
    expect(archives(next)).toEqual([]);
  });

  it.each<[string, (sheet: Sheet) => void]>([
    ['never sent', () => undefined],
    ['changed since', (sheet) => sheet.type('figures', 0, 'n:hh_informed', 150)],
    ['broken since', (sheet) => sheet.type('figures', 0, 'n:hh_informed', 'nhiều')],
  ])('keeps the tabs of a period that was %s, hidden and without codes', (what, change) => {
    const { sheet, standing } = thirdQuarter();
    const sent = standing();
    change(sheet);
    const next = renewed(sheet, contextOf({ previous: sent }), what === 'never sent' ? null : sent);
    expect(archives(next).map(({ name }) => name)).toEqual([
      '2025-Q3 · 4. Số liệu kỳ',
      '2025-Q3 · 6. Hoạt động',
    ]);
    const [figures] = archives(next);
    expect(figures?.rows.flat()).toContain(sheet.column('figures', 'n:hh_informed')[0]);
    expect(figures?.rows[0]?.every((value) => value === null)).toBe(true);
    const grid = gridNamed(next.renewal.grids, '2025-Q3 · 4. Số liệu kỳ');
    expect(grid.hidden).toBe(true);
    const form = formOf(next.context);
    const read = readBook(next.book, form);
    expect(read.tabs.get('figures')?.name).toBe('4. Số liệu kỳ');
    const { content } = bookContent(read, form, next.context.commune, '2025-12-14');
    expect(content.activities).toEqual([]);
  });

  it('keeps a sent tab in which somebody wrote what no report carries', () => {
    const { sheet, standing } = thirdQuarter();
    sheet.tab('figures').rows[1]?.push('Việc phải làm');
    sheet.tab('figures').rows[2]?.push('gọi lại');
    const next = renewed(sheet, contextOf({ previous: standing() }), standing());
    expect(archives(next).map(({ name }) => name)).toEqual(['2025-Q3 · 4. Số liệu kỳ']);
  });

  it('takes the officer’s own columns of tabs 1 to 3 along', () => {
    const { sheet, standing } = thirdQuarter();
    sheet.tab('members').rows[1]?.push('Zalo');
    sheet.tab('members').rows[2]?.push('A-48');
    const next = renewed(sheet, contextOf({ previous: standing() }), standing());
    expect(next.column('members', 'Zalo')).toEqual(['A-48']);
    expect(archives(next)).toEqual([]);
  });

  it('of a commune that typed nothing keeps nothing', () => {
    const next = renewed(sheetOf(OLD), contextOf());
    expect(archives(next)).toEqual([]);
  });

  it('never writes over an older keepsake of the same name', () => {
    const { sheet } = thirdQuarter();
    sheet.book.tabs.push({ name: '2025-Q3 · 4. Số liệu kỳ', rows: [['cũ']] });
    const next = renewed(sheet, contextOf());
    expect(archives(next).map(({ name }) => name)).toContain('2025-Q3 · 4. Số liệu kỳ (2)');
    expect(archives(next)[0]?.rows).toEqual([['cũ']]);
  });

  it('a late change of the last report reaches the figures that nobody touched', () => {
    const { sheet, standing } = thirdQuarter();
    const previous = standing();
    const next = renewed(sheet, contextOf({ previous }), previous);
    next.type('figures', 1, 'n:hh_informed', 222);
    const later = {
      ...previous,
      villageFigures: previous.villageFigures.map((line) =>
        line.indicator === 'hh_informed' ? { ...line, numerator: { value: 777, at: '' } } : line,
      ),
    };
    const last = renewed(next, contextOf({ previous: later }));
    expect(last.column('figures', 'n:hh_informed')).toEqual([777, 222]);
  });
});
