// What the staff type into an entry tab, cell by cell.
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../functions/domain/workbook/cell.ts';
import {
  entryText,
  pieces,
  readDay,
  readPlace,
  readShare,
  readWord,
  readYesNo,
  shielded,
  type Read,
} from '../../sheets-addon/entry-cells.ts';
import { COMMUNES } from './entry-server.ts';

const faultOf = (read: Read<unknown>): string => ('fault' in read ? read.fault : '');

describe('the text of a cell', () => {
  it.each<[string, CellValue, string]>([
    ['nothing', null, ''],
    ['words with spaces around', '  Xã Bà Nà\n', 'Xã Bà Nà'],
    ['decomposed letters', 'Xã Bà Nà'.normalize('NFD'), 'Xã Bà Nà'],
    ['a whole number', 1234, '1234'],
    ['a decimal', 35.4, '35,4'],
    ['a sum with rounding noise', 0.1 + 0.2, '0,3'],
    ['three decimals, which would read as thousands', 12.345, '12,3450'],
    ['a percentage by its format', '35.4%', '35.4%'],
    ['a real date', { date: '2025-12-20' }, '20/12/2025'],
    ['a ticked box', true, 'Có'],
    ['a box not ticked', false, 'Không'],
    ['an error', { error: '#REF!' }, '#REF!'],
  ])('of %s', (_what, cell, text) => {
    expect(entryText(cell)).toBe(text);
  });

  it.each(['=1+1', '+84 5', '-5', '@ai', "'x", ' =A1'])('%s is no formula when written', (text) => {
    expect(shielded(text)).not.toMatch(/^\s*[=+@'-]/);
    expect(entryText(shielded(text))).toBe(text.trim());
  });

  it.each(['Xã Bà Nà', '- Thiếu máy', '35,4', '20/12/2025', ''])(
    '“%s” is written as it is',
    (text) => {
      expect(shielded(text)).toBe(text);
    },
  );
});

describe('a share', () => {
  it.each([
    ['70', 70],
    ['70%', 70],
    ['35,4', 35.4],
    ['35.4%', 35.4],
    ['0', 0],
    ['100 %', 100],
    ['12,3450', 12.345],
    ['12,345', 12.345],
    ['0,125', 0.125],
  ])('%s is %d', (text, value) => {
    expect(readShare(text)).toEqual({ value });
  });

  it.each(['bảy mươi', '-1', '100,1', '1.234', '20/12/2025', '12,3456', '#REF!'])(
    '%s is asked about',
    (text) => {
      expect(faultOf(readShare(text))).toContain(text);
    },
  );

  it('comes back from a number pasted into the tab', () => {
    for (const value of [0, 5, 12.345, 35.4, 99.999, 100])
      expect(readShare(entryText(value))).toEqual({ value });
  });
});

describe('a day', () => {
  it.each(['20/12/2025', '20-12-2025', '20.12.2025', '2025-12-20', 'ngày 20 tháng 12 năm 2025'])(
    '%s',
    (text) => {
      expect(readDay(text)).toEqual({ value: '2025-12-20' });
    },
  );

  it.each([
    ['20/12/25', 'bốn chữ số'],
    ['31/02/2026', 'không có ngày này'],
    ['12/20/2025', 'không có ngày này'],
    ['tuần sau', 'ví dụ 20/12/2025'],
  ])('%s is asked about', (text, words) => {
    expect(faultOf(readDay(text))).toContain(words);
  });
});

describe('a commune', () => {
  it.each([
    ['Xã Bà Nà', '20197'],
    ['xã bà nà ', '20197'],
    ['Bà Nà', '20197'],
    ['20197', '20197'],
    ['Hoà Vang', '20194'],
    ['phường Tân Hiệp', '20440'],
  ])('“%s” is %s', (text, code) => {
    expect(readPlace(text, COMMUNES)).toMatchObject({ value: { code } });
  });

  it('of a name that two bear is asked about', () => {
    expect(faultOf(readPlace('Tân Hiệp', COMMUNES))).toMatch(/20434.*20440.*mã/);
  });

  it('of nowhere is asked about', () => {
    expect(faultOf(readPlace('Xã Ba Na', COMMUNES))).toContain('không có trong danh sách');
  });
});

describe('a list', () => {
  it('is read in any spelling, and its words are told where none fits', () => {
    const words = { BEFORE: 'Trước ngày', NO_LATER_THAN: 'Chậm nhất ngày' };
    expect(readWord('  TRƯỚC ngày', words)).toEqual({ value: 'BEFORE' });
    expect(readWord('NO_LATER_THAN', words)).toEqual({ value: 'NO_LATER_THAN' });
    expect(faultOf(readWord('trước', words))).toContain('“Trước ngày”, “Chậm nhất ngày”');
  });

  it.each([
    ['x', true],
    ['Có', true],
    ['không', false],
  ])('of yes and no: %s', (text, value) => {
    expect(readYesNo(text)).toEqual({ value });
  });

  it('of yes and no: there is no third', () => {
    expect(faultOf(readYesNo('có lẽ'))).toContain('Có hoặc Không');
  });

  it('in one cell falls into pieces', () => {
    expect(pieces(' A ;B;\n; C')).toEqual(['A', 'B', 'C']);
  });
});
