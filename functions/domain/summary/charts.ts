// Tab "Biểu đồ" of the published summary: how many communes meet each target, how many reports came
// in time, and each indicator over the periods. The numbers behind the charts stand in a hidden tab,
// laid out as charts want them, and are the same as in the tables.
import type { Chart } from '../grid/chart.ts';
import type { Grid, GridCell } from '../grid/grid.ts';
import type { Rollup } from '../rollup/rollup.ts';
import { count, EMPTY, rate, words } from './cells.ts';
import { periodLabel, periodsOf } from './comparison.ts';
import type { SummaryInput } from './input.ts';
import { sheet } from './sheet.ts';
import { rateOnTime, tally } from './tally.ts';
import { tabTitle } from './title.ts';
import { viewOf, type IndicatorView, type View } from './view.ts';
import { MET, NOT_MET } from './words.ts';

export const CHARTS_TAB = 'Biểu đồ';
const DATA_TAB = '_BieuDo';

/** Blue for figures, orange for what is asked or wanting, grey for the unknown: told apart in print. */
const COLOURS = { met: '2E8B6E', notMet: 'D9732B', noData: 'BFBFBF', figure: '1F4E79' };
/** Columns of the tab, each some 90 pixels wide, and the rows of 21 pixels. */
const COLUMNS = 10;
const COLUMN_WIDTH = 12;
const ROW = 21;
const WIDE = 880;
const NARROW = 430;

interface Series {
  heading: string;
  colour: string;
  cells: GridCell[];
}

/** A chart before it has a place: its table has a name and as many values for each line. */
interface Plot extends Pick<Chart, 'title' | 'description' | 'kind' | 'percent'> {
  names: string[];
  series: Series[];
  width: number;
  height: number;
}

/** The two tabs and the charts on the first of them; all empty where there is nothing to draw. */
export function summaryCharts(input: SummaryInput): { grids: Grid[]; charts: Chart[] } {
  const view = viewOf(input);
  const plots = plotsOf(view);
  if (plots.length === 0) return { grids: [], charts: [] };
  const title = tabTitle(view, 'Biểu đồ');
  const charts: Chart[] = [];
  const table: GridCell[][] = [];
  let top = title.rows.length + 1;
  let left = 0;
  let tallest = 0;
  for (const plot of plots) {
    const { width, height } = plot;
    if (left > 0 && left + width > WIDE) {
      top += tallest;
      left = 0;
      tallest = 0;
    }
    const column = Math.round((left / WIDE) * COLUMNS);
    charts.push(chartOf(plot, { tab: CHARTS_TAB, top, left: column, width, height }, table.length));
    table.push(...tableOf(plot), []);
    tallest = Math.max(tallest, Math.ceil(height / ROW) + 1);
    left += WIDE - width < NARROW ? WIDE : WIDE / 2;
  }
  const board = sheet(CHARTS_TAB, [title], Array<number>(COLUMNS).fill(COLUMN_WIDTH));
  const room = Array.from({ length: top + tallest - board.rows.length }, () =>
    Array<GridCell>(COLUMNS).fill(EMPTY),
  );
  return {
    grids: [
      { ...board, rows: [...board.rows, ...room], protected: true },
      { ...sheet(DATA_TAB, [{ rows: table }], [40]), hidden: true, protected: true },
    ],
    charts,
  };
}

function plotsOf(view: View): Plot[] {
  const indicators = view.indicators.filter((it) => !it.local);
  const periods = periodsOf(view);
  return [
    ...(indicators.length > 0 ? [metPlot(view, indicators)] : []),
    ...(view.rollup.timeliness.length > 0 ? [onTimePlot(view, periods)] : []),
    ...indicators.map((it) => trendPlot(view, it, periods)),
  ];
}

function metPlot(view: View, indicators: readonly IndicatorView[]): Plot {
  const figures = indicators.map((it) => view.figure(it.canonicalId, view.rollup.province));
  return {
    title: 'Số xã đạt, chưa đạt mục tiêu của từng chỉ tiêu',
    description: 'Mỗi thanh là một chỉ tiêu: số xã đạt, chưa đạt và chưa xét được.',
    kind: 'stackedBars',
    percent: false,
    names: indicators.map((it) => it.shortName),
    series: [
      {
        heading: MET,
        colour: COLOURS.met,
        cells: figures.map((it) => count(it?.communesMet ?? null)),
      },
      {
        heading: NOT_MET,
        colour: COLOURS.notMet,
        cells: figures.map((it) => count(it ? it.communesJudged - it.communesMet : null)),
      },
      {
        heading: 'Chưa xét được',
        colour: COLOURS.noData,
        cells: figures.map((it) => count(it ? it.communesExpected - it.communesJudged : null)),
      },
    ],
    width: WIDE,
    height: 140 + 30 * indicators.length,
  };
}

function onTimePlot(view: View, periods: readonly Rollup[]): Plot {
  return {
    title: 'Tỷ lệ báo cáo đúng hạn qua các kỳ (%)',
    description: 'Trong số báo cáo đã đến hạn của mỗi kỳ, bao nhiêu phần trăm nộp đúng hạn.',
    kind: 'columns',
    percent: true,
    names: periods.map((it) => periodLabel(view, it)),
    series: [
      {
        heading: 'Đúng hạn',
        colour: COLOURS.figure,
        cells: periods.map(({ timeliness }) => {
          const owed = timeliness.filter((it) => !it.internal && it.level !== 'TEAM');
          return rate(rateOnTime(tally(owed)).percent);
        }),
      },
    ],
    width: WIDE,
    height: 280,
  };
}

function trendPlot(view: View, indicator: IndicatorView, periods: readonly Rollup[]): Plot {
  const figures = periods.map((it) =>
    it.figures.find(
      (figure) =>
        figure.indicator === indicator.canonicalId &&
        figure.unit === it.province &&
        figure.zone === 'ALL',
    ),
  );
  const targets: Series = {
    heading: 'Mục tiêu',
    colour: COLOURS.notMet,
    cells: figures.map((it) => rate(it?.target ?? null)),
  };
  return {
    title: `${indicator.shortName} (%)`,
    description: `${indicator.name}: tỷ lệ toàn tỉnh qua các kỳ.`,
    kind: 'lines',
    percent: true,
    names: periods.map((it) => periodLabel(view, it)),
    series: [
      {
        heading: 'Toàn tỉnh',
        colour: COLOURS.figure,
        cells: figures.map((it) => rate(it?.percent ?? null)),
      },
      ...(figures.some((it) => typeof it?.target === 'number') ? [targets] : []),
    ],
    width: NARROW,
    height: 250,
  };
}

function tableOf({ title, names, series }: Plot): GridCell[][] {
  return [
    [words(title, { wrap: false }), ...series.map((it) => words(it.heading))],
    ...names.map((name, index) => [
      words(name, { wrap: false }),
      ...series.map((it) => it.cells[index] ?? EMPTY),
    ]),
  ];
}

/** `start` is the row of the data tab where the chart's table begins. */
function chartOf(plot: Plot, place: Chart['place'], start: number): Chart {
  const { title, description, kind, percent, names, series } = plot;
  const column = (at: number) => ({
    top: start,
    left: at,
    bottom: start + names.length,
    right: at,
  });
  return {
    title,
    description,
    kind,
    percent,
    place,
    data: {
      tab: DATA_TAB,
      names: column(0),
      series: series.map(({ colour }, index) => ({ range: column(index + 1), colour })),
    },
  };
}
