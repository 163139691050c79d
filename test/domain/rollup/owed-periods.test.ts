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

  it('are none where no commune stands', () => {
    expect(owedPeriods({ communes: [], villages: [] }, [QUANG_NAM], '2025-12-18')).toEqual([]);
  });
});
