// settleMail: POST {province, mail, outcome: SENT | SEND_AGAIN}. A run ended before the mail server had
// answered, and nobody can tell whether the mail went out: staff ask its reader and say so. It is never
// sent a second time by itself, only by SEND_AGAIN, with the next look at the deadlines.
//
//   200 {again}     404 for no mail of the province     409 MAIL_SETTLED     400 401 403 405 413 415
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { decideUnsure } from '../store/mails.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

const wish = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  mail: z
    .string()
    .max(300)
    .regex(/^[^/]+$/),
  outcome: z.enum(['SENT', 'SEND_AGAIN']),
});

export async function settleMail(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province, mail: id, outcome } = readBody(request, wish, runtime.config);
  const role = requireRight(actor, 'SUMMARY_UPDATE', province);

  const who = { province, by: actor.email, role, at: runtime.now() };
  const settled = await decideUnsure(db, { id, outcome, ...who });
  log('mail settled', { province, outcome, ...settled });
  return { status: 200, body: settled };
}
