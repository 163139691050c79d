// The mail by which a commune learns that its report went back: why, which cells it is about, and
// that the time of its first sending still counts.
import type { Instant } from '../calendar/rule.ts';
import { formatDateTime } from '../vietnamese/date.ts';
import { lowerFirst, nfc } from '../vietnamese/text.ts';

export interface ReturnNotice {
  /** "Phường An Hải" */
  commune: string;
  code: string;
  obligation: string;
  /** "Quý IV năm 2025" */
  period: string;
  /** Both wordings of the date; null where there is none. */
  dueWords: string | null;
  assumed: boolean;
  revision: number;
  /** The account that sent it back. */
  by: string;
  at: Instant;
  reason: string;
  /** `4. Số liệu kỳ!E5` with words of its own, or ''. */
  cells: readonly { at: string; words: string }[];
  url: string | null;
  /** It answers an ad-hoc request; `period` is its title then. */
  request?: boolean;
  /** The province had received it: the time of its first sending stands. */
  received: boolean;
}

/** Subject and plain text, in Vietnamese. */
export function returnMail(notice: ReturnNotice): { subject: string; text: string } {
  const { commune, code, obligation, period, dueWords, cells, url } = notice;
  const text = [
    'Kính gửi cán bộ phụ trách báo cáo Tổ công nghệ số cộng đồng,',
    '',
    `${obligation}, ${lowerFirst(period)}, ${commune} (${code}): bản ${notice.revision} bị trả lại lúc ${formatDateTime(notice.at)}.`,
    `Người trả lại: ${notice.by}.`,
    `Lý do: ${notice.reason}`,
    ...(cells.length === 0 ? [] : ['Các ô cần xem lại:']),
    ...cells.map(({ at, words }) => (words === '' ? `- ${at}` : `- ${at}: ${words}`)),
    '',
    ...(dueWords === null ? [] : [`${notice.assumed ? 'Hạn gợi ý' : 'Hạn nộp'}: ${dueWords}.`]),
    ...(notice.received ? ['Đúng hạn hay muộn vẫn tính theo lần nộp đầy đủ đầu tiên.'] : []),
    ...(url === null ? [] : [`Bảng tính: ${url}`]),
    notice.request === true
      ? 'Trong bảng tính: chọn Tổ CNSCĐ → Trả lời yêu cầu đột xuất, sửa trả lời, rồi Gửi trả lời.'
      : 'Trong bảng tính: sửa số liệu, chọn Tổ CNSCĐ → Kiểm tra số liệu, rồi Nộp báo cáo.',
    '',
    'Thư này do hệ thống Chốt Số gửi tự động.',
  ];
  return {
    subject: nfc(
      notice.request === true
        ? `Trả lời ${period} bị trả lại: đề nghị sửa và gửi lại`
        : `Báo cáo ${lowerFirst(period)} bị trả lại: đề nghị sửa và nộp lại`,
    ),
    text: nfc(`${text.join('\n')}\n`),
  };
}
