// Tab "Tiến độ nộp": what each commune owed the province, until when, and whether it came. Reports
// that end inside the commune stand apart and enter no rate; workbooks that could not be counted
// are named with the reason.
import type { Grid, Tone } from '../grid/grid.ts';
import type { SpreadsheetState } from '../report/desk.ts';
import type { RollupTimeliness } from '../rollup/rollup.ts';
import { code, count, line, moment, nOfN, rate, words } from './cells.ts';
import { communeCell } from './communes.ts';
import { notCountedBlocks, notCountedWords } from './not-counted.ts';
import { sheet, table, type Block, type Column } from './sheet.ts';
import { rateOnTime, tally, type Tally } from './tally.ts';
import { tabTitle } from './title.ts';
import { stateOfFile } from './to-mend.ts';
import { communeOf } from './places.ts';
import type { View } from './view.ts';
import { dueWords, stateOf } from './words.ts';

const SUBMISSIONS = 'Tiến độ nộp';

const SPREADSHEET_WORDS: Record<SpreadsheetState, string> = {
  NONE: 'Chưa tạo',
  READY: 'Mở được',
  FORBIDDEN: 'Mất quyền truy cập',
  GONE: 'Đã bị xóa',
  FAILED: 'Chưa ghi được',
};
const SPREADSHEET_LOOKS: Record<SpreadsheetState, { tone?: Tone }> = {
  NONE: { tone: 'noData' },
  READY: {},
  FORBIDDEN: { tone: 'notMet' },
  GONE: { tone: 'notMet' },
  FAILED: { tone: 'late' },
};

/** The lines of one obligation, or of one obligation in one commune. */
interface Group {
  first: RollupTimeliness;
  commune: string;
  counts: Tally;
}

export function submissionGrid(view: View): Grid {
  const lines = view.rollup.timeliness;
  const owed = lines.filter((it) => !it.internal && it.level !== 'TEAM');
  const inside = insideLines(lines);
  const title = tabTitle(view, 'Tiến độ nộp báo cáo', [
    'Đúng hạn hay muộn tính theo lần nộp đầy đủ đầu tiên. Hạn gợi ý (kế hoạch không ghi ngày) chỉ để nhắc,' +
      ' không bao giờ tính là muộn.',
  ]);
  const blocks = [
    title,
    countBlock(
      view,
      groupsOf(owed, (it) => `${it.plan}\n${it.obligation}`),
    ),
    lineBlock(view, owed),
    ...(inside.length > 0
      ? [
          insideBlock(
            view,
            groupsOf(inside, (it) => `${it.plan}\n${it.obligation}\n${communeOf(it.unit)}`),
          ),
        ]
      : []),
    ...notCountedBlocks(view),
    leftOutBlock(view),
  ];
  const tenth = view.input.spreadsheets ? 18 : 10;
  return sheet(SUBMISSIONS, blocks, [5, 9, 24, 30, 52, 17, 22, 11, 18, tenth, 10, 10, 10], 3);
}

/** A commune that only gathers its teams' reports is no place of its own beside them. */
export function insideLines(lines: readonly RollupTimeliness[]): RollupTimeliness[] {
  const teams = new Set(lines.filter((it) => it.level === 'TEAM').map((it) => it.obligation));
  return lines.filter((it) => it.level === 'TEAM' || (it.internal && !teams.has(it.obligation)));
}

function groupsOf(
  lines: readonly RollupTimeliness[],
  keyOf: (it: RollupTimeliness) => string,
): Group[] {
  return [...Map.groupBy(lines, keyOf).values()].flatMap((its) => {
    const [first] = its;
    return first ? [{ first, commune: communeOf(first.unit), counts: tally(its) }] : [];
  });
}

function obligationWords(view: View, it: RollupTimeliness): string {
  const name = view.obligation(it.plan, it.obligation)?.obligation.name;
  return name === undefined ? it.obligation : `${it.obligation} – ${name}`;
}

function due(view: View, it: RollupTimeliness): string {
  return dueWords(it, view.obligation(it.plan, it.obligation)?.obligation);
}

/** How many stand where, the same in both tables of counts. */
const COUNTS: Column<Group>[] = [
  {
    head: 'Đúng hạn (hoặc đã nộp)',
    width: 22,
    cell: ({ counts }) => count(counts.onTime + counts.undatedIn),
  },
  { head: 'Muộn', width: 11, cell: (it) => count(it.counts.late) },
  {
    head: 'Chưa nộp',
    width: 10,
    cell: ({ counts }) => count(counts.missing + counts.undatedOut),
  },
  { head: 'Chưa đến hạn', width: 10, cell: (it) => count(it.counts.notDue) },
  { head: 'Được miễn', width: 10, cell: (it) => count(it.counts.exempt) },
];

function countBlock(view: View, groups: readonly Group[]): Block {
  const columns: Column<Group>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã báo cáo', width: 9, cell: (it) => code(it.first.obligation) },
    {
      head: 'Kế hoạch',
      width: 24,
      cell: (it) =>
        words(view.plans.find(({ id }) => id === it.first.plan)?.shortName ?? it.first.plan),
    },
    {
      head: 'Báo cáo',
      width: 30,
      cell: ({ first }) =>
        words(view.obligation(first.plan, first.obligation)?.obligation.name ?? first.obligation),
    },
    { head: 'Hạn nộp', width: 52, cell: (it) => words(due(view, it.first)) },
    { head: 'Số xã phải nộp', width: 17, cell: (it) => count(it.counts.lines) },
    ...COUNTS,
    { head: 'Tỷ lệ đúng hạn', width: 10, cell: (it) => rate(rateOnTime(it.counts).percent) },
    {
      head: 'Đúng hạn/đã đến hạn',
      width: 10,
      cell: ({ counts }) => nOfN(rateOnTime(counts).onTime, rateOnTime(counts).due),
    },
  ];
  return table(columns, groups, { none: 'Kỳ này không có báo cáo nào gửi cấp tỉnh.' });
}

function lineBlock(view: View, lines: readonly RollupTimeliness[]): Block {
  const reports = new Map(view.communes.map((commune) => [commune.code, commune.report]));
  const columns: Column<RollupTimeliness>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 9, cell: (it) => code(communeOf(it.unit)) },
    {
      head: 'Xã, phường, đặc khu',
      width: 24,
      cell: (it) => communeCell(view, it.unit),
    },
    { head: 'Báo cáo', width: 30, cell: (it) => words(obligationWords(view, it)) },
    { head: 'Hạn nộp', width: 52, cell: (it) => words(due(view, it)) },
    { head: 'Nộp lúc', width: 17, cell: (it) => moment(it.submittedAt) },
    {
      head: 'Trạng thái',
      width: 22,
      cell: (it) => {
        const { word, tone } = stateOf(it);
        const counts = notCountedWords(view, it.unit);
        return words(it.reason === null ? word + counts : `${word}: ${it.reason}`, {
          tone,
          align: 'center',
        });
      },
    },
    { head: 'Số ngày muộn', width: 11, cell: (it) => count(it.lateByDays, { align: 'center' }) },
    {
      head: 'Số văn bản',
      width: 18,
      cell: (it) => words(reports.get(it.unit)?.officialNo ?? null),
    },
    ...(view.input.spreadsheets ? [spreadsheetColumn(view, view.input.spreadsheets)] : []),
  ];
  return table(columns, lines, { frozen: true, filter: true });
}

/** A sheet out of reach is no fault of its figures: the commune is told, nothing else stops. */
function spreadsheetColumn(
  view: View,
  states: NonNullable<View['input']['spreadsheets']>,
): Column<RollupTimeliness> {
  return {
    head: 'Bảng tính',
    width: 18,
    cell: ({ unit }) => {
      const commune = communeOf(unit);
      const place = view.input.places?.[commune];
      return words(SPREADSHEET_WORDS[states[commune] ?? 'NONE'], {
        ...SPREADSHEET_LOOKS[states[commune] ?? 'NONE'],
        align: 'center',
        ...(place === undefined ? {} : { link: place.url }),
      });
    },
  };
}

function insideBlock(view: View, groups: readonly Group[]): Block {
  const columns: Column<Group>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 9, cell: (it) => code(it.commune) },
    {
      head: 'Xã, phường, đặc khu',
      width: 24,
      cell: (it) => communeCell(view, it.commune),
    },
    { head: 'Báo cáo', width: 30, cell: (it) => words(obligationWords(view, it.first)) },
    { head: 'Hạn nộp', width: 52, cell: (it) => words(due(view, it.first)) },
    { head: 'Số nơi phải báo cáo', width: 17, cell: (it) => count(it.counts.lines) },
    ...COUNTS,
  ];
  return table(columns, groups, {
    caption: line('Báo cáo trong nội bộ xã (để theo dõi, không tính vào tỷ lệ của tỉnh)', {
      tone: 'subtitle',
      bold: true,
    }),
  });
}

interface LeftOut {
  file: string;
  unit: string | null;
  blocks: number;
  reason: string;
}

function leftOutBlock(view: View): Block {
  const blocking = view.input.issues.filter((issue) => issue.severity === 'BLOCK');
  const files: LeftOut[] = [...Map.groupBy(blocking, (issue) => issue.file)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, its]) => ({
      file,
      unit: its.find((issue) => issue.unit !== null)?.unit ?? null,
      blocks: its.length,
      reason: its[0]?.message ?? '',
    }));
  const columns: Column<LeftOut>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 9, cell: (it) => code(it.unit ?? '') },
    {
      head: 'Xã, phường, đặc khu',
      width: 24,
      cell: (it) => words(it.unit === null ? 'Chưa rõ xã' : view.nameOf(it.unit), { wrap: false }),
    },
    { head: 'Tệp', width: 30, cell: (it) => words(it.file) },
    { head: 'Lỗi đầu tiên', width: 52, cell: (it) => words(it.reason) },
    { head: 'Số lỗi phải sửa', width: 17, cell: (it) => count(it.blocks) },
    {
      head: 'Tình trạng',
      width: 22,
      cell: (it) => stateOfFile(view, it.unit),
    },
  ];
  return table(columns, files, {
    caption: line('Bảng tính không được tính vì còn lỗi phải sửa (từng ô: xem tab Lỗi cần sửa)', {
      tone: 'subtitle',
      bold: true,
    }),
    none: 'Không có bảng tính nào bị loại.',
  });
}
