// What a figure is held to: a target in percent, and whether reaching it is enough.
import type { LocalDate } from '../calendar/rule.ts';
import type { AssignedTarget } from '../plan/plan.ts';
import { targetOf, type IndicatorSource } from '../plan/target.ts';
import type { Zone } from '../unit/unit.ts';

export interface Goal {
  target: number | null;
  comparator: '>=' | '>';
  /** The plan whose target it is; null without a target. */
  plan: string | null;
}

/** Targets are asked for on one day, among one set of assigned targets. */
export interface GoalContext {
  on: LocalDate;
  assigned: readonly AssignedTarget[];
}

/** The province's word where it has one; an indicator of the commune's alone is the commune's. */
export function judgingSource(sources: readonly IndicatorSource[]): IndicatorSource {
  const source = sources.find(({ plan }) => plan.level === 'PROVINCE') ?? sources[0];
  if (source === undefined) throw new Error('expected an indicator with a plan, found none');
  return source;
}

/** `commune` null: the whole province or district. `zone` null: no single zone is known. */
export function goalOf(
  source: IndicatorSource,
  zone: Zone | null,
  commune: string | null,
  { on, assigned }: GoalContext,
): Goal {
  const target = targetOf(source, zone, commune, on, assigned);
  return {
    target,
    comparator: source.indicator.comparator,
    plan: target === null ? null : source.plan.id,
  };
}

/**
 * The goal of a unit whose communes follow these sources. A province's plan speaks for all of them;
 * communes with plans of their own share a goal only if these agree.
 */
export function jointGoal(
  sources: readonly IndicatorSource[],
  zone: Zone | null,
  context: GoalContext,
): Goal {
  const province = sources.filter(({ plan }) => plan.level === 'PROVINCE');
  const goals = (province.length > 0 ? province : sources).map((source) =>
    goalOf(source, zone, null, context),
  );
  const [first, ...others] = goals;
  if (first === undefined) throw new Error('expected an indicator with a plan, found none');
  const agree = others.every(
    (goal) => goal.target === first.target && goal.comparator === first.comparator,
  );
  return agree ? first : { target: null, comparator: first.comparator, plan: null };
}
