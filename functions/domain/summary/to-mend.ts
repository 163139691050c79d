// Tab "Lỗi cần sửa": what the communes have to put right before their workbook counts, and what they
// were asked about, with file, tab and cell, so that an officer can be told over the telephone.
import type { Grid } from '../grid/grid.ts';
import { code, count, words } from './cells.ts';
import type { SummaryIssue } from './input.ts';
import { sheet, table, type Column } from './sheet.ts';
import { tabTitle } from './title.ts';
import type { View } from './view.ts';

const SEVERITY_WORDS = { BLOCK: 'Phải sửa', WARN: 'Cần xem lại', INFO: 'Lưu ý' } as const;
const ORDER = ['BLOCK', 'WARN'] as const;

/** Blocking issues first, then warnings; remarks stay in issues.json. */
export function toMend(view: View): SummaryIssue[] {
  return ORDER.flatMap((severity) =>
    view.input.issues.filter((issue) => issue.severity === severity),
  );
}

export function toMendGrid(view: View): Grid {
  const columns: Column<SummaryIssue>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 8, cell: (it) => code(it.unit ?? '') },
    {
      head: 'Xã, phường, đặc khu',
      width: 24,
      cell: (it) => words(it.unit === null ? 'Chưa rõ xã' : view.nameOf(it.unit), { wrap: false }),
    },
    {
      head: 'Mức',
      width: 12,
      cell: ({ severity }) =>
        words(SEVERITY_WORDS[severity], {
          tone: severity === 'BLOCK' ? 'notMet' : 'late',
          align: 'center',
        }),
    },
    { head: 'Tệp', width: 30, cell: (it) => words(it.file) },
    { head: 'Tab', width: 22, cell: (it) => words(it.tab) },
    { head: 'Ô', width: 7, cell: (it) => words(it.cell, { align: 'center' }) },
    { head: 'Nội dung', width: 80, cell: (it) => words(it.message) },
  ];
  const title = tabTitle(view, 'Lỗi cần sửa trong bảng tính của các xã', [
    'Bảng còn lỗi “Phải sửa” chưa được tính vào tổng hợp; “Cần xem lại” đã được tính, đề nghị xã kiểm tra.',
  ]);
  const body = table(columns, toMend(view), { frozen: true, filter: true });
  return sheet(
    'Lỗi cần sửa',
    [title, body],
    columns.map((column) => column.width),
    3,
  );
}
