// Tab "Khó khăn": what the communes ask for help with, those that ask the province first. Filtered
// by the level that is to act.
import type { Grid } from '../grid/grid.ts';
import type { RollupDifficulty } from '../rollup/rollup.ts';
import { ASK_LEVEL_WORDS, DIFFICULTY_STATUS_WORDS, DIFFICULTY_WORDS } from '../workbook/words.ts';
import { code, count, words } from './cells.ts';
import { communeCell } from './communes.ts';
import { sheet, table, type Column } from './sheet.ts';
import { tabTitle } from './title.ts';
import type { View } from './view.ts';
import { wordOf } from './words.ts';

const DIFFICULTIES = 'Khó khăn';

/** The province answers its own first, then what it passes on, then what the communes settle. */
const ORDER = ['PROVINCE', 'CENTRAL', 'COMMUNE', null] as const;

export function difficultyGrid(view: View): Grid {
  const { difficulties } = view.rollup;
  const rows = ORDER.flatMap((level) => difficulties.filter((it) => it.askLevel === level));
  const columns: Column<RollupDifficulty>[] = [
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
    { head: 'Ô trong bảng tính của xã', width: 26, cell: (it) => words(it.at) },
  ];
  const counts = ORDER.map((level) => ({
    word: level === null ? 'chưa ghi cấp' : `cấp ${wordOf(ASK_LEVEL_WORDS, level).toLowerCase()}`,
    count: difficulties.filter((it) => it.askLevel === level).length,
  })).filter((it) => it.count > 0);
  const said = counts.map((it) => `${it.word} ${it.count}`).join(', ');
  const title = tabTitle(view, 'Khó khăn, kiến nghị', [
    difficulties.length > 0
      ? `${difficulties.length} ý kiến: ${said}. Lọc theo cột Cấp xử lý để giao việc.`
      : 'Kỳ này các xã không nêu khó khăn.',
  ]);
  const body = table(columns, rows, { frozen: true, filter: true });
  return sheet(
    DIFFICULTIES,
    [title, body],
    columns.map((column) => column.width),
    3,
  );
}
