// Which units stand on a day, and in which zone. Codes outlive units, so a unit is always looked up
// with a day.
import type { LocalDate } from '../calendar/rule.ts';
import type { Commune, Units, Village, Zone } from './unit.ts';

/** The communes that stand on a day. A code stands at most once on any day. */
export function communesOn(units: Units, day: LocalDate): Commune[] {
  return units.communes.filter((commune) => standsOn(commune, day));
}

/** The villages of a commune that stand on a day. */
export function villagesOn(units: Units, communeCode: string, day: LocalDate): Village[] {
  return units.villages.filter(
    (village) => village.commune === communeCode && standsOn(village, day),
  );
}

/** The zone whose targets a village is held to: its own, else its commune's, else none. */
export function zoneOf(
  village: Pick<Village, 'zone'>,
  commune: Pick<Commune, 'zone'>,
): Zone | null {
  return village.zone ?? commune.zone;
}

export function standsOn(unit: Pick<Commune, 'validFrom' | 'validTo'>, day: LocalDate): boolean {
  return unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo);
}
