// Answers to a request over HTTP: who may, what is refused and in which words, what becomes of an answer
// afterwards.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLog } from '../../functions/store/log.ts';
import { savePlan } from '../../functions/store/plans.ts';
import { saveProvince } from '../../functions/store/units.ts';
import { QUANG_NAM } from '../cast.ts';
import { provinceSetting } from '../../functions/handlers/province-setting.ts';
import { requestSummaries } from '../../functions/handlers/summary-requests.ts';
import { chaseMessage } from '../../functions/domain/report/chase-message.ts';
import { ANSWER, call, given, HOA, ID, LAN, look, MINH, STAFF, told, WISH } from './ad-hoc.ts';
import { at } from './deadlines/desk.ts';
import { progressFor, statusFor } from './desk.ts';
import { AN_HAI, NGU_HANH_SON, openOffice, pubSub, SILENT, type Office } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const issue = (wish: object = {}) => call(office, 'issueRequest', STAFF, { ...WISH, ...wish });
const answer = (more: object = {}, email = LAN) =>
  call(office, 'answerRequest', email, { ...ANSWER, ...more });
const withdraw = () =>
  call(office, 'withdrawRequest', STAFF, { province: '48', request: ID, reason: 'Đã có số liệu' });
const lineOf = async (commune: string) => {
  const { body } = await progressFor(office, STAFF, { province: '48', period: ID });
  return body.lines.find((line) => line.commune === commune);
};

describe('answering', () => {
  beforeEach(() => issue());

  it('records what was answered and says that it came in time', async () => {
    const reply = await answer();
    expect(reply.status).toBe(200);
    expect(reply.body.receipt).toMatchObject({
      reportId: `48-${AN_HAI}_${ID}_${ID}`,
      revision: 1,
      state: 'SUBMITTED',
      duplicate: false,
    });
    expect(reply.body.timeliness).toMatchObject({ status: 'ON_TIME', assumed: false });
    expect((await answer()).body.receipt).toMatchObject({ revision: 1, duplicate: true });
    const { body } = await look(office, LAN, { province: '48', commune: AN_HAI });
    expect(body.requests[0]).toMatchObject({
      id: ID,
      counts: { asked: 1, answered: 1, late: 0, missing: 0 },
      own: { report: { revision: 1, by: LAN }, timeliness: { status: 'ON_TIME' } },
    });
    expect(body.requests[0]?.own?.answers.map(({ value }) => value)).toEqual([3, true, null]);
    expect(await verifyLog(office.db, '48')).toMatchObject({ whole: true });
  });

  it('takes another answer as the next revision, and none that starts from an older one', async () => {
    await answer();
    const more = { answers: given({ C1: 4, C2: 'Có' }) };
    expect((await answer({ ...more, baseRevision: 1 })).body.receipt.revision).toBe(2);
    const stale = await answer({ answers: given({ C1: 5, C2: 'x' }), baseRevision: 1 }, MINH);
    expect(told(stale)).toEqual([409, 'STALE_REVISION']);
    expect(stale.body.message).toContain(LAN);
    expect(stale.body.message).toContain('18/12/2025 09:30');
  });

  it.each<[string, string, 'ON_TIME' | 'LATE', number | null]>([
    ['the last moment in time', '2025-12-22T23:59:59', 'ON_TIME', null],
    ['the first moment of the day named', '2025-12-23T00:00:00', 'LATE', 0],
    ['two days later', '2025-12-25T08:00:00', 'LATE', 2],
  ])('judges %s', async (_name, moment, status, lateByDays) => {
    office.moveClock(at(moment));
    expect((await answer()).body.timeliness).toMatchObject({ status, lateByDays });
    expect((await lineOf(AN_HAI))?.timeliness).toMatchObject({ status, lateByDays });
  });

  it('takes the whole day of “chậm nhất ngày”', async () => {
    await issue({ key: 'yeu-cau-2', dueRule: 'NO_LATER_THAN' });
    const second = { request: 'ADHOC-2025-002' };
    office.moveClock(at('2025-12-23T23:59:59'));
    const inTime = await answer(second);
    expect(inTime.body.timeliness).toMatchObject({
      status: 'ON_TIME',
      dueWords: 'chậm nhất ngày 23/12/2025 (hết 23:59 ngày 23/12/2025)',
    });
    office.moveClock(at('2025-12-24T00:00:00'));
    const late = await answer({ ...second, commune: NGU_HANH_SON }, HOA);
    expect(late.body.timeliness).toMatchObject({ status: 'LATE', lateByDays: 1 });
  });

  it('tells all that is wrong at once, each with its cell', async () => {
    const reply = await answer({ answers: given({ C1: 'ba', C2: 'đôi khi' }) });
    expect(told(reply)).toEqual([422, 'WORKBOOK_BLOCKED']);
    expect(reply.body.details.issues.map(({ code, cell }) => [code, cell])).toEqual([
      ['NOT_A_NUMBER', 'H3'],
      ['ADHOC_YES_NO', 'H4'],
    ]);
  });

  it('asks about a person’s number, and keeps it from the store', async () => {
    const phone = given({ C1: 1, C2: 'Có', C3: 'Gọi 0905 123 456' });
    const asked = await answer({ answers: phone });
    expect(told(asked)).toEqual([422, 'WARNINGS_UNCONFIRMED']);
    const confirmations = [{ code: 'PERSONAL_TEXT', reason: 'Số của văn phòng 0905123456' }];
    expect((await answer({ answers: phone, confirmations })).status).toBe(200);
    const stored = await office.db.doc(`reports/48-${AN_HAI}_${ID}_${ID}/revisions/000001`).get();
    expect(JSON.stringify(stored.data())).not.toMatch(/0905/);
  });

  it('is not for another commune, who is told no more than the right that is missing', async () => {
    const there = await answer({}, HOA);
    const nowhere = await answer({ request: 'ADHOC-2025-999' }, HOA);
    expect(told(there)).toEqual([403, 'FORBIDDEN']);
    expect(there.body).toEqual(nowhere.body);
    expect(told(await look(office, HOA, { province: '48', commune: AN_HAI }))[0]).toBe(403);
    expect(told(await look(office, LAN, { province: '48' }))[0]).toBe(403);
  });

  it('is no workbook, and a request has no figures', async () => {
    const sent = await office.submit(LAN, { ...office.body(AN_HAI), period: ID });
    expect([sent.status, sent.body.code]).toEqual([400, 'NOT_FOR_REQUEST']);
    const close = await call(office, 'closePeriod', STAFF, { province: '48', period: ID });
    expect(told(close)).toEqual([400, 'NOT_FOR_REQUEST']);
    const update = await call(office, 'updateSummary', STAFF, { province: '48', period: ID });
    expect(told(update)).toEqual([400, 'NOT_FOR_REQUEST']);
  });
});

describe('a request over the turn of the year', () => {
  it('keeps the answer that was given before the next year’s plan came, with a clause of its own', async () => {
    await issue({ due: '2026-01-10' });
    await answer();
    const [clause] = QUANG_NAM.reporting;
    const next = { ...QUANG_NAM, id: 'quang-nam-2026', validity: { from: '2026-01-01', to: null } };
    const asked = { id: 'QN26-R9', frequency: 'ADHOC', due: { rule: 'PER_REQUEST' } } as const;
    if (clause !== undefined) next.reporting = [{ ...clause, ...asked, to: 'PROVINCE_DEPT' }];
    await savePlan(office.db, next);
    const plans = [...office.plans.map((plan) => plan.id), next.id];
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans });

    office.moveClock(at('2026-01-05T08:00:00'));
    const { body } = await look(office, LAN, { province: '48', commune: AN_HAI });
    expect(body.requests[0]).toMatchObject({
      counts: { asked: 1, answered: 1 },
      own: { report: { revision: 1 }, timeliness: { status: 'ON_TIME' } },
    });
    const more = { baseRevision: 1, answers: given({ C1: 4, C2: 'Có' }) };
    expect((await answer(more)).body.receipt).toMatchObject({ revision: 2 });
    expect((await lineOf(AN_HAI))?.obligation).toBe('QN26-R9');
    const reports = await office.db.collection('reports').where('period', '==', ID).get();
    expect(reports.size).toBe(1);
  });
});

describe('a request of some communes', () => {
  beforeEach(() => issue({ scope: [NGU_HANH_SON] }));

  it('is not there for the others', async () => {
    const here = await answer();
    const nowhere = await answer({ request: 'ADHOC-2025-002' });
    expect(told(here)).toEqual([404, 'NOT_FOUND']);
    expect(here.body.message.replace('001', '002')).toBe(nowhere.body.message);
    const { body } = await look(office, LAN, { province: '48', commune: AN_HAI });
    expect(body.requests).toEqual([]);
    const status = { province: '48', commune: AN_HAI, period: ID };
    expect((await statusFor(office, LAN, status)).status).toBe(404);
    expect(await lineOf(AN_HAI)).toBeUndefined();
  });

  it('does not tell one whom else it asks', async () => {
    await issue({ key: 'yeu-cau-2', scope: [AN_HAI, NGU_HANH_SON] });
    const { body } = await look(office, LAN, { province: '48', commune: AN_HAI });
    expect(body.requests.map(({ id, scope }) => [id, scope])).toEqual([
      ['ADHOC-2025-002', [AN_HAI]],
    ]);
  });
});

describe('after it was answered', () => {
  beforeEach(async () => {
    await issue();
    await answer();
  });
  const review = (decision: object) =>
    call(office, 'reviewReports', STAFF, {
      province: '48',
      decisions: [{ report: `48-${AN_HAI}_${ID}_${ID}`, revision: 1, ...decision }],
    });

  it('goes back with a reason and a cell, and the first time of sending stands', async () => {
    const cells = [{ at: '10. Yêu cầu đột xuất!H3', words: 'Đếm cả điểm lưu động' }];
    await review({ decision: 'RETURN', reason: 'Thiếu điểm lưu động', cells });
    const { body } = await look(office, LAN, { province: '48', commune: AN_HAI });
    expect(body.requests[0]?.own?.returned).toMatchObject({ reason: 'Thiếu điểm lưu động', cells });
    const mails = await office.db.collection('mails').get();
    const [mail] = mails.docs.map((it) => it.data() as { subject: string; text: string });
    expect(mail?.subject).toContain('“Rà soát điểm hỗ trợ” (15/SKHCN-CNTT) bị trả lại');
    expect(mail?.text).toContain('Trả lời yêu cầu đột xuất');
    expect(mail?.text).toContain('trước ngày 23/12/2025');

    office.moveClock(at('2025-12-26T08:00:00'));
    const again = await answer({ baseRevision: 1, answers: given({ C1: 5, C2: 'Có' }) });
    expect(again.body.receipt).toMatchObject({ revision: 2, state: 'SUBMITTED' });
    expect(again.body.timeliness.status).toBe('ON_TIME');
    expect(await lineOf(AN_HAI)).toMatchObject({
      report: { state: 'SUBMITTED', revision: 2 },
      timeliness: { status: 'ON_TIME' },
    });
  });

  it('is accepted', async () => {
    await review({ decision: 'ACCEPT' });
    expect(await lineOf(AN_HAI)).toMatchObject({ report: { state: 'ACCEPTED' } });
  });

  it('shows in the progress and in the message of those who have not', async () => {
    office.moveClock(at('2025-12-24T08:00:00'));
    await answer({ commune: NGU_HANH_SON }, HOA);
    const { body } = await progressFor(office, STAFF, { province: '48', period: ID });
    expect(body.lines.map(({ commune, timeliness }) => [commune, timeliness.status])).toEqual([
      [SILENT, 'MISSING'],
      [AN_HAI, 'ON_TIME'],
      [NGU_HANH_SON, 'LATE'],
    ]);
    const message = chaseMessage(body);
    expect(message).toContain('yêu cầu “Rà soát điểm hỗ trợ” (15/SKHCN-CNTT)');
    expect(message).not.toContain('ADHOC');
    expect(message).toContain('Phường Ngũ Hành Sơn (muộn 1 ngày)');
    expect(message).toContain('Tổ CNSCĐ → Trả lời yêu cầu đột xuất');
  });

  it('is asked of nobody who is excused', async () => {
    const off = { province: '48', period: ID, commune: SILENT, obligation: null, reason: 'Lũ' };
    expect((await call(office, 'excuseUnit', STAFF, off)).status).toBe(200);
    expect((await lineOf(SILENT))?.timeliness).toMatchObject({ status: 'EXEMPT', reason: 'Lũ' });
    const { body } = await look(office, STAFF, { province: '48' });
    expect(body.requests[0]?.counts).toMatchObject({ asked: 2, answered: 1 });
    const nobody = { ...off, obligation: 'QN-R1' };
    expect(told(await call(office, 'excuseUnit', STAFF, nobody))).toEqual([404, 'NOT_FOUND']);
  });
});

describe('what the communes and the province see of it', () => {
  it('is the commune’s alone until its leader lets it go', async () => {
    const plans = office.plans.map((plan) => plan.id);
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans, communeApproval: true });
    await issue();
    await answer();
    const asked = { province: '48', commune: AN_HAI };
    const seen = async (email: string) =>
      (await look(office, email, asked)).body.requests[0]?.own?.answers.length;
    const leader = (decision: object) =>
      call(office, 'approveReport', MINH, {
        ...asked,
        report: `48-${AN_HAI}_${ID}_${ID}`,
        revision: 1,
        ...decision,
      });
    expect([await seen(LAN), await seen(MINH), await seen(STAFF)]).toEqual([3, 3, 0]);
    await leader({ decision: 'REFUSE', reason: 'Đếm lại' });
    expect([await seen(LAN), await seen(STAFF)]).toEqual([3, 0]);
    expect((await answer({ baseRevision: 1 })).body.receipt).toMatchObject({ revision: 2 });
    await leader({ decision: 'APPROVE', revision: 2 });
    expect(await seen(STAFF)).toBe(3);
  });

  it('is among the rules of a commune’s sheet while it is open and not long over', async () => {
    await issue({ scope: [AN_HAI] });
    const asked = { province: '48', commune: AN_HAI, period: '2025-Q4' };
    const questions = async (commune = AN_HAI) => {
      const { body } = await statusFor(office, STAFF, { ...asked, commune });
      return body.context.questions?.map(({ request, id, type }) => `${request} ${id} ${type}`);
    };
    const all = ['C1 COUNT', 'C2 YES_NO', 'C3 TEXT'].map((it) => `${ID} ${it}`);
    expect(await questions()).toEqual(all);
    expect(await questions(NGU_HANH_SON)).toBeUndefined();
    office.moveClock(at('2026-03-24T23:00:00'));
    expect(await questions()).toEqual(all);
    office.moveClock(at('2026-03-25T00:00:00'));
    expect(await questions()).toBeUndefined();
    office.moveClock(at('2025-12-18T10:00:00'));
    await withdraw();
    expect(await questions()).toBeUndefined();
  });

  it('stands in the summary of the period in which it was issued or is due, and in no other', async () => {
    await issue();
    await answer();
    office.moveClock(at('2025-12-26T08:00:00'));
    await answer({ commune: NGU_HANH_SON, answers: given({ C1: 4, C2: 'Không' }) }, HOA);
    const setting = await provinceSetting(office.db, '48');
    const of = (start: string, end: string) => requestSummaries(office.db, setting, { start, end });
    const [summary] = await of('2025-10-01', '2025-12-31');
    expect(summary).toMatchObject({ late: 1, rollup: { missing: [SILENT] } });
    expect(summary?.rollup.questions[0]).toMatchObject({ asked: 3, answered: 2, sum: 7 });
    expect(await of('2025-12-22', '2025-12-22')).toHaveLength(1);
    expect(await of('2025-12-19', '2025-12-21')).toEqual([]);
    expect(await of('2026-01-01', '2026-03-31')).toEqual([]);
  });
});

describe('an answer that went back', () => {
  it('is not counted in the summary, and its commune is not told to have said nothing', async () => {
    await issue();
    await answer();
    await call(office, 'reviewReports', STAFF, {
      province: '48',
      decisions: [
        {
          report: `48-${AN_HAI}_${ID}_${ID}`,
          revision: 1,
          decision: 'RETURN',
          reason: 'Thiếu điểm lưu động',
        },
      ],
    });
    const setting = await provinceSetting(office.db, '48');
    const quarter = { start: '2025-10-01', end: '2025-12-31' };
    expect(await requestSummaries(office.db, setting, quarter)).toMatchObject([
      { rollup: { answered: [] }, notCounted: [{ unit: AN_HAI, why: 'RETURNED' }] },
    ]);
  });
});

describe('a request withdrawn', () => {
  beforeEach(async () => {
    await issue();
    await answer();
    await office.checkDeadlines(pubSub({ province: '48' }));
    await withdraw();
  });

  it('is answered by nobody any more, and says when and why', async () => {
    const reply = await answer({ commune: NGU_HANH_SON }, HOA);
    expect(told(reply)).toEqual([409, 'REQUEST_WITHDRAWN']);
    expect(reply.body.message).toContain('“Rà soát điểm hỗ trợ”');
    expect(reply.body.message).toContain('18/12/2025');
    expect(reply.body.message).toContain('Đã có số liệu');
    expect((await withdraw()).body.again).toBe(true);
  });

  it('is owed by nobody at once, and the answers given stay', async () => {
    const owed = await office.db.doc(`obligations/48-${SILENT}_${ID}_${ID}`).get();
    expect(owed.data()).toMatchObject({
      state: 'EXEMPT',
      reason: 'Yêu cầu đã được thu hồi: Đã có số liệu',
    });
    const { body } = await look(office, LAN, { province: '48', commune: AN_HAI });
    expect(body.requests[0]).toMatchObject({
      state: 'WITHDRAWN',
      own: { report: { revision: 1 }, answers: [{ value: 3 }, { value: true }, { value: null }] },
    });
    expect((await lineOf(SILENT))?.timeliness.status).toBe('EXEMPT');
  });

  it('is not there where it never was', async () => {
    const wish = { province: '48', request: 'ADHOC-2025-777', reason: 'Nhầm' };
    expect(told(await call(office, 'withdrawRequest', STAFF, wish))).toEqual([404, 'NOT_FOUND']);
  });
});
