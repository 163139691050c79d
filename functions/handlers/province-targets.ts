// provinceTargets: GET ?province=48. The indicators of the plans in force with the targets that the
// plans name themselves, and every target given out by document: those that stand, and those that a
// later word has replaced or taken back.
//
//   200 {indicators, targets, replaced}     400 401 403 404 405
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { formatInstant } from '../domain/calendar/local.ts';
import { standingWords, type TargetWord } from '../domain/plan/assigned-target.ts';
import { provincesFirst } from '../domain/plan/order.ts';
import { isInForce, provinceOn } from '../domain/plan/overlay.ts';
import { Problem } from '../problem.ts';
import { plansOf } from '../store/plans.ts';
import { targetWordsIn } from '../store/targets.ts';
import { provinceOf } from '../store/units.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readQuery, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

const query = z.strictObject({ province: z.string().regex(/^\d{2}$/) });

export async function provinceTargets(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'GET');
  const actor = await actorOf(request, runtime);
  const { province: code } = readQuery(request, query);
  requireRight(actor, 'PROVINCE_READ', code);

  const province = await provinceOf(db, code);
  if (province === null) throw new Problem('NOT_FOUND', { what: `tỉnh ${code}` });
  const [plans, words] = await Promise.all([plansOf(db, province.plans), targetWordsIn(db, code)]);
  const { today } = actor;
  // A plan that begins later is given targets before it does.
  const current = plans.filter(
    (plan) =>
      (isInForce(plan, today) || plan.validity.from > today) && provinceOn(plan, today) === code,
  );
  const indicators = current.sort(provincesFirst).flatMap((plan) =>
    plan.indicators.map(({ canonicalId, name, targets }) => ({
      plan: plan.id,
      planTitle: plan.title,
      /** The only commune that the plan binds; null: the province. */
      commune: plan.scope.commune,
      canonicalId,
      name,
      /** What the plan knows of: `ALL`, then its zones. */
      zonesOfPlan: ['ALL', ...plan.zones.map(({ id }) => id)],
      zones: targets,
    })),
  );
  const standing = new Set(standingWords(words));
  log('targets read', { province: code, indicators: indicators.length, targets: standing.size });
  return {
    status: 200,
    body: {
      indicators,
      targets: [...standing].map(shown),
      replaced: words.filter((word) => !standing.has(word)).map(shown),
    },
  };
}

function shown({ assignedAt, ...word }: TargetWord) {
  return { ...word, assignedAt: formatInstant(assignedAt) };
}
