// What the commune was reminded of, as the sidebar lists it and as tab 0 says it.
import { reminderLine } from '../functions/domain/deadline/reminder-words.ts';
import type { ReportStatus } from '../functions/domain/report/desk.ts';
import { momentWords } from '../functions/domain/vietnamese/date.ts';
import type { ReminderView } from './contract.ts';

/** The newest first. A reminder is open while the report is owed and nobody has said that it was read. */
export function reminderViews({
  report,
  reminders = [],
}: Pick<ReportStatus, 'report' | 'reminders'>): ReminderView[] {
  const owed = report === null || report.state === 'RETURNED';
  return reminders
    .map(({ obligation, step, words, at, told, acknowledged }) => ({
      obligation,
      step,
      words,
      at: momentWords(at),
      how: told.length === 0 ? 'ghi ở tab 0' : `gửi thư tới ${told.length} tài khoản`,
      open: owed && !acknowledged,
    }))
    .reverse();
}

/** The line "Nhắc việc" of tab 0. */
export function reminderWords({ report, returned, timeliness, reminders }: ReportStatus): string {
  const { dueWords, assumed, status } = timeliness;
  return reminderLine({
    dueWords,
    assumed,
    overdue: status === 'MISSING' && !assumed,
    returnedAt: report?.state === 'RETURNED' ? (returned?.at ?? null) : null,
    reminders: reminders ?? [],
  });
}
