// What the tests of the five plans share: how a plan of this project is read, and how its entries
// are looked at in the words of a table.
import { join } from 'node:path';
import type { Indicator, Obligation, Plan, TeamRule } from '../../functions/domain/plan/plan.ts';
import { readPlanFile } from '../../functions/files/plan-file.ts';

export const PLANS = join(import.meta.dirname, '..', '..', 'plans');

export function readPlan(id: string): Promise<Plan> {
  return readPlanFile(join(PLANS, `${id}.yaml`));
}

export function indicatorOf(plan: Plan, id: string): Indicator {
  return one(plan.indicators, id);
}

/** An indicator in the words of the tables: `households >= ALL 100`. */
export function shareWanted(plan: Plan, id: string): string {
  const it = indicatorOf(plan, id);
  const targets = it.targets.map(({ zone, value }) => `${zone} ${value}`).join(', ');
  return `${it.denominator.field} ${it.comparator} ${targets}`;
}

/** A rule without what every rule has: kind and its own keys. */
export function ruleFacts(plan: Plan, id: string): Record<string, unknown> {
  const { id: _, clause: __, note: ___, ...facts } = one<TeamRule>(plan.teamRules, id);
  return facts;
}

/** An obligation in the words of the tables: `COMMUNE → DISTRICT, QUARTER, BEFORE 20 PERIOD_LAST`. */
export function duty(plan: Plan, id: string): string {
  const it = one<Obligation>(plan.reporting, id);
  const to = [it.to, ...it.alsoTo].join(' + ');
  const how = [it.frequency, it.frequencyAssumed ? 'assumed' : ''].filter(Boolean).join(' ');
  const due = it.due ? inWords(it.due) : 'no date';
  const reminder = it.assumedDue ? `, assumed ${inWords(it.assumedDue)}` : '';
  return `${it.from} → ${to}, ${how}, ${due}${reminder}`;
}

function inWords(due: NonNullable<Obligation['due']>): string {
  return 'day' in due ? `${due.rule} ${due.day} ${due.month}` : due.rule;
}

/** The clause of an entry by id, wherever in the plan it stands. */
export function clauseOf(plan: Plan, id: string): string {
  return one([...plan.indicators, ...plan.teamRules, ...plan.reporting, ...plan.rollout], id)
    .clause;
}

function one<T extends { id: string }>(list: readonly T[], id: string): T {
  const found = list.find((entry) => entry.id === id);
  if (!found) throw new Error(`expected ${id}, found ${list.map((it) => it.id).join(', ')}`);
  return found;
}
