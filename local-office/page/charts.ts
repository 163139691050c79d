// The charts of a tab, drawn as SVG under its grid, each with the table of its figures for whoever
// cannot see or trust a drawing.
import type { PageChart } from '../sheet-page/contract.ts';
import { element, svg } from './element.ts';

const COLOURS = ['#1f4e79', '#2e9e75', '#d9762b', '#8a6bbf', '#b8902a', '#5d6d7e'];
const WIDTH = 560;
const HEIGHT = 300;
const PLAIN = { top: 12, right: 16, bottom: 34, left: 56 };

export function chartPanel(): {
  panel: HTMLElement;
  show(charts: readonly PageChart[], sheetId: number): void;
} {
  const list = element('div', { class: 'chart-list' });
  const summary = element('summary', {}, 'Biểu đồ');
  const panel = element('details', { class: 'charts', hidden: true, open: true }, summary, list);
  return {
    panel,
    show(charts, sheetId) {
      const here = charts.filter((chart) => chart.sheetId === sheetId);
      panel.hidden = here.length === 0;
      summary.textContent = `Biểu đồ (${here.length})`;
      list.replaceChildren(...here.map(figureOf));
    },
  };
}

function figureOf(chart: PageChart): HTMLElement {
  const key = element(
    'ul',
    { class: 'key' },
    ...chart.series.map(({ name }, index) => {
      const mark = element('i', { 'aria-hidden': 'true' });
      mark.style.background = colourOf(chart, index);
      return element('li', {}, mark, name);
    }),
  );
  return element(
    'figure',
    { class: 'chart' },
    element('figcaption', {}, chart.title),
    drawing(chart),
    key,
    element('details', {}, element('summary', {}, 'Bảng số liệu'), tableOf(chart)),
  );
}

function colourOf({ series }: PageChart, index: number): string {
  return series[index]?.color ?? COLOURS[index % COLOURS.length] ?? '#1f4e79';
}

function tableOf({ title, categories, series }: PageChart): HTMLElement {
  return element(
    'table',
    {},
    element('caption', {}, title),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('td'),
        ...series.map(({ name }) => element('th', { scope: 'col' }, name)),
      ),
    ),
    element(
      'tbody',
      {},
      ...categories.map((category, at) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, category),
          ...series.map(({ values }) => element('td', {}, figureText(values[at]))),
        ),
      ),
    ),
  );
}

function figureText(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return value.toLocaleString('vi-VN', { maximumFractionDigits: 1 });
}

/** The share of a category that the values up to `index` make. */
function stackOf({ series, stacked }: PageChart, at: number, index: number): [number, number] {
  const values = series.map(({ values }) => values[at] ?? 0);
  const sum = (to: number) => values.slice(0, to).reduce((total, value) => total + value, 0);
  const whole = stacked === 'PERCENT' ? sum(values.length) / 100 || 1 : 1;
  return stacked === 'NONE'
    ? [0, values[index] ?? 0]
    : [sum(index) / whole, sum(index + 1) / whole];
}

function drawing(chart: PageChart): SVGElement {
  const { categories, series, kind } = chart;
  const lying = kind === 'BAR';
  const longest = Math.max(4, ...categories.map((it) => it.length));
  const left = lying ? Math.min(200, 16 + longest * 6) : PLAIN.left;
  const height = lying
    ? Math.max(140, 52 + categories.length * Math.max(20, 44 - categories.length))
    : HEIGHT;
  const box = { left, top: PLAIN.top, right: WIDTH - PLAIN.right, bottom: height - PLAIN.bottom };
  const tops = categories.flatMap((_, at) =>
    series.map((_, index) => stackOf(chart, at, index)[1]),
  );
  const percent = chart.stacked === 'PERCENT' || chart.most === 100;
  const ticks = ticksUpTo(chart.most ?? Math.max(...tops, 0));
  const most = ticks.at(-1) ?? 1;
  const along = (value: number) =>
    lying
      ? box.left + ((box.right - box.left) * value) / most
      : box.bottom - ((box.bottom - box.top) * value) / most;
  const step =
    (lying ? box.bottom - box.top : box.right - box.left) / Math.max(1, categories.length);
  const across = (at: number) => (lying ? box.top : box.left) + step * (at + 0.5);
  return svg(
    'svg',
    {
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-label': `${chart.description || chart.title}. Số liệu nằm trong bảng bên dưới.`,
    },
    ...ticks.map((tick) => {
      const at = along(tick);
      const line = lying
        ? { x1: at, x2: at, y1: box.top, y2: box.bottom }
        : { x1: box.left, x2: box.right, y1: at, y2: at };
      const place = lying
        ? { x: at, y: box.bottom + 16, 'text-anchor': 'middle' }
        : { x: box.left - 6, y: at + 4, 'text-anchor': 'end' };
      return svg(
        'g',
        { class: 'tick' },
        svg('line', line),
        svg('text', place, percent ? `${tick}%` : figureText(tick)),
      );
    }),
    ...categories.map((category, at) => categoryLabel(category, across(at), step, lying, box)),
    ...(kind === 'LINE'
      ? series.map((_, index) => lineOf(chart, index, across, along))
      : series.flatMap((_, index) => barsOf(chart, index, { across, along, step, lying }))),
  );
}

function categoryLabel(
  category: string,
  at: number,
  step: number,
  lying: boolean,
  box: { left: number; bottom: number },
): SVGElement {
  const letters = Math.max(3, Math.floor((lying ? box.left - 12 : step) / 6));
  const text = category.length > letters ? `${category.slice(0, letters - 1)}…` : category;
  const place = lying
    ? { x: box.left - 6, y: at + 4, 'text-anchor': 'end' }
    : { x: at, y: box.bottom + 16, 'text-anchor': 'middle' };
  return svg('text', { class: 'category', ...place }, text, svg('title', {}, category));
}

interface Scales {
  across: (at: number) => number;
  along: (value: number) => number;
  step: number;
  lying: boolean;
}

function barsOf(
  chart: PageChart,
  index: number,
  { across, along, step, lying }: Scales,
): SVGElement[] {
  const beside = chart.stacked === 'NONE' ? chart.series.length : 1;
  const thick = Math.min(34, (step * 0.72) / beside);
  return chart.categories.flatMap((category, at) => {
    const value = chart.series[index]?.values[at];
    if (value === null || value === undefined) return [];
    const [from, to] = stackOf(chart, at, index);
    const side = across(at) - (thick * beside) / 2 + (beside > 1 ? thick * index : 0);
    const [a, b] = [along(from), along(to)];
    const place = lying
      ? { x: a, y: side, width: Math.max(0, b - a), height: thick }
      : { x: side, y: b, width: thick, height: Math.max(0, a - b) };
    const words = `${category} – ${chart.series[index]?.name ?? ''}: ${figureText(value)}`;
    return [svg('rect', { ...place, fill: colourOf(chart, index) }, svg('title', {}, words))];
  });
}

function lineOf(
  chart: PageChart,
  index: number,
  across: (at: number) => number,
  along: (value: number) => number,
): SVGElement {
  const colour = colourOf(chart, index);
  const values = chart.series[index]?.values ?? [];
  const points = values.flatMap((value, at) =>
    value === null ? [] : [{ x: across(at), y: along(value), value, at }],
  );
  return svg(
    'g',
    {},
    svg('polyline', {
      points: points.map(({ x, y }) => `${x},${y}`).join(' '),
      fill: 'none',
      stroke: colour,
      'stroke-width': 2.5,
    }),
    ...points.map(({ x, y, value, at }) =>
      svg(
        'circle',
        { cx: x, cy: y, r: 3.5, fill: colour },
        svg('title', {}, `${chart.categories[at] ?? ''}: ${figureText(value)}`),
      ),
    ),
  );
}

/** Round numbers from 0 to at least the value, about five of them. */
function ticksUpTo(most: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((it) => it * power).find((it) => it >= rough) ?? power * 10;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
