// Tab "Khó khăn": what the communes ask for help with, those that ask the province first. Filtered
// by the level that is to act.
import type { Grid } from '../grid/grid.ts';
import type { RollupDifficulty } from '../rollup/rollup.ts';
import {
  ASK_LEVEL_WORDS,
  DIFFICULTY_ANSWER_WORDS,
  DIFFICULTY_STATUS_WORDS,
  DIFFICULTY_WORDS,
} from '../workbook/words.ts';
import { code, count, moment, words } from './cells.ts';
import { communeCell } from './communes.ts';
import type { SummaryDifficulty } from './input.ts';
import { sheet, table, type Column } from './sheet.ts';
import { tabTitle } from './title.ts';
import type { View } from './view.ts';
import { wordOf } from './words.ts';

const DIFFICULTIES = 'Khó khăn';

/** The province answers its own first, then what it passes on, then what the communes settle. */
const ORDER = ['PROVINCE', 'CENTRAL', 'COMMUNE', null] as const;

/** `told` where the answers are known. */
interface Row extends RollupDifficulty {
  told?: SummaryDifficulty;
}

const ANSWER_COLUMNS: Column<Row>[] = [
  { head: 'Nêu từ kỳ', width: 18, cell: ({ told }) => words(told ? sinceWords(told) : null) },
  { head: 'Trả lời của tỉnh', width: 40, cell: ({ told }) => words(told?.answer?.text ?? null) },
  {
    head: 'Kết quả trả lời',
    width: 15,
    cell: ({ told }) =>
      words(told?.answer ? wordOf(DIFFICULTY_ANSWER_WORDS, told.answer.state) : null, {
        align: 'center',
      }),
  },
  { head: 'Người trả lời', width: 24, cell: ({ told }) => words(told?.answer?.by ?? null) },
  { head: 'Trả lời lúc', width: 16, cell: ({ told }) => moment(told?.answer?.at ?? null) },
];

/** A year is looked through: what is older began then or before. */
function sinceWords({ since }: SummaryDifficulty): string {
  return since.orEarlier ? `${since.label} hoặc trước đó` : since.label;
}

function isOfPeriod({ rollup }: View, { told }: Row): boolean {
  return told === undefined || told.period === rollup.period;
}

export function difficultyGrid(view: View): Grid {
  const { difficulties: answered } = view.input;
  const difficulties: Row[] =
    answered?.map((it) => ({ ...it, unit: it.commune, told: it })) ?? view.rollup.difficulties;
  const rows = ORDER.flatMap((level) => difficulties.filter((it) => it.askLevel === level));
  const columns: Column<Row>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 8, cell: (it) => code(it.unit) },
    {
      head: 'Xã, phường, đặc khu',
      width: 24,
      cell: (it) => communeCell(view, it.unit),
    },
    {
      head: 'Cấp xử lý',
      width: 12,
      cell: (it) => words(wordOf(ASK_LEVEL_WORDS, it.askLevel), { align: 'center' }),
    },
    { head: 'Nhóm', width: 18, cell: (it) => words(wordOf(DIFFICULTY_WORDS, it.category)) },
    { head: 'Khó khăn, vướng mắc', width: 46, cell: (it) => words(it.description) },
    { head: 'Nguyên nhân', width: 32, cell: (it) => words(it.cause) },
    { head: 'Giải pháp đề xuất', width: 36, cell: (it) => words(it.proposal) },
    {
      head: 'Trạng thái',
      width: 13,
      cell: (it) => words(wordOf(DIFFICULTY_STATUS_WORDS, it.status), { align: 'center' }),
    },
    ...(answered === undefined ? [] : ANSWER_COLUMNS),
    {
      head: 'Ô trong bảng tính của xã',
      width: 26,
      cell: (it) => words(isOfPeriod(view, it) ? it.at : `${it.at} (${it.told?.periodLabel})`),
    },
  ];
  const counts = ORDER.map((level) => ({
    word: level === null ? 'chưa ghi cấp' : `cấp ${wordOf(ASK_LEVEL_WORDS, level).toLowerCase()}`,
    count: difficulties.filter((it) => it.askLevel === level).length,
  })).filter((it) => it.count > 0);
  const said = counts.map((it) => `${it.word} ${it.count}`).join(', ');
  const older = rows.filter((it) => !isOfPeriod(view, it)).length;
  const title = tabTitle(view, 'Khó khăn, kiến nghị', [
    difficulties.length > 0
      ? `${difficulties.length} ý kiến: ${said}. Lọc theo cột Cấp xử lý để giao việc.`
      : 'Kỳ này các xã không nêu khó khăn.',
    ...(older > 0
      ? [`${older} ý kiến nêu từ kỳ trước còn chờ trả lời, của xã chưa báo cáo kỳ này.`]
      : []),
  ]);
  const body = table(columns, rows, { frozen: true, filter: true });
  return sheet(
    DIFFICULTIES,
    [title, body],
    columns.map((column) => column.width),
    3,
  );
}
