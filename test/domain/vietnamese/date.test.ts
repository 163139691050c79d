import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { formatDate, formatDateTime, readDate } from '../../../functions/domain/vietnamese/date.ts';
import type { CellValue } from '../../../functions/domain/workbook/cell.ts';

describe('a day is read', () => {
  it.each<[string, CellValue, string | null]>([
    ['an empty cell', null, null],
    ['spaces only', ' \u00A0', null],
    ['a date cell', { date: '2026-12-20' }, '2026-12-20'],
    ['20/12/2026', '20/12/2026', '2026-12-20'],
    ['1/2/2026, day first', '1/2/2026', '2026-02-01'],
    ['20-12-2026', '20-12-2026', '2026-12-20'],
    ['20–12–2026 with en dashes', '20–12–2026', '2026-12-20'],
    ['20.12.2026', '20.12.2026', '2026-12-20'],
    ['20 / 12 / 2026', '20 / 12 / 2026', '2026-12-20'],
    ['full-width ２０／１２／２０２６', '２０／１２／２０２６', '2026-12-20'],
    ['2026-12-20', '2026-12-20', '2026-12-20'],
    ['2026/1/5', '2026/1/5', '2026-01-05'],
    ['with a time of day', '20/12/2026 08:30', '2026-12-20'],
    ['in words', 'ngày 20 tháng 12 năm 2026', '2026-12-20'],
    ['in decomposed words', 'Ngày 5 tháng 1 năm 2026'.normalize('NFD'), '2026-01-05'],
    ['29/02 of a leap year', '29/02/2028', '2028-02-29'],
    ['serial 46376', 46376, '2026-12-20'],
    ['serial 30000', 30_000, '1982-02-18'],
    ['serial 80000', 80_000, '2119-01-11'],
  ])('%s', (_what, cell, value) => {
    expect(readDate(cell)).toEqual({ ok: true, value });
  });
});

describe('what is no day is refused with its reason', () => {
  it.each<[string, CellValue, string]>([
    ['31/02/2026', '31/02/2026', 'NOT_A_DAY'],
    ['29/02/2026', '29/02/2026', 'NOT_A_DAY'],
    ['31/04/2026', '31/04/2026', 'NOT_A_DAY'],
    ['00/01/2026', '00/01/2026', 'NOT_A_DAY'],
    ['01/00/2026', '01/00/2026', 'NOT_A_DAY'],
    ['12/20/2026, month first', '12/20/2026', 'NOT_A_DAY'],
    ['the year 0206', '20/12/0206', 'NOT_A_DAY'],
    ['a date cell that is no day', { date: '2026-02-31' }, 'NOT_A_DAY'],
    ['a time of day alone', { date: '1899-12-30' }, 'NOT_A_DAY'],
    ['20/12/26', '20/12/26', 'AMBIGUOUS'],
    ['20/12-2026', '20/12-2026', 'TEXT'],
    ['20/12', '20/12', 'TEXT'],
    ['tháng 12/2026', 'tháng 12/2026', 'TEXT'],
    ['words', 'chưa rõ', 'TEXT'],
    ['an instant, which is another day elsewhere', '2026-12-19T17:00:00Z', 'TEXT'],
    ['the year 2026 as a number', 2026, 'NUMBER'],
    ['serial 46376.5', 46376.5, 'NUMBER'],
    ['serial 29999', 29_999, 'NUMBER'],
    ['serial 80001', 80_001, 'NUMBER'],
    ['TRUE', true, 'BOOLEAN'],
    ['#VALUE!', { error: '#VALUE!' }, 'ERROR_VALUE'],
    ['#VALUE! as text', '#VALUE!', 'ERROR_VALUE'],
  ])('%s', (_what, cell, reason) => {
    expect(readDate(cell)).toMatchObject({ ok: false, reason });
  });
});

describe('printing', () => {
  it('a day is dd/MM/yyyy', () => {
    expect(formatDate('2026-12-05')).toBe('05/12/2026');
  });

  it.each([
    ['the last minute before the 20th', '2026-12-19T16:59:59.999Z', '19/12/2026 23:59'],
    ['midnight in Viet Nam', '2026-12-19T17:00:00Z', '20/12/2026 00:00'],
    ['New Year in Viet Nam', '2025-12-31T17:00:00Z', '01/01/2026 00:00'],
    ['29 February', '2028-02-28T20:30:00Z', '29/02/2028 03:30'],
  ])('a moment is shown at UTC+7: %s', (_what, iso, text) => {
    expect(formatDateTime(Date.parse(iso))).toBe(text);
  });

  it('what is printed is read back as it was', () => {
    const days = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2199-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(readDate(formatDate(day))).toEqual({ ok: true, value: day });
        expect(readDate({ date: day })).toEqual({ ok: true, value: day });
      }),
    );
  });
});

describe('the machine’s own time zone does not matter', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = before;
  });

  it.each(['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Pacific/Kiritimati'])('%s', (zone) => {
    process.env['TZ'] = zone;
    expect(readDate('20/12/2026')).toEqual({ ok: true, value: '2026-12-20' });
    expect(readDate(46376)).toEqual({ ok: true, value: '2026-12-20' });
    expect(formatDateTime(Date.parse('2026-12-19T17:00:00Z'))).toBe('20/12/2026 00:00');
  });
});

it('any cell at all is read or refused, never thrown at', () => {
  const cells = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789/.- :')) }),
    fc.double(),
    fc.record({ date: fc.string() }),
  );
  fc.assert(
    fc.property(cells, (cell) => {
      const read = readDate(cell);
      const day = read.ok ? read.value : null;
      expect(day === null || /^\d{4}-\d{2}-\d{2}$/.test(day)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
