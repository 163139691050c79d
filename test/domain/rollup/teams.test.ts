import { describe, expect, it } from 'vitest';
import type { MemberLine, Role, TeamPeriodLine } from '../../../functions/domain/report/content.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import type { RollupTeam } from '../../../functions/domain/rollup/rollup.ts';
import { HOA_TIEN, QUANG_NAM, scene, sceneOf, TAN_HIEP } from '../../cast.ts';
import { contentOf, figure, row, type Row } from '../../report-makers.ts';

function member(team: string, role: Role | null, facts: Partial<MemberLine> = {}): MemberLine {
  return {
    team,
    role,
    post: null,
    area: false,
    households: null,
    skilled: false,
    joinedOn: null,
    joinApprover: null,
    leftOn: null,
    leaveApprover: null,
    at: '3. Thành viên!A3',
    ...facts,
  };
}

function hours(village: string, team: string, value: number | null): TeamPeriodLine {
  return {
    village,
    team,
    hoursPerWeek: figure(value),
    activeMembers: null,
    reportedOn: null,
    note: null,
    at: '4. Số liệu kỳ!A3',
  };
}

function teamsOf(
  rows: readonly Row[],
  facts: Parameters<typeof contentOf>[2] = {},
): RollupTeam | undefined {
  return rollUp(sceneOf(HOA_TIEN, [contentOf(HOA_TIEN, rows, facts)], { plans: [QUANG_NAM] }))
    .teams[0];
}

const TWO = [row('T001', 100, {}), row('T002', 100, {})];

describe('the teams of a commune', () => {
  it('are told only of communes that have reported', () => {
    const units = rollUp(scene()).teams.map(({ unit }) => unit);
    expect(units).toEqual(['20275', '20308', '20332', '20836']);
    expect(units).not.toContain(TAN_HIEP.code);
  });

  it('a village without a team, a team without decision or leader', () => {
    const rows: Row[] = [...TWO, { village: 'T003', team: null, households: 80, says: {} }];
    const content = contentOf(HOA_TIEN, rows);
    const villages = content.villages.map((line) =>
      line.village === 'T002' ? { ...line, decision: null } : line,
    );
    expect(teamsOf(rows, { villages, members: [member('T001', 'LEADER')] })).toMatchObject({
      name: 'Hòa Tiến',
      villages: 3,
      teams: 2,
      communeTeams: 0,
      villagesWithoutTeam: 1,
      teamsWithoutDecision: 1,
      teamsWithoutLeader: 1,
    });
  });

  it.each<[string, Partial<MemberLine>, number]>([
    ['who joined on the last day of the data', { joinedOn: '2025-12-14' }, 1],
    ['who joined the day after', { joinedOn: '2025-12-15' }, 0],
    ['who left on the last day of the data', { leftOn: '2025-12-14' }, 0],
    ['who left the day after', { leftOn: '2025-12-15' }, 1],
    ['without a day', {}, 1],
  ])('a member %s', (_name, facts, members) => {
    expect(teamsOf(TWO, { members: [member('T001', 'LEADER', facts)] })).toMatchObject({
      members,
      teamsWithoutLeader: 2 - members,
    });
  });

  it('members and collaborators apart, and the commune team beside those of villages', () => {
    const members = [
      member('T001', 'LEADER', { skilled: true }),
      member('T001', null, { skilled: true }),
      member('T002', 'COLLABORATOR', { skilled: true }),
      member('XA', 'DEPUTY'),
    ];
    const communeTeam = {
      decision: null,
      zalo: { has: false, members: null },
      at: '2. Thôn và Tổ!A9',
    };
    expect(teamsOf(TWO, { members, communeTeam })).toMatchObject({
      teams: 2,
      communeTeams: 1,
      members: 3,
      collaborators: 1,
      skilledMembers: 2,
    });
  });

  it.each<[string, TeamPeriodLine[], number | null, number, number]>([
    ['nobody gave any', [hours('T001', 'T001', null)], null, 0, 0],
    [
      'one at the minimum of 8, one below',
      [hours('T001', 'T001', 8), hours('T002', 'T002', 7.5)],
      7.75,
      2,
      1,
    ],
    ['a confirmed zero is hours', [hours('T001', 'T001', 0), hours('T002', 'T002', 10)], 5, 2, 1],
    [
      'a team over two villages has its hours once',
      [hours('T001', 'T001', 6), hours('T002', 'T001', 9)],
      9,
      1,
      0,
    ],
  ])(
    'hours a week where %s',
    (_name, teamPeriods, hoursPerWeek, teamsWithHours, teamsBelowHours) => {
      expect(teamsOf(TWO, { teamPeriods })).toMatchObject({
        hoursPerWeek,
        teamsWithHours,
        teamsBelowHours,
      });
    },
  );

  it('a broken rule counts each team once, under its plan', () => {
    const findings = teamsOf(TWO, { members: [member('T001', 'LEADER')] })?.findings;
    expect(findings).toContainEqual({
      rule: 'QN-T1',
      plan: 'quang-nam-2025',
      teams: 2,
      severity: 'WARN',
    });
    expect(new Set(findings?.map(({ rule }) => rule)).size).toBe(findings?.length);
  });
});
