import { readFile } from 'node:fs/promises';
import { LunarDate } from '@nghiavuive/lunar_date_vi';
import { describe, expect, it } from 'vitest';
import { isWorkingDay, nextWorkingDay } from '../../functions/domain/calendar/holiday.ts';
import {
  holidaysByLaw,
  lunarHolidays,
  parseHolidays,
  readHolidays,
} from '../../functions/files/holidays-file.ts';

const FILE = 'plans/holidays.yaml';
const file = parseHolidays(await readFile(FILE, 'utf8'), FILE);

function faults(text: string): string[] {
  try {
    parseHolidays(text, 'h.yaml');
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}

function lunarDay(year: number, month: number, day: number): string {
  const lunar = new LunarDate({ year, month, day });
  lunar.init();
  const solar = lunar.toSolarDate().get();
  return [solar.year, solar.month, solar.day]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

const YEARS = [2025, 2026, 2027, 2028];

describe('the table of holidays', () => {
  it.each(YEARS)('has the eleven days of the Labour Code in %i', (year) => {
    const names = Object.values(file.years[year] ?? {});
    const count = (wanted: string) => names.filter((name) => name === wanted).length;
    expect({
      'Tết Dương lịch': count('Tết Dương lịch'),
      'Tết Nguyên đán': count('Tết Nguyên đán'),
      'Giỗ Tổ Hùng Vương': count('Giỗ Tổ Hùng Vương'),
      'Ngày Chiến thắng': count('Ngày Chiến thắng'),
      'Ngày Quốc tế lao động': count('Ngày Quốc tế lao động'),
      'Quốc khánh': count('Quốc khánh'),
    }).toEqual({
      'Tết Dương lịch': 1,
      'Tết Nguyên đán': 5,
      'Giỗ Tổ Hùng Vương': 1,
      'Ngày Chiến thắng': 1,
      'Ngày Quốc tế lao động': 1,
      'Quốc khánh': 2,
    });
  });

  it.each(YEARS)(
    'has the first three days of the lunar year and 10/3 where they fall in %i',
    (year) => {
      const days = file.years[year] ?? {};
      for (const day of [1, 2, 3]) expect(days[lunarDay(year, 1, day)]).toBe('Tết Nguyên đán');
      expect(days[lunarDay(year, 3, 10)]).toBe('Giỗ Tổ Hùng Vương');
    },
  );

  it.each(YEARS)('gives a day in lieu for each holiday of %i that falls on a weekend', (year) => {
    const days = Object.keys(file.years[year] ?? {});
    const lieu = Object.values(file.years[year] ?? {}).filter((name) => name.startsWith('Nghỉ bù'));
    const weekend = days.filter((day) => !isWorkingDay(day, new Map()));
    expect(lieu.length).toBe(weekend.length);
  });

  it.each([2027, 2028])('is the law for %i, which has no notice yet', (year) => {
    expect(file.years[year]).toEqual(holidaysByLaw(year));
  });

  it('does not count 24 November before it is law', async () => {
    expect(file.unconfirmed['2026-11-24']).toBe('Ngày Văn hóa Việt Nam');
    expect(isWorkingDay('2026-11-24', await readHolidays(FILE))).toBe(true);
  });

  it.each([
    ['the year-end of 2025', '2025-12-31', '2025-12-31'],
    ['New Year 2026 with its exchanged Friday', '2026-01-01', '2026-01-05'],
    ['the Saturday worked for it', '2026-01-10', '2026-01-10'],
    ['Tết 2026', '2026-02-14', '2026-02-23'],
    ['Giỗ Tổ 2026 on a Sunday', '2026-04-25', '2026-04-28'],
    ['National Day 2026', '2026-08-29', '2026-09-03'],
    ['Tết 2027 over a weekend', '2027-02-05', '2027-02-12'],
  ])('leads over %s: from %s work goes on at %s', async (_, from, next) => {
    expect(nextWorkingDay(from, await readHolidays(FILE))).toBe(next);
  });

  it('is filled in by law for a year nobody has written', async () => {
    const table = await readHolidays(FILE);
    expect(table.get('2029-02-13')).toEqual({ name: 'Tết Nguyên đán', working: false });
    expect(table.get('2024-04-18')).toEqual({ name: 'Giỗ Tổ Hùng Vương', working: false });
  });

  it('is not read where there is none', async () => {
    await expect(readHolidays('plans/none.yaml')).rejects.toThrow('plans/none.yaml: no such file');
  });
});

describe('the holidays by law', () => {
  it('put Tết 2027 on 6 February, where Intl is a day late', () => {
    expect(Object.keys(lunarHolidays(2027)).sort()).toEqual([
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-02-09',
      '2027-04-16',
    ]);
  });

  it.each([
    ['Thursday', 2027, '2027-09-03'],
    ['Friday', 2022, '2022-09-01'],
    ['Saturday', 2023, '2023-09-01'],
    ['Monday', 2024, '2024-09-03'],
    ['Tuesday', 2025, '2025-09-01'],
    ['Wednesday', 2026, '2026-09-01'],
  ])('join 2 September on a %s to the weekend: %i has %s', (_, year, beside) => {
    const days = Object.entries(holidaysByLaw(year)).filter(([, name]) => name === 'Quốc khánh');
    expect(days.map(([day]) => day).sort()).toEqual([`${year}-09-02`, beside].sort());
  });

  it('are eleven in every year but for the days in lieu', () => {
    for (let year = 2020; year <= 2100; year += 1) {
      const names = Object.values(holidaysByLaw(year));
      expect(names.filter((name) => !name.startsWith('Nghỉ bù')).length).toBe(11);
    }
  });
});

describe('a fault of the table', () => {
  it.each([
    ['no years', 'unconfirmed: {}', [expect.stringMatching(/^h\.yaml: years: .*expected record/)]],
    ['an unknown part', 'years: {}\nholidays: {}', [expect.stringMatching(/holidays/)]],
    [
      'a day without a name',
      'years: { 2027: { 2027-01-01: } }',
      [expect.stringMatching(/^h\.yaml: years\.2027\.2027-01-01: .*expected string/)],
    ],
    [
      'a day twice',
      'years:\n  2027:\n    2027-01-01: a\n    2027-01-01: b',
      [expect.stringMatching(/^h\.yaml:4: expected YAML, found: Map keys must be unique/)],
    ],
    [
      'a day that does not exist',
      'years: { 2027: { 2027-02-29: Tết } }',
      ['h.yaml: years.2027: expected a day of the calendar as yyyy-MM-dd, found 2027-02-29'],
    ],
    [
      'a day in the wrong year',
      'years: { 2027: { 2026-01-01: Tết } }',
      ['h.yaml: years.2027: expected a day of 2027, found 2026-01-01'],
    ],
    [
      'a year that is none',
      'years: { Tết: {} }',
      ['h.yaml: years: expected a year such as 2027, found Tết'],
    ],
    [
      'a Monday worked in exchange',
      'years: {}\nworkedInstead: { 2026-08-31: x }',
      ['h.yaml: workedInstead: expected a Saturday or Sunday, found 2026-08-31'],
    ],
    [
      'a holiday that is worked',
      'years: { 2027: { 2027-02-06: x } }\nworkedInstead: { 2027-02-06: x }',
      ['h.yaml: workedInstead: expected a day that is not a holiday above, found 2027-02-06'],
    ],
    [
      'a holiday that is unconfirmed',
      'years: { 2026: { 2026-11-24: x } }\nunconfirmed: { 2026-11-24: x }',
      ['h.yaml: unconfirmed: expected a day that is not a holiday above, found 2026-11-24'],
    ],
  ])('is %s', (_, text, expected) => {
    const found = faults(text);
    expect(found.slice(0, expected.length)).toEqual(expected);
  });
});
