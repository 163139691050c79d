// Tab "Đính chính": what has been changed after the period had been closed, why, by how much, and
// which summaries were published by the figures that no longer stand.
import type { Grid } from '../grid/grid.ts';
import { byHowMuch, outOfDateWords, valueWords } from '../report/restatement-words.ts';
import type { LedgerRestatement } from '../report/review-desk.ts';
import { count, line, moment, words } from './cells.ts';
import { sheet, table, type Block, type Column } from './sheet.ts';
import { tabTitle } from './title.ts';
import type { View } from './view.ts';

const RESTATEMENTS = 'Đính chính';

export function restatementsIn({ input }: View): LedgerRestatement[] {
  return input.restatements ?? [];
}

export function restatementGrid(view: View): Grid {
  const entries = restatementsIn(view);
  const title = tabTitle(view, 'Đính chính sau khi chốt kỳ', [
    'Mỗi lần chốt lại là một bản mới, giữ cạnh bản cũ. Văn bản, báo cáo đã dùng số cũ phải được thay theo số mới.',
  ]);
  return sheet(
    RESTATEMENTS,
    [title, entryBlock(entries), differenceBlock(entries), publishedBlock(entries)],
    [8, 8, 44, 20, 32, 32, 30],
  );
}

function entryBlock(entries: readonly LedgerRestatement[]): Block {
  const columns: Column<LedgerRestatement>[] = [
    { head: 'Từ bản', width: 8, cell: (it) => count(it.from, { align: 'center' }) },
    { head: 'Đến bản', width: 8, cell: (it) => count(it.to, { align: 'center' }) },
    { head: 'Lý do', width: 44, cell: (it) => words(it.reason) },
    { head: 'Chốt lại lúc', width: 20, cell: (it) => moment(it.at) },
    { head: 'Người chốt lại', width: 32, cell: (it) => words(it.by) },
    {
      head: 'Báo cáo thay đổi',
      width: 32,
      cell: (it) => words(it.communes.map(({ name }) => name).join(', ')),
    },
    {
      head: 'Số chỉ tiêu của tỉnh thay đổi',
      width: 30,
      cell: (it) => count(it.differences.length),
    },
  ];
  return table(columns, entries, { frozen: true });
}

type Difference = LedgerRestatement['differences'][number] & Pick<LedgerRestatement, 'from' | 'to'>;

function differenceBlock(entries: readonly LedgerRestatement[]): Block {
  const rows = entries.flatMap(({ from, to, differences }) =>
    differences.map((it): Difference => ({ ...it, from, to })),
  );
  const columns: Column<Difference>[] = [
    { head: 'Từ bản', width: 8, cell: (it) => count(it.from, { align: 'center' }) },
    { head: 'Đến bản', width: 8, cell: (it) => count(it.to, { align: 'center' }) },
    { head: 'Chỉ tiêu', width: 44, cell: (it) => words(it.name) },
    { head: 'Vùng', width: 20, cell: (it) => words(it.zoneName) },
    { head: 'Trước', width: 32, cell: (it) => words(valueWords(it.before)) },
    { head: 'Sau', width: 32, cell: (it) => words(valueWords(it.after), { bold: true }) },
    { head: 'Chênh lệch', width: 30, cell: (it) => words(byHowMuch(it.before, it.after)) },
  ];
  return table(columns, rows, {
    caption: line('Chỉ tiêu của tỉnh thay đổi bao nhiêu', { tone: 'subtitle', bold: true }),
    none: 'Không có chỉ tiêu nào của tỉnh thay đổi.',
  });
}

type Published = LedgerRestatement['outOfDate'][number] & Pick<LedgerRestatement, 'to'>;

function publishedBlock(entries: readonly LedgerRestatement[]): Block {
  const rows = entries.flatMap(({ to, outOfDate }) =>
    outOfDate.map((it): Published => ({ ...it, to })),
  );
  const columns: Column<Published>[] = [
    { head: 'Bản', width: 8, cell: (it) => count(it.version, { align: 'center' }) },
    { head: 'Thay bằng bản', width: 8, cell: (it) => count(it.to, { align: 'center' }) },
    {
      head: 'Đã công bố theo số cũ',
      width: 44,
      cell: (it) => words(outOfDateWords(it), it.url === null ? {} : { link: it.url }),
    },
    { head: 'Công bố lúc', width: 20, cell: (it) => moment(it.at) },
  ];
  return table(columns, rows, {
    caption: line('Bảng tổng hợp đã công bố theo số cũ', { tone: 'subtitle', bold: true }),
    none: 'Chưa công bố bảng tổng hợp nào theo số cũ.',
  });
}
