import { describe, expect, it } from 'vitest';
import { owedPeriods } from '../../../functions/domain/rollup/owed-periods.ts';
import type { Plan } from '../../../functions/domain/plan/plan.ts';
import { AN_HAI, AN_HAI_PLAN, commune, QUANG_NAM, QUANG_TRI_PLAN } from '../../cast.ts';

const DONG_HA = commune('19333', 'Đông Hà', null, { province: '44' });

describe('the periods that are rolled up on a day', () => {
  it.each<[string, Plan[], string[]]>([
    ['2025-12-18', [QUANG_NAM], ['2025-Q3', '2025-Q4', '2025-Y']],
    ['2026-01-02', [QUANG_NAM], ['2025-Q4', '2025-Y']],
    ['2026-03-31', [QUANG_NAM], ['2025-Q4', '2025-Y']],
    ['2026-04-01', [QUANG_NAM], ['2025-Y']],
    ['2027-01-01', [QUANG_NAM], []],
    ['2025-12-18', [AN_HAI_PLAN], ['2025-Q4', '2025-Y']],
    ['2026-01-02', [QUANG_TRI_PLAN], ['2025-M12', '2026-M01']],
    ['2026-01-02', [], []],
  ])('%s', (today, plans, ids) => {
    const units = { communes: [AN_HAI, DONG_HA], villages: [] };
    expect(owedPeriods(units, plans, today).map((it) => it.id)).toEqual(ids);
  });

  /** A further phase of Quảng Trị's roll-out, when communes report in the place of districts. */
  const phased = (from: string, to: string): Plan => {
    const [, second] = QUANG_TRI_PLAN.rollout;
    if (!second) throw new Error('no second phase');
    return { ...QUANG_TRI_PLAN, rollout: [{ ...second, id: 'P4', from, to }] };
  };

  it.each([
    ['before it begins', '2025-09-30', false],
    ['on its first day', '2025-10-01', true],
    ['on its last day', '2025-11-30', true],
    ['92 days after it', '2026-03-02', true],
    ['93 days after it', '2026-03-03', false],
  ])('a phase that ends with an evaluation (III.2.2), %s', (_, today, seen) => {
    const units = { communes: [DONG_HA], villages: [] };
    const ids = owedPeriods(units, [phased('2025-10-01', '2025-11-30')], today).map((it) => it.id);
    expect(ids.includes('2025-P4')).toBe(seen);
  });

  it('the phases of 2022 were reported by the districts: no commune owes anything', () => {
    const units = {
      communes: [{ ...DONG_HA, province: '45', validFrom: '2020-01-01' }],
      villages: [],
    };
    expect(owedPeriods(units, [QUANG_TRI_PLAN], '2022-10-31').map((it) => it.id)).toEqual([
      '2022-M09',
      '2022-M10',
    ]);
  });

  it('are none where no commune stands', () => {
    expect(owedPeriods({ communes: [], villages: [] }, [QUANG_NAM], '2025-12-18')).toEqual([]);
  });
});
