// Where a report stands, from the server, and without it from what the sheet remembers.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportStatus } from '../../functions/domain/report/desk.ts';
import type { StatusView } from '../../sheets-addon/contract.ts';
import { compiledAddon } from './script.ts';
import { ACCEPTED, openedFor, STANDING, statusOf, WISH } from './sending.ts';
import { filledPaper } from './sheets.ts';

let code = '';

beforeAll(async () => {
  ({ code } = await compiledAddon());
});

const opened = (answer: Parameters<typeof openedFor>[1]) => openedFor(code, answer);

describe('the state of a report', () => {
  const asked = (more: Partial<ReportStatus>) => {
    const made = opened(() => ({ status: 200, body: statusOf(made.context, more) }));
    return made.script.sidebarStatus() as StatusView;
  };
  const timeliness = { ...statusOf(filledPaper().context).timeliness };

  it.each<[string, Partial<ReportStatus>, string, StatusView['tone']]>([
    ['nobody has sent yet', {}, 'Chưa nộp', 'open'],
    [
      'the date is over',
      { timeliness: { ...timeliness, status: 'MISSING' } },
      'Chưa nộp, đã quá hạn',
      'late',
    ],
    [
      'it is in time',
      { report: STANDING, timeliness: { ...timeliness, status: 'ON_TIME' } },
      'Đã nộp bản 2, đúng hạn',
      'good',
    ],
    [
      'it was late',
      { report: STANDING, timeliness: { ...timeliness, status: 'LATE', lateByDays: 2 } },
      'Đã nộp bản 2, muộn 2 ngày',
      'late',
    ],
    [
      'no plan states a date',
      { report: STANDING, timeliness: { ...timeliness, status: 'ON_TIME', assumed: true } },
      'Đã nộp bản 2',
      'good',
    ],
  ])('where %s', (_name, more, state, tone) => {
    expect(asked(more)).toMatchObject({ state, tone, failure: null });
  });

  it('without the server is what the sheet remembers', () => {
    const { script } = opened(({ url }) => (url.includes('submit') ? ACCEPTED : null));
    script.sidebarSubmit(WISH);
    expect(script.sidebarStatus()).toMatchObject({
      state: 'Đã nộp bản 1 từ bảng này',
      receipts: [{ revision: '1', result: 'Đúng hạn' }],
      failure: expect.stringContaining('Không kết nối') as string,
    });
  });
});
