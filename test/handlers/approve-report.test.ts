// Where the province has turned communeApproval on: what an officer sends waits for the commune's
// leader, who lets it go to the province or sends it back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveProvince } from '../../functions/store/units.ts';
import { progressFor, statusFor } from './desk.ts';
import { AN_HAI, informed, MORNING, NGU_HANH_SON, openOffice, pubSub } from './office.ts';
import type { Office } from './office.ts';

const REPORT = `48-${AN_HAI}_2025-Q4_QN-R1`;
const HOUR = 3_600_000;
const GOOD = { province: '48', commune: AN_HAI, report: REPORT, revision: 1, decision: 'APPROVE' };
const REFUSAL = { ...GOOD, decision: 'REFUSE', reason: 'Chưa họp thống nhất với các Tổ' };
let office: Office;

beforeEach(async () => {
  office = await openOffice();
  const plans = office.plans.map((plan) => plan.id);
  await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans, communeApproval: true });
});
afterEach(() => office.close());

async function approve(body: object = GOOD, email = 'minh@dn.example') {
  const reply = await office
    .server('approveReport')
    .post('/')
    .set('authorization', `Bearer ${office.token(email)}`)
    .send(body);
  return { status: reply.status, text: reply.text, body: reply.body as Record<string, unknown> };
}
const ASKED = { province: '48', period: '2025-Q4' };
const line = async () =>
  (await progressFor(office, 'son@dn.example', ASKED)).body.lines.find(
    (it) => it.commune === AN_HAI,
  );
const status = async () =>
  (await statusFor(office, 'lan@dn.example', { ...ASKED, commune: AN_HAI })).body;
async function counted(): Promise<number> {
  await office.publish(pubSub(ASKED));
  const head = await office.db.doc('rollups/48_2025-Q4').get();
  const version = String(head.get('version')).padStart(4, '0');
  const { reported } = (await office.db.doc(`rollups/48_2025-Q4/versions/${version}`).get()).get(
    'coverage',
  ) as { reported: number };
  return reported;
}

describe('a report that waits for the commune’s leader', () => {
  it('is neither in time nor counted, and shown as waiting', async () => {
    const { body } = await office.submit('lan@dn.example', office.body(AN_HAI));
    expect(body.receipt).toMatchObject({ state: 'AWAITING_APPROVAL', firstCompleteAt: null });
    expect((await status()).report).toMatchObject({
      state: 'AWAITING_APPROVAL',
      firstCompleteAt: null,
      submittedAt: '2025-12-18T09:30:00+07:00',
    });
    expect(await line()).toMatchObject({
      report: { reportId: REPORT, state: 'AWAITING_APPROVAL' },
      timeliness: { status: 'NOT_DUE' },
    });
    expect(await counted()).toBe(0);
  });

  it('counts once approved, as received at that moment', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    // The officer was in time; the leader was not.
    office.moveClock(MORNING + 48 * HOUR);
    expect((await approve()).body).toEqual({ state: 'SUBMITTED', revision: 1, again: false });
    expect((await approve()).body).toEqual({ state: 'SUBMITTED', revision: 1, again: true });
    expect((await status()).report).toMatchObject({
      state: 'SUBMITTED',
      submittedAt: '2025-12-18T09:30:00+07:00',
      firstCompleteAt: '2025-12-20T09:30:00+07:00',
    });
    expect((await line())?.timeliness).toMatchObject({ status: 'LATE', lateByDays: 0 });
    expect(await counted()).toBe(1);
  });

  it('goes back to the officer with a reason, and comes again', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    expect((await approve(REFUSAL)).body).toMatchObject({ state: 'RETURNED' });
    expect(await status()).toMatchObject({
      report: { state: 'RETURNED' },
      returned: { by: 'minh@dn.example', reason: 'Chưa họp thống nhất với các Tổ', cells: [] },
    });
    const again = { ...office.body(AN_HAI, informed(250)), baseRevision: 1 };
    const { body } = await office.submit('lan@dn.example', again);
    expect(body.receipt).toMatchObject({ revision: 2, state: 'AWAITING_APPROVAL' });
    expect((await approve({ ...GOOD, revision: 2 })).status).toBe(200);
  });

  it('is not approved in a revision that the leader has not seen', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    const next = { ...office.body(AN_HAI, informed(250)), baseRevision: 1 };
    await office.submit('lan@dn.example', next);
    const { status: code, body } = await approve();
    expect([code, body['code']]).toEqual([409, 'STALE_REVISION']);
  });
});

describe('who may approve', () => {
  beforeEach(async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
  });

  it.each([
    ['the leader', 'minh@dn.example', 200],
    ['the officer', 'lan@dn.example', 403],
    ['the officer of another commune', 'hoa@dn.example', 403],
    ['staff', 'son@dn.example', 403],
    ['the admin', 'quan@dn.example', 403],
    ['a stranger', 'nobody@dn.example', 403],
  ])('%s (%s): %i', async (_who, email, expected) => {
    expect((await approve(GOOD, email)).status).toBe(expected);
  });

  it('is told to others in the same words, whatever there is', async () => {
    const others = [
      { ...GOOD, commune: NGU_HANH_SON, report: `48-${NGU_HANH_SON}_2025-Q4_QN-R1` },
      { ...GOOD, commune: '99999', report: '48-99999_2025-Q4_QN-R1' },
      { ...GOOD, province: '31' },
    ];
    const refusals = await Promise.all(others.map((body) => approve(body)));
    expect(refusals.map((it) => it.status)).toEqual([403, 403, 403]);
    expect(new Set(refusals.map((it) => it.text)).size).toBe(1);
  });
});

describe('an approval that cannot be', () => {
  it.each<[string, object, number, string]>([
    ['of a report never sent', GOOD, 404, 'NOT_FOUND'],
    [
      'of another commune’s report',
      { ...GOOD, report: '48-20285_2025-Q4_QN-R1' },
      404,
      'NOT_FOUND',
    ],
    ['that the province would make', { ...GOOD, decision: 'ACCEPT' }, 400, 'BAD_REQUEST'],
    ['refusing without a reason', { ...REFUSAL, reason: '' }, 400, 'BAD_REQUEST'],
    ['of no revision', { ...GOOD, revision: undefined }, 400, 'BAD_REQUEST'],
  ])('%s', async (_case, body, expected, code) => {
    const reply = await approve(body);
    expect([reply.status, reply.body['code']]).toEqual([expected, code]);
  });

  it('because nobody asks for it in this province', async () => {
    const plans = office.plans.map((plan) => plan.id);
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans });
    await office.submit('lan@dn.example', office.body(AN_HAI));
    const { status: code, body } = await approve();
    expect([code, body['code']]).toEqual([409, 'NOT_IN_STATE']);
  });
});
