// acknowledgeReminder: POST {province, commune, period, obligation, step}. Somebody of the commune has
// read a reminder and sees to it: what chases on from that step stops.
//
//   200 {again}     404 for a reminder that was never made     400 401 403 405 413 415
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { communeId } from '../domain/unit/unit.ts';
import { acknowledge } from '../store/acknowledgements.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

const head = z.object({
  province: z.string().regex(/^\d{2}$/),
  commune: z.string().regex(/^\d{5}$/),
});
const body = z.strictObject({
  ...head.shape,
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
  obligation: z.string().regex(/^[A-Za-z0-9._-]{1,40}$/),
  step: z.string().regex(/^[A-Za-z0-9+-]{1,12}$/),
});

export async function acknowledgeReminder(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province, commune } = readBody(request, head, runtime.config);
  const unit = communeId({ province, code: commune });
  const role = requireRight(actor, 'CHASE_ACKNOWLEDGE', unit);
  const { period, obligation, step } = readBody(request, body, runtime.config);

  const acknowledged = await acknowledge(db, {
    obligationId: `${unit}_${period}_${obligation}`,
    step,
    by: actor.email,
    role,
    at: runtime.now(),
  });
  log('reminder acknowledged', { unit, period, obligation, step, ...acknowledged });
  return { status: 200, body: acknowledged };
}
