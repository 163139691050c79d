// summary.json and issues.json: the same figures for other programs. The documented keys come first
// and in their order, whatever else a figure carries after them.
import type { Rollup, RollupFigure, RollupTimeliness } from '../rollup/rollup.ts';
import { withoutPersons } from './recognitions.ts';
import type { SummaryIssue } from './input.ts';

/**
 * The content of summary.json. `unit` is a province code, a commune code or a village id; `zone` is
 * ALL, PLAIN or MOUNTAIN; `percent` is unrounded or null; moments are ISO 8601 at +07:00. Names of
 * persons beside commendations are withheld, as in the workbook.
 */
export function summaryJson(rollup: Rollup, digest: string) {
  const {
    period,
    plans,
    computedAt,
    coverage,
    figures,
    timeliness,
    teams,
    activities,
    difficulties,
    recognitions,
    ...rest
  } = rollup;
  return {
    period,
    plans,
    computedAt,
    digest,
    coverage: { expected: coverage.expected, reported: coverage.reported },
    figures: figures.map(figureJson),
    timeliness: timeliness.map(timelinessJson),
    teams,
    activities,
    difficulties,
    recognitions: recognitions.map(withoutPersons),
    ...rest,
  };
}

function figureJson({
  indicator,
  unit,
  zone,
  numerator,
  denominator,
  percent,
  target,
  comparator,
  met,
  villagesReported,
  villagesExpected,
  villagesMet,
  carriedForward,
  ...rest
}: RollupFigure) {
  return {
    indicator,
    unit,
    zone,
    numerator,
    denominator,
    percent,
    target,
    comparator,
    met,
    villagesReported,
    villagesExpected,
    villagesMet,
    carriedForward,
    ...rest,
  };
}

function timelinessJson({
  unit,
  obligation,
  dueExclusive,
  submittedAt,
  status,
  lateByDays,
  ...rest
}: RollupTimeliness) {
  return { unit, obligation, dueExclusive, submittedAt, status, lateByDays, ...rest };
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
