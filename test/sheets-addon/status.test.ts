// Where a report stands, from the server, and without it from what the sheet remembers.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportStatus } from '../../functions/domain/report/desk.ts';
import type { StatusView } from '../../sheets-addon/contract.ts';
import { sheetOf } from './paper.ts';
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
    [
      'the leader has not approved it',
      { report: { ...STANDING, state: 'AWAITING_APPROVAL', firstCompleteAt: null } },
      'Bản 2 chờ lãnh đạo xã duyệt',
      'open',
    ],
    [
      'the leader has not approved it and the date is over',
      {
        report: { ...STANDING, state: 'AWAITING_APPROVAL', firstCompleteAt: null },
        timeliness: { ...timeliness, status: 'MISSING' },
      },
      'Bản 2 chờ lãnh đạo xã duyệt',
      'late',
    ],
    [
      'the province has accepted it',
      {
        report: { ...STANDING, state: 'ACCEPTED' },
        timeliness: { ...timeliness, status: 'ON_TIME' },
      },
      'Tỉnh đã duyệt bản 2, đúng hạn',
      'good',
    ],
    [
      'the period is closed with it',
      {
        report: { ...STANDING, state: 'CLOSED' },
        closing: { state: 'CLOSED', maySend: false, reason: null },
      },
      'Kỳ đã chốt với bản 2',
      'good',
    ],
    [
      'the period is closed without it',
      { closing: { state: 'CLOSED', maySend: false, reason: null } },
      'Chưa nộp, kỳ đã chốt',
      'late',
    ],
    [
      'the period was closed while it was back',
      {
        report: { ...STANDING, state: 'RETURNED' },
        closing: { state: 'CLOSED', maySend: false, reason: null },
      },
      'Bản 2 bị trả lại, kỳ đã chốt',
      'late',
    ],
    [
      'a correction waits for the period to be closed again',
      { report: STANDING, closing: { state: 'CLOSED', maySend: false, reason: null } },
      'Đã nộp bản 2, đúng hạn, kỳ đã chốt',
      'good',
    ],
    [
      'the period is just being closed',
      { report: STANDING, closing: { state: 'CLOSING', maySend: false, reason: null } },
      'Đã nộp bản 2, đúng hạn',
      'good',
    ],
  ])('where %s', (_name, more, state, tone) => {
    expect(asked(more)).toMatchObject({ state, tone, failure: null });
  });

  it.each<[string, Partial<ReportStatus>, string | null, boolean]>([
    ['nothing was sent', {}, 'Kiểm tra số liệu', true],
    ['it is in', { report: STANDING }, 'Tỉnh đã nhận', true],
    [
      'its leader has it',
      { report: { ...STANDING, state: 'AWAITING_APPROVAL' } },
      'Tổ CNSCĐ → Lãnh đạo duyệt báo cáo',
      true,
    ],
    [
      'it is accepted',
      { report: { ...STANDING, state: 'ACCEPTED' } },
      'tỉnh sẽ phải duyệt lại',
      true,
    ],
    [
      'the period is closed',
      {
        report: { ...STANDING, state: 'CLOSED' },
        closing: { state: 'CLOSED', maySend: false, reason: null },
      },
      'đề nghị đầu mối của Sở Khoa học và Công nghệ mở lại',
      false,
    ],
    [
      'the period is open to it for a correction',
      {
        report: { ...STANDING, state: 'CLOSED' },
        closing: { state: 'CLOSED', maySend: true, reason: 'Công văn 15' },
      },
      'gửi bản đính chính: Công văn 15',
      true,
    ],
    ['it is freed', { timeliness: { ...timeliness, status: 'EXEMPT' } }, null, true],
  ])('where %s says what comes next', (_name, more, next, maySend) => {
    const view = asked(more);
    expect(view.maySend).toBe(maySend);
    if (next === null) expect(view.next).toBeNull();
    else expect(view.next).toContain(next);
  });

  it.each<[string, Partial<ReportStatus>, RegExp]>([
    ['nothing was sent', {}, /^Phường An Hải: chưa nộp$/],
    [
      'it is in',
      { report: STANDING, timeliness: { ...timeliness, status: 'LATE', lateByDays: 2 } },
      /^Phường An Hải: đã nộp bản 2 lúc 09:30 ngày 18\/12\/2025 \(muộn 2 ngày\)$/,
    ],
    [
      'its leader has it',
      { report: { ...STANDING, state: 'AWAITING_APPROVAL' } },
      /^Phường An Hải: bản 2 chờ lãnh đạo xã duyệt\. Lãnh đạo xã mở bảng này/,
    ],
    [
      'the period is closed',
      {
        report: { ...STANDING, state: 'CLOSED' },
        closing: { state: 'CLOSED', maySend: false, reason: null },
      },
      /^Phường An Hải: kỳ đã chốt với bản 2\. Kỳ báo cáo này đã chốt/,
    ],
  ])('is written into tab 0 where %s', (_name, more, line) => {
    const made = opened(() => ({ status: 200, body: statusOf(made.context, more) }));
    made.script.sidebarStatus();
    expect(made.state()).toMatch(line);
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

describe('reminders', () => {
  const reminder = {
    obligation: 'QN-R1',
    step: 'D+3',
    words: 'Đôn đốc quá ngày hạn 3 ngày',
    at: '2025-12-23T07:00:00+07:00',
    told: ['canbo@anhai.example', 'minh@anhai.example'],
    chase: true,
    acknowledged: false,
  };
  const earlier = { ...reminder, step: 'T-7', at: '2025-12-12T07:00:00+07:00', told: [] };

  it('are told, the newest first, with how they came', () => {
    const made = opened(() => ({
      status: 200,
      body: statusOf(made.context, { reminders: [earlier, reminder] }),
    }));
    expect((made.script.sidebarStatus() as StatusView).reminders).toEqual([
      {
        obligation: 'QN-R1',
        step: 'D+3',
        words: 'Đôn đốc quá ngày hạn 3 ngày',
        at: '07:00 ngày 23/12/2025',
        how: 'gửi thư tới 2 tài khoản',
        open: true,
      },
      expect.objectContaining({ step: 'T-7', how: 'ghi ở tab 0', open: true }),
    ]);
  });

  it.each<[string, Partial<ReportStatus>, boolean]>([
    ['nothing was sent', {}, true],
    ['the report is back', { report: { ...STANDING, state: 'RETURNED' } }, true],
    ['the report is in', { report: STANDING }, false],
    ['the leader has it', { report: { ...STANDING, state: 'AWAITING_APPROVAL' } }, false],
  ])('where %s are open: %s', (_case, more, open) => {
    const made = opened(() => ({
      status: 200,
      body: statusOf(made.context, { reminders: [reminder], ...more }),
    }));
    const { reminders } = made.script.sidebarStatus() as StatusView;
    expect(reminders.map((it) => it.open)).toEqual([open]);
  });

  it('stand in tab 0 with both wordings of the deadline, and are not written twice', () => {
    const made = opened(() => ({
      status: 200,
      body: statusOf(made.context, { reminders: [reminder] }),
    }));
    const sheet = sheetOf(made.paper, '0. Bắt đầu');
    const line = () => sheet.values.find(([key]) => key === 'reminders')?.[2];
    expect(line()).toBe(
      'Phải nộp trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025). Chưa nhắc lần nào.',
    );
    made.script.sidebarStatus();
    expect(line()).toBe(
      'Phải nộp trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025). Đã nhắc: đôn đốc quá ngày hạn 3 ngày (07:00 ngày 23/12/2025).',
    );
    // A locked cell that needs no change is left alone.
    sheet.open = () => false;
    expect(made.script.sidebarStatus()).toMatchObject({ failure: null });
  });

  it('are acknowledged by obligation and step, and the view is the one after that', () => {
    let acknowledged = false;
    const made = opened(({ url }) => {
      if (url.includes('acknowledgeReminder')) {
        acknowledged = true;
        return { status: 200, body: { again: false } };
      }
      const body = statusOf(made.context, { reminders: [{ ...reminder, acknowledged }] });
      return { status: 200, body };
    });
    const view = made.script.sidebarAcknowledge('QN-R1', 'D+3') as StatusView;
    expect(view.reminders.map(({ open }) => open)).toEqual([false]);
    expect(made.around.requests[0]).toMatchObject({
      url: 'https://functions.example/acknowledgeReminder',
      body: {
        province: '48',
        commune: '20275',
        period: '2025-Q4',
        obligation: 'QN-R1',
        step: 'D+3',
      },
    });
  });

  it('say what right is missing to who may not acknowledge them', () => {
    const message = 'Tài khoản này chưa có quyền xác nhận đã nhận nhắc việc của đơn vị này.';
    const { script } = opened(() => ({ status: 403, body: { code: 'FORBIDDEN', message } }));
    expect(script.sidebarAcknowledge('QN-R1', 'D+3')).toMatchObject({
      failed: true,
      message: expect.stringContaining(message) as string,
    });
  });
});
