// The typed rows of the tab of ad-hoc requests: where each request begins, what it says, and what is
// wrong with it. A row without a title belongs to the request above; a title that is repeated from row
// to row, as when a column was filled downwards, begins nothing new.
import type { AdhocRequest, AnswerType, RequestWish } from '../functions/domain/request/request.ts';
import { dueOfRequest } from '../functions/domain/request/request-period.ts';
import { formatDate } from '../functions/domain/vietnamese/date.ts';
import { excerpt, fold } from '../functions/domain/vietnamese/text.ts';
import { pieces, readDay, readPlace, readWord, readYesNo, type Read } from './entry-cells.ts';
import type { EntryFault, EntryReading, EntryWish } from './entry-plan.ts';
import { isBlankLine, isChanged, type EntryLine } from './entry-tab.ts';
import {
  DUE_RULE_WORDS,
  issueWords,
  TYPE_WORDS,
  type RequestBody,
  type RequestsSaid,
} from './requests-words.ts';

type Complain = (line: number, column: string, message: string) => void;
type Question = RequestWish['questions'][number];

const HEAD = ['title', 'documentNo', 'issuedOn', 'dueRule', 'due', 'scope'] as const;
const MISSING = {
  documentNo: 'Chưa ghi số văn bản.',
  issuedOn: 'Chưa ghi ngày ban hành văn bản.',
  dueRule: 'Chưa chọn quy tắc hạn: “Trước ngày” hay “Chậm nhất ngày”.',
  due: 'Chưa ghi hạn trả lời.',
};
/** As much as the functions take. */
const MOST = {
  title: 200,
  documentNo: 60,
  question: 500,
  choice: 100,
  questions: 40,
  choices: 30,
  reason: 500,
};

export function readRequests(lines: readonly EntryLine[], said: RequestsSaid): EntryReading {
  const faults: EntryFault[] = [];
  const wishes: EntryWish[] = [];
  const complain: Complain = (line, column, message) => faults.push({ line, column, message });
  lines.forEach((line, at) => {
    if (line.known !== null && isChanged(line)) wishes.push(...withdrawal(line, at, complain));
  });
  for (const group of groupsOf(lines, complain)) {
    const before = faults.length;
    const wish = requestOf(lines, group, said, complain);
    if (wish === null || faults.length > before) continue;
    const body: RequestBody = { kind: 'ISSUE', wish };
    wishes.push({ lines: group, column: 'title', ...issueWords(wish), body });
  }
  return { wishes, faults };
}

function withdrawal(line: EntryLine, at: number, complain: Complain): EntryWish[] {
  const reason = line.cells['withdraw'] ?? '';
  if (reason === '') {
    complain(at, 'withdraw', 'Yêu cầu đã rút thì không gửi lại được bằng cách xóa lý do.');
    return [];
  }
  if (reason.length > MOST.reason) {
    complain(at, 'withdraw', `Lý do dài ${reason.length} ký tự, chỉ nhận đến ${MOST.reason}.`);
    return [];
  }
  const { id = '', title = '' } = line.cells;
  const body: RequestBody = { kind: 'WITHDRAW', request: id, reason };
  const what = `Rút ${id} “${excerpt(title)}”`;
  return [{ lines: [at], column: 'withdraw', what, before: null, after: excerpt(reason), body }];
}

/** The rows of each typed request, in their order. */
function groupsOf(lines: readonly EntryLine[], complain: Complain): number[][] {
  const groups: number[][] = [];
  let open: { title: string; rows: number[] } | null = null;
  lines.forEach((line, at) => {
    if (line.known !== null) {
      open = null;
      return;
    }
    if (isBlankLine(line)) return;
    const title = fold(line.cells['title'] ?? '');
    if (open !== null && (title === '' || title === open.title)) {
      open.rows.push(at);
      return;
    }
    if (title !== '') {
      open = { title, rows: [at] };
      groups.push(open.rows);
      return;
    }
    complain(
      at,
      'title',
      'Dòng này chưa thuộc yêu cầu nào: hãy ghi tiêu đề. Yêu cầu đã gửi thì không thêm được câu hỏi.',
    );
  });
  return groups;
}

function requestOf(
  lines: readonly EntryLine[],
  rows: readonly number[],
  said: RequestsSaid,
  complain: Complain,
): RequestWish | null {
  const first = rows[0] ?? 0;
  const text = (row: number, key: string) => lines[row]?.cells[key] ?? '';
  const take = <T>(row: number, key: string, read: Read<T>): T | null => {
    if ('value' in read) return read.value;
    complain(row, key, read.fault);
    return null;
  };
  const given = <T>(key: keyof typeof MISSING, read: (typed: string) => Read<T>): T | null =>
    take(first, key, text(first, key) === '' ? { fault: MISSING[key] } : read(text(first, key)));
  for (const row of rows.slice(1))
    for (const key of HEAD)
      if (text(row, key) !== '' && fold(text(row, key)) !== fold(text(first, key)))
        complain(row, key, 'Chỉ ghi ở dòng đầu của yêu cầu; ở đây ghi khác dòng đầu.');
  for (const row of rows)
    if (text(row, 'withdraw') !== '')
      complain(row, 'withdraw', 'Yêu cầu chưa gửi thì không cần rút: chỉ cần xóa các dòng của nó.');
  const short =
    (key: 'title' | 'documentNo') =>
    (typed: string): Read<string> =>
      typed.length <= MOST[key]
        ? { value: typed }
        : { fault: `Nội dung dài ${typed.length} ký tự, chỉ nhận đến ${MOST[key]}.` };
  const title = take(first, 'title', short('title')(text(first, 'title')));
  const documentNo = given('documentNo', short('documentNo'));
  const issuedOn = given('issuedOn', readDay);
  const dueRule = given('dueRule', (typed) => readWord(typed, DUE_RULE_WORDS));
  const due = given('due', readDay);
  if (issuedOn !== null && issuedOn > said.today)
    complain(first, 'issuedOn', `Ngày ban hành ${formatDate(issuedOn)} chưa đến.`);
  if (dueRule !== null && due !== null) {
    const { lastDay } = dueOfRequest({ dueRule, due });
    if (lastDay < said.today)
      complain(first, 'due', `Hạn trả lời đã qua: ngày cuối còn kịp là ${formatDate(lastDay)}.`);
    else if (issuedOn !== null && lastDay < issuedOn)
      complain(first, 'due', 'Hạn trả lời đứng trước ngày ban hành văn bản.');
  }
  const scope = scopeOf(text(first, 'scope'), said, (message) => complain(first, 'scope', message));
  if (rows.length > MOST.questions)
    complain(first, 'question', `Một yêu cầu chỉ nhận đến ${MOST.questions} câu hỏi.`);
  const questions = rows.map((row, at) => questionOf(row, at, text, take, complain));
  if (
    title === null ||
    documentNo === null ||
    issuedOn === null ||
    dueRule === null ||
    due === null
  )
    return null;
  const asked = questions.filter((question) => question !== null);
  return { title, documentNo, issuedOn, dueRule, due, scope, questions: asked };
}

/** Codes, each once; null where nothing is written: all of the province. */
function scopeOf(
  text: string,
  { communes }: RequestsSaid,
  complain: (message: string) => void,
): string[] | null {
  const names = pieces(text);
  if (names.length === 0) return null;
  const codes = names.flatMap((name) => {
    const read = readPlace(name, communes);
    if ('value' in read) return [read.value.code];
    complain(read.fault);
    return [];
  });
  return [...new Set(codes)];
}

function questionOf(
  row: number,
  at: number,
  text: (row: number, key: string) => string,
  take: <T>(row: number, key: string, read: Read<T>) => T | null,
  complain: Complain,
): Question | null {
  const [asked, kind] = [text(row, 'question'), text(row, 'type')];
  if (asked === '') complain(row, 'question', 'Chưa ghi câu hỏi.');
  if (asked.length > MOST.question)
    complain(row, 'question', `Câu hỏi dài ${asked.length} ký tự, chỉ nhận đến ${MOST.question}.`);
  if (kind === '') complain(row, 'type', 'Chưa chọn kiểu trả lời.');
  const type: AnswerType | null =
    kind === '' ? null : take(row, 'type', readWord(kind, TYPE_WORDS));
  const choices = pieces(text(row, 'choices'));
  if (type !== null) judgeChoices(type, choices, (message) => complain(row, 'choices', message));
  const typed = text(row, 'required');
  const required = typed === '' ? true : take(row, 'required', readYesNo(typed));
  if (asked === '' || type === null || required === null) return null;
  return { id: `C${at + 1}`, text: asked, type, choices, required };
}

function judgeChoices(
  type: AnswerType,
  choices: readonly string[],
  complain: (message: string) => void,
): void {
  if (type !== 'CHOICE') {
    if (choices.length > 0)
      complain(
        `Kiểu “${TYPE_WORDS[type]}” không có lựa chọn; hãy xóa ô này hoặc đổi kiểu thành “${TYPE_WORDS.CHOICE}”.`,
      );
    return;
  }
  if (choices.length < 2) complain('Cần ít nhất hai lựa chọn, cách nhau bằng dấu chấm phẩy (;).');
  if (choices.length > MOST.choices) complain(`Chỉ nhận đến ${MOST.choices} lựa chọn.`);
  if (new Set(choices.map(fold)).size < choices.length) complain('Có hai lựa chọn giống nhau.');
  if (choices.some((choice) => choice.length > MOST.choice))
    complain(`Mỗi lựa chọn chỉ nhận đến ${MOST.choice} ký tự.`);
}

/** What a request says is what was to be sent, whatever the server has added to it. */
export function sameRequest(
  request: Pick<AdhocRequest, keyof RequestWish>,
  wish: RequestWish,
): boolean {
  const said = ({ title, documentNo, issuedOn, dueRule, due, scope, questions }: RequestWish) =>
    JSON.stringify([
      title,
      documentNo,
      issuedOn,
      dueRule,
      due,
      scope === null ? null : [...scope].sort(),
      questions.map(({ text, type, choices, required }) => [text, type, choices, required]),
    ]);
  return said(request) === said(wish);
}
