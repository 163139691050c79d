// What the province decides on its communes' reports, over HTTP: one or many at once, each decision
// for itself.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { progressFor, statusFor } from './desk.ts';
import { AN_HAI, informed, MORNING, NGU_HANH_SON, openOffice, SILENT } from './office.ts';
import type { Office } from './office.ts';

const idOf = (commune: string) => `48-${commune}_2025-Q4_QN-R1`;
const MINUTE = 60_000;
const CELLS = [{ at: '4. Số liệu kỳ!E3', words: 'Lớn hơn số hộ của thôn' }];
const accept = (commune: string, revision = 1) => ({
  report: idOf(commune),
  revision,
  decision: 'ACCEPT',
});
const giveBack = (commune: string, facts: object = {}) => ({
  report: idOf(commune),
  revision: 1,
  decision: 'RETURN',
  reason: 'Số hộ chưa khớp',
  ...facts,
});
let office: Office;

beforeEach(async () => {
  office = await openOffice();
  await office.submit('lan@dn.example', office.body(AN_HAI));
  await office.submit('hoa@dn.example', office.body(NGU_HANH_SON));
  office.moveClock(MORNING + MINUTE);
});
afterEach(() => office.close());

interface Reviewed {
  code: string;
  message: string;
  outcomes: { report: string; state?: string; again?: boolean; problem?: { code: string } }[];
}
async function review(decisions: unknown, email = 'son@dn.example', facts: object = {}) {
  const reply = await office
    .server('reviewReports')
    .post('/')
    .set('authorization', `Bearer ${office.token(email)}`)
    .send({ province: '48', decisions, ...facts });
  return { status: reply.status, text: reply.text, body: reply.body as Reviewed };
}
const ASKED = { province: '48', period: '2025-Q4' };
const status = async (email = 'lan@dn.example') =>
  (await statusFor(office, email, { ...ASKED, commune: AN_HAI })).body;
const lines = async () => (await progressFor(office, 'son@dn.example', ASKED)).body.lines;

describe('the province', () => {
  it('accepts many at once', async () => {
    const { status: code, body } = await review([accept(AN_HAI), accept(NGU_HANH_SON)]);
    expect(code).toBe(200);
    expect(body.outcomes.map((it) => [it.report, it.state, it.again])).toEqual([
      [idOf(AN_HAI), 'ACCEPTED', false],
      [idOf(NGU_HANH_SON), 'ACCEPTED', false],
    ]);
    expect((await lines()).map((it) => it.report?.state)).toEqual([
      undefined,
      'ACCEPTED',
      'ACCEPTED',
    ]);
  });

  it('sends one back with a reason and cells, which commune and progress then show', async () => {
    await review([giveBack(AN_HAI, { cells: CELLS })]);
    const returned = {
      revision: 1,
      at: '2025-12-18T09:31:00+07:00',
      by: 'son@dn.example',
      reason: 'Số hộ chưa khớp',
      cells: CELLS,
    };
    expect(await status()).toMatchObject({ report: { state: 'RETURNED', revision: 1 }, returned });
    const line = (await lines()).find((it) => it.commune === AN_HAI);
    expect(line).toMatchObject({ report: { state: 'RETURNED', revision: 1 }, returned });
    // It was in time, whatever is asked of it afterwards.
    expect(line?.timeliness.status).toBe('ON_TIME');
  });

  it('sees it come back, with what it had asked for, until it is accepted', async () => {
    await review([giveBack(AN_HAI)]);
    const again = { ...office.body(AN_HAI, informed(250)), baseRevision: 1 };
    expect((await office.submit('lan@dn.example', again)).status).toBe(200);
    expect(await status()).toMatchObject({
      report: { state: 'SUBMITTED', revision: 2 },
      returned: { revision: 1, reason: 'Số hộ chưa khớp' },
    });
    await review([accept(AN_HAI, 2)]);
    expect(await status()).toMatchObject({ report: { state: 'ACCEPTED' }, returned: null });
  });

  it('told twice changes nothing the second time', async () => {
    await review([giveBack(AN_HAI, { cells: CELLS }), accept(NGU_HANH_SON)]);
    const { body } = await review([giveBack(AN_HAI, { cells: CELLS }), accept(NGU_HANH_SON)]);
    expect(body.outcomes.map((it) => [it.state, it.again])).toEqual([
      ['RETURNED', true],
      ['ACCEPTED', true],
    ]);
  });

  it('has each decision carried out that can be, and is told why the others were not', async () => {
    await office.submit('lan@dn.example', {
      ...office.body(AN_HAI, informed(250)),
      baseRevision: 1,
    });
    const { status: code, body } = await review([
      accept(AN_HAI),
      accept(SILENT),
      { ...accept(AN_HAI), report: '44-19333_2025-Q4_QN-R1' },
      accept(NGU_HANH_SON),
    ]);
    expect(code).toBe(200);
    expect(body.outcomes.map((it) => it.state ?? it.problem?.code)).toEqual([
      'STALE_REVISION',
      'NOT_FOUND',
      'NOT_FOUND',
      'ACCEPTED',
    ]);
  });

  it('has what it did written in the reports’ log without a name in the service’s own', async () => {
    await review([giveBack(AN_HAI, { cells: CELLS })]);
    const entry = await office.db.doc(`logs/${idOf(AN_HAI)}/entries/000002`).get();
    expect(entry.data()).toMatchObject({
      what: 'RETURN',
      who: 'son@dn.example',
      role: 'provinceStaff',
      facts: { revision: 1, reason: 'Số hộ chưa khớp', cells: '4. Số liệu kỳ!E3' },
    });
    expect(JSON.stringify(office.logged())).not.toContain('@');
  });
});

describe('who may review', () => {
  it.each([
    ['staff', 'son@dn.example', 200],
    ['a viewer', 'vy@dn.example', 403],
    ['the admin', 'quan@dn.example', 403],
    ['the officer', 'lan@dn.example', 403],
    ['the leader', 'minh@dn.example', 403],
    ['staff of another province', 'elsewhere@qt.example', 403],
    ['a stranger', 'nobody@dn.example', 403],
  ])('%s (%s): %i', async (_who, email, expected) => {
    const reply = await review([accept(AN_HAI)], email);
    expect(reply.status).toBe(expected);
    if (expected === 403)
      expect(reply.body.message).toBe(
        'Tài khoản này chưa có quyền trả lại hoặc duyệt báo cáo của đơn vị này.',
      );
  });

  it('is told to others in the same words, whatever there is', async () => {
    const refusals = await Promise.all([
      review([accept(AN_HAI)], 'elsewhere@qt.example'),
      review([accept(SILENT)], 'elsewhere@qt.example'),
      review('nothing', 'elsewhere@qt.example', { province: '99' }),
    ]);
    expect(new Set(refusals.map((it) => it.text)).size).toBe(1);
  });
});

describe('a review that is not as agreed', () => {
  it.each<[string, unknown]>([
    ['no decisions', []],
    ['no list', 'ACCEPT'],
    ['a return without a reason', [{ ...giveBack(AN_HAI), reason: undefined }]],
    ['a return with a blank reason', [giveBack(AN_HAI, { reason: '  ' })]],
    ['an acceptance with a reason', [{ ...accept(AN_HAI), reason: 'Tốt' }]],
    ['revision 0', [accept(AN_HAI, 0)]],
    ['a decision of the leader’s', [{ ...accept(AN_HAI), decision: 'APPROVE' }]],
    ['a cell without a place', [giveBack(AN_HAI, { cells: [{ words: 'Sai' }] })]],
    ['101 cells', [giveBack(AN_HAI, { cells: Array.from({ length: 101 }, () => CELLS[0]) })]],
    ['501 decisions', Array.from({ length: 501 }, () => accept(AN_HAI))],
  ])('%s is refused whole', async (_case, decisions) => {
    const { status: code, body } = await review(decisions);
    expect([code, body.code]).toEqual([400, 'BAD_REQUEST']);
    expect((await status()).report?.state).toBe('SUBMITTED');
  });
});
