import { describe, expect, it } from 'vitest';
import {
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  type HolidayTable,
} from '../../../functions/domain/calendar/holiday.ts';

const YEAR_END: HolidayTable = new Map([
  ['2026-01-01', { name: 'Tết Dương lịch', working: false }],
  ['2026-01-02', { name: 'Nghỉ hoán đổi', working: false }],
  ['2026-01-10', { name: 'Làm bù', working: true }],
]);

describe('a working day', () => {
  it.each([
    ['a Wednesday', '2025-12-31', true],
    ['a holiday', '2026-01-01', false],
    ['a Friday off in exchange', '2026-01-02', false],
    ['a Saturday', '2026-01-03', false],
    ['a Sunday', '2026-01-04', false],
    ['a Saturday worked in exchange', '2026-01-10', true],
  ])('%s, %s: %s', (_, day, working) => {
    expect(isWorkingDay(day, YEAR_END)).toBe(working);
  });

  it.each([
    ['2026-01-01', '2026-01-05', '2025-12-31'],
    ['2026-01-04', '2026-01-05', '2025-12-31'],
    ['2026-01-11', '2026-01-12', '2026-01-10'],
    ['2026-01-06', '2026-01-06', '2026-01-06'],
  ])('from %s on is %s, and back %s', (day, next, previous) => {
    expect(nextWorkingDay(day, YEAR_END)).toBe(next);
    expect(previousWorkingDay(day, YEAR_END)).toBe(previous);
  });
});
