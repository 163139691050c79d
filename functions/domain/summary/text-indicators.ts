// The indicators as a table for a terminal: a line for the province, one for each zone below it, and
// a bar where the window is wide enough.
import type { RollupFigure } from '../rollup/rollup.ts';
import { formatNumber, formatPercent } from '../vietnamese/number.ts';
import { bar, columnsOf, cut, GAP, padEnd, padStart, type Paint } from './terminal.ts';
import type { IndicatorView, View } from './view.ts';

interface Layout {
  name: number;
  ratio: number;
  /** 0 where there is no room for it. */
  communes: number;
  bar: number;
}

const PERCENT = 8;
const TARGET = 9;
const VERDICT = 18;
/** "3321/3321" */
const COMMUNES = 9;
const SHORTEST_NAME = 20;
const SHORTEST_BAR = 6;

/** Names get what is left; the communes with data, then the bar, come in where there is room. */
function layoutOf(view: View, width: number): Layout {
  const figures = view.indicators.map((it) => view.figure(it.canonicalId, view.rollup.province));
  const ratio = Math.max(6, ...figures.map((it) => columnsOf(ratioWords(it))));
  const longest = Math.max(SHORTEST_NAME, ...view.indicators.map((it) => columnsOf(it.shortName)));
  const room = width - ratio - PERCENT - TARGET - VERDICT - 4 * GAP.length;
  const communes = room >= SHORTEST_NAME + GAP.length + COMMUNES ? COMMUNES : 0;
  const rest = communes > 0 ? room - communes - GAP.length : room;
  const name = Math.max(8, Math.min(longest, rest));
  const left = rest - name - GAP.length;
  return { name, ratio, communes, bar: left >= SHORTEST_BAR ? Math.min(left, 20) : 0 };
}

export function indicatorLines(view: View, width: number, colour: Paint): string[] {
  const layout = layoutOf(view, width);
  const head = [
    padEnd('', layout.name),
    padStart('tử/mẫu', layout.ratio),
    padStart('tỷ lệ', PERCENT),
    padEnd('mục tiêu', TARGET),
    padEnd('kết quả', VERDICT),
    ...(layout.communes > 0 ? [padStart('xã có số', layout.communes)] : []),
  ].join(GAP);
  const carried = view.indicators.some(
    (it) => (view.figure(it.canonicalId, view.rollup.province)?.carriedForward ?? 0) > 0,
  );
  return [
    colour('note', cut(head, width)),
    ...view.indicators.flatMap((indicator) => [
      indicatorLine(view, indicator, 'ALL', layout, colour),
      ...view
        .zonesOf(indicator)
        .map((zone) => indicatorLine(view, indicator, zone, layout, colour)),
    ]),
    ...(carried ? [colour('note', '* gồm số cũ của kỳ trước')] : []),
  ];
}

function indicatorLine(
  view: View,
  indicator: IndicatorView,
  zone: 'ALL' | 'PLAIN' | 'MOUNTAIN',
  layout: Layout,
  colour: Paint,
): string {
  const figure = view.figure(indicator.canonicalId, view.rollup.province, zone);
  const { word, tone } = view.verdict(indicator, view.rollup.province, zone);
  const name = zone === 'ALL' ? indicator.shortName : `  ${view.zoneName(zone)}`;
  const percent = figure?.percent ?? null;
  const mark = (figure?.carriedForward ?? 0) > 0 ? '*' : ' ';
  const reported = figure ? `${figure.communesReported}/${figure.communesExpected}` : '';
  const line = [
    padEnd(cut(name, layout.name), layout.name),
    padStart(ratioWords(figure), layout.ratio),
    padStart(percent === null ? '– ' : `${formatPercent(percent)}${mark}`, PERCENT),
    padEnd(cut(view.target(indicator, figure), TARGET), TARGET),
    colour(tone, padEnd(word, VERDICT)),
    ...(layout.communes > 0 ? [padStart(reported, layout.communes)] : []),
  ].join(GAP);
  if (layout.bar === 0) return line;
  return `${line}${GAP}${colour(tone, bar((percent ?? 0) / 100, layout.bar))}`;
}

function ratioWords(figure: RollupFigure | undefined): string {
  const { numerator, denominator } = figure ?? { numerator: null, denominator: null };
  if (numerator === null || denominator === null) return '–';
  return `${formatNumber(numerator)}/${formatNumber(denominator)}`;
}
