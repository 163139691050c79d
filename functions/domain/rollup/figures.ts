// Every figure of the province: the communes' own rows, and the sums of their tallies over
// districts and the province, each zone beside the whole.
import type { IndicatorSource } from '../plan/target.ts';
import { communeFigures, type CommuneColumn } from './commune-figures.ts';
import type { ExpectedCommune } from './expected-communes.ts';
import { jointGoal, type GoalContext } from './goal.ts';
import type { CountedReport, RollupFigure } from './rollup.ts';
import { addZonedTally, emptyZonedTally, figureOf, soleZone, type ZonedTally } from './tally.ts';

/** One indicator over many communes. */
interface WideColumn {
  canonicalId: string;
  /** Of the communes that have it, each plan's once. */
  sources: Set<IndicatorSource>;
  tally: ZonedTally;
}

/** By canonical id, in the order in which the communes' plans state them. */
type WideColumns = Map<string, WideColumn>;

export interface Figures {
  /**
   * The province, its districts, its communes, its villages; within a unit by the order of the
   * plans, then the whole before its zones.
   */
  figures: RollupFigure[];
  carriedFrom: Set<CountedReport>;
}

export function provinceFigures(
  province: string,
  communes: readonly ExpectedCommune[],
  context: GoalContext,
): Figures {
  const whole: WideColumns = new Map();
  const byDistrict = new Map<string, WideColumns>();
  const communeRows: RollupFigure[][] = [];
  const villageRows: RollupFigure[][] = [];
  const carriedFrom = new Set<CountedReport>();
  for (const expected of communes) {
    const own = communeFigures(expected, context);
    communeRows.push(own.communeRows);
    villageRows.push(own.villageRows);
    for (const report of own.carriedFrom) carriedFrom.add(report);
    addColumns(whole, own.columns);
    const { district } = expected.commune;
    if (district === null) continue;
    let columns = byDistrict.get(district.code);
    if (columns === undefined) byDistrict.set(district.code, (columns = new Map()));
    addColumns(columns, own.columns);
  }
  const districts = [...byDistrict].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    figures: [
      wideRows(whole, province, 'PROVINCE', context),
      ...districts.map(([code, columns]) =>
        wideRows(columns, `district:${code}`, 'DISTRICT', context),
      ),
      ...communeRows,
      ...villageRows,
    ].flat(),
    carriedFrom,
  };
}

function addColumns(to: WideColumns, columns: readonly CommuneColumn[]): void {
  for (const { canonicalId, source, tally } of columns) {
    let wide = to.get(canonicalId);
    if (wide === undefined)
      to.set(canonicalId, (wide = { canonicalId, sources: new Set(), tally: emptyZonedTally() }));
    wide.sources.add(source);
    addZonedTally(wide.tally, tally);
  }
}

/** Districts are read for the history only, and are shown without their zones. */
function wideRows(
  columns: WideColumns,
  unit: string,
  level: 'PROVINCE' | 'DISTRICT',
  context: GoalContext,
): RollupFigure[] {
  return [...columns.values()].flatMap(({ canonicalId, sources, tally }) => {
    const goalIn = (zone: 'PLAIN' | 'MOUNTAIN' | null) => jointGoal([...sources], zone, context);
    const rows = [figureOf(canonicalId, unit, level, 'ALL', tally.all, goalIn(soleZone(tally)))];
    if (level === 'PROVINCE')
      for (const zone of ['PLAIN', 'MOUNTAIN'] as const) {
        const part = tally[zone];
        if (part) rows.push(figureOf(canonicalId, unit, level, zone, part, goalIn(zone)));
      }
    return rows;
  });
}
