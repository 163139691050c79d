// Freeing a commune over HTTP, with what follows in the roll-up, the progress and the ledger; and
// acknowledging a chase. Who may not is told which right is missing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logOf, verifyLog } from '../../../functions/store/log.ts';
import type { ObligationRecord } from '../../../functions/store/obligations.ts';
import { AN_HAI, NGU_HANH_SON, openOffice, pubSub, SILENT, type Office } from '../office.ts';
import { progressFor, statusFor } from '../desk.ts';
import { refusal, replyTo } from '../reply.ts';
import { at } from './desk.ts';

const PERIOD = '2025-Q4';
const OFF = { province: '48', period: PERIOD, commune: SILENT, reason: 'Sạt lở, mất điện' };
let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const post = (name: 'excuseUnit' | 'acknowledgeReminder', email: string, body: object) =>
  replyTo(
    office
      .server(name)
      .post('/')
      .set('authorization', `Bearer ${office.token(email)}`)
      .send(body),
  );
const excuse = (body: object, email = 'son@dn.example') => post('excuseUnit', email, body);
const rollUp = async () => {
  await office.publish(pubSub({ province: '48', period: PERIOD }));
  const reply = await replyTo(
    office
      .server('provinceSummary')
      .get(`/?province=48&period=${PERIOD}`)
      .set('authorization', `Bearer ${office.token('son@dn.example')}`),
  );
  return reply;
};
const lineOf = async (code: string) => {
  const { body } = await progressFor(office, 'son@dn.example', { province: '48', period: PERIOD });
  return body.lines.find(({ commune }) => commune === code)?.timeliness;
};
const obligation = async (code: string) => {
  const found = await office.db.collection('obligations').doc(`48-${code}_${PERIOD}_QN-R1`).get();
  return found.data() as ObligationRecord | undefined;
};

describe('a commune freed from a report', () => {
  it('is neither late nor missing, everywhere with the reason, and can be put back', async () => {
    office.moveClock(at('2025-12-22T08:00:00'));
    expect(await excuse({ ...OFF, obligation: 'QN-R1' })).toMatchObject({
      status: 200,
      body: { again: false },
    });
    expect((await excuse({ ...OFF, obligation: 'QN-R1' })).body).toEqual({ again: true });

    const { timeliness, coverage } = (await rollUp()).body;
    expect(timeliness.find(({ unit }) => unit === SILENT)).toMatchObject({
      status: 'EXEMPT',
      reason: OFF.reason,
    });
    expect(coverage.expected).toBe(3);
    expect(await lineOf(SILENT)).toMatchObject({ status: 'EXEMPT', reason: OFF.reason });
    const asked = { province: '48', commune: SILENT, period: PERIOD };
    const status = await statusFor(office, 'son@dn.example', asked);
    expect(status.body.timeliness).toMatchObject({ status: 'EXEMPT', reason: OFF.reason });
    await office.checkDeadlines(pubSub({ province: '48' }));
    expect(await obligation(SILENT)).toMatchObject({ state: 'EXEMPT', reason: OFF.reason });

    await excuse({ ...OFF, obligation: 'QN-R1', undo: true });
    expect(await lineOf(SILENT)).toMatchObject({ status: 'MISSING' });
    await office.checkDeadlines(pubSub({ province: '48' }));
    expect(await obligation(SILENT)).toMatchObject({ state: 'MISSING', reason: null });
    const log = await logOf(office.db, '48');
    expect(log.map(({ what, who, facts }) => [what, who, facts['commune']])).toEqual([
      ['EXCUSE', 'son@dn.example', SILENT],
      ['EXCUSE_UNDO', 'son@dn.example', SILENT],
    ]);
    expect(await verifyLog(office.db, '48')).toMatchObject({ whole: true });
  });
});

describe('a commune left out of the period', () => {
  it('leaves the denominator, is listed, and is chased no more', async () => {
    office.moveClock(at('2025-12-22T08:00:00'));
    await excuse({ ...OFF, obligation: null });
    const { coverage, excluded } = (await rollUp()).body;
    expect(coverage.expected).toBe(2);
    expect(excluded).toEqual([{ unit: SILENT, reason: OFF.reason }]);
    await office.checkDeadlines(pubSub({ province: '48' }));
    expect(await obligation(SILENT)).toMatchObject({ state: 'EXEMPT', excluded: true });
  });

  it('leaves standing what was rolled up before, which still comes out as it was recorded', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    const before = await rollUp();
    await excuse({ ...OFF, obligation: null });
    const reply = await replyTo(
      office
        .server('provinceSummary')
        .get(`/?province=48&period=${PERIOD}`)
        .set('authorization', `Bearer ${office.token('son@dn.example')}`),
    );
    expect([reply.status, reply.body.digest]).toEqual([200, before.body.digest]);
    const after = await rollUp();
    expect(after.status).toBe(200);
    expect(after.body.digest).not.toBe(before.body.digest);
    await excuse({ ...OFF, obligation: null, undo: true });
    expect((await rollUp()).body.digest).toBe(before.body.digest);
  });
});

describe('a mail of which nobody knows whether it went out', () => {
  it('is listed with the progress for a person to find out', async () => {
    const period = { province: '48', period: PERIOD };
    const read = async () => (await progressFor(office, 'son@dn.example', period)).body.unsureMails;
    expect(await read()).toBeUndefined();
    office.moveClock(at('2025-12-19T08:00:00'));
    await office.checkDeadlines(pubSub({ province: '48' }));
    const id = '2025-12-19_lan@dn.example';
    const when = at('2025-12-19T08:01:00');
    await office.db.collection('mails').doc(id).update({ state: 'SENDING', at: when });
    office.moveClock(at('2025-12-19T08:10:59'));
    await office.checkDeadlines(pubSub({ province: '48' }));
    expect(await read()).toBeUndefined();
    office.moveClock(at('2025-12-19T08:11:00'));
    await office.checkDeadlines(pubSub({ province: '48' }));
    expect(await read()).toMatchObject([{ id, to: 'lan@dn.example' }]);
  });
});

describe('what cannot be excused', () => {
  it.each([
    ['a commune that is not there', { commune: '99999' }, [404, 'NOT_FOUND']],
    ['a period that is none', { period: '2025-Q9' }, [404, 'NOT_FOUND']],
    ['a report that nobody owes', { obligation: 'QN-R9' }, [404, 'NOT_FOUND']],
    ['a period before the plan', { period: '2024-Q4' }, [404, 'NOT_FOUND']],
    ['no reason', { reason: '  ' }, [400, 'BAD_REQUEST']],
  ])('%s', async (_words, facts, wanted) => {
    expect(refusal(await excuse({ ...OFF, obligation: 'QN-R1', ...facts }))).toEqual(wanted);
  });

  it.each([
    ['the commune’s own officer', 'lan@dn.example'],
    ['its leader', 'minh@dn.example'],
    ['a viewer', 'vy@dn.example'],
    ['staff of another province', 'elsewhere@qt.example'],
    ['a stranger', 'nobody@dn.example'],
  ])('by %s', async (_words, email) => {
    const reply = await excuse({ ...OFF, obligation: null }, email);
    expect(refusal(reply)).toEqual([403, 'FORBIDDEN']);
    expect(reply.body.message).toContain('miễn nghĩa vụ');
    expect((await rollUp()).body.coverage.expected).toBe(3);
  });
});

describe('acknowledging', () => {
  const CHASE = { province: '48', commune: AN_HAI, period: PERIOD, obligation: 'QN-R1' };
  const check = async (moment: string) => {
    office.moveClock(at(moment));
    await office.checkDeadlines(pubSub({ province: '48' }));
  };
  const stateOf = async (step: string) => {
    const id = `48-${AN_HAI}_${PERIOD}_QN-R1_${step}`;
    const found = await office.db.collection('reminders').doc(id).get();
    return found.get('state') as string | undefined;
  };

  it('a chase stops the ones after it, for this commune alone', async () => {
    await check('2025-12-23T08:00:00');
    const reply = await post('acknowledgeReminder', 'lan@dn.example', { ...CHASE, step: 'D+3' });
    expect([reply.status, reply.body]).toEqual([200, { again: false }]);
    await check('2025-12-27T08:00:00');
    expect([await stateOf('D+3'), await stateOf('D+7')]).toEqual(['ACKNOWLEDGED', 'SKIPPED']);
    const other = await office.db
      .collection('reminders')
      .doc(`48-${NGU_HANH_SON}_${PERIOD}_QN-R1_D+7`)
      .get();
    expect(other.get('state')).toBe('PLANNED');
    const again = await post('acknowledgeReminder', 'minh@dn.example', { ...CHASE, step: 'D+3' });
    expect(again.body).toEqual({ again: true });
    const [entry] = await logOf(office.db, `48-${AN_HAI}_${PERIOD}_QN-R1`);
    expect(entry).toMatchObject({ what: 'ACKNOWLEDGE', who: 'lan@dn.example' });
  });

  it('a reminder of before the day stops nothing', async () => {
    await check('2025-12-17T08:00:00');
    await post('acknowledgeReminder', 'lan@dn.example', { ...CHASE, step: 'T-3' });
    await check('2025-12-23T08:00:00');
    expect(await stateOf('D+3')).toBe('PLANNED');
  });

  it.each([
    ['what was never sent', 'lan@dn.example', { step: 'D+7' }, [404, 'NOT_FOUND']],
    ['what was passed over', 'lan@dn.example', { step: 'T-7' }, [404, 'NOT_FOUND']],
    ['another commune’s', 'hoa@dn.example', { step: 'D+3' }, [403, 'FORBIDDEN']],
    ['for a commune, by the province', 'son@dn.example', { step: 'D+3' }, [403, 'FORBIDDEN']],
    ['nothing that is a step', 'lan@dn.example', { step: '../x' }, [400, 'BAD_REQUEST']],
  ])('%s is refused', async (_words, email, facts, wanted) => {
    await check('2025-12-23T08:00:00');
    const reply = await post('acknowledgeReminder', email, { ...CHASE, ...facts });
    expect(refusal(reply)).toEqual(wanted);
  });
});
