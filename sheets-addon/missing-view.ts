// "Danh sách chưa nộp": the communes whose report is not there yet, then those who were late, then
// the others; the sidebar narrows the list down. A commune stands there once, whatever it owes.
import { progressWords } from '../functions/domain/report/chase-message.ts';
import type { ProgressLine, ProvinceProgress } from '../functions/domain/report/desk.ts';
import { worstLines } from '../functions/domain/report/worst-lines.ts';
import type { MissingView } from './contract.ts';

const UNREACHABLE: Partial<Record<ProgressLine['spreadsheet']['state'], string>> = {
  FORBIDDEN: 'bảng tính không còn chia sẻ với hệ thống',
  GONE: 'bảng tính đã bị xóa',
  FAILED: 'bảng tính chưa lập xong',
};

export function missingView(progress: ProvinceProgress): MissingView {
  const lines = worstLines(progress.lines);
  const owed = lines.filter(({ timeliness }) => timeliness.status !== 'EXEMPT');
  const of = (chosen: (line: ProgressLine) => boolean) => owed.filter(chosen);
  const missing = of(({ timeliness }) => timeliness.status === 'MISSING');
  const waiting = of(({ timeliness, report }) => timeliness.status === 'NOT_DUE' && !report);
  const late = of(({ timeliness }) => timeliness.status === 'LATE');
  const first = new Set([...missing, ...waiting, ...late]);
  const exempt = lines.filter(({ timeliness }) => timeliness.status === 'EXEMPT');
  const dues = new Set(owed.map(({ timeliness }) => timeliness.dueWords));
  return {
    province: progress.provinceName,
    period: progress.periodLabel,
    due: [...dues].filter((due) => due !== null).join('; ') || null,
    counts: {
      expected: owed.length,
      onTime: owed.length - missing.length - waiting.length - late.length,
      late: late.length,
      missing: missing.length,
      notDue: waiting.length,
    },
    rows: [...first, ...of((line) => !first.has(line)), ...exempt].map((line) => ({
      commune: line.commune,
      name: line.name,
      status: line.timeliness.status,
      state: [progressWords(line), UNREACHABLE[line.spreadsheet.state]]
        .filter((word) => word !== undefined)
        .join('; '),
      url: line.spreadsheet.url,
    })),
  };
}
