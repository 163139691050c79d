// The one mail that a person gets on a day: everything that is due or overdue for them, what is
// overdue first, each report with its deadline in both wordings and the way to its spreadsheet.
import type { LocalDate } from '../calendar/rule.ts';
import { formatDate } from '../vietnamese/date.ts';
import { lowerFirst, nfc } from '../vietnamese/text.ts';

export interface DigestLine {
  /** "Phường An Hải" */
  commune: string;
  /** The commune's code, to tell two of one name apart and to put the lines in order. */
  code: string;
  /** "Báo cáo quý của xã" */
  obligation: string;
  /** "Quý IV năm 2025" */
  period: string;
  /** "trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)" */
  dueWords: string;
  /** Days until the last day in time; below zero once it has passed. */
  daysLeft: number;
  /** The date is ours and not the plan's. */
  assumed: boolean;
  url: string | null;
  /** The day on which the report went back; what is asked for is to send it again. */
  returnedOn?: LocalDate;
  /** It is to answer an ad-hoc request; `period` is its title and number then. */
  request?: boolean;
  /** The commune's spreadsheet holds the form of another period: this one cannot be sent from it yet. */
  otherForm?: boolean;
  /** The commune has sent it; its leader has not let it go to the province yet. */
  awaiting?: boolean;
}

export type DigestReader = 'COMMUNE' | 'LEADER' | 'PROVINCE';

/** Lines of one mail beyond which the rest is only counted. */
const MOST_LINES = 150;

/** Subject and plain text, in Vietnamese; `lines` in any order, at least one. */
export function digestMail(
  reader: DigestReader,
  lines: readonly DigestLine[],
  today: LocalDate,
): { subject: string; text: string } {
  const sorted = [...lines].sort(byUrgency);
  const returned = sorted.filter((line) => line.returnedOn !== undefined);
  const owed = sorted.filter((line) => line.returnedOn === undefined);
  const overdue = owed.filter((line) => line.daysLeft < 0);
  const coming = owed.filter((line) => line.daysLeft >= 0);
  const text = [
    GREETINGS[reader],
    '',
    ...section(reader, RETURNED, returned, MOST_LINES),
    ...section(reader, OVERDUE[reader], overdue, MOST_LINES - returned.length),
    ...section(reader, COMING[reader], coming, MOST_LINES - returned.length - overdue.length),
    ...closing(reader, sorted),
    '',
    `Chốt Số, ngày ${formatDate(today)}. Thư này do hệ thống gửi tự động.`,
  ];
  return {
    subject: nfc(subjectOf(reader, returned, overdue, coming)),
    text: nfc(`${text.join('\n')}\n`),
  };
}

const GREETINGS: Record<DigestReader, string> = {
  COMMUNE: 'Kính gửi cán bộ phụ trách báo cáo Tổ công nghệ số cộng đồng,',
  LEADER: 'Kính gửi lãnh đạo UBND cấp xã,',
  PROVINCE: 'Kính gửi cán bộ theo dõi báo cáo của tỉnh,',
};
const RETURNED = 'BỊ TRẢ LẠI, chưa nộp lại:';
const OVERDUE: Record<DigestReader, string> = {
  COMMUNE: 'ĐÃ QUÁ HẠN, đề nghị nộp ngay:',
  LEADER: 'ĐÃ QUÁ HẠN, đề nghị đồng chí đôn đốc cán bộ phụ trách:',
  PROVINCE: 'CHƯA NỘP và đã quá hạn:',
};
const COMING: Record<DigestReader, string> = {
  COMMUNE: 'SẮP ĐẾN HẠN:',
  LEADER: 'SẮP ĐẾN HẠN:',
  PROVINCE: 'CHƯA NỘP, sắp đến hạn:',
};
const CLOSING: Record<DigestReader, string> = {
  COMMUNE: 'Nếu đã nộp, xin bỏ qua thư này.',
  LEADER: 'Nếu xã đã nộp báo cáo, xin bỏ qua thư này.',
  PROVINCE: 'Danh sách đầy đủ ở tab “Tiến độ nộp” của bảng tổng hợp.',
};

/** One spreadsheet holds one period at a time; the province decides when it goes on to the next. */
const OTHER_FORM: Record<DigestReader, string> = {
  COMMUNE:
    'Bảng tính của xã đang là biểu của kỳ khác: xin liên hệ đầu mối của Sở để được chuyển sang biểu của kỳ này.',
  LEADER:
    'Bảng tính của xã đang là biểu của kỳ khác: cán bộ phụ trách xin liên hệ đầu mối của Sở để được chuyển sang biểu của kỳ này.',
  PROVINCE: 'Bảng tính của xã đang là biểu của kỳ khác: Sở cần chuyển sang biểu của kỳ này.',
};

/** How to go about it, for who has to: reports and answers to requests go different ways. */
function closing(reader: DigestReader, lines: readonly DigestLine[]): string[] {
  if (reader !== 'COMMUNE') return [CLOSING[reader]];
  const requests = lines.filter((line) => line.request === true).length;
  const report = 'Trong bảng tính: chọn Tổ CNSCĐ → Kiểm tra số liệu, rồi Nộp báo cáo.';
  const answer = 'Trong bảng tính: chọn Tổ CNSCĐ → Trả lời yêu cầu đột xuất, rồi Gửi trả lời.';
  if (requests === 0) return [`${report} ${CLOSING.COMMUNE}`];
  if (requests === lines.length) return [`${answer} ${CLOSING.COMMUNE}`];
  return [
    `Báo cáo định kỳ: ${lowerFirst(report)}`,
    `Yêu cầu đột xuất: ${lowerFirst(answer)}`,
    CLOSING.COMMUNE,
  ];
}

function subjectOf(
  reader: DigestReader,
  returned: readonly DigestLine[],
  overdue: readonly DigestLine[],
  coming: readonly DigestLine[],
): string {
  const [first] = [...overdue, ...returned, ...coming];
  const what = first ? lowerFirst(first.period) : '';
  if (reader === 'PROVINCE') return `${overdue.length + coming.length} báo cáo chưa nộp (${what})`;
  if (overdue.length === 0 && returned.length > 0)
    return `Báo cáo ${what} bị trả lại, đề nghị nộp lại`;
  if (overdue.length > 0) return `Báo cáo ${what} đã quá hạn, đề nghị nộp ngay`;
  return `Nhắc nộp báo cáo ${what}: ${daysWords(first?.daysLeft ?? 0)}`;
}

function section(
  reader: DigestReader,
  heading: string,
  lines: readonly DigestLine[],
  room: number,
): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, Math.max(0, room));
  const left = lines.length - shown.length;
  return [
    heading,
    ...shown.flatMap((line) => [
      `- ${line.commune} (${line.code}): ${lowerFirst(line.obligation)}, ${lowerFirst(line.period)}`,
      ...standing(line),
      ...(line.otherForm === true ? [`  ${OTHER_FORM[reader]}`] : []),
      ...(line.url === null ? [] : [`  Bảng tính: ${line.url}`]),
    ]),
    ...(left > 0 ? [`… và ${left} báo cáo khác.`] : []),
    '',
  ];
}

/** A report that went back came once, and is neither early nor late any more. */
function standing({ assumed, dueWords, daysLeft, returnedOn, awaiting }: DigestLine): string[] {
  const due = `  ${assumed ? 'Hạn gợi ý' : 'Hạn nộp'}: ${dueWords}`;
  if (returnedOn !== undefined)
    return [`${due}.`, `  Bị trả lại ngày ${formatDate(returnedOn)}, đến nay chưa nộp lại.`];
  const waits = awaiting === true ? '  Đã gửi, đang chờ lãnh đạo xã duyệt.' : null;
  return [`${due}; ${daysWords(daysLeft)}.`, ...(waits === null ? [] : [waits])];
}

/** "còn 3 ngày", "hôm nay là ngày cuối", "quá hạn 2 ngày" */
function daysWords(daysLeft: number): string {
  if (daysLeft > 0) return `còn ${daysLeft} ngày`;
  return daysLeft === 0 ? 'hôm nay là ngày cuối' : `quá hạn ${-daysLeft} ngày`;
}

function byUrgency(a: DigestLine, b: DigestLine): number {
  if (a.daysLeft !== b.daysLeft) return a.daysLeft - b.daysLeft;
  const key = (line: DigestLine) => `${line.code} ${line.period} ${line.obligation}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
