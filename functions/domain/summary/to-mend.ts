// Tab "Lỗi cần sửa": what the communes have to put right before their workbook counts, and what they
// were asked about, with file, tab and cell, so that an officer can be told over the telephone.
import type { Grid, GridCell } from '../grid/grid.ts';
import { code, count, words } from './cells.ts';
import type { SummaryIssue } from './input.ts';
import { sheet, table, type Column } from './sheet.ts';
import { tabTitle } from './title.ts';
import type { View } from './view.ts';

const SEVERITY_WORDS = { BLOCK: 'Phải sửa', WARN: 'Cần xem lại', INFO: 'Lưu ý' } as const;
const ORDER = ['BLOCK', 'WARN', 'INFO'];

/**
 * Blocking issues first, then the warnings of workbooks that do count, each by commune; remarks stay
 * in issues.json.
 */
export function toMend(view: View): SummaryIssue[] {
  const { issues } = view.input;
  const blocked = new Set(
    issues.filter(({ severity }) => severity === 'BLOCK').map(({ file }) => file),
  );
  const rows = issues.filter(
    ({ severity, file }) => severity === 'BLOCK' || (severity === 'WARN' && !blocked.has(file)),
  );
  return rows.sort(
    (a, b) =>
      ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
      compareUnits(a.unit ?? '', b.unit ?? ''),
  );
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A workbook that blocks is not counted; another one of the commune may be. */
export function stateOfFile(view: View, unit: string | null): GridCell {
  return view.communes.some((it) => it.code === unit && it.report !== null)
    ? words('Đã tính bản khác của xã', { tone: 'noData', align: 'center' })
    : words('Chưa được tính', { tone: 'notMet', align: 'center' });
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
    {
      head: 'Tình trạng',
      width: 22,
      cell: ({ severity, unit }) =>
        severity === 'BLOCK' ? stateOfFile(view, unit) : words('Đã tính', { align: 'center' }),
    },
  ];
  const title = tabTitle(view, 'Lỗi cần sửa trong bảng tính của các xã', [
    'Bảng còn lỗi “Phải sửa” chưa được tính vào tổng hợp; “Cần xem lại” là của bảng đã tính, đề nghị xã kiểm tra.',
  ]);
  const body = table(columns, toMend(view), { frozen: true, filter: true });
  return sheet(
    'Lỗi cần sửa',
    [title, body],
    columns.map((column) => column.width),
    3,
  );
}
