// The leader's desk: what waits, for whom, and what becomes of a decision.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportStatus } from '../../functions/domain/report/desk.ts';
import type { ApprovalView, SubmitView } from '../../sheets-addon/contract.ts';
import { compiledAddon, type Reply } from './script.ts';
import { ACCEPTED, openedFor, STANDING, statusOf, WISH } from './sending.ts';

let code = '';
beforeAll(async () => {
  ({ code } = await compiledAddon());
});

const REPORT = { ...STANDING, state: 'AWAITING_APPROVAL' as const, firstCompleteAt: null };
const FIGURES = '4. Số liệu kỳ';
const waiting = {
  lines: [{ what: 'Hộ được phổ biến', value: '240/300 (80,0%)' }],
  since: {
    revision: 1,
    changes: [{ at: `${FIGURES}!E3`, what: 'x', before: '1', after: '2', pinned: false }],
  },
  warnings: [
    { at: `${FIGURES}!E3`, message: 'Giảm mạnh.', reason: 'Đúng' },
    { at: '', message: 'Thiếu thẻ.', reason: '' },
  ],
};
const WAITS: Partial<ReportStatus> = { report: REPORT, approval: { mayApprove: true, waiting } };

/** `decided`: what the functions answer to a decision; the report's state afterwards. */
function opened(
  first: Partial<ReportStatus>,
  decided: Reply = { status: 200, body: {} },
  then: Partial<ReportStatus> = { ...first, report: STANDING },
) {
  let more = first;
  const made = openedFor(code, ({ url }) => {
    if (!url.includes('approveReport')) return { status: 200, body: statusOf(made.context, more) };
    if (decided.status === 200) more = then;
    return decided;
  });
  return { ...made, look: () => made.script.sidebarApproval() as ApprovalView };
}
const decide = { report: REPORT.reportId, revision: 2 };

describe('what waits for the leader', () => {
  it('is who sent what and when, with the figures, the differences and the warnings', () => {
    expect(opened(WAITS).look()).toMatchObject({
      unit: 'Phường An Hải',
      who: 'canbo@anhai.example',
      state: 'Bản 2 chờ lãnh đạo xã duyệt',
      waits: true,
      hindrance: null,
      report: {
        id: REPORT.reportId,
        revision: 2,
        by: 'lanhdao@anhai.example',
        at: '09:30 ngày 18/12/2025',
      },
      lines: waiting.lines,
      since: waiting.since,
      warnings: [
        { tab: FIGURES, cell: 'E3', message: 'Giảm mạnh.', reason: 'Đúng' },
        { tab: '', cell: '', message: 'Thiếu thẻ.', reason: '' },
      ],
    });
  });

  it.each<[string, Partial<ReportStatus>, boolean, RegExp]>([
    ['the province asks for none', { report: STANDING }, false, /không đặt bước lãnh đạo xã duyệt/],
    ['nothing was sent', { approval: { mayApprove: true } }, false, /không có bản nào chờ duyệt/],
    [
      'it was approved already',
      { report: STANDING, approval: { mayApprove: true } },
      false,
      /không có bản nào chờ duyệt/,
    ],
    [
      'the account lacks the right',
      { report: REPORT, approval: { mayApprove: false, waiting } },
      true,
      /chưa có quyền duyệt báo cáo trước khi gửi tỉnh/,
    ],
  ])('is none to decide where %s', (_case, status, waits, hindrance) => {
    const view = opened(status).look();
    expect(view.waits).toBe(waits);
    expect(view.hindrance).toMatch(hindrance);
  });

  it('is shown to an officer without the right, who cannot decide', () => {
    const view = opened({ report: REPORT, approval: { mayApprove: false, waiting } }).look();
    expect(view.lines).toEqual(waiting.lines);
  });
});

describe('the leader’s decision', () => {
  it('is sent with the revision that was looked at', () => {
    const { script, around, state } = opened(WAITS);
    const outcome = script.sidebarApprove({ ...decide, decision: 'APPROVE', reason: '' });
    expect(outcome).toMatchObject({ approved: true });
    expect(around.requests[0]).toMatchObject({
      url: 'https://functions.example/approveReport',
      method: 'post',
      body: { province: '48', commune: '20275', ...decide, decision: 'APPROVE' },
    });
    expect(around.requests[0]?.body).not.toHaveProperty('reason');
    expect(state()).toMatch(/^Phường An Hải: đã nộp bản 2 lúc/);
  });

  it('to give it back carries the reason, and stands in tab 0', () => {
    const returned = {
      revision: 2,
      at: '2025-12-18T14:00:00+07:00',
      by: 'minh@dn.example',
      reason: 'Chưa họp',
      cells: [],
      from: 'LEADER' as const,
    };
    const then = { ...WAITS, report: { ...REPORT, state: 'RETURNED' as const }, returned };
    const { script, around, state } = opened(WAITS, { status: 200, body: {} }, then);
    const wish = { ...decide, decision: 'REFUSE' as const, reason: '  Chưa họp ' };
    expect(script.sidebarApprove(wish)).toMatchObject({ approved: false });
    expect(around.requests[0]?.body).toMatchObject({ decision: 'REFUSE', reason: 'Chưa họp' });
    expect(state()).toMatch(/^Phường An Hải: bản 2 bị trả lại\. Sửa theo ý kiến của lãnh đạo xã/);
  });

  it('to give it back without a reason never leaves the sheet', () => {
    const { script, around } = opened(WAITS);
    const wish = { ...decide, decision: 'REFUSE' as const, reason: '  ' };
    expect(script.sidebarApprove(wish)).toMatchObject({ failed: true, code: 'REASON_MISSING' });
    expect(around.requests).toEqual([]);
  });

  it.each([
    [
      403,
      'FORBIDDEN',
      'Tài khoản này chưa có quyền duyệt báo cáo trước khi gửi tỉnh của đơn vị này.',
    ],
    [409, 'STALE_REVISION', 'Báo cáo đã được lan@anhai.example gửi bản 3.'],
    [409, 'PERIOD_CLOSED', 'Kỳ báo cáo này đã chốt.'],
  ])('that is refused (%i %s) says why in the functions’ words', (status, problem, message) => {
    const { script } = opened(WAITS, { status, body: { code: problem, message } });
    expect(script.sidebarApprove({ ...decide, decision: 'APPROVE', reason: '' })).toMatchObject({
      failed: true,
      code: problem,
      message: expect.stringContaining(message) as string,
    });
  });
});

describe('an officer of a commune with a leader', () => {
  it('is told before sending that the leader comes first', () => {
    const { script } = opened({ approval: { mayApprove: false } });
    expect((script.sidebarPrepare() as SubmitView).approval).toBe(true);
    expect((opened({}).script.sidebarPrepare() as SubmitView).approval).toBe(false);
  });

  it('has a receipt that says that the province has nothing yet', () => {
    const body = ACCEPTED.body as { receipt: object };
    const receipt = { ...body.receipt, state: 'AWAITING_APPROVAL', firstCompleteAt: null };
    const { script, journal, state } = openedFor(code, () => ({
      status: 200,
      body: { ...body, receipt },
    }));
    expect(script.sidebarSubmit(WISH)).toMatchObject({
      receipt: { waiting: true, timeliness: 'Chờ lãnh đạo xã duyệt' },
    });
    expect(journal()[0]?.[3]).toBe('Chờ lãnh đạo xã duyệt');
    expect(state()).toBe(
      'Phường An Hải: đã gửi bản 1 lúc 14:05 ngày 18/12/2025, chờ lãnh đạo xã duyệt',
    );
  });
});

describe('a closed period', () => {
  it('is said before sending, with whom to ask', () => {
    const closing = { state: 'CLOSED' as const, maySend: false, reason: null };
    const { script } = opened({ report: { ...STANDING, state: 'CLOSED' }, closing });
    expect((script.sidebarPrepare() as SubmitView).closed).toMatch(
      /đề nghị đầu mối của Sở Khoa học và Công nghệ mở lại/,
    );
  });

  it('that is open to the commune is no hindrance', () => {
    const closing = { state: 'CLOSED' as const, maySend: true, reason: 'Công văn 15' };
    const { script } = opened({ report: { ...STANDING, state: 'CLOSED' }, closing });
    expect((script.sidebarPrepare() as SubmitView).closed).toBeNull();
  });
});
