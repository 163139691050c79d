// "Trả lời yêu cầu đột xuất": the requests that the commune has to answer, put into tab 10, and what
// stands in their cells, checked as the server will.
import { describeDue } from '../functions/domain/calendar/due.ts';
import { daysBetween, formatInstant, localDateOf } from '../functions/domain/calendar/local.ts';
import { checkAnswers } from '../functions/domain/request/check-answers.ts';
import type { RequestLine } from '../functions/domain/request/request-desk.ts';
import { dueOfRequest } from '../functions/domain/request/request-period.ts';
import { momentWords } from '../functions/domain/vietnamese/date.ts';
import { isBlank, type CellBook } from '../functions/domain/workbook/cell.ts';
import { ANSWERS_TAB } from '../functions/domain/workbook/form-answers.ts';
import { journalBase } from '../functions/domain/workbook/journal.ts';
import type { AnswersView, RequestView } from './answers-contract.ts';
import {
  answerReturns,
  givenIn,
  journalBook,
  openAnswerDesk,
  pinnedIn,
  unitName,
} from './answers-desk.ts';
import { rowsOfRequest, type OpenAnswers } from './answers-tab.ts';
import { requestState } from './answers-words.ts';
import { wordedIssue } from './check-view.ts';
import { markSheet } from './mark.ts';

export function sidebarAnswers(): AnswersView {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const now = Date.now();
  const { lines, open } = openAnswerDesk(spreadsheet);
  const journal = journalBook(spreadsheet);
  const requests = lines.map((line) => requestView(journal, line, open, now));
  if (open !== null) {
    const issues = requests.flatMap((it) => it.issues);
    markSheet(open, ANSWERS_TAB, { issues, returned: answerReturns(open, lines) });
  }
  return {
    unit: unitName(spreadsheet),
    at: formatInstant(now).slice(11, 16),
    who: Session.getActiveUser().getEmail(),
    requests: requests.sort((a, b) => rank(a) - rank(b) || a.due.daysLeft - b.due.daysLeft),
  };
}

/** What waits for an answer, then what is answered, then what nobody waits for. */
function rank({ tone, changed }: RequestView): number {
  if (tone === 'over') return 3;
  return tone === 'good' && !changed ? 2 : 1;
}

function requestView(
  journal: CellBook,
  line: RequestLine,
  open: OpenAnswers | null,
  now: number,
): RequestView {
  const { id, title, documentNo, questions, own } = line;
  const given = givenIn(open, line);
  const { answers, issues } = checkAnswers(line, given);
  const filled = given.filter(({ value }) => !isBlank(value)).length;
  const report = own?.report ?? null;
  const due = dueOfRequest(line);
  const before = new Map(own?.answers.map((it) => [it.question, it.value]));
  const changed =
    answers === null
      ? filled > 0
      : answers.some(({ question, value }) => value !== (before.get(question) ?? null));
  const state = requestState(line);
  return {
    id,
    title,
    documentNo,
    due: {
      words: describeDue(due),
      daysLeft: daysBetween(localDateOf(now), due.lastDay),
      assumed: false,
    },
    ...state,
    asked: questions.length,
    answered: filled,
    ...startOf(line, open),
    // A cell that nobody has touched is no mistake yet; nor is one of a request that is over.
    issues: state.closed === null && filled > 0 ? issues.map(wordedIssue) : [],
    baseRevision: journalBase(journal, id),
    standing: report && {
      revision: report.revision,
      by: report.by,
      at: momentWords(report.submittedAt),
    },
    returned: returnedView(line, open),
    waiting:
      report?.state === 'AWAITING_APPROVAL'
        ? { report: report.reportId, revision: report.revision }
        : null,
    changed,
  };
}

function startOf({ id }: RequestLine, open: OpenAnswers | null): Pick<RequestView, 'start'> {
  const cell = open && rowsOfRequest(open, id)[0]?.cells.get('answer')?.cell;
  return open && cell ? { start: { tab: open.read.name, cell } } : {};
}

function returnedView(line: RequestLine, open: OpenAnswers | null): RequestView['returned'] {
  const { own } = line;
  const returned = own?.returned ?? null;
  if (returned === null || own?.report?.state !== 'RETURNED') return null;
  const { by, at, reason } = returned;
  return {
    by,
    at: momentWords(at),
    reason,
    cells: pinnedIn(open, line),
  };
}
