// A closed period in the summary: its title, and the tab of what was changed since.
import { describe, expect, it } from 'vitest';
import { summaryGrids } from '../../../functions/domain/summary/summary.ts';
import type { LedgerRestatement } from '../../../functions/domain/report/review-desk.ts';
import { cell, summaryOf, tab, texts, value } from './stage.ts';

const ENTRY: LedgerRestatement = {
  from: 1,
  to: 2,
  reason: 'Đính chính theo công văn 15',
  by: 'son@dn.example',
  at: '2026-01-05T09:00:00+07:00',
  communes: [{ commune: '20275', name: 'Phường An Hải' }],
  differences: [
    {
      indicator: 'hh_informed',
      name: 'Hộ được phổ biến',
      zone: 'ALL',
      zoneName: 'Toàn tỉnh',
      before: { numerator: 1480, denominator: 2000, percent: 74 },
      after: { numerator: 1500, denominator: 2000, percent: 75 },
    },
  ],
  freed: [],
  renewed: false,
  outOfDate: [
    {
      spreadsheetId: 's',
      url: 'https://sheets.example/d/s/edit',
      version: 1,
      at: '2025-12-20T16:30:00+07:00',
      shows: 2,
    },
  ],
};
const CLOSED = { version: 2, at: '2026-01-05T09:00:00+07:00' };
const NAME = 'Đính chính';
const names = (input: ReturnType<typeof summaryOf>) => summaryGrids(input).map((it) => it.name);

describe('a closed period', () => {
  it('says so in the title of the first tab, with version and day', () => {
    const said = texts(tab('Tổng hợp', summaryOf({}, { closed: CLOSED })));
    expect(said).toContain('Kỳ đã chốt, bản 2, ngày 05/01/2026.');
    expect(texts(tab('Tổng hợp')).join()).not.toContain('Kỳ đã chốt');
  });

  it('has a tab of restatements only where there are any', () => {
    expect(names(summaryOf({}, { closed: CLOSED }))).not.toContain(NAME);
    expect(names(summaryOf({}, { closed: CLOSED, restatements: [ENTRY] }))).toContain(NAME);
  });
});

describe('the tab of restatements', () => {
  const grid = tab(NAME, summaryOf({}, { closed: CLOSED, restatements: [ENTRY] }));

  it('names each restatement with its reason, who and when', () => {
    expect(value(grid, ENTRY.reason, 'Từ bản')).toBe(1);
    expect(value(grid, ENTRY.reason, 'Đến bản')).toBe(2);
    expect(value(grid, ENTRY.reason, 'Báo cáo thay đổi')).toBe('Phường An Hải');
    expect(value(grid, ENTRY.reason, 'Chốt lại lúc')).toEqual({ date: '2026-01-05T09:00' });
  });

  it('tells what each figure was and is, and by how much', () => {
    const of = (heading: string) => value(grid, 'Hộ được phổ biến', heading);
    expect(['Trước', 'Sau', 'Chênh lệch'].map(of)).toEqual([
      '1.480/2.000 (74,0%)',
      '1.500/2.000 (75,0%)',
      'tử số +20; +1,0 điểm %',
    ]);
  });

  it('names what was published by the old figures, with the way there', () => {
    const published = texts(grid).find((it) => it.includes('công bố 16:30 ngày 20/12/2025')) ?? '';
    expect(published).toContain('phải thay');
    expect(cell(grid, published, 'Đã công bố theo số cũ').link).toBe(ENTRY.outOfDate[0]?.url);
  });
});
