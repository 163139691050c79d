// The charts of a spreadsheet with the figures that they show now. Univer draws none in its open
// edition, so the page draws them itself.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { StoredSheet, StoredSpreadsheet } from '../sheets/store.ts';
import { boxOf } from './boxes.ts';
import { textOf } from './cells.ts';
import type { PageChart } from './contract.ts';
import { colorOf } from './style.ts';

type Source = sheets_v4.Schema$ChartSourceRange | undefined;

const KINDS: ReadonlySet<string> = new Set(['BAR', 'COLUMN', 'LINE']);
const STACKING: Record<string, PageChart['stacked']> = {
  STACKED: 'STACKED',
  PERCENT_STACKED: 'PERCENT',
};

/** Basic charts of bars, columns and lines; others are left out. */
export function chartsOf(spreadsheet: StoredSpreadsheet): PageChart[] {
  return spreadsheet.sheets.flatMap((sheet) =>
    sheet.properties.hidden
      ? []
      : sheet.charts.flatMap((chart) => chartOf(chart, sheet, spreadsheet) ?? []),
  );
}

function chartOf(
  chart: sheets_v4.Schema$EmbeddedChart,
  sheet: StoredSheet,
  spreadsheet: StoredSpreadsheet,
): PageChart | null {
  const basic = chart.spec?.basicChart;
  if (!basic || !KINDS.has(basic.chartType ?? '')) return null;
  const [domain] = basic.domains ?? [];
  const headers = basic.headerCount ?? 0;
  const categories = cellsOf(domain?.domain?.sourceRange, spreadsheet).slice(headers);
  const most = basic.axis
    ?.map((axis) => axis.viewWindowOptions?.viewWindowMax)
    .find((max) => typeof max === 'number');
  return {
    id: chart.chartId ?? 0,
    title: chart.spec?.title ?? '',
    sheetId: chart.position?.overlayPosition?.anchorCell?.sheetId ?? sheet.properties.sheetId,
    kind: basic.chartType as PageChart['kind'],
    stacked: STACKING[basic.stackedType ?? ''] ?? 'NONE',
    most: most ?? null,
    description: chart.spec?.altText ?? '',
    categories: categories.map(textOf),
    series: (basic.series ?? []).map((it, index) => {
      const cells = cellsOf(it.series?.sourceRange, spreadsheet);
      return {
        name: headers > 0 ? textOf(cells[0]) : `Dãy ${index + 1}`,
        color: colorOf(it.colorStyle, it.color),
        values: cells.slice(headers).map((cell) => {
          const value = (cell?.effective ?? cell?.entered)?.numberValue;
          return typeof value === 'number' ? value : null;
        }),
      };
    }),
  };
}

function cellsOf(source: Source, spreadsheet: StoredSpreadsheet) {
  return (source?.sources ?? []).flatMap((range) => {
    const sheet = spreadsheet.sheets.find(
      (it) =>
        it.properties.sheetId === (range.sheetId ?? spreadsheet.sheets[0]?.properties.sheetId),
    );
    const box = sheet && boxOf(range, sheet);
    if (!sheet || !box) return [];
    const found = [];
    for (let row = box.top; row <= box.bottom; row += 1)
      for (let column = box.left; column <= box.right; column += 1)
        found.push(sheet.cells[row]?.[column]);
    return found;
  });
}

/** Whether a chart reads or stands on one of these tabs. */
export function concernsCharts(
  spreadsheet: StoredSpreadsheet,
  sheetIds: ReadonlySet<number>,
): boolean {
  return spreadsheet.sheets.some((sheet) =>
    sheet.charts.some(
      ({ spec }) =>
        sheetIds.has(sheet.properties.sheetId) ||
        [
          ...(spec?.basicChart?.domains ?? []).map((it) => it.domain),
          ...(spec?.basicChart?.series ?? []).map((it) => it.series),
        ].some((data) =>
          data?.sourceRange?.sources?.some((range) => sheetIds.has(range.sheetId ?? -1)),
        ),
    ),
  );
}
