import { describe, expect, it } from 'vitest';
import { clauseOf, duty, readPlan, ruleFacts } from './reading.ts';

const plan = await readPlan('quang-tri-2022');

/** A quota without play. */
const exactly = (count: number) => ({ min: count, max: count });

describe('Quảng Trị 2022: team rules', () => {
  it.each([
    ['QT-T0', 'III.1', 'teams of communes and villages', 'ANY', { kind: 'ONE_TEAM_PER_UNIT' }],
    [
      'QT-T1a',
      'III.3.1.1',
      'commune team of 5 (C2)',
      'COMMUNE',
      { kind: 'SIZE', min: 5, max: 5, stage: 'ANY' },
    ],
    [
      'QT-T1b',
      'III.3.1.2',
      'led by UBND',
      'COMMUNE',
      { kind: 'ROLE_POST', role: 'LEADER', posts: ['COMMUNE_LEADER'] },
    ],
    [
      'QT-T1c',
      'III.3.1.2',
      '01 secretary or deputy of Đoàn',
      'COMMUNE',
      { kind: 'REQUIRED_POST', posts: ['YOUTH_SECRETARY', 'YOUTH_DEPUTY'], count: 1 },
    ],
    [
      'QT-T1d',
      'III.3.1.2',
      '01 chair or deputy of Hội LHPN',
      'COMMUNE',
      { kind: 'REQUIRED_POST', posts: ['WOMEN_UNION_LEADER'], count: 1 },
    ],
    [
      'QT-T1e',
      'III.3.1.2',
      '01 officer of administrative reform',
      'COMMUNE',
      { kind: 'REQUIRED_POST', posts: ['ADMIN_REFORM_OFFICER'], count: 1 },
    ],
    [
      'QT-T1f',
      'III.3.1.2',
      '01 officer of culture, or police',
      'COMMUNE',
      { kind: 'REQUIRED_POST', posts: ['CULTURE_OFFICER', 'POLICE'], count: 1 },
    ],
    [
      'QT-T2a',
      'III.3.1.1',
      'village team of 5–8',
      'VILLAGE',
      { kind: 'SIZE', min: 5, max: 8, stage: 'ANY' },
    ],
    [
      'QT-T2b',
      'III.3.1.3',
      'led by the village head',
      'VILLAGE',
      { kind: 'ROLE_POST', role: 'LEADER', posts: ['VILLAGE_HEAD'] },
    ],
    [
      'QT-T2c',
      'III.3.1.3',
      'deputy is the secretary of Đoàn',
      'VILLAGE',
      { kind: 'ROLE_POST', role: 'DEPUTY', posts: ['YOUTH_SECRETARY'] },
    ],
    ['QT-T2d', 'III.3.1.3', 'keen and skilled members', 'VILLAGE', { kind: 'PREFERENCE' }],
    [
      'QT-T3',
      'III.3.1.4',
      'collaborators above 8',
      'ANY',
      { kind: 'COLLABORATORS_ABOVE', above: 8 },
    ],
    [
      'QT-T4',
      'III.3.1.1',
      'decision of the commune’s chair',
      'ANY',
      { kind: 'DECISION_REQUIRED', signer: 'Chủ tịch UBND cấp xã' },
    ],
    ['QT-T5a', 'III.3.3', 'group of the commune', 'COMMUNE', { kind: 'ZALO_GROUP_REQUIRED' }],
    ['QT-T5b', 'III.3.3', 'group of the village', 'VILLAGE', { kind: 'ZALO_GROUP_REQUIRED' }],
  ])('%s · mục %s · %s', (id, clause, _, teamLevel, facts) => {
    const told = facts.kind === 'ONE_TEAM_PER_UNIT' || facts.kind === 'PREFERENCE';
    expect(ruleFacts(plan, id)).toMatchObject({
      teamLevel,
      severity: told ? 'INFO' : 'WARN',
      ...facts,
    });
    expect(clauseOf(plan, id)).toContain(clause);
  });

  it('has these fifteen and no other, for teams of communes and villages', () => {
    expect(plan.teamRules).toHaveLength(15);
    expect(plan.teamLevels).toEqual(['COMMUNE', 'VILLAGE']);
  });

  it.each(['join', 'leave'] as const)(
    'mục III.3.1.4 · to %s, the commune’s chair approves at both levels',
    (way) => {
      expect(plan.membership[way]).toMatchObject({
        approver: { VILLAGE: 'COMMUNE_CHAIR', COMMUNE: 'COMMUNE_CHAIR' },
        clause: 'III.3.1.4',
      });
    },
  );
});

describe('Quảng Trị 2022: reports', () => {
  it.each([
    ['QT-R1', 'III.3.2', 'TEAM → COMMUNE, MONTH assumed, no date, assumed BEFORE 25 PERIOD_LAST'],
    ['QT-R2', 'V.5', 'DISTRICT → PROVINCE_DEPT, MONTH, BEFORE 30 PERIOD_LAST'],
    [
      'QT-R3',
      'V.1',
      'PROVINCE_DEPT → PROVINCE, YEAR assumed, no date, assumed BEFORE 15 PERIOD_NEXT',
    ],
    ['QT-R4', 'III.2.2; III.2.3', 'DISTRICT → PROVINCE_DEPT, PHASE, END_OF_PHASE'],
  ])('%s · mục %s · %s', (id, clause, wanted) => {
    expect(duty(plan, id)).toBe(wanted);
    expect(clauseOf(plan, id)).toContain(clause);
  });

  it('QT-R1 · mục III.3.2 · is due on request too', () => {
    expect(plan.reporting[0]).toMatchObject({ id: 'QT-R1', alsoOnRequest: true });
  });

  it.each(['QT-R2', 'QT-R4'])('%s comes from the commune since 1 July 2025 (C7)', (id) => {
    expect(plan.reporting.find((entry) => entry.id === id)?.afterReorganisation).toMatchObject({
      since: '2025-07-01',
      from: 'COMMUNE',
      suppressed: false,
    });
  });

  it('has these four and no other', () => {
    expect(plan.reporting).toHaveLength(4);
  });
});

describe('Quảng Trị 2022: the road map', () => {
  it.each([
    [
      'P1',
      'III.2.1',
      '2 communes, in each 1 team and 2 village teams',
      ['2022-05-01', '2022-07-31', exactly(2), exactly(1), exactly(2), false],
    ],
    [
      'P2',
      'III.2.2',
      '3–5 communes more, in each 5–10 village teams',
      ['2022-08-01', '2022-10-31', { min: 3, max: 5 }, null, { min: 5, max: 10 }, true],
    ],
    ['P3', 'III.2.3', 'evaluation', ['2022-11-01', '2022-12-31', null, null, null, true]],
  ])('%s · mục %s · %s', (id, clause, _, facts) => {
    const phase = plan.rollout.find((entry) => entry.id === id);
    expect([
      phase?.from,
      phase?.to,
      phase?.communesPerDistrict,
      phase?.communeTeamsPerCommune,
      phase?.villageTeamsPerCommune,
      phase?.evaluation,
    ]).toEqual(facts);
    expect(phase?.clause).toBe(clause);
  });

  it('has these three phases, and no targets of results', () => {
    expect(plan.rollout).toHaveLength(3);
    expect(plan.indicators).toEqual([]);
  });
});

describe('Quảng Trị 2022: the plan itself', () => {
  it('is in force from May 2022 without an end, for province 45 and its successor 44', () => {
    expect(plan.validity).toMatchObject({ from: '2022-05-01', to: null });
    expect(plan.scope).toMatchObject({
      province: '45',
      commune: null,
      successors: [{ from: '2025-07-01', province: '44' }],
    });
    expect(plan.hierarchy.model).toBe('THREE_LEVEL');
  });

  it('names the department of its time, and says what it is today', () => {
    expect(plan.leadAgency).toBe('Sở Thông tin và Truyền thông');
    expect(plan.leadAgencyNote).toContain('Sở Khoa học và Công nghệ');
  });

  it('mục IV, V.2, V.5 · names private and public money (C13)', () => {
    expect(plan.funding).toMatchObject({
      sources: ['PRIVATE_CONTRIBUTION', 'OTHER_LAWFUL', 'STATE_BUDGET'],
      policy: null,
      amount: null,
    });
  });

  it('mục III.3.2 · encourages initiatives', () => {
    expect(plan.activities.kinds.map(({ code }) => code)).toEqual([
      'OUTREACH',
      'GUIDANCE',
      'TRAINING',
      'INITIATIVE',
    ]);
  });

  it('treats C2, C7, C13, C14, C15, C17 and C19', () => {
    expect(plan.contradictions.map(({ id }) => id)).toEqual([
      'C2',
      'C7',
      'C13',
      'C14',
      'C15',
      'C17',
      'C19',
    ]);
  });
});
