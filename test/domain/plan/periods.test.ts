import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../functions/domain/calendar/period.ts';
import { readPlanFile } from '../../../functions/files/plan-file.ts';
import { earlierPeriods, periodById } from '../../../functions/domain/plan/periods.ts';

const ids = (id: string) => {
  const period = parsePeriod(id);
  return period === undefined ? [] : earlierPeriods(period, []).map((it) => it.id);
};

describe('the periods before a period', () => {
  it('of a quarter are a year of months, quarters and years that ended before it', () => {
    const months = Array.from({ length: 11 }, (_, n) => `2025-M${String(11 - n).padStart(2, '0')}`);
    expect(ids('2025-Q4')).toEqual([
      ...months,
      '2024-M12',
      '2025-Q3',
      '2025-Q2',
      '2025-Q1',
      '2024-Q4',
      '2024-Y',
    ]);
  });

  it.each(['2025-M01', '2025-Q1', '2025-Y', '2025-M02'])('of %s never hold itself', (id) => {
    expect(ids(id)).not.toContain(id);
    expect(ids(id)).toHaveLength(17);
  });
});

describe('a period by its id', () => {
  it('is a phase where a plan has one of that name', async () => {
    const plan = await readPlanFile('plans/quang-tri-2022.yaml');
    const [first] = plan.rollout;
    const id = `${first?.from.slice(0, 4)}-${first?.id}`;
    expect(periodById(id, [plan])).toMatchObject({ id, kind: 'PHASE', start: first?.from });
    expect(periodById(id, [])).toBeUndefined();
  });
});
