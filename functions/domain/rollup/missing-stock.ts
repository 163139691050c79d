// How far back a roll-up must read. A figure of stock that this period's report lacks is looked for
// in earlier ones; where nothing is lacking there is no need to read them at all.
import { inForce, memoryOf } from './carry-forward.ts';
import { chooseReports } from './chosen-reports.ts';
import { expectedCommunes, type ExpectedCommune } from './expected-communes.ts';
import type { CountedReport, RollupInput } from './rollup.ts';

type Input = Pick<RollupInput, 'units' | 'plans' | 'period' | 'reports'>;

/** How many pairs of stock are lacking, by commune code; communes that lack none are left out. */
export type MissingStock = ReadonlyMap<string, number>;

/**
 * What is neither complete in this period's report nor carried forward from the earlier ones among
 * `reports`: an older report could still tell it. Infinity where not even the villages are known.
 */
export function missingStock({ units, plans, period, reports }: Input): MissingStock {
  const chosen = chooseReports(reports, period, plans);
  return new Map(
    expectedCommunes(units, plans, period, chosen)
      .map((expected) => [expected.commune.code, missingPairs(expected)] as const)
      .filter(([, missing]) => missing > 0),
  );
}

/**
 * Of reports on one period, older than all in `input`: those that fill something of what is
 * missing, and so are part of the figures, and what is missing after them.
 */
export function fillFrom(
  older: readonly CountedReport[],
  missing: MissingStock,
  input: Input,
): { filling: CountedReport[]; left: MissingStock } {
  const communes = input.units.communes.filter(({ code }) => missing.has(code));
  const left = missingStock({
    ...input,
    units: { ...input.units, communes },
    reports: [...input.reports, ...older],
  });
  const fills = ({ content: { commune } }: CountedReport) =>
    (left.get(commune) ?? 0) < (missing.get(commune) ?? 0);
  return { filling: older.filter(fills), left };
}

function missingPairs(expected: ExpectedCommune): number {
  const { overlay, villages, report, earlier } = expected;
  // Where the unit list names no villages, the latest report of all does.
  if (villages.length === 0 && report === null && earlier.length === 0) return Infinity;
  const memory = memoryOf(expected);
  let missing = 0;
  for (const { canonicalId, indicator } of overlay.indicators) {
    if (indicator.measure !== 'STOCK') continue;
    const places = indicator.entry === 'VILLAGE' ? villages.map(({ code }) => code) : [null];
    for (const place of places) {
      const found = inForce(memory, place, canonicalId, indicator.measure);
      if (!found.reported && found.carriedFrom === null) missing += 1;
    }
  }
  return missing;
}
