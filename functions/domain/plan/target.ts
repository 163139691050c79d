// Which target a unit is held to, and whether a figure meets it. Both are decided on whole numbers:
// a share of 35.4 % must not miss a target of 35.4 % by the last bit of a fraction.
import type { LocalDate } from '../calendar/rule.ts';
import { ZONES } from '../unit/unit.ts';
import type { Zone } from '../unit/unit.ts';
import { formatExact } from '../vietnamese/number.ts';
import type { AssignedTarget, Indicator, Plan } from './plan.ts';

export const NO_TARGET = 'Chưa giao mục tiêu';

/** An indicator as one plan states it. */
export interface IndicatorSource {
  plan: Plan;
  indicator: Indicator;
}

/**
 * The target in percent that counts on a day; null where there is none, or where zones differ and
 * the unit's zone is not known (null) or the figure runs over all of them ('ALL').
 *
 * A target assigned by document counts from its first day and goes before the plan's own. Among
 * assigned ones, one for this commune goes before one for the whole scope, then the later, then
 * the one for this very zone, then the one for this very plan, then the one named last; `assigned`
 * are those of the store, which come after those in the plan file.
 */
export function targetOf(
  source: IndicatorSource,
  zone: Zone | null | 'ALL',
  commune: string | null,
  on: LocalDate,
  assigned: readonly AssignedTarget[] = [],
): number | null {
  return targetInForce(source, zone, commune, on, assigned)?.value ?? null;
}

export interface TargetInForce {
  value: number;
  /** The document that assigns it; null where the plan itself names it. */
  documentNo: string | null;
}

/** As `targetOf`, with the document; where the zones have one value by several, the first's. */
export function targetInForce(
  source: IndicatorSource,
  zone: Zone | null | 'ALL',
  commune: string | null,
  on: LocalDate,
  assigned: readonly AssignedTarget[] = [],
): TargetInForce | null {
  const inZone = (one: Zone) => targetIn(source, one, commune, on, assigned);
  if (zone !== null && zone !== 'ALL') return inZone(zone);
  const [first = null, ...others] = ZONES.map(inZone);
  return others.every((other) => other?.value === first?.value) ? first : null;
}

function targetIn(
  { plan, indicator }: IndicatorSource,
  zone: Zone,
  commune: string | null,
  on: LocalDate,
  assigned: readonly AssignedTarget[],
): TargetInForce | null {
  const covers = (target: { zone: Zone | 'ALL' }) => target.zone === 'ALL' || target.zone === zone;
  const inForce = [...plan.assignedTargets, ...assigned].filter(
    (it: AssignedTarget) =>
      it.canonicalId === indicator.canonicalId &&
      it.from <= on &&
      (it.plan ?? plan.id) === plan.id &&
      (it.commune === null || it.commune === commune) &&
      covers(it),
  );
  const given = strongest(inForce);
  if (given !== undefined) return { value: given.value, documentNo: given.documentNo };
  const own = indicator.targets.find(covers);
  return own === undefined ? null : { value: own.value, documentNo: null };
}

function strongest(targets: AssignedTarget[]): AssignedTarget | undefined {
  return targets.reduce<AssignedTarget | undefined>(
    (best, it) => (best === undefined || !goesBefore(best, it) ? it : best),
    undefined,
  );
}

function goesBefore(a: AssignedTarget, b: AssignedTarget): boolean {
  if ((a.commune === null) !== (b.commune === null)) return a.commune !== null;
  if (a.from !== b.from) return a.from > b.from;
  if ((a.zone === 'ALL') !== (b.zone === 'ALL')) return a.zone !== 'ALL';
  return (a.plan ?? null) !== null && (b.plan ?? null) === null;
}

/**
 * Whether `numerator` out of `denominator` reaches `target` percent; ">" wants more than just
 * reaching it. Exact for figures and targets of at most three decimals. Nothing out of nothing
 * reaches no target: without a denominator above zero the answer is false.
 */
export function meets(
  numerator: number,
  denominator: number,
  target: number,
  comparator: '>=' | '>',
): boolean {
  if (!(denominator > 0)) return false;
  const reached = thousandths(numerator) * BigInt(100_000);
  const wanted = thousandths(target) * thousandths(denominator);
  return comparator === '>' ? reached > wanted : reached >= wanted;
}

/** `≥ 80%`, `> 90%`, `≥ 35,4%`, with the decimals its document gives it; null is none yet. */
export function targetWords(target: number | null, comparator: '>=' | '>'): string {
  if (target === null) return NO_TARGET;
  return `${comparator === '>' ? '>' : '≥'} ${formatExact(target)}%`;
}

function thousandths(value: number): bigint {
  return BigInt(Math.round(value * 1000));
}
