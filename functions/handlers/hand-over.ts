// handOver: POST {unit, from, to, day}. What one account may do in a unit passes to another from a
// day on, and with it the unit's spreadsheet. Told again it changes nothing, and takes up a sharing
// that had failed; before the day the spreadsheet stays with whoever works there, and on the day it is moved
// by the daily look at the deadlines.
//
//   200 {again, sharing: MOVED | LATER | FAILED | NONE}     400 401 403 404 405 413 415, 503 BUSY
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { handOverGrants } from '../store/hand-over.ts';
import { allOfficers } from '../store/officers.ts';
import { spreadsheetOf } from '../store/spreadsheets.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { moveSharing } from './move-sharing.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

const address = z.email().max(200).toLowerCase();
const wish = z.strictObject({
  unit: z.string().regex(/^\d{2}(-\d{5})?$/),
  from: address,
  to: address,
  day: z.iso.date(),
});

export async function handOver(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const asked = readBody(request, wish, runtime.config);
  const role = requireRight(actor, 'OFFICERS_MANAGE', asked.unit);

  const who = { by: actor.email, role, at: runtime.now() };
  const { again } = await handOverGrants(db, { ...asked, ...who });
  const sharing =
    actor.today < asked.day
      ? 'LATER'
      : await moveSharing(
          await spreadsheetOf(db, asked.unit),
          await allOfficers(db),
          actor.today,
          runtime,
        );
  log('rights handed over', { unit: asked.unit, day: asked.day, again, sharing });
  return { status: 200, body: { again, sharing } };
}
