// Tabs 4 and 5: the figures themselves. A contradiction blocks; a surprise is asked about; a blank
// is allowed and counted as missing.
import type { OverlaidIndicator } from '../plan/overlay.ts';
import type { Figure, ReportContent, VillageFigure } from '../report/content.ts';
import { teamsOf } from '../team/rules.ts';
import type { CheckInput } from './check.ts';
import { isBlank } from './cell.ts';
import { figureRowKey } from './content-figures.ts';
import { prefilledKey } from './prefilled.ts';
import type { ReadRow } from './read-book.ts';
import { numeratorKey } from './form-figures.ts';
import { cellOf, dateOf, flagOf, numberOf, placeOf, rowsOf, textOf } from './row.ts';

/** A change of more than this many percentage points between two periods is asked about. */
const JUMP_POINTS = 30;
const HOURS_A_WEEK = 7 * 24;

export function checkFigures(input: CheckInput): void {
  checkSomethingIsThere(input);
  checkRows(input);
  for (const indicator of input.form.villageIndicators) checkVillageIndicator(input, indicator);
  for (const indicator of input.form.communeIndicators) checkCommuneIndicator(input, indicator);
  checkTeamPeriods(input);
  checkUnchanged(input);
}

/** A form sent back as it was made is not a report: counting it would call silence an answer. */
function checkSomethingIsThere(input: CheckInput): void {
  const { read, content, prefilled, raise } = input;
  const tab = read.tabs.get('figures');
  const ticked = new Set(
    rowsOf(tab)
      .filter((row) => flagOf(row, 'keep') === true)
      .map((row) => figureRowKey(textOf(row, 'village') ?? '', textOf(row, 'team'))),
  );
  const said =
    content.villageFigures.some(
      ({ village, team, indicator, numerator }) =>
        numerator?.at.startsWith(`${tab?.name ?? ''}!`) &&
        (ticked.has(figureRowKey(village, team)) ||
          prefilled.get(prefilledKey(village, team, indicator)) !== numerator.value),
    ) ||
    content.communeFigures.some(
      ({ indicator, numerator }) =>
        numerator && prefilled.get(prefilledKey('', null, indicator)) !== numerator.value,
    ) ||
    content.residentLists.some((line) => line.count) ||
    content.teamPeriods.some((line) => line.hoursPerWeek ?? line.activeMembers) ||
    content.activities.length > 0;
  if (!said) raise('REPORT_EMPTY', 'BLOCK', tab?.name ?? '');
}

function checkRows({ read, content, raise }: CheckInput): void {
  const tab = read.tabs.get('figures');
  if (!tab) return;
  const known = new Set<string>();
  for (const line of content.villages) {
    known.add(figureRowKey(line.village, line.team));
    known.add(figureRowKey(line.village, null));
  }
  const seen = new Map<string, string>();
  for (const row of rowsOf(tab)) {
    const village = textOf(row, 'village');
    const cell = cellOf(row, 'village');
    if (village === null) {
      raise('VILLAGE_CODE_MISSING', 'BLOCK', placeOf(tab.name, cell));
      continue;
    }
    const team = textOf(row, 'team');
    const key = figureRowKey(village, team);
    if (!known.has(key) && hasFigures(row))
      raise('FIGURE_ROW_UNKNOWN', 'BLOCK', placeOf(tab.name, cell), {
        village,
        team: team ?? village,
      });
    const first = seen.get(key);
    if (first !== undefined)
      raise('FIGURE_ROW_TWICE', 'BLOCK', placeOf(tab.name, cell), { name: village, first });
    seen.set(key, cell);
  }
  for (const line of content.villages)
    if (
      !seen.has(figureRowKey(line.village, line.team)) &&
      !seen.has(figureRowKey(line.village, null))
    )
      raise('FIGURE_ROW_MISSING', 'WARN', tab.name, {
        name: line.name,
        team: line.team ?? line.village,
      });
}

/** A row that carries nothing but its code is a spare row of the form. */
function hasFigures(row: ReadRow): boolean {
  return [...row.cells].some(
    ([key, cell]) => key !== 'village' && key !== 'team' && !isBlank(cell.raw),
  );
}

function checkVillageIndicator(
  input: CheckInput,
  { canonicalId, indicator }: OverlaidIndicator,
): void {
  const { content, previous, read, raise } = input;
  const tab = read.tabs.get('figures');
  if (!tab) return;
  const lines = content.villageFigures.filter((line) => line.indicator === canonicalId);
  const before = previousFigures(previous, canonicalId);
  const names = { indicator: indicator.shortName, denominatorName: indicator.denominator.name };
  // A number of households that could not be read has its own issue; five more would say no more.
  const unread = new Set(
    input.villageRows.flatMap(({ line, row }) =>
      line.households === null && row.cells.get('households')?.raw !== null ? [line.village] : [],
    ),
  );
  for (const line of lines) {
    checkPair(input, names, line, unread.has(line.village));
    const old = before.get(figureRowKey(line.village, line.team));
    if (indicator.measure === 'STOCK' && old && line.numerator) compare(input, names, line, old);
  }
  const unreadable = new Set(
    input.read.issues
      .filter((it) => it.tab === tab.name && it.severity === 'BLOCK')
      .map((it) => it.cell),
  );
  const column = tab.columns.get(numeratorKey(canonicalId));
  if (column === undefined || indicator.optional) return;
  const served = new Set(lines.map((line) => figureRowKey(line.village, line.team)));
  const expected = rowsOf(tab).filter((row) =>
    served.has(figureRowKey(textOf(row, 'village') ?? '', textOf(row, 'team'))),
  );
  const blank = expected.filter((row) => {
    const cell = row.cells.get(numeratorKey(canonicalId));
    const kept = flagOf(row, 'keep') === true && before.size > 0;
    return cell !== undefined && cell.value === null && !kept && !unreadable.has(cell.cell);
  });
  const first = blank[0];
  if (first)
    raise('FIGURES_BLANK', 'INFO', placeOf(tab.name, cellOf(first, numeratorKey(canonicalId))), {
      indicator: indicator.shortName,
      blank: blank.length,
      rows: expected.length,
    });
}

function previousFigures(
  previous: ReportContent | null,
  canonicalId: string,
): Map<string, VillageFigure> {
  return new Map(
    (previous?.villageFigures ?? [])
      .filter((line) => line.indicator === canonicalId)
      .map((line) => [figureRowKey(line.village, line.team), line]),
  );
}

type Pair = { numerator: Figure; denominator: Figure };
type Names = { indicator: string; denominatorName: string };

function checkPair(
  { raise }: CheckInput,
  names: Names,
  { numerator, denominator }: Pair,
  unreadable = false,
): void {
  if (!numerator || (!denominator && unreadable)) return;
  if (!denominator) {
    raise('DENOMINATOR_MISSING', 'WARN', numerator.at, { ...names, numerator: numerator.value });
    return;
  }
  if (numerator.value > denominator.value)
    raise('NUMERATOR_ABOVE_DENOMINATOR', 'BLOCK', numerator.at, {
      ...names,
      numerator: numerator.value,
      denominator: denominator.value,
    });
}

function compare({ raise }: CheckInput, names: Names, now: Pair, before: Pair): void {
  if (!now.numerator || !before.numerator) return;
  if (now.numerator.value < before.numerator.value)
    raise('FIGURE_DECREASED', 'WARN', now.numerator.at, {
      ...names,
      before: before.numerator.value,
      now: now.numerator.value,
    });
  const share = ({ numerator, denominator }: Pair) =>
    numerator && denominator && denominator.value > 0
      ? (100 * numerator.value) / denominator.value
      : null;
  const [current, old] = [share(now), share(before)];
  if (current !== null && old !== null && Math.abs(current - old) > JUMP_POINTS)
    raise('FIGURE_JUMPED', 'WARN', now.numerator.at, {
      ...names,
      before: old,
      now: current,
      points: JUMP_POINTS,
    });
}

function checkCommuneIndicator(
  input: CheckInput,
  { canonicalId, indicator }: OverlaidIndicator,
): void {
  const tab = input.read.tabs.get('commune');
  const line = input.content.communeFigures.find((it) => it.indicator === canonicalId);
  if (!tab || !line) return;
  const names = { indicator: indicator.shortName, denominatorName: indicator.denominator.name };
  checkPair(input, names, line);
  const before = input.previous?.communeFigures.find((it) => it.indicator === canonicalId);
  if (indicator.measure === 'STOCK' && before) compare(input, names, line, before);
  const row = rowsOf(tab).find((it) => textOf(it, 'field') === canonicalId);
  const cell = row?.cells.get('numerator');
  if (row && cell && line.numerator === null && cell.raw === null && !indicator.optional)
    input.raise('COMMUNE_FIGURE_BLANK', 'INFO', placeOf(tab.name, cell.cell), names);
}

function checkTeamPeriods({ read, content, form, window, raise, today }: CheckInput): void {
  const tab = read.tabs.get('figures');
  if (!tab) return;
  const listed = new Map(teamsOf(content, window.to).map((it) => [it.code, it.members.length]));
  for (const line of content.teamPeriods) {
    const hours = line.hoursPerWeek;
    if (hours && hours.value > HOURS_A_WEEK)
      raise('HOURS_ABOVE_WEEK', 'WARN', hours.at, { hours: hours.value, week: HOURS_A_WEEK });
    for (const minimum of form.overlay.minHours)
      if (hours && hours.value < minimum.value)
        raise('HOURS_BELOW_MINIMUM', 'WARN', hours.at, {
          hours: hours.value,
          minimum: minimum.value,
          plan: minimum.plan.shortName,
          clause: minimum.clause,
        });
    const active = line.activeMembers;
    const known = listed.get(line.team) ?? 0;
    if (active && known > 0 && active.value !== known)
      raise('ACTIVE_MEMBERS_DIFFER', active.value > known ? 'WARN' : 'INFO', active.at, {
        active: active.value,
        listed: known,
      });
  }
  for (const row of rowsOf(tab)) {
    const reported = dateOf(row, 'reportedOn');
    if (reported !== null && reported > today)
      raise('REPORTED_AFTER_TODAY', 'WARN', placeOf(tab.name, cellOf(row, 'reportedOn')), {
        found: reported,
      });
  }
}

/** Rows that say exactly what the last report said, and were not ticked as kept. */
function checkUnchanged({ read, form, previous, raise }: CheckInput): void {
  const tab = read.tabs.get('figures');
  const stock = form.villageIndicators.filter(({ indicator }) => indicator.measure === 'STOCK');
  if (!tab || !previous || stock.length === 0) return;
  const before = new Map(
    previous.villageFigures.map((line) => [
      `${line.indicator}\u0000${figureRowKey(line.village, line.team)}`,
      line.numerator?.value ?? null,
    ]),
  );
  const same = rowsOf(tab).filter((row) => {
    const village = textOf(row, 'village');
    if (village === null || flagOf(row, 'keep') === true) return false;
    const key = figureRowKey(village, textOf(row, 'team'));
    const typed = stock.filter(({ canonicalId }) => row.cells.has(numeratorKey(canonicalId)));
    return (
      typed.some(({ canonicalId }) => numberOf(row, numeratorKey(canonicalId)) !== null) &&
      typed.every(
        ({ canonicalId }) =>
          before.get(`${canonicalId}\u0000${key}`) === numberOf(row, numeratorKey(canonicalId)),
      )
    );
  });
  const first = same[0];
  if (first)
    raise('FIGURES_UNCHANGED', 'WARN', placeOf(tab.name, cellOf(first, 'keep')), {
      rows: same.length,
    });
}
