// The function is ended at any moment: before or after any transaction, before or after the mail server
// has taken a message. The next run makes up for it. Nothing is lost, nothing is sent twice, and what
// the server may have taken without anybody knowing is listed and left to a person.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateOf } from '../../../functions/domain/calendar/local.ts';
import type { Delivery } from '../../../functions/notify/mailer.ts';
import { QUANG_NAM } from '../../cast.ts';
import { at, HOUR, openDesk, type Desk } from './desk.ts';

const PLAN = { ...QUANG_NAM, reporting: QUANG_NAM.reporting.filter(({ id }) => id === 'QN-R1') };
const RUNS = Number(process.env['HISTORIES'] ?? 12);
const open = (communes: number, mailsPerDay = 400) =>
  openDesk({ plans: [PLAN], province: '48', communes, mailsPerDay });

/** Where a run ends: at its n-th step, before it or once it is done. */
interface Crash {
  step: number;
  phase: 'before' | 'after';
}

/** Runs once and ends at the crash; every write to the database and every message is a step. */
async function runInto(desk: Desk, crash: Crash): Promise<boolean> {
  let step = 0;
  let dead = false;
  const walk = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead) throw new Error('ended');
    const here = step++ === crash.step;
    if (here && crash.phase === 'before') dead = true;
    if (dead) throw new Error('ended');
    const done = await work();
    if (here) dead = true;
    if (dead) throw new Error('ended');
    return done;
  };
  const through = new Proxy(desk.db, {
    get(db, name) {
      const value: unknown = Reflect.get(db, name);
      if (typeof value !== 'function') return value;
      const method = (value as (...given: unknown[]) => unknown).bind(db);
      if (name === 'runTransaction')
        return (work: unknown) => walk(() => method(work) as Promise<unknown>);
      return method;
    },
  });
  const { send } = desk.post;
  desk.post.send = (mail) => walk(() => send(mail));
  try {
    await desk.run(through);
  } catch {
    // The platform sees the failure; the test looks at what is left behind.
  }
  desk.post.send = send;
  return dead;
}

/** `reminder → account` of every message that the server took. */
async function told(desk: Desk): Promise<string[]> {
  const mails = await desk.mails();
  return desk.post.took.flatMap(({ id, to }) =>
    (mails.get(id)?.reminders ?? []).map((reminder) => `${reminder} → ${to}`),
  );
}

/** The same of messages that may or may not have gone out. */
async function unsure(desk: Desk): Promise<string[]> {
  const mails = [...(await desk.mails()).values()];
  return mails
    .filter(({ state }) => state === 'SENDING' || state === 'UNSURE')
    .flatMap(({ reminders, to }) => reminders.map((reminder) => `${reminder} → ${to}`));
}

const twice = (list: readonly string[]) => list.filter((it, place) => list.indexOf(it) !== place);
const MOMENTS = ['2025-12-12T08:00:00', '2025-12-20T08:00:00', '2025-12-23T09:00:00'];

describe('a run that ends anywhere', () => {
  it('is made up for by the next one', async () => {
    const whole = new Map<string, string[]>();
    const crash = fc.record({
      step: fc.nat(24),
      phase: fc.constantFrom('before' as const, 'after' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        crash,
        fc.option(crash),
        fc.constantFrom(...MOMENTS),
        async (first, second, moment) => {
          if (!whole.has(moment)) {
            const smooth = await open(2);
            smooth.moveClock(at(moment));
            await smooth.run();
            whole.set(moment, (await told(smooth)).sort());
          }
          const desk = await open(2);
          desk.moveClock(at(moment));
          await runInto(desk, first);
          if (second !== null) await runInto(desk, second);
          await desk.run();
          await desk.run();
          const [sent, doubtful] = [await told(desk), await unsure(desk)];
          expect(twice(sent)).toEqual([]);
          expect(twice(desk.post.took.map(({ id }) => id))).toEqual([]);
          expect([...new Set([...sent, ...doubtful])].sort()).toEqual(whole.get(moment));
        },
      ),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('lists what may have gone out, and sends it to nobody again', async () => {
    const desk = await open(1);
    desk.moveClock(at('2025-12-12T08:00:00'));
    const { send } = desk.post;
    // Ends right after the server took the message: nobody has written that down.
    desk.post.send = async (mail) => {
      await send(mail);
      throw new Error('ended');
    };
    await expect(desk.run()).rejects.toThrow('ended');
    desk.post.send = send;
    expect([...(await desk.mails()).values()].map(({ state }) => state)).toEqual(['SENDING']);
    desk.moveClock(at('2025-12-12T08:11:00'));
    await desk.run();
    desk.moveClock(at('2025-12-13T08:00:00'));
    await desk.run();
    expect([...(await desk.mails()).values()].map(({ state }) => state)).toEqual(['UNSURE']);
    expect(desk.post.took).toHaveLength(1);
    expect(desk.logged.map(({ event }) => event)).toContain('mails left unsure');
  });
});

const COMMUNES = 3;
/** null so many times as often as a value. */
const rarely = <T>(times: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: times, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });

describe('weeks of mishaps', () => {
  it('tell nobody anything twice, and forget nobody', async () => {
    const delivery = fc.constantFrom<Delivery[]>(
      'SENT',
      'SENT',
      'SENT',
      'LATER',
      'REFUSED',
      'UNSURE',
    );
    const phase = fc.constantFrom('before' as const, 'after' as const);
    const waking = fc.record({
      hours: fc.integer({ min: 3, max: 60 }),
      // One run in three ends somewhere; most communes stay silent.
      crash: rarely(2, fc.record({ step: fc.nat(20), phase })),
      deliveries: fc.array(delivery, { minLength: 1, maxLength: 5 }),
      submits: rarely(12, fc.nat(COMMUNES - 1)),
      atOnce: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(waking, { minLength: 5, maxLength: 12 }),
        fc.integer({ min: 2, max: 5 }),
        async (wakings, quota) => {
          const desk = await open(COMMUNES, quota);
          let now = at('2025-12-11T08:00:00');
          const sentReports = new Set<string>();
          for (const { hours, crash, deliveries, submits, atOnce } of wakings) {
            now += hours * HOUR;
            desk.moveClock(now);
            const code = submits === null ? undefined : desk.codes[submits];
            if (code !== undefined && !sentReports.has(code)) {
              sentReports.add(code);
              await desk.submit(code, '2025-Q4', 'QN-R1', now);
            }
            let turn = 0;
            desk.post.does = () => deliveries[turn++ % deliveries.length] ?? 'SENT';
            if (crash !== null) await runInto(desk, crash);
            else await Promise.all(atOnce ? [desk.run(), desk.run()] : [desk.run()]);
          }
          desk.post.does = () => 'SENT';
          for (let day = 0; day < 6; day++) {
            now += 24 * HOUR;
            desk.moveClock(now);
            await desk.run();
          }

          const days = Map.groupBy(desk.post.took, (it) => localDateOf(it.at));
          for (const its of days.values()) expect(its.length).toBeLessThanOrEqual(quota);
          expect(twice(await told(desk))).toEqual([]);
          expect(twice(desk.post.took.map(({ id }) => id))).toEqual([]);
          const mails = [...(await desk.mails()).values()];
          const handed = mails
            .filter(({ state }) => ['SENT', 'REFUSED', 'UNSURE'].includes(state))
            .flatMap(({ reminders, to }) => reminders.map((reminder) => `${reminder} → ${to}`));
          for (const [id, reminder] of await desk.reminders()) {
            for (const email of reminder.told) expect(handed).toContain(`${id} → ${email}`);
            if (reminder.state === 'PLANNED')
              // Planned by the last run, for whoever had a mail on that day already.
              expect(now - reminder.plannedAt).toBeLessThan(24 * HOUR);
            if (reminder.skipped === 'SETTLED') expect(sentReports).toContain(reminder.commune);
            if (reminder.state === 'SENT') expect(reminder.told).not.toEqual([]);
          }
        },
      ),
      { numRuns: RUNS },
    );
  }, 600_000);
});
