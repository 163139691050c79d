// What a report states, indexed by place and indicator. A numerator is never used without its own
// denominator: a row that lacks either side says nothing, and a blank is not a zero.
import type { CommuneFigure, ReportContent, VillageFigure } from '../report/content.ts';

/** The rows of one indicator in one place (a village with several teams has several), summed. */
export interface Statement {
  /** Sums over the rows that have both sides. */
  numerator: number;
  denominator: number;
  /**
   * The part of both that goes into sums over places. It is smaller only for members of a team that
   * serves several villages: each village shows them, the commune has them once.
   */
  addedNumerator: number;
  addedDenominator: number;
  completeRows: number;
  incompleteRows: number;
}

export interface Statements {
  /** By village, then by canonical id. */
  villages: Map<string, Map<string, Statement>>;
  /** By canonical id. */
  commune: Map<string, Statement>;
}

/** `perTeam` are the canonical ids whose denominator is the members of the row's team. */
export function statementsOf(content: ReportContent, perTeam: ReadonlySet<string>): Statements {
  const villages = new Map<string, Map<string, Statement>>();
  const counted = new Set<string>();
  for (const figure of content.villageFigures) {
    let village = villages.get(figure.village);
    if (village === undefined) {
      village = new Map<string, Statement>();
      villages.set(figure.village, village);
    }
    if (!perTeam.has(figure.indicator) || figure.team === null) addRow(village, figure, false);
    else {
      const key = `${figure.indicator} ${figure.team}`;
      addRow(village, figure, counted.has(key));
      counted.add(key);
    }
  }
  const commune = new Map<string, Statement>();
  for (const figure of content.communeFigures) addRow(commune, figure, false);
  return { villages, commune };
}

/** Every row of the place has both sides. */
export function isComplete(statement: Statement): boolean {
  return statement.incompleteRows === 0;
}

function addRow(
  place: Map<string, Statement>,
  { indicator, numerator, denominator }: VillageFigure | CommuneFigure,
  again: boolean,
): void {
  let statement = place.get(indicator);
  if (statement === undefined) place.set(indicator, (statement = emptyStatement()));
  if (numerator === null || denominator === null) {
    statement.incompleteRows += 1;
    return;
  }
  statement.completeRows += 1;
  statement.numerator += numerator.value;
  statement.denominator += denominator.value;
  if (again) return;
  statement.addedNumerator += numerator.value;
  statement.addedDenominator += denominator.value;
}

function emptyStatement(): Statement {
  return {
    numerator: 0,
    denominator: 0,
    addedNumerator: 0,
    addedDenominator: 0,
    completeRows: 0,
    incompleteRows: 0,
  };
}
