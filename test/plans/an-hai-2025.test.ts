import { describe, expect, it } from 'vitest';
import { clauseOf, duty, indicatorOf, readPlan, ruleFacts, shareWanted } from './reading.ts';

const plan = await readPlan('an-hai-2025');

describe('An Hải 2025: indicators', () => {
  it.each([
    [
      'AH-a',
      'I.2.a',
      '100 % học sinh',
      'student_skills',
      'COMMUNE',
      'secondaryStudents >= ALL 100',
    ],
    ['AH-b', 'I.2.b', '80 % người lớn', 'adult_digital_literacy', 'COMMUNE', 'adults >= ALL 80'],
    [
      'AH-c',
      'I.2.c',
      '80 % xác nhận VNeID',
      'adult_vneid_certified',
      'COMMUNE',
      'adults >= ALL 80',
    ],
    [
      'AH-d',
      'I.2.d',
      '80 % người lao động',
      'worker_digital_skills',
      'COMMUNE',
      'enterpriseWorkers >= ALL 80',
    ],
    ['AH-dd', 'I.2.đ', '100 % hộ', 'hh_smartcity_informed', 'VILLAGE', 'households >= ALL 100'],
    ['AH-e', 'I.2.e', '100 % hộ', 'hh_informed', 'VILLAGE', 'households >= ALL 100'],
    [
      'AH-g',
      'I.2.g',
      '100 % công dân từ 16 tuổi',
      'citizen16_digital_identity',
      'COMMUNE',
      'citizens16 >= ALL 100',
    ],
    ['AH-i', 'I.2.i', 'mỗi hộ', 'hh_digital_ready', 'VILLAGE', 'households >= ALL 100'],
    ['AH-x1', 'II.3.b', '100 % hộ', 'hh_smartcity_installed', 'VILLAGE', 'households >= ALL 100'],
  ])('%s · mục %s · %s', (id, clause, _, canonicalId, entry, wanted) => {
    expect(indicatorOf(plan, id)).toMatchObject({
      canonicalId,
      entry,
      measure: 'STOCK',
      deadlineYear: null,
    });
    expect(shareWanted(plan, id)).toBe(wanted);
    expect(clauseOf(plan, id)).toBe(clause);
  });

  it('has these nine and no other, and no zones', () => {
    expect(plan.indicators).toHaveLength(9);
    expect(plan.zones).toEqual([]);
  });

  it('mục I.2.đ, II.3.b · asks about the app, without insisting (C9)', () => {
    const optional = plan.indicators.filter((entry) => entry.optional);
    expect(optional.map(({ id }) => id)).toEqual(['AH-dd', 'AH-x1']);
  });

  it('AH-i · mục I.2.i · is the one to be striven for', () => {
    const striven = plan.indicators.filter((entry) => entry.aspirational);
    expect(striven.map(({ id }) => id)).toEqual(['AH-i']);
  });

  it('AH-g · mục I.2.g · has its figures from the police', () => {
    expect(indicatorOf(plan, 'AH-g').dataOwner).toBe('Công an phường');
  });

  it('mục I.2.h · has no figure and so is a campaign, not an indicator', () => {
    expect(plan.activities.campaigns.map(({ clause }) => clause)).toContain('I.2.h');
  });
});

describe('An Hải 2025: team rules', () => {
  it.each([
    [
      'AH-T0',
      'Phần căn cứ',
      'a team in each Tổ dân phố',
      { kind: 'ONE_TEAM_PER_UNIT', severity: 'INFO' },
    ],
    [
      'AH-T1',
      'II.1.a',
      '5–8 members',
      { kind: 'SIZE', min: 5, max: 8, stage: 'ANY', severity: 'WARN' },
    ],
    ['AH-T2', 'II.1.a', 'Đoàn at the core', { kind: 'PREFERENCE', severity: 'INFO' }],
    [
      'AH-T3',
      'Phần căn cứ',
      'decision 756/QĐ-UBND',
      { kind: 'DECISION_REQUIRED', signer: 'UBND phường', severity: 'WARN' },
    ],
    ['AH-T4', 'II.3.b', 'an area for each member', { kind: 'AREA_ASSIGNED', severity: 'INFO' }],
    [
      'AH-T5',
      'II.1.a; II.3.b',
      'teams gone over again after the merge, by no day',
      { kind: 'REORGANISED_AFTER_MERGE', by: null, severity: 'WARN' },
    ],
  ])('%s · mục %s · %s', (id, clause, _, facts) => {
    expect(ruleFacts(plan, id)).toMatchObject({ teamLevel: 'VILLAGE', ...facts });
    expect(clauseOf(plan, id)).toBe(clause);
  });

  it('has these six and no other, and no team of the ward (C11)', () => {
    expect(plan.teamRules).toHaveLength(6);
    expect(plan.teamLevels).toEqual(['VILLAGE']);
    expect(plan.membership).toEqual({ join: null, leave: null });
  });
});

describe('An Hải 2025: reports', () => {
  it.each([
    ['AH-R1', 'IV.5.b', 'TEAM → COMMUNE, QUARTER, no date, assumed BEFORE 20 PERIOD_LAST'],
    ['AH-R2', 'IV.5.b', 'TEAM → COMMUNE, ADHOC, PER_REQUEST'],
    ['AH-R3', 'II.3.b', 'TEAM → COMMUNE, YEAR, no date, assumed BEFORE 15 12'],
    ['AH-R4', 'IV.1.d', 'COMMUNE_OFFICE → COMMUNE, ADHOC, PER_REQUEST'],
  ])('%s · mục %s · %s', (id, clause, wanted) => {
    expect(duty(plan, id)).toBe(wanted);
    expect(clauseOf(plan, id)).toBe(clause);
  });

  it('has these four and no other', () => {
    expect(plan.reporting).toHaveLength(4);
  });
});

describe('An Hải 2025: the plan itself', () => {
  it('is in force from 28 October to the end of 2025, for commune 20275 of province 48', () => {
    expect(plan.validity).toMatchObject({ from: '2025-10-28', to: '2025-12-31' });
    expect(plan.scope).toEqual({ province: '48', commune: '20275', successors: [] });
    expect(plan.level).toBe('COMMUNE');
  });

  it('mục II.3.b · has five priority groups, and more it names elsewhere', () => {
    expect(plan.activities.priorityGroups.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'ELDERLY',
        'POOR_HOUSEHOLD',
        'NEAR_POOR_HOUSEHOLD',
        'FREELANCE_WORKER',
        'SMALL_TRADER',
        'STUDENT_PARENT',
      ]),
    );
  });

  it('mục II.3.b · has support points, mobile advice and a peak month (C10)', () => {
    expect(plan.activities.supportPlaces.map(({ code }) => code)).toEqual([
      'COMMUNITY_HOUSE',
      'ONE_STOP_DESK',
      'MARKET',
      'PUBLIC_PLACE',
    ]);
    expect(plan.activities.kinds.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['SUPPORT_POINT', 'MOBILE_ADVICE', 'CAMPAIGN', 'MEETING']),
    );
    expect(plan.activities.campaigns[0]?.name).toBe('Tháng cao điểm chuyển đổi số cộng đồng');
  });

  it('mục III · is paid for by the budget and other lawful sources, without a policy', () => {
    expect(plan.funding).toEqual({
      sources: ['STATE_BUDGET', 'OTHER_LAWFUL'],
      policy: null,
      amount: null,
      clause: 'III',
    });
  });

  it('treats C9, C10, C11, C17 and C18', () => {
    expect(plan.contradictions.map(({ id }) => id)).toEqual(['C9', 'C10', 'C11', 'C17', 'C18']);
  });
});
