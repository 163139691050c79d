// Over a real SMTP server: what goes out when the server fails half way, and when it takes only so
// many mails in a day.
import { afterEach, describe, expect, it } from 'vitest';
import { openMailer } from '../../../functions/notify/mailer.ts';
import { QUANG_NAM } from '../../cast.ts';
import { openPostOffice, type PostOffice } from '../../notify/post-office.ts';
import { at, officer, openDesk, STAFF, type Desk } from './desk.ts';

let post: PostOffice;
afterEach(() => post.close());

async function openDeskBy(facts: Partial<Parameters<typeof openDesk>[0]>): Promise<Desk> {
  post = await openPostOffice();
  const mailer = openMailer({ url: post.url, from: 'Chốt Số <nhac-viec@so.example>' });
  return openDesk({ plans: [QUANG_NAM], province: '48', communes: 6, mailer, ...facts });
}
const receivers = () => post.took.flatMap(({ to }) => to);
const officers = (...places: number[]) => places.map((place) => officer(String(20_000 + place)));

describe('a server that fails half way', () => {
  it('is sent the rest by the next run, and nothing twice', async () => {
    const desk = await openDeskBy({});
    desk.moveClock(at('2025-12-08T07:30:00'));
    post.takesOnly(2);
    await desk.run();
    expect(receivers()).toEqual(officers(1, 2));
    const states = [...(await desk.mails()).values()].map(({ state }) => state).sort();
    expect(states).toEqual(['QUEUED', 'QUEUED', 'QUEUED', 'QUEUED', 'SENT', 'SENT']);
    // A server that is away is not asked once for each mail.
    const tries = [...(await desk.mails()).values()].map((it) => it.tries);
    expect(tries.reduce((sum, it) => sum + it, 0)).toBe(5);

    post.takesOnly(Infinity);
    desk.moveClock(at('2025-12-08T08:30:00'));
    await desk.run();
    expect(receivers()).toEqual(officers(1, 2, 3, 4, 5, 6));
    await desk.run();
    expect(post.took).toHaveLength(6);
    expect(new Set(post.took.map(({ id }) => id)).size).toBe(6);
    const first = [...(await desk.reminders())].filter(([id]) => id.endsWith('2025-Y_QN-R3_T-7'));
    expect(first.map(([, { state }]) => state)).toEqual(Array.from({ length: 6 }, () => 'SENT'));
  });
});

describe('a server that takes two mails a day', () => {
  it('is given what is overdue first, and the rest on the days after', async () => {
    const desk = await openDeskBy({ mailsPerDay: 2 });
    // Four communes have sent the yearly report that was due on the 14th; all six still owe the quarter's.
    for (const code of desk.codes.slice(0, 4))
      await desk.submit(code, '2025-Y', 'QN-R3', at('2025-12-05T09:00:00'));
    const day = async (moment: string) => {
      desk.moveClock(at(moment));
      const before = post.took.length;
      await desk.run();
      await desk.run();
      return receivers().slice(before);
    };
    // The year's third day over for the last two; the quarter's third day off has come for all.
    expect(await day('2025-12-18T07:30:00')).toEqual(officers(5, 6));
    // The province has waited to hear of the year; then the last day of the quarter, in order.
    expect(await day('2025-12-19T07:30:00')).toEqual([...officers(1), STAFF].toReversed());
    expect(await day('2025-12-20T07:30:00')).toEqual(officers(2, 3));
    expect(await day('2025-12-21T07:30:00')).toEqual(officers(4, 5));
    // On Monday the yearly report is a week over for the last two: their leaders' turn, who have none.
    expect(await day('2025-12-22T07:30:00')).toEqual(officers(5, 6));
    expect(new Set(post.took.map(({ id }) => id)).size).toBe(10);
  });
});
