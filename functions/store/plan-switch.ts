// What a province has decided on a plan since it was loaded: put into force, superseded, ended. It
// stands beside the plan's text in `plans/{id}`, so that loading the file again changes nothing of it.
import { digestOfShown } from '../digest.ts';
import { isInForce } from '../domain/plan/overlay.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { switched, type PlanSwitch } from '../domain/plan/switches.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';
import { planDocument, planIn, switchesIn } from './plans.ts';

export interface SwitchWish extends PlanSwitch {
  province: string;
  plan: string;
  role: string;
}

export interface SwitchedPlan {
  plan: string;
  validity: Pick<Plan['validity'], 'from' | 'to'>;
}

/**
 * One transaction with its entry in the province's log. A plan that takes another's place is put into
 * force with it where it is not. Told again, or where nothing comes of it, it changes nothing.
 */
export async function switchPlanTo(
  db: Database,
  { province, plan, role, ...wish }: SwitchWish,
): Promise<{ plans: SwitchedPlan[]; again: boolean }> {
  const { action, on, by, documentNo, reason, who, at } = wish;
  const ids = by === null ? [plan] : [plan, by];
  return transact(db, async (transaction) => {
    const found = await transaction.getAll(...ids.map((id) => planDocument(db, id)));
    const changes = found.map((snapshot, place) => {
      const text = planIn(snapshot);
      const before = switchesIn(snapshot);
      const was = switched(text, before);
      const wanted: PlanSwitch | null =
        place === 0 ? wish : isInForce(was, on) ? null : { ...wish, action: 'ACTIVATE', by: null };
      const switches = wanted === null ? before : [...before, wanted];
      const is = switched(text, switches);
      return { id: text.id, before, switches, is, changed: spellsOf(was) !== spellsOf(is) };
    });
    const plans = changes.map(({ id, is }) => ({
      plan: id,
      validity: { from: is.validity.from, to: is.validity.to },
    }));
    const changed = changes.filter((it) => it.changed);
    if (changed.length === 0) return { plans, again: true };
    const write = await openLog(db, transaction, province);

    for (const { id, switches } of changed) transaction.update(planDocument(db, id), { switches });
    const digest = (of: 'before' | 'switches') => digestOfShown(changed.map((it) => it[of]));
    write({
      province,
      subject: province,
      what: `PLAN_${action}`,
      who,
      role,
      at,
      facts: { plan, on, by, documentNo, reason },
      before: digest('before'),
      after: digest('switches'),
    });
    return { plans, again: false };
  });
}

function spellsOf({ validity: { from, to }, pauses = [] }: Plan): string {
  return JSON.stringify([from, to, pauses]);
}
