import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  formatInstant,
  isLocalDate,
  localDateOf,
  parseInstant,
  startOfDay,
} from '../../../functions/domain/calendar/local.ts';
import { onMachinesEverywhere } from './zones.ts';

const anyInstant = fc.integer({
  min: Date.parse('1980-01-01T00:00:00Z'),
  max: Date.parse('2100-01-01T00:00:00Z'),
});

describe('a day', () => {
  it.each(['2026-11-20', '2028-02-29', '2000-02-29', '2026-12-31'])('%s is one', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '2027-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20/11/2026',
    '2026-11-20T00:00',
    ' 2026-11-20',
    '0026-11-20',
    '',
  ])('"%s" is none', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2027-03-01', -1, '2027-02-28'],
    ['2026-03-08', 1, '2026-03-09'],
    ['2026-11-01', 1, '2026-11-02'],
  ])('%s plus %i is %s', (day, days, sum) => {
    expect(addDays(day, days)).toBe(sum);
    expect(daysBetween(day, sum)).toBe(days);
  });

  it.each([() => addDays('2027-02-29', 1), () => startOfDay('hôm nay')])(
    'that does not exist is refused by name',
    (wrong) => {
      expect(wrong).toThrow(/expected a day of the calendar as yyyy-MM-dd, found "/);
    },
  );
});

onMachinesEverywhere(() => {
  it('a day begins at 17:00 of the day before in London', () => {
    expect(startOfDay('2025-12-20')).toBe(Date.parse('2025-12-19T17:00:00Z'));
  });

  it.each([
    ['2025-12-19T16:59:59.999Z', '2025-12-19'],
    ['2025-12-19T17:00:00.000Z', '2025-12-20'],
    ['2026-03-08T07:00:00.000Z', '2026-03-08'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01'],
  ])('at %s it is %s in Viet Nam', (utc, day) => {
    expect(localDateOf(Date.parse(utc))).toBe(day);
  });

  it.each([
    ['2025-12-20T00:00:00+07:00', '2025-12-19T17:00:00.000Z'],
    ['2025-12-20T00:00:00', '2025-12-19T17:00:00.000Z'],
    ['2025-12-20', '2025-12-19T17:00:00.000Z'],
    ['2025-12-20 08:30', '2025-12-20T01:30:00.000Z'],
    ['2025-12-20T08:30Z', '2025-12-20T08:30:00.000Z'],
    ['2025-12-20T08:30:15.250+07:00', '2025-12-20T01:30:15.250Z'],
    ['2025-12-20T08:30:15.2+0700', '2025-12-20T01:30:15.200Z'],
    ['2025-12-20T08:30:15.123456789Z', '2025-12-20T08:30:15.123Z'],
    ['2025-12-19T12:00:00-05:00', '2025-12-19T17:00:00.000Z'],
    [' 2025-12-20 ', '2025-12-19T17:00:00.000Z'],
  ])('"%s" is %s', (text, utc) => {
    expect(parseInstant(text)).toBe(Date.parse(utc));
  });

  it.each([
    ['2025-12-20T00:00:00+07:00', '2025-12-19T17:00:00.000Z'],
    ['2025-12-20T00:00:00.007+07:00', '2025-12-19T17:00:00.007Z'],
    ['2027-01-01T06:59:59+07:00', '2026-12-31T23:59:59.000Z'],
  ])('writes %s', (text, utc) => {
    expect(formatInstant(Date.parse(utc))).toBe(text);
  });

  it('reads back every moment it writes', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
      }),
    );
  });

  it('holds every moment in the day it belongs to', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const day = localDateOf(instant);
        expect(startOfDay(day)).toBeLessThanOrEqual(instant);
        expect(startOfDay(addDays(day, 1))).toBeGreaterThan(instant);
      }),
    );
  });
});

describe('no moment', () => {
  it.each([
    '',
    'hôm nay',
    '2025-02-29',
    '2025-02-29T08:00:00+07:00',
    '2025-12-20T24:00:00',
    '2025-12-20T08:60:00',
    '2025-12-20T08:30:60',
    '2025-12-20T08',
    '2025-12-20T08:30:00+15:00',
    '2025-12-20T08:30:00+07:60',
    '20/12/2025',
    '2025-12-20T08:30:00 GMT',
    '1766163600000',
  ])('is read from "%s"', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
