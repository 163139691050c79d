// A commune that is ready to send, and what the functions answer it.
import type { ReportStatus } from '../../functions/domain/report/desk.ts';
import { sheetOf } from './paper.ts';
import { scriptIn, surroundings, type Reply, type Request } from './script.ts';
import { filledPaper } from './sheets.ts';

export const WISH = {
  baseRevision: null,
  confirmations: [{ code: '*', tab: '', cell: '', reason: ' ' }],
};
export const RECEIPT = {
  reportId: '48-20275_2025-Q4_QN-R1',
  revision: 1,
  digest: 'd',
  submittedAt: '2025-12-18T14:05:09+07:00',
  firstCompleteAt: '2025-12-18T14:05:09+07:00',
  by: 'canbo@anhai.example',
  duplicate: false,
};
export const ACCEPTED: Reply = {
  status: 200,
  body: {
    receipt: RECEIPT,
    issues: [],
    timeliness: { status: 'ON_TIME', lateByDays: null, dueWords: 'trước ngày 20/12/2025' },
  },
};

export const STANDING = {
  reportId: RECEIPT.reportId,
  revision: 2,
  state: 'SUBMITTED' as const,
  submittedAt: '2025-12-18T09:30:00+07:00',
  firstCompleteAt: '2025-12-17T09:30:00+07:00',
  by: 'lanhdao@anhai.example',
};

export function openedFor(
  code: string,
  answer: (request: Request) => Reply | null,
  options: Parameters<typeof filledPaper>[0] = {},
) {
  const { desk, paper, context } = filledPaper(options);
  const around = surroundings(paper, { answer });
  const script = scriptIn(code, around);
  const journal = () => sheetOf(paper, '_NhatKy').values.slice(1);
  const state = () =>
    String(sheetOf(paper, '0. Bắt đầu').values.find(([key]) => key === 'status')?.[2]);
  return { desk, paper, context, around, script, journal, state };
}

export function statusOf(
  context: ReturnType<typeof filledPaper>['context'],
  more: Partial<ReportStatus> = {},
): ReportStatus {
  const timeliness = {
    status: 'NOT_DUE' as const,
    lateByDays: null,
    dueWords: 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
    lastDay: '2025-12-19',
    assumed: false,
  };
  const nothing = { report: null, returned: null, content: null, difficultyAnswers: [] };
  return { ...nothing, timeliness, context, ...more };
}
