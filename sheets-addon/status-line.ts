// The lines "Trạng thái" and "Nhắc việc" of tab 0: the state of the report, then what the last check
// found; what is due and was reminded of. They are the grey cells that the add-on writes, and where it
// may not, nothing is lost.
import type { ReportStatus } from '../functions/domain/report/desk.ts';
import { communeTitle } from '../functions/domain/unit/words.ts';
import { momentWords } from '../functions/domain/vietnamese/date.ts';
import { lowerFirst } from '../functions/domain/vietnamese/text.ts';
import { lineCell } from '../functions/domain/workbook/read-book.ts';
import { nfc } from '../functions/domain/vietnamese/text.ts';
import type { CheckView } from './contract.ts';
import type { Desk } from './desk.ts';
import { stateView, timelinessWords } from './receipt-words.ts';
import { reminderWords } from './reminders.ts';

const CHECKED = ' · Kiểm tra lúc ';

export function writeCounts(desk: Desk, { at, counts }: CheckView): void {
  const line = lineOf(desk, 'status');
  if (line === null) return;
  const [state = ''] = line.text.split(CHECKED);
  const found = `${counts.block} lỗi phải sửa, ${counts.warn} cảnh báo`;
  write(line, `${state}${CHECKED}${at}: ${found}`);
}

export function writeState(desk: Desk, state: string): void {
  const line = lineOf(desk, 'status');
  if (line !== null) write(line, state);
}

/** What the functions say of the report and of what is due, beside what the last check found. */
export function writeStanding(desk: Desk, status: ReportStatus): void {
  const line = lineOf(desk, 'status');
  const [, found] = line?.text.split(CHECKED) ?? [];
  if (line !== null)
    write(line, `${standingWords(desk, status)}${found === undefined ? '' : CHECKED + found}`);
  const reminders = lineOf(desk, 'reminders');
  if (reminders !== null) write(reminders, reminderWords(status));
}

function standingWords({ context }: Desk, status: ReportStatus): string {
  const { report, timeliness } = status;
  const title = communeTitle(context.commune);
  const { state, next } = stateView(status);
  if (report?.state === 'SUBMITTED' && status.closing === undefined)
    return receivedWords(title, { ...report, at: momentWords(report.submittedAt) }, timeliness);
  return `${title}: ${lowerFirst(state)}${report === null || next === null ? '' : `. ${next}`}`;
}

/** "Phường An Hải: đã nộp bản 1 lúc 14:05 ngày 18/12/2025 (đúng hạn)" */
export function receivedWords(
  title: string,
  { revision, at }: { revision: number; at: string },
  { status, lateByDays }: Pick<ReportStatus['timeliness'], 'status' | 'lateByDays'>,
): string {
  return `${title}: đã nộp bản ${revision} lúc ${at} (${lowerFirst(timelinessWords(status, lateByDays))})`;
}

interface Line {
  range: GoogleAppsScript.Spreadsheet.Range;
  text: string;
}

function lineOf(desk: Desk, key: 'status' | 'reminders'): Line | null {
  const start = desk.read.tabs.get('start');
  const cell = lineCell(start, key);
  const open = desk.tabs.find(({ cells }) => nfc(cells.name) === start?.name);
  if (cell === undefined || open === undefined) return null;
  const range = open.sheet.getRange(cell.cell);
  // As it reads now: the line may have been written since the desk was opened.
  return { range, text: String(range.getValues()[0]?.[0] ?? '') };
}

/** Nothing is written that stands there already: it would be a change for everybody to see. */
function write({ range, text: before }: Line, text: string): void {
  if (text !== before && range.canEdit()) range.setValue(text);
}
