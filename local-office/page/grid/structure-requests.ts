// Rows, columns, names and sizes that the person changed in the grid, as requests of the Sheets API.
import type { IRange } from '@univerjs/core';
import type { SheetsRequest } from '../../sheets/store.ts';
import { kindOf } from './cell-requests.ts';

interface Params {
  subUnitId?: string;
  range?: IRange;
  ranges?: IRange[];
  name?: string;
  colWidth?: number | Record<number, number | null>;
  rowHeight?: number | Record<number, number | null>;
  values?: Record<string, { ranges: IRange[] }>;
  refMap?: Record<string, { pattern: string }>;
}

type Dimension = 'ROWS' | 'COLUMNS';

export function structureRequests(id: string, params: Params): SheetsRequest[] {
  const sheetId = Number(params.subUnitId);
  const { range } = params;
  const lines = (dimension: Dimension, { startRow, endRow, startColumn, endColumn }: IRange) =>
    dimension === 'ROWS'
      ? { sheetId, dimension, startIndex: startRow, endIndex: endRow + 1 }
      : { sheetId, dimension, startIndex: startColumn, endIndex: endColumn + 1 };
  const added = (dimension: Dimension) => {
    if (!range) return [];
    const at = lines(dimension, range);
    return [{ insertDimension: { range: at, inheritFromBefore: at.startIndex > 0 } }];
  };
  const removed = (dimension: Dimension) =>
    range ? [{ deleteDimension: { range: lines(dimension, range) } }] : [];
  const sized = (dimension: Dimension, size: Params['colWidth']) =>
    (params.ranges ?? []).flatMap((it) => {
      const at = lines(dimension, it);
      const pixelSize = typeof size === 'number' ? size : size?.[at.startIndex];
      if (typeof pixelSize !== 'number') return [];
      return {
        updateDimensionProperties: {
          range: at,
          properties: { pixelSize: Math.round(pixelSize) },
          fields: 'pixelSize',
        },
      };
    });
  switch (id) {
    case 'sheet.mutation.insert-row':
      return added('ROWS');
    case 'sheet.mutation.insert-col':
      return added('COLUMNS');
    case 'sheet.mutation.remove-rows':
      return removed('ROWS');
    case 'sheet.mutation.remove-col':
      return removed('COLUMNS');
    case 'sheet.mutation.set-worksheet-row-height':
      return sized('ROWS', params.rowHeight);
    case 'sheet.mutation.set-worksheet-col-width':
      return sized('COLUMNS', params.colWidth);
    case 'sheet.mutation.set-worksheet-name': {
      const properties = { sheetId, title: params.name ?? '' };
      return [{ updateSheetProperties: { properties, fields: 'title' } }];
    }
    case 'sheet.mutation.set.numfmt':
      return formatted(sheetId, params);
    default:
      return [];
  }
}

function formatted(sheetId: number, { values, refMap }: Params): SheetsRequest[] {
  return Object.entries(values ?? {}).flatMap(([key, { ranges }]) => {
    const pattern = refMap?.[key]?.pattern;
    if (pattern === undefined) return [];
    return ranges.map((it) => ({
      repeatCell: {
        range: {
          sheetId,
          startRowIndex: it.startRow,
          endRowIndex: it.endRow + 1,
          startColumnIndex: it.startColumn,
          endColumnIndex: it.endColumn + 1,
        },
        cell: { userEnteredFormat: { numberFormat: { type: kindOf(pattern), pattern } } },
        fields: 'userEnteredFormat.numberFormat',
      },
    }));
  });
}
