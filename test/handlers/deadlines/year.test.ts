// A year of Tuyên Quang, looked at every morning through the real function and a real mail server:
// teams report monthly before the 30th, communes quarterly and yearly without a date of the plan's.
// The ledger is compared with a table made here from the plan's words and nothing else.
//
//   four stories, commune by commune:   sent five days before the day · two days after · never ·
//                                       four days after
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { readPlanFile } from '../../../functions/files/plan-file.ts';
import type { HolidayTable } from '../../../functions/domain/calendar/holiday.ts';
import { openMailer } from '../../../functions/notify/mailer.ts';
import { openPostOffice, type PostOffice } from '../../notify/post-office.ts';
import { at, leader, officer, openDesk, STAFF, type Desk } from './desk.ts';

const PLANS = join(import.meta.dirname, '..', '..', '..', 'plans');
/**
 * All 124 of the province with COMMUNES=124, and every single morning. Otherwise some communes, and
 * mornings on which there is nothing to do are mostly slept through.
 */
const WHOLE = process.env['COMMUNES'];
const COMMUNES = Number(WHOLE ?? 4);
const MORNING = 'T07:05:00';

const DAY = 86_400_000;
const shift = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
const DAYS_OFF = `2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20
  2026-04-27 2026-04-30 2026-05-01 2026-08-31 2026-09-01 2026-09-02 2027-01-01`.split(/\s+/);
const HOLIDAYS: HolidayTable = new Map(
  DAYS_OFF.map((day) => [day, { name: 'Nghỉ', working: false }]),
);
const backToWork = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 || DAYS_OFF.includes(day)
    ? backToWork(shift(day, -1))
    : day;
};

/** The days that the plan names: "trước ngày 30 hàng tháng"; the others are only suggested. */
interface Named {
  period: string;
  obligation: string;
  day: string;
  dated: boolean;
}
const NAMED: Named[] = [
  ...Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0');
    const day = index === 1 ? '2026-03-01' : `2026-${month}-30`;
    return { period: `2026-M${month}`, obligation: 'TQ-R1', day, dated: true };
  }),
  ...['03', '06', '09', '12'].map((month, index) => {
    const period = `2026-Q${index + 1}`;
    return { period, obligation: 'TQ-R2', day: `2026-${month}-25`, dated: false };
  }),
  { period: '2026-Y', obligation: 'TQ-R3', day: '2026-12-15', dated: false },
];
/** Days from the named day on which a commune sends, by its place in the list; null for never. */
const STORIES = [-5, 2, null, 4] as const;
const storyOf = (place: number) => STORIES[place % STORIES.length] ?? null;
const isLed = (place: number) => place % 8 !== 2;

interface Told {
  day: string;
  to: string;
  what: string;
}

/** Who is told what on which morning. */
function toldByThePlan(codes: readonly string[]): Told[] {
  return codes.flatMap((code, place) =>
    NAMED.flatMap(({ period, obligation, day, dated }) => {
      const sends = storyOf(place);
      const sent = sends === null ? null : shift(day, sends);
      const steps = [
        ['T-7', backToWork(shift(day, -7)), officer(code)],
        ['T-3', backToWork(shift(day, -3)), officer(code)],
        ['T-1', backToWork(shift(day, -1)), officer(code)],
        // Of what teams owe their commune the province is not told.
        ...(dated ? [] : [['D', day, STAFF]]),
        // By a day that is only suggested nobody is chased.
        ...(dated ? [['D+3', shift(day, 3), officer(code)]] : []),
        ...(dated ? [['D+7', shift(day, 7), isLed(place) ? leader(code) : officer(code)]] : []),
      ] as [string, string, string][];
      return steps
        .filter(([, on]) => sent === null || on <= sent)
        .filter(
          // Two steps that a holiday puts on one morning are told as one, the later.
          ([step, on], index) =>
            step === 'D' || !steps.slice(index + 1).some((it) => it[0] !== 'D' && it[1] === on),
        )
        .map(([step, on, to]) => ({
          day: on,
          to,
          what: `08-${code}_${period}_${obligation}_${step}`,
        }));
    }),
  );
}

let post: PostOffice;
let desk: Desk;

beforeAll(async () => {
  post = await openPostOffice();
  desk = await openDesk({
    plans: [await readPlanFile(join(PLANS, 'tuyen-quang-2025.yaml'))],
    province: '08',
    communes: COMMUNES,
    since: '2026-01-01',
    holidays: HOLIDAYS,
    mailsPerDay: 1000,
    mailer: openMailer({ url: post.url, from: 'Chốt Số <nhac-viec@so.example>' }),
    led: isLed,
  });
  const busy = new Set(toldByThePlan(desk.codes).map(({ day }) => day));
  for (let day = '2026-01-01'; day <= '2027-01-10'; day = shift(day, 1)) {
    desk.moveClock(at(`${day}${MORNING}`));
    if (WHOLE !== undefined || busy.has(day) || day.endsWith('5')) await desk.run();
    for (const [place, code] of desk.codes.entries())
      for (const { period, obligation, day: named } of NAMED) {
        const sends = storyOf(place);
        if (sends !== null && shift(named, sends) === day)
          await desk.submit(code, period, obligation, at(`${day}T10:00:00`));
      }
  }
}, 1_800_000);
afterAll(() => post.close());

describe('a year of Tuyên Quang', () => {
  it('tells everybody on the mornings that the plan gives, and nothing else', async () => {
    const mails = await desk.mails();
    const told = post.took.flatMap(({ id, to }) =>
      (mails.get(id)?.reminders ?? []).map((what) => `${id.slice(0, 10)} ${to.join()} ${what}`),
    );
    const wanted = toldByThePlan(desk.codes).map(({ day, to, what }) => `${day} ${to} ${what}`);
    expect(wanted.length).toBeGreaterThan(COMMUNES * 40);
    expect(told.toSorted()).toEqual(wanted.toSorted());
  });

  it('writes to nobody twice on a day', () => {
    expect(post.took.map(({ to }) => to.length)).toEqual(post.took.map(() => 1));
    const days = post.took.map(({ id, to }) => `${id.slice(0, 10)} ${to.join()}`);
    expect(new Set(days).size).toBe(days.length);
    const wanted = new Set(toldByThePlan(desk.codes).map(({ day, to }) => `${day} ${to}`));
    expect(days.toSorted()).toEqual([...wanted].toSorted());
  });

  it('ends with every reminder sent or passed over', async () => {
    const reminders = [...(await desk.reminders()).values()];
    expect(reminders.filter(({ state }) => state === 'PLANNED')).toEqual([]);
    expect(reminders.filter(({ state }) => state === 'SENT')).toHaveLength(
      toldByThePlan(desk.codes).length,
    );
    expect(new Set([...(await desk.mails()).values()].map(({ state }) => state))).toEqual(
      new Set(['SENT']),
    );
  });

  it('judges every obligation by its first sending', async () => {
    const obligations = await desk.obligations();
    for (const [place, code] of desk.codes.entries())
      for (const { period, obligation, dated } of NAMED) {
        const sends = storyOf(place);
        const wanted =
          sends === null
            ? [dated ? 'MISSING' : 'NOT_DUE', null]
            : dated && sends >= 0
              ? ['LATE', sends]
              : ['ON_TIME', null];
        const found = obligations.get(`08-${code}_${period}_${obligation}`);
        expect([period, code, found?.state, found?.lateByDays]).toEqual([period, code, ...wanted]);
      }
  });

  it('comes to the rates that follow from the stories', async () => {
    const months = [...(await desk.obligations()).values()].filter(
      ({ obligation, period }) => obligation === 'TQ-R1' && period <= '2026-M12',
    );
    const share = (state: string) => months.filter((it) => it.state === state).length;
    const places = desk.codes.map((_, place) => storyOf(place));
    expect(months).toHaveLength(12 * COMMUNES);
    expect(share('ON_TIME')).toBe(12 * places.filter((it) => it !== null && it < 0).length);
    expect(share('LATE')).toBe(12 * places.filter((it) => it !== null && it > 0).length);
    expect(share('MISSING')).toBe(12 * places.filter((it) => it === null).length);
  });
});
