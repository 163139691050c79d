// provinceSummary: GET ?province=48&period=2025-Q4. The standing figures of a province, all of them,
// computed again from the revisions that the last roll-up recorded, and only answered when their
// digest is the recorded one: what staff read is what was counted.
//
//   200 the roll-up with its digest     404 before the first     409 ROLLUP_OUTDATED
//   400 401 403 405
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { Problem } from '../problem.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { periodById } from '../domain/plan/periods.ts';
import { provinceSetting } from './province-setting.ts';
import { readQuery, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import { recomputed, standingVersion } from './standing-rollup.ts';

const query = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
});

export async function provinceSummary(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'GET');
  const actor = await actorOf(request, runtime);
  const asked = readQuery(request, query);
  requireRight(actor, 'PROVINCE_READ', asked.province);

  const stored = await standingVersion(db, asked.province, asked.period);
  if (stored === null) throw new Problem('NOT_FOUND', { what: 'bản tổng hợp của kỳ này' });
  const setting = await provinceSetting(db, asked.province);
  const period = periodById(asked.period, setting.plans);
  const again = period && (await recomputed(db, setting, period, stored));
  if (again === undefined || again === null) throw new Problem('ROLLUP_OUTDATED');

  const { rollup, digest } = again;
  if (digest !== stored.digest) {
    const { version } = stored;
    log('roll-up differs', { ...asked, version, stored: stored.digest, found: digest }, 'error');
    throw new Problem('INTERNAL');
  }
  log('summary read', { ...asked, version: stored.version, figures: rollup.figures.length });
  return { status: 200, body: { ...rollup, digest } };
}
