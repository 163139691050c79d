import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOfRollup } from '../../../functions/digest.ts';
import type { Plan } from '../../../functions/domain/plan/plan.ts';
import type { MemberLine, ReportContent } from '../../../functions/domain/report/content.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import type { CountedReport, Rollup } from '../../../functions/domain/rollup/rollup.ts';
import { reportsShowingChanges } from '../../../functions/domain/rollup/team-alerts.ts';
import { commune, HOA_TIEN, QUANG_NAM, QUANG_TRI_PLAN, scene } from '../../cast.ts';
import { contentOf, periodOf, reportOf, row } from '../../report-makers.ts';
import { TUYEN_QUANG } from '../workbook/office.ts';

const DECIDED = '2025-08-01';

function member(facts: Partial<MemberLine> = {}): MemberLine {
  return {
    team: 'T001',
    role: 'MEMBER',
    post: null,
    area: true,
    households: null,
    skilled: true,
    joinedOn: DECIDED,
    joinApprover: null,
    leftOn: null,
    leaveApprover: null,
    at: '3. Thành viên!A3',
    ...facts,
  };
}
const LEADER = member({ role: 'LEADER', post: 'VILLAGE_HEAD' });
const FIVE = [LEADER, member(), member(), member(), member()];

const said = (
  members: MemberLine[],
  facts: Partial<ReportContent> = {},
  of = HOA_TIEN,
): CountedReport =>
  reportOf(contentOf(of, [row('T001', 100, {})], { period: '2025-Q4', members, ...facts }));

function rolled(reports: CountedReport[], plan: Plan = QUANG_NAM, of = HOA_TIEN): Rollup {
  return rollUp(
    scene({
      province: { code: of.province, name: 'Tỉnh' },
      plans: [plan],
      reports,
      units: { communes: [of], villages: [] },
    }),
  );
}

const changes = (...given: Parameters<typeof rolled>) =>
  rolled(...given).memberChanges.map(
    ({ kind, number, people, on, decided, approval }) =>
      `${kind} #${number ?? '-'} ×${people} ${on ?? '-'} decided ${decided} ${approval ?? 'not asked'}`,
  );

describe('who joined and who left', () => {
  it.each<[string, Partial<MemberLine>, string[]]>([
    [
      'on the first day of the data',
      { joinedOn: '2025-09-15' },
      ['JOINED #6 ×1 2025-09-15 decided false not asked'],
    ],
    [
      'on the last day of the data',
      { joinedOn: '2025-12-14' },
      ['JOINED #6 ×1 2025-12-14 decided false not asked'],
    ],
    ['the day after', { joinedOn: '2025-12-15' }, []],
    ['on the day of the decision', { joinedOn: DECIDED }, []],
    [
      'before the data, and no decision since',
      { joinedOn: '2025-08-02' },
      ['JOINED #6 ×1 2025-08-02 decided false not asked'],
    ],
    [
      'both joined and left',
      { joinedOn: '2025-10-01', leftOn: '2025-11-01' },
      [
        'JOINED #6 ×1 2025-10-01 decided false not asked',
        'LEFT #6 ×1 2025-11-01 decided false not asked',
      ],
    ],
  ])('%s', (_, facts, expected) => {
    expect(changes([said([...FIVE, member(facts)])])).toEqual(expected);
  });

  it('are counted by commune, decided or not', () => {
    const content = said([...FIVE, member({ joinedOn: '2025-10-01', leftOn: '2025-11-01' })]);
    expect(rolled([content]).teams[0]).toMatchObject({ joined: 1, left: 1 });
    const founding = said(FIVE.map((it) => ({ ...it, joinedOn: '2025-10-01' })));
    const [line] = founding.content.villages;
    Object.assign(line ?? {}, { decision: { no: '1/QĐ-UBND', on: '2025-10-01' } });
    expect(rolled([founding])).toMatchObject({
      teams: [{ joined: 5, left: 0 }],
      memberChanges: [],
    });
  });

  it('stand by their place in the list of their team, with the cell', () => {
    const other = member({ team: 'T009' });
    const joined = member({ joinedOn: '2025-10-01', at: '3. Thành viên!A9' });
    const [change] = rolled([said([LEADER, other, joined])]).memberChanges;
    expect(change).toMatchObject({
      unit: '20332',
      name: 'Thôn T001',
      number: 2,
      at: '3. Thành viên!A9',
    });
  });

  it('never by name, also where the province keeps the names', () => {
    const named = member({ name: 'Nguyễn Văn A', joinedOn: '2025-10-01', role: 'LEADER' });
    const { memberChanges, teamAlerts } = rolled([said([named])]);
    expect(memberChanges).toHaveLength(1);
    expect(JSON.stringify([memberChanges, teamAlerts])).not.toContain('Nguyễn');
  });

  it('of a team without a decision: those of the period only', () => {
    const report = said([...FIVE, member({ joinedOn: '2025-10-01' })]);
    for (const line of report.content.villages) line.decision = null;
    expect(changes([report])).toEqual(['JOINED #6 ×1 2025-10-01 decided false not asked']);
  });

  it('a new leader is told of although a decision covers it', () => {
    const report = said([
      { ...LEADER, leftOn: '2025-10-05' },
      { ...LEADER, joinedOn: '2025-10-05' },
    ]);
    for (const line of report.content.villages)
      line.decision = { no: '2/QĐ-UBND', on: '2025-10-05' };
    expect(changes([report])).toEqual([
      'LEFT #1 ×1 2025-10-05 decided true not asked',
      'JOINED #2 ×1 2025-10-05 decided true not asked',
    ]);
  });
});

describe('who has to approve it', () => {
  const TUYEN = commune('00691', 'Xã Tuyên', null, { province: '08' });
  const QUANG = commune('19333', 'Xã Quảng', null, { province: '44' });
  /** Decided on the day, so that only the approver is looked at. */
  const approved = (team: string, facts: Partial<MemberLine>, of: typeof TUYEN) => {
    const on = '2025-12-01';
    const report = said([member({ team, joinedOn: null, ...facts })], { period: '2025-Q4' }, of);
    const { content } = report;
    for (const line of content.villages) line.decision = { no: '2/QĐ-UBND', on };
    content.communeTeam = {
      decision: { no: '2/QĐ-UBND', on },
      zalo: { has: true, members: null },
      at: '2. Thôn và Tổ!A9',
    };
    return report;
  };
  const day = '2025-12-01';

  it.each<[string, string, Partial<MemberLine>, string[]]>([
    [
      'joins a village team, approved by the village head',
      'T001',
      { joinedOn: day, joinApprover: 'VILLAGE_HEAD' },
      [],
    ],
    [
      'joins a village team, approved by the chair',
      'T001',
      { joinedOn: day, joinApprover: 'COMMUNE_CHAIR' },
      ['JOINED DIFFERS VILLAGE_HEAD II.1.3'],
    ],
    [
      'joins a village team, nobody written down',
      'T001',
      { joinedOn: day },
      ['JOINED MISSING VILLAGE_HEAD II.1.3'],
    ],
    [
      'joins the commune team, approved by the chair',
      'XA',
      { joinedOn: day, joinApprover: 'COMMUNE_CHAIR' },
      [],
    ],
    [
      'leaves the commune team, approved by the village head',
      'XA',
      { leftOn: day, leaveApprover: 'VILLAGE_HEAD' },
      ['LEFT DIFFERS COMMUNE_CHAIR II.1.3'],
    ],
    [
      'leaves a village team, nobody written down',
      'T001',
      { leftOn: day },
      ['LEFT MISSING VILLAGE_HEAD II.1.3'],
    ],
  ])('Tuyên Quang (II.1.3): %s', (_, team, facts, expected) => {
    const found = rolled([approved(team, facts, TUYEN)], TUYEN_QUANG, TUYEN).memberChanges;
    expect(
      found.map((it) => `${it.kind} ${it.approval} ${it.asked?.approver} ${it.asked?.clause}`),
    ).toEqual(expected);
  });

  it.each<[string, string, Partial<MemberLine>, string[]]>([
    [
      'joins a village team, approved by the chair',
      'T001',
      { joinedOn: day, joinApprover: 'COMMUNE_CHAIR' },
      [],
    ],
    [
      'joins a village team, approved by the village head',
      'T001',
      { joinedOn: day, joinApprover: 'VILLAGE_HEAD' },
      ['JOINED DIFFERS COMMUNE_CHAIR III.3.1.4'],
    ],
    [
      'leaves the commune team, nobody written down',
      'XA',
      { leftOn: day },
      ['LEFT MISSING COMMUNE_CHAIR III.3.1.4'],
    ],
  ])('Quảng Trị (III.3.1.4): %s', (_, team, facts, expected) => {
    const report = approved(team, facts, QUANG);
    report.period = '2025-M12';
    report.content.period = '2025-M12';
    const found = rollUp(
      scene({
        province: { code: '44', name: 'Tỉnh' },
        plans: [QUANG_TRI_PLAN],
        reports: [report],
        units: { communes: [QUANG], villages: [] },
        period: periodOf('2025-M12'),
      }),
    ).memberChanges;
    expect(
      found.map((it) => `${it.kind} ${it.approval} ${it.asked?.approver} ${it.asked?.clause}`),
    ).toEqual(expected);
  });

  it('Quảng Nam: its plan names nobody, so nobody is missed', () => {
    expect(rolled([approved('T001', { joinedOn: day }, HOA_TIEN)]).memberChanges).toEqual([]);
  });
});

describe('what only the report of the quarter before shows', () => {
  const before = (members: MemberLine[], facts: Partial<ReportContent> = {}) =>
    said(members, { period: '2025-Q3', ...facts });

  it.each<[string, MemberLine[], MemberLine[], string[]]>([
    ['the same people', FIVE, FIVE, []],
    [
      'one more without a day of this quarter',
      FIVE,
      [...FIVE, member({ joinedOn: null })],
      ['ADDED #- ×1 - decided false not asked'],
    ],
    [
      'two fewer without a day of leaving',
      FIVE,
      FIVE.slice(0, 3),
      ['REMOVED #- ×2 - decided false not asked'],
    ],
    [
      'another leader, no day',
      FIVE,
      [member(), { ...member(), role: 'LEADER', post: 'TEACHER' }, member(), member(), member()],
      ['LEADER_CHANGED #2 ×1 - decided false not asked'],
    ],
    ['a list that nobody had filled in', [], FIVE, []],
  ])('%s', (_, old, now, expected) => {
    expect(changes([said(now), before(old)])).toEqual(expected);
  });

  it('a day accounts for the change: it is told once', () => {
    const now = said([...FIVE, member({ joinedOn: '2025-10-01' })]);
    expect(changes([now, before(FIVE)])).toEqual([
      'JOINED #6 ×1 2025-10-01 decided false not asked',
    ]);
  });

  it('a team that is gone, and a new one without a decision', () => {
    const other = contentOf(HOA_TIEN, [row('T002', 80, {})]).villages.map((line) => ({
      ...line,
      decision: null,
    }));
    const now = said([], { villages: other });
    expect(changes([now, before(FIVE)])).toEqual([
      'TEAM_ADDED #- ×0 - decided false not asked',
      'TEAM_GONE #- ×0 - decided null not asked',
    ]);
  });

  it('the report before is named among the basis only where it shows something', () => {
    const basis = (members: MemberLine[]) =>
      rolled([said(members), before(FIVE)]).basis.map(({ report }) => report.split('_')[1]);
    expect(basis(FIVE)).toEqual(['2025-Q4']);
    expect(basis(FIVE.slice(1))).toEqual(['2025-Q3', '2025-Q4']);
  });

  it('an older report than that of the quarter before is not compared with', () => {
    expect(changes([said(FIVE), said([LEADER], { period: '2025-Q2' })])).toEqual([]);
  });
});

describe('whatever the order of reports', () => {
  const day = fc.option(fc.constantFrom('2025-08-01', '2025-09-20', '2025-11-02', '2026-01-01'), {
    nil: null,
  });
  const anyMember = fc
    .record({
      role: fc.constantFrom('LEADER' as const, 'MEMBER' as const, 'COLLABORATOR' as const),
      joinedOn: day,
      leftOn: day,
    })
    .map(member);
  const list = fc.array(anyMember, { maxLength: 7 });

  it('alerts and changes are the same, also from the basis and from what the server reads', () => {
    fc.assert(
      fc.property(list, list, list, (now, last, older) => {
        const reports = [
          said(now),
          said(last, { period: '2025-Q3' }),
          said(older, { period: '2025-Q2' }),
        ];
        const whole = rolled(reports);
        const same = [
          rolled(reports.toReversed()),
          rolled(
            reports.filter(({ reportId }) => whole.basis.some((it) => it.report === reportId)),
          ),
          rolled([
            said(now),
            ...reportsShowingChanges([said(last, { period: '2025-Q3' })], {
              plans: [QUANG_NAM],
              period: periodOf('2025-Q4'),
              reports: [said(now)],
              units: { communes: [HOA_TIEN], villages: [] },
            }),
          ]),
        ];
        for (const other of same) {
          expect(other.memberChanges).toEqual(whole.memberChanges);
          expect(other.teamAlerts).toEqual(whole.teamAlerts);
          expect(digestOfRollup(other)).toBe(digestOfRollup(whole));
        }
      }),
    );
  });
});
