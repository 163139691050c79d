import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import { AN_HAI, BA_NA, HOA_TIEN, QUANG_NGOC_PLAN, scene, sceneOf } from '../../cast.ts';
import { contentOf, periodOf, reportOf, row } from '../../report-makers.ts';
import { figureIn, reachOf, sumOf } from './shown.ts';

const SERVICE = 'hh_online_public_service';

describe('who is expected', () => {
  it.each([
    ['a commune that no plan in force binds', { plans: [QUANG_NGOC_PLAN] }],
    ['a period in which no plan obliges communes', { period: periodOf('2025-M11') }],
    [
      'a commune that ended before the period did',
      { units: { communes: [{ ...HOA_TIEN, validTo: '2025-12-30' }], villages: [] } },
    ],
  ])('not %s', (_name, facts) => {
    const rollup = rollUp(sceneOf(HOA_TIEN, [contentOf(HOA_TIEN, [])], facts));
    expect(rollup).toMatchObject({
      coverage: { expected: 0, reported: 0 },
      figures: [],
      basis: [],
    });
  });

  it('legacy districts have a sum of their own', () => {
    const hoaVang = { code: '497', name: 'Huyện Hòa Vang' };
    const communes = [{ ...HOA_TIEN, district: hoaVang }, { ...BA_NA, district: hoaVang }, AN_HAI];
    const rollup = rollUp(scene({ units: { communes, villages: scene().units.villages } }));
    const district = figureIn(rollup, SERVICE, 'district:497');
    expect(district.level).toBe('DISTRICT');
    expect(sumOf(district)).toBe('655/900');
    expect(rollup.figures.filter((it) => it.unit === 'district:497' && it.zone !== 'ALL')).toEqual(
      [],
    );
    expect(reachOf(district)).toBe('villages 6/6, 4 met; communes 2/2, 1 met');
  });

  it.each([
    [
      'higher revision, though sent earlier',
      { revision: 2, submittedAt: 10 },
      { revision: 1, submittedAt: 40 },
    ],
    ['one sent later, of two equal revisions', { submittedAt: 40 }, { submittedAt: 10 }],
  ])('of two reports of a commune the %s', (_name, counts, yields) => {
    // Both ways round, so that neither the order nor the digest decides.
    for (const [mine, its] of [
      [3, 2],
      [2, 3],
    ] as const) {
      const says = (numerator: number) =>
        contentOf(HOA_TIEN, [row('T001', 500, { [SERVICE]: numerator })]);
      const reports = [reportOf(says(mine), counts), reportOf(says(its), yields)];
      for (const order of [reports, reports.toReversed()]) {
        const rollup = rollUp(sceneOf(HOA_TIEN, [], { reports: order }));
        expect(figureIn(rollup, SERVICE, '48').numerator).toBe(mine);
        expect(rollup.basis).toHaveLength(1);
      }
    }
  });
});
