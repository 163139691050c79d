// Receipts and states of a report in words, for the sidebar, the journal and tab 0.
import { lateWords, type Timeliness } from '../functions/domain/calendar/due.ts';
import type { DeskTimeliness, StandingReport } from '../functions/domain/report/desk.ts';
import type { StatusView } from './contract.ts';

/** "Đúng hạn", "Muộn trong ngày", "Muộn 2 ngày": of a report that was received. */
export function timelinessWords(status: Timeliness, lateByDays: number | null): string {
  if (status === 'LATE') return lateWords(lateByDays);
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
