// How an answer to a request stands, in words: for the pane, and shorter for tab 10.
import type { RequestLine } from '../functions/domain/request/request-desk.ts';
import { withdrawnWords } from '../functions/domain/request/request-period.ts';
import { formatDate, momentWords } from '../functions/domain/vietnamese/date.ts';
import { SENT } from '../functions/domain/workbook/form-answers.ts';
import type { RequestView } from './answers-contract.ts';
import { timelinessWords } from './receipt-words.ts';

type State = Pick<RequestView, 'state' | 'tone' | 'closed'>;

/** The state in words, its tone, and why nothing can be sent; null where it can. */
export function requestState({ withdrawn, own }: RequestLine): State {
  const report = own?.report ?? null;
  if (withdrawn !== null) {
    const on = formatDate(withdrawn.at.slice(0, 10));
    const kept = report === null ? '' : ` Trả lời đã gửi (bản ${report.revision}) vẫn được giữ.`;
    return {
      state: `Đã thu hồi ngày ${on}`,
      tone: 'over',
      closed: `${withdrawnWords(withdrawn)}. Không phải trả lời nữa.${kept}`,
    };
  }
  const timeliness = own?.timeliness;
  if (timeliness?.status === 'EXEMPT' && report === null)
    return {
      state: 'Được miễn trả lời',
      tone: 'over',
      closed: timeliness.reason === undefined ? 'Được miễn.' : `Được miễn: ${timeliness.reason}.`,
    };
  if (report === null)
    return timeliness?.status === 'MISSING'
      ? { state: 'Chưa trả lời, đã quá hạn', tone: 'late', closed: null }
      : { state: 'Chưa trả lời', tone: 'open', closed: null };
  const { revision } = report;
  switch (report.state) {
    case 'RETURNED':
      return { state: `Bản ${revision} bị trả lại`, tone: 'late', closed: null };
    case 'AWAITING_APPROVAL':
      return {
        state: `Đã gửi bản ${revision}, chờ lãnh đạo xã duyệt`,
        tone: 'open',
        closed: null,
      };
    case 'CLOSED':
      return {
        state: `Đã chốt bản ${revision}`,
        tone: 'over',
        closed: 'Yêu cầu này đã chốt nên không nhận thêm trả lời.',
      };
    case 'SUBMITTED':
    case 'ACCEPTED': {
      const how = timeliness ? timelinessWords(timeliness.status, timeliness.lateByDays) : '';
      const accepted = report.state === 'ACCEPTED' ? ', tỉnh đã duyệt' : '';
      return {
        state: `Đã gửi bản ${revision}, ${how.toLowerCase()}${accepted}`,
        tone: timeliness?.status === 'LATE' ? 'late' : 'good',
        closed: null,
      };
    }
  }
}

/** What stands in column "Trạng thái" of each of its rows; '' before the first sending. */
export function statusWords(line: RequestLine): string {
  const report = line.own?.report ?? null;
  if (line.withdrawn !== null) {
    const kept = report === null ? '' : ` (bản ${report.revision} đã gửi vẫn được giữ)`;
    return `Đã thu hồi${kept}`;
  }
  if (report === null) return line.own?.timeliness.status === 'EXEMPT' ? 'Được miễn' : '';
  const { revision, state } = report;
  if (state === 'RETURNED')
    return `Bản ${revision} bị trả lại: ${line.own?.returned?.reason ?? ''}`;
  const { timeliness } = line.own ?? {};
  const how =
    state === 'AWAITING_APPROVAL'
      ? 'chờ lãnh đạo xã duyệt'
      : timelinessWords(
          timeliness?.status ?? 'ON_TIME',
          timeliness?.lateByDays ?? null,
        ).toLowerCase();
  const accepted = state === 'ACCEPTED' ? '; tỉnh đã duyệt' : '';
  return `${SENT} bản ${revision} lúc ${momentWords(report.submittedAt)} (${how})${accepted}`;
}
