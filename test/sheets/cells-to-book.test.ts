import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../functions/domain/workbook/cell.ts';
import { cellsToBook } from '../../functions/sheets/cells-to-book.ts';

type Cell = sheets_v4.Schema$CellData;
const number = (numberValue: number, numberFormat?: sheets_v4.Schema$NumberFormat): Cell => ({
  effectiveValue: { numberValue },
  ...(numberFormat ? { effectiveFormat: { numberFormat } } : {}),
});

describe('a cell of the Sheets API', () => {
  it.each<[string, Cell, CellValue]>([
    ['nothing', {}, null],
    ['a format alone is nothing', { effectiveFormat: { numberFormat: { type: 'TEXT' } } }, null],
    ['text', { effectiveValue: { stringValue: '=1+1' } }, '=1+1'],
    ['blanks are nothing', { effectiveValue: { stringValue: '  ' } }, null],
    ['zero', number(0), 0],
    ['a tick', { effectiveValue: { boolValue: false } }, false],
    ['a day', number(46_010, { type: 'DATE', pattern: 'dd/mm/yyyy' }), { date: '2025-12-19' }],
    [
      'a day in the language’s own pattern',
      number(46_010, { type: 'DATE' }),
      { date: '2025-12-19' },
    ],
    ['a day with its time', number(46_010.75, { type: 'DATE_TIME' }), { date: '2025-12-19' }],
    ['a share', number(0.354, { type: 'PERCENT', pattern: '0.0%' }), '35.4%'],
    ['a share without a pattern', number(0.354, { type: 'PERCENT' }), '35.4%'],
    ['our percentages are numbers', number(35.4, { type: 'NUMBER', pattern: '#,##0.0"%"' }), 35.4],
    ['a lost reference', { effectiveValue: { errorValue: { type: 'REF' } } }, { error: '#REF!' }],
    [
      'a formula nobody can read',
      { effectiveValue: { errorValue: { type: 'ERROR' } } },
      { error: '#ERROR!' },
    ],
    [
      'something that still loads',
      { effectiveValue: { errorValue: { type: 'LOADING' } } },
      { error: '#ERROR!' },
    ],
  ])('%s', (_name, cell, expected) => {
    const book = cellsToBook({
      sheets: [{ properties: { title: 'A' }, data: [{ rowData: [{ values: [cell] }] }] }],
    });
    expect(book.tabs[0]?.rows[0]?.[0] ?? null).toEqual(expected);
  });

  it('stands where its part of the sheet begins', () => {
    const rowData = [{}, { values: [{}, number(5)] }];
    const book = cellsToBook({
      sheets: [
        { properties: { title: 'Trống' } },
        {
          properties: { title: 'B', hidden: true },
          data: [{ startRow: 1, startColumn: 2, rowData }],
        },
      ],
    });
    expect(book.tabs).toEqual([
      { name: 'Trống', rows: [] },
      { name: 'B', rows: [[], [], [null, null, null, 5]] },
    ]);
  });
});
