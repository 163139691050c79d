// The figures of one commune: a row for each village and for the commune, and the tallies that the
// district and the province add up.
import type { OverlaidIndicator } from '../plan/overlay.ts';
import type { IndicatorSource } from '../plan/target.ts';
import type { Zone } from '../unit/unit.ts';
import { inForce, memoryOf, type InForce } from './carry-forward.ts';
import type { ExpectedCommune } from './expected-communes.ts';
import { goalOf, judgingSource, type Goal, type GoalContext } from './goal.ts';
import type { CountedReport, RollupFigure } from './rollup.ts';
import {
  addToZone,
  emptyTally,
  emptyZonedTally,
  figureOf,
  reaches,
  type Tally,
  type ZonedTally,
} from './tally.ts';

/** One indicator of one commune. */
export interface CommuneColumn {
  canonicalId: string;
  source: IndicatorSource;
  tally: ZonedTally;
}

export interface CommuneFigures {
  communeRows: RollupFigure[];
  villageRows: RollupFigure[];
  columns: CommuneColumn[];
  /** The earlier reports whose figures stand in for missing ones. */
  carriedFrom: Set<CountedReport>;
}

interface OpenColumn extends CommuneColumn {
  entry: OverlaidIndicator;
  goalIn: (zone: Zone | null) => Goal;
}

/** The figure in force of a village, or of the commune itself (null), for an indicator. */
type Find = (village: string | null, entry: OverlaidIndicator) => InForce;

export function communeFigures(expected: ExpectedCommune, context: GoalContext): CommuneFigures {
  const memory = memoryOf(expected);
  const carriedFrom = new Set<CountedReport>();
  const find: Find = (village, { canonicalId, indicator }) => {
    const found = inForce(memory, village, canonicalId, indicator.measure);
    if (found.carriedFrom) carriedFrom.add(found.carriedFrom);
    return found;
  };
  const columns = expected.overlay.indicators.map((entry) => open(entry, expected, context));
  const [ofVillages, ofCommune] = [
    columns.filter(({ entry }) => entry.indicator.entry === 'VILLAGE'),
    columns.filter(({ entry }) => entry.indicator.entry === 'COMMUNE'),
  ];
  const villageRows = addVillages(ofVillages, expected, find);
  for (const column of ofVillages) countCommune(column, expected);
  for (const column of ofCommune) addCommune(column, expected, find(null, column.entry));
  const communeRows = columns.flatMap((column) => rowsOf(column, expected));
  return { communeRows, villageRows, columns, carriedFrom };
}

function open(
  entry: OverlaidIndicator,
  { commune }: ExpectedCommune,
  context: GoalContext,
): OpenColumn {
  const source = judgingSource(entry.sources);
  return {
    entry,
    canonicalId: entry.canonicalId,
    source,
    tally: emptyZonedTally(),
    goalIn: goalsByZone((zone) => goalOf(source, zone, commune.code, context)),
  };
}

/** Adds the villages to the columns' tallies, and gives a row for each village and column. */
function addVillages(
  columns: readonly OpenColumn[],
  { villages }: ExpectedCommune,
  find: Find,
): RollupFigure[] {
  const rows: RollupFigure[] = [];
  for (const village of villages)
    for (const { entry, canonicalId, tally, goalIn } of columns) {
      const goal = goalIn(village.zone);
      const found = find(village.code, entry);
      const figure = villageTally(found, goal);
      rows.push(figureOf(canonicalId, village.id, 'VILLAGE', 'ALL', figure, goal));
      // Members of a team that serves several villages are shown in each and added up once.
      figure.numerator = found.statement?.addedNumerator ?? 0;
      figure.denominator = found.statement?.addedDenominator ?? 0;
      addToZone(tally, village.zone, figure);
    }
  return rows;
}

/** The commune as a whole, and its zones where it has villages in both. */
function rowsOf(
  { canonicalId, tally, goalIn }: OpenColumn,
  { commune, zone }: ExpectedCommune,
): RollupFigure[] {
  const { all, PLAIN, MOUNTAIN } = tally;
  const row = (name: 'ALL' | Zone, part: Tally, goal: Goal) =>
    figureOf(canonicalId, commune.code, 'COMMUNE', name, part, goal);
  const rows = [row('ALL', all, goalIn(zone))];
  if (PLAIN && MOUNTAIN)
    rows.push(row('PLAIN', PLAIN, goalIn('PLAIN')), row('MOUNTAIN', MOUNTAIN, goalIn('MOUNTAIN')));
  return rows;
}

function villageTally(found: InForce, goal: Goal): Tally {
  const tally = emptyTally();
  tally.villagesExpected = 1;
  setFigure(tally, found);
  if (found.reported) tally.villagesReported = 1;
  const met = found.partial ? null : reaches(tally.numerator, tally.denominator, goal);
  if (met !== null) tally.villagesJudged = 1;
  if (met) tally.villagesMet = 1;
  return tally;
}

function setFigure(tally: Tally, { statement, carriedFrom }: InForce): void {
  if (statement === null) return;
  tally.numerator = statement.numerator;
  tally.denominator = statement.denominator;
  tally.pairs = 1;
  if (carriedFrom) tally.carriedForward = 1;
}

/**
 * A figure that the commune itself enters: it lies in the commune's own zone, but where the
 * villages lie in others too no zoned target is the whole commune's.
 */
function addCommune(
  { tally, goalIn }: OpenColumn,
  { commune, zone }: ExpectedCommune,
  found: InForce,
): void {
  const figure = emptyTally();
  setFigure(figure, found);
  figure.communesExpected = 1;
  if (found.reported) figure.communesReported = 1;
  judge(figure, reaches(figure.numerator, figure.denominator, goalIn(zone)));
  addToZone(tally, commune.zone, figure);
  if (zone === null) tally.unzoned = true;
}

/**
 * A figure that villages make up: the commune counts once in all, and once in each zone in which
 * it has villages, by what its villages there have reached.
 */
function countCommune(
  { tally, goalIn }: OpenColumn,
  { commune, villages, zone }: ExpectedCommune,
): void {
  if (villages.length === 0) addToZone(tally, commune.zone, emptyTally());
  const parts = (['PLAIN', 'MOUNTAIN'] as const).flatMap((name) => {
    const part = tally[name];
    return part ? [{ part, met: countOnce(part, goalIn(name)) }] : [];
  });
  const whole = countOnce(tally.all, goalIn(zone));
  // Where zones differ in target, a commune has reached its own when each of its zones has.
  if (whole === null && !tally.unzoned && parts.every(({ met }) => met !== null))
    judge(tally.all, parts.length > 0 ? parts.every(({ met }) => met) : null);
}

/** Counts the commune once, and says whether it has met the goal. */
function countOnce(part: Tally, goal: Goal): boolean | null {
  part.communesExpected = 1;
  if (part.villagesReported > 0) part.communesReported = 1;
  const met = reaches(part.numerator, part.denominator, goal);
  judge(part, met);
  return met;
}

function judge(tally: Tally, met: boolean | null): void {
  if (met === null) return;
  tally.communesJudged = 1;
  if (met) tally.communesMet = 1;
}

function goalsByZone(find: (zone: Zone | null) => Goal): (zone: Zone | null) => Goal {
  const known = new Map<Zone | null, Goal>();
  return (zone) => {
    let goal = known.get(zone);
    if (goal === undefined) known.set(zone, (goal = find(zone)));
    return goal;
  };
}
