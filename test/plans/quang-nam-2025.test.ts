import { describe, expect, it } from 'vitest';
import { clauseOf, duty, indicatorOf, readPlan, ruleFacts, shareWanted } from './reading.ts';

const plan = await readPlan('quang-nam-2025');

describe('Quảng Nam 2025: indicators', () => {
  it.each([
    ['QN-01', 'I.2', '100 % mọi vùng', 'hh_informed', 'households >= ALL 100'],
    [
      'QN-02',
      'I.2',
      '80 % đồng bằng, 50 % miền núi',
      'hh_online_public_service',
      'households >= PLAIN 80, MOUNTAIN 50',
    ],
    [
      'QN-03',
      'I.2',
      '60 % đồng bằng, 40 % miền núi',
      'hh_platform_installed',
      'households >= PLAIN 60, MOUNTAIN 40',
    ],
    [
      'QN-04',
      'I.2',
      '70 % đồng bằng, 40 % miền núi',
      'hh_epayment_account',
      'households >= PLAIN 70, MOUNTAIN 40',
    ],
    [
      'QN-05',
      'I.2',
      '30 % đồng bằng, 15 % miền núi',
      'hh_digital_signature',
      'households >= PLAIN 30, MOUNTAIN 15',
    ],
  ])('%s · mục %s · %s', (id, clause, _, canonicalId, wanted) => {
    expect(indicatorOf(plan, id)).toMatchObject({
      canonicalId,
      unit: 'hộ',
      entry: 'VILLAGE',
      measure: 'STOCK',
      deadlineYear: 2025,
      optional: false,
      aspirational: false,
    });
    expect(shareWanted(plan, id)).toBe(wanted);
    expect(clauseOf(plan, id)).toContain(clause);
  });

  it('has these five and no other', () => {
    expect(plan.indicators).toHaveLength(5);
  });

  it('QN-H · mục II.2.b · at least 8 hours a week', () => {
    expect(plan.activities.minHoursPerWeek).toEqual({ id: 'QN-H', value: 8, clause: 'II.2.b' });
  });

  it('mục I.2 · has the zones đồng bằng and miền núi, by district', () => {
    expect(plan.zones.map(({ id, name }) => [id, name])).toEqual([
      ['PLAIN', 'Đồng bằng'],
      ['MOUNTAIN', 'Miền núi'],
    ]);
    expect(plan.zones.every((zone) => zone.definedBy.includes('huyện'))).toBe(true);
  });
});

describe('Quảng Nam 2025: team rules', () => {
  it.each([
    [
      'QN-T0',
      'II.2.a',
      'a team in each thôn/khối phố',
      { kind: 'ONE_TEAM_PER_UNIT', severity: 'INFO' },
    ],
    [
      'QN-T1',
      'II.2.a',
      'at least 04 members, no most (C3)',
      { kind: 'SIZE', min: 4, max: null, stage: 'ANY', severity: 'WARN' },
    ],
    ['QN-T2', 'II.2.a', 'young people, Đoàn at the core', { kind: 'PREFERENCE', severity: 'INFO' }],
    [
      'QN-T3',
      'II.2.a',
      'decision of the commune’s chair',
      { kind: 'DECISION_REQUIRED', signer: 'Chủ tịch UBND cấp xã', severity: 'WARN' },
    ],
  ])('%s · mục %s · %s', (id, clause, _, facts) => {
    expect(ruleFacts(plan, id)).toMatchObject({ teamLevel: 'VILLAGE', ...facts });
    expect(clauseOf(plan, id)).toBe(clause);
  });

  it('QN-T4 · mục II.2.a · yearly plan and regulation', () => {
    expect(ruleFacts(plan, 'QN-T4')).toEqual({
      kind: 'DOCUMENTS_REQUIRED',
      teamLevel: 'ANY',
      severity: 'INFO',
      documents: ['YEARLY_PLAN', 'REGULATION'],
    });
    expect(plan.teamRules).toHaveLength(6);
  });

  it('QN-T5 · mục II.2.a; II.2.d · teams are re-established, in the year 2025', () => {
    expect(ruleFacts(plan, 'QN-T5')).toEqual({
      kind: 'REORGANISED_AFTER_MERGE',
      teamLevel: 'VILLAGE',
      severity: 'WARN',
      by: '2025-12-31',
    });
    expect(clauseOf(plan, 'QN-T5')).toBe('II.2.a; II.2.d');
  });

  it('has teams of villages only, and no procedure to join or leave', () => {
    expect(plan.teamLevels).toEqual(['VILLAGE']);
    expect(plan.membership).toEqual({ join: null, leave: null });
  });
});

describe('Quảng Nam 2025: reports', () => {
  it.each([
    ['QN-R1', 'II.3', 'COMMUNE → DISTRICT, QUARTER, BEFORE 20 PERIOD_LAST'],
    ['QN-R2', 'II.3; IV.5.k', 'DISTRICT → PROVINCE_DEPT, QUARTER, BEFORE 26 PERIOD_LAST'],
    ['QN-R3', 'IV.5.k', 'DISTRICT → PROVINCE_DEPT, YEAR, BEFORE 15 12'],
    [
      'QN-R4',
      'IV.1.e',
      'PROVINCE_DEPT → PROVINCE + MINISTRY, QUARTER, no date, assumed BEFORE 30 PERIOD_LAST',
    ],
    ['QN-R5', 'IV.1.e', 'PROVINCE_DEPT → PROVINCE + MINISTRY, ADHOC, PER_REQUEST'],
  ])('%s · mục %s · %s', (id, clause, wanted) => {
    expect(duty(plan, id)).toBe(wanted);
    expect(clauseOf(plan, id)).toBe(clause);
  });

  it.each([
    ['QN-R1', 'goes to the department', { to: 'PROVINCE_DEPT', suppressed: false }],
    ['QN-R2', 'is owed by nobody', { suppressed: true }],
    ['QN-R3', 'comes from the commune', { from: 'COMMUNE', suppressed: false }],
  ])('%s %s since 1 July 2025 (C7)', (id, _, change) => {
    const {
      since,
      note: _note,
      ...rest
    } = plan.reporting.find((entry) => entry.id === id)?.afterReorganisation ?? {};
    expect(since).toBe('2025-07-01');
    expect(rest).toEqual(change);
  });

  it('has these five and no other', () => {
    expect(plan.reporting).toHaveLength(5);
  });
});

describe('Quảng Nam 2025: the plan itself', () => {
  it('is in force in 2025, for province 49 and its successor 48', () => {
    expect(plan.validity).toMatchObject({ from: '2025-01-01', to: '2025-12-31' });
    expect(plan.scope).toMatchObject({
      province: '49',
      commune: null,
      successors: [{ from: '2025-07-01', province: '48' }],
    });
    expect(plan).toMatchObject({
      level: 'PROVINCE',
      documentNo: null,
      issuedOn: null,
      leadAgency: 'Sở Khoa học và Công nghệ',
      dataWindow: 'DECREE_09',
    });
    expect(plan.hierarchy.model).toBe('THREE_LEVEL');
  });

  it('mục III and its legal basis · names four sources, a policy for 2025–2027 and no amount', () => {
    expect(plan.funding.sources).toHaveLength(4);
    expect(plan.funding.policy).toMatchObject({ fromYear: 2025, toYear: 2027 });
    expect(plan.funding.policy?.document).toContain('03/2025/NQ-HĐND');
    expect(plan.funding.amount).toBeNull();
  });

  it('mục II · knows its kinds of activity and the movement “học tập số”', () => {
    expect(plan.activities.kinds.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['OUTREACH', 'GUIDANCE', 'TRAINING', 'COMMUNITY_MEETING', 'SURVEY']),
    );
    expect(plan.activities.campaigns.map(({ name }) => name)).toEqual(['Phong trào “học tập số”']);
  });

  it('has no phases and asks for no lists of residents', () => {
    expect(plan.rollout).toEqual([]);
    expect(plan.residentLists).toBeNull();
  });

  it('treats C3, C5, C6, C7 and C17', () => {
    expect(plan.contradictions.map(({ id }) => id)).toEqual(['C3', 'C5', 'C6', 'C7', 'C17']);
  });
});
