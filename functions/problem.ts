// A problem is a request that cannot be served. It is thrown, and one writer at the edge turns it
// into an HTTP answer. Codes are stable and never used again; messages are for an officer, in
// Vietnamese, except where only an engineer can see them.

interface Entry {
  status: number;
  /** Facts are names, numbers and dates; never personal data. */
  message: (facts: Record<string, string | number>) => string;
}

export const PROBLEMS = {
  BAD_REQUEST: {
    status: 400,
    message: (f) => `Yêu cầu gửi lên chưa đúng định dạng: ${f['detail']}.`,
  },
  TOKEN_MISSING: {
    status: 401,
    message: () => 'Chưa đăng nhập: yêu cầu không kèm thẻ định danh của Google.',
  },
  TOKEN_INVALID: {
    status: 401,
    message: () => 'Thẻ định danh không hợp lệ hoặc đã hết hạn; hãy mở lại bảng tính rồi thử lại.',
  },
  FORBIDDEN: {
    status: 403,
    message: (f) => `Tài khoản này chưa có quyền ${f['right']}.`,
  },
  NOT_FOUND: {
    status: 404,
    message: (f) => `Không tìm thấy ${f['what']}.`,
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    message: (f) => `Địa chỉ này chỉ nhận ${f['allowed']}.`,
  },
  STALE_REVISION: {
    status: 409,
    message: (f) =>
      `Báo cáo đã được ${f['by']} gửi bản ${f['revision']} lúc ${f['at']}; hãy xem bản đó rồi gửi lại.`,
  },
  /** A report in this state does not take the action. */
  NOT_IN_STATE: {
    status: 409,
    message: (f) => `Báo cáo đang ở trạng thái “${f['state']}” nên không thực hiện được việc này.`,
  },
  /** Nothing about a closed period changes by itself. */
  PERIOD_CLOSED: {
    status: 409,
    message: (f) =>
      `Kỳ báo cáo này đã chốt; ${f['instead'] ?? 'hãy đề nghị sở mở lại cho đơn vị để gửi bản đính chính'}.`,
  },
  /** The period has not ended, or reports on it may still come in time. */
  CLOSE_EARLY: {
    status: 409,
    message: (f) =>
      `Kỳ báo cáo này chưa qua ngày cuối là ${f['lastDay']}; nếu vẫn cần chốt sớm, hãy xác nhận chốt sớm và ghi lý do.`,
  },
  /** Roll-ups, summaries, closing: a request has answers and no figures. */
  NOT_FOR_REQUEST: {
    status: 400,
    message: () =>
      'Việc này chỉ làm với kỳ báo cáo. Trả lời yêu cầu đột xuất được duyệt, trả lại từng đơn vị và tổng hợp ở tab “Đột xuất”.',
  },
  /** Nobody owes an answer any more. */
  REQUEST_WITHDRAWN: {
    status: 409,
    message: (f) =>
      `Yêu cầu đột xuất ${f['title']} đã được thu hồi ngày ${f['on']} (lý do: ${f['reason']}), nên không phải trả lời nữa.`,
  },
  /** The same key with another content: nobody can tell which was meant. */
  REQUEST_DIFFERS: {
    status: 409,
    message: (f) =>
      `Dòng này đã được ban hành trước đó với nội dung khác (mã ${f['request']}); nếu cần hỏi thêm, hãy lập yêu cầu mới.`,
  },
  /** It is known what became of the mail, or somebody else has said so otherwise. */
  MAIL_SETTLED: {
    status: 409,
    message: () =>
      'Thư này không còn ở trạng thái “chưa rõ đã gửi hay chưa”; hãy tải lại danh sách để xem.',
  },
  /** The plans or units have changed since the province was rolled up. */
  ROLLUP_OUTDATED: {
    status: 409,
    message: () =>
      'Kế hoạch hoặc danh sách đơn vị đã thay đổi sau lần tổng hợp gần nhất; hãy tổng hợp lại rồi xem.',
  },
  /** The functions' account has lost its right to a spreadsheet. */
  SPREADSHEET_FORBIDDEN: {
    status: 409,
    message: () =>
      'Hệ thống không còn quyền sửa bảng tính này; hãy chia sẻ lại cho tài khoản của hệ thống với quyền Người chỉnh sửa rồi thử lại.',
  },
  SPREADSHEET_GONE: {
    status: 410,
    message: () => 'Bảng tính này đã bị xóa hoặc nằm trong thùng rác; hãy khôi phục rồi thử lại.',
  },
  TOO_LARGE: {
    status: 413,
    message: (f) => `Dữ liệu gửi lên lớn quá ${f['limit']} MB.`,
  },
  UNSUPPORTED_TYPE: {
    status: 415,
    message: (f) => `Địa chỉ này chỉ nhận nội dung kiểu ${f['expected']}.`,
  },
  WORKBOOK_BLOCKED: {
    status: 422,
    message: (f) => `Bảng tính còn ${f['count']} lỗi phải sửa trước khi nộp.`,
  },
  WARNINGS_UNCONFIRMED: {
    status: 422,
    message: (f) => `Còn ${f['count']} cảnh báo chưa xác nhận.`,
  },
  /** Of a list that is taken as a whole some entries are not as they should be. */
  ENTRIES_REFUSED: {
    status: 422,
    message: (f) => `Có ${f['count']} dòng chưa đúng nên chưa dòng nào được ghi.`,
  },
  INTERNAL: {
    status: 500,
    message: () => 'Máy chủ gặp sự cố; số liệu trong bảng tính vẫn còn nguyên, hãy thử lại sau.',
  },
  /** The functions were started without access to spreadsheets. */
  SHEETS_NOT_SET_UP: {
    status: 501,
    message: () => 'Hệ thống này chưa được nối với Google Trang tính.',
  },
  SHEETS_UNAVAILABLE: {
    status: 503,
    message: () =>
      'Google Trang tính đang quá tải hoặc không trả lời; số liệu vẫn còn nguyên, hãy thử lại sau ít phút.',
  },
  BUSY: {
    status: 503,
    message: () =>
      'Hệ thống đang bận; số liệu trong bảng tính vẫn còn nguyên, hãy thử lại sau ít phút.',
  },
} as const satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof PROBLEMS;

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly facts: Record<string, string | number>;
  /** Sent along with the message, e.g. the issues of a blocked workbook. */
  readonly details: unknown;

  constructor(
    code: ProblemCode,
    facts: Record<string, string | number> = {},
    options: { details?: unknown; cause?: unknown } = {},
  ) {
    super(PROBLEMS[code].message(facts), { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.facts = facts;
    this.details = options.details;
  }
}
