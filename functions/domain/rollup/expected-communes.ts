// Whom the province expects a report of, with everything that is known of each: its plans, its
// villages and their zones, this period's report and the earlier ones.
import type { Period } from '../calendar/period.ts';
import type { LocalDate } from '../calendar/rule.ts';
import { overlaysOf, reportObligation, type Overlay } from '../plan/overlay.ts';
import type { Plan } from '../plan/plan.ts';
import { standsOn, zoneOf } from '../unit/on-day.ts';
import { villageId, type Commune, type Units, type Village, type Zone } from '../unit/unit.ts';
import type { ChosenReports } from './chosen-reports.ts';
import type { CountedReport, RollupInput } from './rollup.ts';

export interface ExpectedVillage {
  id: string;
  code: string;
  /** null: neither the village nor its commune has a zone. */
  zone: Zone | null;
}

export interface ExpectedCommune {
  commune: Commune;
  overlay: Overlay;
  /** Sorted by code. */
  villages: ExpectedVillage[];
  /**
   * The zone that all its villages share, or the commune's own where it has no villages. null: they
   * differ or one has none, so that no zoned target is the whole commune's.
   */
  zone: Zone | null;
  /** This period's report; null while the commune is silent. */
  report: CountedReport | null;
  /** Reports of earlier periods, the latest first. */
  earlier: CountedReport[];
  /** The earlier report by which its villages are known; null where a newer source names them. */
  villagesFrom: CountedReport | null;
}

/**
 * The communes that stand on the period's last day and that a plan in force obliges to report on
 * it, sorted by code.
 */
export function expectedCommunes(
  units: Units,
  plans: readonly Plan[],
  period: Period,
  chosen: ChosenReports,
): ExpectedCommune[] {
  const overlayOf = overlaysOf(plans, period);
  const villages = villagesByCommune(units.villages, period.end);
  return units.communes
    .filter((commune) => standsOn(commune, period.end))
    .sort(byCode)
    .flatMap((commune) => {
      const overlay = overlayOf(commune);
      if (reportObligation(overlay) === undefined) return [];
      const report = chosen.current.get(commune.code) ?? null;
      const earlier = chosen.earlier.get(commune.code) ?? [];
      const listed = villages.get(commune.code) ?? [];
      // An old report says which villages there are only where neither list nor report does.
      const villagesFrom = report === null && listed.length === 0 ? (earlier[0] ?? null) : null;
      const own = villagesOf(commune, listed, report ?? villagesFrom);
      const zone = own.length === 0 ? commune.zone : sharedZone(own);
      return [{ commune, overlay, villages: own, zone, report, earlier, villagesFrom }];
    });
}

/** Those that count in the period, and those left out of it with the reason, by commune code. */
export function withoutExcluded(
  communes: readonly ExpectedCommune[],
  excluded: RollupInput['excluded'] = [],
): { counted: ExpectedCommune[]; left: Required<RollupInput>['excluded'] } {
  const reasons = new Map(excluded.map(({ unit, reason }) => [unit, reason]));
  return {
    counted: communes.filter(({ commune }) => !reasons.has(commune.code)),
    left: communes.flatMap(({ commune: { code: unit } }) => {
      const reason = reasons.get(unit);
      return reason === undefined ? [] : [{ unit, reason }];
    }),
  };
}

/** The zone of every one of these places; null where they differ or where one has none. */
function sharedZone(places: readonly { zone: Zone | null }[]): Zone | null {
  const zone = places[0]?.zone ?? null;
  return places.every((place) => place.zone === zone) ? zone : null;
}

function villagesByCommune(villages: readonly Village[], on: LocalDate): Map<string, Village[]> {
  const byCommune = new Map<string, Village[]>();
  for (const village of villages) {
    if (!standsOn(village, on)) continue;
    const list = byCommune.get(village.commune);
    if (list) list.push(village);
    else byCommune.set(village.commune, [village]);
  }
  return byCommune;
}

/**
 * The villages of the unit list, and those that the commune's report adds to it: a village that
 * the list does not know yet still has households. The list's zone counts where it has one.
 */
function villagesOf(
  commune: Commune,
  listed: readonly Village[],
  report: CountedReport | null,
): ExpectedVillage[] {
  const found = new Map<string, ExpectedVillage>();
  const add = (code: string, zone: Zone | null) =>
    found.set(code, { id: villageId(commune, code), code, zone });
  for (const village of listed) add(village.code, zoneOf(village, commune));
  if (report)
    for (const line of report.content.villages)
      if (!found.has(line.village))
        add(line.village, zoneOf(line, commune) ?? report.content.communeZone);
  return [...found.values()].sort(byCode);
}

function byCode(a: { code: string }, b: { code: string }): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
