// The form made anew for the same period: other plans, other villages, and every cell that an officer
// changed as it was. What the form had put there before is worked out again from the context that
// the workbook carries, so that what nobody touched follows the new form.
import type { Grid } from '../grid/grid.ts';
import { COMMUNE_TEAM, type CommuneFigure, type VillageFigure } from '../report/content.ts';
import type { OpenDifficulty } from '../report/difficulty.ts';
import { fold } from '../vietnamese/text.ts';
import type { CellBook, CellValue } from './cell.ts';
import type { WorkbookContext } from './context.ts';
import { PREVIOUS_TAB, type Tab, type TabKey } from './contract.ts';
import { openOf, withAnswers, withMore } from './difficulty-rows.ts';
import { figureRowKey } from './content-figures.ts';
import { formTab, type FormTab } from './form-rows.ts';
import { spareVillages } from './grid-rows.ts';
import type { Prefill, PreviousContent } from './grid-tab.ts';
import { formOf, layout } from './layout.ts';
import type { TabPair, Tabs } from './old-workbook.ts';
import { prefilledKey } from './prefilled.ts';
import { readText } from './read-cell.ts';
import { renewTab, strayRows } from './renew-tab.ts';

/** What the form had put into a workbook: its grids, by the name of their tab. */
export function gridsBefore(
  book: CellBook,
  before: WorkbookContext,
  { pairs }: Pick<Tabs, 'pairs'>,
): Map<string, Grid> {
  return byName(bothLayouts(before, carriedFigures(book), pairs));
}

/**
 * The grids of the renewed workbook; those without a tab of the form are the hidden ones.
 * `before` is null where nobody knows any more what the workbook was made by.
 */
export function samePeriodGrids(
  book: CellBook,
  before: WorkbookContext | null,
  context: WorkbookContext,
  tabs: Tabs,
): Grid[] {
  const { pairs } = tabs;
  const earlier = before && gridsBefore(book, before, tabs);
  const figures = newestFigures(context.previous, carriedFigures(book));
  const own = new Set(
    [
      ...[...pairs.values(), ...tabs.dropped].map(({ sheet }) => sheet.name),
      ...layout(context, null).map(({ name }) => name),
    ].map(fold),
  );
  const isKeptTab = (name: string) =>
    !own.has(fold(name)) && book.tabs.some((tab) => fold(tab.name) === fold(name));
  const states = (grids: Map<string, Grid>, pair: TabPair) => {
    const grid = grids.get(pair.tab.name);
    const was = earlier?.get(pair.before.name);
    return (
      grid && {
        now: formTab(grid, pair.tab, 'PLACE'),
        before: was && formTab(was, pair.before, 'PLACE'),
        current: pair.old,
        isKeptTab,
      }
    );
  };
  // Rows of tab 8 are known by their place: it is laid out as it was, and filled up afterwards.
  const offered = before === null ? [] : openOf(before);
  const first = byName(bothLayouts(context, figures, pairs, {}, offered));
  const moreRows: Partial<Record<TabKey, number>> = {};
  for (const [key, pair] of pairs) {
    const state = states(first, pair);
    if (state) moreRows[key] = missingRows(pair, state.now, strayRows(state).length);
  }
  const grids = bothLayouts(context, figures, pairs, moreRows, offered);
  const found = byName(grids);
  const renewed = new Map(
    [...pairs.values()].flatMap((pair) => {
      const state = states(found, pair);
      return state ? [[pair.tab.name, renewTab(state)]] : [];
    }),
  );
  const difficulties = formOf(context).tabs.find(({ key }) => key === 'difficulties');
  return grids.map((grid) => {
    const now = renewed.get(grid.name) ?? grid;
    return difficulties?.name === grid.name ? filledUp(now, difficulties, context, offered) : now;
  });
}

/** What has been left open since the tab was last laid out, and all answers beside their rows. */
function filledUp(
  grid: Grid,
  tab: Tab,
  context: WorkbookContext,
  offered: readonly OpenDifficulty[],
): Grid {
  const { commune, difficultyAnswers = [] } = context;
  const known = new Set(offered.map(({ id }) => id));
  const more = openOf(context).filter(({ id }) => !known.has(id));
  return withAnswers(withMore(grid, tab, commune, more), tab, commune, difficultyAnswers);
}

/**
 * Tab 4 keeps the teams that it lists and tab 2 those that it lists: they can differ while an
 * officer is at it.
 */
function bothLayouts(
  context: WorkbookContext,
  figures: Pick<PreviousContent, 'villageFigures' | 'communeFigures'>,
  pairs: Tabs['pairs'],
  moreRows: Prefill['moreRows'] = {},
  open = openOf(context),
): Grid[] {
  const of = (key: TabKey) =>
    layout(context, { ...figures, villages: listedIn(pairs.get(key)) }, moreRows, open);
  const figureTab = pairs.get('figures')?.tab.name;
  const withFigures = of('figures').find(({ name }) => name === figureTab);
  return of('villages').map((grid) =>
    withFigures && grid.name === figureTab ? withFigures : grid,
  );
}

/** The villages and teams of a tab's rows; none where it still has the numbered rows it began with. */
function listedIn(pair: TabPair | undefined): PreviousContent['villages'] {
  const listed = new Map<string, PreviousContent['villages'][number]>();
  const codes = new Set<string>();
  for (const { cells } of pair?.old.rows ?? []) {
    const text = (key: string) => readText(cells.get(key)?.value ?? null);
    const village = text('village');
    if (village === null || village === COMMUNE_TEAM) continue;
    codes.add(village);
    const key = figureRowKey(village, text('team'));
    if (!listed.has(key))
      listed.set(key, {
        village,
        team: text('team'),
        name: text('name') ?? village,
        households: figureOf(cells.get('households')?.value),
      });
  }
  const numbered = spareVillages([]).every((code) => code !== null && codes.has(code));
  return numbered ? [] : [...listed.values()];
}

/** How many rows the form lacks for what is typed, with its usual room below. */
function missingRows({ tab, old }: TabPair, { rows }: FormTab, strays: number): number {
  if (tab.lines || tab.key === 'adhoc') return 0;
  if (tab.key === 'villages' || tab.key === 'figures') return strays;
  const last = Math.max(0, ...old.rows.map(({ key }) => Number(key ?? 0)));
  return last > rows.length ? last : 0;
}

type Figures = Pick<PreviousContent, 'villageFigures' | 'communeFigures'>;

/** The last period's figures that the form had put into the workbook. */
function carriedFigures(book: CellBook): Figures {
  const tab = book.tabs.find((it) => fold(it.name) === fold(PREVIOUS_TAB));
  const villageFigures: VillageFigure[] = [];
  const communeFigures: CommuneFigure[] = [];
  for (const [village, team, indicator, numerator, denominator] of tab?.rows.slice(1) ?? []) {
    const id = readText(indicator ?? null);
    if (id === null) continue;
    const figures = {
      indicator: id,
      numerator: figureOf(numerator),
      denominator: figureOf(denominator),
    };
    const of = readText(village ?? null);
    if (of === null) communeFigures.push({ ...figures, source: null, note: null });
    else villageFigures.push({ ...figures, village: of, team: readText(team ?? null) });
  }
  return { villageFigures, communeFigures };
}

function figureOf(value: CellValue | undefined): VillageFigure['numerator'] {
  return typeof value === 'number' ? { value, at: '' } : null;
}

/** The last report's as it stands now, and what only the workbook knows of before. */
function newestFigures(report: Figures | null, carried: Figures): Figures {
  const keyOf = (line: VillageFigure) => prefilledKey(line.village, line.team, line.indicator);
  const villages = new Set(report?.villageFigures.map(keyOf));
  const communes = new Set(report?.communeFigures.map(({ indicator }) => indicator));
  return {
    villageFigures: [
      ...(report?.villageFigures ?? []),
      ...carried.villageFigures.filter((line) => !villages.has(keyOf(line))),
    ],
    communeFigures: [
      ...(report?.communeFigures ?? []),
      ...carried.communeFigures.filter((line) => !communes.has(line.indicator)),
    ],
  };
}

function byName(grids: readonly Grid[]): Map<string, Grid> {
  return new Map(grids.map((grid) => [grid.name, grid]));
}
