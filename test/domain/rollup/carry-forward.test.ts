import { describe, expect, it } from 'vitest';
import type { Indicator, Plan } from '../../../functions/domain/plan/plan.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import type { CountedReport } from '../../../functions/domain/rollup/rollup.ts';
import {
  AN_HAI,
  AN_HAI_PLAN,
  HOA_TIEN,
  QUANG_NAM,
  scene,
  sceneOf,
  TAN_HIEP,
  THANG_TRUONG,
  village,
} from '../../cast.ts';
import { contentOf, periodOf, reportOf, row, type Row } from '../../report-makers.ts';
import { figureIn, reachOf, sumOf } from './shown.ts';

const SERVICE = 'hh_online_public_service';

const said = (
  period: string,
  numerator: number | null,
  denominator: number | null,
): CountedReport =>
  reportOf(
    contentOf(HOA_TIEN, [row('T001', 300, { [SERVICE]: [numerator, denominator] })], { period }),
  );

/** Hòa Tiến's one village in 2025-Q4, after these reports. */
function figureAfter(reports: CountedReport[], plans: Plan[] = [QUANG_NAM]) {
  const rollup = rollUp(sceneOf(HOA_TIEN, [], { reports, plans }));
  return { rollup, figure: figureIn(rollup, SERVICE, '20332') };
}

describe('a stock (lũy kế) of an earlier period', () => {
  it.each<[string, CountedReport[], string, number]>([
    ['stands in for a silent commune', [said('2025-Q3', 150, 240)], '150/240', 1],
    [
      'stands in for a blank figure',
      [said('2025-Q4', null, 300), said('2025-Q3', 150, 240)],
      '150/240',
      1,
    ],
    [
      'gives both sides where only the denominator is missing',
      [said('2025-Q4', 200, null), said('2025-Q3', 150, 240)],
      '150/240',
      1,
    ],
    [
      'is not asked for where this period has both',
      [said('2025-Q4', 200, 300), said('2025-Q3', 150, 240)],
      '200/300',
      0,
    ],
    [
      'is not asked for where this period confirms zero',
      [said('2025-Q4', 0, 300), said('2025-Q3', 150, 240)],
      '0/300',
      0,
    ],
    [
      'is the latest one',
      [said('2025-Q2', 100, 230), said('2025-Q3', 150, 240), said('2025-Q1', 50, 220)],
      '150/240',
      1,
    ],
    [
      'is an older one where the latest was blank too',
      [said('2025-Q3', null, 240), said('2025-Q2', 100, 230)],
      '100/230',
      1,
    ],
    ['never comes from a later period', [said('2026-Q1', 290, 300)], '–', 0],
    [
      'never comes from a period that ends on the same day',
      [said('2025-Y', 290, 300), said('2025-M12', 280, 300)],
      '–',
      0,
    ],
    [
      'comes from the quarter before the month that ended with it',
      [said('2025-M09', 140, 240), said('2025-Q3', 150, 240)],
      '150/240',
      1,
    ],
  ])('%s', (_name, reports, sum, carriedForward) => {
    for (const order of [reports, reports.toReversed()]) {
      const { figure } = figureAfter(order);
      expect(sumOf(figure)).toBe(sum);
      expect(figure.carriedForward).toBe(carriedForward);
    }
  });

  it('counts as carried forward and never as reported', () => {
    const { rollup, figure } = figureAfter([said('2025-Q3', 290, 300)]);
    expect(reachOf(figure)).toBe('villages 0/1, 1 met; communes 0/1, 1 met');
    expect(rollup.coverage).toEqual({ expected: 1, reported: 0 });
    expect(figureIn(rollup, SERVICE, '48-20332-T001')).toMatchObject({
      carriedForward: 1,
      villagesReported: 0,
      met: true,
    });
  });

  it('is of the latest revision of that period', () => {
    const { figure } = figureAfter([
      { ...said('2025-Q3', 150, 240), revision: 2 },
      said('2025-Q3', 10, 240),
    ]);
    expect(sumOf(figure)).toBe('150/240');
  });

  it('comes from a period of the same kind where two ended on one day', () => {
    const monthly: Plan = {
      ...QUANG_NAM,
      reporting: QUANG_NAM.reporting.map((it) => ({ ...it, frequency: 'MONTH' })),
    };
    const rollup = rollUp(
      sceneOf(HOA_TIEN, [], {
        plans: [monthly],
        period: periodOf('2025-M10'),
        reports: [said('2025-Q3', 150, 240), said('2025-M09', 140, 240)],
      }),
    );
    expect(sumOf(figureIn(rollup, SERVICE, '20332'))).toBe('140/240');
  });

  it('stands in the basis only where a figure was taken from it', () => {
    const basis = (reports: CountedReport[]) =>
      figureAfter(reports).rollup.basis.map(({ report }) => report);
    const now = said('2025-Q4', 200, 300);
    const blank = said('2025-Q4', null, 300);
    const before = said('2025-Q3', 150, 240);
    const longBefore = said('2025-Q2', 100, 230);
    expect(basis([before, now])).toEqual(['48-20332_2025-Q4_QN-R1']);
    expect(basis([longBefore, before, blank])).toEqual([
      '48-20332_2025-Q3_QN-R1',
      '48-20332_2025-Q4_QN-R1',
    ]);
  });

  it('replaces a village as a whole where one of its two teams is missing', () => {
    const teams = (first: number | null, second: number | null): Row[] => [
      { village: 'T001', team: 'T001', households: 100, says: { [SERVICE]: first } },
      { village: 'T001', team: 'T101', households: 60, says: { [SERVICE]: second } },
    ];
    const now = contentOf(HOA_TIEN, teams(90, null));
    const before = contentOf(HOA_TIEN, teams(70, 50), { period: '2025-Q3' });
    expect(sumOf(figureAfter([reportOf(now)]).figure)).toBe('90/100');
    expect(sumOf(figureAfter([reportOf(now), reportOf(before)]).figure)).toBe('120/160');
    const half = contentOf(HOA_TIEN, teams(70, null), { period: '2025-Q3' });
    const whole = contentOf(HOA_TIEN, teams(60, 40), { period: '2025-Q2' });
    expect(sumOf(figureAfter([half, now, whole].map((it) => reportOf(it))).figure)).toBe('100/160');
  });

  it('of a village that is gone is not added to its successor', () => {
    const before = contentOf(
      HOA_TIEN,
      [row('T001', 100, { [SERVICE]: 80 }), row('T002', 60, { [SERVICE]: 50 })],
      {
        period: '2025-Q3',
      },
    );
    const merged = contentOf(HOA_TIEN, [row('T003', 160, { [SERVICE]: 140 })]);
    expect(sumOf(figureAfter([reportOf(before), reportOf(merged)]).figure)).toBe('140/160');
  });

  it('is carried for a figure that the commune itself enters', () => {
    const of = (period: string, pair: [number | null, number | null]) =>
      reportOf(contentOf(AN_HAI, [], { period }, { student_skills: pair }));
    const rollup = rollUp(
      sceneOf(AN_HAI, [], {
        plans: [AN_HAI_PLAN],
        reports: [of('2025-Q4', [2900, null]), of('2025-Q3', [2800, 3150])],
      }),
    );
    const figure = figureIn(rollup, 'student_skills', '48');
    expect(sumOf(figure)).toBe('2800/3150');
    expect(figure).toMatchObject({ communesReported: 0, communesExpected: 1, carriedForward: 1 });
  });
});

describe('a flow of an earlier period', () => {
  const flowing: Plan = {
    ...QUANG_NAM,
    indicators: QUANG_NAM.indicators.map((it): Indicator => ({ ...it, measure: 'FLOW' })),
  };

  it.each<[string, CountedReport[], string]>([
    ['does not stand in for a silent commune', [said('2025-Q3', 150, 240)], '–'],
    [
      'does not stand in for a blank figure',
      [said('2025-Q4', null, 300), said('2025-Q3', 150, 240)],
      '–',
    ],
  ])('%s', (_name, reports, sum) => {
    // Its village is listed, so that the old report is not even needed to know of it.
    const units = { communes: [HOA_TIEN], villages: [village(HOA_TIEN, 'T001')] };
    const rollup = rollUp(sceneOf(HOA_TIEN, [], { reports, plans: [flowing], units }));
    const figure = figureIn(rollup, SERVICE, '20332');
    expect(sumOf(figure)).toBe(sum);
    expect(figure.carriedForward).toBe(0);
    expect(rollup.basis.some(({ report }) => report.includes('2025-Q3'))).toBe(false);
  });
});

describe('the cast with a third quarter behind it', () => {
  it("adds Tân Hiệp's and Thăng Trường's old figures to the province, and says how many", () => {
    const old = [
      contentOf(TAN_HIEP, [row('T001', 60, { [SERVICE]: 45 })], { period: '2025-Q3' }),
      contentOf(
        THANG_TRUONG,
        [row('T001', 140, { [SERVICE]: 90 }), row('T002', 240, { [SERVICE]: 200 })],
        {
          period: '2025-Q3',
        },
      ),
    ];
    const rollup = rollUp(
      scene({ reports: [...old.map((content) => reportOf(content)), ...scene().reports] }),
    );
    const figure = figureIn(rollup, SERVICE, '48');
    expect(sumOf(figure)).toBe('1620/2100');
    expect(figure.carriedForward).toBe(2);
    expect(reachOf(figure)).toBe('villages 9/11, 7 met; communes 4/5, 3 met');
    expect(rollup.coverage).toEqual({ expected: 5, reported: 4 });
    expect(figureIn(rollup, SERVICE, '20836', 'ALL').numerator).toBe(320);
  });
});
