// What communes have sent and no figure comes from, each with its reason: sent back, waiting for
// somebody's word, or not accepted where only accepted reports count. Whether it was in time is told
// with the others: its first complete sending decides.
import type { NotCountedReason, RollupNotCounted } from '../rollup/rollup.ts';
import { code, count, line, moment, words } from './cells.ts';
import { communeCell } from './communes.ts';
import { table, type Block, type Column } from './sheet.ts';
import type { View } from './view.ts';

export const NOT_COUNTED_WORDS: Record<NotCountedReason, string> = {
  RETURNED: 'Tỉnh đã trả lại, xã chưa nộp lại',
  REFUSED: 'Lãnh đạo xã trả lại, chưa gửi tỉnh',
  AWAITING_APPROVAL: 'Chờ lãnh đạo xã duyệt',
  NOT_ACCEPTED: 'Tỉnh chưa duyệt',
};

/** Nothing where all that was sent counts. */
export function notCountedBlocks(view: View): Block[] {
  const { notCounted = [] } = view.rollup;
  if (notCounted.length === 0) return [];
  const counted = new Map(view.communes.map((it) => [it.code, it.report?.revision]));
  const columns: Column<RollupNotCounted>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 9, cell: (it) => code(it.unit) },
    { head: 'Xã, phường, đặc khu', width: 24, cell: (it) => communeCell(view, it.unit) },
    { head: 'Bản nộp', width: 30, cell: (it) => words(`Bản ${it.revision}`) },
    { head: 'Vì sao chưa tính', width: 52, cell: (it) => words(NOT_COUNTED_WORDS[it.why]) },
    { head: 'Nộp lúc', width: 17, cell: (it) => moment(it.submittedAt) },
    {
      head: 'Số liệu đang tính',
      width: 22,
      cell: ({ unit }) => {
        const revision = counted.get(unit);
        return words(revision === undefined ? 'Không có' : `Bản ${revision}`, { align: 'center' });
      },
    },
  ];
  const caption = line('Báo cáo đã nộp nhưng chưa được tính vào số liệu', {
    tone: 'subtitle',
    bold: true,
  });
  return [table(columns, notCounted, { caption })];
}

/** `(chưa tính: …)` after the state of a commune of which nothing counts; '' of the others. */
export function notCountedWords({ rollup, communes }: View, unit: string): string {
  const its = rollup.notCounted?.find((one) => one.unit === unit);
  if (its === undefined || communes.some((it) => it.code === unit && it.report !== null)) return '';
  return ` (chưa tính: ${NOT_COUNTED_WORDS[its.why].toLowerCase()})`;
}
