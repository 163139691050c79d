// excuseUnit: POST {province, period, commune, obligation, reason, undo?, afterClosing?}. The province
// frees a commune from one report, or with `obligation` null leaves it out of the period, where it is
// in no denominator then. `undo` puts it back. It shows in the next roll-up and the next look at the
// deadlines; of a closed period, where it has to be said with `afterClosing`, when that is closed
// again for a reason.
//
//   200 {again}     404 for what is not there or not owed     409 PERIOD_CLOSED
//   400 401 403 405 413 415, 503 BUSY
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { overlayPlans, reportObligation } from '../domain/plan/overlay.ts';
import { owedAnswers } from '../domain/request/owed-answers.ts';
import { communesOn } from '../domain/unit/on-day.ts';
import { Problem } from '../problem.ts';
import { excuse } from '../store/exemptions.ts';
import { plansOf } from '../store/plans.ts';
import { communeOf, provinceOf } from '../store/units.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { knownPeriod } from './known-period.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

const head = z.object({ province: z.string().regex(/^\d{2}$/) });
const body = z.strictObject({
  ...head.shape,
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
  commune: z.string().regex(/^\d{5}$/),
  obligation: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,40}$/)
    .nullable(),
  reason: z.string().trim().min(1).max(500),
  undo: z.boolean().default(false),
  afterClosing: z.boolean().default(false),
});

export async function excuseUnit(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province: code } = readBody(request, head, runtime.config);
  const role = requireRight(actor, 'UNIT_EXCUSE', code);
  const { undo, afterClosing, ...asked } = readBody(request, body, runtime.config);

  // An exemption that outlived its plan or its commune can still be taken back.
  if (!undo) await requireOwed(runtime, asked);
  const exemption = { ...asked, by: actor.email, at: runtime.now() };
  const excused = await excuse(db, exemption, { undo, role, afterClosing });
  const { commune, period, obligation } = asked;
  log('unit excused', { province: code, commune, period, obligation, undo, ...excused });
  return { status: 200, body: excused };
}

/** @throws Problem NOT_FOUND where the commune owes no such report on the period */
async function requireOwed(
  { db }: Pick<Runtime, 'db'>,
  asked: Pick<z.output<typeof body>, 'province' | 'period' | 'commune' | 'obligation'>,
): Promise<void> {
  const [province, units] = await Promise.all([
    provinceOf(db, asked.province),
    communeOf(db, { province: asked.province, code: asked.commune }),
  ]);
  if (province === null || units === null) throw new Problem('NOT_FOUND', { what: 'đơn vị này' });
  const plans = await plansOf(db, province.plans);
  const { period, request } = await knownPeriod(db, asked.province, asked.period, plans);
  const [commune] = communesOn(units, period.end);
  const overlay = commune && overlayPlans(plans, commune, period);
  const owes = (id: string) => asked.obligation === null || asked.obligation === id;
  const owed =
    request !== null
      ? owedAnswers(request, { plans, units }).some((it) => owes(it.owed.obligation.id))
      : overlay !== undefined &&
        (asked.obligation === null
          ? reportObligation(overlay) !== undefined
          : overlay.obligations.some(({ obligation }) => obligation.id === asked.obligation));
  if (!owed) throw new Problem('NOT_FOUND', { what: 'nghĩa vụ báo cáo này trong kỳ' });
}
