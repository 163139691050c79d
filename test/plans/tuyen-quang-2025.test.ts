import { describe, expect, it } from 'vitest';
import { clauseOf, duty, readPlan, ruleFacts } from './reading.ts';

const plan = await readPlan('tuyen-quang-2025');

describe('Tuyên Quang 2025: indicators', () => {
  it('mục III.1 · has none: the department assigns targets later', () => {
    expect(plan.indicators).toEqual([]);
    expect(plan.assignedTargets).toEqual([]);
    expect(plan.targetAssignment?.by).toBe('PROVINCE_DEPT');
    expect(plan.targetAssignment?.clause).toContain('III.1');
  });
});

describe('Tuyên Quang 2025: team rules', () => {
  it.each([
    [
      'TQ-T0',
      'I.2',
      'one team per commune and village',
      'ANY',
      'WARN',
      { kind: 'ONE_TEAM_PER_UNIT' },
    ],
    [
      'TQ-T1a',
      'II.1.1',
      'commune team at most 10',
      'COMMUNE',
      'WARN',
      { kind: 'SIZE', min: null, max: 10, stage: 'FOUNDING' },
    ],
    [
      'TQ-T1b',
      'II.1.1',
      'led by the head of Phòng VH&XH',
      'COMMUNE',
      'WARN',
      { kind: 'ROLE_POST', role: 'LEADER', posts: ['CULTURE_OFFICE_LEADER'] },
    ],
    [
      'TQ-T1c',
      'II.1.1',
      'deputy is the secretary of Đoàn',
      'COMMUNE',
      'WARN',
      { kind: 'ROLE_POST', role: 'DEPUTY', posts: ['YOUTH_SECRETARY'] },
    ],
    ['TQ-T1d', 'II.1.1', 'members at choice', 'COMMUNE', 'INFO', { kind: 'PREFERENCE' }],
    [
      'TQ-T2a',
      'II.1.2',
      'village team at most 05, told only (C1)',
      'VILLAGE',
      'INFO',
      { kind: 'SIZE', min: null, max: 5, stage: 'FOUNDING' },
    ],
    [
      'TQ-T2b',
      'II.1.2',
      'led by the village head',
      'VILLAGE',
      'WARN',
      { kind: 'ROLE_POST', role: 'LEADER', posts: ['VILLAGE_HEAD'] },
    ],
    [
      'TQ-T2c',
      'II.1.2',
      'deputy is the secretary of Đoàn',
      'VILLAGE',
      'WARN',
      { kind: 'ROLE_POST', role: 'DEPUTY', posts: ['YOUTH_SECRETARY'] },
    ],
    ['TQ-T2d', 'II.1.2', 'members at choice', 'VILLAGE', 'INFO', { kind: 'PREFERENCE' }],
    [
      'TQ-T3',
      'II.1.3',
      'kept at 5–10',
      'ANY',
      'INFO',
      { kind: 'SIZE', min: 5, max: 10, stage: 'OPERATING' },
    ],
    [
      'TQ-T4',
      'II.1.3',
      'collaborators above 10',
      'ANY',
      'WARN',
      { kind: 'COLLABORATORS_ABOVE', above: 10 },
    ],
    [
      'TQ-T5',
      'III.2',
      'decision of the commune’s chair',
      'ANY',
      'WARN',
      { kind: 'DECISION_REQUIRED', signer: 'Chủ tịch UBND cấp xã' },
    ],
    ['TQ-T6', 'II.3', 'one group per commune', 'COMMUNE', 'WARN', { kind: 'ZALO_GROUP_REQUIRED' }],
    [
      'TQ-T7',
      'III.1',
      'a regulation',
      'ANY',
      'INFO',
      { kind: 'DOCUMENTS_REQUIRED', documents: ['REGULATION'] },
    ],
    [
      'TQ-T8',
      'III.2 (gạch đầu dòng 2)',
      'teams are re-established, by no day',
      'ANY',
      'WARN',
      { kind: 'REORGANISED_AFTER_MERGE', by: null },
    ],
  ])('%s · mục %s · %s', (id, clause, _, teamLevel, severity, facts) => {
    expect(ruleFacts(plan, id)).toMatchObject({ teamLevel, severity, ...facts });
    expect(clauseOf(plan, id)).toBe(clause);
  });

  it('has these fifteen and no other, for teams of communes and villages', () => {
    expect(plan.teamRules).toHaveLength(15);
    expect(plan.teamLevels).toEqual(['COMMUNE', 'VILLAGE']);
  });

  it.each(['join', 'leave'] as const)(
    'mục II.1.3 · to %s, the village head or the commune’s chair approves (C12)',
    (way) => {
      expect(plan.membership[way]).toMatchObject({
        approver: { VILLAGE: 'VILLAGE_HEAD', COMMUNE: 'COMMUNE_CHAIR' },
        clause: 'II.1.3',
      });
    },
  );
});

describe('Tuyên Quang 2025: reports', () => {
  it.each([
    ['TQ-R1', 'II.2.3', 'TEAM → COMMUNE, MONTH, BEFORE 30 PERIOD_LAST'],
    ['TQ-R2', 'III.2', 'COMMUNE → PROVINCE_DEPT, QUARTER, no date, assumed BEFORE 25 PERIOD_LAST'],
    ['TQ-R3', 'III.2', 'COMMUNE → PROVINCE_DEPT, YEAR, no date, assumed BEFORE 15 12'],
    ['TQ-R4', 'III.2', 'COMMUNE → PROVINCE_DEPT, ADHOC, PER_REQUEST'],
  ])('%s · mục %s · %s', (id, clause, wanted) => {
    expect(duty(plan, id)).toBe(wanted);
    expect(clauseOf(plan, id)).toContain(clause);
  });

  it('TQ-R1 · mục II.2.3 · is sent over Zalo (C16)', () => {
    expect(plan.reporting[0]?.channel).toContain('Zalo');
  });

  it('has these four and no other, none changed by the reorganisation', () => {
    expect(plan.reporting).toHaveLength(4);
    expect(plan.reporting.filter((entry) => entry.afterReorganisation)).toEqual([]);
  });
});

describe('Tuyên Quang 2025: the plan itself', () => {
  it('is No. 10/KH-UBND of 17 July 2025, in force without an end, for province 08', () => {
    expect(plan).toMatchObject({ documentNo: '10/KH-UBND', issuedOn: '2025-07-17' });
    expect(plan.validity).toMatchObject({ from: '2025-07-17', to: null });
    expect(plan.scope).toEqual({ province: '08', commune: null, successors: [] });
    expect(plan.hierarchy.model).toBe('TWO_LEVEL');
  });

  it('is silent on money, phases and lists', () => {
    expect(plan.funding).toEqual({ sources: [], policy: null, amount: null, clause: null });
    expect(plan.rollout).toEqual([]);
    expect(plan.residentLists).toBeNull();
  });

  it('mục II.2 · has surveys, and traceability for farmers', () => {
    expect(plan.activities.kinds.map(({ code }) => code)).toContain('SURVEY');
    expect(plan.activities.topics.map(({ code }) => code)).toContain('TRACEABILITY');
    expect(plan.activities.priorityGroups.map(({ code }) => code)).toContain('FARMER');
  });

  it('treats C1, C12, C15, C16, C17 and C19', () => {
    expect(plan.contradictions.map(({ id }) => id)).toEqual([
      'C1',
      'C12',
      'C15',
      'C16',
      'C17',
      'C19',
    ]);
  });
});
