import { describe, expect, it } from 'vitest';
import type { ActivityLine, ReportContent } from '../../../functions/domain/report/content.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import { HOA_TIEN, QUANG_NAM, sceneOf } from '../../cast.ts';
import { contentOf } from '../../report-makers.ts';

function activity(kind: string, facts: Partial<ActivityLine> = {}): ActivityLine {
  return {
    village: null,
    kind,
    topic: null,
    on: null,
    sessions: 1,
    hours: null,
    attendances: null,
    households: null,
    priorityGroup: null,
    campaign: null,
    training: null,
    note: null,
    at: '6. Hoạt động!A3',
    ...facts,
  };
}

function training(teamMembers: number | null, on: string | null = null): ActivityLine {
  const facts = { level: null, form: null, partner: null, teamMembers };
  return activity('TRAINING', { on, training: facts });
}

function rolled(facts: Partial<ReportContent>, plan = QUANG_NAM) {
  return rollUp(sceneOf(HOA_TIEN, [contentOf(HOA_TIEN, [], facts)], { plans: [plan] }));
}

describe('activities', () => {
  it('are summed by kind and topic, and occasions stay apart from households', () => {
    const { activities } = rolled({
      activities: [
        activity('OUTREACH', {
          topic: 'POLICY',
          sessions: 2,
          hours: 3.5,
          attendances: 80,
          households: 60,
        }),
        activity('GUIDANCE', { topic: 'POLICY', attendances: 5 }),
        activity('OUTREACH', { topic: 'POLICY', hours: 1, attendances: 20 }),
        activity('OUTREACH', { attendances: 7 }),
      ],
    });
    const blank = { hours: null, attendances: null, households: null, teamMembers: null };
    expect(activities).toEqual([
      { ...blank, unit: '20332', kind: 'GUIDANCE', topic: 'POLICY', sessions: 1, attendances: 5 },
      { ...blank, unit: '20332', kind: 'OUTREACH', topic: null, sessions: 1, attendances: 7 },
      {
        unit: '20332',
        kind: 'OUTREACH',
        topic: 'POLICY',
        sessions: 3,
        hours: 4.5,
        attendances: 100,
        households: 60,
        teamMembers: null,
      },
    ]);
  });

  it.each([
    ['the day before the data begins', '2025-09-14', 0],
    ['the first day, 15 September', '2025-09-15', 1],
    ['the last day, 14 December', '2025-12-14', 1],
    ['the day after the data ends', '2025-12-15', 0],
    ['no day', null, 1],
  ])('of %s under Decree 09', (_name, on, counted) => {
    const rollup = rolled({ activities: [activity('OUTREACH', { on })] });
    expect(rollup.activities).toHaveLength(counted);
    expect(rollup.activitiesOutsideWindow).toBe(1 - counted);
  });

  it.each([
    ['31 December', '2025-12-31', 1],
    ['30 September', '2025-09-30', 0],
  ])('of %s where the plan counts by the calendar', (_name, on, counted) => {
    const byCalendar = { ...QUANG_NAM, dataWindow: 'CALENDAR' as const };
    expect(
      rolled({ activities: [activity('OUTREACH', { on })] }, byCalendar).activities,
    ).toHaveLength(counted);
  });

  it.each<[string, ActivityLine[], number | null]>([
    ['nothing was recorded', [activity('OUTREACH'), training(null)], null],
    ['two trainings were attended', [training(12), training(8)], 20],
    ['nobody came', [training(0)], 0],
    ['one training lay outside the data', [training(12), training(8, '2025-12-20')], 12],
  ])('training of team members where %s', (_name, activities, attendances) => {
    const rollup = rolled({ activities });
    expect(rollup.teams[0]?.trainedAttendances).toBe(attendances);
  });
});

describe('what is told in lists', () => {
  it('support points and money are summed, difficulties and models kept as they were written', () => {
    const point = {
      name: 'Nhà văn hóa',
      place: null,
      village: null,
      schedule: null,
      at: '7. Điểm hỗ trợ!A3',
    };
    const money = { team: null, policy: null, source: null, at: '11. Kinh phí!A3' };
    const rollup = rolled({
      supportPoints: [
        { ...point, served: 40 },
        { ...point, served: null },
      ],
      difficulties: [
        {
          category: 'EQUIPMENT',
          description: 'Thiếu máy tính',
          cause: null,
          proposal: 'Cấp máy',
          askLevel: 'PROVINCE',
          status: 'NEW',
          at: '8. Khó khăn!A3',
        },
      ],
      recognitions: [
        {
          kind: 'MODEL',
          name: 'Chợ không tiền mặt',
          content: null,
          form: null,
          decisionNo: null,
          at: '9. Mô hình!A3',
        },
      ],
      funding: [
        { ...money, year: 2026, budgeted: 5_000_000, spent: null },
        { ...money, year: 2025, budgeted: 3_000_000, spent: 1_000_000 },
        { ...money, year: 2025, budgeted: null, spent: 500_000 },
      ],
    });
    expect(rollup.supportPoints).toEqual([{ unit: '20332', points: 2, served: 40 }]);
    expect(rollup.difficulties).toMatchObject([{ unit: '20332', description: 'Thiếu máy tính' }]);
    expect(rollup.recognitions).toMatchObject([{ unit: '20332', name: 'Chợ không tiền mặt' }]);
    expect(rollup.funding).toEqual([
      { unit: '20332', year: 2025, budgeted: 3_000_000, spent: 1_500_000 },
      { unit: '20332', year: 2026, budgeted: 5_000_000, spent: 0 },
    ]);
  });
});
