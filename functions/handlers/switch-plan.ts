// switchPlan: POST {province, plan, action, on, by?, documentNo, reason}. A plan is put into force from
// a day on (ACTIVATE), gives way to another (SUPERSEDE, `by`), or ends (END). `on` is the first day of
// the new state: the last day of a plan that ends on 1 January is 31 December. What the plan's file
// says stays, as does every evaluation of before: a period is judged by the plans of its last day.
//
//   200 {plans: [{plan, validity: {from, to}}], again}     404 for a plan that is not the province's
//   400 401 403 405 413 415
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { localDateOf } from '../domain/calendar/local.ts';
import { watchedPeriods } from '../domain/deadline/owed-reports.ts';
import { provinceOn } from '../domain/plan/overlay.ts';
import { PLAN_ACTIONS } from '../domain/plan/switches.ts';
import { localDate } from '../domain/plan/words.ts';
import { Problem } from '../problem.ts';
import { holidaysOf } from '../store/holidays.ts';
import { switchPlanTo } from '../store/plan-switch.ts';
import { plansOf } from '../store/plans.ts';
import { provinceOf, unitsOf, type Province } from '../store/units.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import { watchPeriod } from './watch-obligations.ts';

const planId = z.string().regex(/^[a-z0-9-]{1,100}$/);
const body = z
  .strictObject({
    province: z.string().regex(/^\d{2}$/),
    plan: planId,
    action: z.enum(PLAN_ACTIONS),
    on: localDate,
    by: planId.optional(),
    documentNo: z.string().trim().min(1).max(100),
    reason: z.string().trim().min(1).max(500),
  })
  .refine(
    ({ action, by, plan }) => (action === 'SUPERSEDE') === (by !== undefined) && by !== plan,
    {
      path: ['by'],
    },
  );

export async function switchPlan(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;
  const at = runtime.now();

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province: code, by = null, ...asked } = readBody(request, body, runtime.config);
  const role = requireRight(actor, 'PLAN_SWITCH', code);

  const province = await provinceOf(db, code);
  if (province === null) throw new Problem('NOT_FOUND', { what: `tỉnh ${code}` });
  for (const id of [asked.plan, ...(by === null ? [] : [by])]) {
    const [plan] = province.plans.includes(id) ? await plansOf(db, [id]) : [];
    if (plan === undefined || provinceOn(plan, asked.on) !== code)
      throw new Problem('NOT_FOUND', { what: `kế hoạch ${id} của tỉnh này` });
  }

  const wish = { ...asked, by, province: code, who: actor.email, role, at };
  const switched = await switchPlanTo(db, wish);
  await settleUnwatched(province, runtime);
  const { plan, action, on } = asked;
  log('plan switched', { province: code, plan, action, on, by, again: switched.again });
  return { status: 200, body: switched };
}

/**
 * Periods in which nobody owes anything any more are not looked at by the schedule: what had been owed
 * in them is settled here, once for all. Told again it finds nothing left to do.
 */
async function settleUnwatched(
  { code, plans: ids, ladder }: Province,
  { db, now }: Runtime,
): Promise<void> {
  const [plans, units, holidays] = await Promise.all([
    plansOf(db, ids),
    unitsOf(db, code),
    holidaysOf(db),
  ]);
  const at = now();
  const today = localDateOf(at);
  const watched = new Set(watchedPeriods(units, plans, today).map(({ id }) => id));
  const unended = plans.map(({ pauses: _pauses, ...plan }) => ({
    ...plan,
    validity: { from: plan.validity.from, to: null },
  }));
  const watch = { province: code, plans, units, holidays, ladder, now: at };
  for (const period of watchedPeriods(units, unended, today))
    if (!watched.has(period.id)) await watchPeriod(db, watch, period);
}
