// A request on a moved clock: who is written to on which day, in which words, and what stops it.
import { describe, expect, it } from 'vitest';
import { communesOn } from '../../../functions/domain/unit/on-day.ts';
import type { Plan } from '../../../functions/domain/plan/plan.ts';
import type { AdhocRequest, RequestWish } from '../../../functions/domain/request/request.ts';
import { readPlanFile } from '../../../functions/files/plan-file.ts';
import { issue, requestOf, withdraw } from '../../../functions/store/requests.ts';
import { saveUnits, unitsOf } from '../../../functions/store/units.ts';
import { QUANG_NAM } from '../../cast.ts';
import { at, HOUR, leader, officer, openDesk, STAFF, stepsIn, type Desk } from './desk.ts';

const TUYEN_QUANG = await readPlanFile('plans/tuyen-quang-2025.yaml');
const ID = 'ADHOC-2025-001';
const WISH: RequestWish = {
  title: 'Rà soát điểm hỗ trợ',
  documentNo: '15/SKHCN-CNTT',
  issuedOn: '2025-11-03',
  dueRule: 'BEFORE',
  due: '2025-11-20',
  scope: null,
  questions: [{ id: 'C1', text: 'Số điểm', type: 'COUNT', choices: [], required: true }],
};

/** Issued in the afternoon of Monday 3 November, to be answered before Thursday the 20th. */
async function asked(
  wish: Partial<RequestWish> = {},
  given: { plans?: Plan[]; province?: string; communes?: number } = {},
): Promise<Desk & { request: AdhocRequest }> {
  const { plans = [TUYEN_QUANG], province = '08', communes = 3 } = given;
  const desk = await openDesk({ plans, province, communes });
  desk.moveClock(at('2025-11-03T15:00:00'));
  const by = { province, by: STAFF, role: 'provinceStaff', at: at('2025-11-03T15:00:00') };
  const whole = { ...WISH, ...wish };
  const { id } = await issue(desk.db, by, { key: 'mot', digest: 'mot', wish: whole });
  const request = await requestOf(desk.db, province, id);
  if (request === null) throw new Error(id);
  return { ...desk, request };
}

/** Runs the function each morning of some days, and answers what was sent of the request. */
async function runThrough(desk: Desk, from: string, to: string): Promise<string[]> {
  const before = desk.post.took.length;
  for (let now = at(`${from}T07:30:00`); now <= at(`${to}T07:30:00`); now += 24 * HOUR) {
    desk.moveClock(now);
    await desk.run();
  }
  return desk.post.took
    .slice(before)
    .filter(({ text }) => text.includes('Rà soát điểm hỗ trợ'))
    .map((mail) => `${new Date(mail.at + 7 * HOUR).toISOString().slice(5, 10)} ${mail.to}`);
}

const ofRequest = async (desk: Desk) =>
  new Map([...(await desk.obligations())].filter(([, it]) => it.period === ID));
const remindersOf = async (desk: Desk) =>
  new Map([...(await desk.reminders())].filter(([, it]) => it.obligationId.includes(ID)));

describe('the ladder of a request', () => {
  it('begins on the day of issue and ends with the leader, each step once', async () => {
    const desk = await asked();
    const [first = '', second = '', third = ''] = desk.codes;
    await desk.submit(third, ID, 'TQ-R4', at('2025-11-03T17:00:00'));
    expect(await runThrough(desk, '2025-11-04', '2025-11-30')).toEqual([
      `11-04 ${officer(first)}`,
      `11-04 ${officer(second)}`,
      `11-13 ${officer(first)}`,
      `11-13 ${officer(second)}`,
      `11-17 ${officer(first)}`,
      `11-17 ${officer(second)}`,
      `11-19 ${officer(first)}`,
      `11-19 ${officer(second)}`,
      `11-20 ${STAFF}`,
      `11-23 ${officer(first)}`,
      `11-23 ${officer(second)}`,
      `11-27 ${leader(first)}`,
      `11-27 ${leader(second)}`,
    ]);
  });

  it('speaks of the letter and never of its number with us', async () => {
    const desk = await asked();
    await runThrough(desk, '2025-11-17', '2025-11-17');
    const mail = desk.post.took.find(({ text }) => text.includes('Rà soát điểm hỗ trợ'));
    expect(mail?.text).toContain('“Rà soát điểm hỗ trợ” (15/SKHCN-CNTT)');
    expect(mail?.text).toContain('trước ngày 20/11/2025 (muộn nhất 23:59 ngày 19/11/2025)');
    expect(mail?.text).toContain('Tổ CNSCĐ → Trả lời yêu cầu đột xuất');
    expect(mail?.text).toContain('báo cáo đột xuất của xã');
    expect(`${mail?.subject} ${mail?.text}`).not.toContain('ADHOC');
  });

  it('stops for everybody when the request is withdrawn', async () => {
    const desk = await asked();
    await runThrough(desk, '2025-11-12', '2025-11-14');
    const by = { province: '08', by: STAFF, role: 'provinceStaff', at: at('2025-11-15T08:00:00') };
    await withdraw(desk.db, by, { id: ID, reason: 'Đã có số liệu' });
    expect(await runThrough(desk, '2025-11-15', '2025-11-27')).toEqual([]);
    const states = [...(await ofRequest(desk)).values()].map(({ state, reason }) => [
      state,
      reason,
    ]);
    const freed = ['EXEMPT', 'Yêu cầu đã được thu hồi: Đã có số liệu'];
    expect(states).toEqual([freed, freed, freed]);
    expect(stepsIn(await remindersOf(desk), 'PLANNED')).toEqual([]);
  });

  it('is not begun for a request whose time was over before anybody looked', async () => {
    const desk = await asked();
    expect(await runThrough(desk, '2026-03-02', '2026-03-02')).toEqual([]);
    expect((await ofRequest(desk)).size).toBe(0);
  });
});

describe('what is owed', () => {
  it('stands on the plan’s own clause where it has one, with the day of the letter', async () => {
    const desk = await asked();
    await desk.run();
    const owed = await ofRequest(desk);
    expect([...owed.keys()]).toEqual(desk.codes.map((code) => `08-${code}_${ID}_TQ-R4`));
    expect([...owed.values()][0]).toMatchObject({
      plan: TUYEN_QUANG.id,
      assumed: false,
      internal: false,
      state: 'NOT_DUE',
      due: { lastDay: '2025-11-19', day: '2025-11-20', wording: 'BEFORE' },
    });
  });

  it('stands on the letter where no plan has communes report to the province on request', async () => {
    const desk = await asked({}, { plans: [QUANG_NAM], province: '48' });
    await desk.run();
    expect([...(await ofRequest(desk)).keys()]).toEqual(
      desk.codes.map((code) => `48-${code}_${ID}_${ID}`),
    );
  });

  it('is owed by the communes of the scope that stand on the last day in time', async () => {
    const desk = await asked({ scope: ['20001', '20002', '20003'] });
    const units = await unitsOf(desk.db, '08');
    const ending = communesOn(units, '2025-11-19').map((it) =>
      it.code === '20002' ? { ...it, validTo: '2025-11-18' } : it,
    );
    await saveUnits(desk.db, { communes: ending, villages: [] });
    await desk.run();
    expect([...(await ofRequest(desk)).values()].map(({ commune }) => commune)).toEqual([
      '20001',
      '20003',
    ]);
  });

  it.each<[string, string, string, number | null]>([
    ['in time', '2025-11-19T23:59:59', 'ON_TIME', null],
    ['on the day named', '2025-11-20T00:00:00', 'LATE', 0],
    ['three days after it', '2025-11-23T09:00:00', 'LATE', 3],
  ])('is judged by its first answer: %s', async (_name, moment, state, lateByDays) => {
    const desk = await asked();
    const [code = ''] = desk.codes;
    await desk.submit(code, ID, 'TQ-R4', at(moment));
    desk.moveClock(at('2025-11-25T08:00:00'));
    await desk.run();
    const owed = await ofRequest(desk);
    expect(owed.get(`08-${code}_${ID}_TQ-R4`)).toMatchObject({ state, lateByDays });
    expect(owed.get(`08-${desk.codes[1]}_${ID}_TQ-R4`)).toMatchObject({ state: 'MISSING' });
  });
});
