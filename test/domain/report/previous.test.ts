import { describe, expect, it } from 'vitest';
import type { Period } from '../../../functions/domain/calendar/period.ts';
import { periodById } from '../../../functions/domain/plan/periods.ts';
import { previousReport } from '../../../functions/domain/report/previous.ts';
import { QUANG_TRI_PLAN } from '../../cast.ts';

const PLANS = [QUANG_TRI_PLAN];
function named(id: string): Period {
  const period = periodById(id, PLANS);
  if (period === undefined) throw new Error(id);
  return period;
}

describe('the report that a new one is compared with', () => {
  it.each<[string, string[], string | undefined]>([
    ['2025-Q4', [], undefined],
    ['2025-Q4', ['2025-Q2', '2025-Q3', '2025-Q1'], '2025-Q3'],
    ['2025-Q4', ['2025-M11', '2025-Q2', '2024-Y'], '2025-Q2'],
    ['2025-Q4', ['2025-Q4', '2026-Q1'], undefined],
    ['2025-M12', ['2025-Q3', '2025-M03'], '2025-M03'],
    ['2025-Y', ['2025-Q3', '2022-Y', '2023-Y'], '2023-Y'],
    ['2025-Q4', ['2019-Q1'], '2019-Q1'],
    ['2022-P3', ['2022-P1', '2022-P2', '2022-Q3', '2022-M10'], '2022-P2'],
    ['2022-Q4', ['2022-P2', '2022-Q2'], '2022-Q2'],
    ['2025-Q4', ['ADHOC-2025-001', '', 'nonsense'], undefined],
  ])('of %s, after those of %j, is that of %s', (id, earlier, found) => {
    const reports = earlier.map((period) => ({ period }));
    for (const order of [reports, reports.toReversed()])
      expect(previousReport(order, named(id), PLANS)?.period).toBe(found);
  });
});
