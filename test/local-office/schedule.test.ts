import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant } from '../../functions/domain/calendar/local.ts';
import { JOBS, jobsBetween, type Calendar } from '../../local-office/schedule.ts';

/** Reports are due before the 20th of the last month of the quarter. */
const calendar: Calendar = {
  province: '48',
  kind: 'QUARTER',
  dueOf: (period) => Date.parse(`${period.end.slice(0, 8)}20T00:00:00+07:00`),
};
const at = (text: string) => Date.parse(`${text}+07:00`);
const between = (after: string, until: string) =>
  jobsBetween(calendar, at(after), at(until)).map(({ name, at: moment, message }) =>
    `${formatInstant(moment).slice(0, 16)} ${name} ${message.period ?? ''}`.trim(),
  );

describe('the schedule', () => {
  it.each<[string, string, string, string[]]>([
    ['nothing before seven', '2025-12-18T07:15', '2025-12-19T06:59:59', []],
    [
      'at seven the roll-up',
      '2025-12-18T07:15',
      '2025-12-19T07:00',
      ['2025-12-19T07:00 rollUpProvince'],
    ],
    [
      'then the deadlines and the summary',
      '2025-12-19T07:00',
      '2025-12-19T07:15',
      ['2025-12-19T07:05 checkDeadlines', '2025-12-19T07:15 publishSummary'],
    ],
    ['nothing twice', '2025-12-19T07:15', '2025-12-19T23:59:59', []],
    [
      'at the due date the drafts',
      '2025-12-19T23:59:59',
      '2025-12-20T00:00',
      ['2025-12-20T00:00 collectWorkbooks 2025-Q4'],
    ],
    [
      'at the start of a period its sheets, before the roll-up',
      '2025-12-31T12:00',
      '2026-01-01T08:00',
      [
        '2026-01-01T07:00 provisionSheets 2026-Q1',
        '2026-01-01T07:00 rollUpProvince',
        '2026-01-01T07:05 checkDeadlines',
        '2026-01-01T07:15 publishSummary',
      ],
    ],
    [
      'of a long leap each period’s jobs, and the daily ones once',
      '2025-12-19T10:00',
      '2026-03-21T06:00',
      [
        '2025-12-20T00:00 collectWorkbooks 2025-Q4',
        '2026-01-01T07:00 provisionSheets 2026-Q1',
        '2026-03-20T00:00 collectWorkbooks 2026-Q1',
        '2026-03-20T07:00 rollUpProvince',
        '2026-03-20T07:05 checkDeadlines',
        '2026-03-20T07:15 publishSummary',
      ],
    ],
    ['nothing when the clock stands still', '2025-12-20T00:00', '2025-12-20T00:00', []],
  ])('has %s', (_name, after, until, expected) => {
    expect(between(after, until)).toEqual(expected);
  });

  it('runs the same jobs of periods however often the clock is looked at', () => {
    const start = at('2025-10-01T00:00');
    const moments = fc.array(fc.nat(200 * 24), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(moments, (hours) => {
        const stops = hours.map((it) => start + it * 3_600_000).sort((a, b) => a - b);
        const end = stops.at(-1) ?? start;
        const periodic = (after: number, until: number) =>
          jobsBetween(calendar, after, until).filter(({ message }) => message.period);
        const pieces = stops.flatMap((stop, place) => periodic(stops[place - 1] ?? start, stop));
        expect(pieces).toEqual(periodic(start, end));
      }),
    );
  });

  it('knows each job by a name, a title and a time', () => {
    expect(new Set(JOBS.map(({ name }) => name)).size).toBe(5);
  });
});
