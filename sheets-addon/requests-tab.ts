// "Yêu cầu đột xuất": the requests that were issued, one row for each question, with what has come in;
// below them rows in which a new one is typed. What belongs to the request stands in its first row. A
// request is withdrawn by writing a reason beside it.
import type { AdhocRequest } from '../functions/domain/request/request.ts';
import { formatDate, momentWords } from '../functions/domain/vietnamese/date.ts';
import type { Place } from './entry-cells.ts';
import type { EntryTab } from './entry-plan.ts';
import type { KnownLine } from './entry-tab.ts';
import { readRequests, sameRequest } from './requests-read.ts';
import {
  DUE_RULE_WORDS,
  TYPE_WORDS,
  YES_NO_WORDS,
  type RequestBody,
  type RequestsSaid,
} from './requests-words.ts';

/** Between a request and one of its questions in the key of a line. */
const OF = '#';

export const REQUESTS_TAB: EntryTab<RequestsSaid> = {
  name: 'Yêu cầu đột xuất',
  closed: false,
  columns: [
    { key: 'id', heading: 'Mã', width: 120, machine: true },
    {
      key: 'title',
      heading: 'Tiêu đề',
      width: 220,
      subject: true,
      help: 'Để trống: câu hỏi thuộc yêu cầu ở dòng trên.',
    },
    { key: 'documentNo', heading: 'Số văn bản', width: 120 },
    { key: 'issuedOn', heading: 'Ngày ban hành', width: 100 },
    { key: 'dueRule', heading: 'Quy tắc hạn', width: 120 },
    { key: 'due', heading: 'Hạn', width: 100 },
    {
      key: 'scope',
      heading: 'Phạm vi',
      width: 180,
      help: 'Để trống: tất cả. Tên hoặc mã xã, phường, cách nhau bằng dấu ;',
    },
    { key: 'question', heading: 'Câu hỏi', width: 280 },
    { key: 'type', heading: 'Kiểu trả lời', width: 100 },
    {
      key: 'choices',
      heading: 'Các lựa chọn',
      width: 160,
      help: 'Chỉ với kiểu “Chọn một”, cách nhau bằng dấu ;',
    },
    { key: 'required', heading: 'Bắt buộc', width: 80, help: 'Để trống: bắt buộc trả lời.' },
    { key: 'counts', heading: 'Đã trả lời', width: 150, machine: true },
    {
      key: 'withdraw',
      heading: 'Lý do rút',
      width: 180,
      help: 'Ghi lý do để rút một yêu cầu đã gửi.',
    },
  ],
  choices: () => ({
    dueRule: Object.values(DUE_RULE_WORDS),
    type: Object.values(TYPE_WORDS),
    required: Object.values(YES_NO_WORDS),
  }),
  known: ({ requests, communes }) => requests.flatMap((it) => knownRequest(it, communes)),
  read: readRequests,
  settled: ({ body }, { requests }) => {
    const said = body as RequestBody;
    if (said.kind !== 'ISSUE') return false;
    // One that was withdrawn may be issued again.
    return requests.some((it) => it.state === 'OPEN' && sameRequest(it, said.wish));
  },
};

function knownRequest(
  request: RequestsSaid['requests'][number],
  communes: readonly Place[],
): KnownLine[] {
  const { id, counts, withdrawn, state } = request;
  const late = counts.late > 0 ? `, ${counts.late} muộn` : '';
  const head = {
    id,
    title: request.title,
    documentNo: request.documentNo,
    issuedOn: formatDate(request.issuedOn),
    dueRule: DUE_RULE_WORDS[request.dueRule],
    due: formatDate(request.due),
    scope: scopeWords(request.scope, communes),
    counts: `${counts.answered}/${counts.asked}${late}`,
    withdraw: withdrawn?.reason ?? '',
  };
  return request.questions.map((question, at): KnownLine => ({
    key: at === 0 ? id : `${id}${OF}${question.id}`,
    cells: {
      ...(at === 0 ? head : {}),
      question: question.text,
      type: TYPE_WORDS[question.type],
      choices: question.choices.join('; '),
      required: question.required ? YES_NO_WORDS.yes : YES_NO_WORDS.no,
    },
    open: at === 0 && state === 'OPEN' ? ['withdraw'] : [],
    state: at === 0 ? stateWords(request) : '',
  }));
}

function stateWords({ issuedAt, issuedBy, withdrawn }: AdhocRequest): string {
  return withdrawn === null
    ? `Đã gửi ${momentWords(issuedAt)} · ${issuedBy}`
    : `Đã rút ${momentWords(withdrawn.at)} · ${withdrawn.by}`;
}

function scopeWords(scope: readonly string[] | null, communes: readonly Place[]): string {
  const names = new Map(communes.map(({ code, name }) => [code, name]));
  return (scope ?? []).map((code) => names.get(code) ?? code).join('; ');
}
