import { describe, expect, it } from 'vitest';
import { NUMBER_FORMATS } from '../../../functions/domain/grid/palette.ts';
import type { CellValue } from '../../../functions/domain/workbook/cell.ts';
import {
  formatKind,
  spreadsheetCell,
  type FormatKind,
} from '../../../functions/domain/workbook/spreadsheet-cell.ts';

describe('what a number format makes of a number', () => {
  it.each<[string, FormatKind]>([
    ['', 'OTHER'],
    ['General', 'OTHER'],
    ['0', 'OTHER'],
    ['#,##0.00', 'OTHER'],
    ['@', 'OTHER'],
    ['0%', 'PERCENT'],
    ['0.00%', 'PERCENT'],
    ['#,##0.0 %', 'PERCENT'],
    ['0;-0%', 'PERCENT'],
    ['#,##0.0"%"', 'OTHER'],
    ['0.0\\%', 'OTHER'],
    ['[$%-42A]0', 'OTHER'],
    ['dd/mm/yyyy', 'DATE'],
    ['d"/"m"/"yy', 'DATE'],
    ['[$-42A]dd mmmm yyyy', 'DATE'],
    ['dd/MM/yyyy hh:mm', 'DATE'],
    ['mm/dd/yyyy;@', 'DATE'],
    ['hh:mm:ss', 'DATE'],
    ['#,##0 "ngày"', 'OTHER'],
    ['0\\d', 'OTHER'],
    ['[Red]0', 'OTHER'],
    ['@"d"', 'OTHER'],
    ['[<=100]0%;@', 'PERCENT'],
  ])('"%s" shows %s', (pattern, kind) => {
    expect(formatKind(pattern)).toBe(kind);
  });

  it('the formats of the form itself are plain but for its days', () => {
    const days = Object.entries(NUMBER_FORMATS).filter(([, it]) => formatKind(it) !== 'OTHER');
    expect(days.map(([name, it]) => [name, formatKind(it)])).toEqual([
      ['date', 'DATE'],
      ['dateTime', 'DATE'],
    ]);
  });
});

describe('a cell as the officer sees it', () => {
  it.each<[string, string | number | boolean | null, FormatKind, CellValue]>([
    ['an empty cell', null, 'OTHER', null],
    ['an empty cell made for percentages', null, 'PERCENT', null],
    ['empty text, as Apps Script gives it', '', 'OTHER', null],
    ['nothing but a space', ' ', 'DATE', null],
    ['zero', 0, 'OTHER', 0],
    ['a number', 1234.5, 'OTHER', 1234.5],
    ['a truth', true, 'OTHER', true],
    ['an untruth', false, 'PERCENT', false],
    ['text', ' Tổ 1 ', 'OTHER', ' Tổ 1 '],
    ['text in a cell made for days', '18/12/2025', 'DATE', '18/12/2025'],
    ['text in a cell made for percentages', '35%', 'PERCENT', '35%'],
    ['0.354 shown as a percentage', 0.354, 'PERCENT', '35.4%'],
    ['0.07 shown as a percentage', 0.07, 'PERCENT', '7%'],
    ['1 shown as a percentage', 1, 'PERCENT', '100%'],
    ['0 shown as a percentage', 0, 'PERCENT', '0%'],
    ['-0.125 shown as a percentage', -0.125, 'PERCENT', '-12.5%'],
    ['0.35412: three decimals would be thousands', 0.35412, 'PERCENT', '35.4120%'],
    ['serial 46009', 46_009, 'DATE', { date: '2025-12-18' }],
    ['serial 46009.999: still that day', 46_009.999, 'DATE', { date: '2025-12-18' }],
    ['serial 60: day 0 is 30 December 1899', 60, 'DATE', { date: '1900-02-28' }],
    ['half a day', 0.5, 'DATE', { date: '1899-12-30' }],
    ['serial 46081', 46_081, 'DATE', { date: '2026-02-28' }],
    ['a day before the year 1', -700_000, 'DATE', { error: '#NUM!' }],
    ['a day after the year 9999', 3_000_000, 'DATE', { error: '#NUM!' }],
    ['no number', Number.NaN, 'OTHER', { error: '#NUM!' }],
    ['infinity as a day', Infinity, 'DATE', { error: '#NUM!' }],
    ['#REF!', '#REF!', 'OTHER', { error: '#REF!' }],
    ['#N/A among percentages', '#N/A', 'PERCENT', { error: '#N/A' }],
    ['#ERROR!, as Google Sheets says it', '#ERROR!', 'OTHER', { error: '#ERROR!' }],
    ['a hashtag is no error', '#chuyểnđổisố', 'OTHER', '#chuyểnđổisố'],
  ])('%s', (_what, value, format, cell) => {
    expect(spreadsheetCell(value, format)).toEqual(cell);
  });
});
