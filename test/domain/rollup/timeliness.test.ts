import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import type { RollupInput, RollupTimeliness } from '../../../functions/domain/rollup/rollup.ts';
import type { TeamPeriodLine } from '../../../functions/domain/report/content.ts';
import {
  AN_HAI,
  AN_HAI_PLAN,
  HOA_TIEN,
  QUANG_NGOC,
  REPORTS,
  scene,
  sceneOf,
  sceneOfQuangNgoc,
} from '../../cast.ts';
import { at, contentOf, reportOf, row, type Row } from '../../report-makers.ts';

/** `20332 QN-R1 ON_TIME`, with the days late where there are any. */
function line({ unit, obligation, status, lateByDays }: RollupTimeliness): string {
  return [unit, obligation, status, lateByDays ?? []].flat().join(' ');
}

function provinceLines(facts: Partial<RollupInput> = {}): string[] {
  return rollUp(scene(facts))
    .timeliness.filter((it) => !it.internal)
    .map(line);
}

describe('communes before "trước ngày 20", on 23 December 2025', () => {
  it('are on time, late or missing', () => {
    expect(provinceLines()).toEqual([
      '20275 QN-R1 ON_TIME',
      '20308 QN-R1 LATE 2',
      '20332 QN-R1 ON_TIME',
      '20434 QN-R1 MISSING',
      '20836 QN-R1 ON_TIME',
    ]);
  });

  it.each([
    ['the last second of the 19th', '2025-12-19T23:59:59', 'NOT_DUE'],
    ['the first second of the 20th', '2025-12-20T00:00:00', 'MISSING'],
  ])('the silent one at %s', (_name, now, status) => {
    expect(provinceLines({ now: at(now) })).toContain(`20434 QN-R1 ${status}`);
  });

  it.each([
    ['the last second of the 19th', '2025-12-19T23:59:59', 'ON_TIME'],
    ['the first second of the 20th (muộn trong ngày)', '2025-12-20T00:00:00', 'LATE 0'],
    ['the last second of the 20th', '2025-12-20T23:59:59', 'LATE 0'],
    ['the first second of the 21st', '2025-12-21T00:00:00', 'LATE 1'],
  ])('a report that comes in %s', (_name, submittedAt, status) => {
    const report = reportOf(REPORTS.hoaTien.content, { submittedAt: at(submittedAt) });
    expect(provinceLines({ reports: [report] })).toContain(`20332 QN-R1 ${status}`);
  });

  it('the first complete revision decides, however late the last one', () => {
    const report = reportOf(REPORTS.hoaTien.content, {
      revision: 3,
      firstCompleteAt: at('2025-12-19T10:00:00'),
      submittedAt: at('2025-12-28T10:00:00'),
    });
    const hoaTien = rollUp(scene({ reports: [report] })).timeliness.find(
      ({ unit }) => unit === '20332',
    );
    expect(hoaTien).toEqual({
      unit: '20332',
      obligation: 'QN-R1',
      plan: 'quang-nam-2025',
      level: 'COMMUNE',
      dueExclusive: '2025-12-20T00:00:00+07:00',
      submittedAt: '2025-12-19T10:00:00+07:00',
      status: 'ON_TIME',
      lateByDays: null,
      assumed: false,
      internal: false,
      reason: null,
    });
  });

  it('an exempt commune is neither late nor missing', () => {
    const exemptions = ['20434', '20308'].map((unit) => ({
      unit,
      obligation: 'QN-R1',
      reason: 'Bão',
    }));
    expect(provinceLines({ exemptions })).toEqual(
      expect.arrayContaining(['20434 QN-R1 EXEMPT', '20308 QN-R1 EXEMPT', '20332 QN-R1 ON_TIME']),
    );
    const reasons = rollUp(scene({ exemptions })).timeliness.map((it) => [it.unit, it.reason]);
    expect(reasons).toEqual(
      expect.arrayContaining([
        ['20434', 'Bão'],
        ['20332', null],
      ]),
    );
  });

  it('an earlier report is no report of this period', () => {
    const before = reportOf({ ...REPORTS.hoaTien.content, period: '2025-Q3' });
    expect(provinceLines({ reports: [before] })).toContain('20332 QN-R1 MISSING');
  });

  it('a plan may let a holiday move its due date', () => {
    const [plan] = scene().plans;
    if (plan === undefined) throw new Error('expected the plan of Quảng Nam');
    const reporting = plan.reporting.map((it) =>
      it.due?.rule === 'BEFORE'
        ? { ...it, due: { ...it.due, holidayShift: 'NEXT_WORKING_DAY' as const } }
        : it,
    );
    const holidays = new Map([['2025-12-19', { name: 'Nghỉ lễ', working: false }]]);
    // The 19th is off, the 20th and 21st a weekend: Bà Nà's 22nd is the last day in time.
    expect(provinceLines({ plans: [{ ...plan, reporting }], holidays })).toContain(
      '20308 QN-R1 ON_TIME',
    );
  });
});

describe('a date that the plan does not name', () => {
  it('reminds and never makes late: the teams of An Hải on their assumed day', () => {
    const late = reportOf(REPORTS.anHai.content, { submittedAt: at('2025-12-30T08:00:00') });
    const rows = rollUp(
      sceneOf(AN_HAI, [], { plans: [AN_HAI_PLAN], reports: [late] }),
    ).timeliness.filter(({ unit }) => unit === '20275');
    expect(rows).toMatchObject([
      { obligation: 'AH-R1', level: 'COMMUNE', status: 'ON_TIME', assumed: true, internal: true },
    ]);
  });

  it('a silent ward with no other obligation is not due', () => {
    const rows = rollUp(sceneOf(AN_HAI, [], { plans: [AN_HAI_PLAN] })).timeliness;
    expect(rows.map(line)).toEqual(['20275 AH-R1 NOT_DUE']);
  });
});

/** Quảng Ngọc's teams before "trước ngày 21", when the commune's own report came in at `sentAt`. */
function teamLines(
  sentAt: string,
  reportedOn: Record<string, string | null>,
  facts: Partial<RollupInput> = {},
): string[] {
  const teams = Object.keys(reportedOn);
  const rows = teams.map((team): Row => ({ ...row(team.slice(0, 4), 100, {}), team }));
  const teamPeriods = teams.map((team): TeamPeriodLine => ({
    village: team.slice(0, 4),
    team,
    hoursPerWeek: null,
    activeMembers: null,
    reportedOn: reportedOn[team] ?? null,
    note: null,
    at: '4. Số liệu kỳ!A3',
  }));
  const content = contentOf(QUANG_NGOC, rows, { period: '2026-Q4', teamPeriods });
  const rollup = rollUp(
    sceneOfQuangNgoc([], { reports: [reportOf(content, { submittedAt: at(sentAt) })], ...facts }),
  );
  return rollup.timeliness.filter(({ level }) => level === 'TEAM').map(line);
}

describe('teams that report to their commune', () => {
  const EARLY = '2026-12-19T09:00:00';
  const AFTER = '2026-12-22T09:00:00';

  it.each<[string, string, Record<string, string | null>, string[]]>([
    ['on the last day in time', AFTER, { T001: '2026-12-20' }, ['38-16498-T001 QNG-R1 ON_TIME']],
    ['on the due day itself', AFTER, { T001: '2026-12-21' }, ['38-16498-T001 QNG-R1 LATE 0']],
    ['the day after', AFTER, { T001: '2026-12-22' }, ['38-16498-T001 QNG-R1 LATE 1']],
    [
      'no day noted, the commune reported in time for it',
      EARLY,
      { T001: null },
      ['38-16498-T001 QNG-R1 ON_TIME'],
    ],
    ['no day noted, the commune reported after it: nothing is proved', AFTER, { T001: null }, []],
    [
      'two teams of one village: the later day counts',
      AFTER,
      { 'T001-A': '2026-12-18', 'T001-B': '2026-12-23' },
      ['38-16498-T001 QNG-R1 LATE 2'],
    ],
    [
      'two teams of one village, one of them unknown',
      AFTER,
      { 'T001-A': '2026-12-18', 'T001-B': null },
      [],
    ],
  ])('%s', (_name, sentAt, reportedOn, expected) => {
    expect(teamLines(sentAt, reportedOn)).toEqual(expected);
  });

  it("are inside the commune, while its own report is the province's business", () => {
    expect(teamLines(AFTER, { T001: '2026-12-20' }, { reports: [] })).toEqual([]);
    const rollup = rollUp(sceneOfQuangNgoc([], { reports: [] }));
    expect(rollup.timeliness).toMatchObject([
      { unit: '16498', obligation: 'QNG-R2', level: 'COMMUNE', internal: false, status: 'MISSING' },
    ]);
  });

  it('are exempt with their commune, or by themselves', () => {
    for (const unit of ['16498', '38-16498-T001']) {
      const exemptions = [{ unit, obligation: 'QNG-R1', reason: 'Lũ' }];
      expect(teamLines(AFTER, { T001: '2026-12-24' }, { exemptions })).toEqual([
        '38-16498-T001 QNG-R1 EXEMPT',
      ]);
    }
  });

  it('a village without a team owes nothing', () => {
    const content = contentOf(HOA_TIEN, [
      { village: 'T001', team: null, households: 90, says: {} },
    ]);
    const rollup = rollUp(sceneOf(HOA_TIEN, [content], { plans: scene().plans }));
    expect(rollup.timeliness.map(line)).toEqual(['20332 QN-R1 ON_TIME']);
  });
});
