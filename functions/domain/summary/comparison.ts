// Tab "So sánh kỳ": each indicator over the periods at hand, oldest first, and by how many
// percentage points it moved since the one before. Below it, the counts that are no percentages.
import type { Grid, GridCell } from '../grid/grid.ts';
import { parsePeriod } from '../calendar/period.ts';
import type { FigureZone, Rollup, RollupFigure } from '../rollup/rollup.ts';
import { amount, count, EMPTY, line, nOfN, rate, words } from './cells.ts';
import { idsOf } from './indicators.ts';
import { allTeams } from './overview.ts';
import { sheet, table, type Block, type Column } from './sheet.ts';
import { sum, sumKnown } from './tally.ts';
import { tabTitle } from './title.ts';
import type { IndicatorView, View } from './view.ts';

const COMPARISON = 'So sánh kỳ';

interface Line {
  indicator: IndicatorView;
  zone: FigureZone;
  /** By period, oldest first. */
  figures: (RollupFigure | undefined)[];
}

/** Earlier periods, oldest first, then the one being closed; each once. */
export function periodsOf(view: View): Rollup[] {
  const earlier = new Map(
    view.input.previous
      .filter((it) => it.period !== view.rollup.period)
      .map((it) => [it.period, it] as const),
  );
  return [
    ...[...earlier.values()].sort((a, b) =>
      `${endOf(a)} ${a.period}` < `${endOf(b)} ${b.period}` ? -1 : 1,
    ),
    view.rollup,
  ];
}

export function periodLabel(view: View, it: Rollup): string {
  return it === view.rollup ? view.period.label : (parsePeriod(it.period)?.label ?? it.period);
}

function endOf(it: Rollup): string {
  return parsePeriod(it.period)?.end ?? it.computedAt.slice(0, 10);
}

export function comparisonGrid(view: View): Grid {
  const periods = periodsOf(view);
  const labels = periods.map((it) => periodLabel(view, it));
  const title = tabTitle(view, 'So sánh với các kỳ trước', [
    'Thay đổi tính bằng điểm phần trăm giữa hai kỳ gần nhất. Số xã có số liệu khác nhau thì so sánh cần thận trọng.',
  ]);
  const blocks = [title, rateBlock(view, periods, labels), countBlock(periods, labels)];
  const widths = [13, 46, 13, ...periods.flatMap(() => [12, 12]), 13, 19];
  return sheet(COMPARISON, blocks, widths, 3);
}

function rateBlock(view: View, periods: readonly Rollup[], labels: readonly string[]): Block {
  const lines = view.indicators.flatMap((indicator) =>
    (['ALL', ...view.zonesOf(indicator)] as const)
      .map((zone) => ({
        indicator,
        zone,
        figures: periods.map((it) =>
          it.figures.find(
            (figure) =>
              figure.indicator === indicator.canonicalId &&
              figure.unit === it.province &&
              figure.zone === zone,
          ),
        ),
      }))
      .filter((it) => it.zone === 'ALL' || it.figures.some((figure) => figure !== undefined)),
  );
  const columns: Column<Line>[] = [
    { head: 'Mã', width: 13, cell: (it) => words(idsOf(it.indicator)) },
    { head: 'Chỉ tiêu', width: 46, cell: (it) => words(it.indicator.name) },
    { head: 'Vùng', width: 13, cell: (it) => words(view.zoneName(it.zone)) },
    ...labels.flatMap((label, index): Column<Line>[] => [
      { head: label, width: 12, cell: (it) => rate(it.figures[index]?.percent ?? null) },
      {
        head: 'Xã có số liệu',
        width: 12,
        cell: (it) => {
          const figure = it.figures[index];
          return figure ? nOfN(figure.communesReported, figure.communesExpected) : EMPTY;
        },
      },
    ]),
    {
      head: 'Thay đổi (điểm %)',
      width: 13,
      cell: (it) => amount(changeOf(it.figures.map((figure) => figure?.percent ?? null))),
    },
    {
      head: 'Tăng/giảm',
      width: 19,
      cell: (it) => trend(changeOf(it.figures.map((figure) => figure?.percent ?? null))),
    },
  ];
  return table(columns, lines, {
    frozen: true,
    filter: true,
    none: 'Không có chỉ tiêu để so sánh.',
  });
}

/** The last minus the one before it; null where either is missing. */
export function changeOf(values: readonly (number | null)[]): number | null {
  const [before = null, now = null] = values.slice(-2);
  return values.length > 1 && before !== null && now !== null ? now - before : null;
}

/** Says in words what the sign says; a change too small to be shown is none. */
function trend(change: number | null): GridCell {
  if (change === null) return words('Không so sánh được', { tone: 'noData', align: 'center' });
  if (Math.abs(change) < 0.05) return words('Không đổi', { align: 'center' });
  return change > 0
    ? words('Tăng', { tone: 'met', align: 'center' })
    : words('Giảm', { tone: 'notMet', align: 'center' });
}

function countBlock(periods: readonly Rollup[], labels: readonly string[]): Block {
  const lines: { name: string; unit: string; values: (number | null)[] }[] = [
    { name: 'Số xã đã nộp', unit: 'xã', values: periods.map((it) => it.coverage.reported) },
    { name: 'Số Tổ', unit: 'Tổ', values: periods.map((it) => sum(it.teams, allTeams)) },
    {
      name: 'Số thành viên',
      unit: 'người',
      values: periods.map((it) => sum(it.teams, (team) => team.members)),
    },
    {
      name: 'Số buổi hoạt động',
      unit: 'buổi',
      values: periods.map((it) => sum(it.activities, (activity) => activity.sessions)),
    },
    {
      name: 'Lượt người',
      unit: 'lượt',
      values: periods.map((it) => sumKnown(it.activities, (activity) => activity.attendances)),
    },
    {
      name: 'Số khó khăn, kiến nghị',
      unit: 'ý kiến',
      values: periods.map((it) => it.difficulties.length),
    },
  ];
  type Line = (typeof lines)[number];
  const columns: Column<Line>[] = [
    { head: 'STT', width: 13, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Số lượng', width: 46, cell: (it) => words(it.name) },
    { head: 'Đơn vị', width: 13, cell: (it) => words(it.unit) },
    ...labels.flatMap((label, index): Column<Line>[] => [
      { head: label, width: 12, cell: (it) => count(it.values[index] ?? null) },
      { head: '', width: 12, cell: () => EMPTY },
    ]),
    { head: 'Thay đổi', width: 13, cell: (it) => count(changeOf(it.values)) },
  ];
  // Each period heads two columns above: one heading over both.
  const merges = labels.map((_, index) => {
    const left = 3 + 2 * index;
    return { top: 1, left, bottom: 1, right: left + 1 };
  });
  const block = table(columns, lines, {
    caption: line('Quy mô và hoạt động', { tone: 'subtitle', bold: true }),
  });
  return { ...block, merges };
}
