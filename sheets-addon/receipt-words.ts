// Receipts and states of a report in words, for the sidebar, the journal and tab 0.
import type { Timeliness } from '../functions/domain/calendar/due.ts';
import type { DeskTimeliness, StandingReport } from '../functions/domain/report/desk.ts';
import { formatDate } from '../functions/domain/vietnamese/date.ts';
import type { StatusView } from './contract.ts';

/** `2025-12-19T16:30:00+07:00` → `16:30 ngày 19/12/2025`. */
export function momentWords(moment: string): string {
  return `${moment.slice(11, 16)} ngày ${formatDate(moment.slice(0, 10))}`;
}

/** "Đúng hạn", "Muộn trong ngày", "Muộn 2 ngày": of a report that was received. */
export function timelinessWords(status: Timeliness, lateByDays: number | null): string {
  if (status === 'LATE')
    return lateByDays === null || lateByDays === 0 ? 'Muộn trong ngày' : `Muộn ${lateByDays} ngày`;
  return status === 'EXEMPT' ? 'Được miễn' : 'Đúng hạn';
}

export function stateView(
  report: Pick<StandingReport, 'revision'> | null,
  { status, lateByDays, assumed, dueWords }: DeskTimeliness,
): Pick<StatusView, 'state' | 'tone'> {
  if (report !== null) {
    const dated = dueWords !== null && !assumed;
    const how = dated ? `, ${timelinessWords(status, lateByDays).toLowerCase()}` : '';
    return {
      state: `Đã nộp bản ${report.revision}${how}`,
      tone: status === 'LATE' ? 'late' : 'good',
    };
  }
  if (status === 'EXEMPT') return { state: 'Được miễn báo cáo kỳ này', tone: 'good' };
  if (status === 'MISSING') return { state: 'Chưa nộp, đã quá hạn', tone: 'late' };
  return { state: 'Chưa nộp', tone: 'open' };
}
