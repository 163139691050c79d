// What the officer is told when the functions refuse or cannot be reached. The functions' own
// sentence is kept where they gave one, since it knows who and when; what stands between them and
// the officer (a proxy, Google's front door) answers in no words of ours, so each status has its own.
import type { Failure, IssueView } from './contract.ts';

/** Nothing that was typed is ever lost by a failed request, and the officer should know it. */
const KEPT = 'Số liệu trong bảng tính vẫn còn nguyên';

const SENTENCES: Record<number, { code: string; message: string; again: boolean }> = {
  400: {
    code: 'BAD_REQUEST',
    message: `Máy chủ không hiểu yêu cầu này. ${KEPT}; hãy báo đầu mối của tỉnh.`,
    again: false,
  },
  401: {
    code: 'TOKEN_INVALID',
    message: `Phiên đăng nhập Google không còn hiệu lực. ${KEPT}; hãy tải lại trang bảng tính, đăng nhập rồi thử lại.`,
    again: true,
  },
  403: {
    code: 'FORBIDDEN',
    message: `Tài khoản này chưa được giao quyền làm việc đó. ${KEPT}; hãy nhờ đầu mối của tỉnh giao quyền.`,
    again: false,
  },
  404: {
    code: 'NOT_FOUND',
    message: `Máy chủ không tìm thấy đơn vị hoặc kỳ báo cáo này. ${KEPT}; hãy báo đầu mối của tỉnh.`,
    again: false,
  },
  409: {
    code: 'STALE_REVISION',
    message: `Đã có người gửi bản mới hơn. ${KEPT}; hãy xem bản đó rồi gửi lại.`,
    again: false,
  },
  413: {
    code: 'TOO_LARGE',
    message: `Bảng tính quá lớn nên không gửi được. ${KEPT}; hãy xóa các dòng, cột thừa ngoài biểu mẫu rồi gửi lại.`,
    again: false,
  },
  422: {
    code: 'WORKBOOK_BLOCKED',
    message: `Bảng tính còn lỗi phải sửa hoặc cảnh báo chưa xác nhận. ${KEPT}; hãy kiểm tra rồi gửi lại.`,
    again: false,
  },
  429: {
    code: 'TOO_MANY_REQUESTS',
    message: `Đang có quá nhiều đơn vị gửi cùng lúc. ${KEPT}; hãy thử lại sau ít phút.`,
    again: true,
  },
  500: {
    code: 'INTERNAL',
    message: `Máy chủ gặp sự cố. ${KEPT}; hãy thử lại sau.`,
    again: true,
  },
  503: {
    code: 'BUSY',
    message: `Máy chủ đang bận hoặc đang bảo trì. ${KEPT}; hãy thử lại sau ít phút.`,
    again: true,
  },
};

export const NETWORK: Failure = {
  failed: true,
  code: 'NETWORK',
  message: `Không kết nối được với máy chủ. ${KEPT}; hãy kiểm tra mạng rồi thử lại.`,
  again: true,
};

/** `body` is what the answer carried, parsed; anything at all. */
export function serviceFailure(status: number, body: unknown): Failure {
  const known = SENTENCES[status] ?? {
    code: status >= 500 ? 'INTERNAL' : `HTTP_${status}`,
    message: `Máy chủ trả lời ngoài dự kiến (mã ${status}). ${KEPT}; hãy thử lại sau.`,
    again: status >= 500,
  };
  const { code, message } = isRecord(body) ? body : {};
  if (typeof code !== 'string' || typeof message !== 'string' || message === '')
    return { failed: true, ...known };
  const said = message.includes('còn nguyên') ? message : `${message} ${KEPT}.`;
  return { failed: true, code, message: said, again: known.again };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the functions found in the figures, already worded; null where the answer carries no such list. */
export function issuesIn(body: unknown): IssueView[] | null {
  const details = isRecord(body) ? body['details'] : undefined;
  const issues = isRecord(details) ? details['issues'] : undefined;
  return Array.isArray(issues) ? (issues as IssueView[]) : null;
}
