// What a commune is told of its own report beside the figures: what waits for its leader, who sent it
// back, whether the period is closed, and what it was reminded of.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportStatus } from '../../functions/domain/report/desk.ts';
import { communeSetting } from '../../functions/handlers/commune-setting.ts';
import { remindersOf } from '../../functions/handlers/desk-reminders.ts';
import { saveProvince } from '../../functions/store/units.ts';
import { QUANG_NAM } from '../cast.ts';
import { leader, officer, openDesk } from './deadlines/desk.ts';
import { statusFor } from './desk.ts';
import { AN_HAI, ENTRIES, informed, MORNING, openOffice, pubSub } from './office.ts';
import type { Office } from './office.ts';

const REPORT = `48-${AN_HAI}_2025-Q4_QN-R1`;
const PERIOD = { province: '48', period: '2025-Q4' };
const FIGURES = '4. Số liệu kỳ';
const DAY = 86_400_000;
let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const status = async (email = 'lan@dn.example', query: object = {}): Promise<ReportStatus> =>
  (await statusFor(office, email, { ...PERIOD, commune: AN_HAI, ...query })).body;
const send = (households: number, baseRevision: number | null, more: object = {}) =>
  office.submit('lan@dn.example', {
    ...office.body(AN_HAI, informed(households)),
    baseRevision,
    ...more,
  });
async function post(name: Parameters<Office['server']>[0], email: string, body: object) {
  const reply = await office
    .server(name)
    .post('/')
    .set('authorization', `Bearer ${office.token(email)}`)
    .send(body);
  expect([reply.status, reply.text]).toEqual([200, expect.any(String)]);
  return reply.body as Record<string, unknown>;
}
const giveBack = (revision: number, cells: object[] = []) =>
  post('reviewReports', 'son@dn.example', {
    province: '48',
    decisions: [{ report: REPORT, revision, decision: 'RETURN', reason: 'Chưa khớp', cells }],
  });
const leads = (revision: number, more: object = { decision: 'APPROVE' }) =>
  post('approveReport', 'minh@dn.example', {
    province: '48',
    commune: AN_HAI,
    report: REPORT,
    revision,
    ...more,
  });

describe('a province without the step of approval', () => {
  it('says nothing of it', async () => {
    await send(240, null);
    expect(await status('minh@dn.example')).not.toHaveProperty('approval');
  });
});

describe('what waits for the leader', () => {
  beforeEach(async () => {
    const plans = office.plans.map((plan) => plan.id);
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans, communeApproval: true });
  });

  it.each([
    ['the leader', 'minh@dn.example', true],
    ['the officer', 'lan@dn.example', false],
    ['staff of the province', 'son@dn.example', false],
  ])('may be approved by %s (%s): %s', async (_who, email, may) => {
    await send(240, null);
    expect((await status(email)).approval?.mayApprove).toBe(may);
  });

  it('is told in sums, with the warnings and their reasons', async () => {
    await send(240, null, { confirmations: [{ code: '*', reason: 'Đã hỏi các Tổ' }] });
    const { approval } = await status('minh@dn.example');
    expect(approval?.waiting?.since).toBeNull();
    expect(approval?.waiting?.lines[0]).toMatchObject({ value: '240/300 (80,0%)' });
    expect(approval?.waiting?.lines.map(({ value }) => value)).toContain('chưa có số');
    const reasons = approval?.waiting?.warnings.map(({ reason }) => reason) ?? [];
    expect(reasons.length).toBeGreaterThan(0);
    expect(new Set(reasons)).toEqual(new Set(['Đã hỏi các Tổ']));
  });

  it('is compared with the revision that the province has', async () => {
    await send(240, null);
    await leads(1);
    await send(250, 1);
    const { approval } = await status('minh@dn.example');
    expect(approval?.waiting?.since).toMatchObject({
      revision: 1,
      changes: [{ before: '240', after: '250', pinned: false }],
    });
  });

  it('is not the province’s to read, nor is it once the leader has refused it', async () => {
    await send(240, null);
    expect((await status('son@dn.example')).content).toBeNull();
    await leads(1, { decision: 'REFUSE', reason: 'Chưa họp' });
    expect((await status('son@dn.example')).content).toBeNull();
    expect((await status()).content).not.toBeNull();
  });

  it('is compared with the revision that the leader gave back', async () => {
    await send(240, null);
    await leads(1, { decision: 'REFUSE', reason: 'Chưa họp' });
    await send(250, 1);
    expect((await status('minh@dn.example')).approval?.waiting?.since?.revision).toBe(1);
  });

  it('is compared with the revision that the province sent back, and its cells', async () => {
    await send(240, null);
    await leads(1);
    const { content } = await status();
    const at = content?.villageFigures.find(({ numerator }) => numerator?.value === 240);
    await giveBack(1, [{ at: at?.numerator?.at ?? '', words: 'Xem lại' }]);
    await send(250, 1);
    expect((await status('minh@dn.example')).approval?.waiting?.since?.changes).toMatchObject([
      { at: at?.numerator?.at, pinned: true },
    ]);
  });

  it.each([
    ['staff of the province', 'son@dn.example', {}],
    ['staff who look as the leader', 'son@dn.example', { viewAs: 'minh@dn.example' }],
    ['a viewer', 'vy@dn.example', {}],
  ])('is not shown to %s', async (_who, email, query) => {
    await send(240, null);
    const { approval, content } = await status(email, query);
    expect(approval).toEqual({ mayApprove: false });
    expect(content).toBeNull();
    await leads(1);
    expect((await status(email, query)).content).not.toBeNull();
  });

  it('is over once it is decided', async () => {
    await send(240, null);
    await leads(1);
    expect((await status('minh@dn.example')).approval).toEqual({ mayApprove: true });
  });
});

describe('who sent a report back', () => {
  it('is the province', async () => {
    await send(240, null);
    await giveBack(1, [{ at: `${FIGURES}!E3`, words: 'Lớn hơn số hộ' }]);
    expect((await status()).returned).toMatchObject({ from: 'PROVINCE', revision: 1 });
  });

  it('is the leader', async () => {
    const plans = office.plans.map((plan) => plan.id);
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans, communeApproval: true });
    await send(240, null);
    await leads(1, { decision: 'REFUSE', reason: 'Chưa họp' });
    expect((await status()).returned).toMatchObject({ from: 'LEADER', reason: 'Chưa họp' });
  });

  it('is not said any more once it was sent again', async () => {
    await send(240, null);
    await giveBack(1);
    await send(250, 1);
    expect((await status()).returned).not.toHaveProperty('from');
  });
});

describe('a closed period', () => {
  const close = () => post('closePeriod', 'son@dn.example', PERIOD);
  beforeEach(async () => {
    await send(240, null);
    office.moveClock(MORNING + 3 * DAY);
  });

  it('is not spoken of while it is open', async () => {
    expect(await status()).not.toHaveProperty('closing');
  });

  it('takes nothing more, and says so before it is tried', async () => {
    await close();
    expect((await status()).closing).toEqual({ state: 'CLOSED', maySend: false, reason: null });
    expect((await send(250, 1)).body.code).toBe('PERIOD_CLOSED');
  });

  it('takes what the commune was asked for, with the reason', async () => {
    await close();
    const reason = 'Đính chính theo công văn 15';
    await post('correctReport', 'son@dn.example', { ...PERIOD, commune: AN_HAI, reason });
    expect((await status()).closing).toEqual({ state: 'CLOSED', maySend: true, reason });
    expect((await send(250, 1)).status).toBe(200);
    expect((await status()).closing).toMatchObject({ maySend: false });
  });

  it('takes another one while the correction is back', async () => {
    await close();
    const reason = 'Đính chính';
    await post('correctReport', 'son@dn.example', { ...PERIOD, commune: AN_HAI, reason });
    await send(250, 1);
    await giveBack(2);
    expect((await status()).closing).toEqual({ state: 'CLOSED', maySend: true, reason });
  });
});

describe('what the commune was reminded of', () => {
  const at = (day: string) => Date.parse(`${day}T08:00:00+07:00`);
  const look = async (day: string) => {
    office.moveClock(at(day));
    await office.checkDeadlines(pubSub({ province: '48' }));
  };
  const told = async () =>
    (await status()).reminders?.map(({ step, words, acknowledged }) => [step, words, acknowledged]);

  it('is nothing at first', async () => {
    expect((await status()).reminders).toEqual([]);
  });

  it('is each step that was sent, in words and with its accounts, but none that is the province’s own', async () => {
    const desk = await openDesk({ plans: [QUANG_NAM], province: '48', communes: 1 });
    for (const day of ['12', '17', '19', '20', '23', '27'].map((it) => `2025-12-${it}`)) {
      desk.moveClock(at(day));
      await desk.run();
    }
    const [code = ''] = desk.codes;
    const key = { province: '48', code };
    const setting = await communeSetting(desk.db, key, '2025-Q4', '2025-12-27');
    const reminders = await remindersOf(desk.db, setting);
    expect(reminders.map(({ words, at: when, told: to }) => [words, when, to])).toEqual([
      ['Nhắc trước ngày hạn 7 ngày', '2025-12-12T08:00:00+07:00', [officer(code)]],
      ['Nhắc trước ngày hạn 3 ngày', '2025-12-17T08:00:00+07:00', [officer(code)]],
      ['Nhắc trước ngày hạn 1 ngày', '2025-12-19T08:00:00+07:00', [officer(code)]],
      ['Đôn đốc quá ngày hạn 3 ngày', '2025-12-23T08:00:00+07:00', [officer(code)]],
      ['Báo lãnh đạo xã, quá ngày hạn 7 ngày', '2025-12-27T08:00:00+07:00', [leader(code)]],
    ]);
  });

  it('leaves out what nobody was sent before the next step came', async () => {
    await look('2025-12-12');
    await look('2025-12-17');
    expect(await told()).toEqual([['T-3', 'Nhắc trước ngày hạn 3 ngày', false]]);
  });

  it('may be acknowledged, which stops what chases on', async () => {
    await look('2025-12-23');
    const [reminder] = (await status()).reminders ?? [];
    expect(reminder).toMatchObject({ step: 'D+3', chase: true, obligation: 'QN-R1' });
    const receipt = { ...PERIOD, commune: AN_HAI, obligation: 'QN-R1', step: 'D+3' };
    await post('acknowledgeReminder', 'lan@dn.example', receipt);
    expect(await told()).toEqual([['D+3', 'Đôn đốc quá ngày hạn 3 ngày', true]]);
    await look('2025-12-27');
    expect(await told()).toEqual([['D+3', 'Đôn đốc quá ngày hạn 3 ngày', true]]);
  });

  it('is what its leader was told where nobody acknowledged', async () => {
    await look('2025-12-23');
    await look('2025-12-27');
    expect((await told())?.at(-1)).toEqual(['D+7', 'Báo lãnh đạo xã, quá ngày hạn 7 ngày', false]);
  });

  it('is a return that is not sent again', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI, ENTRIES));
    await giveBack(1);
    await look('2025-12-21');
    await look('2025-12-22');
    expect((await told())?.at(-1)).toEqual(['R1+3', 'Đôn đốc sau khi bị trả lại 3 ngày', false]);
  });
});
