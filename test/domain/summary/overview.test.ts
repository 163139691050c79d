import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import { AN_HAI_PLAN, QUANG_NAM, scene } from '../../cast.ts';
import {
  figure,
  indicatorOf,
  ROLLUP,
  summaryOf,
  tab,
  team,
  texts,
  timeliness,
  value,
  cell,
} from './stage.ts';

const INFORMED = indicatorOf(QUANG_NAM, 'QN-01').shortName;
const SERVICE = indicatorOf(QUANG_NAM, 'QN-02').shortName;
const overview = (...args: Parameters<typeof summaryOf>) => tab('Tổng hợp', summaryOf(...args));

describe('the head of the first tab', () => {
  it('names the province, the department, the title, the period, the cut-off and the coverage', () => {
    const [province, title, period] = texts(overview());
    expect(province).toBe('THÀNH PHỐ ĐÀ NẴNG – SỞ KHOA HỌC VÀ CÔNG NGHỆ');
    expect(title).toBe('TỔNG HỢP KẾT QUẢ HOẠT ĐỘNG TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG');
    expect(period).toBe(
      'Quý IV năm 2025. Chốt số liệu ngày 14/12/2025. 4/5 xã đã nộp. Tính lúc 23/12/2025 08:00',
    );
  });

  it('names the plans where they close on different days', () => {
    const plans = [QUANG_NAM, { ...AN_HAI_PLAN, dataWindow: 'CALENDAR' as const }];
    expect(texts(overview({}, { plans })).join('\n')).toContain(
      'Chốt số liệu ngày 14/12/2025 (KH Quảng Nam 2025); 31/12/2025 (KH phường An Hải 2025)',
    );
  });

  it('says when the figures are invented, and only then', () => {
    const said = (synthetic: boolean) => texts(overview({}, { synthetic })).join('\n');
    expect(said(true)).toContain('SỐ LIỆU MÔ PHỎNG');
    expect(said(false)).not.toContain('MÔ PHỎNG');
  });
});

describe('a row for each commune', () => {
  const grid = overview();

  it.each([
    ['Xã Hòa Tiến', INFORMED, 'Đạt', 'met'],
    ['Xã Bà Nà', INFORMED, 'Chưa đạt', 'notMet'],
    ['Xã Tân Hiệp', INFORMED, 'Chưa có số liệu', 'noData'],
    ['Phường An Hải', 'Thời hạn', 'Đúng hạn', 'met'],
    ['Xã Bà Nà', 'Thời hạn', 'Muộn 2 ngày', 'late'],
    ['Xã Tân Hiệp', 'Thời hạn', 'Chưa nộp', 'notMet'],
  ])('%s, %s: %s', (commune, heading, word, tone) => {
    expect(cell(grid, commune, heading)).toMatchObject({ value: word, tone });
  });

  it('a silent commune has empty counts, not noughts', () => {
    for (const heading of ['Số thôn', 'Số Tổ', 'Số thành viên', 'Giờ TB/tuần', 'Nộp lúc'])
      expect(value(grid, 'Xã Tân Hiệp', heading)).toBeNull();
  });

  it('the time of the first complete submission is a date, in Viet Nam’s clock', () => {
    expect(cell(grid, 'Xã Bà Nà', 'Nộp lúc')).toMatchObject({
      value: { date: '2025-12-22T08:00' },
      format: 'dateTime',
    });
  });

  it('old values carry an asterisk', () => {
    const figures = [figure({ met: true, percent: 100, carriedForward: 1 })];
    expect(value(overview({ figures }), 'Xã Hòa Tiến', INFORMED)).toBe('Đạt *');
  });

  it('a commune without a zone says so where a target needs one', () => {
    const { units, ...rest } = scene();
    const [first, ...others] = units.communes;
    const communes = [{ ...first!, zone: null }, ...others];
    const moved = { ...units, communes };
    const rollup = rollUp({ ...rest, units: moved });
    const it = tab('Tổng hợp', { ...summaryOf(), rollup, units: moved });
    expect(value(it, 'Xã Hòa Tiến', 'Vùng')).toBe('Chưa rõ');
    expect(value(it, 'Xã Hòa Tiến', SERVICE)).toBe('Chưa xác định vùng');
    expect(value(it, 'Xã Hòa Tiến', INFORMED)).toBe('Đạt');
  });

  it('a commune over both zones is judged zone by zone', () => {
    const service = { indicator: 'hh_online_public_service', target: null, met: null };
    const figures = [
      figure(service),
      figure({ ...service, zone: 'PLAIN', target: 80 }),
      figure({ ...service, zone: 'MOUNTAIN', target: 50 }),
    ];
    expect(value(overview({ figures }), 'Xã Hòa Tiến', SERVICE)).toBe('Theo vùng');
  });

  it('an indicator of one ward’s own plan stays out of the one-page picture', () => {
    expect(texts(grid)).not.toContain(indicatorOf(AN_HAI_PLAN, 'AH-b').shortName);
    expect(texts(grid).join('\n')).toContain('chỉ tiêu chỉ có trong kế hoạch của xã');
  });

  it('a commune with nothing owed to the province is judged by whether it reported', () => {
    const it = overview({ timeliness: [timeliness({ internal: true, status: 'LATE' })] });
    expect(cell(it, 'Xã Hòa Tiến', 'Thời hạn')).toMatchObject({ value: 'Đã nộp', tone: 'noData' });
    expect(value(it, 'Xã Tân Hiệp', 'Thời hạn')).toBe('Chưa nộp');
  });
});

describe('the province on top', () => {
  const grid = overview();

  it('percentages are the roll-up’s, unrounded', () => {
    const whole = ROLLUP.figures.find((it) => it.unit === '48' && it.zone === 'ALL');
    const shown = cell(grid, 'TOÀN TỈNH', INFORMED);
    expect(shown).toMatchObject({ value: whole?.percent, format: 'percent' });
    expect(whole?.percent).not.toBe(Math.round(Number(whole?.percent) * 10) / 10);
  });

  it('a rate stands above its communes: met of those that can be judged', () => {
    expect(value(grid, 'Xã đạt/xã được xét', INFORMED)).toBe('3/4');
  });

  it('zones that differ are judged one by one, zones that agree with one word', () => {
    const zone = (name: 'PLAIN' | 'MOUNTAIN', met: boolean) =>
      figure({
        indicator: 'hh_online_public_service',
        unit: '48',
        level: 'PROVINCE',
        zone: name,
        met,
      });
    const whole = figure({
      indicator: 'hh_online_public_service',
      unit: '48',
      level: 'PROVINCE',
      target: null,
      met: null,
      communesExpected: 2,
    });
    const verdict = (plain: boolean, mountain: boolean) =>
      cell(
        overview({ figures: [whole, zone('PLAIN', plain), zone('MOUNTAIN', mountain)] }),
        'Kết quả toàn tỉnh',
        SERVICE,
      );
    expect(verdict(true, false)).toMatchObject({
      value: 'Đồng bằng:\nĐạt\nMiền núi:\nChưa đạt',
      tone: 'notMet',
    });
    expect(verdict(true, true)).toMatchObject({ value: 'Đạt', tone: 'met' });
  });

  it('hours are the mean over teams, not over communes', () => {
    const teams = [
      team({ hoursPerWeek: 10, teamsWithHours: 1 }),
      team({ unit: '20308', teams: 9, hoursPerWeek: 5, teamsWithHours: 9 }),
    ];
    expect(cell(overview({ teams }), 'TOÀN TỈNH', 'Giờ TB/tuần')).toMatchObject({
      value: 5.5,
      note: 'Bình quân của 10/12 Tổ có số giờ.',
    });
  });

  it('teams of villages and of communes add up', () => {
    const teams = [team({ teams: 3, communeTeams: 1 }), team({ unit: '20308', teams: 2 })];
    expect(value(overview({ teams }), 'TOÀN TỈNH', 'Số Tổ')).toBe(6);
  });
});

it('sorting and filtering leave the rows of the province alone', () => {
  const grid = overview();
  const numbers = grid.rows.findIndex((row) => row[0]?.value === '(1)');
  expect(grid.filter?.top).toBe(numbers);
  expect(grid.frozenRows).toBe(numbers + 1);
  expect(grid.filter?.bottom).toBe(numbers + 5);
  expect(grid.rows.findIndex((row) => row[2]?.value === 'TOÀN TỈNH')).toBeLessThan(numbers);
});
