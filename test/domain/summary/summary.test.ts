import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../functions/domain/grid/grid.ts';
import { TIMELINESS } from '../../../functions/domain/calendar/due.ts';
import type { Rollup } from '../../../functions/domain/rollup/rollup.ts';
import { issuesJson, summaryJson } from '../../../functions/domain/summary/json.ts';
import { summaryGrids } from '../../../functions/domain/summary/summary.ts';
import { summaryText } from '../../../functions/domain/summary/text.ts';
import type { SummaryInput } from '../../../functions/domain/summary/input.ts';
import { ALERT_KINDS } from '../../../functions/domain/team/alerts.ts';
import { DIGEST, figure, ROLLUP, summaryOf, team, timeliness } from './stage.ts';

/** Everything a tab may show, some of it typed in decomposed letters and with traps. */
const FULL: SummaryInput = summaryOf(
  {
    figures: [...ROLLUP.figures, figure({ indicator: 'hh_epayment_account', carriedForward: 2 })],
    teams: [
      ...ROLLUP.teams,
      team({
        unit: '20434',
        findings: [{ rule: 'QN-T1', plan: 'quang-nam-2025', teams: 1, severity: 'WARN' }],
      }),
    ],
    activities: [
      {
        unit: '20332',
        kind: 'TRAINING',
        topic: 'AI',
        sessions: 1,
        hours: 2,
        attendances: 30,
        households: 0,
        teamMembers: 9,
      },
    ],
    supportPoints: [{ unit: '20332', points: 1, served: 5 }],
    difficulties: [
      {
        unit: '20332',
        category: 'NETWORK',
        description: 'Chưa có sóng'.normalize('NFD'),
        cause: '\u0007',
        proposal: null,
        askLevel: 'PROVINCE',
        status: 'NEW',
        at: '8. Khó khăn, kiến nghị!B3',
      },
    ],
    recognitions: [
      {
        unit: '20332',
        kind: 'COMMENDED',
        name: 'Nguyễn Văn A',
        content: null,
        form: null,
        decisionNo: null,
        at: '9. Mô hình, khen thưởng!B3',
      },
    ],
    rollout: [
      {
        plan: 'x',
        phase: 'P1',
        unit: 'district:503',
        measure: 'COMMUNES',
        count: 2,
        min: 2,
        max: 2,
        met: true,
        state: 'MET',
        communesReported: 2,
        communesExpected: 4,
      },
    ],
    funding: [{ unit: '20332', year: 2025, budgeted: 1, spent: 0 }],
  },
  { previous: [{ ...ROLLUP, period: '2025-Q3' }], synthetic: true },
);

describe('the workbook of the summary', () => {
  const grids = summaryGrids(FULL);

  it('has its tabs in their order', () => {
    expect(grids.map((it) => it.name)).toEqual([
      'Tổng hợp',
      'Chỉ tiêu',
      'Theo xã',
      'Tiến độ nộp',
      'Tổ và thành viên',
      'Cảnh báo tổ',
      'Hoạt động',
      'Khó khăn',
      'Mô hình – khen thưởng',
      'Lộ trình',
      'Kinh phí',
      'So sánh kỳ',
      'Ghi chú phương pháp',
    ]);
  });

  it.each(grids.map((grid) => [grid.name, grid] as const))(
    '%s can be written and read',
    (_, grid) => {
      const { length } = grid.columns;
      expect(grid.rows.every((row) => row.length === length)).toBe(true);
      expect(grid.columns.every((column) => column.width >= 5)).toBe(true);
      for (const cell of grid.rows.flat()) {
        for (const text of [cell.value, cell.note])
          if (typeof text === 'string') expect(text).toBe(text.normalize('NFC'));
        if (typeof cell.value === 'string') expect(cell.format).not.toBe('percent');
      }
      const { filter, frozenRows } = grid;
      if (filter) {
        expect(filter.bottom).toBeLessThan(grid.rows.length);
        expect(filter.right).toBeLessThan(length);
        // Buttons sit on headings only, on every one of them.
        const head = grid.rows[filter.top]?.slice(0, filter.right + 1);
        expect(head?.every((it) => it.tone === 'header')).toBe(true);
      }
      expect(frozenRows).toBeLessThan(grid.rows.length);
    },
  );

  it('no merged range crosses the edge of the frozen columns or another', () => {
    for (const { merges = [], frozenColumns } of grids) {
      const taken = new Set<string>();
      for (const { top, left, bottom, right } of merges) {
        expect(left >= frozenColumns || right < frozenColumns).toBe(true);
        for (let row = top; row <= bottom; row += 1)
          for (let column = left; column <= right; column += 1) {
            expect(taken).not.toContain(`${row},${column}`);
            taken.add(`${row},${column}`);
          }
      }
    }
  });

  it('every link leads to a cell that says something', () => {
    const links = grids.flatMap((grid) => grid.rows.flat().flatMap((it) => it.link ?? []));
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect(target(grids, link)).toEqual(expect.any(String));
  });

  it('a commune’s link leads to its own row', () => {
    const [overview] = grids;
    const linked = overview?.rows.flat().filter((it) => it.link !== undefined) ?? [];
    expect(linked.length).toBeGreaterThan(0);
    for (const cell of linked) expect(target(grids, cell.link ?? '')).toBe(cell.value);
  });

  it('a judged cell says in words what its tone shows', () => {
    const judged = grids
      .flatMap((grid) => grid.rows.flat())
      .filter((it) => it.tone === 'met' || it.tone === 'notMet');
    expect(judged.length).toBeGreaterThan(10);
    expect(judged.filter((it) => typeof it.value !== 'string')).toEqual([]);
  });

  it('names no person', () => {
    expect(JSON.stringify(grids)).not.toContain('Nguyễn Văn A');
  });

  it('says on every tab that the figures are invented', () => {
    for (const grid of grids) expect(JSON.stringify(grid)).toContain('SỐ LIỆU MÔ PHỎNG');
  });

  it('the same input gives the same grids, and the input is left as it was', () => {
    const before = JSON.stringify(FULL);
    expect(summaryGrids(FULL)).toEqual(grids);
    expect(JSON.stringify(FULL)).toBe(before);
  });
});

/** The value of the cell a link leads to. */
function target(grids: Grid[], link: string): unknown {
  const [, name, letters = '', row] = /^'(.+)'!([A-Z]+)(\d+)$/.exec(link) ?? [];
  const column = letters.split('').reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
  return grids.find((it) => it.name === name)?.rows[Number(row) - 1]?.[column]?.value;
}

describe('whatever the roll-up', () => {
  const unit = fc.constantFrom(
    '48',
    '20332',
    '20308',
    '20275',
    '99999',
    'district:503',
    '48-20332-T001',
  );
  const natural = fc.nat({ max: 5000 });
  const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: null });
  const figures = fc.record({
    indicator: fc.constantFrom('hh_informed', 'hh_online_public_service', 'ocop_ecommerce', 'x'),
    unit,
    level: fc.constantFrom(
      'PROVINCE' as const,
      'DISTRICT' as const,
      'COMMUNE' as const,
      'VILLAGE' as const,
    ),
    zone: fc.constantFrom('ALL' as const, 'PLAIN' as const, 'MOUNTAIN' as const),
    numerator: maybe(natural),
    denominator: maybe(natural),
    percent: maybe(fc.double({ min: 0, max: 1000, noNaN: true })),
    target: maybe(fc.constantFrom(35.4, 80, 100)),
    comparator: fc.constantFrom('>=' as const, '>' as const),
    met: maybe(fc.boolean()),
    plan: maybe(fc.constantFrom('quang-nam-2025', 'gone')),
    villagesReported: natural,
    villagesExpected: natural,
    villagesMet: natural,
    communesReported: natural,
    communesExpected: natural,
    communesMet: natural,
    communesJudged: natural,
    villagesJudged: natural,
    carriedForward: natural,
  });
  const timelinessLine = fc.record({
    unit,
    obligation: fc.constantFrom('QN-R1', 'AH-R1', 'X'),
    plan: fc.constantFrom('quang-nam-2025', 'an-hai-2025', 'gone'),
    level: fc.constantFrom('COMMUNE' as const, 'TEAM' as const),
    dueExclusive: maybe(fc.constant('2025-12-20T00:00:00+07:00')),
    submittedAt: maybe(fc.constant('2025-12-21T09:30:00+07:00')),
    status: fc.constantFrom(...TIMELINESS),
    lateByDays: maybe(natural),
    assumed: fc.boolean(),
    internal: fc.boolean(),
    reason: fc.constantFrom(null, 'Sạt lở'),
  });
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  const rollup: fc.Arbitrary<Rollup> = fc.record({
    period: fc.constantFrom('2025-Q4', '2025-M02', '2025-Y', '2022-P1', 'ADHOC-2025-001'),
    province: fc.constant('48'),
    provinceName: fc.constantFrom('Thành phố Đà Nẵng', ''),
    plans: fc.subarray(['quang-nam-2025', 'an-hai-2025', 'gone']),
    computedAt: fc.constant('2025-12-23T08:00:00+07:00'),
    coverage: fc.record({ expected: natural, reported: natural }),
    figures: fc.array(figures, { maxLength: 12 }),
    timeliness: fc.array(timelinessLine, { maxLength: 12 }),
    teams: fc.array(
      fc
        .record({
          unit,
          members: natural,
          hoursPerWeek: maybe(fc.double({ min: 0, max: 168, noNaN: true })),
        })
        .map(team),
      { maxLength: 4 },
    ),
    teamAlerts: fc.array(
      fc.record({
        unit,
        team: text,
        name: text,
        kind: fc.constantFrom(...ALERT_KINDS),
        severity: fc.constantFrom('WARN' as const, 'INFO' as const),
        since: maybe(fc.constant('2025-10-01')),
        facts: fc.constant({
          decidedOn: '2025-08-01',
          since: '2025-10-01',
          members: 3,
          changed: 2,
        }),
        asked: fc.array(
          fc.record({
            plan: fc.constantFrom('quang-nam-2025', 'gone'),
            rule: text,
            clause: text,
            severity: fc.constant('WARN' as const),
            facts: fc.constant({ min: 4 }),
          }),
          { maxLength: 2 },
        ),
        at: fc.constantFrom('', '2. Thôn và Tổ', '2. Thôn và Tổ!A5'),
      }),
      { maxLength: 6 },
    ),
    memberChanges: fc.array(
      fc.record({
        unit,
        team: text,
        name: text,
        kind: fc.constantFrom('JOINED' as const, 'LEADER_CHANGED' as const, 'TEAM_GONE' as const),
        number: maybe(natural),
        people: natural,
        role: maybe(fc.constant('LEADER' as const)),
        on: maybe(fc.constant('2025-11-02')),
        decided: maybe(fc.boolean()),
        approval: fc.constantFrom('DIFFERS' as const, 'MISSING' as const, null),
        approver: maybe(text),
        asked: maybe(
          fc.record({ plan: text, clause: text, approver: fc.constant('COMMUNE_CHAIR') }),
        ),
        at: fc.constantFrom('', '3. Thành viên!A5'),
      }),
      { maxLength: 6 },
    ),
    activities: fc.array(
      fc.record({
        unit,
        kind: fc.oneof(fc.constant('TRAINING'), text),
        topic: maybe(text),
        sessions: natural,
        hours: natural,
        attendances: natural,
        households: natural,
        teamMembers: natural,
      }),
      { maxLength: 5 },
    ),
    activitiesOutsideWindow: natural,
    supportPoints: fc.array(fc.record({ unit, points: natural, served: natural }), {
      maxLength: 3,
    }),
    difficulties: fc.array(
      fc.record({
        unit,
        category: maybe(text),
        description: text,
        cause: maybe(text),
        proposal: maybe(text),
        askLevel: maybe(
          fc.constantFrom('COMMUNE' as const, 'PROVINCE' as const, 'CENTRAL' as const),
        ),
        status: maybe(fc.constantFrom('NEW' as const, 'IN_PROGRESS' as const, 'DONE' as const)),
        at: text,
      }),
      { maxLength: 3 },
    ),
    recognitions: fc.array(
      fc.record({
        unit,
        kind: fc.constantFrom(
          'MODEL' as const,
          'INITIATIVE' as const,
          'PROPOSED' as const,
          'COMMENDED' as const,
        ),
        name: text,
        content: maybe(text),
        form: maybe(text),
        decisionNo: maybe(text),
        at: text,
      }),
      { maxLength: 3 },
    ),
    rollout: fc.constant([]),
    funding: fc.array(
      fc.record({ unit, year: fc.constantFrom(2025, 2026), budgeted: natural, spent: natural }),
      { maxLength: 3 },
    ),
    residentLists: fc.array(
      fc.record({ unit, id: text, name: text, count: maybe(natural), kept: maybe(fc.boolean()) }),
      { maxLength: 3 },
    ),
    basis: fc.constantFrom(ROLLUP.basis, []),
  });

  it('a summary comes out: composed, rectangular, with its links in place', () => {
    fc.assert(
      fc.property(rollup, fc.boolean(), (it, compared) => {
        const input = summaryOf(it, compared ? { previous: [{ ...it, period: '2024-Q4' }] } : {});
        const grids = summaryGrids(input);
        for (const grid of grids) {
          expect(new Set(grid.rows.map((row) => row.length)).size).toBe(1);
          for (const cell of grid.rows.flat())
            if (typeof cell.value === 'string')
              expect(cell.value).toBe(cell.value.normalize('NFC'));
        }
        const links = grids.flatMap((grid) => grid.rows.flat().flatMap((cell) => cell.link ?? []));
        for (const link of links) expect(target(grids, link)).toEqual(expect.any(String));
        JSON.stringify([summaryJson(it, DIGEST), issuesJson([])]);
        const { plans, units } = input;
        summaryText(it, plans, units, { width: 100, colour: (_, words) => words });
      }),
      { numRuns: 150 },
    );
  });

  it('percentages reach the cells unrounded', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (percent) => {
        const figures = [figure({ unit: '48', level: 'PROVINCE', percent })];
        const grid = summaryGrids(summaryOf({ figures })).find((it) => it.name === 'Chỉ tiêu');
        const cells = grid?.rows.flat().filter((it) => it.format === 'percent') ?? [];
        expect(cells.map((it) => it.value)).toContain(percent);
      }),
      { numRuns: 50 },
    );
  });

  it('obligations inside a commune or with an assumed date never move the rate', () => {
    fc.assert(
      fc.property(fc.array(timelinessLine, { maxLength: 10 }), (others) => {
        const aside = others.map((it) => ({
          ...it,
          plan: 'gone',
          ...(it.assumed ? {} : { internal: true }),
        }));
        const own = [timeliness(), timeliness({ unit: '20308', status: 'LATE', lateByDays: 1 })];
        const grid = summaryGrids(summaryOf({ timeliness: [...own, ...aside] })).find(
          (it) => it.name === 'Tiến độ nộp',
        );
        const rates = grid?.rows
          .flat()
          .filter((it) => it.format === 'percent' && it.value !== null);
        expect(rates?.map((it) => it.value)).toEqual([50]);
      }),
      { numRuns: 50 },
    );
  });
});
