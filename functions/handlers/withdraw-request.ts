// withdrawRequest: POST {province, request, reason}. From now on nobody owes an answer to the request,
// and nobody is reminded of it; answers that were given stay.
//
//   200 {request, again}     404 for a request that is not there     400 401 403 405 413 415, 503 BUSY
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { requestPeriod } from '../domain/request/request-period.ts';
import type { AdhocRequest } from '../domain/request/request.ts';
import { holidaysOf } from '../store/holidays.ts';
import { plansOf } from '../store/plans.ts';
import { withdraw } from '../store/requests.ts';
import { provinceOf, unitsOf } from '../store/units.ts';
import { actorOf, requireRight } from './actor.ts';
import { stackOf, type Answer } from './answer.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import { watchPeriod } from './watch-obligations.ts';

const head = z.object({ province: z.string().regex(/^\d{2}$/) });
const body = z.strictObject({
  ...head.shape,
  request: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
  reason: z.string().trim().min(1).max(500),
});

export async function withdrawRequest(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province } = readBody(request, head, runtime.config);
  const role = requireRight(actor, 'REQUEST_ISSUE', province);
  const { request: id, reason } = readBody(request, body, runtime.config);

  const by = { province, by: actor.email, role, at: runtime.now() };
  const withdrawn = await withdraw(db, by, { id, reason });
  await letGo(withdrawn.request, runtime);
  log('request withdrawn', { province, request: id, again: withdrawn.again });
  return { status: 200, body: { request: id, again: withdrawn.again } };
}

/**
 * Nobody is chased any more from this moment on, before the deadlines are looked at again. What fails
 * here is made up for then: the request is withdrawn all the same.
 */
async function letGo(request: AdhocRequest, { db, now, log }: Runtime): Promise<void> {
  try {
    const province = await provinceOf(db, request.province);
    if (province === null) return;
    const [plans, units, holidays] = await Promise.all([
      plansOf(db, province.plans),
      unitsOf(db, province.code),
      holidaysOf(db),
    ]);
    const { code, ladder } = province;
    const watch = { province: code, plans, units, holidays, ladder, now: now() };
    await watchPeriod(db, watch, requestPeriod(request), request);
  } catch (error) {
    log('request not let go of', { request: request.id, stack_trace: stackOf(error) }, 'error');
  }
}
