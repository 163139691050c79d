// Sums over places, and the figure that a sum makes. Nothing is ever averaged and nothing rounded:
// percentages come from the sums, at the very end.
import { meets } from '../plan/target.ts';
import type { Zone } from '../unit/unit.ts';
import type { Goal } from './goal.ts';
import type { FigureZone, RollupFigure } from './rollup.ts';

export interface Tally {
  numerator: number;
  denominator: number;
  /** How many pairs were added; 0: there is no figure. */
  pairs: number;
  carriedForward: number;
  villagesReported: number;
  villagesExpected: number;
  villagesMet: number;
  villagesJudged: number;
  communesReported: number;
  communesExpected: number;
  communesMet: number;
  communesJudged: number;
}

export function emptyTally(): Tally {
  return {
    numerator: 0,
    denominator: 0,
    pairs: 0,
    carriedForward: 0,
    villagesReported: 0,
    villagesExpected: 0,
    villagesMet: 0,
    villagesJudged: 0,
    communesReported: 0,
    communesExpected: 0,
    communesMet: 0,
    communesJudged: 0,
  };
}

function addTally(to: Tally, from: Tally): void {
  to.numerator += from.numerator;
  to.denominator += from.denominator;
  to.pairs += from.pairs;
  to.carriedForward += from.carriedForward;
  to.villagesReported += from.villagesReported;
  to.villagesExpected += from.villagesExpected;
  to.villagesMet += from.villagesMet;
  to.villagesJudged += from.villagesJudged;
  to.communesReported += from.communesReported;
  to.communesExpected += from.communesExpected;
  to.communesMet += from.communesMet;
  to.communesJudged += from.communesJudged;
}

/** The tally of a whole unit, and of each zone that has places in it. */
export interface ZonedTally {
  all: Tally;
  PLAIN: Tally | null;
  MOUNTAIN: Tally | null;
  /** Some place lies in no zone that the unit list knows. */
  unzoned: boolean;
}

export function emptyZonedTally(): ZonedTally {
  return { all: emptyTally(), PLAIN: null, MOUNTAIN: null, unzoned: false };
}

/** Adds a place to the whole and to its zone, which from now on has places in it. */
export function addToZone(zoned: ZonedTally, zone: Zone | null, place: Tally): void {
  addTally(zoned.all, place);
  if (zone === null) zoned.unzoned = true;
  else addTally((zoned[zone] ??= emptyTally()), place);
}

export function addZonedTally(to: ZonedTally, from: ZonedTally): void {
  addTally(to.all, from.all);
  for (const zone of ['PLAIN', 'MOUNTAIN'] as const) {
    const part = from[zone];
    if (part) addTally((to[zone] ??= emptyTally()), part);
  }
  to.unzoned ||= from.unzoned;
}

/** The one zone in which everything lies; null where there is more than one, or a place without. */
export function soleZone({ PLAIN, MOUNTAIN, unzoned }: ZonedTally): Zone | null {
  if (unzoned || (PLAIN && MOUNTAIN)) return null;
  return PLAIN ? 'PLAIN' : MOUNTAIN ? 'MOUNTAIN' : null;
}

/** Nobody can tell without a target, or without anything to take a share of. */
export function reaches(numerator: number, denominator: number, goal: Goal): boolean | null {
  if (goal.target === null || denominator <= 0) return null;
  return meets(numerator, denominator, goal.target, goal.comparator);
}

export function figureOf(
  indicator: string,
  unit: string,
  level: RollupFigure['level'],
  zone: FigureZone,
  tally: Tally,
  goal: Goal,
): RollupFigure {
  const { numerator, denominator, pairs } = tally;
  return {
    indicator,
    unit,
    level,
    zone,
    numerator: pairs > 0 ? numerator : null,
    denominator: pairs > 0 ? denominator : null,
    percent: denominator > 0 ? (100 * numerator) / denominator : null,
    target: goal.target,
    comparator: goal.comparator,
    met: reaches(numerator, denominator, goal),
    plan: goal.plan,
    villagesReported: tally.villagesReported,
    villagesExpected: tally.villagesExpected,
    villagesMet: tally.villagesMet,
    villagesJudged: tally.villagesJudged,
    communesReported: tally.communesReported,
    communesExpected: tally.communesExpected,
    communesMet: tally.communesMet,
    communesJudged: tally.communesJudged,
    carriedForward: tally.carriedForward,
  };
}
