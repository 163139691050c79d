// A mail of which nobody knows whether it went out: it is listed, somebody asks its reader, and only
// by that word it is sent again.
import { beforeEach, describe, expect, it } from 'vitest';
import { settleMail } from '../../../functions/handlers/settle-mail.ts';
import { logOf, verifyLog } from '../../../functions/store/log.ts';
import { QUANG_NAM } from '../../cast.ts';
import { told } from '../direct.ts';
import { at, officer, openDesk, STAFF, stepsIn, type Desk } from './desk.ts';

const PLAN = { ...QUANG_NAM, reporting: QUANG_NAM.reporting.filter(({ id }) => id === 'QN-R1') };
const MAIL = `2025-12-12_${officer('20001')}`;
let desk: Desk;

beforeEach(async () => {
  desk = await openDesk({ plans: [PLAN], province: '48', communes: 2 });
  desk.moveClock(at('2025-12-12T07:05:00'));
  desk.post.does = ({ id }) => (id === MAIL ? 'UNSURE' : 'SENT');
  await desk.run();
  desk.post.does = () => 'SENT';
  desk.post.took.length = 0;
});

const settle = (outcome: string, email = STAFF, facts: object = {}) =>
  told(settleMail, desk.runtime, {
    email,
    body: { province: '48', mail: MAIL, outcome, ...facts },
  });
const taken = async (moment: string) => {
  desk.moveClock(at(moment));
  await desk.run();
  return desk.post.took.map(({ id }) => id);
};
const stateOf = async () => (await desk.mails()).get(MAIL)?.state;

describe('a mail that may have been sent', () => {
  it('is never sent again by itself', async () => {
    expect(await taken('2025-12-12T09:05:00')).toEqual([]);
    expect(await taken('2025-12-13T09:05:00')).toEqual([]);
    expect(await stateOf()).toBe('UNSURE');
  });

  it('that has arrived is settled, once, and in the log', async () => {
    expect(await settle('SENT')).toEqual({ body: { again: false } });
    expect(await settle('SENT')).toEqual({ body: { again: true } });
    expect(await settle('SEND_AGAIN')).toEqual({ code: 'MAIL_SETTLED' });
    expect(await taken('2025-12-12T09:05:00')).toEqual([]);
    expect(await stateOf()).toBe('SENT');
    const log = await logOf(desk.db, '48');
    expect(log.map(({ what, who, facts }) => [what, who, facts])).toEqual([
      ['SETTLE_MAIL', STAFF, { mail: MAIL, outcome: 'SENT', tries: 1 }],
    ]);
    expect(await verifyLog(desk.db, '48')).toMatchObject({ whole: true });
  });

  it('that has not is sent again, once, with what it told of', async () => {
    expect(await settle('SEND_AGAIN')).toEqual({ body: { again: false } });
    expect(await settle('SEND_AGAIN')).toEqual({ body: { again: true } });
    expect(stepsIn(await desk.reminders(), 'PLANNED')).toEqual(['20001 T-7']);
    expect(await taken('2025-12-12T09:05:00')).toEqual([MAIL]);
    expect(await settle('SEND_AGAIN')).toEqual({ body: { again: true } });
    expect(await taken('2025-12-12T10:05:00')).toEqual([MAIL]);
    expect(stepsIn(await desk.reminders(), 'SENT')).toEqual(['20001 T-7', '20002 T-7']);
  });

  it('sent again on a later day is that day’s mail', async () => {
    await settle('SEND_AGAIN');
    expect(await taken('2025-12-15T09:05:00')).toEqual([`2025-12-15_${officer('20001')}`]);
    expect(await stateOf()).toBe('DROPPED');
  });

  it('has nothing more to say where the report has come in', async () => {
    await desk.submit('20001', '2025-Q4', 'QN-R1', at('2025-12-12T08:00:00'));
    await settle('SEND_AGAIN');
    expect(await taken('2025-12-12T09:05:00')).toEqual([]);
    expect(stepsIn(await desk.reminders(), 'PLANNED')).toEqual([]);
  });

  it.each([
    ['the officer it is for', officer('20001'), {}, 'FORBIDDEN'],
    ['a stranger', 'nobody@example.vn', {}, 'FORBIDDEN'],
    ['no such mail', STAFF, { mail: '2025-12-12_nobody@example.vn' }, 'NOT_FOUND'],
    ['a mail that was sent', STAFF, { mail: `2025-12-12_${officer('20002')}` }, 'MAIL_SETTLED'],
    ['a path', STAFF, { mail: '../mails/1' }, 'BAD_REQUEST'],
    ['another word', STAFF, { outcome: 'LOST' }, 'BAD_REQUEST'],
  ])('%s: nothing changes', async (_what, email, facts, code) => {
    expect(await settle('SEND_AGAIN', email, facts)).toEqual({ code });
    expect(await stateOf()).toBe('UNSURE');
  });
});
