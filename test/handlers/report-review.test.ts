// What the reviewer of a report is told, over HTTP: the report with its cells, and when it comes back
// after a return, the difference alone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportReview } from '../../functions/domain/report/review-desk.ts';
import { saveProvince } from '../../functions/store/units.ts';
import { ANSWER, call, ID as REQUEST, LAN, STAFF, WISH } from './ad-hoc.ts';
import { AN_HAI, informed, MORNING, openOffice, SILENT } from './office.ts';
import type { Office } from './office.ts';

const ID = `48-${AN_HAI}_2025-Q4_QN-R1`;
const MINUTE = 60_000;
const ASKED = { province: '48', commune: AN_HAI, period: '2025-Q4' };
let office: Office;
let minutes = 0;

beforeEach(async () => {
  office = await openOffice();
  minutes = 0;
});
afterEach(() => office.close());

const later = () => office.moveClock(MORNING + (minutes += 1) * MINUTE);
async function review(email = 'son@dn.example', query: object = ASKED) {
  const reply = await office
    .server('reportReview')
    .get('/')
    .query(query)
    .set('authorization', `Bearer ${office.token(email)}`);
  return {
    status: reply.status,
    text: reply.text,
    body: reply.body as ReportReview & { code: string },
  };
}
const looked = async () => (await review()).body;
async function send(households: number, baseRevision: number | null = null, more: object = {}) {
  later();
  const body = { ...office.body(AN_HAI, informed(households)), baseRevision, ...more };
  expect((await office.submit('lan@dn.example', body)).status).toBe(200);
}
async function post(
  name: 'reviewReports' | 'approveReport' | 'closePeriod' | 'correctReport',
  body: object,
  email = 'son@dn.example',
) {
  later();
  const reply = await office
    .server(name)
    .post('/')
    .set('authorization', `Bearer ${office.token(email)}`)
    .send({ province: '48', ...body });
  expect(reply.status).toBe(200);
}
const decide = (revision: number, facts: object) =>
  post('reviewReports', { decisions: [{ report: ID, revision, ...facts }] });
const giveBack = (revision: number, ...cells: string[]) =>
  decide(revision, {
    decision: 'RETURN',
    reason: 'Chưa khớp',
    cells: cells.map((at) => ({ at, words: `Sai ở ${at}` })),
  });
/** The cell of the households told, where it stands in the report. */
const cellOf = ({ cells }: ReportReview, what: RegExp) =>
  cells.find((it) => what.test(it.what))?.at ?? 'none';
const INFORMED = /^Khối phố 1 · .*(thông tin|tuyên truyền|phổ biến)/i;

describe('a report that was sent', () => {
  it('is shown with every figure and its cell, the warnings and their reasons', async () => {
    await send(240);
    const body = await looked();
    expect(body).toMatchObject({
      name: 'Phường An Hải',
      periodLabel: 'Quý IV năm 2025',
      report: { reportId: ID, revision: 1, state: 'SUBMITTED', by: 'lan@dn.example' },
      returned: null,
      since: null,
      timeliness: { status: 'ON_TIME' },
      spreadsheet: { url: null, state: 'NONE' },
    });
    expect(body.cells.find((it) => INFORMED.test(it.what))?.value).toBe('240');
    expect(body.cells.map((it) => it.what)).toContain('Khối phố 1 · Số hộ');
    expect(body.issues.length).toBeGreaterThan(0);
    expect(new Set(body.issues.map((it) => it.reason))).toEqual(
      new Set(['Đã kiểm tra với các Tổ']),
    );
    expect(body.history).toMatchObject([
      { revision: 1, by: 'lan@dn.example', words: 'Xã gửi', at: '2025-12-18T09:31:00+07:00' },
    ]);
  });

  it('gives a warning the reason of its own place before that of them all', async () => {
    await send(240);
    const [issue] = (await looked()).issues;
    const [tab = '', cell = ''] = (issue?.at ?? '').split('!');
    const own = { code: issue?.code, tab, cell, reason: 'Xã mới lập' };
    await send(250, 1, { confirmations: [{ code: '*', reason: 'Chung' }, own] });
    const { issues } = await looked();
    expect(issues.find((it) => it.at === issue?.at)?.reason).toBe('Xã mới lập');
  });

  it('that is not there is nothing yet', async () => {
    const { status, body } = await review('son@dn.example', { ...ASKED, commune: SILENT });
    expect(status).toBe(200);
    expect(body).toMatchObject({ report: null, since: null, cells: [], history: [] });
  });
});

describe('a report that comes back', () => {
  it('shows only what has changed, the pinned cells marked and the untouched ones named', async () => {
    await send(240);
    const first = await looked();
    const [pinned, households] = [cellOf(first, INFORMED), cellOf(first, /Số hộ$/)];
    await giveBack(1, pinned, households);
    expect((await looked()).since).toBeNull();
    await send(250, 1);
    const { since, returned } = await looked();
    expect(returned).toMatchObject({ revision: 1, reason: 'Chưa khớp' });
    expect(since).toMatchObject({
      revision: 1,
      decision: 'RETURN',
      changes: [{ at: pinned, before: '240', after: '250', pinned: true }],
      untouched: [{ at: households, value: '300', words: `Sai ở ${households}` }],
    });
  });

  it('marks what changed without having been asked for', async () => {
    await send(240);
    await giveBack(1, cellOf(await looked(), /Số hộ$/));
    await send(250, 1);
    expect((await looked()).since?.changes.map((it) => it.pinned)).toEqual([false]);
  });

  it('is compared with the province’s own return, though the commune’s leader sent it back since', async () => {
    const plans = office.plans.map((plan) => plan.id);
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans, communeApproval: true });
    const leader = (revision: number, facts: object) =>
      post('approveReport', { commune: AN_HAI, report: ID, revision, ...facts }, 'minh@dn.example');
    await send(240);
    expect((await looked()).cells).toEqual([]);
    await leader(1, { decision: 'APPROVE' });
    const pinned = cellOf(await looked(), INFORMED);
    await giveBack(1, pinned);
    await send(245, 1);
    await leader(2, { decision: 'REFUSE', reason: 'Còn thiếu' });
    expect(await looked()).toMatchObject({ since: null, cells: [] });
    await send(250, 2);
    await leader(3, { decision: 'APPROVE' });
    expect((await looked()).since).toMatchObject({
      revision: 1,
      decision: 'RETURN',
      changes: [{ at: pinned, before: '240', after: '250', pinned: true }],
    });
  });

  it('is compared with what was accepted where the commune sent again by itself', async () => {
    await send(240);
    await decide(1, { decision: 'ACCEPT' });
    await send(250, 1);
    expect((await looked()).since).toMatchObject({
      revision: 1,
      decision: 'ACCEPT',
      changes: [{ before: '240', after: '250', pinned: false }],
    });
  });

  it('as a correction of a closed period is compared with what was closed', async () => {
    await send(240);
    await post('closePeriod', { period: '2025-Q4', early: true, reason: 'Họp' });
    await post('correctReport', { period: '2025-Q4', commune: AN_HAI, reason: 'Nhập nhầm' });
    expect((await looked()).since).toBeNull();
    await send(250, 1);
    const { since, history } = await looked();
    expect(since).toMatchObject({ revision: 1, decision: 'CLOSE', changes: [{ after: '250' }] });
    expect(history.map(({ words, reason }) => [words, reason])).toEqual([
      ['Xã gửi', null],
      ['Mở cho đính chính', 'Nhập nhầm'],
      ['Chốt cùng kỳ', null],
      ['Xã gửi', null],
    ]);
  });
});

describe('an answer to a request', () => {
  it('is reviewed like a report', async () => {
    expect((await call(office, 'issueRequest', STAFF, WISH)).status).toBe(200);
    expect((await call(office, 'answerRequest', LAN, ANSWER)).status).toBe(200);
    const { status, body } = await review(STAFF, { ...ASKED, period: REQUEST });
    expect(status).toBe(200);
    expect(body).toMatchObject({ report: { revision: 1, state: 'SUBMITTED' }, since: null });
    expect(body.cells.length).toBeGreaterThan(0);
    for (const { what } of body.cells) expect(what).toMatch(/^Trả lời ADHOC-2025-001, câu /);
  });
});

describe('who may look', () => {
  beforeEach(() => send(240));
  it.each([
    ['staff', 'son@dn.example', 200],
    ['a viewer', 'vy@dn.example', 200],
    ['the officer', 'lan@dn.example', 200],
    ['the leader', 'minh@dn.example', 200],
    ['an officer of another commune', 'hoa@dn.example', 403],
    ['an officer who has moved', 'moved@dn.example', 403],
    ['staff of another province', 'elsewhere@qt.example', 403],
    ['a stranger', 'nobody@dn.example', 403],
  ])('%s (%s): %i', async (_who, email, expected) => {
    expect((await review(email)).status).toBe(expected);
  });

  it('is told to others in the same words, whatever there is', async () => {
    const refusals = await Promise.all(
      [AN_HAI, SILENT, '99999'].map((commune) =>
        review('elsewhere@qt.example', { ...ASKED, commune }),
      ),
    );
    expect(new Set(refusals.map((it) => it.text)).size).toBe(1);
  });

  it.each([
    ['a commune that is not there', { commune: '99999' }, 404],
    ['a period of no calendar', { period: '2025-Q9' }, 404],
    ['no commune', { commune: undefined }, 400],
    ['more than is asked', { all: '1' }, 400],
  ])('%s (%j) is %i', async (_case, more, expected) => {
    expect((await review('son@dn.example', { ...ASKED, ...more })).status).toBe(expected);
  });
});
