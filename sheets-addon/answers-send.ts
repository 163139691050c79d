// "Gửi trả lời": one request, read and checked again at the moment of sending, under the document's lock,
// so that two officers never send across each other.
import { checkAnswers } from '../functions/domain/request/check-answers.ts';
import { STATE_NAMES } from '../functions/domain/report/life.ts';
import type { RequestLine } from '../functions/domain/request/request-desk.ts';
import { momentWords } from '../functions/domain/vietnamese/date.ts';
import { maskPersonal } from '../functions/domain/vietnamese/personal-data.ts';
import { JOURNAL_TAB } from '../functions/domain/workbook/contract.ts';
import { ANSWERS_TAB, SENT } from '../functions/domain/workbook/form-answers.ts';
import { journalBase, journalRows } from '../functions/domain/workbook/journal.ts';
import { alone } from './alone.ts';
import type { AnswerDecision, AnswerOutcome, AnswerWish } from './answers-contract.ts';
import {
  answerReturns,
  appendAnswer,
  givenIn,
  journalBook,
  openAnswerDesk,
  openCard,
  requestLines,
  type AnswerDesk,
} from './answers-desk.ts';
import { fillAnswers, type OpenAnswers } from './answers-tab.ts';
import { requestState } from './answers-words.ts';
import { wordedIssue } from './check-view.ts';
import type { IssueView, ReceiptView } from './contract.ts';
import { markSheet } from './mark.ts';
import { timelinessWords } from './receipt-words.ts';
import { Refusal } from './refusal.ts';
import { issuesIn, serviceFailure } from './service-failure.ts';
import { ask, asked } from './service.ts';
import { tellSheet } from './tell-sheet.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const LOCK_MILLISECONDS = 5_000;
const MOST_LETTERS = 500;

export function sidebarAnswer(wish: AnswerWish): AnswerOutcome {
  const words =
    'Một người khác đang gửi từ chính bảng này. Hãy đợi một lát, xem lại trạng thái rồi gửi.';
  return alone({ milliseconds: LOCK_MILLISECONDS, words }, () =>
    send(SpreadsheetApp.getActiveSpreadsheet(), wish),
  );
}

/** Without what is decided being asked twice: the same decision again changes nothing. */
export function sidebarDecideAnswer(wish: AnswerDecision): { done: true } {
  const { report, revision, decision, reason } = wish;
  const card = openCard(SpreadsheetApp.getActiveSpreadsheet());
  const why = decision === 'REFUSE' ? { reason: maskPersonal(reason.trim()) } : {};
  asked('approveReport', {}, { ...card, report, revision, decision, ...why });
  return { done: true };
}

function send(spreadsheet: Spreadsheet, wish: AnswerWish): AnswerOutcome {
  const { card, lines, open } = openAnswerDesk(spreadsheet);
  const line = lines.find(({ id }) => id === wish.request);
  if (line === undefined)
    throw new Refusal(
      'NOT_FOUND',
      'Yêu cầu này không còn trong danh sách của đơn vị; hãy tải lại.',
    );
  const { closed } = requestState(line);
  if (closed !== null) return { kind: 'stale', message: closed };
  const given = givenIn(open, line);
  const { answers, issues } = checkAnswers(line, given);
  if (answers === null) return refused(open, issues.map(wordedIssue));

  const texts = new Set(line.questions.filter((it) => it.type === 'TEXT').map((it) => it.id));
  const { status, body } = ask(
    'answerRequest',
    {},
    {
      ...card,
      request: line.id,
      baseRevision: wish.baseRevision,
      // Numbers of people stay in the commune.
      answers: given.map(({ question, value, at }) => ({
        question,
        value: texts.has(question) && typeof value === 'string' ? maskPersonal(value) : value,
        at,
      })),
      confirmations: wish.confirmations.map(({ code, tab, cell, reason }) => ({
        code,
        tab,
        cell,
        reason: maskPersonal(reason.trim()).slice(0, MOST_LETTERS),
      })),
    },
  );
  if (status === 200) {
    const others = lines.filter((it) => it !== line);
    // What was asked for has been sent again.
    if (open !== null)
      tellSheet(() => markSheet(open, ANSWERS_TAB, { returned: answerReturns(open, others) }));
    return received(spreadsheet, line, open, body as Accepted);
  }
  const { code, message, again } = serviceFailure(status, body);
  const found = status === 422 ? issuesIn(body) : null;
  if (found !== null) return { ...refused(open, found), message };
  if (code === 'STALE_REVISION') noteNewer(spreadsheet, card, line.id);
  if (status === 409) return { kind: 'stale', message };
  throw new Refusal(code, message, again);
}

function refused(
  open: OpenAnswers | null,
  issues: IssueView[],
): AnswerOutcome & { kind: 'refused' } {
  if (open !== null) markSheet(open, ANSWERS_TAB, { issues });
  const blocks = issues.filter(({ severity }) => severity === 'BLOCK').length;
  return { kind: 'refused', message: `Còn ${blocks} lỗi phải sửa trước khi gửi.`, issues };
}

interface Accepted {
  receipt: {
    revision: number;
    submittedAt: string;
    by: string;
    duplicate: boolean;
    state: string;
  };
  timeliness: { status: Parameters<typeof timelinessWords>[0]; lateByDays: number | null };
}

function received(
  spreadsheet: Spreadsheet,
  { id }: RequestLine,
  open: OpenAnswers | null,
  { receipt, timeliness }: Accepted,
): AnswerOutcome {
  const { revision, by, submittedAt, duplicate, state } = receipt;
  const waiting = state === 'AWAITING_APPROVAL';
  const words = waiting
    ? STATE_NAMES.AWAITING_APPROVAL
    : timelinessWords(timeliness.status, timeliness.lateByDays);
  const at = momentWords(submittedAt);
  const view: ReceiptView = {
    revision,
    at,
    by,
    duplicate,
    timeliness: words,
    ...(waiting ? { waiting } : {}),
  };
  const known = journalRows(journalBook(spreadsheet), id).some((row) => row.revision === revision);
  const written =
    known || appendAnswer(spreadsheet, id, { at, revision, by, result: `Yêu cầu ${id}: ${words}` });
  if (open !== null) {
    const status = `${SENT} bản ${revision} lúc ${at} (${words.toLowerCase()})`;
    tellSheet(() => {
      fillAnswers(spreadsheet, [], (request) => (request === id ? status : undefined));
    });
  }
  const note = written
    ? null
    : `Trả lời đã được nhận, nhưng không ghi được biên nhận vào tab ${JOURNAL_TAB}. Hãy chụp lại biên nhận này.`;
  return { kind: 'received', receipt: view, note };
}

/** Who sent the newer revision was told; it becomes the sheet's base. */
function noteNewer(spreadsheet: Spreadsheet, card: AnswerDesk['card'], request: string): void {
  try {
    const report = requestLines(card).find(({ id }) => id === request)?.own?.report ?? null;
    if (report === null || (journalBase(journalBook(spreadsheet), request) ?? 0) >= report.revision)
      return;
    appendAnswer(spreadsheet, request, {
      at: momentWords(report.submittedAt),
      revision: report.revision,
      by: report.by,
      result: 'Bản mới hơn, gửi từ nơi khác',
    });
  } catch {
    // Without an answer the next attempt is told the same again.
  }
}
