// What the office's own pages ask of it under `/api/`: who there is and what they may open, the
// clock, the scheduled jobs, the province's progress. Choosing a person stands in for signing in.
//
//   GET  /api/people                        [{email, name, role, unit, unitName, spreadsheets}]
//   GET  /api/office                        {now, plan, period, synthetic, jobs, …}
//   POST /api/office/clock                  {now} or {forwardDays}, forward only
//   POST /api/office/jobs/<name>            runs a scheduled job now
//   GET  /api/outbox                        [{to, subject, text, state, at}]
//   GET  /api/progress?as=&period=          provinceProgress, asked with that person's token
//   GET  /api/status?as=&viewAs=&period=    reportStatus of the commune of `viewAs`, seen as that person
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { describeDue } from '../functions/domain/calendar/due.ts';
import { formatInstant, parseInstant } from '../functions/domain/calendar/local.ts';
import type { Period } from '../functions/domain/calendar/period.ts';
import { formatDateTime } from '../functions/domain/vietnamese/date.ts';
import type { OfficeClock } from './clock.ts';
import type { Deadline } from './deadline.ts';
import { functionUrl } from './functions-host.ts';
import type { LocalIdentity } from './identity.ts';
import { jobWords } from './job-words.ts';
import { jobNamed, type Jobs } from './jobs.ts';
import { bearerOf } from './officers.ts';
import type { Letter } from './outbox.ts';
import type { Person } from './people.ts';
import { JOBS } from './schedule.ts';
import { answerJson, refuse, type Route } from './server.ts';
import type { SpreadsheetStore } from './sheets/store.ts';
import type { JobRun } from './state.ts';

export interface OfficeDesk {
  /** Tells this office from any other. */
  id: string;
  origin: string;
  clock: OfficeClock;
  jobs: Jobs;
  identity: LocalIdentity;
  people: readonly Person[];
  store: SpreadsheetStore;
  province: { code: string; name: string };
  plans: readonly { id: string; title: string }[];
  /** What is reported on now, by the office's clock. */
  period(): Period;
  deadline(period: Period): Deadline | null;
  runs: Readonly<Record<string, JobRun>>;
  /** Called when the clock has been moved. */
  moved(): void;
  /** The mails of the province. */
  letters(): Promise<Letter[]>;
}

const DAY = 86_400_000;
/** A hand that slips should not send the office into the next century. */
const FARTHEST = 1_100;
const LARGEST_BODY = 10_000;
const clockWish = z.union([
  z.strictObject({ now: z.string() }),
  z.strictObject({ forwardDays: z.number().positive().max(FARTHEST) }),
]);

export function officeRoute(desk: OfficeDesk): Route {
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', desk.origin);
    const asked = `${request.method} ${pathname}`;
    const [, job] = /^POST \/api\/office\/jobs\/(\w+)$/.exec(asked) ?? [];
    if (asked === 'GET /api/people') answerJson(response, 200, peopleView(desk));
    else if (asked === 'GET /api/office') answerJson(response, 200, officeView(desk));
    else if (asked === 'POST /api/office/clock') await moveClock(desk, request, response);
    else if (job !== undefined) await runJob(desk, job, response);
    else if (asked === 'GET /api/outbox') answerJson(response, 200, await desk.letters());
    else if (asked === 'GET /api/progress') await showProgress(desk, searchParams, response);
    else if (asked === 'GET /api/status') await showStatus(desk, searchParams, response);
    else return false;
    return true;
  };
}

function peopleView({ people, store }: OfficeDesk) {
  const files = store.files().filter((file) => !file.trashed);
  return people.map((person) => ({
    ...person,
    spreadsheets: files
      .filter((file) => store.accessOf(file.id, person.email) !== 'none')
      .map((file) => ({ id: file.id, title: file.name })),
  }));
}

function officeView(desk: OfficeDesk) {
  const period = desk.period();
  const deadline = desk.deadline(period);
  return {
    id: desk.id,
    now: formatInstant(desk.clock.now()),
    province: desk.province,
    plan: desk.plans.map(({ title }) => title).join('; '),
    plans: desk.plans,
    period: period.id,
    periodLabel: period.label,
    due: deadline && { words: describeDue(deadline.due), assumed: deadline.assumed },
    synthetic: true,
    jobs: JOBS.map((job) => {
      const run = desk.runs[job.name];
      return { ...job, lastRun: run ? runView(run) : null };
    }),
  };
}

async function moveClock(desk: OfficeDesk, request: IncomingMessage, response: ServerResponse) {
  const { clock } = desk;
  const wish = clockWish.safeParse(await jsonOf(request));
  if (!wish.success) return refuse(response, 400, 'Chưa rõ chỉnh đồng hồ đến lúc nào.');
  const before = clock.now();
  const to =
    'now' in wish.data ? parseInstant(wish.data.now) : before + wish.data.forwardDays * DAY;
  if (to === undefined || !(to > before && to <= before + FARTHEST * DAY))
    return refuse(
      response,
      400,
      `Đồng hồ chỉ chỉnh được về sau ${formatDateTime(before)} và không quá ba năm.`,
    );
  clock.moveTo(to);
  desk.moved();
  await desk.jobs.lookAfter();
  answerJson(response, 200, officeView(desk));
}

async function runJob(desk: OfficeDesk, name: string, response: ServerResponse) {
  const job = jobNamed(name);
  if (job === undefined) return refuse(response, 404, `Không có việc nào tên là ${name}.`);
  const run = await desk.jobs.run(job, desk.period().id);
  answerJson(response, 200, { name: job, ...runView(run) });
}

function runView({ at, outcome, detail }: JobRun) {
  return { at: formatInstant(at), outcome, detail: jobWords(detail) };
}

async function showProgress(desk: OfficeDesk, asked: URLSearchParams, response: ServerResponse) {
  const person = desk.people.find((it) => it.email === asked.get('as'));
  if (!person) return refuse(response, 404, 'Chưa chọn người dùng.');
  const query = { province: desk.province.code, period: asked.get('period') ?? desk.period().id };
  await relay(desk, 'provinceProgress', person, query, response);
}

/** The functions decide whether one may look as the other, and write it down. */
async function showStatus(desk: OfficeDesk, asked: URLSearchParams, response: ServerResponse) {
  const [person, other] = ['as', 'viewAs'].map((name) =>
    desk.people.find((it) => it.email === asked.get(name)),
  );
  if (!person || !other) return refuse(response, 404, 'Chưa chọn người dùng.');
  const [province = '', commune = ''] = other.unit.split('-');
  const period = asked.get('period') ?? desk.period().id;
  const query = { province, commune, period, viewAs: other.email };
  await relay(desk, 'reportStatus', person, query, response);
}

/** What a function answers to somebody. */
async function relay(
  desk: OfficeDesk,
  name: 'provinceProgress' | 'reportStatus',
  person: Person,
  query: Record<string, string>,
  response: ServerResponse,
) {
  const url = `${functionUrl(desk.origin, name)}?${new URLSearchParams(query).toString()}`;
  const answer = await fetch(url, {
    headers: { authorization: bearerOf(desk.identity, person.email) },
  });
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return answerJson(response, 200, body);
  const { message } = Object(body) as { message?: unknown };
  refuse(
    response,
    answer.status,
    typeof message === 'string' ? message : 'Máy chủ không trả lời được yêu cầu này.',
  );
}

/** The body of a request, or undefined where it is none or too long. */
async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size <= LARGEST_BODY) pieces.push(piece);
  }
  try {
    return size > LARGEST_BODY ? undefined : JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    return undefined;
  }
}
