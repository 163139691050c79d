// What an officer types, as Google Sheets in Vietnamese takes it, and how values show.
import { describe, expect, it } from 'vitest';
import { enteredFrom } from '../../../local-office/sheets/entered.ts';
import { formattedValue } from '../../../local-office/sheets/formatted.ts';

describe('typed in Vietnamese', () => {
  it.each<[string, unknown, string | null]>([
    ['312', { numberValue: 312 }, null],
    ['1.234', { numberValue: 1234 }, null],
    ['1.234.567', { numberValue: 1234567 }, null],
    ['1.234,5', { numberValue: 1234.5 }, null],
    ['35,4', { numberValue: 35.4 }, null],
    [',5', { numberValue: 0.5 }, null],
    ['-3', { numberValue: -3 }, null],
    ['+3', { numberValue: 3 }, null],
    ['007', { numberValue: 7 }, null],
    ['1e3', { numberValue: 1000 }, 'SCIENTIFIC'],
    ['12%', { numberValue: 0.12 }, 'PERCENT'],
    ['35,4 %', { numberValue: 0.354 }, 'PERCENT'],
    ['20/12/2025', { numberValue: 46011 }, 'DATE'],
    ['1/2/2026', { numberValue: 46054 }, 'DATE'],
    ['20-12-2025', { numberValue: 46011 }, 'DATE'],
    ['2025-12-20', { numberValue: 46011 }, 'DATE'],
    ['20/12/25', { numberValue: 46011 }, 'DATE'],
    ['20/12/2025 12:00', { numberValue: 46011.5 }, 'DATE_TIME'],
    ['06:00', { numberValue: 0.25 }, 'TIME'],
    ['TRUE', { boolValue: true }, null],
    ['false', { boolValue: false }, null],
    ['=SUM(A1;B1)', { formulaValue: '=SUM(A1;B1)' }, null],
    ['', {}, null],
    ["'007", { stringValue: '007' }, null],
    ['1.5', { stringValue: '1.5' }, null],
    ['1.23.456', { stringValue: '1.23.456' }, null],
    ['1,234.5', { stringValue: '1,234.5' }, null],
    ['12 hộ', { stringValue: '12 hộ' }, null],
    ['31/02/2025', { stringValue: '31/02/2025' }, null],
    ['20/12', { stringValue: '20/12' }, null],
    ['12/20/2025', { stringValue: '12/20/2025' }, null],
    ['25:00', { stringValue: '25:00' }, null],
    ['=', { stringValue: '=' }, null],
    ['-', { stringValue: '-' }, null],
    ['%', { stringValue: '%' }, null],
    [' x ', { stringValue: ' x ' }, null],
  ])('%j', (text, value, type) => {
    const { userEnteredValue, userEnteredFormat } = enteredFrom(text, 'vi_VN');
    expect(userEnteredValue).toEqual(value);
    expect(userEnteredFormat?.numberFormat.type ?? null).toBe(type);
  });

  it.each<[string, object, unknown, string | null]>([
    ['20/12/2025', { type: 'TEXT', pattern: '@' }, { stringValue: '20/12/2025' }, null],
    ['=A1', { type: 'TEXT' }, { stringValue: '=A1' }, null],
    ['20/12/2025', { type: 'DATE', pattern: 'd/m/yy' }, { numberValue: 46011 }, null],
    ['20/12/2025', { type: 'NUMBER', pattern: '#,##0' }, { numberValue: 46011 }, 'DATE'],
    ['12%', { type: 'NUMBER', pattern: '#,##0' }, { numberValue: 0.12 }, 'PERCENT'],
    ['12%', { type: 'PERCENT', pattern: '0.0%' }, { numberValue: 0.12 }, null],
    ['312', { type: 'NUMBER', pattern: '#,##0' }, { numberValue: 312 }, null],
  ])('%j into a cell with a format of its own', (text, there, value, type) => {
    const { userEnteredValue, userEnteredFormat } = enteredFrom(text, 'vi_VN', there);
    expect(userEnteredValue).toEqual(value);
    expect(userEnteredFormat?.numberFormat.type ?? null).toBe(type);
  });

  it('is read the other way round in an English spreadsheet', () => {
    expect(enteredFrom('1,234.5', 'en_US').userEnteredValue).toEqual({ numberValue: 1234.5 });
    expect(enteredFrom('12/20/2025', 'en_US').userEnteredValue).toEqual({ numberValue: 46011 });
  });
});

describe('shown in Vietnamese', () => {
  it.each<[number, string | undefined, string]>([
    [1234.5, undefined, '1234,5'],
    [0.1 + 0.2, undefined, '0,3'],
    [1 / 3, undefined, '0,33333333333'],
    [1234.5, '#,##0', '1.235'],
    [1234567, '#,##0', '1.234.567'],
    [0, '#,##0', '0'],
    [-1234, '#,##0', '-1.234'],
    [35.44, '#,##0.0"%"', '35,4%'],
    [0.354, '0.0%', '35,4%'],
    [0.3, '0%', '30%'],
    [7, '000', '007'],
    [1.5, '0.0##', '1,5'],
    [1.5, '0.000', '1,500'],
    [0.5, '#.#', ',5'],
    [1234567, '#,##0.0,', '1.234,6'],
    [-5, '0;(0)', '(5)'],
    [0, '0;-0;"không"', 'không'],
    [12000, '#,##0 "₫"', '12.000 ₫'],
    [12345, '0.00E+00', '1,23E+04'],
    [46011, 'dd/mm/yyyy', '20/12/2025'],
    [46011.6875, 'dd/mm/yyyy hh:mm', '20/12/2025 16:30'],
    [46011.6875, 'h:mm:ss am/pm', '4:30:00 CH'],
    [46011, 'd/m/yy', '20/12/25'],
    [46011, '"ngày "d" tháng "m', 'ngày 20 tháng 12'],
    [46011, 'dddd', 'Thứ Bảy'],
    [46011, '@', '46011'],
  ])('%d as %s is %s', (numberValue, pattern, expected) => {
    const format =
      pattern === undefined ? undefined : { numberFormat: { type: 'NUMBER', pattern } };
    expect(formattedValue({ numberValue }, format, 'vi_VN')).toBe(expected);
  });

  it.each<[object, string]>([
    [{ stringValue: 'Thôn 1' }, 'Thôn 1'],
    [{ boolValue: false }, 'FALSE'],
    [{ errorValue: { type: 'DIVIDE_BY_ZERO' } }, '#DIV/0!'],
    [{ errorValue: { type: 'N_A' } }, '#N/A'],
  ])('%j is %s', (value, expected) => {
    expect(formattedValue(value, undefined, 'vi_VN')).toBe(expected);
  });

  it.each([
    ['DATE', '20/12/2025'],
    ['PERCENT', '4601100,00%'],
    ['NUMBER', '46.011,00'],
  ])('a kind without a pattern, %s, has its standard', (type, expected) => {
    expect(formattedValue({ numberValue: 46011 }, { numberFormat: { type } }, 'vi_VN')).toBe(
      expected,
    );
  });

  it('has its marks the other way round in an English spreadsheet', () => {
    const format = { numberFormat: { type: 'NUMBER', pattern: '#,##0.0' } };
    expect(formattedValue({ numberValue: 1234.5 }, format, 'en_US')).toBe('1,234.5');
  });
});
