// What Cloud Scheduler would do: which message goes to which function, and when. Pure: the clock and
// the sending are somebody else's.
import { addDays, localDateOf, startOfDay } from '../functions/domain/calendar/local.ts';
import {
  periodContaining,
  previousPeriod,
  type CalendarKind,
  type Period,
} from '../functions/domain/calendar/period.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import type { EventFunction } from './events.ts';

export interface Job {
  name: EventFunction;
  /** As staff of the province read it. */
  title: string;
  /** When it runs, in words. */
  when: string;
}

/** In the order in which they run where they are due at once. */
export const JOBS: readonly Job[] = [
  {
    name: 'collectWorkbooks',
    title: 'Thu số liệu từ bảng tính của xã chưa nộp (bản nháp)',
    when: 'Khi hết hạn nộp của kỳ',
  },
  {
    name: 'provisionSheets',
    title: 'Lập bảng tính của các xã cho kỳ mới',
    when: '07:00 ngày đầu kỳ',
  },
  { name: 'rollUpProvince', title: 'Tổng hợp số liệu toàn tỉnh', when: '07:00 hằng ngày' },
  {
    name: 'checkDeadlines',
    title: 'Kiểm tra hạn nộp và gửi thư nhắc',
    when: '07:05 hằng ngày',
  },
  { name: 'publishSummary', title: 'Ghi bảng tổng hợp của tỉnh', when: '07:15 hằng ngày' },
];

/** What the jobs of a province go by. */
export interface Calendar {
  province: string;
  /** The kind of period that communes report on. */
  kind: CalendarKind;
  /** First instant after the due date of a period; null where nothing is due. */
  dueOf(period: Period): Instant | null;
}

export interface DueJob {
  name: EventFunction;
  at: Instant;
  message: { province: string; period?: string };
}

const MINUTE = 60_000;
const MORNING = 7 * 60 * MINUTE;
/** Minutes after that. */
const DAILY = { rollUpProvince: 0, checkDeadlines: 5, publishSummary: 15 } as const;

/**
 * What falls due after one moment and not after another, in its order. Of a daily job only the last
 * time counts: the earlier ones would have been overwritten by it.
 */
export function jobsBetween(calendar: Calendar, after: Instant, until: Instant): DueJob[] {
  const { province } = calendar;
  const between = (at: Instant) => after < at && at <= until;
  const due = periodsOf(calendar.kind, after, until).flatMap((period): DueJob[] => {
    const message = { province, period: period.id };
    const closes = calendar.dueOf(period);
    return [
      ...(closes === null ? [] : [{ name: 'collectWorkbooks' as const, at: closes, message }]),
      { name: 'provisionSheets', at: startOfDay(period.start) + MORNING, message },
    ];
  });
  const daily = (['rollUpProvince', 'checkDeadlines', 'publishSummary'] as const).map(
    (name): DueJob => {
      const hour = MORNING + DAILY[name] * MINUTE;
      const today = startOfDay(localDateOf(until)) + hour;
      const yesterday = startOfDay(addDays(localDateOf(until), -1)) + hour;
      return { name, at: today <= until ? today : yesterday, message: { province } };
    },
  );
  const place = (job: DueJob) => JOBS.findIndex((it) => it.name === job.name);
  return [...due, ...daily]
    .filter((job) => between(job.at))
    .sort((a, b) => a.at - b.at || place(a) - place(b));
}

/** Those whose beginning or due date may lie between two moments; a report may be due long after. */
function periodsOf(kind: CalendarKind, after: Instant, until: Instant): Period[] {
  const current = periodContaining(localDateOf(after), kind);
  const earliest = (previousPeriod(current) ?? current).end;
  const periods: Period[] = [];
  let period: Period | undefined = periodContaining(localDateOf(until), kind);
  for (; period && period.end >= earliest; period = previousPeriod(period)) periods.unshift(period);
  return periods;
}
