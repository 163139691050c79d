// correctReport: POST {province, commune, period, reason}. One commune of a closed period may send
// one more revision, for a reason that is kept; also one that never reported. The period's figures
// stay as they are until it is closed again.
//
//   200 {commune, period, again}     400 401 403 404 405 413 415, 503 BUSY
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { Problem } from '../problem.ts';
import { openForCorrection } from '../store/correct-report.ts';
import { headsOf } from '../store/counted-reports.ts';
import { communeOf } from '../store/units.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

const wish = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  commune: z.string().regex(/^\d{5}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
  reason: z.string().trim().min(1).max(1000),
});

export async function correctReport(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province, commune, period, reason } = readBody(request, wish, runtime.config);
  const role = requireRight(actor, 'PERIOD_CLOSE', province);
  if ((await communeOf(db, { province, code: commune })) === null)
    throw new Problem('NOT_FOUND', { what: 'đơn vị này' });

  const who = { province, period, by: actor.email, role, at: runtime.now() };
  const head = (await headsOf(db, province, period)).get(commune);
  const reportId = head?.reportId ?? null;
  const again = await openForCorrection(db, who, { commune, reportId, reason });
  log('report opened for a correction', { province, commune, period, again });
  return { status: 200, body: { commune, period, again } };
}
