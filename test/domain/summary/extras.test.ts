import { describe, expect, it } from 'vitest';
import type { Rollup, RollupFigure } from '../../../functions/domain/rollup/rollup.ts';
import { changeOf } from '../../../functions/domain/summary/comparison.ts';
import { summaryGrids } from '../../../functions/domain/summary/summary.ts';
import { QUANG_NAM, QUANG_TRI_PLAN } from '../../cast.ts';
import {
  cell,
  DIGEST,
  figure,
  indicatorOf,
  ROLLUP,
  summaryOf,
  tab,
  texts,
  value,
} from './stage.ts';

describe('So sánh kỳ', () => {
  const INFORMED = indicatorOf(QUANG_NAM, 'QN-01').name;
  const of = (period: string, facts: Partial<RollupFigure>): Rollup => ({
    ...ROLLUP,
    period,
    figures: [figure({ unit: '48', level: 'PROVINCE', communesExpected: 5, ...facts })],
  });
  const now = of('2025-Q4', { percent: 75.25, communesReported: 4 });
  const before = of('2025-Q3', { percent: 70, communesReported: 3 });
  const longAgo = of('2025-Q2', { percent: 90, communesReported: 5 });
  const grid = tab('So sánh kỳ', { ...summaryOf(), rollup: now, previous: [before, longAgo] });

  it('periods stand oldest first, whatever the order they come in', () => {
    const heads = texts(grid).filter((it) => it.startsWith('Quý'));
    expect(heads.slice(0, 3)).toEqual(['Quý II năm 2025', 'Quý III năm 2025', 'Quý IV năm 2025']);
  });

  it('the change is in percentage points since the period before', () => {
    expect(value(grid, INFORMED, 'Thay đổi (điểm %)')).toBe(5.25);
    expect(value(grid, INFORMED, 'Tăng/giảm')).toBe('Tăng');
  });

  it('each rate stands beside its n/N', () => {
    const row = grid.rows.find((cells) => cells[1]?.value === INFORMED) ?? [];
    const shown = row.slice(3, 9).map((it) => it.value);
    expect(shown).toEqual([90, '5/5', 70, '3/5', 75.25, '4/5']);
  });

  it.each([
    ['a fall', 74, 'Giảm', 'notMet'],
    ['too little to be seen', 75.21, 'Không đổi', undefined],
    ['no figure then', null, 'Không so sánh được', 'noData'],
  ])('%s', (_, percent, word, tone) => {
    const later = of('2025-Q4', { percent: percent === 74 ? 70 : 75.25 });
    const earlier = of('2025-Q3', { percent });
    const it = tab('So sánh kỳ', { ...summaryOf(), rollup: later, previous: [earlier] });
    expect(cell(it, INFORMED, 'Tăng/giảm')).toMatchObject({
      value: word,
      ...(tone ? { tone } : {}),
    });
  });

  it('the same period given again is not compared with itself', () => {
    const names = summaryGrids({ ...summaryOf(), previous: [ROLLUP] }).map((it) => it.name);
    expect(names).not.toContain('So sánh kỳ');
  });

  it('one value alone has not changed', () => {
    expect(changeOf([5])).toBeNull();
    expect(changeOf([5, null])).toBeNull();
    expect(changeOf([1, 5, 3])).toBe(-2);
  });
});

describe('Lộ trình and Kinh phí stand only where there are rows', () => {
  const rollout: Rollup['rollout'] = [
    {
      plan: 'quang-tri-2022',
      phase: QUANG_TRI_PLAN.rollout[0]?.id ?? '',
      unit: '20332',
      measure: 'VILLAGE_TEAMS',
      count: 2,
      min: 2,
      max: 2,
      met: true,
      state: 'MET',
      communesReported: 1,
      communesExpected: 1,
    },
    {
      plan: 'quang-tri-2022',
      phase: 'P9',
      unit: '20308',
      measure: 'VILLAGE_TEAMS',
      count: 1,
      min: 5,
      max: 10,
      met: false,
      state: 'NOT_MET',
      communesReported: 1,
      communesExpected: 1,
    },
  ];
  const funding: Rollup['funding'] = [
    { unit: '20332', year: 2025, budgeted: 60_000_000, spent: 15_000_000 },
    { unit: '20308', year: 2025, budgeted: 40_000_000, spent: 15_000_000 },
  ];
  const names = (facts: Partial<Rollup>) => summaryGrids(summaryOf(facts)).map((it) => it.name);

  it('without rows they are left out', () => {
    expect(names({ rollout: [], funding: [] })).not.toContain('Lộ trình');
    expect(names({ rollout: [], funding: [] })).not.toContain('Kinh phí');
  });

  it('quotas are met or not, in words', () => {
    const grid = tab('Lộ trình', summaryOf({ rollout }));
    expect(cell(grid, 'Xã Hòa Tiến', 'Kết quả')).toMatchObject({ value: 'Đạt', tone: 'met' });
    expect(value(grid, 'Xã Hòa Tiến', 'Yêu cầu')).toBe('2');
    expect(cell(grid, 'Xã Bà Nà', 'Kết quả')).toMatchObject({ value: 'Chưa đạt', tone: 'notMet' });
    expect(value(grid, 'Xã Bà Nà', 'Yêu cầu')).toBe('từ 5 đến 10');
    expect(value(grid, 'Xã Bà Nà', 'Giai đoạn')).toBe('P9');
  });

  it('money adds up by year, beside how many communes wrote it down', () => {
    const grid = tab('Kinh phí', summaryOf({ funding }));
    expect(value(grid, 'TOÀN TỈNH (2/5 xã)', 'Dự toán (đồng)')).toBe(100_000_000);
    expect(value(grid, 'TOÀN TỈNH (2/5 xã)', 'Tỷ lệ đã chi')).toBe(30);
  });

  it('nothing budgeted has no share', () => {
    const none = [{ unit: '20332', year: 2025, budgeted: 0, spent: 0 }];
    expect(
      value(tab('Kinh phí', summaryOf({ funding: none })), 'Xã Hòa Tiến', 'Tỷ lệ đã chi'),
    ).toBeNull();
  });
});

describe('Danh sách tại xã', () => {
  const name = 'Người đã cài chữ ký số';
  const list = { id: 'digital_signature', name, count: 40, kept: true };
  const residentLists: Rollup['residentLists'] = [
    { ...list, unit: '20332' },
    { ...list, unit: '20308', count: 0, kept: false },
    { ...list, unit: '20275', count: null, kept: null },
  ];
  const grid = tab('Danh sách tại xã', summaryOf({ residentLists }));

  it('stands only where a plan asks for lists', () => {
    const names = summaryGrids(summaryOf({ residentLists: [] })).map((it) => it.name);
    expect(names).not.toContain('Danh sách tại xã');
  });

  it('says that the lists stay in the commune', () => {
    expect(texts(grid).join('\n')).toContain('do xã lập và giữ tại xã');
  });

  it.each([
    ['Xã Hòa Tiến', 40, 'Có'],
    ['Xã Bà Nà', 0, 'Không'],
    ['Phường An Hải', null, 'Chưa ghi'],
  ])('%s: %s, kept: %s', (commune, count, kept) => {
    expect(value(grid, commune, 'Số lượng')).toBe(count);
    expect(value(grid, commune, 'Lưu tại xã')).toBe(kept);
  });

  it('adds up the counts beside how many communes gave one', () => {
    expect(value(grid, 'TOÀN TỈNH (2/5 xã)', 'Số lượng')).toBe(40);
  });

  it('has no sum where nobody gave a count: blank is not zero', () => {
    const none = [{ ...list, unit: '20332', count: null }];
    expect(
      value(
        tab('Danh sách tại xã', summaryOf({ residentLists: none })),
        'TOÀN TỈNH (0/5 xã)',
        'Số lượng',
      ),
    ).toBeNull();
  });
});

describe('Ghi chú phương pháp', () => {
  const said = (...args: Parameters<typeof summaryOf>) =>
    texts(tab('Ghi chú phương pháp', summaryOf(...args))).join('\n');

  it.each([
    ['the window and the cut-off', 'từ ngày 15/09/2025 đến hết ngày 14/12/2025'],
    ['n/N and who is missing', '4/5 xã đã nộp. Chưa có báo cáo được tính của: Xã Tân Hiệp.'],
    ['that a blank is not nought', 'Ô trống không bao giờ được coi là 0'],
    ['how rates are made', 'không lấy bình quân các tỷ lệ'],
    ['the digest', DIGEST],
    ['what the digest is for', 'Mã đối chiếu số liệu'],
    ['when it was computed', 'Tính lúc 23/12/2025 08:00'],
    ['a plan without a number', 'văn bản nguồn chưa ghi số'],
    ['that persons and occasions are apart', 'không cộng với nhau'],
    ['that nothing is carried', 'Kỳ này không có giá trị nào giữ lại.'],
  ])('says %s', (_, words) => {
    expect(said()).toContain(words);
  });

  it('cites a plan by its number and day', () => {
    const plans = [{ ...QUANG_NAM, documentNo: '10/KH-UBND', issuedOn: '2025-07-17' }];
    expect(said({}, { plans })).toContain('số 10/KH-UBND ngày 17/07/2025');
  });

  it('counts carried values by indicator', () => {
    const figures = [figure({ unit: '48', level: 'PROVINCE', carriedForward: 7 })];
    const { shortName } = indicatorOf(QUANG_NAM, 'QN-01');
    expect(said({ figures })).toContain(`Số giá trị giữ lại: ${shortName}: 7.`);
  });

  it('lists the reports behind the figures, with revision and digest', () => {
    const [basis] = ROLLUP.basis;
    expect(said()).toContain(basis?.report);
    expect(said()).toContain(`bản ${basis?.revision}`);
    expect(said()).toContain(basis?.digest.slice(0, 16));
  });

  it('names a commune that is no part of the period, with the reason', () => {
    const excluded = [{ unit: '20434', reason: 'Sáp nhập trong kỳ' }];
    expect(said({ excluded })).toContain(
      'Xã Tân Hiệp (20434): Sáp nhập trong kỳ. Không có trong mẫu số của các tỷ lệ.',
    );
    expect(said()).not.toContain('Không tính vào kỳ này');
  });

  it('counts what was left out', () => {
    const issue = {
      unit: null,
      tab: '',
      cell: '',
      code: 'X',
      severity: 'BLOCK' as const,
      message: 'Hỏng.',
    };
    const issues = ['a.xlsx', 'b.xlsx', 'b.xlsx'].map((file) => ({ ...issue, file }));
    expect(said({}, { issues })).toContain('2 bảng tính còn lỗi phải sửa');
    expect(said({ activitiesOutsideWindow: 3 })).toContain(
      '3 dòng hoạt động có ngày ngoài kỳ số liệu',
    );
  });
});
