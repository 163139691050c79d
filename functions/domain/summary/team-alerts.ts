// Tab "Cảnh báo tổ": what is amiss in the life of the teams, a line for each team and kind with the
// clause that asks for it and the way to the cell, and below them the changes among members that want a
// decision or another look. Members stand there by their place in the list.
import type { Grid } from '../grid/grid.ts';
import type { RollupMemberChange, RollupTeamAlert } from '../rollup/team-lines.ts';
import { ALERT_KINDS } from '../team/alerts.ts';
import { formatDate } from '../vietnamese/date.ts';
import {
  ALERT_WORDS,
  alertDetails,
  approvalWords,
  askedWords,
  CHANGE_WORDS,
  changeDetails,
} from './alert-words.ts';
import { code, count, line, words } from './cells.ts';
import { communeCell } from './communes.ts';
import { cellLink } from './places.ts';
import { blockStarts, linkTo, sheet, table, type Block, type Column } from './sheet.ts';
import { tabTitle } from './title.ts';
import type { View } from './view.ts';

const TEAM_ALERTS = 'Cảnh báo tổ';
const SEVERITIES = ['WARN', 'INFO'] as const;
const SEVERITY_WORDS = { WARN: 'Cảnh báo', INFO: 'Lưu ý' } as const;

export function teamAlertGrid(view: View): Grid {
  const { teamAlerts, memberChanges } = view.rollup;
  const rows = SEVERITIES.flatMap((severity) =>
    ALERT_KINDS.flatMap((kind) =>
      teamAlerts.filter((it) => it.severity === severity && it.kind === kind),
    ),
  );
  const columns = alertColumns(view);
  const main = table(columns, rows, {
    frozen: true,
    filter: true,
    none: 'Không có cảnh báo nào về các Tổ.',
  });
  const changes = table(changeColumns(view), memberChanges, {
    caption: line('Bảng 2. Thay đổi thành viên, tổ trưởng cần quyết định hoặc cần xem lại', {
      tone: 'subtitle',
      bold: true,
    }),
    none: 'Không có thay đổi nào cần xem lại.',
  });
  const title = tabTitle(view, 'Cảnh báo về Tổ công nghệ số cộng đồng', [
    `${alertCounts(view)}. Chỉ để nhắc, không cảnh báo nào chặn việc nộp báo cáo.`,
    ...kindCounts(view),
  ]);
  const blocks = (remark: Block): Block[] => [remark, main, changes];
  const below = blockStarts(blocks({ rows: [...title.rows, []] }))[2] ?? 0;
  const way = line(`Bảng 2: ${memberChanges.length} dòng thay đổi thành viên (ở cuối tab này)`, {
    link: linkTo(TEAM_ALERTS, below),
  });
  return sheet(
    TEAM_ALERTS,
    blocks({ rows: [...title.rows, [way]] }),
    columns.map((column) => column.width),
    4,
  );
}

/** "12 cảnh báo, 30 lưu ý ở 9/94 xã có báo cáo". */
export function alertCounts({ rollup }: View): string {
  const { teamAlerts, coverage } = rollup;
  const [warnings, remarks] = SEVERITIES.map(
    (severity) => teamAlerts.filter((it) => it.severity === severity).length,
  );
  const communes = new Set(teamAlerts.map((it) => it.unit)).size;
  return `${warnings} cảnh báo, ${remarks} lưu ý ở ${communes}/${coverage.reported} xã có báo cáo`;
}

/** One remark of all kinds that there are; none without any. */
function kindCounts({ rollup: { teamAlerts } }: View): string[] {
  const counts = ALERT_KINDS.map((kind) => ({
    kind,
    count: teamAlerts.filter((it) => it.kind === kind).length,
  })).filter((it) => it.count > 0);
  const said = counts.map((it) => `${ALERT_WORDS[it.kind]}: ${it.count}`).join('; ');
  return counts.length > 0 ? [`${said}.`] : [];
}

function alertColumns(view: View): Column<RollupTeamAlert>[] {
  return [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 8, cell: (it) => code(it.unit) },
    { head: 'Xã, phường, đặc khu', width: 24, cell: (it) => communeCell(view, it.unit) },
    { head: 'Thôn, Tổ', width: 26, cell: (it) => words(it.name === '' ? 'Cả xã' : it.name) },
    { head: 'Loại cảnh báo', width: 24, cell: (it) => words(ALERT_WORDS[it.kind]) },
    {
      head: 'Mức',
      width: 10,
      cell: ({ severity }) =>
        words(SEVERITY_WORDS[severity], {
          align: 'center',
          tone: severity === 'WARN' ? 'late' : 'noData',
        }),
    },
    { head: 'Từ ngày', width: 12, cell: (it) => day(it.since) },
    { head: 'Chi tiết', width: 44, cell: (it) => words(alertDetails(it)) },
    { head: 'Căn cứ', width: 34, cell: (it) => words(askedWords(view, it.asked)) },
    { head: 'Ô trong bảng tính của xã', width: 24, cell: (it) => place(view, it) },
  ];
}

function changeColumns(view: View): Column<RollupMemberChange>[] {
  return [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 8, cell: (it) => code(it.unit) },
    { head: 'Xã, phường, đặc khu', width: 24, cell: (it) => communeCell(view, it.unit) },
    { head: 'Tổ', width: 26, cell: (it) => words(it.name) },
    { head: 'Thay đổi', width: 24, cell: (it) => words(CHANGE_WORDS[it.kind]) },
    { head: 'Số người', width: 10, cell: (it) => count(it.people > 0 ? it.people : null) },
    { head: 'Ngày', width: 12, cell: (it) => day(it.on) },
    { head: 'Nội dung', width: 44, cell: (it) => words(changeDetails(it)) },
    { head: 'Người duyệt', width: 34, cell: (it) => words(approvalWords(view, it)) },
    { head: 'Ô trong bảng tính của xã', width: 24, cell: (it) => place(view, it) },
  ];
}

function day(value: string | null) {
  return words(value === null ? null : formatDate(value), { align: 'center' });
}

function place({ input }: View, { unit, at }: { unit: string; at: string }) {
  const link = cellLink(input, unit, at);
  return words(at, link === undefined ? {} : { link });
}
