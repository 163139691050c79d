// Summaries of the cast, and how a test reads them: a tab by its name, a cell by the row's first
// words and the column's heading.
import type { Grid, GridCell, GridValue } from '../../../functions/domain/grid/grid.ts';
import type { Indicator, Plan } from '../../../functions/domain/plan/plan.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import type {
  Rollup,
  RollupFigure,
  RollupTeam,
  RollupTimeliness,
} from '../../../functions/domain/rollup/rollup.ts';
import { summaryGrids } from '../../../functions/domain/summary/summary.ts';
import type { SummaryInput } from '../../../functions/domain/summary/input.ts';
import { scene } from '../../cast.ts';

export const DIGEST = '0123456789abcdef'.repeat(4);

/** An indicator as the plan words it: the tests are about figures, not about a plan's words. */
export function indicatorOf(plan: Plan, id: string): Indicator {
  const found = plan.indicators.find((it) => it.id === id);
  if (!found) throw new Error(`${plan.id}: expected an indicator ${id}, found none`);
  return found;
}

/** The cast on 23 December 2025: 4 of 5 communes have reported. */
export const ROLLUP: Rollup = rollUp(scene());

/** The summary of the cast's rollup, with parts of it replaced. */
export function summaryOf(
  rollup: Partial<Rollup> = {},
  input: Partial<SummaryInput> = {},
): SummaryInput {
  const { plans, units } = scene();
  return {
    rollup: { ...ROLLUP, ...rollup },
    digest: DIGEST,
    plans,
    units,
    issues: [],
    previous: [],
    leadAgency: 'Sở Khoa học và Công nghệ',
    ...input,
  };
}

export function tab(name: string, input: SummaryInput = summaryOf()): Grid {
  const grid = summaryGrids(input).find((it) => it.name === name);
  if (!grid) throw new Error(`expected a tab ${name}, found none`);
  return grid;
}

/**
 * The cell where the row that holds the text `row` meets the column headed `heading`; `nth` counts
 * such rows from 0. Headings are looked for in the nearest row of headings above.
 */
export function cell(grid: Grid, row: string, heading: string, nth = 0): GridCell {
  const rows = grid.rows.flatMap((cells, index) =>
    cells.some((it) => it.value === row && it.tone !== 'header') ? [index] : [],
  );
  const at = rows[nth];
  if (at === undefined) throw new Error(`${grid.name}: expected a row with "${row}", found none`);
  for (let top = at; top >= 0; top -= 1) {
    const column = grid.rows[top]?.findIndex((it) => it.tone === 'header' && it.value === heading);
    const found = column === undefined || column < 0 ? undefined : grid.rows[at]?.[column];
    if (found) return found;
  }
  throw new Error(`${grid.name}: expected a column headed "${heading}", found none`);
}

export function value(grid: Grid, row: string, heading: string, nth = 0): GridValue {
  return cell(grid, row, heading, nth).value;
}

/** Every text of a tab, in reading order. */
export function texts(grid: Grid): string[] {
  return grid.rows.flat().flatMap((it) => (typeof it.value === 'string' ? [it.value] : []));
}

/** A figure of Hòa Tiến (20332) for hh_informed, with the parts that a test is about. */
export function figure(facts: Partial<RollupFigure> = {}): RollupFigure {
  return {
    indicator: 'hh_informed',
    unit: '20332',
    level: 'COMMUNE',
    zone: 'ALL',
    numerator: 90,
    denominator: 120,
    percent: 75,
    target: 100,
    comparator: '>=',
    met: false,
    plan: 'quang-nam-2025',
    villagesReported: 3,
    villagesExpected: 3,
    villagesMet: 0,
    villagesJudged: 3,
    communesReported: 1,
    communesExpected: 1,
    communesMet: 0,
    communesJudged: 1,
    carriedForward: 0,
    ...facts,
  };
}

export function timeliness(facts: Partial<RollupTimeliness> = {}): RollupTimeliness {
  return {
    unit: '20332',
    obligation: 'QN-R1',
    plan: 'quang-nam-2025',
    level: 'COMMUNE',
    dueExclusive: '2025-12-20T00:00:00+07:00',
    submittedAt: '2025-12-18T16:05:00+07:00',
    status: 'ON_TIME',
    lateByDays: null,
    assumed: false,
    internal: false,
    reason: null,
    ...facts,
  };
}

export function team(facts: Partial<RollupTeam> = {}): RollupTeam {
  return {
    unit: '20332',
    name: 'Hòa Tiến',
    villages: 3,
    teams: 3,
    communeTeams: 0,
    villagesWithoutTeam: 0,
    teamsWithoutDecision: 0,
    teamsWithoutLeader: 0,
    members: 12,
    collaborators: 0,
    skilledMembers: 12,
    joined: 0,
    left: 0,
    trainedAttendances: null,
    hoursPerWeek: null,
    teamsWithHours: 0,
    teamsBelowHours: 0,
    findings: [],
    ...facts,
  };
}
