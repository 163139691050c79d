// "Xem trạng thái và phản hồi": where the report stands, why it went back, what was reminded of, what
// was sent from this spreadsheet, and what has been typed since. Without the server it still tells
// what the sheet itself remembers.
import { teamMessage } from '../functions/domain/report/team-message.ts';
import { communeTitle } from '../functions/domain/unit/words.ts';
import { journalBase, journalRows } from '../functions/domain/workbook/journal.ts';
import { receiveWorkbook } from '../functions/domain/workbook/receive.ts';
import { dueView } from './check-view.ts';
import type { ReturnedView, StatusView, TextView } from './contract.ts';
import { openDesk, type Desk } from './desk.ts';
import { showAnswers } from './difficulty-answers.ts';
import { stateView } from './receipt-words.ts';
import { failureOf } from './refusal.ts';
import { reminderViews } from './reminders.ts';
import { reportOf, reportStatus } from './report-status.ts';
import { compared } from './returned.ts';
import { asked } from './service.ts';
import { writeStanding } from './status-line.ts';

export function sidebarStatus(): StatusView {
  return statusView(openDesk());
}

function statusView(desk: Desk): StatusView {
  const { commune, period } = desk.context;
  const rows = journalRows(desk.book, period);
  const facts = {
    unit: communeTitle(commune),
    period: desk.receive.period.label,
    due: dueView(desk),
    receipts: rows.map(({ at, revision, by, result }) => ({
      at,
      revision: String(revision),
      by,
      result,
    })),
  };
  try {
    const status = reportStatus(reportOf(desk));
    const { content } = receiveWorkbook(desk.book, desk.receive);
    const comparison = compared(desk, status, content);
    writeStanding(desk, status);
    showAnswers(desk, status.difficultyAnswers);
    return {
      ...facts,
      ...stateView(status),
      ...comparison,
      reminders: reminderViews(status),
      failure: null,
    };
  } catch (error) {
    const sent = journalBase(desk.book, period);
    return {
      ...facts,
      state: sent === null ? 'Chưa nộp từ bảng này' : `Đã nộp bản ${sent} từ bảng này`,
      tone: sent === null ? 'open' : 'good',
      next: null,
      maySend: true,
      changes: [],
      returned: null,
      reminders: [],
      failure: failureOf(error).message,
    };
  }
}

/** Asked beside a check, which needs no network itself. */
export function sidebarReturned(): { returned: ReturnedView | null } {
  const desk = openDesk();
  const status = reportStatus(reportOf(desk));
  const { content } = receiveWorkbook(desk.book, desk.receive);
  const { returned } = compared(desk, status, content);
  writeStanding(desk, status);
  return { returned };
}

export function sidebarAcknowledge(obligation: string, step: string): StatusView {
  const desk = openDesk();
  asked('acknowledgeReminder', {}, { ...reportOf(desk), obligation, step });
  return statusView(desk);
}

export function sidebarTeamMessage(): TextView {
  const { book, context, receive } = openDesk();
  return { text: teamMessage(book, context, receive.today) };
}
