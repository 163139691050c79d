// requestCollection: POST {province, commune, collect}. A commune asks that its figures be fetched from
// its spreadsheet on the next round: SUBMIT sends them in the name of who asks, DRAFT only looks, false
// takes the wish back.
//
//   200 {collect}     400 401 403 405 413 415
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { communeId } from '../domain/unit/unit.ts';
import { askForCollection } from '../store/spreadsheets.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

const body = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  commune: z.string().regex(/^\d{5}$/),
  collect: z.union([z.enum(['DRAFT', 'SUBMIT']), z.literal(false)]),
});

export async function requestCollection(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log, now } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province, commune, collect } = readBody(request, body, runtime.config);
  const unit = communeId({ province, code: commune });
  requireRight(actor, 'REPORT_SUBMIT', unit);

  await askForCollection(db, unit, { collect, by: actor.email, at: now() });
  log('collection asked for', { unit, collect });
  return { status: 200, body: { collect } };
}
