// The head of each tab: whose figures, of which period, closed when, from how many communes and
// computed when. It is repeated on every tab, because tabs are printed and sent one by one.
import type { GridCell } from '../grid/grid.ts';
import { formatDate, formatDateTime } from '../vietnamese/date.ts';
import { lowerFirst } from '../vietnamese/text.ts';
import { line } from './cells.ts';
import type { Block } from './sheet.ts';
import type { View } from './view.ts';

export const TITLE = 'TỔNG HỢP KẾT QUẢ HOẠT ĐỘNG TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG';
export const SYNTHETIC =
  'SỐ LIỆU MÔ PHỎNG: các con số được máy sinh ra để trình diễn, không phải kết quả của địa phương nào.';

/** "Chốt số liệu ngày 14/12/2025", with the plans named where they close on different days. */
export function cutOffWords(windows: View['windows']): string {
  if (windows.length === 0) return 'Không có kế hoạch nào trong kỳ';
  const said = windows.map(({ to, plans }) =>
    windows.length > 1 ? `${formatDate(to)} (${plans.join(', ')})` : formatDate(to),
  );
  return `Chốt số liệu ngày ${said.join('; ')}`;
}

export function coverageWords({ coverage }: View['rollup']): string {
  return `${coverage.reported}/${coverage.expected} xã đã nộp`;
}

export function computedWords({ computedAt }: View['rollup']): string {
  return `Tính lúc ${formatDateTime(Date.parse(computedAt))}`;
}

/** The head of the first tab, after the manner of a document: body, title, period. */
export function documentTitle(view: View, remarks: readonly string[]): Block {
  const { rollup, input } = view;
  return block([
    line([rollup.provinceName, input.leadAgency].filter(Boolean).join(' – ').toUpperCase(), {
      tone: 'subtitle',
      bold: true,
    }),
    line(TITLE, { tone: 'title', bold: true }),
    line(`${view.period.label}. ${state(view)}`, { tone: 'subtitle' }),
    ...closedLine(view),
    ...remarksOf(view, remarks),
  ]);
}

/** The head of any other tab. */
export function tabTitle(view: View, title: string, remarks: readonly string[] = []): Block {
  return block([
    line(title.toUpperCase(), { tone: 'title', bold: true }),
    line(`${view.rollup.provinceName}, ${lowerFirst(view.period.label)}. ${state(view)}`, {
      tone: 'subtitle',
    }),
    ...remarksOf(view, remarks),
  ]);
}

/** "Kỳ đã chốt, bản 2, ngày 05/01/2026." */
function closedLine({ input: { closed } }: View): GridCell[] {
  if (closed === undefined) return [];
  const day = formatDate(closed.at.slice(0, 10));
  const words = `Kỳ đã chốt, bản ${closed.version}, ngày ${day}.`;
  return [line(words, { tone: 'subtitle', bold: true })];
}

function remarksOf(view: View, remarks: readonly string[]): GridCell[] {
  return [
    ...(view.input.synthetic ? [line(SYNTHETIC, { tone: 'subtitle', bold: true })] : []),
    ...remarks.map((remark) => line(remark, { tone: 'note' })),
  ];
}

function state({ windows, rollup }: View): string {
  return `${cutOffWords(windows)}. ${coverageWords(rollup)}. ${computedWords(rollup)}`;
}

function block(lines: GridCell[]): Block {
  return { rows: lines.map((it) => [it]) };
}
