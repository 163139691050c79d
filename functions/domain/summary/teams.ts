// Tab "Tổ và thành viên": the teams of each commune in numbers, and below them how many teams each
// rule of composition warns about, with the clause that sets the rule.
import type { Grid, GridCell } from '../grid/grid.ts';
import type { RollupTeam } from '../rollup/rollup.ts';
import { amount, asTotal, code, count, EMPTY, line, nOfN, words } from './cells.ts';
import { communeCell } from './communes.ts';
import { meanHours } from './overview.ts';
import { ruleWords } from './rule-words.ts';
import { blockStarts, linkTo, sheet, table, type Block, type Column } from './sheet.ts';
import { sum } from './tally.ts';
import { tabTitle } from './title.ts';
import type { CommuneView } from './places.ts';
import type { View } from './view.ts';

const TEAMS = 'Tổ và thành viên';

export function teamGrid(view: View): Grid {
  const figures = figuresOf(view);
  const columns: Column<CommuneView>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 8, cell: (it) => code(it.code) },
    {
      head: 'Xã, phường, đặc khu',
      width: 24,
      cell: (it) => communeCell(view, it.code),
    },
    ...figures.map(({ head, width, pick }) => ({
      head,
      width,
      cell: (it: CommuneView) =>
        it.team ? pick(it.team) : { value: null, tone: 'noData' as const },
    })),
  ];
  const main = table(columns, view.communes, {
    totals: [totals(view, figures)],
    frozen: true,
    filter: true,
    none: 'Không có xã nào thuộc phạm vi các kế hoạch của kỳ này.',
  });
  const rules = findings(view, columns.length - 1);
  const head = (remark: Block) => [remark, main, rules];
  const title = tabTitle(view, 'Tổ công nghệ số cộng đồng và thành viên', [
    'Ô xám trống: xã chưa có số liệu. Lượt tham gia tập huấn là lượt người, không phải số người.',
  ]);
  const below = blockStarts(head({ rows: [...title.rows, []] }))[2] ?? 0;
  const way = line('Bảng 2: cơ cấu Tổ so với quy định của kế hoạch (ở cuối tab này)', {
    link: linkTo(TEAMS, below),
  });
  return sheet(
    TEAMS,
    head({ rows: [...title.rows, [way]] }),
    columns.map((column) => column.width),
    3,
  );
}

interface TeamFigure {
  head: string;
  width: number;
  pick: (it: RollupTeam) => GridCell;
}

/** Teams of communes and a minimum of hours are shown only where a plan knows them. */
function figuresOf(view: View): TeamFigure[] {
  const ofCommunes = view.plans.some((plan) => plan.teamLevels.includes('COMMUNE'));
  const minHours = view.plans.some((plan) => plan.activities.minHoursPerWeek !== null);
  const figures: (TeamFigure | false)[] = [
    { head: 'Số thôn', width: 9, pick: (it) => count(it.villages) },
    { head: 'Số Tổ cấp thôn', width: 9, pick: (it) => count(it.teams) },
    ofCommunes && { head: 'Số Tổ cấp xã', width: 9, pick: (it) => count(it.communeTeams) },
    { head: 'Thôn chưa có Tổ', width: 10, pick: (it) => warned(it.villagesWithoutTeam) },
    { head: 'Tổ chưa có quyết định', width: 11, pick: (it) => warned(it.teamsWithoutDecision) },
    { head: 'Tổ chưa có tổ trưởng', width: 11, pick: (it) => warned(it.teamsWithoutLeader) },
    { head: 'Số thành viên', width: 10, pick: (it) => count(it.members) },
    { head: 'Cộng tác viên', width: 10, pick: (it) => count(it.collaborators) },
    { head: 'Thành viên nắm vững kỹ năng số', width: 13, pick: (it) => count(it.skilledMembers) },
    { head: 'Vào Tổ trong kỳ', width: 9, pick: (it) => count(it.joined) },
    { head: 'Ra khỏi Tổ trong kỳ', width: 9, pick: (it) => count(it.left) },
    { head: 'Lượt tham gia tập huấn', width: 11, pick: (it) => count(it.trainedAttendances) },
    { head: 'Giờ TB/tuần', width: 9, pick: (it) => amount(it.hoursPerWeek) },
    {
      head: 'Tổ có số giờ/Tổ cấp thôn',
      width: 13,
      pick: (it) => nOfN(it.teamsWithHours, it.teams),
    },
    minHours && { head: 'Tổ chưa đủ giờ', width: 10, pick: (it) => count(it.teamsBelowHours) },
    {
      head: 'Lượt cảnh báo về cơ cấu Tổ',
      width: 12,
      pick: (it) => count(sum(it.findings, (finding) => finding.teams)),
    },
  ];
  return figures.filter((it) => it !== false);
}

/** A count that ought to be nought; its heading says in words what the tone repeats. */
function warned(value: number): GridCell {
  return count(value, value > 0 ? { tone: 'late' } : {});
}

function totals(view: View, figures: readonly TeamFigure[]): GridCell[] {
  const { teams } = view.rollup;
  const trained = teams.filter((team) => team.trainedAttendances !== null);
  const hours = meanHours(teams);
  const whole: RollupTeam = {
    unit: view.rollup.province,
    name: view.rollup.provinceName,
    villages: sum(teams, (it) => it.villages),
    teams: hours.teams,
    communeTeams: sum(teams, (it) => it.communeTeams),
    villagesWithoutTeam: sum(teams, (it) => it.villagesWithoutTeam),
    teamsWithoutDecision: sum(teams, (it) => it.teamsWithoutDecision),
    teamsWithoutLeader: sum(teams, (it) => it.teamsWithoutLeader),
    members: sum(teams, (it) => it.members),
    collaborators: sum(teams, (it) => it.collaborators),
    skilledMembers: sum(teams, (it) => it.skilledMembers),
    joined: sum(teams, (it) => it.joined),
    left: sum(teams, (it) => it.left),
    trainedAttendances: trained.length > 0 ? sum(teams, (it) => it.trainedAttendances ?? 0) : null,
    hoursPerWeek: hours.mean,
    teamsWithHours: hours.given,
    teamsBelowHours: sum(teams, (it) => it.teamsBelowHours),
    findings: teams.flatMap((it) => it.findings),
  };
  const cells = figures.map(({ pick }) => ({ ...pick(whole), tone: 'total' as const }));
  const label = `TOÀN TỈNH (${teams.length}/${view.communes.length} xã)`;
  return asTotal([EMPTY, EMPTY, words(label, { wrap: false }), ...cells]);
}

interface Finding {
  plan: string;
  rule: string;
  severity: 'WARN' | 'INFO';
  teams: number;
  communes: number;
}

function findings(view: View, right: number): Block {
  const found = new Map<string, Finding>();
  for (const team of view.rollup.teams)
    for (const { plan, rule, severity, teams } of team.findings) {
      const key = `${plan}\n${rule}`;
      const known = found.get(key) ?? { plan, rule, severity, teams: 0, communes: 0 };
      found.set(key, { ...known, teams: known.teams + teams, communes: known.communes + 1 });
    }
  const rows = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
  const plan = (it: Finding) => view.plans.find(({ id }) => id === it.plan);
  const columns: Column<Finding>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Quy định', width: 8, cell: (it) => code(it.rule) },
    { head: 'Kế hoạch', width: 24, cell: (it) => words(plan(it)?.shortName ?? it.plan) },
    { head: 'Số Tổ', width: 9, cell: (it) => count(it.teams) },
    { head: 'Số xã', width: 9, cell: (it) => count(it.communes) },
    {
      head: 'Mức',
      width: 10,
      cell: (it) => words(it.severity === 'WARN' ? 'Cảnh báo' : 'Lưu ý', { align: 'center' }),
    },
    {
      head: 'Nội dung quy định và điều khoản',
      width: 40,
      cell: (it) => {
        const rule = ruleWords(plan(it), it.rule);
        return words(rule.clause === '' ? rule.words : `${rule.words} (${rule.clause})`);
      },
    },
  ];
  // The rule is a sentence: it takes up the rest of the row.
  const left = columns.length - 1;
  const merges = [-1, ...rows.keys()].map((index) => ({
    top: index + 2,
    left,
    bottom: index + 2,
    right,
  }));
  const block = table(columns, rows, {
    caption: line(
      'Bảng 2. Cơ cấu Tổ so với quy định của kế hoạch (cảnh báo, không phải lỗi chặn)',
      {
        tone: 'subtitle',
        bold: true,
      },
    ),
    none: 'Không có Tổ nào bị cảnh báo.',
  });
  return { ...block, merges };
}
