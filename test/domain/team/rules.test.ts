import { describe, expect, it } from 'vitest';
import { teamFindings, teamsOf } from '../../../functions/domain/team/rules.ts';
import type { Plan } from '../../../functions/domain/plan/plan.ts';
import {
  AN_HAI,
  fillIn,
  openDesk,
  QUANG_NAM,
  QUANG_TRI,
  TUYEN_QUANG,
  type Desk,
} from '../workbook/office.ts';

const AS_OF = '2025-12-14';

function contentOf(desk: Desk) {
  const { content, issues } = desk.receive();
  if (!content) throw new Error(issues.map((issue) => issue.code).join());
  return content;
}

/** The rules that the first village team breaks when it has so many members. */
function brokenBySize(plan: Plan, count: number): string[] {
  const places = {
    'quang-nam-2025': '48',
    'an-hai-2025': '48',
    'tuyen-quang-2025': '08',
    'quang-tri-2022': '44',
  };
  const desk = fillIn(
    openDesk({ plans: [plan], province: places[plan.id as keyof typeof places] }),
  );
  const content = contentOf(desk);
  const one = content.members.find((member) => member.role === 'MEMBER');
  if (!one) throw new Error('No member');
  content.members = Array.from({ length: count }, () => ({ ...one, team: 'T001' }));
  const sizes = new Set(['SIZE', 'COLLABORATORS_ABOVE']);
  return teamFindings(content, desk.form.overlay, AS_OF)
    .filter(({ team, kind }) => team === 'T001' && sizes.has(kind))
    .map(({ rule, severity }) => `${rule} ${severity}`);
}

describe('how large a team may be', () => {
  it.each<[string, Plan, number, string[]]>([
    ['Quảng Nam, 3 members: at least 4 (II.2.a)', QUANG_NAM, 3, ['QN-T1 WARN']],
    ['Quảng Nam, 4 members', QUANG_NAM, 4, []],
    ['Quảng Nam, 40 members: no upper limit (C3)', QUANG_NAM, 40, []],
    ['An Hải, 4 members: 5 to 8 (II.1.a)', AN_HAI, 4, ['AH-T1 WARN']],
    ['An Hải, 5 members', AN_HAI, 5, []],
    ['An Hải, 8 members', AN_HAI, 8, []],
    ['An Hải, 9 members', AN_HAI, 9, ['AH-T1 WARN']],
    ['Tuyên Quang, 5 members satisfy both clauses (C1)', TUYEN_QUANG, 5, []],
    ['Quảng Trị, 8 members of a village team (III.3.1.1)', QUANG_TRI, 8, []],
  ])('%s', (_, plan, count, broken) => {
    expect(brokenBySize(plan, count)).toEqual(broken);
  });

  it.each([6, 10])(
    'Tuyên Quang, %d members in a village team: told of, not warned about (C1)',
    (count) => {
      expect(brokenBySize(TUYEN_QUANG, count).every((found) => found.endsWith('INFO'))).toBe(true);
    },
  );

  it('Tuyên Quang, 11 members: the extra ones are to be collaborators (C1)', () => {
    expect(brokenBySize(TUYEN_QUANG, 11).some((found) => found.endsWith('WARN'))).toBe(true);
  });

  it('Quảng Trị, 9 members: above the village’s 8 and to be collaborators (III.3.1.4)', () => {
    expect(brokenBySize(QUANG_TRI, 9)).toHaveLength(2);
  });
});

describe('who counts', () => {
  const desk = () => fillIn(openDesk());

  it('collaborators are no members', () => {
    const content = contentOf(desk());
    for (const member of content.members) member.role = 'COLLABORATOR';
    expect(
      teamsOf(content, AS_OF).map((team) => [team.members.length, team.collaborators]),
    ).toEqual([
      [0, 4],
      [0, 4],
    ]);
  });

  it.each<[string, string | null, string | null, number]>([
    ['joined on the day of the cut-off', AS_OF, null, 1],
    ['joined a day later', '2025-12-15', null, 0],
    ['left on the day of the cut-off', '2025-01-01', AS_OF, 0],
    ['leaves a day later', '2025-01-01', '2025-12-15', 1],
    ['no day given', null, null, 1],
  ])('%s', (_, joinedOn, leftOn, count) => {
    const content = contentOf(desk());
    const one = content.members[0];
    content.members = one ? [{ ...one, joinedOn, leftOn }] : [];
    expect(teamsOf(content, AS_OF)[0]?.members).toHaveLength(count);
  });

  it('a team over two villages is one team, two teams of one village are two', () => {
    const content = contentOf(desk());
    const [first, second] = content.villages;
    if (!first || !second) throw new Error('No villages');
    content.villages = [
      { ...first, team: 'TO-A' },
      { ...second, team: 'TO-A' },
      { ...second, team: 'TO-B' },
    ];
    expect(teamsOf(content, AS_OF).map((team) => team.code)).toEqual(['TO-A', 'TO-B']);
  });
});

describe('the commune team of Quảng Trị (III.3.1.2)', () => {
  const posts = [
    'COMMUNE_LEADER',
    'YOUTH_DEPUTY',
    'WOMEN_UNION_LEADER',
    'ADMIN_REFORM_OFFICER',
    'POLICE',
  ];
  const broken = (held: string[]) => {
    const desk = fillIn(openDesk({ plans: [QUANG_TRI], province: '44', period: '2025-M12' }));
    const content = contentOf(desk);
    const one = content.members[0];
    if (!one) throw new Error('No member');
    content.members = held.map((post, index) => ({
      ...one,
      team: 'XA',
      post,
      role: index === 0 ? 'LEADER' : 'MEMBER',
    }));
    return teamFindings(content, desk.form.overlay, AS_OF).filter(
      ({ team, kind }) => team === 'XA' && ['SIZE', 'ROLE_POST', 'REQUIRED_POST'].includes(kind),
    );
  };

  it('a leader of the committee and the four named posts are in order; police stand in for culture', () => {
    expect(broken(posts)).toEqual([]);
  });

  it('a leader who is none of the committee is warned about', () => {
    expect(broken(['TEACHER', ...posts.slice(1)]).map(({ kind }) => kind)).toEqual(['ROLE_POST']);
  });

  it.each(posts.slice(1))('without %s that post is missing', (post) => {
    const found = broken(posts.map((it) => (it === post ? 'RESIDENT' : it)));
    expect(found.map(({ kind, facts }) => [kind, facts['count']])).toEqual([['REQUIRED_POST', 0]]);
  });
});
