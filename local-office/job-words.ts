// Why a scheduled job came to nothing, as staff of the province read it. What is remembered of a job is
// the code of a problem; the log says the rest to an engineer.

/** The code of a job whose function could not be called at all. */
export const UNREACHABLE = 'UNREACHABLE';

const WORDS: Readonly<Record<string, string>> = {
  BAD_REQUEST: 'nội dung yêu cầu chưa đúng',
  NOT_FOUND: 'không tìm thấy tỉnh, kỳ báo cáo hoặc kế hoạch của việc này',
  ROLLUP_OUTDATED: 'kế hoạch hoặc danh sách đơn vị đã thay đổi, cần tổng hợp lại trước',
  SPREADSHEET_FORBIDDEN: 'hệ thống không còn quyền sửa bảng tính',
  SPREADSHEET_GONE: 'bảng tính đã bị xóa hoặc nằm trong thùng rác',
  SHEETS_NOT_SET_UP: 'hệ thống chưa được nối với bảng tính',
  SHEETS_UNAVAILABLE: 'bảng tính đang quá tải hoặc không trả lời, hãy thử lại sau',
  BUSY: 'hệ thống đang bận, hãy thử lại sau',
  [UNREACHABLE]: 'văn phòng không gọi được chức năng của việc này',
};

/** Null where nothing went wrong. */
export function jobWords(detail: string | null): string | null {
  if (detail === null) return null;
  return WORDS[detail] ?? 'máy chủ gặp sự cố, nhật ký của văn phòng ghi lý do';
}
