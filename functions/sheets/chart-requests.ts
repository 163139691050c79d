// Charts as the Sheets API draws them. A chart has the same id whenever it is made, so that adding
// one twice is refused instead of showing it twice.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Chart } from '../domain/grid/chart.ts';
import type { GridRange } from '../domain/grid/grid.ts';
import { FONT } from '../domain/grid/palette.ts';
import { sheetIdOf } from '../domain/grid/sheet-id.ts';
import { colorOf } from './cell-format.ts';
import { gridRange } from './rule-requests.ts';

type Request = sheets_v4.Schema$Request;

const TYPES = { stackedBars: 'BAR', columns: 'COLUMN', lines: 'LINE' } as const;

export function chartId(chart: Chart): number {
  return sheetIdOf(`${chart.place.tab}\n${chart.title}`);
}

export function chartRequest(chart: Chart): Request {
  const { place } = chart;
  return {
    addChart: {
      chart: {
        chartId: chartId(chart),
        spec: specOf(chart),
        position: {
          overlayPosition: {
            anchorCell: {
              sheetId: sheetIdOf(place.tab),
              rowIndex: place.top,
              columnIndex: place.left,
            },
            widthPixels: place.width,
            heightPixels: place.height,
          },
        },
      },
    },
  };
}

function specOf({ title, description, kind, percent, data }: Chart): sheets_v4.Schema$ChartSpec {
  // Bars lie: their values run along the bottom.
  const valueAxis = kind === 'stackedBars' ? 'BOTTOM_AXIS' : 'LEFT_AXIS';
  const window = { viewWindowMode: 'EXPLICIT', viewWindowMin: 0, viewWindowMax: 100 };
  const source = (range: GridRange): sheets_v4.Schema$ChartData => ({
    sourceRange: { sources: [gridRange(sheetIdOf(data.tab), range)] },
  });
  return {
    title,
    altText: description,
    fontName: FONT.name,
    hiddenDimensionStrategy: 'SHOW_ALL',
    basicChart: {
      chartType: TYPES[kind],
      legendPosition: 'BOTTOM_LEGEND',
      headerCount: 1,
      ...(kind === 'stackedBars' ? { stackedType: 'STACKED' } : {}),
      axis: [{ position: 'BOTTOM_AXIS' }, { position: 'LEFT_AXIS' }].map((axis) =>
        percent && axis.position === valueAxis ? { ...axis, viewWindowOptions: window } : axis,
      ),
      domains: [{ domain: source(data.names) }],
      series: data.series.map(({ range, colour }) => ({
        series: source(range),
        targetAxis: valueAxis,
        colorStyle: colorOf(colour),
        // The line of a single period is a point, and would not be seen.
        ...(kind === 'lines' ? { pointStyle: { shape: 'CIRCLE', size: 6 } } : {}),
      })),
    },
  };
}
