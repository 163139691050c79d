// "Lãnh đạo duyệt báo cáo": what an officer of the commune has sent and its leader has not let go to
// the province yet. The functions know what was sent; what stands in the sheet by now does not count.
import type { ReportStatus } from '../functions/domain/report/desk.ts';
import { communeTitle } from '../functions/domain/unit/words.ts';
import { momentWords } from '../functions/domain/vietnamese/date.ts';
import { maskPersonal } from '../functions/domain/vietnamese/personal-data.ts';
import { receiveWorkbook } from '../functions/domain/workbook/receive.ts';
import { dueView } from './check-view.ts';
import type { ApprovalOutcome, ApprovalView, ApprovalWish } from './contract.ts';
import { openDesk, type Desk } from './desk.ts';
import { placeParts } from '../functions/domain/workbook/cell.ts';
import { stateView } from './receipt-words.ts';
import { Refusal } from './refusal.ts';
import { reportOf, reportStatus } from './report-status.ts';
import { compared } from './returned.ts';
import { asked } from './service.ts';
import { writeStanding } from './status-line.ts';
import { tellSheet } from './tell-sheet.ts';

export function sidebarApproval(): ApprovalView {
  const desk = openDesk();
  const status = reportStatus(reportOf(desk));
  writeStanding(desk, status);
  const { report, approval } = status;
  const waiting = approval?.waiting;
  return {
    unit: communeTitle(desk.context.commune),
    period: desk.receive.period.label,
    due: dueView(desk),
    who: Session.getActiveUser().getEmail(),
    state: stateView(status).state,
    waits: report?.state === 'AWAITING_APPROVAL',
    hindrance: hindranceOf(status),
    report: report && {
      id: report.reportId,
      revision: report.revision,
      by: report.by,
      at: momentWords(report.submittedAt),
    },
    lines: waiting?.lines ?? [],
    since: waiting?.since ?? null,
    warnings: (waiting?.warnings ?? []).map(({ at, ...warning }) => ({
      ...warning,
      ...placeParts(at),
    })),
  };
}

/** Why this account can decide nothing here; null where it can. */
function hindranceOf({ report, approval }: ReportStatus): string | null {
  if (approval === undefined)
    return 'Tỉnh không đặt bước lãnh đạo xã duyệt: báo cáo của xã gửi đi là tỉnh nhận ngay, không phải duyệt ở đây.';
  if (report?.state !== 'AWAITING_APPROVAL') return 'Hiện không có bản nào chờ duyệt.';
  if (!approval.mayApprove)
    return 'Tài khoản này chưa có quyền duyệt báo cáo trước khi gửi tỉnh của đơn vị này. Người duyệt là lãnh đạo xã; nếu tài khoản này là của lãnh đạo, hãy nhờ đầu mối của tỉnh giao quyền.';
  return null;
}

/**
 * Carries out what the leader decided on the revision that was shown.
 * @throws Refusal where it has been overtaken, or is not this account's to decide
 */
export function sidebarApprove({
  report,
  revision,
  decision,
  reason,
}: ApprovalWish): ApprovalOutcome {
  const desk = openDesk();
  const why = maskPersonal(reason.trim());
  if (decision === 'REFUSE' && why === '')
    throw new Refusal('REASON_MISSING', 'Hãy ghi lý do trả lại, để cán bộ biết phải sửa gì.');
  const { province, commune } = reportOf(desk);
  const facts = { province, commune, report, revision };
  asked(
    'approveReport',
    {},
    decision === 'APPROVE' ? { ...facts, decision } : { ...facts, decision, reason: why },
  );
  tellSheet(() => refresh(desk));
  return decision === 'APPROVE'
    ? {
        approved: true,
        message: `Bản ${revision} đã được duyệt và gửi tới tỉnh. Thời điểm tỉnh nhận là lúc này.`,
      }
    : {
        approved: false,
        message: `Bản ${revision} đã trả lại cán bộ cùng lý do; cán bộ được báo qua thư và thấy lý do khi xem trạng thái.`,
      };
}

function refresh(desk: Desk): void {
  const status = reportStatus(reportOf(desk));
  compared(desk, status, receiveWorkbook(desk.book, desk.receive).content);
  writeStanding(desk, status);
}
