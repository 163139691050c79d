// The deadlines of a quarter of Quảng Nam, day by day through the scheduled function: reports due
// before Saturday, 20 December 2025.
import { describe, expect, it } from 'vitest';
import { tellReturns } from '../../../functions/handlers/tell-returns.ts';
import { submitReport } from '../../../functions/store/reports.ts';
import { reviewReport } from '../../../functions/store/review.ts';
import { changeSpreadsheet } from '../../../functions/store/spreadsheets.ts';
import { QUANG_NAM } from '../../cast.ts';
import { households, submission } from '../../store/cast.ts';
import { at, leader, officer, openDesk, STAFF, stepsIn, type Desk } from './desk.ts';

const Q4 = '2025-Q4';
/** The plan without its yearly report, whose ladder would lie across the quarter's. */
const PLAN = { ...QUANG_NAM, reporting: QUANG_NAM.reporting.filter(({ id }) => id === 'QN-R1') };
const open = (facts: Partial<Parameters<typeof openDesk>[0]> = {}) =>
  openDesk({ plans: [PLAN], province: '48', communes: 3, ...facts });

/** Runs at this moment and tells who was written to. */
async function runAt(desk: Desk, moment: string): Promise<string[]> {
  desk.moveClock(at(moment));
  const before = desk.post.took.length;
  await desk.run();
  return desk.post.took.slice(before).map(({ to }) => to);
}
const stateOf = async (desk: Desk, code = '20001') => {
  const record = (await desk.obligations()).get(`48-${code}_${Q4}_QN-R1`);
  return [record?.state, record?.lateByDays];
};

describe('the states of a report due before 20/12/2025', () => {
  it.each<[string, string | null, [string, number | null]]>([
    ['2025-12-11T23:59:59', null, ['NOT_DUE', null]],
    ['2025-12-12T00:00:00', null, ['DUE_SOON', null]],
    ['2025-12-19T23:59:59', null, ['DUE_SOON', null]],
    ['2025-12-20T00:00:00', null, ['MISSING', null]],
    ['2025-12-19T23:59:59', '2025-12-19T23:59:58', ['ON_TIME', null]],
    ['2025-12-20T09:00:00', '2025-12-19T23:59:59', ['ON_TIME', null]],
    ['2025-12-20T09:00:00', '2025-12-20T00:00:00', ['LATE', 0]],
    ['2025-12-28T09:00:00', '2025-12-23T10:00:00', ['LATE', 3]],
  ])('at %s, sent %s: %j', async (now, sent, state) => {
    const desk = await open({ communes: 1 });
    if (sent !== null) await desk.submit('20001', Q4, 'QN-R1', at(sent));
    await runAt(desk, now);
    expect(await stateOf(desk)).toEqual(state);
  });
});

describe('the quarter, day by day', () => {
  it('reminds, tells the province, chases and turns to the leader', async () => {
    const desk = await open({ communes: 3 });
    const everybody = ['20001', '20002', '20003'].map(officer);
    expect(await runAt(desk, '2025-12-12T06:59:00')).toEqual([]);
    expect(await runAt(desk, '2025-12-12T07:00:00')).toEqual(everybody);
    await desk.submit('20002', Q4, 'QN-R1', at('2025-12-16T10:00:00'));
    expect(await runAt(desk, '2025-12-17T07:00:00')).toEqual([officer('20001'), officer('20003')]);
    expect(await runAt(desk, '2025-12-19T07:00:00')).toEqual([officer('20001'), officer('20003')]);
    expect(await runAt(desk, '2025-12-20T07:00:00')).toEqual([STAFF]);
    expect(await runAt(desk, '2025-12-23T07:00:00')).toEqual([officer('20001'), officer('20003')]);
    // The third commune has no leader.
    expect(await runAt(desk, '2025-12-27T07:00:00')).toEqual([officer('20003'), leader('20001')]);
    expect(await runAt(desk, '2026-01-15T07:00:00')).toEqual([]);
    expect(stepsIn(await desk.reminders(), 'SENT')).toEqual(
      [
        '20001 D',
        '20001 D+3',
        '20001 D+7',
        '20001 T-1',
        '20001 T-3',
        '20001 T-7',
        '20002 T-7',
      ].concat(['20003 D', '20003 D+3', '20003 D+7', '20003 T-1', '20003 T-3', '20003 T-7']),
    );
  });

  it.each([
    [null, false],
    [Q4, false],
    ['2025-Y', true],
  ])(
    'says where the sheet holds the form of %s that it is another one: %s',
    async (period, other) => {
      const desk = await open({ communes: 1 });
      await changeSpreadsheet(desk.db, '48-20001', { period, at: at('2025-12-01T08:00:00') });
      await runAt(desk, '2025-12-17T07:00:00');
      const [mail] = desk.post.took;
      expect(mail?.to).toBe(officer('20001'));
      expect(mail?.text.includes('là biểu của kỳ khác')).toBe(other);
    },
  );

  it('tells the province who is missing in one mail', async () => {
    const desk = await open();
    await desk.submit('20002', Q4, 'QN-R1', at('2025-12-16T10:00:00'));
    await runAt(desk, '2025-12-20T08:00:00');
    const mail = desk.post.took.find(({ to }) => to === STAFF);
    expect(mail?.subject).toBe('2 báo cáo chưa nộp (quý IV năm 2025)');
    expect(mail?.text).toContain('- Xã Số 20001 (20001): báo cáo quý của xã, quý IV năm 2025');
    expect(mail?.text).toContain('trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)');
    expect(mail?.text).not.toContain('20002');
  });

  it.each([
    ['a day', '2025-12-18T07:00:00', ['T-3']],
    ['a week', '2025-12-27T09:00:00', ['D', 'D+7']],
    ['ten days after the last step', '2026-01-06T09:00:00', ['D+7']],
    ['three weeks after the last step', '2026-01-18T09:00:00', []],
  ])('a run %s late sends what still says something', async (_words, now, sent) => {
    const desk = await open({ communes: 1 });
    await runAt(desk, now);
    const steps = stepsIn(await desk.reminders(), 'SENT').map((it) => it.slice(6));
    expect(steps).toEqual(sent);
  });

  it('says nothing a second time, nor when two run at once', async () => {
    const desk = await open();
    desk.moveClock(at('2025-12-19T08:00:00'));
    await Promise.all([desk.run(), desk.run(), desk.run()]);
    await desk.run();
    expect(desk.post.took.map(({ to }) => to).sort()).toEqual(
      ['20001', '20002', '20003'].map(officer),
    );
  });
});

describe('a reminder that waits', () => {
  it('is dropped when the report comes between planning and sending', async () => {
    const desk = await open();
    desk.moveClock(at('2025-12-19T08:00:00'));
    // While the first mail is on its way the second commune sends its report.
    const once = desk.post.send;
    desk.post.send = async (mail) => {
      if (mail.to === officer('20001'))
        await desk.submit('20002', Q4, 'QN-R1', at('2025-12-19T08:00:01'));
      return once(mail);
    };
    await desk.run();
    expect(desk.post.took.map(({ to }) => to)).toEqual([officer('20001'), officer('20003')]);
    await desk.run();
    const reminders = await desk.reminders();
    expect(reminders.get(`48-20002_${Q4}_QN-R1_T-1`)).toMatchObject({
      state: 'SKIPPED',
      skipped: 'SETTLED',
      told: [],
    });
    const mails = await desk.mails();
    expect(mails.get(`2025-12-19_${officer('20002')}`)?.state).toBe('DROPPED');
  });

  it('waits in the queue where there is no mail server, and goes in one digest when there is', async () => {
    const closed = await open({ communes: 1, mailer: null });
    closed.moveClock(at('2025-12-17T08:00:00'));
    await closed.run();
    expect([...(await closed.mails()).values()].map(({ state }) => state)).toEqual(['QUEUED']);
    const later = await open({ communes: 1, db: closed.db });
    later.moveClock(at('2025-12-18T08:00:00'));
    await later.run();
    expect(later.post.took.map(({ id }) => id)).toEqual([`2025-12-18_${officer('20001')}`]);
    const mails = await later.mails();
    expect(mails.get(`2025-12-17_${officer('20001')}`)?.state).toBe('DROPPED');
  });
});

describe('a report that went back', () => {
  const returned = async (desk: Desk, when: string) =>
    reviewReport(desk.db, {
      reportId: `48-20001_${Q4}_QN-R1`,
      revision: 1,
      action: 'RETURN',
      reason: 'Số hộ của Thôn 2 cao hơn tổng số hộ',
      cells: [{ at: '4. Số liệu kỳ!E5', words: 'xem lại' }],
      by: STAFF,
      role: 'provinceStaff',
      at: at(when),
    });

  it('is told of at once, then chased three and seven days after, and is not missing', async () => {
    const desk = await open({ communes: 1 });
    await desk.submit('20001', Q4, 'QN-R1', at('2025-12-18T10:00:00'));
    await returned(desk, '2025-12-22T15:00:00');
    expect(await runAt(desk, '2025-12-22T15:01:00')).toEqual([officer('20001')]);
    const [notice] = desk.post.took;
    expect(notice?.id).toBe(`48-20001_${Q4}_QN-R1_1_${officer('20001')}`);
    expect(notice?.text).toContain('Lý do: Số hộ của Thôn 2 cao hơn tổng số hộ');
    expect(notice?.text).toContain('- 4. Số liệu kỳ!E5: xem lại');
    expect(notice?.text).toContain('trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)');
    expect(await runAt(desk, '2025-12-23T08:00:00')).toEqual([]);
    expect(await runAt(desk, '2025-12-25T07:00:00')).toEqual([officer('20001')]);
    expect(desk.post.took.at(-1)?.subject).toBe(
      'Báo cáo quý IV năm 2025 bị trả lại, đề nghị nộp lại',
    );
    expect(await runAt(desk, '2025-12-29T07:00:00')).toEqual([leader('20001')]);
    expect(await stateOf(desk)).toEqual(['ON_TIME', null]);
    expect((await desk.obligations()).get(`48-20001_${Q4}_QN-R1`)?.returned).toBe(true);
  });

  it('is told of right when it is sent back, once, whoever looks afterwards', async () => {
    const desk = await open({ communes: 2 });
    await desk.submit('20001', Q4, 'QN-R1', at('2025-12-18T10:00:00'));
    await returned(desk, '2025-12-22T15:00:00');
    desk.moveClock(at('2025-12-22T15:00:00'));
    const ids = [`48-20001_${Q4}_QN-R1`, `48-20002_${Q4}_QN-R1`];
    await tellReturns('48', ids, desk.runtime);
    await tellReturns('48', ids, desk.runtime);
    expect(desk.post.took.map(({ to }) => to)).toEqual([officer('20001')]);
    const told = await runAt(desk, '2025-12-22T15:01:00');
    expect(told).not.toContain(officer('20001'));
  });

  it('is back all the same where nobody can be told', async () => {
    const desk = await open({ communes: 1 });
    await desk.submit('20001', Q4, 'QN-R1', at('2025-12-18T10:00:00'));
    await returned(desk, '2025-12-22T15:00:00');
    desk.moveClock(at('2025-12-22T15:00:00'));
    const { send } = desk.post;
    desk.post.send = () => Promise.reject(new Error('no way out'));
    await tellReturns('48', [`48-20001_${Q4}_QN-R1`], desk.runtime);
    desk.post.send = send;
    expect(desk.logged.map(({ event }) => event)).toContain('returns not told');
  });

  it('waits for its leader: the leader is told, not the officer who has sent it', async () => {
    const desk = await open({ communes: 1 });
    await submitReport(
      desk.db,
      submission({
        reportId: `48-20001_${Q4}_QN-R1`,
        commune: '20001',
        communeApproval: true,
        at: at('2025-12-18T10:00:00'),
      }),
    );
    expect(await runAt(desk, '2025-12-19T07:00:00')).toEqual([leader('20001')]);
    expect(desk.post.took[0]?.text).toContain('Đã gửi, đang chờ lãnh đạo xã duyệt.');
  });

  it('is left in peace once it was sent again', async () => {
    const desk = await open({ communes: 1 });
    await desk.submit('20001', Q4, 'QN-R1', at('2025-12-18T10:00:00'));
    await returned(desk, '2025-12-22T15:00:00');
    await runAt(desk, '2025-12-22T15:01:00');
    await submitReport(
      desk.db,
      submission({
        reportId: `48-20001_${Q4}_QN-R1`,
        commune: '20001',
        content: households(5),
        baseRevision: 1,
        at: at('2025-12-24T09:00:00'),
      }),
    );
    expect(await runAt(desk, '2025-12-25T07:00:00')).toEqual([]);
    expect((await desk.obligations()).get(`48-20001_${Q4}_QN-R1`)?.returned).toBe(false);
  });
});
