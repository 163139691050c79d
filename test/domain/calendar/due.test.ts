import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDue, dueOf } from '../../../functions/domain/calendar/due.ts';
import type { HolidayTable } from '../../../functions/domain/calendar/holiday.ts';
import { localDateOf } from '../../../functions/domain/calendar/local.ts';
import { adhocPeriod, phasePeriod } from '../../../functions/domain/calendar/period.ts';
import {
  DUE_MONTHS,
  HOLIDAY_SHIFTS,
  type DayRule,
} from '../../../functions/domain/calendar/rule.ts';
import { due, period } from './given.ts';
import { onMachinesEverywhere } from './zones.ts';

const NO_HOLIDAYS: HolidayTable = new Map();
const TET_2027: HolidayTable = new Map(
  ['05', '06', '07', '08', '09', '10', '11'].map((day) => [
    `2027-02-${day}`,
    { name: 'Tết Nguyên đán', working: false },
  ]),
);

const before = { rule: 'BEFORE' } as const;
const noLater = { rule: 'NO_LATER_THAN' } as const;

describe('the last day in time', () => {
  it.each([
    [
      'trước ngày 30 in February of a common year',
      '2027-M02',
      { ...before, day: 30 },
      '2027-02-28',
      '2027-03-01',
    ],
    [
      'trước ngày 30 in February of a leap year',
      '2028-M02',
      { ...before, day: 30 },
      '2028-02-29',
      '2028-03-01',
    ],
    [
      'trước ngày 29 in February of a common year',
      '2027-M02',
      { ...before, day: 29 },
      '2027-02-28',
      '2027-03-01',
    ],
    [
      'trước ngày 29 in February of a leap year',
      '2028-M02',
      { ...before, day: 29 },
      '2028-02-28',
      '2028-02-29',
    ],
    ['trước ngày 31 in April', '2027-M04', { ...before, day: 31 }, '2027-04-30', '2027-05-01'],
    ['trước ngày 31 in May', '2027-M05', { ...before, day: 31 }, '2027-05-30', '2027-05-31'],
    ['trước ngày 1', '2027-M03', { ...before, day: 1 }, '2027-02-28', '2027-03-01'],
    [
      'chậm nhất ngày 30 in February of a common year',
      '2027-M02',
      { ...noLater, day: 30 },
      '2027-02-28',
      '2027-02-28',
    ],
    [
      'chậm nhất ngày 30 in February of a leap year',
      '2028-M02',
      { ...noLater, day: 30 },
      '2028-02-29',
      '2028-02-29',
    ],
    ['chậm nhất ngày 31 in April', '2027-M04', { ...noLater, day: 31 }, '2027-04-30', '2027-04-30'],
    [
      'chậm nhất ngày 31 of December',
      '2026-M12',
      { ...noLater, day: 31 },
      '2026-12-31',
      '2026-12-31',
    ],
    [
      'chậm nhất ngày 15 of a quarter',
      '2026-Q4',
      { ...noLater, day: 15 },
      '2026-12-15',
      '2026-12-15',
    ],
    [
      'trước ngày 5 of the month after a quarter',
      '2026-Q3',
      { ...before, day: 5, month: 'PERIOD_NEXT' },
      '2026-10-04',
      '2026-10-05',
    ],
    [
      'trước ngày 5 of the month after the year',
      '2026-Y',
      { ...before, day: 5, month: 'PERIOD_NEXT' },
      '2027-01-04',
      '2027-01-05',
    ],
    [
      'trước ngày 1 of the month after December',
      '2026-M12',
      { ...before, day: 1, month: 'PERIOD_NEXT' },
      '2026-12-31',
      '2027-01-01',
    ],
    [
      'trước ngày 30 of the month after January',
      '2027-M01',
      { ...before, day: 30, month: 'PERIOD_NEXT' },
      '2027-02-28',
      '2027-03-01',
    ],
    [
      'trước ngày 15 of month 12 of the year',
      '2026-Y',
      { ...before, day: 15, month: 12 },
      '2026-12-14',
      '2026-12-15',
    ],
    [
      'chậm nhất ngày 31 of month 6 of the year',
      '2026-Y',
      { ...noLater, day: 31, month: 6 },
      '2026-06-30',
      '2026-06-30',
    ],
  ] as const)('%s (%s)', (_, id, rule, lastDay, day) => {
    const found = due(id, rule);
    expect(found).toMatchObject({ lastDay, day, wording: rule.rule });
    expect(found.dueExclusive).toBe(Date.parse(`${lastDay}T17:00:00Z`));
  });

  it('is the last day of the phase with END_OF_PHASE', () => {
    const phase = phasePeriod({
      id: 'P2',
      name: 'Giai đoạn 2',
      from: '2022-08-01',
      to: '2022-10-31',
    });
    expect(dueOf({ rule: 'END_OF_PHASE' }, phase, NO_HOLIDAYS)).toEqual({
      dueExclusive: Date.parse('2022-10-31T17:00:00Z'),
      lastDay: '2022-10-31',
      day: '2022-10-31',
      wording: 'NO_LATER_THAN',
    });
  });

  it('is not known with PER_REQUEST', () => {
    const asked = adhocPeriod('ADHOC-2026-007', '2026-11-01', '2026-11-20', 'Rà soát Tổ');
    expect(dueOf({ rule: 'PER_REQUEST' }, asked, NO_HOLIDAYS)).toBeNull();
  });
});

describe('a holiday shift', () => {
  it.each([
    ['leaves the date alone when there is none', 'NONE', 7, '2027-02-06', '2027-02-07'],
    ['moves past Tết and the days in lieu', 'NEXT_WORKING_DAY', 7, '2027-02-12', '2027-02-13'],
    ['moves to before Tết', 'PREVIOUS_WORKING_DAY', 7, '2027-02-04', '2027-02-05'],
    ['leaves a working day alone', 'NEXT_WORKING_DAY', 13, '2027-02-12', '2027-02-13'],
    ['moves a Saturday to Monday', 'NEXT_WORKING_DAY', 14, '2027-02-15', '2027-02-16'],
    ['moves a Sunday to Friday', 'PREVIOUS_WORKING_DAY', 15, '2027-02-12', '2027-02-13'],
  ] as const)('%s', (_, holidayShift, day, lastDay, namedDay) => {
    expect(due('2027-M02', { ...before, day, holidayShift }, TET_2027)).toMatchObject({
      lastDay,
      day: namedDay,
    });
  });

  it('names the moved day itself with "chậm nhất"', () => {
    const moved = due(
      '2027-M02',
      { ...noLater, day: 6, holidayShift: 'NEXT_WORKING_DAY' },
      TET_2027,
    );
    expect(describeDue(moved)).toBe('chậm nhất ngày 12/02/2027 (hết 23:59 ngày 12/02/2027)');
  });

  it('may leave the year', () => {
    const newYear: HolidayTable = new Map([
      ['2027-01-01', { name: 'Tết Dương lịch', working: false }],
    ]);
    expect(
      due(
        '2026-Y',
        { ...noLater, day: 1, month: 'PERIOD_NEXT', holidayShift: 'PREVIOUS_WORKING_DAY' },
        newYear,
      ).lastDay,
    ).toBe('2026-12-31');
  });

  it('stays on a Saturday that is worked', () => {
    const worked: HolidayTable = new Map([['2026-08-22', { name: 'Làm bù', working: true }]]);
    expect(
      due('2026-M08', { ...noLater, day: 22, holidayShift: 'NEXT_WORKING_DAY' }, worked).lastDay,
    ).toBe('2026-08-22');
  });
});

onMachinesEverywhere(() => {
  it('the due moment of any rule begins a day in Viet Nam, the day after the last in time', () => {
    const anyPeriod = fc
      .tuple(
        fc.integer({ min: 2020, max: 2099 }),
        fc.constantFrom('M01', 'M02', 'M12', 'Q1', 'Q4', 'Y'),
      )
      .map(([year, part]) => period(`${year}-${part}`));
    const anyRule: fc.Arbitrary<DayRule> = fc.record({
      rule: fc.constantFrom('BEFORE', 'NO_LATER_THAN'),
      day: fc.integer({ min: 1, max: 31 }),
      month: fc.oneof(fc.constantFrom(...DUE_MONTHS), fc.integer({ min: 1, max: 12 })),
      holidayShift: fc.constantFrom(...HOLIDAY_SHIFTS),
    });
    fc.assert(
      fc.property(anyPeriod, anyRule, (ofPeriod, rule) => {
        const found = dueOf(rule, ofPeriod, TET_2027);
        expect(found).not.toBeNull();
        if (found === null) return;
        expect((found.dueExclusive + 7 * 3_600_000) % 86_400_000).toBe(0);
        expect(localDateOf(found.dueExclusive - 1)).toBe(found.lastDay);
        expect(found.day).toBe(
          rule.rule === 'BEFORE' ? localDateOf(found.dueExclusive) : found.lastDay,
        );
      }),
    );
  });
});
