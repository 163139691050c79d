import { expect, it } from 'vitest';
import { judge } from '../../../functions/domain/calendar/due.ts';
import { due, instant } from './given.ts';
import { onMachinesEverywhere } from './zones.ts';

const strict = () => due('2026-Q4', { rule: 'BEFORE', day: 20 });
const inclusive = () => due('2026-Q4', { rule: 'NO_LATER_THAN', day: 20 });

onMachinesEverywhere(() => {
  const facts = { assumed: false, exempt: false, now: instant('2027-01-05') };

  it.each([
    ['the last moment of the 19th', '2026-12-19T23:59:59.999', 'ON_TIME', null],
    ['the first moment of the 20th', '2026-12-20T00:00:00', 'LATE', 0],
    ['the same moment on a clock in London', '2026-12-19T17:00:00Z', 'LATE', 0],
    ['the last moment of the 20th', '2026-12-20T23:59:59.999', 'LATE', 0],
    ['the first moment of the 21st', '2026-12-21T00:00:00', 'LATE', 1],
    ['New Year', '2027-01-01T08:00:00', 'LATE', 12],
  ] as const)(
    'with "trước ngày 20" a report of %s (%s) is %s by %s',
    (_, at, status, lateByDays) => {
      const verdict = judge({ ...facts, due: strict(), submittedAt: instant(at) });
      expect(verdict).toEqual({ status, lateByDays });
    },
  );

  it.each([
    ['the last moment of the 20th', '2026-12-20T23:59:59.999', 'ON_TIME', null],
    ['the first moment of the 21st', '2026-12-21T00:00:00', 'LATE', 1],
    ['the 22nd', '2026-12-22T09:30:00', 'LATE', 2],
  ] as const)(
    'with "chậm nhất ngày 20" a report of %s (%s) is %s by %s',
    (_, at, status, lateByDays) => {
      const verdict = judge({ ...facts, due: inclusive(), submittedAt: instant(at) });
      expect(verdict).toEqual({ status, lateByDays });
    },
  );

  it.each([
    ['a millisecond before the due moment', '2026-12-19T23:59:59.999', 'NOT_DUE'],
    ['at the due moment', '2026-12-20T00:00:00', 'MISSING'],
    ['a year later', '2027-12-20T00:00:00', 'MISSING'],
  ] as const)('without a report, %s, it is %s %s', (_, now, status) => {
    const verdict = judge({ ...facts, due: strict(), submittedAt: null, now: instant(now) });
    expect(verdict).toEqual({ status, lateByDays: null });
  });

  it.each([
    ['an assumed date', strict, true],
    ['no date', () => null, false],
  ])('nobody is late or missing by %s', (_, dateOf, assumed) => {
    const late = instant('2027-01-01');
    const judged = (submittedAt: number | null) =>
      judge({ ...facts, due: dateOf(), assumed, submittedAt }).status;
    expect([judged(late), judged(null)]).toEqual(['ON_TIME', 'NOT_DUE']);
  });

  it.each([null, '2026-12-01', '2027-01-01'])(
    'an exempt unit is EXEMPT, having sent at %s',
    (at) => {
      const submittedAt = at === null ? null : instant(at);
      expect(judge({ ...facts, due: strict(), exempt: true, submittedAt })).toEqual({
        status: 'EXEMPT',
        lateByDays: null,
      });
    },
  );
});
