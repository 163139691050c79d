import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import type { FigureZone } from '../../../functions/domain/rollup/rollup.ts';
import { scene, sceneOfQuangNgoc } from '../../cast.ts';
import { row, type Row } from '../../report-makers.ts';
import { figureIn, reachOf, sumOf } from './shown.ts';

const SERVICE = 'hh_online_public_service';
const province = rollUp(scene());

describe('the cast, added up by hand', () => {
  it.each<[string, string, FigureZone, string, number | null, boolean | null, string]>([
    [
      'the province',
      '48',
      'ALL',
      '1375/1800',
      null,
      null,
      'villages 9/11, 6 met; communes 4/5, 3 met',
    ],
    ['its plain', '48', 'PLAIN', '1285/1600', 80, true, 'villages 7/9, 5 met; communes 4/5, 4 met'],
    [
      'its mountains',
      '48',
      'MOUNTAIN',
      '90/200',
      50,
      false,
      'villages 2/2, 1 met; communes 1/1, 0 met',
    ],
    ['Hòa Tiến', '20332', 'ALL', '480/600', 80, true, 'villages 3/3, 2 met; communes 1/1, 1 met'],
    [
      'Bà Nà, of two zones',
      '20308',
      'ALL',
      '175/300',
      null,
      null,
      'villages 3/3, 2 met; communes 1/1, 0 met',
    ],
    [
      'the plain of Bà Nà',
      '20308',
      'PLAIN',
      '85/100',
      80,
      true,
      'villages 1/1, 1 met; communes 1/1, 1 met',
    ],
    [
      'the mountains of Bà Nà',
      '20308',
      'MOUNTAIN',
      '90/200',
      50,
      false,
      'villages 2/2, 1 met; communes 1/1, 0 met',
    ],
    ['An Hải', '20275', 'ALL', '600/750', 80, true, 'villages 2/2, 1 met; communes 1/1, 1 met'],
    ['Tân Hiệp, silent', '20434', 'ALL', '–', 80, null, 'villages 0/1, 0 met; communes 0/1, 0 met'],
    [
      'Thăng Trường, a side missing',
      '20836',
      'ALL',
      '120/150',
      80,
      true,
      'villages 1/2, 1 met; communes 1/1, 1 met',
    ],
    [
      'a village just at its target',
      '48-20332-T001',
      'ALL',
      '240/300',
      80,
      true,
      'villages 1/1, 1 met; communes 0/0, 0 met',
    ],
    [
      'a village of the mountains',
      '48-20308-T002',
      'ALL',
      '30/80',
      50,
      false,
      'villages 1/1, 0 met; communes 0/0, 0 met',
    ],
    [
      'the village with the blank',
      '48-20836-T002',
      'ALL',
      '–',
      80,
      null,
      'villages 0/1, 0 met; communes 0/0, 0 met',
    ],
  ])('%s', (_story, unit, zone, sum, target, met, reach) => {
    const figure = figureIn(province, SERVICE, unit, zone);
    expect(sumOf(figure)).toBe(sum);
    expect(reachOf(figure)).toBe(reach);
    expect(figure).toMatchObject({ target, met, plan: target === null ? null : 'quang-nam-2025' });
  });

  it('a target for all zones holds for a commune of two zones and for the province', () => {
    const all = figureIn(province, 'hh_informed', '48');
    expect(sumOf(all)).toBe('2040/2050');
    expect(all).toMatchObject({ target: 100, met: false });
    expect(reachOf(all)).toBe('villages 10/11, 9 met; communes 4/5, 3 met');
    expect(figureIn(province, 'hh_informed', '20308')).toMatchObject({ target: 100, met: false });
  });

  it('five communes owe a report and four have sent one', () => {
    expect(province.coverage).toEqual({ expected: 5, reported: 4 });
  });

  it('the percentage is that of the sums, not the mean of percentages', () => {
    const { percent } = figureIn(province, SERVICE, '48');
    expect(percent).toBe((100 * 1375) / 1800);
    expect(percent).not.toBeCloseTo((80 + 175 / 3 + 80 + 80) / 4, 1);
  });

  it("an indicator of An Hải's own plan is the province's figure with An Hải's target", () => {
    const figure = figureIn(province, 'adult_digital_literacy', '48');
    expect(sumOf(figure)).toBe('3000/4000');
    expect(figure).toMatchObject({ percent: 75, target: 80, met: false, plan: 'an-hai-2025' });
    expect(reachOf(figure)).toBe('villages 0/0, 0 met; communes 1/1, 0 met');
    expect(
      province.figures.some((it) => it.indicator === figure.indicator && it.unit === '20332'),
    ).toBe(false);
  });

  it("what both plans ask is one figure, held to the province's target", () => {
    expect(figureIn(province, 'hh_informed', '20275')).toMatchObject({
      plan: 'quang-nam-2025',
      numerator: 750,
    });
  });

  it('figures stand by level, unit, order of the plans, and the whole before its zones', () => {
    const wide = province.figures.filter((it) => it.level === 'PROVINCE');
    expect(wide.slice(0, 4).map((it) => `${it.indicator} ${it.zone}`)).toEqual([
      'hh_informed ALL',
      'hh_informed PLAIN',
      'hh_informed MOUNTAIN',
      `${SERVICE} ALL`,
    ]);
    const units = [...new Set(province.figures.map((it) => it.unit))];
    expect(units.slice(0, 8)).toEqual([
      '48',
      '20275',
      '20308',
      '20332',
      '20434',
      '20836',
      '48-20275-T001',
      '48-20275-T002',
    ]);
  });
});

const rollUpOf = (rows: readonly Row[]) => rollUp(sceneOfQuangNgoc(rows));

describe('reaching a target', () => {
  it.each([
    ['354 of 1000 against 35,4%', 'adult_digital_signature', 354, 1000, 35.4, true],
    ['353 of 1000 against 35,4%', 'adult_digital_signature', 353, 1000, 35.3, false],
    ['900 of 1000 against "trên 90%"', 'resident_ehealth', 900, 1000, 90, false],
    ['901 of 1000 against "trên 90%"', 'resident_ehealth', 901, 1000, 90.1, true],
    ['900 of 1000 against "ít nhất 90%"', 'hh_hands_on', 900, 1000, 90, true],
    ['a confirmed 0 of 1000', 'hh_hands_on', 0, 1000, 0, false],
    ['0 of 0', 'hh_hands_on', 0, 0, null, null],
  ])('%s', (_name, indicator, numerator, denominator, percent, met) => {
    const rollup = rollUpOf([row('T001', 1000, { [indicator]: [numerator, denominator] })]);
    for (const unit of ['38', '16498', '38-16498-T001'])
      expect(figureIn(rollup, indicator, unit)).toMatchObject({
        numerator,
        denominator,
        percent,
        met,
        villagesReported: 1,
        villagesMet: met === true ? 1 : 0,
      });
  });

  it('a single resident above 90% is above: nothing is rounded before it is compared', () => {
    const figure = figureIn(
      rollUpOf([row('T001', null, { resident_ehealth: [900_001, 1_000_000] })]),
      'resident_ehealth',
      '38',
    );
    expect(figure.percent).toBeCloseTo(90.0001, 10);
    expect(figure.met).toBe(true);
  });

  it.each([
    ['the numerator is blank', null, 1000],
    ['the denominator is blank', 200, null],
  ])('a village is missing where %s', (_name, numerator, denominator) => {
    const rollup = rollUpOf([
      row('T001', 100, { hh_hands_on: 95 }),
      row('T002', null, { hh_hands_on: [numerator, denominator] }),
    ]);
    expect(sumOf(figureIn(rollup, 'hh_hands_on', '38'))).toBe('95/100');
    expect(reachOf(figureIn(rollup, 'hh_hands_on', '38'))).toBe(
      'villages 1/2, 1 met; communes 1/1, 1 met',
    );
  });
});
