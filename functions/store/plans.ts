// Plans as the province put them in force: `plans/{id}` holds the checked content of a plan file
// under one field, `plan`, so that one rule keeps all of it out of the index.
import { planSchema } from '../domain/plan/plan.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { Database } from './database.ts';
import { requireFits } from './size.ts';

/**
 * The plans of these ids, in the order asked for.
 * @throws Error naming a plan that is not there: the province's list and its plans belong together
 */
export async function plansOf(db: Database, ids: readonly string[]): Promise<Plan[]> {
  if (ids.length === 0) return [];
  const found = await db.getAll(...ids.map((id) => db.collection('plans').doc(id)));
  return found.map((snapshot, place) => {
    if (!snapshot.exists) throw new Error(`plans/${ids[place]}: expected a plan, found none.`);
    return planSchema.parse(snapshot.get('plan'));
  });
}

export async function savePlan(db: Database, plan: Plan): Promise<void> {
  const document = { plan };
  requireFits(document);
  await db.collection('plans').doc(plan.id).set(document);
}
