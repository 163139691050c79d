// Tab "Đột xuất": the ad-hoc requests that fell into the period, one under the other: who was asked and
// by when, what the answers come to question by question, who has not answered, and every answer with
// the way to its cell.
import type { Grid, GridCell } from '../grid/grid.ts';
import { requestDueWords, withdrawnWords } from '../request/request-period.ts';
import type { QuestionRollup, RequestRollup } from '../request/request-rollup.ts';
import type { AdhocRequest } from '../request/request.ts';
import { formatDate } from '../vietnamese/date.ts';
import { formatNumber } from '../vietnamese/number.ts';
import { lowerFirst } from '../vietnamese/text.ts';
import { code, count, EMPTY, line, nOfN, rate, words } from './cells.ts';
import { communeCell } from './communes.ts';
import type { RequestSummary } from './input.ts';
import { NOT_COUNTED_WORDS } from './not-counted.ts';
import { cellLink } from './places.ts';
import { sheet, table, type Block, type Column } from './sheet.ts';
import { tabTitle } from './title.ts';
import type { View } from './view.ts';

const REQUESTS = 'Đột xuất';

export function requestGrid(view: View): Grid {
  const requests = view.input.requests ?? [];
  const title = tabTitle(view, 'Yêu cầu báo cáo đột xuất', [
    `${requests.length} yêu cầu ban hành hoặc đến hạn trong kỳ. Trả lời lấy theo bản mới nhất được tính của từng xã; số đếm được cộng, tỷ lệ không cộng và không tính bình quân.`,
  ]);
  const blocks = requests.flatMap((it) => blocksOf(view, it));
  const most = Math.max(0, ...requests.map(({ request }) => request.questions.length));
  const widths = [5, 9, 44, ...Array<number>(Math.max(6, most)).fill(20)];
  return sheet(REQUESTS, [title, ...blocks], widths);
}

function blocksOf(view: View, summary: RequestSummary): Block[] {
  const { request, rollup } = summary;
  return [
    { rows: headOf(view, summary).map((it) => [it]) },
    table(QUESTION_COLUMNS, rollup.questions),
    table(answerColumns(view, request, rollup), rollup.answered, {
      none: 'Chưa có xã nào trả lời.',
    }),
  ];
}

function headOf(
  view: View,
  { request, rollup, late, notCounted = [] }: RequestSummary,
): GridCell[] {
  const { asked, answered } = rollup;
  const sent = notCounted.filter(({ unit }) => rollup.missing.includes(unit));
  const missing = rollup.missing.filter((unit) => !sent.some((it) => it.unit === unit));
  const said = `Hạn: ${requestDueWords(request)}. Đã trả lời ${answered.length}/${asked.length} xã${late > 0 ? `, trong đó ${late} xã trả lời muộn` : ''}.`;
  const names = missing.map((unit) => view.nameOf(unit)).join('; ');
  const waiting = sent
    .map(({ unit, why }) => `${view.nameOf(unit)} (${lowerFirst(NOT_COUNTED_WORDS[why])})`)
    .join('; ');
  return [
    line(request.title, { tone: 'subtitle', bold: true }),
    line(
      `Văn bản số ${request.documentNo} ngày ${formatDate(request.issuedOn)}, mã ${request.id}.`,
      {
        tone: 'subtitle',
      },
    ),
    line(said, { tone: 'subtitle' }),
    ...(sent.length === 0
      ? []
      : [line(`Đã gửi nhưng chưa được tính (${sent.length}): ${waiting}.`, { tone: 'subtitle' })]),
    ...(request.withdrawn === null
      ? missing.length === 0
        ? []
        : [line(`Chưa trả lời (${missing.length}): ${names}.`, { tone: 'subtitle' })]
      : [line(`${withdrawnWords(request.withdrawn)}.`, { tone: 'subtitle', bold: true })]),
  ];
}

const KINDS: Record<QuestionRollup['question']['type'], string> = {
  TEXT: 'Chữ',
  COUNT: 'Số đếm',
  PERCENT: 'Tỷ lệ %',
  DAY: 'Ngày',
  YES_NO: 'Có/Không',
  CHOICE: 'Lựa chọn',
};

const QUESTION_COLUMNS: Column<QuestionRollup>[] = [
  { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
  { head: 'Mã câu', width: 9, cell: (it) => code(it.question.id) },
  { head: 'Câu hỏi', width: 44, cell: (it) => words(it.question.text) },
  { head: 'Kiểu trả lời', width: 20, cell: (it) => words(KINDS[it.question.type]) },
  { head: 'Số xã trả lời', width: 20, cell: (it) => nOfN(it.answered, it.asked) },
  { head: 'Tổng', width: 20, cell: (it) => (it.kind === 'COUNT' ? count(it.sum) : EMPTY) },
  { head: 'Thấp nhất / sớm nhất', width: 20, cell: (it) => endOf(it, 'first') },
  { head: 'Cao nhất / muộn nhất', width: 20, cell: (it) => endOf(it, 'last') },
  { head: 'Chi tiết', width: 20, cell: detailOf },
];

function endOf(it: QuestionRollup, end: 'first' | 'last'): GridCell {
  switch (it.kind) {
    case 'COUNT':
      return count(end === 'first' ? it.min : it.max);
    case 'PERCENT':
      return rate(end === 'first' ? it.min : it.max);
    case 'DAY':
      return dayCell(end === 'first' ? it.earliest : it.latest);
    case 'CHOICE':
    case 'TEXT':
      return EMPTY;
  }
}

function detailOf(it: QuestionRollup): GridCell {
  if (it.kind === 'CHOICE')
    return words(it.counts.map((one) => `${one.choice}: ${formatNumber(one.count)}`).join('; '));
  return it.kind === 'TEXT' ? words('Xem từng xã ở bảng dưới') : EMPTY;
}

function dayCell(day: string | null): GridCell {
  return { value: day === null ? null : { date: day }, format: 'date', align: 'center' };
}

/** A column for each question; a cell leads to the answer in the commune's own spreadsheet. */
function answerColumns(
  view: View,
  { questions }: AdhocRequest,
  { answers }: RequestRollup,
): Column<string>[] {
  return [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 9, cell: (unit) => code(unit) },
    { head: 'Xã, phường, đặc khu', width: 44, cell: (unit) => communeCell(view, unit) },
    ...questions.map(({ id, text, type }): Column<string> => ({
      head: `${id}. ${text}`,
      width: 20,
      cell: (unit) => {
        const answer = answers.get(unit)?.get(id);
        if (answer === undefined || answer.value === null) return EMPTY;
        const { value, at } = answer;
        const link = linkOf(view, unit, at);
        if (typeof value === 'number')
          return type === 'PERCENT' ? { ...rate(value), ...link } : { ...count(value), ...link };
        if (type === 'DAY' && typeof value === 'string') return { ...dayCell(value), ...link };
        return words(answer.answer, link);
      },
    })),
  ];
}

function linkOf(view: View, unit: string, at: string): { link?: string } {
  const link = cellLink(view.input, unit, at);
  return link === undefined ? {} : { link };
}
