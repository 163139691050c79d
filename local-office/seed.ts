// The first day of the local office: the demo province is entered, the communes report the period
// before, the functions make everybody's spreadsheet, and the officers of most communes have filled in
// theirs and sent it. Invented figures through real functions: nothing here writes into the store
// what a function would write.
import type { HolidayTable } from '../functions/domain/calendar/holiday.ts';
import { startOfDay } from '../functions/domain/calendar/local.ts';
import { previousPeriod, type Period } from '../functions/domain/calendar/period.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import { bookOf } from '../functions/domain/grid/book.ts';
import type { CellBook } from '../functions/domain/workbook/cell.ts';
import { numeratorKey } from '../functions/domain/workbook/form-figures.ts';
import { deadlineOf } from './deadline.ts';
import { pushMessage, type EventFunction } from './events.ts';
import { functionUrl } from './functions-host.ts';
import { bearerOf, officersAt, provinceOfficer } from './officers.ts';
import { deskOf, type SeedOffice } from './seed-desk.ts';
import { plotOf } from './seed-plot.ts';
import { sendingsOf, workbookOf, type Part, type Stage } from './synthesis-script.ts';

/** What the office is opened with when it has nothing yet. */
export interface Scene {
  province: { code: string; name: string };
  /** The period that is being reported on. */
  stage: Stage;
  cast: Part[];
  /** The office's clock on its first day. */
  now: Instant;
}

/** How far a piece of work is, shown to whoever waits. */
export type Tell = (title: string, total: number) => { to(done: number): void; stop(): void };

/** Requests under way at once: the database answers each after a few milliseconds of waiting. */
const AT_ONCE = 8;
/** Communes whose sheets are asked for in one message. */
const SHEETS_A_MESSAGE = 8;
const HOUR = 3_600_000;
/** What the figures of the period before were of this one's. */
const EARLIER = 0.88;
const NUMERATOR = numeratorKey('');

/** Plays the demo province up to `scene.now`. Throws where a function does not do its part. */
export async function playScene(scene: Scene, office: SeedOffice, tell: Tell): Promise<void> {
  await reportBefore(scene, office, tell);
  await makeSheets(scene, office, tell);
  await fillSheets(scene, office, tell);
  await summarise(scene, office, tell);
}

/** The communes' reports of the period before, by their stories, as workbooks over HTTP. */
async function reportBefore(scene: Scene, office: SeedOffice, tell: Tell): Promise<void> {
  const stage = stageBefore(scene);
  if (!stage) return;
  const officers = officersAt((name) => functionUrl(office.origin, name), office.identity);
  // Of a quarter that is over only what stands matters: who sent twice or was refused first is past.
  const sendings = sendingsOf(scene.cast, stage).filter(
    ({ part, attempt, repeated }) => !repeated && (attempt === 2 || !part.story.mistake),
  );
  const bar = tell(`Báo cáo ${stage.period.label.toLowerCase()}`, sendings.length);
  let done = 0;
  await together(sendings, async (sending) => {
    const { commune } = sending.part;
    const call = office.clock.call(sending.at);
    const book = withLess(bookOf(workbookOf(sending, stage)));
    await officers.submit(commune, stage.period.id, book, {
      headers: call.headers,
      confirmed: true,
    });
    call.end();
    bar.to((done += 1));
  });
  await push(office, 'rollUpProvince', { period: stage.period.id }, scene, stage.due.dueExclusive);
  bar.stop();
}

/**
 * The same commune somewhat earlier: fewer people reached, in every village, by the figures that have
 * their keys. So the quarter that follows shows growth.
 */
function withLess(book: CellBook): CellBook {
  return {
    tabs: book.tabs.map(({ name, rows }) => {
      const [keys = []] = rows;
      const counted = keys.map((key) => typeof key === 'string' && key.startsWith(NUMERATOR));
      return {
        name,
        rows: rows.map((row) =>
          row.map((value, column) =>
            counted[column] && typeof value === 'number' ? Math.floor(value * EARLIER) : value,
          ),
        ),
      };
    }),
  };
}

/** Null where no plan asked for a report of the period before. */
function stageBefore({ stage, cast }: Scene): Stage | null {
  const period = previousPeriod(stage.period);
  const [first] = cast;
  const deadline =
    period && first ? deadlineOf(stage.plans, first.commune, period, stage.holidays) : null;
  if (!period || !deadline) return null;
  const standing = cast.every(({ commune }) => commune.validFrom <= period.end);
  return standing ? { ...stage, period, ...deadline, earlier: true } : null;
}

/** One message for some communes at a time, as the office of a province would send them. */
async function makeSheets(scene: Scene, office: SeedOffice, tell: Tell): Promise<void> {
  const { cast, stage } = scene;
  const bar = tell('Lập bảng tính cho các xã', cast.length);
  const opens = startOfDay(stage.period.start) + 7 * HOUR;
  const codes = cast.map(({ commune }) => commune.code);
  const messages = Array.from({ length: Math.ceil(codes.length / SHEETS_A_MESSAGE) }, (_, n) =>
    codes.slice(n * SHEETS_A_MESSAGE, (n + 1) * SHEETS_A_MESSAGE),
  );
  let done = 0;
  await together(messages, async (communes) => {
    await push(office, 'provisionSheets', { period: stage.period.id, communes }, scene, opens);
    bar.to((done += communes.length));
  });
  bar.stop();
}

/** Officers at their sheets; most send, some have not come so far. */
async function fillSheets(scene: Scene, office: SeedOffice, tell: Tell): Promise<void> {
  const plot = plotOf(scene.cast, scene.stage, scene.now);
  const sit = await deskOf(scene.province.code, scene.stage, office);
  const bar = tell('Các xã điền và nộp', plot.length);
  let done = 0;
  await together(plot, async (turn) => {
    await sit(turn);
    bar.to((done += 1));
  });
  bar.stop();
}

/** The province's staff look at the figures on the morning of the first day. */
async function summarise(scene: Scene, office: SeedOffice, tell: Tell): Promise<void> {
  const { province, stage, now } = scene;
  const bar = tell('Tổng hợp của tỉnh', 1);
  const call = office.clock.call(now);
  const response = await fetch(functionUrl(office.origin, 'updateSummary'), {
    method: 'POST',
    headers: {
      authorization: bearerOf(office.identity, provinceOfficer(province.code)),
      'content-type': 'application/json',
      ...call.headers,
    },
    body: JSON.stringify({ province: province.code, period: stage.period.id }),
  });
  const text = await response.text();
  call.end();
  if (!response.ok)
    throw new Error(`updateSummary: expected a summary, found ${response.status} ${text}`);
  bar.to(1);
  bar.stop();
}

async function push(
  { clock, origin }: SeedOffice,
  name: EventFunction,
  wish: { period: Period['id']; communes?: string[] },
  { province }: Scene,
  at: Instant,
): Promise<void> {
  const call = clock.call(at);
  const message = { province: province.code, ...wish };
  const response = await pushMessage(functionUrl(origin, name), name, message, call.headers);
  call.end();
  if (!response.ok || call.problem !== null)
    throw new Error(
      `${name} for ${JSON.stringify(wish)}: expected it done, ` +
        `found ${response.status} ${call.problem ?? (await response.text())}`,
    );
}

/** Does `work` for all, several at a time. */
async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = all.values();
  const hand = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
}

/** Shortly before the deadline: an officer who sits down now can still send in time. */
export function firstMorning(stage: Pick<Stage, 'due'>): Instant {
  return startOfDay(stage.due.lastDay) + 10 * HOUR;
}

/** Years before and after the period played for which the office knows the holidays. */
const HOLIDAYS_BEFORE = 1;
const HOLIDAYS_AFTER = 10;

/** The table goes to the end of the century, and the functions read all of it with every report. */
export function holidaysNear({ period, holidays }: Scene['stage']): HolidayTable {
  const year = Number(period.start.slice(0, 4));
  const isNear = (day: string) => {
    const years = Number(day.slice(0, 4)) - year;
    return years >= -HOLIDAYS_BEFORE && years <= HOLIDAYS_AFTER;
  };
  return new Map([...holidays].filter(([day]) => isNear(day)));
}
