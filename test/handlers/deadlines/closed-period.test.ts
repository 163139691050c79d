// The deadlines of a closed period: nobody is chased for what cannot be sent any more, and what was
// owed stays as it was, whatever has become of plans and units since. A correction alone goes on.
import { describe, expect, it } from 'vitest';
import { closePeriod } from '../../../functions/handlers/close-period.ts';
import { correctReport } from '../../../functions/handlers/correct-report.ts';
import { excuseUnit } from '../../../functions/handlers/excuse-unit.ts';
import { savePlan } from '../../../functions/store/plans.ts';
import { reviewReport } from '../../../functions/store/review.ts';
import { submitReport } from '../../../functions/store/reports.ts';
import { saveUnits } from '../../../functions/store/units.ts';
import { commune, QUANG_NAM } from '../../cast.ts';
import { households, submission } from '../../store/cast.ts';
import { told } from '../direct.ts';
import { at, officer, openDesk, STAFF, stepsIn, type Desk } from './desk.ts';

const Q4 = '2025-Q4';
const PLAN = { ...QUANG_NAM, reporting: QUANG_NAM.reporting.filter(({ id }) => id === 'QN-R1') };
const QUARTERLY = { rule: 'BEFORE', month: 'PERIOD_LAST', holidayShift: 'NONE' } as const;
const idOf = (code: string) => `48-${code}_${Q4}_QN-R1`;

async function runAt(desk: Desk, moment: string): Promise<string[]> {
  desk.moveClock(at(moment));
  const before = desk.post.took.length;
  await desk.run();
  return desk.post.took.slice(before).map(({ to }) => to);
}
async function closedAt(desk: Desk, moment: string, more: object = {}): Promise<void> {
  desk.moveClock(at(moment));
  const body = { province: '48', period: Q4, ...more };
  const reply = await told(closePeriod, desk.runtime, { email: STAFF, body });
  expect(reply).toMatchObject({ body: { state: 'CLOSED' } });
}
const returned = (desk: Desk, code: string, when: string, revision = 1) =>
  reviewReport(desk.db, {
    reportId: idOf(code),
    revision,
    action: 'RETURN',
    reason: 'Sai mẫu số',
    cells: [],
    by: STAFF,
    role: 'provinceStaff',
    at: at(when),
  });

/** Of three communes the first was in time, the second never sent, the third went back. */
async function quarter(): Promise<Desk> {
  const desk = await openDesk({ plans: [PLAN], province: '48', communes: 3 });
  await desk.submit('20001', Q4, 'QN-R1', at('2025-12-18T10:00:00'));
  await desk.submit('20003', Q4, 'QN-R1', at('2025-12-20T10:00:00'));
  await returned(desk, '20003', '2025-12-20T15:00:00');
  await runAt(desk, '2025-12-20T16:00:00');
  return desk;
}
const states = async (desk: Desk) =>
  [...(await desk.obligations())]
    .filter(([, { period }]) => period === Q4)
    .map(([id, it]) => [id, it.state, it.lateByDays])
    .toSorted();

describe('a closed period', () => {
  it('chases nobody: neither who never sent nor whose report went back', async () => {
    const desk = await quarter();
    await closedAt(desk, '2025-12-22T10:00:00');
    for (const day of ['22T16', '23T07', '24T07', '27T07', '31T07'])
      expect(await runAt(desk, `2025-12-${day}:05:00`)).toEqual([]);
    expect(stepsIn(await desk.reminders(), 'PLANNED')).toEqual([]);
    expect(await states(desk)).toEqual([
      [idOf('20001'), 'ON_TIME', null],
      [idOf('20002'), 'MISSING', null],
      [idOf('20003'), 'LATE', 0],
    ]);
  });

  it('left open chases all three', async () => {
    const desk = await quarter();
    expect(await runAt(desk, '2025-12-23T07:05:00')).toEqual([officer('20002'), officer('20003')]);
  });

  it('lets go of a chase that was planned and not sent', async () => {
    const desk = await quarter();
    const { send } = desk.post;
    desk.post.send = () => Promise.resolve({ delivery: 'LATER', detail: 'later' });
    await runAt(desk, '2025-12-23T07:05:00');
    desk.post.send = send;
    await closedAt(desk, '2025-12-23T10:00:00');
    expect(await runAt(desk, '2025-12-23T16:00:00')).toEqual([]);
    expect(stepsIn(await desk.reminders(), 'PLANNED')).toEqual([]);
  });

  it('owes what it owed, though the plan was changed and a unit taken off since', async () => {
    const desk = await quarter();
    await closedAt(desk, '2025-12-22T10:00:00');
    await runAt(desk, '2025-12-22T16:00:00');
    const before = await states(desk);
    await savePlan(desk.db, {
      ...PLAN,
      reporting: PLAN.reporting.map((it) => ({
        ...it,
        due: { ...QUARTERLY, day: 10 },
      })),
    });
    const gone = { province: '48', validTo: '2025-10-01' };
    await saveUnits(desk.db, { communes: [commune('20002', 'Xã', 'PLAIN', gone)], villages: [] });
    await saveUnits(desk.db, { communes: [commune('20009', 'Mới', 'PLAIN')], villages: [] });
    expect(await runAt(desk, '2025-12-28T16:00:00')).toEqual([]);
    expect(await states(desk)).toEqual(before);
  });

  it('chases a correction that went back, until it is sent again', async () => {
    const desk = await quarter();
    await closedAt(desk, '2025-12-22T10:00:00');
    const body = { province: '48', period: Q4, commune: '20001', reason: 'Sai số hộ' };
    await told(correctReport, desk.runtime, { email: STAFF, body });
    const sent = (figure: number, baseRevision: number, when: string) =>
      submitReport(
        desk.db,
        submission({
          reportId: idOf('20001'),
          commune: '20001',
          content: households(figure),
          baseRevision,
          at: at(when),
        }),
      );
    await sent(5, 1, '2025-12-23T09:00:00');
    await returned(desk, '20001', '2025-12-24T09:00:00', 2);
    expect(await runAt(desk, '2025-12-24T09:05:00')).toEqual([officer('20001')]);
    expect(await runAt(desk, '2025-12-27T07:05:00')).toEqual([officer('20001')]);
    await sent(6, 2, '2025-12-28T09:00:00');
    expect(await runAt(desk, '2025-12-31T07:05:00')).toEqual([]);
    expect((await states(desk))[0]).toEqual([idOf('20001'), 'ON_TIME', null]);
  });

  it('keeps who was excused before it was closed', async () => {
    const desk = await quarter();
    const found = await told(excuseUnit, desk.runtime, {
      email: STAFF,
      body: { province: '48', period: Q4, commune: '20002', obligation: 'QN-R1', reason: 'Bão' },
    });
    expect(found).toEqual({ body: { again: false } });
    await closedAt(desk, '2025-12-22T10:00:00');
    await runAt(desk, '2025-12-22T16:00:00');
    expect((await states(desk)).map(([, state]) => state)).toEqual(['ON_TIME', 'EXEMPT', 'LATE']);
  });
});
