// "Nộp báo cáo": shows what would be sent, then sends it. The sheet is read and checked again at the
// moment of sending, under the document's lock, so that two officers never send across each other.
import type { DeskTimeliness } from '../functions/domain/report/desk.ts';
import { STATE_NAMES, type ReportState } from '../functions/domain/report/life.ts';
import { communeTitle } from '../functions/domain/unit/words.ts';
import { momentWords } from '../functions/domain/vietnamese/date.ts';
import { lowerFirst } from '../functions/domain/vietnamese/text.ts';
import { journalBase, journalRows } from '../functions/domain/workbook/journal.ts';
import { lineCell } from '../functions/domain/workbook/read-book.ts';
import { alone } from './alone.ts';
import { checkDesk, showIssues } from './check.ts';
import type { ReceiptView, SubmitOutcome, SubmitView, SubmitWish } from './contract.ts';
import { openDesk, type Desk } from './desk.ts';
import { appendJournal } from './journal.ts';
import { submission } from './outgoing.ts';
import { stateView, timelinessWords } from './receipt-words.ts';
import { Refusal } from './refusal.ts';
import { reportOf, reportStatus } from './report-status.ts';
import { compared, markReturned } from './returned.ts';
import { issuesIn, serviceFailure } from './service-failure.ts';
import { ask } from './service.ts';
import { receivedWords, writeStanding, writeState } from './status-line.ts';
import { tellSheet } from './tell-sheet.ts';

/** How long to wait for another officer who is sending from the same spreadsheet. */
const LOCK_MILLISECONDS = 5_000;

export function sidebarPrepare(): SubmitView {
  const desk = openDesk();
  const { content, view } = checkDesk(desk);
  const status = reportStatus(reportOf(desk));
  const comparison = compared(desk, status, content);
  writeStanding(desk, status);
  const officialNo = lineCell(desk.read.tabs.get('start'), 'officialNo')?.value;
  return {
    check: view,
    who: Session.getActiveUser().getEmail(),
    baseRevision: journalBase(desk.book, desk.context.period),
    standing: status.report && {
      revision: status.report.revision,
      by: status.report.by,
      at: momentWords(status.report.submittedAt),
    },
    ...comparison,
    officialNo: typeof officialNo === 'string' ? officialNo : null,
    approval: status.approval !== undefined,
    closed: status.closing?.maySend === false ? stateView(status).next : null,
  };
}

export function sidebarSubmit(wish: SubmitWish): SubmitOutcome {
  const words =
    'Một người khác đang nộp báo cáo từ chính bảng này. Hãy đợi một lát, xem lại trạng thái rồi nộp.';
  return alone({ milliseconds: LOCK_MILLISECONDS, words }, () => submit(openDesk(), wish));
}

function submit(desk: Desk, wish: SubmitWish): SubmitOutcome {
  const { content, view } = checkDesk(desk);
  if (content === null)
    return {
      kind: 'refused',
      message: `Bảng tính còn ${view.counts.block} lỗi phải sửa trước khi nộp.`,
      check: view,
    };
  const { status, body } = ask(
    'submitWorkbook',
    {},
    submission(desk.book, desk.form, desk.context, wish),
  );
  if (status === 200) return received(desk, body as Accepted);
  const { code, message, again } = serviceFailure(status, body);
  const issues = status === 422 ? issuesIn(body) : null;
  if (issues !== null) return { kind: 'refused', message, check: showIssues(desk, issues) };
  if (code === 'STALE_REVISION') {
    noteNewer(desk);
    return { kind: 'stale', message };
  }
  throw new Refusal(code, message, again);
}

/** What submitWorkbook answers. */
interface Accepted {
  receipt: {
    revision: number;
    submittedAt: string;
    by: string;
    duplicate: boolean;
    state?: ReportState;
  };
  timeliness: Pick<DeskTimeliness, 'status' | 'lateByDays'>;
}

function received(desk: Desk, { receipt, timeliness }: Accepted): SubmitOutcome {
  const waiting = receipt.state === 'AWAITING_APPROVAL';
  const view: ReceiptView = {
    revision: receipt.revision,
    at: momentWords(receipt.submittedAt),
    by: receipt.by,
    timeliness: waiting
      ? STATE_NAMES.AWAITING_APPROVAL
      : timelinessWords(timeliness.status, timeliness.lateByDays),
    duplicate: receipt.duplicate,
    ...(waiting ? { waiting } : {}),
  };
  // What was asked for has been sent again.
  tellSheet(() => markReturned(desk, null));
  const known = rowsOf(desk).some(({ revision }) => revision === view.revision);
  const written =
    known ||
    appendJournal(desk, {
      at: view.at,
      revision: view.revision,
      by: view.by,
      result: view.timeliness,
    });
  const title = communeTitle(desk.context.commune);
  const state = waiting
    ? `${title}: đã gửi bản ${view.revision} lúc ${view.at}, ${lowerFirst(view.timeliness)}`
    : receivedWords(title, view, timeliness);
  tellSheet(() => writeState(desk, state));
  const note = written
    ? null
    : 'Báo cáo đã được nhận, nhưng không ghi được biên nhận vào tab _NhatKy. Hãy chụp lại biên nhận này.';
  return { kind: 'received', receipt: view, note };
}

/**
 * The officer has been told who sent the newer revision. It becomes the sheet's base, so that the
 * next preparation shows the differences against it and the next sending is theirs to decide.
 */
function noteNewer(desk: Desk): void {
  try {
    const { report } = reportStatus(reportOf(desk));
    if (report === null || rowsOf(desk).some((row) => row.revision >= report.revision)) return;
    appendJournal(desk, {
      at: momentWords(report.submittedAt),
      revision: report.revision,
      by: report.by,
      result: 'Bản mới hơn, gửi từ nơi khác',
    });
  } catch {
    // Without an answer the next attempt is told the same again.
  }
}

function rowsOf({ book, context }: Desk) {
  return journalRows(book, context.period);
}
