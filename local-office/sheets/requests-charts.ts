// Requests about charts: addChart, updateChartSpec, deleteEmbeddedObject. A chart is kept as it was
// described; whoever shows the sheet draws it.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { findSheet, openSheet, type Draft } from './draft.ts';
import { areaInside, columnCount, rowCount } from './grid-range.ts';
import { gridOf, idOr, need, type Handlers } from './handler.ts';
import { withColors } from './kept-values.ts';
import { demandSheet } from './protection.ts';
import { invalid, isObject } from './shape.ts';

export const CHART_REQUESTS: Handlers = {
  addChart(draft, request) {
    const wish = need(request.chart, 'chart');
    const overlay = need(wish.position?.overlayPosition, 'chart.position.overlayPosition');
    const anchor = overlay.anchorCell ?? {};
    const sheet = gridOf(draft, anchor.sheetId);
    demandSheet(draft, sheet);
    if (
      (anchor.rowIndex ?? 0) >= rowCount(sheet) ||
      (anchor.columnIndex ?? 0) >= columnCount(sheet)
    )
      throw invalid('chart.position.overlayPosition.anchorCell is outside of the grid');
    const chartId = idOr(wish.chartId, (id) => findChart(draft, id) !== undefined, 'Chart');
    checkSpec(draft, need(wish.spec, 'chart.spec'));
    const chart = withColors({
      ...wish,
      chartId,
      position: {
        overlayPosition: {
          widthPixels: 600,
          heightPixels: 371,
          ...overlay,
          anchorCell: { ...anchor, sheetId: sheet.properties.sheetId },
        },
      },
    });
    sheet.charts.push(chart);
    request.chart = { ...wish, chartId };
    return { addChart: { chart } };
  },

  updateChartSpec(draft, { chartId, spec }) {
    const found = findChart(draft, chartId ?? 0);
    if (found === undefined) throw invalid(`No chart with id: ${chartId ?? 0}`);
    const sheet = openSheet(draft, found.sheet);
    demandSheet(draft, sheet);
    const wanted = need(spec, 'spec');
    checkSpec(draft, wanted);
    sheet.charts = sheet.charts.map((it) =>
      it === found.chart ? { ...it, spec: withColors(wanted) } : it,
    );
    return {};
  },

  deleteEmbeddedObject(draft, { objectId }) {
    const found = findChart(draft, objectId ?? 0);
    if (found === undefined) throw invalid(`No embedded object with id: ${objectId ?? 0}`);
    const sheet = openSheet(draft, found.sheet);
    demandSheet(draft, sheet);
    sheet.charts = sheet.charts.filter((it) => it !== found.chart);
    return {};
  },
};

function findChart(draft: Draft, id: number) {
  for (const sheet of draft.book.sheets) {
    const chart = sheet.charts.find((it) => it.chartId === id);
    if (chart) return { sheet, chart };
  }
  return undefined;
}

/** @throws GoogleFault 400 for a chart of no kind, or one that draws what is not there */
function checkSpec(draft: Draft, spec: sheets_v4.Schema$ChartSpec): void {
  const kinds = [spec.basicChart, spec.pieChart].filter((it) => isObject(it));
  if (kinds.length !== 1) throw invalid('chart.spec must describe exactly one chart');
  if (spec.basicChart && !spec.basicChart.chartType)
    throw invalid('chart.spec.basicChart.chartType must be specified');
  for (const range of sourcesIn(spec)) {
    const sheet = findSheet(draft.book, range.sheetId ?? 0);
    if (sheet === undefined) throw invalid(`No grid with id: ${range.sheetId ?? 0}`);
    const area = areaInside(range, sheet);
    if (area.bottom - area.top > 1 && area.right - area.left > 1)
      throw invalid('A source range of a chart must have a single row or a single column');
  }
}

function sourcesIn(value: unknown): sheets_v4.Schema$GridRange[] {
  if (Array.isArray(value)) return value.flatMap(sourcesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'sources' ? (inner as sheets_v4.Schema$GridRange[]) : sourcesIn(inner),
  );
}
