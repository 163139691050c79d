import { describe, expect, it } from 'vitest';
import type { Chart } from '../../../functions/domain/grid/chart.ts';
import type { GridRange, GridValue } from '../../../functions/domain/grid/grid.ts';
import { CHARTS_TAB, summaryCharts } from '../../../functions/domain/summary/charts.ts';
import type { SummaryInput } from '../../../functions/domain/summary/input.ts';
import { QUANG_NAM } from '../../cast.ts';
import { ROLLUP, summaryOf } from './stage.ts';

const drawn = (input: SummaryInput = summaryOf()) => {
  const { grids, charts } = summaryCharts(input);
  const data = grids.find((grid) => grid.name === charts[0]?.data.tab);
  const read = ({ top, left, bottom }: GridRange): GridValue[] =>
    (data?.rows.slice(top, bottom + 1) ?? []).map((row) => row[left]?.value ?? null);
  return {
    charts,
    grids,
    /** The heading and values of each line, and the names they stand over. */
    table: (chart: Chart | undefined) => ({
      names: read(chart!.data.names).slice(1),
      ...Object.fromEntries(
        chart!.data.series.map(({ range }) => {
          const [heading, ...values] = read(range);
          return [typeof heading === 'string' ? heading : '', values];
        }),
      ),
    }),
    named: (title: string) => charts.find((chart) => chart.title.startsWith(title)),
  };
};
const previous = (period: string, percent: number) => ({
  ...ROLLUP,
  period,
  figures: ROLLUP.figures.map((figure) =>
    figure.indicator === 'hh_informed' && figure.level === 'PROVINCE'
      ? { ...figure, percent, target: null }
      : figure,
  ),
});

describe('the charts of a summary', () => {
  it('show how many communes meet each target, do not, or cannot be judged', () => {
    const { table, charts } = drawn();
    expect(charts[0]?.kind).toBe('stackedBars');
    const shown = table(charts[0]);
    // A commune's own plan has indicators of its own, which the province does not ask for.
    const asked = new Set(QUANG_NAM.indicators.map((it) => it.canonicalId));
    const whole = ROLLUP.figures.filter(
      (it) => it.level === 'PROVINCE' && it.zone === 'ALL' && asked.has(it.indicator),
    );
    const sums = whole.map(({ indicator }, at) => ({
      indicator,
      sum: ['Đạt', 'Chưa đạt', 'Chưa xét được'].reduce(
        (sum, heading) => sum + Number((shown as Record<string, GridValue[]>)[heading]?.[at]),
        0,
      ),
    }));
    expect(shown.names).toHaveLength(whole.length);
    for (const { indicator, sum } of sums)
      expect(sum, indicator).toBe(whole.find((it) => it.indicator === indicator)?.communesExpected);
  });

  it('show the reports in time as the tables count them', () => {
    const { table, named } = drawn();
    const shown = table(named('Tỷ lệ báo cáo đúng hạn')) as Record<string, GridValue[]>;
    expect(shown['names']).toEqual(['Quý IV năm 2025']);
    expect(shown['Đúng hạn']).toHaveLength(1);
    expect(Number(shown['Đúng hạn']?.[0])).toBeGreaterThan(0);
  });

  it('follow an indicator over the periods, oldest first, with its target beside it', () => {
    const input = summaryOf({}, { previous: [previous('2025-Q3', 40), previous('2025-Q2', 30)] });
    const { table, charts } = drawn(input);
    const trend = charts.find((chart) => chart.kind === 'lines');
    const shown = table(trend) as Record<string, GridValue[]>;
    const now = ROLLUP.figures.find(
      (it) => it.indicator === 'hh_informed' && it.level === 'PROVINCE' && it.zone === 'ALL',
    );
    expect(shown).toEqual({
      names: ['Quý II năm 2025', 'Quý III năm 2025', 'Quý IV năm 2025'],
      'Toàn tỉnh': [30, 40, now?.percent],
      'Mục tiêu': [null, null, now?.target],
    });
  });

  it('leave a gap where a period has no figure', () => {
    const empty = { ...previous('2025-Q3', 40), figures: [] };
    const { table, charts } = drawn(summaryOf({}, { previous: [empty] }));
    const trend = charts.find((chart) => chart.kind === 'lines');
    expect((table(trend) as Record<string, GridValue[]>)['Toàn tỉnh']?.[0]).toBeNull();
  });

  it('stand on their tab without covering its title or each other', () => {
    const { charts, grids } = drawn();
    const board = grids.find((grid) => grid.name === CHARTS_TAB);
    const boxes = charts.map(({ place }) => ({
      top: place.top * 21,
      left: place.left * 89,
      bottom: place.top * 21 + place.height,
      right: place.left * 89 + place.width,
    }));
    const titled = board?.rows.findLastIndex((row) => row.some((cell) => cell.value !== null)) ?? 0;
    for (const [at, box] of boxes.entries()) {
      expect(box.top).toBeGreaterThan(titled * 21);
      expect(box.bottom).toBeLessThanOrEqual((board?.rows.length ?? 0) * 21);
      for (const other of boxes.slice(at + 1))
        expect(
          box.bottom <= other.top ||
            other.bottom <= box.top ||
            box.right <= other.left ||
            other.right <= box.left,
          `${charts[at]?.title}`,
        ).toBe(true);
    }
  });

  it('have titles of their own, by which they are told apart', () => {
    const { charts } = drawn();
    expect(new Set(charts.map((chart) => chart.title)).size).toBe(charts.length);
  });

  it('are none where there is nothing to draw', () => {
    const bare = summaryOf({ figures: [], timeliness: [], plans: [] });
    expect(summaryCharts(bare)).toEqual({ grids: [], charts: [] });
  });
});
