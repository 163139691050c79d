// The communes of the summary and the names of all places in it. The rollup speaks in codes; an
// officer reads names.
import { placeParts } from '../workbook/cell.ts';
import type { Period } from '../calendar/period.ts';
import { sheetIdOf } from '../grid/sheet-id.ts';
import { plansInForce } from '../plan/overlay.ts';
import type { Plan } from '../plan/plan.ts';
import type { Rollup, RollupTeam, RollupTimeliness } from '../rollup/rollup.ts';
import { communesOn } from '../unit/on-day.ts';
import type { Commune, Zone } from '../unit/unit.ts';
import { communeTitle } from '../unit/words.ts';
import type { SummaryInput } from './input.ts';

export interface CommuneView {
  code: string;
  /** "Phường An Hải" */
  name: string;
  zone: Zone | null;
  team: RollupTeam | null;
  /** The report of this period that counts; null while there is none. */
  report: Rollup['basis'][number] | null;
  /** What it owes the province in this period, leaving internal obligations aside. */
  owed: RollupTimeliness[];
}

/** The communes the rollup speaks of; where it is silent on some it expects, those under a plan. */
export function communesOf(
  { rollup, units }: SummaryInput,
  plans: readonly Plan[],
  period: Period,
): CommuneView[] {
  const inForce = new Map<string, Commune>();
  for (const commune of units.communes)
    if (commune.validFrom <= period.end || !inForce.has(commune.code))
      inForce.set(commune.code, commune);
  const codes = new Set([
    ...rollup.teams.map((it) => it.unit),
    ...rollup.figures.filter((it) => it.level === 'COMMUNE').map((it) => it.unit),
    ...rollup.timeliness.map((it) => communeOf(it.unit)),
  ]);
  if (codes.size < rollup.coverage.expected)
    for (const commune of communesOn(units, period.end))
      if (plansInForce(plans, commune, period).length > 0) codes.add(commune.code);
  const teams = new Map(rollup.teams.map((team) => [team.unit, team]));
  const reports = new Map(
    rollup.basis
      .filter((it) => it.report.split('_')[1] === rollup.period)
      .map((it) => [communeOf(it.report.split('_')[0] ?? ''), it]),
  );
  const owed = Map.groupBy(
    rollup.timeliness.filter((it) => !it.internal && it.level !== 'TEAM'),
    (it) => it.unit,
  );
  return [...codes].sort().map((code) => {
    const commune = inForce.get(code);
    return {
      code,
      name: commune ? communeTitle(commune) : code,
      zone: commune?.zone ?? null,
      team: teams.get(code) ?? null,
      report: reports.get(code) ?? null,
      owed: owed.get(code) ?? [],
    };
  });
}

/** The commune's code in `48-20275-T014` or `48-20275`; a code alone is returned as it is. */
export function communeOf(unit: string): string {
  return /^\d{2}-(\d{5})(?:-|$)/.exec(unit)?.[1] ?? unit;
}

/** The way to a cell, `2. Thôn và Tổ!A5`, in a commune's own workbook; undefined where that is not known. */
export function cellLink(
  { places }: Pick<SummaryInput, 'places'>,
  unit: string,
  at: string,
): string | undefined {
  const place = places?.[communeOf(unit)];
  if (place === undefined || at === '') return undefined;
  const { tab, cell } = placeParts(at);
  return `${place.url}#gid=${sheetIdOf(tab)}${cell === '' ? '' : `&range=${cell}`}`;
}

export function namesOf(input: SummaryInput, communes: Map<string, CommuneView>) {
  const districts = new Map<string, string>(
    input.units.communes.flatMap((it) =>
      it.district ? [[`district:${it.district.code}`, it.district.name]] : [],
    ),
  );
  const villages = new Map(
    input.units.villages.map((it) => [`${it.commune}-${it.code}`, it.name.normalize('NFC')]),
  );
  return (unit: string): string => {
    if (unit === input.rollup.province) return input.rollup.provinceName;
    const commune = communes.get(communeOf(unit))?.name ?? districts.get(unit);
    const village = /^\d{2}-(\d{5}-.+)$/.exec(unit)?.[1];
    if (village === undefined) return commune ?? unit;
    return `${villages.get(village) ?? unit}, ${commune ?? communeOf(unit)}`;
  };
}
