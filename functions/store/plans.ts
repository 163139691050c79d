// Plans as the province put them in force: `plans/{id}` holds the checked content of a plan file
// under one field, `plan`, so that one rule keeps all of it out of the index, and beside it what the
// province has decided on it since (`switches`, plan-switch.ts).
import type { DocumentReference, DocumentSnapshot } from 'firebase-admin/firestore';
import { planSchema } from '../domain/plan/plan.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { switched, type PlanSwitch } from '../domain/plan/switches.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { requireFits } from './size.ts';

export function planDocument(db: Database, id: string): DocumentReference {
  return db.collection('plans').doc(id);
}

/**
 * The plans of these ids, in the order asked for, with the validity that the province has given them.
 * @throws Error naming a plan that is not there: the province's list and its plans belong together
 */
export async function plansOf(db: Database, ids: readonly string[]): Promise<Plan[]> {
  if (ids.length === 0) return [];
  const found = await db.getAll(...ids.map((id) => planDocument(db, id)));
  return found.map((snapshot) => switched(planIn(snapshot), switchesIn(snapshot)));
}

/** The plan as its file says it. */
export function planIn(snapshot: DocumentSnapshot): Plan {
  if (!snapshot.exists) throw new Error(`${snapshot.ref.path}: expected a plan, found none.`);
  return planSchema.parse(snapshot.get('plan'));
}

export function switchesIn(snapshot: DocumentSnapshot): PlanSwitch[] {
  return (snapshot.get('switches') as PlanSwitch[] | undefined) ?? [];
}

/** Replaces a plan's text; what the province has decided on the plan stays. */
export async function savePlan(db: Database, plan: Plan): Promise<void> {
  const document = planDocument(db, plan.id);
  await transact(db, async (transaction) => {
    const standing = await transaction.get(document);
    const switches = standing.exists ? switchesIn(standing) : [];
    const content = { plan, ...(switches.length > 0 ? { switches } : {}) };
    requireFits(content);
    transaction.set(document, content);
  });
}
