// "Xem trạng thái và phản hồi": where the report stands, what was sent from this spreadsheet, and
// what has been typed since. Without the server it still tells what the sheet itself remembers.
import { teamMessage } from '../functions/domain/report/team-message.ts';
import { communeTitle } from '../functions/domain/unit/words.ts';
import { journalBase, journalRows } from '../functions/domain/workbook/journal.ts';
import { receiveWorkbook } from '../functions/domain/workbook/receive.ts';
import { dueView } from './check-view.ts';
import type { StatusView, TextView } from './contract.ts';
import { openDesk } from './desk.ts';
import { stateView } from './receipt-words.ts';
import { failureOf } from './refusal.ts';
import { changesSince, reportStatus } from './report-status.ts';

export function sidebarStatus(): StatusView {
  const desk = openDesk();
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
    const status = reportStatus({ province: commune.province, commune: commune.code, period });
    const { content } = receiveWorkbook(desk.book, desk.receive);
    return {
      ...facts,
      ...stateView(status.report, status.timeliness),
      changes: changesSince(status, content, desk.form),
      failure: null,
    };
  } catch (error) {
    const sent = journalBase(desk.book, period);
    return {
      ...facts,
      state: sent === null ? 'Chưa nộp từ bảng này' : `Đã nộp bản ${sent} từ bảng này`,
      tone: sent === null ? 'open' : 'good',
      changes: [],
      failure: failureOf(error).message,
    };
  }
}

export function sidebarTeamMessage(): TextView {
  const { book, context, receive } = openDesk();
  return { text: teamMessage(book, context, receive.today) };
}
