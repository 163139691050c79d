// closePeriod: POST {province, period, reason?, early?, renew?}. The figures of a period are rolled up
// a last time, the reports behind them closed one by one, and the period with them. Cut off anywhere
// it is simply told again. A closed period is closed once more, for a reason, when corrections have
// come in: by the plans, units and targets of before, or with `renew` by today's.
//
//   200 {state, version, digest, closed, again}     400 401 403 404 405 413 415, 503 BUSY
//   409 CLOSE_EARLY {lastDay} up to the period's last day, unless `early` comes with a reason
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { lastDayOf } from '../domain/deadline/last-day.ts';
import { formatDate } from '../domain/vietnamese/date.ts';
import { Problem } from '../problem.ts';
import { finishClosing } from '../store/close-period.ts';
import { headsOf } from '../store/counted-reports.ts';
import {
  beginClosing,
  closedPeriodOf,
  type ClosedPeriod,
  type PeriodActor,
} from '../store/periods.ts';
import { reviewReport } from '../store/review.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { figurePeriod } from './known-period.ts';
import { provinceSetting } from './province-setting.ts';
import { readBody, requireMethod } from './request.ts';
import { rollUpToClose } from './roll-up-period.ts';
import type { Runtime } from './runtime.ts';

const wish = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
  reason: z.string().trim().min(1).max(1000).optional(),
  early: z.boolean().default(false),
  renew: z.boolean().default(false),
});

export async function closePeriod(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const asked = readBody(request, wish, runtime.config);
  const role = requireRight(actor, 'PERIOD_CLOSE', asked.province);
  const setting = await provinceSetting(db, asked.province);
  const period = figurePeriod(asked.period, setting.plans);

  const { province } = asked;
  const who = { province, period: period.id, by: actor.email, role, at: runtime.now() };
  const closing = { reason: asked.reason ?? null, early: asked.early, renew: asked.renew };
  const lastDay = lastDayOf({ ...setting, period });
  const isEarly = actor.today <= lastDay;
  if (isEarly && !(asked.early && closing.reason !== null))
    await requireClosed(db, { province, period: period.id }, lastDay);
  const begun = await beginClosing(db, who, { ...closing, early: isEarly });
  if (begun.state === 'CLOSED') return answer(begun, 0, true);

  const { version, digest, reports } = await rollUpToClose(setting, period, begun, runtime);
  const own = reports.filter((it) => it.period === period.id).map((it) => it.reportId);
  const closed = await closeReports(own, who, runtime);
  const done = await finishClosing(db, who, { version, digest, reports: own });
  log('period closed', { province, period: period.id, version, closed, again: done.again });
  return answer(done.period, closed, done.again);
}

/** Nobody is cut off by what was closed before. @throws Problem CLOSE_EARLY */
async function requireClosed(
  db: Runtime['db'],
  { province, period }: { province: string; period: string },
  lastDay: string,
): Promise<void> {
  if ((await closedPeriodOf(db, province, period)) !== null) return;
  throw new Problem('CLOSE_EARLY', { lastDay: formatDate(lastDay) }, { details: { lastDay } });
}

/** What waits for its leader, or was refused after another revision counted, stays as it is. */
async function closeReports(
  reports: readonly string[],
  { province, period, by, role, at }: PeriodActor,
  { db }: Runtime,
): Promise<number> {
  const counted = new Set(reports);
  let closed = 0;
  for (const { reportId, revision, state } of (await headsOf(db, province, period)).values()) {
    if (!counted.has(reportId) || !['SUBMITTED', 'ACCEPTED'].includes(state)) continue;
    const close = { action: 'CLOSE' as const, reason: null, cells: [] };
    await reviewReport(db, { reportId, revision, ...close, by, role, at });
    closed += 1;
  }
  return closed;
}

function answer({ state, version, digest }: ClosedPeriod, closed: number, again: boolean): Answer {
  return { status: 200, body: { state, version, digest, closed, again } };
}
