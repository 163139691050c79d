// assignTargets: POST {province, targets: [{plan, canonicalId, commune, zone, value, from, documentNo,
// assignedOn}]}. Targets given out while plans run, to the whole province (`commune` null) or to one
// commune, under one plan or under every plan that has the indicator (`plan` null). All of them are
// taken or none; the later word for the same thing from the same day replaces the earlier, and `value`
// null takes it back. They judge open periods from their day on; what was closed stays as it was.
//
//   200 {assigned, unchanged}     422 ENTRIES_REFUSED {details: {faults: [{place, field, message}]}}
//   400 401 403 404 405 413 415
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { localDateOf } from '../domain/calendar/local.ts';
import { targetFaults, targetWish } from '../domain/plan/assigned-target.ts';
import { Problem } from '../problem.ts';
import { plansOf } from '../store/plans.ts';
import { recordTargets } from '../store/targets.ts';
import { provinceOf, unitsOf } from '../store/units.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readEntries, requireFaultless } from './refused-entries.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

/** A province's communes by its indicators, in one go. */
const MOST_TARGETS = 2000;

const body = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  targets: z.array(z.unknown()).min(1).max(MOST_TARGETS),
});

export async function assignTargets(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;
  const at = runtime.now();

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province: code, targets } = readBody(request, body, runtime.config);
  const role = requireRight(actor, 'TARGET_ASSIGN', code);

  const province = await provinceOf(db, code);
  if (province === null) throw new Problem('NOT_FOUND', { what: `tỉnh ${code}` });
  const [plans, { communes }] = await Promise.all([plansOf(db, province.plans), unitsOf(db, code)]);
  const { read, faults } = readEntries(targets, targetWish);
  const wishes = read.map(({ entry }) => entry);
  const setting = { province: code, plans, communes, today: localDateOf(at) };
  const places = read.map(({ place }) => place);
  requireFaultless([...faults, ...targetFaults(wishes, setting, places)]);

  const recorded = await recordTargets(db, wishes, { province: code, by: actor.email, role, at });
  log('targets assigned', { province: code, ...recorded });
  return { status: 200, body: recorded };
}
