// summary.json and issues.json: the same figures for other programs. The documented keys come first
// and in their order, whatever else a figure carries after them.
import type { Rollup, RollupFigure, RollupTimeliness } from '../rollup/rollup.ts';
import { withoutPersons } from './recognitions.ts';
import type { SummaryIssue } from './input.ts';

/** The documented keys of a figure and of a line of timeliness. */
const FIGURE: readonly (keyof RollupFigure)[] = [
  'indicator',
  'unit',
  'zone',
  'numerator',
  'denominator',
  'percent',
  'target',
  'comparator',
  'met',
  'villagesReported',
  'villagesExpected',
  'villagesMet',
  'carriedForward',
];
const TIMELINESS: readonly (keyof RollupTimeliness)[] = [
  'unit',
  'obligation',
  'dueExclusive',
  'submittedAt',
  'status',
  'lateByDays',
];

/**
 * The content of summary.json. `unit` is a province code, a commune code or a village id; `zone` is
 * ALL, PLAIN or MOUNTAIN; `percent` is unrounded or null; moments are ISO 8601 at +07:00. Names of
 * persons beside commendations are withheld, as in the workbook.
 */
export function summaryJson(rollup: Rollup, digest: string) {
  const { period, plans, computedAt, coverage, figures, timeliness, ...rest } = rollup;
  const { teams, activities, difficulties, recognitions, ...others } = rest;
  return {
    period,
    plans,
    computedAt,
    digest,
    coverage,
    figures: figures.map((it) => beginningWith(FIGURE, it)),
    timeliness: timeliness.map((it) => beginningWith(TIMELINESS, it)),
    teams,
    activities,
    difficulties,
    recognitions: recognitions.map(withoutPersons),
    ...others,
  };
}

/** The same value with these keys first. */
function beginningWith<Value extends object>(keys: readonly (keyof Value)[], value: Value): Value {
  return { ...Object.fromEntries(keys.map((key) => [key, value[key]])), ...value };
}

/** The content of issues.json: by unit, file and tab, then down the rows and along the columns. */
export function issuesJson(entries: readonly SummaryIssue[]): SummaryIssue[] {
  return entries
    .map(({ unit, file, tab, cell, code, severity, message }) => ({
      unit,
      file,
      tab,
      cell,
      code,
      severity,
      message,
    }))
    .sort((a, b) => {
      const [left, right] = [orderOf(a), orderOf(b)];
      return left < right ? -1 : left > right ? 1 : 0;
    });
}

/** Text whose order by code units is the order wanted: rows and columns padded to one length. */
function orderOf({ unit, file, tab, cell, code, message }: SummaryIssue): string {
  const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell) ?? [];
  const place = row === '' ? cell : `${row.padStart(7, '0')}${letters.padStart(3, ' ')}`;
  return [unit ?? '', file, tab, place, code, message].join('\u0000');
}
