import { describe, expect, it } from 'vitest';
import { sheetIdOf } from '../../../functions/domain/grid/sheet-id.ts';
import type { MemberLine } from '../../../functions/domain/report/content.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import type {
  RollupMemberChange,
  RollupTeamAlert,
} from '../../../functions/domain/rollup/team-lines.ts';
import { REPORTS, scene } from '../../cast.ts';
import { cell, summaryOf, tab, texts, value } from './stage.ts';

const NAME = 'Cảnh báo tổ';
const alert = (facts: Partial<RollupTeamAlert> = {}): RollupTeamAlert => ({
  unit: '20332',
  team: 'T001',
  name: 'Thôn 1',
  kind: 'NO_LEADER',
  severity: 'WARN',
  since: null,
  facts: { team: 'T001' },
  asked: [],
  at: '2. Thôn và Tổ!A3',
  ...facts,
});
const change = (facts: Partial<RollupMemberChange> = {}): RollupMemberChange => ({
  unit: '20332',
  team: 'T001',
  name: 'Thôn 1',
  kind: 'JOINED',
  number: 4,
  people: 1,
  role: 'DEPUTY',
  on: '2025-11-02',
  decided: false,
  approval: null,
  approver: null,
  asked: null,
  at: '3. Thành viên!A7',
  ...facts,
});
const asked = (facts: object = {}) => ({
  plan: 'quang-nam-2025',
  rule: 'QN-T1',
  clause: 'II.2.a',
  severity: 'WARN' as const,
  facts: { members: 3, min: 4 },
  ...facts,
});
const of = (teamAlerts: RollupTeamAlert[], memberChanges: RollupMemberChange[] = []) =>
  tab(NAME, summaryOf({ teamAlerts, memberChanges }));

describe('the tab of the cast, counted once more from its reports', () => {
  /** Bà Nà: a team without a decision, another without a leader, a village without a team. */
  const report = structuredClone(REPORTS.baNa);
  const [first, second, third] = report.content.villages;
  const member = (team: string, facts: Partial<MemberLine> = {}): MemberLine => ({
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
  });
  Object.assign(first ?? {}, { decision: null });
  Object.assign(third ?? {}, { team: null, decision: null });
  report.content.members = ['T001', 'T002'].flatMap((team) =>
    Array.from({ length: 4 }, (_, place) =>
      member(team, { role: place === 0 && team === 'T001' ? 'LEADER' : 'MEMBER' }),
    ),
  );
  const rollup = rollUp(scene({ reports: [report] }));
  const grid = tab(NAME, summaryOf(rollup));

  it('has a line for each', () => {
    const lines = grid.rows
      .filter((cells) => cells[1]?.value === '20308')
      .map((cells) => [cells[3]?.value, cells[4]?.value, cells[5]?.value, cells[9]?.value]);
    expect(lines).toEqual([
      [second?.name, 'Tổ chưa có tổ trưởng', 'Cảnh báo', second?.at],
      [first?.name, 'Tổ chưa có quyết định', 'Cảnh báo', first?.at],
      [third?.name, 'Thôn, xã chưa có Tổ', 'Lưu ý', third?.at],
    ]);
  });

  it('counts them by kind on top, and the overview names the number', () => {
    expect(texts(grid)).toContain(
      '2 cảnh báo, 1 lưu ý ở 1/1 xã có báo cáo. Chỉ để nhắc, không cảnh báo nào chặn việc nộp báo cáo.',
    );
    expect(texts(grid)).toContain(
      'Thôn, xã chưa có Tổ: 1; Tổ chưa có tổ trưởng: 1; Tổ chưa có quyết định: 1.',
    );
    expect(texts(tab('Tổng hợp', summaryOf(rollup)))).toContain(
      'Các Tổ: 2 cảnh báo, 1 lưu ý ở 1/1 xã có báo cáo: xem tab Cảnh báo tổ.',
    );
  });

  it('agrees with the counts of “Tổ và thành viên”', () => {
    const teams = tab('Tổ và thành viên', summaryOf(rollup));
    for (const [heading, kind] of [
      ['Thôn chưa có Tổ', 'NO_TEAM'],
      ['Tổ chưa có quyết định', 'NO_DECISION'],
      ['Tổ chưa có tổ trưởng', 'NO_LEADER'],
    ] as const)
      expect(value(teams, 'Xã Bà Nà', heading)).toBe(
        rollup.teamAlerts.filter((it) => it.kind === kind).length,
      );
  });

  it('is filtered over the alerts alone', () => {
    const { filter } = grid;
    if (!filter) throw new Error('expected a filter');
    expect(grid.rows[filter.top]?.[4]?.value).toBe('Loại cảnh báo');
    expect(filter.bottom - filter.top).toBe(3);
  });
});

describe('a line of an alert', () => {
  it('warnings stand before remarks, and kinds in their order', () => {
    const grid = of([
      alert({ kind: 'NO_TEAM', severity: 'INFO', name: 'Thôn A' }),
      alert({ kind: 'TOO_FEW', name: 'Thôn B', facts: { members: 3, min: 4 }, asked: [asked()] }),
      alert({ name: 'Thôn C' }),
    ]);
    const shown = grid.rows.map((cells) => cells[3]?.value);
    expect(shown.filter((it) => typeof it === 'string' && it.startsWith('Thôn '))).toEqual([
      'Thôn C',
      'Thôn B',
      'Thôn A',
    ]);
  });

  it.each<[string, Partial<RollupTeamAlert>, string | null]>([
    [
      'a limit of the plan',
      { kind: 'TOO_FEW', facts: { members: 3 }, asked: [asked()] },
      'Có 3 thành viên; quy định ít nhất 4.',
    ],
    [
      'a merge with a day and a deadline',
      {
        kind: 'NOT_REORGANISED',
        facts: { since: '2025-10-01', decidedOn: '2025-08-05', by: '2025-12-31' },
      },
      'Quyết định ngày 05/08/2025, trước ngày sắp xếp lại 01/10/2025. Hạn theo kế hoạch: 31/12/2025.',
    ],
    [
      'teams kept after a merge',
      { kind: 'NOT_REORGANISED', facts: { teams: 2 } },
      'Thôn đã sáp nhập mà vẫn còn 2 Tổ.',
    ],
    [
      'changes since the decision',
      { kind: 'CHANGED_WITHOUT_DECISION', facts: { changed: 2, decidedOn: '2025-08-01' } },
      '2 thay đổi sau quyết định ngày 01/08/2025; xem bảng 2.',
    ],
    ['nothing to add', {}, null],
  ])('details: %s', (_, facts, expected) => {
    expect(value(of([alert(facts)]), 'Thôn 1', 'Chi tiết')).toBe(expected);
  });

  it('names plan and clause, or says that no plan does', () => {
    expect(value(of([alert({ asked: [asked()] })]), 'Thôn 1', 'Căn cứ')).toBe(
      'KH Quảng Nam 2025, mục II.2.a',
    );
    expect(value(of([alert()]), 'Thôn 1', 'Căn cứ')).toBe('Kế hoạch không nêu');
  });

  it('since when', () => {
    expect(value(of([alert({ since: '2025-10-05' })]), 'Thôn 1', 'Từ ngày')).toBe('05/10/2025');
    expect(value(of([alert()]), 'Thôn 1', 'Từ ngày')).toBeNull();
  });

  it('leads to the cell where the commune’s spreadsheet is known', () => {
    const places = { '20332': { url: 'https://sheet.example/a', figures: {} } };
    const grid = tab(NAME, { ...summaryOf({ teamAlerts: [alert()] }), places });
    expect(cell(grid, 'Thôn 1', 'Ô trong bảng tính của xã').link).toBe(
      `https://sheet.example/a#gid=${sheetIdOf('2. Thôn và Tổ')}&range=A3`,
    );
    expect(cell(of([alert()]), 'Thôn 1', 'Ô trong bảng tính của xã').link).toBeUndefined();
  });
});

describe('a line of a change', () => {
  it('tells the member by the place in the list', () => {
    const grid = of([], [change()]);
    expect(value(grid, 'Thôn 1', 'Nội dung')).toBe(
      'Người thứ 4 trong danh sách Tổ (tổ phó); chưa có quyết định kiện toàn.',
    );
    expect(value(grid, 'Thôn 1', 'Ngày')).toBe('02/11/2025');
    expect(value(grid, 'Thôn 1', 'Ô trong bảng tính của xã')).toBe('3. Thành viên!A7');
  });

  it.each<[Partial<RollupMemberChange>, string | null]>([
    [
      { approval: 'DIFFERS', approver: 'VILLAGE_HEAD' },
      'Trưởng thôn/Tổ trưởng TDP; phải là Chủ tịch UBND cấp xã (KH Quảng Nam 2025, mục II.1.3)',
    ],
    [
      { approval: 'MISSING' },
      'Chưa ghi; phải là Chủ tịch UBND cấp xã (KH Quảng Nam 2025, mục II.1.3)',
    ],
    [
      { approval: 'AS_ASKED', approver: 'COMMUNE_CHAIR' },
      'Chủ tịch UBND cấp xã (KH Quảng Nam 2025, mục II.1.3)',
    ],
  ])('%j: %s', (facts, expected) => {
    const rule = { plan: 'quang-nam-2025', clause: 'II.1.3', approver: 'COMMUNE_CHAIR' };
    expect(value(of([], [change({ asked: rule, ...facts })]), 'Thôn 1', 'Người duyệt')).toBe(
      expected,
    );
  });

  it('a link on top leads to them', () => {
    const grid = of([alert()], [change()]);
    const link = grid.rows.flat().find((it) => it.link?.includes(NAME))?.link;
    const row = Number(/!A(\d+)$/.exec(link ?? '')?.[1]);
    expect(grid.rows[row - 1]?.[0]?.value).toContain('Bảng 2.');
  });
});

it('nothing amiss is a sentence in both tables', () => {
  const said = texts(of([]));
  expect(said).toContain('Không có cảnh báo nào về các Tổ.');
  expect(said).toContain('Không có thay đổi nào cần xem lại.');
});
