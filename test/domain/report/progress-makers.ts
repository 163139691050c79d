// Lines of a province's progress, for whoever shows or words them.
import type { Timeliness } from '../../../functions/domain/calendar/due.ts';
import type { ProgressLine, ProvinceProgress } from '../../../functions/domain/report/desk.ts';

const DUE = 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)';

export function line(
  commune: string,
  name: string,
  status: Timeliness,
  lateByDays: number | null = null,
  more: Partial<ProgressLine['timeliness']> = {},
): ProgressLine {
  const sent = status === 'ON_TIME' || status === 'LATE';
  return {
    commune,
    name,
    obligation: 'QN-R1',
    timeliness: {
      status,
      lateByDays,
      dueWords: DUE,
      lastDay: '2025-12-19',
      assumed: false,
      ...more,
    },
    report: sent
      ? {
          reportId: `48-${commune}_2025-Q4_QN-R1`,
          revision: 1,
          state: 'SUBMITTED',
          submittedAt: '2025-12-19T08:00:00+07:00',
          by: 'a',
        }
      : null,
    returned: null,
    spreadsheet: { id: null, url: null, state: 'READY' },
  };
}

export function progressOf(lines: ProgressLine[]): ProvinceProgress {
  return {
    province: '48',
    provinceName: 'thành phố Đà Nẵng',
    period: '2025-Q4',
    periodLabel: 'Quý IV năm 2025',
    at: '2025-12-20T08:00:00+07:00',
    lines,
    summary: { id: null, url: null },
  };
}
