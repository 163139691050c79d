// The order in which plans stand wherever several do: what a province says goes before what one of
// its communes adds.
import type { Plan } from './plan.ts';

/** For sorting: plans of provinces first, then by id in code-unit order. */
export function provincesFirst(a: Plan, b: Plan): number {
  if (a.level !== b.level) return a.level === 'PROVINCE' ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
