import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../functions/domain/calendar/period.ts';
import { readPlanFile } from '../../../functions/files/plan-file.ts';
import { earlierPeriods, periodById } from '../../../functions/domain/plan/periods.ts';
import { planOf } from './given.ts';

const ids = (id: string) => {
  const period = parsePeriod(id);
  return period === undefined ? [] : earlierPeriods(period, []).map((it) => it.id);
};

describe('the periods before a period', () => {
  it('of a quarter are a year of months, quarters and years, the latest first', () => {
    expect(ids('2025-Q4').join(' ')).toBe(
      '2025-M11 2025-M10 2025-Q3 2025-M09 2025-M08 2025-M07 2025-Q2 2025-M06 2025-M05 2025-M04 ' +
        '2025-Q1 2025-M03 2025-M02 2025-M01 2024-Q4 2024-Y 2024-M12',
    );
  });

  it('of a month have the month first, among those that ended with it', () => {
    expect(ids('2025-M10').slice(0, 3)).toEqual(['2025-M09', '2025-Q3', '2025-M08']);
  });

  it('of a phase are the phases before it too', async () => {
    const plan = await readPlanFile('plans/quang-tri-2022.yaml');
    const second = periodById('2022-P2', [plan]);
    const found = second === undefined ? [] : earlierPeriods(second, [plan]);
    const latest = found.slice(0, 5).map((it) => it.id);
    expect(latest.join(' ')).toBe('2022-Q3 2022-M09 2022-M08 2022-P1 2022-M07');
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

  it('is the phase that ends later, where two plans name theirs alike', () => {
    const phase = { id: 'P1', name: 'Đợt 1', from: '2025-01-01', clause: 'III' };
    const quotas = { communesPerDistrict: null, communeTeamsPerCommune: null };
    const endingOn = (to: string) =>
      planOf({ rollout: [{ ...phase, to, ...quotas, villageTeamsPerCommune: null }] });
    const plans = [endingOn('2025-03-31'), endingOn('2025-06-30')];
    for (const given of [plans, plans.toReversed()])
      expect(periodById('2025-P1', given)?.end).toBe('2025-06-30');
  });
});
