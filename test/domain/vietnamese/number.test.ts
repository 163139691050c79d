import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../functions/domain/workbook/cell.ts';
import {
  formatExact,
  formatNumber,
  formatPercent,
  readNumber,
  type NumberKind,
} from '../../../functions/domain/vietnamese/number.ts';

describe('a count is read', () => {
  it.each<[string, CellValue, number | null]>([
    ['an empty cell', null, null],
    ['spaces only', ' \u00A0 ', null],
    ['a zero-width space only', '\u200B', null],
    ['zero', 0, 0],
    ['minus zero', -0, 0],
    ['a number', 1234, 1234],
    ['a sum a hair off a whole number', 2.9999999999999996, 3],
    ['text 12', '12', 12],
    ['text 007', '007', 7],
    ['text with spaces around', ' 12 ', 12],
    ['1.234 as Vietnamese thousands', '1.234', 1234],
    ['1.234.567', '1.234.567', 1234567],
    ['1,234,567', '1,234,567', 1234567],
    ['1 234 with a space', '1 234', 1234],
    ['1 234 with a non-breaking space', '1\u00A0234', 1234],
    ['12 345 678 with thin spaces', '12\u2009345\u202F678', 12345678],
    ['full-width １２３', '１２３', 123],
    ['full-width １．２３４', '１．２３４', 1234],
    ['1.234,0', '1.234,0', 1234],
    ['35.0', '35.0', 35],
    ['+5', '+5', 5],
    ['-5', '-5', -5],
    ['−5 with the minus sign', '\u22125', -5],
    ['–5 with an en dash', '–5', -5],
    ['- 5', '- 5', -5],
    ['-0', '-0', 0],
  ])('%s', (_what, cell, value) => {
    expect(readNumber(cell, 'count')).toEqual({ ok: true, value });
  });
});

describe('a decimal or a share is read', () => {
  it.each<[string, CellValue, NumberKind, number]>([
    ['35.4', '35.4', 'decimal', 35.4],
    ['35,4', '35,4', 'decimal', 35.4],
    ['1.234,5', '1.234,5', 'decimal', 1234.5],
    ['1,234.5', '1,234.5', 'decimal', 1234.5],
    ['1 234,5', '1 234,5', 'decimal', 1234.5],
    ['0,125', '0,125', 'decimal', 0.125],
    ['1234.567', '1234.567', 'decimal', 1234.567],
    ['1.2345', '1.2345', 'decimal', 1.2345],
    ['a number of three decimals', 1.234, 'decimal', 1.234],
    ['12%', '12%', 'share', 12],
    ['12 %', '12 %', 'share', 12],
    ['35,4 %', '35,4\u00A0%', 'share', 35.4],
    ['full-width １２％', '１２％', 'share', 12],
    ['-3,5%', '-3,5%', 'share', -3.5],
    ['35.4120%, four decimals', '35.4120%', 'share', 35.412],
    ['a plain share', 35.4, 'share', 35.4],
    ['1.234,5%', '1.234,5%', 'share', 1234.5],
  ])('%s', (_what, cell, kind, value) => {
    expect(readNumber(cell, kind)).toEqual({ ok: true, value });
  });
});

describe('what may mean two numbers is asked about', () => {
  it.each<[string, CellValue, NumberKind, number[]]>([
    ['text 1,234', '1,234', 'count', [1234, 1.234]],
    ['text 1,000', '1,000', 'count', [1000, 1]],
    ['the number 1.234, perhaps typed as 1.234', 1.234, 'count', [1234, 1.234]],
    ['the number -12.345', -12.345, 'count', [-12345, -12.345]],
    ['text 1.234', '1.234', 'decimal', [1234, 1.234]],
    ['text 1,234', '1,234', 'decimal', [1234, 1.234]],
    ['text 1.234', '1.234', 'share', [1234, 1.234]],
    ['text 35,412 %', '35,412 %', 'share', [35412, 35.412]],
    ['text -1.234', '-1.234', 'share', [-1234, -1.234]],
  ])('%s in a %3$s: %s', (_what, cell, kind, readings) => {
    expect(readNumber(cell, kind)).toMatchObject({ ok: false, reason: 'AMBIGUOUS', readings });
  });
});

describe('what is no number of the kind is refused with its reason', () => {
  it.each<[string, CellValue, NumberKind, string, string]>([
    ['words', '12 hộ', 'count', 'TEXT', '12 hộ'],
    ['a dash for nothing', '-', 'count', 'TEXT', '-'],
    ['an en dash for nothing', '–', 'count', 'TEXT', '–'],
    ['a lone percent sign', '%', 'share', 'TEXT', '%'],
    ['12.34.5', '12.34.5', 'count', 'TEXT', '12.34.5'],
    ['1.23,45.6', '1.23,45.6', 'decimal', 'TEXT', '1.23,45.6'],
    ['0.123.456', '0.123.456', 'count', 'TEXT', '0.123.456'],
    ['12 34', '12 34', 'count', 'TEXT', '12 34'],
    ['1,5,5', '1,5,5', 'decimal', 'TEXT', '1,5,5'],
    [',5', ',5', 'decimal', 'TEXT', ',5'],
    ['12.', '12.', 'count', 'TEXT', '12.'],
    ['1e3', '1e3', 'count', 'TEXT', '1e3'],
    ['0x10', '0x10', 'count', 'TEXT', '0x10'],
    ['Infinity', 'Infinity', 'decimal', 'TEXT', 'Infinity'],
    ['the number Infinity', Infinity, 'decimal', 'TEXT', 'Infinity'],
    ['not a number', NaN, 'count', 'TEXT', 'NaN'],
    ['--5', '--5', 'count', 'TEXT', '--5'],
    ['12²', '12²', 'count', 'TEXT', '12²'],
    ['an account number', '1903456789012345678', 'count', 'TEXT', '1903456789012345678'],
    ['35.4 as a count', '35.4', 'count', 'NOT_WHOLE', '35.4'],
    ['the number 35.4 as a count', 35.4, 'count', 'NOT_WHOLE', '35,4'],
    ['the number 1234.567 as a count', 1234.567, 'count', 'NOT_WHOLE', '1.234,567'],
    ['the number 0.234 as a count', 0.234, 'count', 'NOT_WHOLE', '0,234'],
    ['1.234,5 as a count', '1.234,5', 'count', 'NOT_WHOLE', '1.234,5'],
    ['12% as a count', '12%', 'count', 'PERCENT', '12%'],
    ['12 % as a decimal', '12 %', 'decimal', 'PERCENT', '12 %'],
    ['a date cell', { date: '2026-12-20' }, 'count', 'DATE', '20/12/2026'],
    ['a date as text', '20/12/2026', 'count', 'DATE', '20/12/2026'],
    ['a date with dots', '20.12.2026', 'decimal', 'DATE', '20.12.2026'],
    ['TRUE', true, 'count', 'BOOLEAN', 'TRUE'],
    ['FALSE as text', 'False', 'count', 'BOOLEAN', 'False'],
    ['#REF!', { error: '#REF!' }, 'count', 'ERROR_VALUE', '#REF!'],
    ['#REF! as text', '#REF!', 'share', 'ERROR_VALUE', '#REF!'],
    ['#DIV/0! as text', '#DIV/0!', 'share', 'ERROR_VALUE', '#DIV/0!'],
    ['#N/A as text', '#n/a', 'count', 'ERROR_VALUE', '#n/a'],
  ])('%s', (_what, cell, kind, reason, found) => {
    expect(readNumber(cell, kind)).toMatchObject({ ok: false, reason, found });
  });

  it('a whole sentence is quoted in NFC and cut short', () => {
    const read = readNumber(
      'chưa có số liệu, sẽ bổ sung sau ngày 20 tháng 12'.normalize('NFD'),
      'count',
    );
    expect(read).toEqual({
      ok: false,
      reason: 'TEXT',
      found: 'chưa có số liệu, sẽ bổ sung sau ngày 20…',
    });
  });
});

describe('printing', () => {
  it.each<[number, number, string]>([
    [0, 0, '0'],
    [999, 0, '999'],
    [1000, 0, '1.000'],
    [1234567, 0, '1.234.567'],
    [-1234.5, 1, '-1.234,5'],
    [1.005, 2, '1,01'],
    [-1.005, 2, '-1,01'],
    [2.5, 0, '3'],
    [-2.5, 0, '-3'],
    [-0.4, 0, '0'],
    [0.05, 1, '0,1'],
    [99.95, 1, '100,0'],
    [999.5, 0, '1.000'],
    [35, 1, '35,0'],
    [1e-7, 2, '0,00'],
    [1.5e21, 0, '1.500.000.000.000.000.000.000'],
    [123456.789, 5, '123.456,78900'],
  ])('%d to %d decimals is %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  it('a percentage has one decimal and its sign close by', () => {
    expect(formatPercent(35.4)).toBe('35,4%');
    expect(formatPercent(100 / 3)).toBe('33,3%');
    expect(formatPercent(90, 0)).toBe('90%');
  });

  it('formatExact keeps every decimal', () => {
    expect([35.4, 1234, 0.125, 1e-7, -0].map(formatExact)).toEqual([
      '35,4',
      '1.234',
      '0,125',
      '0,0000001',
      '0',
    ]);
  });

  it('refuses what no reading gives', () => {
    expect(() => formatNumber(NaN)).toThrow('found NaN');
  });
});

describe('what is printed is read back as it was', () => {
  it('whole numbers, as counts', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(readNumber(formatNumber(n), 'count')).toEqual({ ok: true, value: n });
      }),
    );
  });

  it('numbers of one, two or four decimals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e10, max: 1e10 }),
        fc.constantFrom(1, 2, 4),
        fc.constantFrom<NumberKind>('decimal', 'share'),
        (n, decimals, kind) => {
          const value = Number(`${n}e-${decimals}`) || 0;
          expect(readNumber(formatNumber(value, decimals), kind)).toEqual({ ok: true, value });
        },
      ),
    );
  });

  it('percentages, as shares', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (n) => {
        const value = n / 10 || 0;
        expect(readNumber(formatPercent(value), 'share')).toEqual({ ok: true, value });
      }),
    );
  });

  it('three decimals either come back or are asked about with the right reading among them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (n) => {
        const value = n / 1000 || 0;
        const read = readNumber(formatNumber(value, 3), 'decimal');
        if (read.ok) expect(read.value).toBe(value);
        else expect(read.readings).toContain(value);
      }),
    );
  });
});

describe('any cell at all', () => {
  const cells = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,-+% \u00A0−e#/')) }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.record({ date: fc.string() }),
    fc.record({ error: fc.string() }),
  );

  it('is read or refused, never thrown at, and never gives a number that is not finite', () => {
    fc.assert(
      fc.property(cells, fc.constantFrom<NumberKind>('count', 'decimal', 'share'), (cell, kind) => {
        const read = readNumber(cell, kind);
        if (read.ok && read.value !== null) {
          expect(Number.isFinite(read.value)).toBe(true);
          if (kind === 'count') expect(Number.isSafeInteger(read.value)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
