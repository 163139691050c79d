// Every sentence an officer can read about their workbook, in one file. A code is stable: the store
// keeps it, the words may be bettered.
import { COMMUNE_TEAM } from '../report/content.ts';
import { formatDate } from '../vietnamese/date.ts';
import { formatNumber, formatPercent } from '../vietnamese/number.ts';

/** What a sentence needs: numbers, names of columns, the clause. Never a person's name. */
export type Facts = Record<string, string | number>;

/** Stands for what was typed where only its place was kept. */
const NOT_KEPT = '…';

const number = (value: string | number | undefined) =>
  typeof value === 'number' ? formatNumber(value, Number.isInteger(value) ? 0 : 2) : (value ?? '');
const day = (value: string | number | undefined) =>
  value === NOT_KEPT ? value : formatDate(String(value ?? ''));
/** `2025-12-22T08:00:00+07:00` → `08:00 ngày 22/12/2025`. */
const clock = (value: string | number | undefined) =>
  value === NOT_KEPT
    ? value
    : `${String(value).slice(11, 16)} ngày ${day(String(value).slice(0, 10))}`;
const source = (f: Facts) => (f['plan'] ? ` (${f['plan']}, mục ${f['clause']})` : '');
const team = (f: Facts) => (f['team'] === COMMUNE_TEAM ? 'Tổ cấp xã' : `Tổ ${f['team']}`);
const ROLE_NAMES: Record<string, string> = { LEADER: 'Tổ trưởng', DEPUTY: 'Tổ phó' };
const DOCUMENT_NAMES: Record<string, string> = {
  YEARLY_PLAN: 'kế hoạch năm của xã',
  REGULATION: 'quy chế hoạt động của Tổ',
};
const PERSONAL_NAMES: Record<string, string> = {
  CCCD: 'số căn cước',
  PHONE: 'số điện thoại',
  ACCOUNT: 'số tài khoản',
  BIRTH: 'ngày sinh',
};

export const MESSAGES = {
  // The workbook as a whole
  TAB_MISSING: (f) => `Thiếu tab “${f['tab']}”.`,
  HEADER_MISSING: (f) => `Không nhận ra hàng tiêu đề của tab “${f['tab']}”.`,
  KEY_ROW_MISSING: () => 'Hàng khóa ẩn (hàng 1) đã mất; các cột được nhận theo tiêu đề.',
  COLUMN_MISSING: (f) => `Thiếu cột “${f['column']}”.`,
  COLUMN_TWICE: (f) => `Cột “${f['column']}” có hai lần; chỉ đọc cột ở ô ${f['first']}.`,
  EXTRA_COLUMN: (f) => `Cột “${f['column']}” không thuộc biểu mẫu nên không được gửi đi.`,
  REPORT_EMPTY: () =>
    'Bảng chưa có số liệu mới của kỳ này. Hãy nhập số liệu; nếu không đổi so với kỳ trước, đánh x vào cột “Giữ nguyên số kỳ trước”.',
  META_MISSING: () => 'Không đọc được thông tin ẩn của biểu mẫu (tab _Meta).',
  COMMUNE_UNKNOWN: (f) =>
    f['found'] === ''
      ? 'Tệp này không phải bảng tính của biểu mẫu: không có mã xã.'
      : `Không nhận ra xã của bảng tính: mã “${f['found']}” không có trong danh sách đơn vị.`,
  WRONG_COMMUNE: (f) => `Bảng tính này là của xã có mã ${f['found']}, không phải ${f['expected']}.`,
  WRONG_PERIOD: (f) => `Bảng tính này là của ${f['found']}, không phải ${f['expected']}.`,
  PERIOD_UNKNOWN: (f) =>
    f['found'] === ''
      ? 'Tệp này không phải bảng tính của biểu mẫu: không ghi kỳ báo cáo.'
      : `Không nhận ra kỳ của bảng tính: “${f['found']}” không phải một kỳ báo cáo.`,
  WRONG_PLANS: (f) => `Biểu mẫu lập theo ${f['found']}; kỳ này áp dụng ${f['expected']}.`,
  OLD_TEMPLATE: (f) => `Biểu mẫu là bản ${f['found']}, bản hiện hành là ${f['expected']}.`,
  UNREADABLE_FILE: (f) => `Không mở được tệp: ${f['reason']}.`,
  RECEIPT_UNKNOWN: () => 'Không ghi lúc nhận tệp; tạm coi là nhận lúc tổng hợp.',
  SAME_RECEIPT_TIME: (f) =>
    `Không rõ tệp nào gửi sau: tệp này và “${f['other']}” cùng lúc nhận. Đang tính tệp này; hãy ghi lúc nhận của từng tệp.`,
  SUPERSEDED_FILE: (f) => `Xã đã gửi bản mới hơn (${f['by']}); tệp này không được tính.`,
  RECEIVED_AFTER_NOW: (f) =>
    `Tệp nhận lúc ${clock(f['found'])}, sau thời điểm chốt số ${clock(f['now'])}, nên không được tính.`,
  PERIOD_NOT_DUE: (f) => `Xã không có nghĩa vụ báo cáo trong kỳ ${f['period']}.`,
  PERIOD_NOT_BEGUN: (f) =>
    `Kỳ ${f['period']} chưa bắt đầu: số liệu của kỳ tính từ ngày ${day(f['from'])}.`,

  // A single cell
  NOT_A_NUMBER: (f) =>
    `Cột “${f['column']}” cần một con số, nhưng ô này ghi “${f['found']}”; không có thì ghi 0, chưa biết thì để trống.`,
  ERROR_VALUE: (f) => `Ô này đang báo lỗi ${f['found']}; hãy nhập lại giá trị.`,
  NOT_WHOLE: (f) =>
    `Cột “${f['column']}” là số đếm nên phải là số nguyên, nhưng ô này ghi ${f['found']}.`,
  AMBIGUOUS_NUMBER: (f) =>
    `“${f['found']}” có thể là ${number(f['first'])} hoặc ${plainDecimal(f['second'] ?? '')}; nếu là ${number(f['first'])}, hãy gõ liền ${f['first']}.`,
  PERCENT_IN_COUNT: (f) =>
    `Cột “${f['column']}” cần số đếm, không phải tỷ lệ (ô ghi ${f['found']}).`,
  DATE_IN_NUMBER: (f) => `Cột “${f['column']}” cần một con số, nhưng ô này là ngày tháng.`,
  NEGATIVE: (f) => `Cột “${f['column']}” không thể là số âm (${number(f['found'])}).`,
  NOT_A_DATE: (f) =>
    `“${f['found']}” không phải một ngày hợp lệ; hãy nhập dạng ngày/tháng/năm, ví dụ 28/10/2025.`,
  NOT_A_FLAG: (f) =>
    `Cột “${f['column']}” chỉ nhận x (có) hoặc để trống, nhưng ô này ghi “${f['found']}”.`,
  UNKNOWN_WORD: (f) =>
    `“${f['found']}” không có trong danh sách của cột “${f['column']}”; hãy chọn từ danh sách.`,
  TEXT_TOO_LONG: (f) => `Nội dung dài ${f['length']} ký tự, nên gọn trong ${f['most']} ký tự.`,
  DATE_IN_FUTURE: (f) => `Cột “${f['column']}” ghi ngày ${day(f['found'])}, sau ngày hôm nay.`,
  DOCUMENT_NUMBER_FORM: (f) =>
    `“${f['found']}” chưa đúng dạng số, ký hiệu văn bản (ví dụ ${f['example']}).`,
  EMAIL_FORM: () => 'Địa chỉ email chưa đúng dạng.',
  PHONE_FORM: () => 'Số điện thoại cần 10 chữ số, bắt đầu bằng 0.',

  // Personal data
  PERSONAL_COLUMN: (f) =>
    `Cột “${f['column']}” giống ${PERSONAL_NAMES[String(f['kind'])]} của người dân. Bảng này chỉ nhận số lượng; hãy xóa cột này.`,
  PERSONAL_TEXT: (f) =>
    `Nội dung có dãy số giống ${PERSONAL_NAMES[String(f['kind'])]}; hãy bỏ đi nếu là dữ liệu cá nhân.`,

  // The commune and its villages
  POPULATION_ORDER: (f) =>
    `${f['lesser']} (${number(f['lesserValue'])}) lớn hơn ${f['greater']} (${number(f['greaterValue'])}).`,
  POPULATION_SUM: (f) =>
    `Tổng ${f['what']} của các thôn là ${number(f['sum'])}, khác số của xã ${number(f['total'])}.`,
  VILLAGE_CODE_MISSING: () => 'Dòng này có số liệu nhưng không có mã thôn.',
  VILLAGE_UNKNOWN: (f) => `Mã thôn ${f['village']} không có trong danh sách đơn vị của tỉnh.`,
  VILLAGE_MISSING: (f) =>
    `Bảng tính thiếu ${f['name']} (${f['village']}), đơn vị có trong danh sách của tỉnh.`,
  VILLAGE_TWICE: (f) =>
    `${f['name']} (${f['village']}) có hai dòng cho cùng một Tổ; số liệu sẽ bị tính hai lần.`,
  VILLAGE_NAME_TWICE: (f) => `Tên “${f['name']}” đã có ở ô ${f['first']}.`,
  VILLAGE_NAME_MISSING: (f) => `Thôn ${f['village']} chưa có tên.`,
  VILLAGE_KIND_MISSING: (f) => `${f['name']}: chưa chọn loại (thôn, tổ dân phố…).`,
  HOUSEHOLDS_MISSING: (f) => `${f['name']}: chưa có số hộ, nên chưa tính được tỷ lệ.`,
  HOUSEHOLDS_ZERO: (f) => `${f['name']}: số hộ bằng 0.`,
  HOUSEHOLDS_CHANGED: (f) =>
    `${f['name']}: số hộ ${number(f['value'])}, khác danh sách đơn vị của tỉnh (${number(f['listed'])}).`,
  ZALO_WITHOUT_GROUP: () => 'Có số thành viên nhóm Zalo nhưng chưa đánh dấu có nhóm.',
  ZONE_MISSING: (f) =>
    `${f['name']}: chưa xác định vùng, nên chưa so được với mục tiêu theo vùng; vùng lấy từ danh sách đơn vị của tỉnh.`,
  ZONE_DIFFERS: (f) =>
    `${f['name']}: ghi “${f['typed']}”, danh sách đơn vị của tỉnh ghi “${f['listed']}”; số liệu được so theo danh sách của tỉnh.`,

  // Figures
  FIGURE_ROW_UNKNOWN: (f) =>
    `Thôn ${f['village']} (Tổ ${f['team']}) không có ở tab “2. Thôn và Tổ”.`,
  FIGURE_ROW_MISSING: (f) => `${f['name']} (Tổ ${f['team']}) chưa có dòng số liệu.`,
  FIGURE_ROW_TWICE: (f) => `${f['name']} đã có một dòng số liệu ở ô ${f['first']}.`,
  NUMERATOR_ABOVE_DENOMINATOR: (f) =>
    `“${f['indicator']}”: tử số ${number(f['numerator'])} lớn hơn mẫu số ${number(f['denominator'])} (${f['denominatorName']}).`,
  DENOMINATOR_MISSING: (f) =>
    `“${f['indicator']}”: có tử số ${number(f['numerator'])} nhưng chưa có mẫu số (${f['denominatorName']}).`,
  FIGURES_BLANK: (f) =>
    `“${f['indicator']}”: còn ${f['blank']}/${f['rows']} dòng để trống, được tính là chưa có số liệu của kỳ này.`,
  COMMUNE_FIGURE_BLANK: (f) => `“${f['indicator']}”: chưa có số liệu.`,
  FIGURE_DECREASED: (f) =>
    `“${f['indicator']}” giảm từ ${number(f['before'])} xuống ${number(f['now'])} so với kỳ trước.`,
  FIGURE_JUMPED: (f) =>
    `“${f['indicator']}” thay đổi từ ${formatPercent(Number(f['before']))} thành ${formatPercent(Number(f['now']))}, quá ${f['points']} điểm phần trăm.`,
  FIGURES_UNCHANGED: (f) =>
    `${f['rows']} dòng giống hệt kỳ trước; nếu đúng, hãy đánh x vào cột “Giữ nguyên số kỳ trước”.`,
  HOURS_BELOW_MINIMUM: (f) =>
    `Hoạt động ${number(f['hours'])} giờ/tuần, dưới mức tối thiểu ${number(f['minimum'])} giờ/tuần${source(f)}.`,
  HOURS_ABOVE_WEEK: (f) =>
    `${number(f['hours'])} giờ/tuần nhiều hơn số giờ của một tuần (${f['week']}).`,
  ACTIVE_MEMBERS_DIFFER: (f) =>
    `Số thành viên hoạt động (${f['active']}) khác số thành viên ở tab “3. Thành viên” (${f['listed']}).`,
  REPORTED_AFTER_TODAY: (f) => `Ngày Tổ gửi báo cáo (${day(f['found'])}) sau ngày hôm nay.`,

  // Teams and members
  TEAM_TOO_SMALL: (f) =>
    `${team(f)} có ${f['members']} thành viên, quy định ít nhất ${f['min']}${source(f)}.`,
  TEAM_TOO_LARGE: (f) =>
    `${team(f)} có ${f['members']} thành viên, quy định nhiều nhất ${f['max']}${source(f)}.`,
  TEAM_NEEDS_COLLABORATORS: (f) =>
    `${team(f)} có ${f['members']} thành viên, trên ${f['above']}: số người thêm ghi là cộng tác viên${source(f)}.`,
  TEAM_ROLE_POST: (f) =>
    `${team(f)}: ${ROLE_NAMES[String(f['role'])]} là “${f['found']}”, kế hoạch nêu ${f['posts']}${source(f)}.`,
  TEAM_POST_MISSING: (f) =>
    `${team(f)} chưa đủ thành phần ${f['posts']} (${f['count']}/${f['wanted']})${source(f)}.`,
  TEAM_MISSING: (f) =>
    `${f['village'] === undefined ? 'Chưa có Tổ cấp xã' : `Chưa có Tổ ở ${f['village']}`}${source(f)}.`,
  TEAM_WITHOUT_DECISION: (f) =>
    `${team(f)} chưa ghi quyết định thành lập hoặc kiện toàn${source(f)}.`,
  TEAM_NOT_REORGANISED: (f) =>
    `${team(f)} chưa được kiện toàn sau sáp nhập: ${
      f['teams'] === undefined
        ? `quyết định ngày ${day(f['decidedOn'])}, trước ngày ${day(f['since'])} khi đơn vị được sắp xếp lại`
        : `thôn sau sáp nhập vẫn còn ${f['teams']} Tổ`
    }${f['by'] === undefined ? '' : `; hạn ${day(f['by'])}`}${source(f)}.`,
  TEAM_WITHOUT_ZALO: (f) => `${team(f)} chưa có nhóm Zalo${source(f)}.`,
  TEAM_AREA_MISSING: (f) =>
    `${team(f)}: ${f['without']}/${f['members']} thành viên chưa được phân công tuyến, nhóm hộ${source(f)}.`,
  DOCUMENT_MISSING: (f) => `Chưa ghi số ${DOCUMENT_NAMES[String(f['document'])]}${source(f)}.`,
  MEMBERS_BLANK: () => 'Chưa có danh sách thành viên, nên chưa tính được số thành viên của các Tổ.',
  MEMBER_TEAM_UNKNOWN: (f) =>
    `Không có Tổ “${f['found']}” ở tab “2. Thôn và Tổ” (hoặc thôn chưa đánh dấu có Tổ).`,
  MEMBER_TEAM_MISSING: () => 'Thành viên chưa có mã Tổ.',
  MEMBER_NAME_MISSING: () => 'Thành viên chưa có họ tên.',
  MEMBER_ROLE_MISSING: () => 'Thành viên chưa có vai trò.',
  MEMBERS_CHANGED_SINCE_DECISION: (f) =>
    `${team(f)} có ${f['changed']} thay đổi thành viên sau quyết định ngày ${day(f['decidedOn'])}; cần quyết định kiện toàn${source(f)}.`,
  MEMBER_TWICE: (f) => `Người này đã có trong cùng Tổ ở ô ${f['first']}.`,
  TWO_LEADERS: (f) => `${team(f)} có ${f['leaders']} Tổ trưởng.`,
  NO_LEADER: (f) => `${team(f)} chưa có Tổ trưởng${source(f)}.`,
  LEFT_BEFORE_JOINED: (f) =>
    `Ngày ra khỏi Tổ (${day(f['left'])}) trước ngày tham gia (${day(f['joined'])}).`,
  APPROVER_DIFFERS: (f) =>
    `Người duyệt là “${f['found']}”, kế hoạch quy định “${f['expected']}”${source(f)}.`,
  APPROVER_MISSING: (f) =>
    `Chưa ghi người duyệt; kế hoạch quy định “${f['expected']}”${source(f)}.`,
  AREA_HOUSEHOLDS_ABOVE: (f) =>
    `${team(f)}: thành viên phụ trách ${number(f['assigned'])} hộ, nhiều hơn số hộ ${number(f['households'])}.`,

  // Events
  ACTIVITY_KIND_MISSING: () => 'Hoạt động chưa có loại.',
  ACTIVITY_OUTSIDE_WINDOW: (f) =>
    `Ngày ${day(f['found'])} nằm ngoài kỳ số liệu ${day(f['from'])} – ${day(f['to'])}; không tính vào kỳ này.`,
  ACTIVITY_VILLAGE_UNKNOWN: (f) => `Không nhận ra thôn “${f['found']}”.`,
  ACTIVITY_SESSIONS_ZERO: () => 'Số buổi phải từ 1 trở lên.',
  TRAINING_ATTENDANCE_MISSING: () => 'Tập huấn chưa ghi số lượt thành viên Tổ tham dự.',
  DIFFICULTY_DESCRIPTION_MISSING: () => 'Khó khăn, kiến nghị chưa có mô tả.',
  DIFFICULTY_LEVEL_MISSING: () => 'Kiến nghị chưa chọn cấp xử lý.',
  RECOGNITION_INCOMPLETE: () => 'Dòng khen thưởng, mô hình cần cả loại và tên.',
  RECOGNITION_SUBJECT_MISSING: () =>
    'Chưa chọn đối tượng được khen; tên sẽ không được gửi lên tỉnh cho đến khi biết là tập thể hay cá nhân.',
  RECOGNITION_DECISION_MISSING: () => 'Đã khen nhưng chưa ghi số quyết định.',
  SUPPORT_POINT_NAME_MISSING: () => 'Điểm hỗ trợ chưa có tên.',
  ADHOC_ANSWER_MISSING: (f) => `Câu ${f['question']} bắt buộc trả lời: “${f['text']}”.`,
  ADHOC_EMPTY: () => 'Chưa có trả lời nào để gửi.',
  ADHOC_QUESTION_UNKNOWN: (f) => `Câu hỏi ${f['question']} không có trong yêu cầu này.`,
  ADHOC_QUESTION_TWICE: (f) => `Câu ${f['question']} có hai dòng trả lời; hãy giữ lại một dòng.`,
  ADHOC_PERCENT_RANGE: (f) => `Tỷ lệ phải từ 0 đến 100, nhưng ô này ghi ${f['found']}.`,
  ADHOC_YES_NO: (f) => `Câu này chỉ nhận “Có” hoặc “Không”, nhưng ô này ghi “${f['found']}”.`,
  ADHOC_CHOICE: (f) =>
    `“${f['found']}” không phải một lựa chọn của câu này; hãy chọn: ${f['choices']}.`,
  FUNDING_YEAR_MISSING: () => 'Dòng kinh phí chưa có năm.',
  FUNDING_OVERSPENT: (f) =>
    `Đã chi ${number(f['spent'])} đồng, nhiều hơn dự toán ${number(f['budgeted'])} đồng.`,
} as const satisfies Record<string, (facts: Facts) => string>;

export type IssueCode = keyof typeof MESSAGES;

/** The sentence of an issue, for an officer; a stored one no longer knows what was typed. */
export function issueMessage(issue: { code: IssueCode; facts: Facts }): string {
  return MESSAGES[issue.code]({ found: NOT_KEPT, ...issue.facts });
}

/** 1.234 as a decimal number, with the comma that Vietnamese uses: `1,234`. */
function plainDecimal(value: string | number): string {
  return String(value).replace('.', ',');
}
