// Receipts and states of a report in words, for the sidebar, the journal and tab 0.
import { lateWords, type Timeliness } from '../functions/domain/calendar/due.ts';
import type { DeskTimeliness, ReportStatus } from '../functions/domain/report/desk.ts';
import { COMMUNE_MENU } from '../functions/domain/workbook/contract.ts';
import type { StatusView } from './contract.ts';

/** "Đúng hạn", "Muộn trong ngày", "Muộn 2 ngày": of a report that was received. */
export function timelinessWords(status: Timeliness, lateByDays: number | null): string {
  if (status === 'LATE') return lateWords(lateByDays);
  return status === 'EXEMPT' ? 'Được miễn' : 'Đúng hạn';
}

/** The state in words, its tone, what comes next and whether sending makes sense. */
export function stateView({
  report,
  timeliness,
  returned,
  closing,
}: StandingFacts): Pick<StatusView, 'state' | 'tone' | 'next' | 'maySend'> {
  const open = sentWords(report, timeliness, returned?.from);
  if (closing === undefined) return { ...open, maySend: true };
  if (closing.maySend) {
    const why = closing.reason === null ? '' : `: ${closing.reason}`;
    const next = `Tỉnh đã mở lại kỳ này cho đơn vị gửi bản đính chính${why}.`;
    return { ...open, next, maySend: true };
  }
  if (closing.state === 'CLOSING')
    return { ...open, next: 'Tỉnh đang chốt kỳ này nên không nhận thêm bản nào.', maySend: false };
  const left = report === null || report.state === 'RETURNED';
  return {
    state: report?.state === 'CLOSED' ? open.state : `${open.state}, kỳ đã chốt`,
    tone: left ? 'late' : open.tone,
    next: CLOSED,
    maySend: false,
  };
}

type StandingFacts = Pick<ReportStatus, 'report' | 'timeliness' | 'returned' | 'closing'>;

/** Why nothing can be sent, and who can change that. */
const CLOSED =
  'Kỳ báo cáo này đã chốt nên không nhận thêm bản nào. Nếu phát hiện sai sót, đề nghị đầu mối của Sở Khoa học và Công nghệ mở lại cho đơn vị để gửi bản đính chính.';

function sentWords(
  report: StandingFacts['report'],
  { status, lateByDays, assumed, dueWords }: DeskTimeliness,
  returnedFrom: 'PROVINCE' | 'LEADER' | undefined,
): Pick<StatusView, 'state' | 'tone' | 'next'> {
  if (report === null) {
    if (status === 'EXEMPT') return { state: 'Được miễn báo cáo kỳ này', tone: 'good', next: null };
    const state = status === 'MISSING' ? 'Chưa nộp, đã quá hạn' : 'Chưa nộp';
    return {
      state,
      tone: status === 'MISSING' ? 'late' : 'open',
      next: 'Điền số liệu, bấm Kiểm tra số liệu, rồi Nộp báo cáo.',
    };
  }
  const { revision } = report;
  const how =
    dueWords !== null && !assumed && report.firstCompleteAt !== null
      ? `, ${timelinessWords(status, lateByDays).toLowerCase()}`
      : '';
  const tone = status === 'LATE' ? 'late' : 'good';
  switch (report.state) {
    case 'AWAITING_APPROVAL':
      return {
        state: `Bản ${revision} chờ lãnh đạo xã duyệt`,
        tone: status === 'MISSING' ? 'late' : 'open',
        next: `Lãnh đạo xã mở bảng này, chọn ${COMMUNE_MENU} → Lãnh đạo duyệt báo cáo. Tỉnh chỉ nhận báo cáo từ lúc được duyệt.`,
      };
    case 'SUBMITTED':
      return {
        state: `Đã nộp bản ${revision}${how}`,
        tone,
        next: 'Tỉnh đã nhận và đang xem. Nếu phát hiện sai sót, sửa trong bảng rồi nộp lại.',
      };
    case 'RETURNED':
      return {
        state: `Bản ${revision} bị trả lại`,
        tone: 'late',
        next:
          returnedFrom === 'LEADER'
            ? 'Sửa theo ý kiến của lãnh đạo xã, bấm Kiểm tra số liệu, rồi Nộp báo cáo.'
            : 'Sửa những chỗ tỉnh yêu cầu, bấm Kiểm tra số liệu, rồi Nộp báo cáo.',
      };
    case 'ACCEPTED':
      return {
        state: `Tỉnh đã duyệt bản ${revision}${how}`,
        tone,
        next: 'Không phải làm gì thêm. Nếu nộp bản mới, tỉnh sẽ phải duyệt lại.',
      };
    case 'CLOSED':
      return { state: `Kỳ đã chốt với bản ${revision}`, tone, next: CLOSED };
  }
}
