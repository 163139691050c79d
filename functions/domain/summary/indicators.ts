// Tab "Chỉ tiêu": each indicator over the whole province and each zone, with what it is made of,
// its target, and how many villages and communes stand behind it and meet it.
import type { Grid, GridCell } from '../grid/grid.ts';
import { meets, NO_TARGET } from '../plan/target.ts';
import type { FigureZone, RollupFigure } from '../rollup/rollup.ts';
import { count, rate, words } from './cells.ts';
import { sheet, table, type Column } from './sheet.ts';
import { tabTitle } from './title.ts';
import type { IndicatorView, View } from './view.ts';
import { verdictOf, withCarried, type Verdict } from './words.ts';

const INDICATORS = 'Chỉ tiêu';

interface Line {
  indicator: IndicatorView;
  zone: string;
  whole: boolean;
  figure: RollupFigure | undefined;
  target: string;
  verdict: Verdict;
}

export function indicatorGrid(view: View): Grid {
  const lines = view.indicators.flatMap((indicator) => linesOf(view, indicator));
  const columns: Column<Line>[] = [
    { head: 'Mã', width: 13, cell: (it) => strong(it, words(idsOf(it.indicator))) },
    { head: 'Chỉ tiêu', width: 46, cell: (it) => strong(it, words(it.indicator.name)) },
    { head: 'Vùng', width: 13, cell: (it) => strong(it, words(it.zone)) },
    number('Tử số', 11, (it) => it.numerator),
    number('Mẫu số', 11, (it) => it.denominator),
    { head: 'Tỷ lệ', width: 9, cell: (it) => strong(it, rate(it.figure?.percent ?? null)) },
    { head: 'Mục tiêu', width: 17, cell: (it) => words(it.target, { align: 'center' }) },
    {
      head: 'Kết quả',
      width: 19,
      cell: ({ verdict }) => words(verdict.word, { tone: verdict.tone, align: 'center' }),
    },
    village('Thôn đạt', (it) => it.villagesMet),
    village('Thôn được xét', (it) => it.villagesJudged),
    village('Thôn có số liệu', (it) => it.villagesReported),
    village('Tổng số thôn', (it) => it.villagesExpected),
    number('Xã đạt', 9, (it) => it.communesMet),
    number('Xã được xét', 9, (it) => it.communesJudged),
    number('Xã có số liệu', 9, (it) => it.communesReported),
    number('Tổng số xã', 9, (it) => it.communesExpected),
    {
      head: 'Giá trị số cũ',
      width: 9,
      cell: (it) => strong(it, count(it.figure?.carriedForward ?? null, { align: 'center' })),
    },
    { head: 'Cách tính', width: 44, cell: (it) => words(it.whole ? makingOf(it.indicator) : '') },
    { head: 'Căn cứ', width: 34, cell: (it) => words(it.whole ? clausesOf(it.indicator) : '') },
  ];
  const title = tabTitle(view, 'Kết quả thực hiện chỉ tiêu', [
    '“Được xét” là nơi đang có số liệu, kể cả số cũ, và có mục tiêu; tỷ lệ của xã tính trên các thôn đã có số liệu, bao nhiêu thôn thì ghi ngay bên cạnh; “có số liệu” là số mới của kỳ này.',
    'Tỷ lệ = tổng tử số chia tổng mẫu số của các thôn, xã có đủ cả hai; không lấy bình quân các tỷ lệ.',
  ]);
  const body = table(columns, lines, {
    frozen: true,
    filter: true,
    none: 'Các kế hoạch của kỳ này không đặt chỉ tiêu bằng số.',
  });
  return sheet(
    INDICATORS,
    [title, body],
    columns.map((column) => column.width),
    3,
  );
}

function number(head: string, width: number, pick: (it: RollupFigure) => number | null) {
  return {
    head,
    width,
    cell: (line: Line) => strong(line, count(line.figure ? pick(line.figure) : null)),
  };
}

/** Villages are counted only where the figure is entered village by village. */
function village(head: string, pick: (it: RollupFigure) => number) {
  return {
    head,
    width: 9,
    cell: (line: Line) =>
      line.indicator.entry === 'VILLAGE'
        ? strong(line, count(line.figure ? pick(line.figure) : null))
        : words('–', { align: 'right' }),
  };
}

function strong(line: Line, cell: GridCell): GridCell {
  return line.whole ? { ...cell, bold: true } : cell;
}

function linesOf(view: View, indicator: IndicatorView): Line[] {
  const { province } = view.rollup;
  const line = (zone: FigureZone): Line => {
    const figure = view.figure(indicator.canonicalId, province, zone);
    return {
      indicator,
      zone: view.zoneName(zone),
      whole: zone === 'ALL',
      figure,
      target: targetOf(view, indicator, figure),
      verdict: withCarried(view.verdict(indicator, province, zone), figure?.carriedForward ?? 0),
    };
  };
  const whole = line('ALL');
  const zones = view.zonesOf(indicator).map(line);
  const rest = unzoned(
    whole.figure,
    zones.flatMap((it) => it.figure ?? []),
  );
  return [whole, ...zones, ...(rest ? [restLine(view, indicator, rest)] : [])];
}

function targetOf(view: View, indicator: IndicatorView, figure: RollupFigure | undefined): string {
  const target = view.target(indicator, figure);
  if (target === '') return NO_TARGET;
  const aspired =
    indicator.readings.find((it) => it.plan.id === figure?.plan) ?? indicator.readings[0];
  return aspired?.indicator.aspirational ? `${target} (phấn đấu)` : target;
}

/** What lies in no zone, so that the rows of the zones and the whole add up before the reader. */
function unzoned(whole: RollupFigure | undefined, zones: RollupFigure[]): RollupFigure | null {
  if (whole === undefined || zones.length === 0) return null;
  const left = (pick: (it: RollupFigure) => number | null) =>
    zones.reduce((rest, zone) => rest - (pick(zone) ?? 0), pick(whole) ?? 0);
  const numerator = left((it) => it.numerator);
  const denominator = left((it) => it.denominator);
  if (denominator <= 0) return null;
  return {
    ...whole,
    numerator,
    denominator,
    percent: (100 * numerator) / denominator,
    met:
      whole.target === null ? null : meets(numerator, denominator, whole.target, whole.comparator),
    villagesReported: left((it) => it.villagesReported),
    villagesExpected: left((it) => it.villagesExpected),
    villagesMet: left((it) => it.villagesMet),
    villagesJudged: left((it) => it.villagesJudged),
    communesReported: left((it) => it.communesReported),
    communesExpected: left((it) => it.communesExpected),
    communesMet: left((it) => it.communesMet),
    communesJudged: left((it) => it.communesJudged),
    carriedForward: left((it) => it.carriedForward),
  };
}

/** A target for all zones holds here as well; one by zone can't be told. */
function restLine(view: View, indicator: IndicatorView, figure: RollupFigure): Line {
  const verdict = verdictOf(figure, { zoned: true, severalZones: false, anyTarget: true });
  const target = figure.met === null ? '' : targetOf(view, indicator, figure);
  return { indicator, zone: 'Chưa rõ vùng', whole: false, figure, target, verdict };
}

/** `QN-01; AH-e`: the ids under which the plans know the indicator. */
export function idsOf(indicator: IndicatorView): string {
  return indicator.readings.map((it) => it.indicator.id).join('; ');
}

function makingOf({ readings }: IndicatorView): string {
  const first = readings[0]?.indicator;
  return first ? `${first.numerator.name} / ${first.denominator.name}` : '';
}

function clausesOf({ readings }: IndicatorView): string {
  return readings.map(({ plan, indicator }) => `${plan.shortName}: ${indicator.clause}`).join('\n');
}
