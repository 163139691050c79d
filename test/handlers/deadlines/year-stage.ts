// A year of a province, looked at every morning through the real function, and what should come of it:
// a table made here from the plan's words and nothing else. The test says which days the plan names;
// who is told what on which morning, and how everybody stands in the end, follows.
//
//   stories, commune by commune:   sent some days before the day · two days after · never · four days after
import type { HolidayTable } from '../../../functions/domain/calendar/holiday.ts';
import type { Plan } from '../../../functions/domain/plan/plan.ts';
import { openMailer } from '../../../functions/notify/mailer.ts';
import { openPostOffice } from '../../notify/post-office.ts';
import { at, leader, officer, openDesk, STAFF, type Desk } from './desk.ts';

/**
 * All communes of a province with COMMUNES=124, and every single morning. Otherwise a few, and mornings
 * on which there is nothing to do are mostly slept through.
 */
const WHOLE = process.env['COMMUNES'];
export const COMMUNES = Number(WHOLE ?? 4);
/** A mail server of our own waits a tenth of a second before it greets: too long for thousands. */
const BY_SMTP = COMMUNES <= 20;
const MORNING = 'T07:05:00';

const DAY = 86_400_000;
export const shift = (day: string, days: number) =>
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

/** A day that the plan names, "trước ngày 30 hàng tháng", or that is only suggested. */
export interface Named {
  period: string;
  obligation: string;
  day: string;
  dated: boolean;
  /** It ends inside the commune: the province is not told of it. */
  internal: boolean;
  /** Of an ad-hoc request: the morning on which its communes hear of it, and of which kind it is. */
  heard?: { day: string; step: string };
  /** Who owes it, by place in the list; everybody where it is not said. */
  owes?: (place: number) => boolean;
  /** Days from the named day on which it is sent, for the first of the stories. */
  early?: number;
}
const storyOf = (place: number, { early = -5 }: Pick<Named, 'early'> = {}): number | null =>
  [early, 2, null, 4][place % 4] ?? null;
const isLed = (place: number) => place % 8 !== 2;

export interface Told {
  day: string;
  to: string;
  what: string;
}
export interface Sending {
  /** What arrived, `2026-01-23 can-bo-20001@xa.example 08-20001_…`, one for each reminder. */
  told: string[];
  /** `2026-01-23 can-bo-20001@xa.example`, one for each message. */
  mails: string[];
}
export interface Year {
  desk: Desk;
  sending: () => Promise<Sending>;
  /** From the plan's words. */
  wanted: Told[];
}

/** Who is told what on which morning. */
function toldByThePlan(
  province: string,
  codes: readonly string[],
  named: readonly Named[],
): Told[] {
  return codes.flatMap((code, place) =>
    named
      .filter(({ owes }) => owes?.(place) ?? true)
      .flatMap((one) => {
        const { period, obligation, day, dated, internal, heard } = one;
        const sends = storyOf(place, one);
        const sent = sends === null ? null : shift(day, sends);
        const steps = [
          ['T-7', backToWork(shift(day, -7)), officer(code)],
          ['T-3', backToWork(shift(day, -3)), officer(code)],
          ['T-1', backToWork(shift(day, -1)), officer(code)],
          ...(internal ? [] : [['D', day, STAFF]]),
          // By a day that is only suggested nobody is chased.
          ...(dated ? [['D+3', shift(day, 3), officer(code)]] : []),
          ...(dated ? [['D+7', shift(day, 7), isLed(place) ? leader(code) : officer(code)]] : []),
        ] as [string, string, string][];
        const own = heard === undefined ? steps : steps.filter(([, on]) => on > heard.day);
        const first = heard === undefined ? [] : [[heard.step, heard.day, officer(code)] as const];
        return [...first, ...own]
          .filter(([, on]) => sent === null || on <= sent)
          .filter(
            // Two steps that a holiday puts on one morning are told as one, the later.
            ([step, on], index, its) =>
              step === 'D' || !its.slice(index + 1).some((it) => it[0] !== 'D' && it[1] === on),
          )
          .map(([step, on, to]) => ({
            day: on,
            to,
            what: `${province}-${code}_${period}_${obligation}_${step}`,
          }));
      }),
  );
}

export interface YearWish {
  plan: Plan;
  province: string;
  named: Named[];
  /** The first day of the communes and of everybody's rights. */
  since: string;
  /** The first and the last morning. */
  from: string;
  to: string;
  /** What else happens on a day, at eight in the morning. */
  onDay?: (day: string, desk: Desk) => Promise<void>;
  /** How a commune sends what it owes; as a report unless told otherwise. */
  send?: (desk: Desk, code: string, named: Named, when: number) => Promise<void>;
}

/** Lives through the year. */
export async function liveThrough(wish: YearWish): Promise<Year> {
  const { plan, province, named, from, to } = wish;
  const post = BY_SMTP ? await openPostOffice() : null;
  const desk = await openDesk({
    plans: [plan],
    province,
    communes: COMMUNES,
    since: wish.since,
    holidays: HOLIDAYS,
    mailsPerDay: 1000,
    led: isLed,
    ...(post === null
      ? {}
      : { mailer: openMailer({ url: post.url, from: 'Chốt Số <nhac-viec@so.example>' }) }),
  });
  const wanted = toldByThePlan(province, desk.codes, named);
  const busy = new Set(wanted.map(({ day }) => day));
  const send =
    wish.send ??
    ((_desk, code, { period, obligation }, when) => desk.submit(code, period, obligation, when));
  for (let day = from; day <= to; day = shift(day, 1)) {
    desk.moveClock(at(`${day}${MORNING}`));
    if (WHOLE !== undefined || busy.has(day) || day.endsWith('5')) await desk.run();
    desk.moveClock(at(`${day}T08:00:00`));
    await wish.onDay?.(day, desk);
    desk.moveClock(at(`${day}T10:00:00`));
    const due = named.flatMap((one) =>
      desk.codes.flatMap((code, place) => {
        const sends = storyOf(place, one);
        const isToday = sends !== null && shift(one.day, sends) === day;
        return isToday && (one.owes?.(place) ?? true) ? [{ code, one }] : [];
      }),
    );
    await Promise.all(due.map(({ code, one }) => send(desk, code, one, at(`${day}T10:00:00`))));
  }
  await post?.close();
  const took = () =>
    post?.took ?? desk.post.took.map(({ id, to: account }) => ({ id, to: [account] }));
  return {
    desk,
    wanted,
    sending: async () => {
      const mails = await desk.mails();
      return {
        told: took().flatMap(({ id, to: accounts }) =>
          (mails.get(id)?.reminders ?? []).map(
            (what) => `${id.slice(0, 10)} ${accounts.join()} ${what}`,
          ),
        ),
        mails: took().map(({ id, to: accounts }) => `${id.slice(0, 10)} ${accounts.join()}`),
      };
    },
  };
}

/** How each obligation ends by the plan's words, `[id, state, days late]`, in order of id. */
export function statesByThePlan(
  province: string,
  codes: readonly string[],
  named: readonly Named[],
): [string, string, number | null][] {
  return codes
    .flatMap((code, place) =>
      named
        .filter(({ owes }) => owes?.(place) ?? true)
        .map((one): [string, string, number | null] => {
          const sends = storyOf(place, one);
          const id = `${province}-${code}_${one.period}_${one.obligation}`;
          if (sends === null) return [id, one.dated ? 'MISSING' : 'NOT_DUE', null];
          return one.dated && sends >= 0 ? [id, 'LATE', sends] : [id, 'ON_TIME', null];
        }),
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** The same as it is in the store, of the periods that are named. */
export async function statesOf(
  desk: Desk,
  named: readonly Named[],
): Promise<[string, string, number | null][]> {
  const periods = new Set(named.map(({ period }) => period));
  return [...(await desk.obligations())]
    .filter(([, { period }]) => periods.has(period))
    .map(([id, { state, lateByDays }]): [string, string, number | null] => [id, state, lateByDays])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Of an obligation over the year: how many of each state, by the stories alone. */
export function ratesByThePlan(
  named: readonly Named[],
): Record<'ON_TIME' | 'LATE' | 'MISSING', number> {
  const found = { ON_TIME: 0, LATE: 0, MISSING: 0 };
  for (const one of named)
    for (let place = 0; place < COMMUNES; place += 1) {
      if (!(one.owes?.(place) ?? true)) continue;
      const sends = storyOf(place, one);
      found[sends === null ? 'MISSING' : sends < 0 ? 'ON_TIME' : 'LATE'] += 1;
    }
  return found;
}
