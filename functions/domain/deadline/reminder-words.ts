// Reminders in words, for the commune's own sheet: each step of the ladder, and the line "Nhắc việc" of
// tab 0, which says what is due when and what was reminded of.
import { describeDue, type Due } from '../calendar/due.ts';
import { momentWords } from '../vietnamese/date.ts';
import { lowerFirst } from '../vietnamese/text.ts';
import type { LadderStep } from './ladder.ts';

/** "Nhắc trước ngày hạn 7 ngày"; a step that the ladder no longer has is called by its id. */
export function stepWords(id: string, ladder: readonly LadderStep[]): string {
  const returned = /^R\d+\+(\d+)$/.exec(id);
  if (returned) return `Đôn đốc sau khi bị trả lại ${returned[1]} ngày`;
  const step = ladder.find((it) => it.id === id);
  if (step === undefined) return `Nhắc (${id})`;
  const { days, to, chase } = step;
  if (to === 'LEADER') return `Báo lãnh đạo xã, ${dayWords(days)}`;
  return `${chase ? 'Đôn đốc' : 'Nhắc'} ${dayWords(days)}`;
}

function dayWords(days: number): string {
  if (days === 0) return 'vào ngày hạn';
  return days < 0 ? `trước ngày hạn ${-days} ngày` : `quá ngày hạn ${days} ngày`;
}

export interface ReminderFacts {
  /** Both wordings; null where no date is stated. */
  dueWords: string | null;
  /** The date is suggested, not the plan's. */
  assumed: boolean;
  /** The date is over and nothing was received. */
  overdue: boolean;
  /** When the report went back, ISO 8601 at +07:00; null unless it is to be sent again. */
  returnedAt: string | null;
  /** What was reminded of, oldest first. */
  reminders: readonly { words: string; at: string; acknowledged: boolean }[];
}

/** The line as it stands before anything was sent or reminded of. */
export function firstReminderLine(due: Due | null, assumed: boolean): string {
  const dueWords = due === null ? null : describeDue(due);
  return reminderLine({ dueWords, assumed, overdue: false, returnedAt: null, reminders: [] });
}

/** "Phải nộp trước ngày 20/12/2025 (…). Đã nhắc: nhắc trước ngày hạn 7 ngày (07:00 ngày 12/12/2025)." */
export function reminderLine({
  dueWords,
  assumed,
  overdue,
  returnedAt,
  reminders,
}: ReminderFacts): string {
  const list = reminders.map(({ words, at, acknowledged }) => {
    const known = acknowledged ? ', đã xác nhận' : '';
    return `${lowerFirst(words)} (${momentWords(at)}${known})`;
  });
  return [
    dueSentence(dueWords, assumed),
    ...(returnedAt === null
      ? overdue
        ? ['Đã quá hạn, chưa nộp.']
        : []
      : [`Bị trả lại lúc ${momentWords(returnedAt)}, chưa nộp lại.`]),
    list.length === 0 ? 'Chưa nhắc lần nào.' : `Đã nhắc: ${list.join('; ')}.`,
  ].join(' ');
}

function dueSentence(dueWords: string | null, assumed: boolean): string {
  if (dueWords === null) return 'Văn bản không ấn định ngày nộp.';
  return assumed ? `Nên nộp ${dueWords} (hạn gợi ý).` : `Phải nộp ${dueWords}.`;
}
