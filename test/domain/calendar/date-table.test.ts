// The dates that officials will hold the system to, worked out by hand from the plans' wording.
import { expect, it } from 'vitest';
import { describeDue } from '../../../functions/domain/calendar/due.ts';
import { dayOfWeek, formatInstant } from '../../../functions/domain/calendar/local.ts';
import { dataWindow } from '../../../functions/domain/calendar/window.ts';
import { due, period } from './given.ts';
import { onMachinesEverywhere } from './zones.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

onMachinesEverywhere(() => {
  it.each([
    ['2026-M11', 30, 'Sun 2026-11-29', '2026-11-30T00:00:00+07:00'],
    ['2026-Q4', 20, 'Sat 2026-12-19', '2026-12-20T00:00:00+07:00'],
    ['2026-Q4', 21, 'Sun 2026-12-20', '2026-12-21T00:00:00+07:00'],
    ['2026-Q4', 25, 'Thu 2026-12-24', '2026-12-25T00:00:00+07:00'],
    ['2026-Q4', 26, 'Fri 2026-12-25', '2026-12-26T00:00:00+07:00'],
    ['2026-Y', 15, 'Mon 2026-12-14', '2026-12-15T00:00:00+07:00'],
    ['2027-M02', 30, 'Sun 2027-02-28', '2027-03-01T00:00:00+07:00'],
    ['2027-Q1', 20, 'Fri 2027-03-19', '2027-03-20T00:00:00+07:00'],
    ['2027-Q1', 21, 'Sat 2027-03-20', '2027-03-21T00:00:00+07:00'],
    ['2027-Q1', 25, 'Wed 2027-03-24', '2027-03-25T00:00:00+07:00'],
    ['2027-Q1', 26, 'Thu 2027-03-25', '2027-03-26T00:00:00+07:00'],
    ['2027-Q2', 20, 'Sat 2027-06-19', '2027-06-20T00:00:00+07:00'],
    ['2027-Q2', 21, 'Sun 2027-06-20', '2027-06-21T00:00:00+07:00'],
    ['2027-Q2', 25, 'Thu 2027-06-24', '2027-06-25T00:00:00+07:00'],
    ['2027-Q2', 26, 'Fri 2027-06-25', '2027-06-26T00:00:00+07:00'],
    ['2027-Q3', 20, 'Sun 2027-09-19', '2027-09-20T00:00:00+07:00'],
    ['2027-Q3', 21, 'Mon 2027-09-20', '2027-09-21T00:00:00+07:00'],
    ['2027-Q3', 25, 'Fri 2027-09-24', '2027-09-25T00:00:00+07:00'],
    ['2027-Q3', 26, 'Sat 2027-09-25', '2027-09-26T00:00:00+07:00'],
  ])('%s "trước ngày %i" takes reports to the end of %s', (id, day, lastDay, dueExclusive) => {
    const found = due(id, { rule: 'BEFORE', day, month: 'PERIOD_LAST' });
    expect(formatInstant(found.dueExclusive)).toBe(dueExclusive);
    expect(found.dueExclusive).toBe(Date.parse(`${lastDay.slice(4)}T17:00:00Z`));
    expect(`${WEEKDAYS[dayOfWeek(found.lastDay)]} ${found.lastDay}`).toBe(lastDay);
  });

  it('prints the strict wording with the last minute in time', () => {
    const found = due('2026-Q4', { rule: 'BEFORE', day: 20, month: 'PERIOD_LAST' });
    expect(describeDue(found)).toBe('trước ngày 20/12/2026 (muộn nhất 23:59 ngày 19/12/2026)');
  });

  it.each([
    ['2026-M11', '2026-10-15', '2026-11-14'],
    ['2026-M01', '2025-12-15', '2026-01-14'],
    ['2027-M03', '2027-02-15', '2027-03-14'],
    ['2026-Q1', '2025-12-15', '2026-03-14'],
    ['2026-Q4', '2026-09-15', '2026-12-14'],
    ['2026-Y', '2025-12-15', '2026-12-14'],
  ])('the data of %s run from %s to %s by Decree 09', (id, from, to) => {
    expect(dataWindow(period(id), 'DECREE_09')).toEqual({ from, to });
  });
});
