// Looking up why a commune owes nothing: it is freed from one report, or left out of the period.
import type { RollupInput } from './rollup.ts';

/** The reason by commune code and obligation; null where the commune is not freed. */
export function freedBy({
  exemptions = [],
  excluded = [],
}: Pick<RollupInput, 'exemptions' | 'excluded'>): (
  commune: string,
  obligation: string,
) => string | null {
  const whole = new Map(excluded.map(({ unit, reason }) => [unit, reason]));
  const one = new Map(exemptions.map((it) => [`${it.unit} ${it.obligation}`, it.reason]));
  return (commune, obligation) => whole.get(commune) ?? one.get(`${commune} ${obligation}`) ?? null;
}
