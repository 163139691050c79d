// Tab 10: the questions of ad-hoc requests, a row each, with the commune's answers. The functions put
// it into the form and the add-on keeps it up, so what stands in a row is said here alone. A request
// is answered by itself: the periodic report neither carries these answers nor asks for them.
import { requestDueWords } from '../request/request-period.ts';
import type { AdhocRequest, AnswerType } from '../request/request.ts';
import type { CellBook } from './cell.ts';
import type { AdhocQuestion, Tab } from './contract.ts';
import { FIRST_ROW } from './grid-tab.ts';
import { readBook, type ReadTab } from './read-book.ts';

/** How far down the tab is open: the add-on, running as the officer, adds rows of new requests. */
const OPEN_ROWS = 400;

/** What each type of question wants, as the officer reads it. */
const TYPE_WORDS: Record<AnswerType, string> = {
  TEXT: 'Chữ',
  COUNT: 'Số đếm (số nguyên, từ 0)',
  PERCENT: 'Tỷ lệ % (từ 0 đến 100, ví dụ 35,4)',
  DAY: 'Ngày (ngày/tháng/năm)',
  YES_NO: 'Có hoặc Không',
  CHOICE: 'Chọn một',
};
const REQUIRED = 'Bắt buộc';
const OPTIONAL = 'Không bắt buộc';

export const ANSWERS_TAB: Tab = {
  key: 'adhoc',
  givenRows: true,
  name: '10. Yêu cầu đột xuất',
  columns: [
    { key: 'request', header: 'Mã yêu cầu', type: 'code', width: 17, locked: true },
    { key: 'title', header: 'Nội dung', type: 'text', width: 34, locked: true },
    { key: 'due', header: 'Hạn', type: 'text', width: 26, locked: true },
    { key: 'question', header: 'Mã câu hỏi', type: 'code', width: 9, locked: true },
    { key: 'text', header: 'Câu hỏi', type: 'text', width: 44, locked: true },
    { key: 'type', header: 'Kiểu trả lời', type: 'text', width: 24, locked: true },
    { key: 'required', header: 'Bắt buộc', type: 'text', width: 14, locked: true },
    { key: 'answer', header: 'Trả lời', type: 'text', width: 34, freeText: true },
    { key: 'status', header: 'Trạng thái', type: 'text', width: 30, locked: true },
  ],
};

/** The questions of some requests in their order, as a workbook's context carries them. */
export function adhocQuestions(
  requests: readonly Pick<
    AdhocRequest,
    'id' | 'title' | 'documentNo' | 'dueRule' | 'due' | 'questions'
  >[],
): AdhocQuestion[] {
  return requests.flatMap((request) =>
    request.questions.map(({ id, text, type, choices, required }) => ({
      request: request.id,
      title: `${request.title} (${request.documentNo})`,
      dueWords: requestDueWords(request),
      id,
      text,
      type,
      choices,
      required,
    })),
  );
}

/** A question in a row of the tab, by column key; the answer and the status are the commune's. */
export function questionCells(question: AdhocQuestion): Record<string, string> {
  const { request, title, dueWords, id, text, type, choices, required } = question;
  return {
    request,
    title,
    due: dueWords,
    question: id,
    text,
    type: type === 'CHOICE' ? `${TYPE_WORDS.CHOICE}: ${choices.join('; ')}` : TYPE_WORDS[type],
    required: required ? REQUIRED : OPTIONAL,
  };
}

/** What a row of the tab is about. */
export function answerKey(request: string, question: string): string {
  return `${request} ${question}`;
}

/** The tab as it stands in a workbook, wherever it is and whatever it is called by now. */
export function readAnswersTab(book: CellBook): ReadTab | undefined {
  return readBook(book, { tabs: [ANSWERS_TAB] }).tabs.get('adhoc');
}

/** All of the rows are open, since the add-on writes what is grey; it puts right what was typed over. */
export function answerLocks(): {
  unlocked: { top: number; bottom: number; left: number; right: number }[];
} {
  const right = ANSWERS_TAB.columns.length - 1;
  return { unlocked: [{ top: FIRST_ROW, bottom: OPEN_ROWS - 1, left: 0, right }] };
}

/** Begins the status of an answer that the province has. */
export const SENT = 'Đã gửi';

/** What may be chosen in an answer's cell; none where anything may be typed. */
export function answerChoices({ type, choices }: AdhocQuestion): string[] {
  if (type === 'YES_NO') return ['Có', 'Không'];
  return type === 'CHOICE' ? choices : [];
}

/** How a cell of the tab looks. */
export function answerTone(column: string): 'entry' | 'locked' {
  return column === 'answer' ? 'entry' : 'locked';
}
