import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../functions/domain/plan/plan.ts';
import { overlayPlans } from '../../../functions/domain/plan/overlay.ts';
import type { MemberLine, ReportContent } from '../../../functions/domain/report/content.ts';
import { teamAlerts, type TeamAlert } from '../../../functions/domain/team/alerts.ts';
import type { Reorganised } from '../../../functions/domain/unit/reorganised.ts';
import { commune } from '../../cast.ts';
import { contentOf, periodOf, row } from '../../report-makers.ts';
import { AN_HAI, QUANG_NAM, QUANG_NGOC, QUANG_TRI, TUYEN_QUANG } from '../workbook/office.ts';

const AS_OF = '2025-12-14';
const DECIDED = { no: '12/QĐ-UBND', on: '2025-08-01' };
const MERGED: Reorganised = { commune: '2025-07-01', merged: {}, begun: {} };

/** The plans, each with a commune that it binds and a period in which it does. */
const PLACES: Record<string, { plan: Plan; province: string; code: string; period: string }> = {
  'Quảng Nam': { plan: QUANG_NAM, province: '48', code: '20332', period: '2025-Q4' },
  'An Hải': { plan: AN_HAI, province: '48', code: '20275', period: '2025-Q4' },
  'Tuyên Quang': { plan: TUYEN_QUANG, province: '08', code: '00691', period: '2025-Q4' },
  'Quảng Trị': { plan: QUANG_TRI, province: '44', code: '19333', period: '2025-M12' },
  'Quảng Ngọc': { plan: QUANG_NGOC, province: '38', code: '16498', period: '2026-Q1' },
};

function member(team: string, facts: Partial<MemberLine> = {}): MemberLine {
  return {
    team,
    role: 'MEMBER',
    post: null,
    area: true,
    households: null,
    skilled: true,
    joinedOn: '2025-08-01',
    joinApprover: null,
    leftOn: null,
    leaveApprover: null,
    at: '3. Thành viên!A3',
    ...facts,
  };
}

const members = (team: string, count: number, leader = true): MemberLine[] =>
  Array.from({ length: count }, (_, place) =>
    member(team, { role: place === 0 && leader ? 'LEADER' : 'MEMBER' }),
  );

/** One village with a team of `count` members that is in order, and the commune's own where asked. */
function alertsOf(
  name: string,
  change: (content: ReportContent) => void,
  { count = 5, reorganised = MERGED }: { count?: number; reorganised?: Reorganised } = {},
): TeamAlert[] {
  const place = PLACES[name];
  if (!place) throw new Error(`no plan of ${name}`);
  const of = commune(place.code, 'Xã', null, { province: place.province });
  const overlay = overlayPlans([place.plan], of, periodOf(place.period));
  const withOwn = place.plan.teamLevels.includes('COMMUNE');
  const content = contentOf(of, [row('T001', 100, {})], {
    members: [...members('T001', count), ...(withOwn ? members('XA', 5) : [])],
    ...(withOwn
      ? {
          communeTeam: {
            decision: DECIDED,
            zalo: { has: true, members: 20 },
            at: '2. Thôn và Tổ!A4',
          },
        }
      : {}),
  });
  change(content);
  return teamAlerts(content, overlay, AS_OF, reorganised);
}

const said = (alerts: readonly TeamAlert[]) =>
  alerts.map(({ kind, severity, team, asked }) =>
    `${kind} ${severity} ${team} ${asked.map(({ rule, clause }) => `${rule} ${clause}`).join(', ')}`.trim(),
  );

const line = (content: ReportContent) => {
  const [village] = content.villages;
  if (!village) throw new Error('no village');
  return village;
};
const ofVillage = (content: ReportContent) => content.members.filter(({ team }) => team === 'T001');

const noTeam = (content: ReportContent) => {
  Object.assign(line(content), { team: null, decision: null });
  content.members = content.members.filter(({ team }) => team !== 'T001');
};
const noLeader = (content: ReportContent) => {
  for (const it of ofVillage(content)) it.role = 'MEMBER';
};
const noDecision = (content: ReportContent) => {
  line(content).decision = null;
};
const oldDecision = (content: ReportContent) => {
  line(content).decision = { no: '3/QĐ-UBND', on: '2025-06-30' };
};
const joinedLater = (content: ReportContent) => {
  content.members.push(member('T001', { joinedOn: '2025-11-02' }));
};
const nothing = () => undefined;

describe('a team in order', () => {
  it.each(Object.keys(PLACES))('%s: no alert', (name) => {
    expect(said(alertsOf(name, nothing))).toEqual([]);
  });
});

describe('a village without a team', () => {
  it.each([
    ['Quảng Nam', 'INFO', 'QN-T0 II.2.a'],
    ['An Hải', 'INFO', 'AH-T0 Phần căn cứ'],
    ['Tuyên Quang', 'WARN', 'TQ-T0 I.2'],
    ['Quảng Trị', 'INFO', 'QT-T0 III.1; III.2.1'],
    ['Quảng Ngọc', 'INFO', 'QNG-T0 I.1; VI.8'],
  ])('%s: %s by %s', (name, severity, clause) => {
    expect(said(alertsOf(name, noTeam))).toContain(`NO_TEAM ${severity} T001 ${clause}`);
  });

  it.each(['Tuyên Quang', 'Quảng Trị'])('%s: the commune has a team of its own, too', (name) => {
    const without = (content: ReportContent) => {
      content.communeTeam = null;
      content.members = ofVillage(content);
    };
    expect(alertsOf(name, without).map(({ kind, team }) => `${kind} ${team}`)).toEqual([
      'NO_TEAM XA',
    ]);
  });

  it.each(['Quảng Nam', 'An Hải', 'Quảng Ngọc'])('%s: asks for none of the commune', (name) => {
    expect(alertsOf(name, nothing)).toEqual([]);
  });
});

describe('a team without a leader', () => {
  it.each([
    ['Tuyên Quang', 'TQ-T2b II.1.2'],
    ['Quảng Trị', 'QT-T2b III.3.1.3'],
    ['Quảng Nam', ''],
    ['An Hải', ''],
    ['Quảng Ngọc', ''],
  ])('%s names the leader in "%s"', (name, clause) => {
    expect(said(alertsOf(name, noLeader))).toEqual([`NO_LEADER WARN T001 ${clause}`.trim()]);
  });

  it('since the day on which the leader left', () => {
    const left = (content: ReportContent) => {
      Object.assign(ofVillage(content)[0] ?? {}, { leftOn: '2025-10-05' });
      line(content).decision = { no: '20/QĐ-UBND', on: '2025-10-05' };
    };
    expect(alertsOf('Quảng Nam', left)).toMatchObject([{ kind: 'NO_LEADER', since: '2025-10-05' }]);
  });

  it('since its founding where it never had one, and since no day that anybody knows', () => {
    expect(alertsOf('Quảng Nam', noLeader)[0]?.since).toBe('2025-08-01');
    const undated = (content: ReportContent) => {
      noLeader(content);
      Object.assign(ofVillage(content)[0] ?? {}, { joinedOn: null });
    };
    expect(alertsOf('Quảng Nam', undated)[0]?.since).toBeNull();
  });

  it('is not said of every team where nobody has filled in the list', () => {
    const blank = (content: ReportContent) => {
      content.members = [];
    };
    expect(said(alertsOf('Quảng Nam', blank))).toEqual(['NO_MEMBERS INFO']);
  });
});

describe('a team without a decision', () => {
  it.each([
    ['Quảng Nam', ['NO_DECISION WARN T001 QN-T3 II.2.a']],
    ['An Hải', ['NO_DECISION WARN T001 AH-T3 Phần căn cứ']],
    ['Tuyên Quang', ['NO_DECISION WARN T001 TQ-T5 III.2']],
    ['Quảng Trị', ['NO_DECISION WARN T001 QT-T4 III.3.1.1']],
    ['Quảng Ngọc', []],
  ])('%s: %j', (name, expected) => {
    expect(said(alertsOf(name, noDecision))).toEqual(expected);
  });
});

describe('a team that nobody has decided on since the merge of 1 July 2025', () => {
  it.each([
    ['Quảng Nam', ['NOT_REORGANISED WARN T001 QN-T5 II.2.a; II.2.d']],
    ['An Hải', ['NOT_REORGANISED WARN T001 AH-T5 II.1.a; II.3.b']],
    ['Tuyên Quang', ['NOT_REORGANISED WARN T001 TQ-T8 III.2 (gạch đầu dòng 2)']],
    ['Quảng Trị', []],
    ['Quảng Ngọc', []],
  ])('%s: %j', (name, expected) => {
    const found = alertsOf(name, oldDecision).filter(({ kind }) => kind === 'NOT_REORGANISED');
    expect(said(found)).toEqual(expected);
    for (const { since } of found) expect(since).toBe('2025-07-01');
  });

  it.each([
    ['Quảng Nam: by the end of 2025 (II.2.d)', 'Quảng Nam', '2025-12-31'],
    ['An Hải: no day', 'An Hải', undefined],
    ['Tuyên Quang: no day', 'Tuyên Quang', undefined],
  ])('%s', (_, name, by) => {
    const found = alertsOf(name, oldDecision).find(({ kind }) => kind === 'NOT_REORGANISED');
    expect(found?.facts['by']).toBe(by);
  });

  it.each<[string, string, Reorganised, string | null]>([
    ['decided on the day itself', '2025-07-01', MERGED, null],
    ['decided the day before', '2025-06-30', MERGED, '2025-07-01'],
    [
      'decided before the village was merged',
      '2025-08-01',
      { ...MERGED, merged: { T001: '2025-10-01' } },
      '2025-10-01',
    ],
    [
      'a merge after the last day of the data',
      '2025-08-01',
      { ...MERGED, merged: { T001: '2025-12-15' } },
      null,
    ],
    ['a list that tells of no merge', '2015-01-01', { ...MERGED, commune: null }, null],
    [
      'a new line without a merge',
      '2025-08-01',
      { ...MERGED, begun: { T001: '2025-10-01' } },
      null,
    ],
  ])('%s', (_, on, reorganised, since) => {
    const decided = (content: ReportContent) => {
      line(content).decision = { no: '3/QĐ-UBND', on };
      for (const it of ofVillage(content)) it.joinedOn = null;
    };
    const found = alertsOf('Quảng Nam', decided, { reorganised });
    expect(found.map((it) => it.since)).toEqual(since === null ? [] : [since]);
  });

  it('the officer says “Sáp nhập từ”, and the list since when the village stands', () => {
    const told = (content: ReportContent) => {
      line(content).mergedFrom = 'Tổ 21, 22';
    };
    const reorganised = { ...MERGED, begun: { T001: '2025-10-01' } };
    expect(alertsOf('Quảng Nam', told, { reorganised })[0]?.since).toBe('2025-10-01');
    expect(alertsOf('Quảng Nam', told)).toEqual([]);
  });

  it('8 villages, 12 teams: a merged village that kept its teams, since no day that is known', () => {
    const kept = (content: ReportContent) => {
      const own = line(content);
      own.mergedFrom = 'Tổ 21, 22';
      content.villages.push({ ...own, team: 'T001B', at: '2. Thôn và Tổ!A9' });
      content.members.push(...members('T001B', 5));
    };
    expect(
      alertsOf('Quảng Nam', kept).map(({ kind, team, since, facts, at }) => [
        kind,
        team,
        since,
        facts['teams'],
        at,
      ]),
    ).toEqual([
      ['NOT_REORGANISED', 'T001', null, 2, '2. Thôn và Tổ!A3'],
      ['NOT_REORGANISED', 'T001B', null, 2, '2. Thôn và Tổ!A9'],
    ]);
  });
});

describe('members who changed after the decision (C12)', () => {
  it.each([
    ['Quảng Nam', 'QN-T3 II.2.a'],
    ['An Hải', 'AH-T3 Phần căn cứ'],
    ['Tuyên Quang', 'TQ-T5 III.2'],
    ['Quảng Trị', 'QT-T4 III.3.1.1'],
    ['Quảng Ngọc', ''],
  ])('%s: told of, by %s', (name, clause) => {
    const found = alertsOf(name, joinedLater, { count: 4 }).filter(
      ({ kind }) => kind === 'CHANGED_WITHOUT_DECISION',
    );
    expect(said(found)).toEqual([`CHANGED_WITHOUT_DECISION INFO T001 ${clause}`.trim()]);
    expect(found[0]).toMatchObject({ since: '2025-11-02', facts: { changed: 1 } });
  });

  it('a later decision covers them', () => {
    const covered = (content: ReportContent) => {
      joinedLater(content);
      line(content).decision = { no: '30/QĐ-UBND', on: '2025-11-02' };
    };
    expect(alertsOf('Quảng Nam', covered)).toEqual([]);
  });
});

describe('too few and too many members', () => {
  it.each<[string, number, string[]]>([
    ['Quảng Nam', 3, ['TOO_FEW WARN T001 QN-T1 II.2.a']],
    ['Quảng Nam', 40, []],
    ['An Hải', 4, ['TOO_FEW WARN T001 AH-T1 II.1.a']],
    ['An Hải', 9, ['TOO_MANY WARN T001 AH-T1 II.1.a']],
    ['Tuyên Quang', 4, ['TOO_FEW INFO T001 TQ-T3 II.1.3']],
    ['Tuyên Quang', 6, ['TOO_MANY INFO T001 TQ-T2a II.1.2']],
    ['Tuyên Quang', 11, ['TOO_MANY WARN T001 TQ-T2a II.1.2, TQ-T3 II.1.3, TQ-T4 II.1.3']],
    ['Quảng Trị', 4, ['TOO_FEW WARN T001 QT-T2a III.3.1.1']],
    ['Quảng Trị', 9, ['TOO_MANY WARN T001 QT-T2a III.3.1.1, QT-T3 III.3.1.4']],
    ['Quảng Ngọc', 1, []],
    ['Quảng Ngọc', 40, []],
  ])('%s, %d members: %j', (name, count, expected) => {
    expect(said(alertsOf(name, nothing, { count }))).toEqual(expected);
  });

  it('since the day on which the fourth of them left', () => {
    const left = (content: ReportContent) => {
      const [, second, third] = ofVillage(content);
      Object.assign(second ?? {}, { leftOn: '2025-09-01' });
      Object.assign(third ?? {}, { leftOn: '2025-09-20' });
      line(content).decision = { no: '20/QĐ-UBND', on: '2025-09-20' };
    };
    expect(alertsOf('Quảng Nam', left)).toMatchObject([{ kind: 'TOO_FEW', since: '2025-09-20' }]);
  });
});
