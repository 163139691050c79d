// verifyLog: GET ?province=48. Proves every log of a province whole, or names the first link that is
// not: what was done to which report cannot be changed behind anybody's back.
//
//   200 {whole: true, chains, entries} | {whole: false, subject, n, why}     400 401 403 405
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { verifyLog } from '../store/log.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readQuery, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

const query = z.strictObject({ province: z.string().regex(/^\d{2}$/) });

export async function proveLog(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'GET');
  const actor = await actorOf(request, runtime);
  const { province } = readQuery(request, query);
  requireRight(actor, 'LOG_VERIFY', province);

  const verdict = await verifyLog(db, province);
  log('log verified', { province, ...verdict }, verdict.whole ? 'info' : 'error');
  return { status: 200, body: verdict };
}
