import { describe, expect, it } from 'vitest';
import { clauseOf, duty, indicatorOf, readPlan, ruleFacts, shareWanted } from './reading.ts';

const plan = await readPlan('quang-ngoc-2026');

describe('Quảng Ngọc 2026: indicators', () => {
  it.each([
    ['QNG-01', 'II.2', '100 % thành viên', 'member_skills', 'VILLAGE', 'members >= ALL 100'],
    [
      'QNG-02',
      'II.2',
      '100 % học sinh',
      'student_skills',
      'COMMUNE',
      'secondaryStudents >= ALL 100',
    ],
    ['QNG-03', 'II.2', '80 % người lớn', 'adult_digital_literacy', 'COMMUNE', 'adults >= ALL 80'],
    ['QNG-04', 'II.2', '100 % hộ', 'hh_informed', 'VILLAGE', 'households >= ALL 100'],
    [
      'QNG-05',
      'II.2',
      '35,4 % người lớn',
      'adult_digital_signature',
      'VILLAGE',
      'adults >= ALL 35.4',
    ],
    ['QNG-06', 'II.2', 'trên 90 % người dân', 'resident_ehealth', 'VILLAGE', 'residents > ALL 90'],
    ['QNG-07', 'II.2', 'mỗi hộ', 'hh_digital_ready', 'VILLAGE', 'households >= ALL 100'],
    [
      'QNG-08',
      'II.2',
      '100 % hộ kinh doanh',
      'bizhh_cashless',
      'COMMUNE',
      'eligibleBusinessHouseholds >= ALL 100',
    ],
    ['QNG-09', 'III', '100 % OCOP', 'ocop_ecommerce', 'COMMUNE', 'ocopProducts >= ALL 100'],
    ['QNG-10', 'III', '100 % công dân', 'citizen_id_level2', 'COMMUNE', 'typed >= ALL 100'],
    ['QNG-11', 'IV.2.2', 'ít nhất 90 % hộ', 'hh_hands_on', 'VILLAGE', 'households >= ALL 90'],
  ])('%s · mục %s · %s', (id, clause, _, canonicalId, entry, wanted) => {
    expect(indicatorOf(plan, id)).toMatchObject({
      canonicalId,
      entry,
      measure: 'STOCK',
      deadlineYear: 2026,
      optional: false,
    });
    expect(shareWanted(plan, id)).toBe(wanted);
    expect(clauseOf(plan, id)).toContain(`${clause} (gạch đầu dòng`);
  });

  it('has these eleven and no other, and no zones', () => {
    expect(plan.indicators).toHaveLength(11);
    expect(plan.zones).toEqual([]);
  });

  it('QNG-01 · mục II.2 · counts skilled members itself', () => {
    const sources = plan.indicators.map((entry) => [entry.id, entry.numerator.source]);
    expect(sources.filter(([, source]) => source !== 'typed')).toEqual([
      ['QNG-01', 'skilledMembers'],
    ]);
  });

  it('QNG-07 · mục II.2 · is the one to be striven for', () => {
    const striven = plan.indicators.filter((entry) => entry.aspirational);
    expect(striven.map(({ id }) => id)).toEqual(['QNG-07']);
  });

  it.each([
    ['QNG-02', 'Trường học'],
    ['QNG-06', 'Trạm Y tế'],
    ['QNG-10', 'Công an xã'],
  ])('%s has its figures from: %s', (id, owner) => {
    expect(indicatorOf(plan, id).dataOwner).toBe(owner);
  });

  it.each(['QNG-03', 'QNG-05'])('%s says from which age adults are counted (C18)', (id) => {
    expect(indicatorOf(plan, id).note).toContain('18 tuổi');
  });
});

describe('Quảng Ngọc 2026: team rules', () => {
  it.each([
    ['QNG-T0', 'I.1', 'a team in each thôn', { kind: 'ONE_TEAM_PER_UNIT', teamLevel: 'VILLAGE' }],
    ['QNG-T1', 'I.1', 'no size of its own', { kind: 'PREFERENCE', teamLevel: 'VILLAGE' }],
    ['QNG-T2', 'VI.5', 'members of Đoàn', { kind: 'PREFERENCE', teamLevel: 'VILLAGE' }],
    [
      'QNG-T3',
      'IV.2.2',
      'a group of the households in each thôn',
      { kind: 'ZALO_GROUP_REQUIRED', teamLevel: 'VILLAGE' },
    ],
    [
      'QNG-T4',
      'VI.1',
      'a plan each year',
      { kind: 'DOCUMENTS_REQUIRED', teamLevel: 'ANY', documents: ['YEARLY_PLAN'] },
    ],
  ])('%s · mục %s · %s', (id, clause, _, facts) => {
    expect(ruleFacts(plan, id)).toMatchObject({ severity: 'INFO', ...facts });
    expect(clauseOf(plan, id)).toContain(clause);
  });

  it('has no rule of size, and no procedure to join or leave', () => {
    expect(plan.teamRules).toHaveLength(5);
    expect(plan.teamRules.map(({ kind }) => kind)).not.toContain('SIZE');
    expect(plan.teamLevels).toEqual(['VILLAGE']);
    expect(plan.membership).toEqual({ join: null, leave: null });
  });
});

describe('Quảng Ngọc 2026: reports', () => {
  it.each([
    ['QNG-R1', 'IV.2.2', 'TEAM → COMMUNE, QUARTER, BEFORE 21 PERIOD_LAST'],
    ['QNG-R2', 'IV.2.2', 'COMMUNE → PROVINCE_DEPT, QUARTER, BEFORE 25 PERIOD_LAST'],
    ['QNG-R3', 'VI.8', 'TEAM → COMMUNE_OFFICE, MONTH, no date, assumed BEFORE 21 PERIOD_LAST'],
    ['QNG-R4', 'VI.1', 'COMMUNE_OFFICE → COMMUNE, QUARTER, no date, assumed BEFORE 25 PERIOD_LAST'],
    ['QNG-R5', 'VI (đoạn cuối)', 'TEAM → COMMUNE, ADHOC, no date'],
  ])('%s · mục %s · %s', (id, clause, wanted) => {
    expect(duty(plan, id)).toBe(wanted);
    expect(clauseOf(plan, id)).toContain(clause);
  });

  it('QNG-R4 · mục VI.1 · is due on request too', () => {
    const onRequest = plan.reporting.filter((entry) => entry.alsoOnRequest);
    expect(onRequest.map(({ id }) => id)).toEqual(['QNG-R4']);
  });

  it('QNG-R1 goes through Phòng Văn hóa – Xã hội', () => {
    expect(plan.reporting[0]).toMatchObject({ id: 'QNG-R1', via: 'Phòng Văn hóa – Xã hội' });
  });

  it('has these five and no other', () => {
    expect(plan.reporting).toHaveLength(5);
  });
});

describe('Quảng Ngọc 2026: the plan itself', () => {
  it('is in force in 2026, for commune 16498 of province 38', () => {
    expect(plan.validity).toMatchObject({ from: '2026-01-01', to: '2026-12-31' });
    expect(plan.scope).toEqual({ province: '38', commune: '16498', successors: [] });
    expect(plan.level).toBe('COMMUNE');
    expect(plan.hierarchy.model).toBe('TWO_LEVEL');
  });

  it('mục V · names a policy for 2026–2028 and no amount', () => {
    expect(plan.funding).toMatchObject({
      sources: ['STATE_BUDGET', 'OTHER_LAWFUL'],
      policy: { fromYear: 2026, toYear: 2028 },
      amount: null,
      clause: 'V',
    });
    expect(plan.funding.policy?.document).toContain('55/2025/NQ-HĐND');
  });

  it('mục IV.2.2 · asks for lists of residents, of which only counts are taken', () => {
    expect(plan.residentLists?.counters.map(({ id }) => id)).toEqual([
      'digital_signature',
      'ehealth_book',
      'bank_account',
    ]);
  });

  it('mục IV.2 · goes from door to door and shows by hand', () => {
    expect(plan.activities.kinds.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['DOOR_TO_DOOR', 'DEMONSTRATION', 'DIGITAL_MEDIA']),
    );
    expect(plan.activities.minHoursPerWeek).toBeNull();
    expect(plan.activities.priorityGroups.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['LOW_DIGITAL_SKILL', 'PERSON_WITH_MERIT']),
    );
  });

  it('treats C4, C8, C18 and C20', () => {
    expect(plan.contradictions.map(({ id }) => id)).toEqual(['C4', 'C8', 'C18', 'C20']);
  });
});
