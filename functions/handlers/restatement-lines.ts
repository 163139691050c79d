// The ledger of restatements with names in place of codes, for whoever reads it: the desk of the
// province and its published summary.
import { formatInstant } from '../domain/calendar/local.ts';
import type { LedgerRestatement } from '../domain/report/review-desk.ts';
import type { FigureZone } from '../domain/rollup/rollup.ts';
import { communeTitle, ZONE_NAMES } from '../domain/unit/words.ts';
import { restatementsOf } from '../store/close-period.ts';
import { publicationsOf } from '../store/publications.ts';
import type { ProvinceSetting } from './province-setting.ts';
import type { Runtime } from './runtime.ts';

/** Oldest first; the figures of each in the order in which the plans have them. */
export async function restatementLines(
  { province, plans, units }: Pick<ProvinceSetting, 'province' | 'plans' | 'units'>,
  period: string,
  { db, sheets }: Pick<Runtime, 'db' | 'sheets'>,
): Promise<LedgerRestatement[]> {
  const found = await restatementsOf(db, province.code, period);
  if (found.length === 0) return [];
  const published = await publicationsOf(db, province.code, period);
  const names = new Map<string, string>();
  for (const { canonicalId, shortName } of plans.flatMap((plan) => plan.indicators))
    if (!names.has(canonicalId)) names.set(canonicalId, shortName);
  const order = [...names.keys()];
  const zoneName = (zone: FigureZone) => {
    if (zone === 'ALL') return 'Toàn tỉnh';
    return (
      plans.flatMap((plan) => plan.zones).find(({ id }) => id === zone)?.name ?? ZONE_NAMES[zone]
    );
  };
  const named = (code: string) => {
    const commune = units.communes.findLast((it) => it.code === code);
    return { commune: code, name: commune === undefined ? code : communeTitle(commune) };
  };
  return found.map(({ at, communes, differences, freed, outOfDate, ...it }) => ({
    from: it.from,
    to: it.to,
    reason: it.reason,
    by: it.by,
    at: formatInstant(at),
    // Entries of before these were kept do not have them.
    renewed: it.renewed ?? false,
    freed: (freed ?? []).map(({ commune, ...one }) => ({ ...named(commune), ...one })),
    communes: communes.map(named),
    differences: differences
      .map((it) => ({
        ...it,
        name: names.get(it.indicator) ?? it.indicator,
        zoneName: zoneName(it.zone),
      }))
      .sort((a, b) => order.indexOf(a.indicator) - order.indexOf(b.indicator)),
    outOfDate: outOfDate.map(({ spreadsheetId, version, at: then }) => ({
      spreadsheetId,
      url: sheets === null ? null : `${sheets.webUrl}/${spreadsheetId}/edit`,
      version,
      at: formatInstant(then),
      shows: Math.max(
        version,
        ...published.filter((it) => it.spreadsheetId === spreadsheetId).map((it) => it.version),
      ),
    })),
  }));
}
