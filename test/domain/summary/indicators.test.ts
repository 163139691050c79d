import { describe, expect, it } from 'vitest';
import type { RollupFigure } from '../../../functions/domain/rollup/rollup.ts';
import { AN_HAI_PLAN, QUANG_NAM } from '../../cast.ts';
import { cell, figure, indicatorOf, ROLLUP, summaryOf, tab, texts, value } from './stage.ts';

const province = (facts: Partial<RollupFigure>) =>
  figure({ unit: '48', level: 'PROVINCE', communesExpected: 5, communesReported: 4, ...facts });
const indicators = (figures: RollupFigure[]) => tab('Chỉ tiêu', summaryOf({ figures }));
const QN_01 = indicatorOf(QUANG_NAM, 'QN-01');
const INFORMED = QN_01.name;
const SERVICE = indicatorOf(QUANG_NAM, 'QN-02').name;
const LITERACY = indicatorOf(AN_HAI_PLAN, 'AH-b').name;

describe('a figure and everything it is made of', () => {
  const grid = indicators([
    province({ numerator: 1234, denominator: 1500, percent: (100 * 1234) / 1500, villagesMet: 7 }),
  ]);

  it.each([
    ['Mã', 'QN-01; AH-e'],
    ['Vùng', 'Toàn tỉnh'],
    ['Tử số', 1234],
    ['Mẫu số', 1500],
    ['Tỷ lệ', (100 * 1234) / 1500],
    ['Mục tiêu', '≥ 100%'],
    ['Kết quả', 'Chưa đạt'],
    ['Thôn đạt', 7],
    ['Thôn có số liệu', 3],
    ['Tổng số thôn', 3],
    ['Xã đạt', 0],
    ['Xã có số liệu', 4],
    ['Tổng số xã', 5],
    ['Giá trị số cũ', 0],
    ['Cách tính', `${QN_01.numerator.name} / ${QN_01.denominator.name}`],
  ])('%s', (heading, expected) => {
    expect(value(grid, INFORMED, heading)).toBe(expected);
  });

  it('names each plan’s clause', () => {
    expect(value(grid, INFORMED, 'Căn cứ')).toBe(
      `${QUANG_NAM.shortName}: ${QN_01.clause}\n${AN_HAI_PLAN.shortName}: ${indicatorOf(AN_HAI_PLAN, 'AH-e').clause}`,
    );
  });
});

describe('the verdict in words and tone', () => {
  it.each([
    ['met', { met: true }, 'Đạt', 'met'],
    ['not met', { met: false }, 'Chưa đạt', 'notMet'],
    [
      'no data',
      { met: null, percent: null, numerator: null, denominator: null },
      'Chưa có số liệu',
      'noData',
    ],
    ['old values among it', { met: true, carriedForward: 4 }, 'Đạt (số cũ)', 'met'],
  ] as const)('%s', (_, facts, word, tone) => {
    expect(cell(indicators([province(facts)]), INFORMED, 'Kết quả')).toMatchObject({
      value: word,
      tone,
    });
  });
});

describe('zones', () => {
  const service = (facts: Partial<RollupFigure>) =>
    province({ indicator: 'hh_online_public_service', target: null, met: null, ...facts });
  const whole = service({ numerator: 600, denominator: 1000, percent: 60 });
  const plain = service({
    zone: 'PLAIN',
    numerator: 400,
    denominator: 500,
    percent: 80,
    target: 80,
    met: true,
    communesExpected: 2,
    communesReported: 2,
  });
  const mountain = service({
    zone: 'MOUNTAIN',
    numerator: 150,
    denominator: 400,
    percent: 37.5,
    target: 50,
    met: false,
    communesExpected: 2,
    communesReported: 1,
  });
  const grid = indicators([whole, plain, mountain]);

  it.each([
    [0, 'Toàn tỉnh', 'Theo vùng', 'Theo vùng'],
    [1, 'Đồng bằng', '≥ 80%', 'Đạt'],
    [2, 'Miền núi', '≥ 50%', 'Chưa đạt'],
  ])('row %i is %s, held to %s: %s', (nth, zone, target, word) => {
    expect(value(grid, SERVICE, 'Vùng', nth)).toBe(zone);
    expect(value(grid, SERVICE, 'Mục tiêu', nth)).toBe(target);
    expect(value(grid, SERVICE, 'Kết quả', nth)).toBe(word);
  });

  it('what lies in no zone has a row of its own, so that the rows add up to the whole', () => {
    expect(value(grid, SERVICE, 'Vùng', 3)).toBe('Chưa rõ vùng');
    expect(value(grid, SERVICE, 'Tử số', 3)).toBe(50);
    expect(value(grid, SERVICE, 'Mẫu số', 3)).toBe(100);
    expect(value(grid, SERVICE, 'Tổng số xã', 3)).toBe(1);
    expect(value(grid, SERVICE, 'Kết quả', 3)).toBe('Chưa xác định vùng');
  });

  it('a province in one zone is not shown twice', () => {
    const all = { communesExpected: 5, numerator: 90, denominator: 120 };
    const one = indicators([province(all), province({ ...all, zone: 'PLAIN' })]);
    expect(texts(one).filter((it) => it === INFORMED)).toHaveLength(1);
  });
});

it('villages are not counted where a commune enters the figure itself', () => {
  const grid = indicators([province({ indicator: 'adult_digital_literacy' })]);
  for (const heading of ['Thôn đạt', 'Thôn có số liệu', 'Tổng số thôn'])
    expect(value(grid, LITERACY, heading)).toBe('–');
});

it('an indicator to be striven for says so beside its target', () => {
  const grid = indicators([province({ indicator: 'hh_digital_ready', plan: 'an-hai-2025' })]);
  expect(texts(grid)).toContain('≥ 100% (phấn đấu)');
});

it('an indicator whose target the province has yet to assign says so', () => {
  const grid = indicators([province({ indicator: 'hh_new', target: null, met: null, plan: null })]);
  expect(value(grid, 'hh_new', 'Mục tiêu')).toBe('Chưa giao mục tiêu');
  expect(value(grid, 'hh_new', 'Kết quả')).toBe('Chưa giao mục tiêu');
});

it('shows the province’s figures of the roll-up and no others', () => {
  const grid = tab('Chỉ tiêu');
  const shown = ROLLUP.figures.filter((it) => it.unit === '48' && it.zone === 'ALL');
  for (const it of shown.filter((one) => one.percent !== null))
    expect(grid.rows.flat().map((one) => one.value)).toContain(it.percent);
});

it('a plan without indicators leaves a sentence, not an empty tab', () => {
  const plans = summaryOf().plans.map((plan) => ({ ...plan, indicators: [] }));
  const grid = tab('Chỉ tiêu', summaryOf({ figures: [] }, { plans }));
  expect(texts(grid)).toContain('Các kế hoạch của kỳ này không đặt chỉ tiêu bằng số.');
});
