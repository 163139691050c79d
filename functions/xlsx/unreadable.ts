// A file that is no workbook we can read, with a reason that the officer who sent it can act on.

/** Each completes the sentence "Không mở được tệp: …". */
const REASONS = {
  EMPTY: 'tệp rỗng, 0 byte',
  OLD_XLS: 'tệp kiểu cũ .xls; hãy mở bằng Excel rồi lưu lại dạng .xlsx',
  ENCRYPTED: 'tệp có mật khẩu; hãy bỏ mật khẩu mở tệp rồi lưu lại',
  NOT_A_WORKBOOK: 'tệp không phải bảng tính .xlsx',
  DAMAGED: 'tệp hỏng hoặc tải về chưa trọn vẹn',
  TOO_LARGE: 'tệp quá lớn so với một biểu mẫu của xã; hãy xoá các dòng, cột thừa rồi lưu lại',
} as const;

export type UnreadableReason = keyof typeof REASONS;

/** The message is a Vietnamese phrase without a full stop, fit for an issue; `cause` is for engineers. */
export class UnreadableWorkbook extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, cause?: unknown) {
    super(REASONS[reason], { cause });
    this.name = 'UnreadableWorkbook';
    this.reason = reason;
  }
}
