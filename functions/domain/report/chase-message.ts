// The message by which the province reminds its communes, ready to be pasted into their Zalo group:
// who has not sent, who was late, and by when. It names units only.
import { lateWords } from '../calendar/due.ts';
import { parseInstant } from '../calendar/local.ts';
import { formatDateTime } from '../vietnamese/date.ts';
import { lowerFirst } from '../vietnamese/text.ts';
import { COMMUNE_MENU } from '../workbook/contract.ts';
import type { ProgressLine, ProvinceProgress } from './desk.ts';
import { worstLines } from './worst-lines.ts';

/** The state of one line in words: "Đúng hạn", "Muộn 2 ngày", "Chưa nộp, quá hạn" … */
export function progressWords({
  timeliness,
  report,
}: Pick<ProgressLine, 'timeliness' | 'report'>): string {
  const { status, lateByDays } = timeliness;
  switch (status) {
    case 'EXEMPT':
      return timeliness.reason === undefined ? 'Được miễn' : `Được miễn: ${timeliness.reason}`;
    case 'MISSING':
      return 'Chưa nộp, quá hạn';
    case 'NOT_DUE':
      return report === null ? 'Chưa nộp, còn hạn' : 'Đã nộp';
    case 'ON_TIME':
      return timeliness.assumed || timeliness.dueWords === null ? 'Đã nộp' : 'Đúng hạn';
    case 'LATE':
      return lateWords(lateByDays);
  }
}

/** A paragraph for each due date, since communes under different plans may owe on different days. */
export function chaseMessage(progress: ProvinceProgress): string {
  const at = parseInstant(progress.at);
  const groups = groupsOf(progress.lines);
  const silent = groups.some((group) => group.missing.length + group.waiting.length > 0);
  return [
    `Kính gửi các xã, phường, đặc khu thuộc ${progress.provinceName},`,
    `${subjectOf(progress)}${at === undefined ? '' : `, tính đến ${formatDateTime(at)}`}:`,
    ...groups.flatMap((group) => ['', ...paragraph(group)]),
    '',
    silent
      ? `Đề nghị các đơn vị chưa nộp mở bảng tính của mình, chọn ${COMMUNE_MENU} → ${progress.request === undefined ? 'Kiểm tra số liệu, rồi Nộp báo cáo' : 'Trả lời yêu cầu đột xuất, rồi Gửi trả lời'}. Trân trọng cảm ơn!`
      : 'Các đơn vị đã nộp đủ. Trân trọng cảm ơn!',
  ].join('\n');
}

function subjectOf({ periodLabel, request }: ProvinceProgress): string {
  return request === undefined
    ? `Tình hình nộp báo cáo Tổ công nghệ số cộng đồng ${lowerFirst(periodLabel)}`
    : `Tình hình trả lời yêu cầu ${request}`;
}

interface Group {
  due: string | null;
  assumed: boolean;
  expected: number;
  missing: string[];
  waiting: string[];
  late: string[];
}

/** A commune that owes several reports is named once, under the one that needs it first. */
function groupsOf(lines: readonly ProgressLine[]): Group[] {
  const groups = new Map<string, ProgressLine[]>();
  for (const line of worstLines(lines)) {
    const { dueWords, assumed, status } = line.timeliness;
    if (status === 'EXEMPT') continue;
    const key = `${assumed ? '1' : '0'}${dueWords ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((communes) => {
    const first = communes[0]?.timeliness;
    const named = (status: string) =>
      communes.filter((it) => it.report === null && it.timeliness.status === status);
    return {
      due: first?.dueWords ?? null,
      assumed: first?.assumed ?? false,
      expected: communes.length,
      missing: named('MISSING').map(({ name }) => name),
      waiting: named('NOT_DUE').map(({ name }) => name),
      late: communes
        .filter((it) => it.timeliness.status === 'LATE')
        .map((it) => `${it.name} (${lowerFirst(progressWords(it))})`),
    };
  });
}

function paragraph({ due, assumed, expected, missing, waiting, late }: Group): string[] {
  const sent = expected - missing.length - waiting.length;
  const list = (label: string, names: string[]) =>
    names.length === 0 ? [] : [`- ${label} (${names.length}): ${names.join('; ')}.`];
  return [
    due === null ? 'Không ấn định hạn nộp.' : `Hạn nộp: ${due}${assumed ? ' – hạn gợi ý' : ''}.`,
    `- Đã nộp: ${sent}/${expected} đơn vị.`,
    ...list('Quá hạn, chưa nộp', missing),
    ...list('Chưa nộp', waiting),
    ...list('Nộp muộn', late),
  ];
}
