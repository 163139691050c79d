import { describe, expect, it } from 'vitest';
import type { SummaryIssue } from '../../../functions/domain/summary/input.ts';
import { QUANG_NAM } from '../../cast.ts';
import { cell, ROLLUP, summaryOf, tab, texts, timeliness, value } from './stage.ts';

const submissions = (...args: Parameters<typeof summaryOf>) =>
  tab('Tiến độ nộp', summaryOf(...args));
const REPORT = QUANG_NAM.reporting.find((it) => it.id === 'QN-R1')?.name ?? '';
const LINES = [
  timeliness(),
  timeliness({
    unit: '20275',
    status: 'LATE',
    lateByDays: 0,
    submittedAt: '2025-12-20T09:00:00+07:00',
  }),
  timeliness({
    unit: '20308',
    status: 'LATE',
    lateByDays: 12,
    submittedAt: '2026-01-01T09:00:00+07:00',
  }),
  timeliness({ unit: '20434', status: 'MISSING', submittedAt: null }),
  timeliness({ unit: '20836', status: 'EXEMPT', submittedAt: null, reason: 'Sạt lở, mất mạng' }),
];

describe('a line for each commune', () => {
  const grid = submissions({ timeliness: LINES });

  it.each([
    ['Xã Hòa Tiến', 'Đúng hạn', 'met', null],
    ['Phường An Hải', 'Muộn trong ngày', 'late', 0],
    ['Xã Bà Nà', 'Muộn 12 ngày', 'late', 12],
    ['Xã Tân Hiệp', 'Chưa nộp', 'notMet', null],
    ['Xã Thăng Trường', 'Được miễn: Sạt lở, mất mạng', 'noData', null],
  ])('%s: %s', (commune, word, tone, days) => {
    expect(cell(grid, commune, 'Trạng thái')).toMatchObject({ value: word, tone });
    expect(value(grid, commune, 'Số ngày muộn')).toBe(days);
  });

  it('the due date stands in both wordings', () => {
    expect(value(grid, 'Xã Bà Nà', 'Hạn nộp')).toBe(
      'Trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
    );
  });
});

describe('the number of the letter', () => {
  const basis = ROLLUP.basis.map((it) => ({
    ...it,
    officialNo: it.report.startsWith('48-20332') ? '57/BC-UBND' : null,
  }));
  const grid = submissions({ timeliness: LINES, basis });

  it.each([
    ['Xã Hòa Tiến', '57/BC-UBND'],
    ['Xã Bà Nà', null],
    ['Xã Tân Hiệp', null],
  ])('of %s: %s', (commune, no) => {
    expect(value(grid, commune, 'Số văn bản')).toBe(no);
  });
});

describe('the counts on top', () => {
  it.each([
    ['Số xã phải nộp', 5],
    ['Đúng hạn (hoặc đã nộp)', 1],
    ['Muộn', 2],
    ['Chưa nộp', 1],
    ['Được miễn', 1],
    ['Tỷ lệ đúng hạn', 25],
    ['Đúng hạn/đã đến hạn', '1/4'],
  ])('%s', (heading, expected) => {
    expect(value(submissions({ timeliness: LINES }), REPORT, heading)).toBe(expected);
  });

  it('before any date has come there is no rate', () => {
    const grid = submissions({
      timeliness: [timeliness({ status: 'NOT_DUE', submittedAt: null })],
    });
    expect(value(grid, REPORT, 'Tỷ lệ đúng hạn')).toBeNull();
    expect(value(grid, REPORT, 'Đúng hạn/đã đến hạn')).toBe('0/0');
  });

  it('a date that is ours makes nobody late and enters no rate', () => {
    const assumed = { assumed: true } as const;
    const grid = submissions({
      timeliness: [
        timeliness(assumed),
        timeliness({ ...assumed, unit: '20308', status: 'NOT_DUE', submittedAt: null }),
      ],
    });
    expect(value(grid, REPORT, 'Tỷ lệ đúng hạn')).toBeNull();
    expect(value(grid, REPORT, 'Đúng hạn (hoặc đã nộp)')).toBe(1);
    expect(value(grid, REPORT, 'Chưa nộp')).toBe(1);
    expect(value(grid, 'Xã Bà Nà', 'Trạng thái')).toBe('Chưa nộp (hạn gợi ý)');
  });
});

describe('reports inside a commune', () => {
  const inside = (facts: object) =>
    timeliness({
      obligation: 'AH-R1',
      plan: 'an-hai-2025',
      level: 'TEAM',
      internal: true,
      ...facts,
    });
  const grid = submissions({
    timeliness: [
      timeliness(),
      inside({ unit: '48-20275-T001' }),
      inside({ unit: '48-20275-T002', status: 'MISSING', submittedAt: null }),
    ],
  });

  it('stand in a block of their own, a row for each commune', () => {
    expect(texts(grid).join('\n')).toContain('Báo cáo trong nội bộ xã');
    expect(value(grid, 'Phường An Hải', 'Số nơi phải báo cáo')).toBe(2);
    expect(value(grid, 'Phường An Hải', 'Chưa nộp')).toBe(1);
  });

  it('never enter the province’s rate', () => {
    expect(value(grid, REPORT, 'Số xã phải nộp')).toBe(1);
    expect(value(grid, REPORT, 'Tỷ lệ đúng hạn')).toBe(100);
  });

  it('are not spoken of where there are none', () => {
    expect(texts(submissions({ timeliness: LINES })).join('\n')).not.toContain('nội bộ xã');
  });
});

describe('workbooks left out', () => {
  const issue = (facts: Partial<SummaryIssue>): SummaryIssue => ({
    unit: '20434',
    file: 'tan-hiep.xlsx',
    tab: '4. Số liệu kỳ',
    cell: 'E5',
    code: 'NUMERATOR_ABOVE_DENOMINATOR',
    severity: 'BLOCK',
    message: 'Tử số 120 lớn hơn mẫu số 100.',
    ...facts,
  });

  it('are named with the number of errors and the first of them', () => {
    const issues = [
      issue({}),
      issue({ cell: 'E6', message: 'Số âm.' }),
      issue({ severity: 'WARN' }),
    ];
    const grid = submissions({}, { issues });
    expect(value(grid, 'tan-hiep.xlsx', 'Số lỗi phải sửa')).toBe(2);
    expect(value(grid, 'tan-hiep.xlsx', 'Lỗi đầu tiên')).toBe('Tử số 120 lớn hơn mẫu số 100.');
    expect(value(grid, 'tan-hiep.xlsx', 'Tình trạng')).toBe('Chưa được tính');
  });

  it('say so where another workbook of the commune counts', () => {
    const grid = submissions({}, { issues: [issue({ unit: '20308', file: 'ba-na-cu.xlsx' })] });
    expect(value(grid, 'ba-na-cu.xlsx', 'Tình trạng')).toBe('Đã tính bản khác của xã');
  });

  it('may belong to nobody known', () => {
    const grid = submissions({}, { issues: [issue({ unit: null, file: 'hong.xlsx' })] });
    expect(value(grid, 'hong.xlsx', 'Xã, phường, đặc khu')).toBe('Chưa rõ xã');
  });

  it('with warnings only, a workbook is not left out', () => {
    const grid = submissions({}, { issues: [issue({ severity: 'WARN' })] });
    expect(texts(grid)).toContain('Không có bảng tính nào bị loại.');
  });
});
