// What holds for the plans together: they share canonical ids, cover every known contradiction, and
// their due dates fall on the days that people will read in their calendar.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dueOf } from '../../functions/domain/calendar/due.ts';
import { parsePeriod } from '../../functions/domain/calendar/period.ts';
import { planFilesIn, readPlanFiles } from '../../functions/files/plan-file.ts';
import { PLANS } from './reading.ts';

const files = await planFilesIn(PLANS);
const plans = await readPlanFiles(files);

function lastDay(obligationId: string, periodId: string): string | undefined {
  const obligation = plans
    .flatMap(({ reporting }) => reporting)
    .find(({ id }) => id === obligationId);
  const period = parsePeriod(periodId);
  const rule = obligation?.due;
  return rule && period ? dueOf(rule, period, new Map())?.lastDay : undefined;
}

describe('the plans together', () => {
  it('are the five, each in the file of its id', () => {
    expect(files.map((file) => basename(file, '.yaml'))).toEqual(plans.map(({ id }) => id));
    expect(plans.map(({ id }) => id)).toEqual([
      'an-hai-2025',
      'quang-nam-2025',
      'quang-ngoc-2026',
      'quang-tri-2022',
      'tuyen-quang-2025',
    ]);
  });

  it.each(files)('%s names the schema for editors in its first line', async (file) => {
    const text = await readFile(file, 'utf8');
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./plan.schema.json');
  });

  it('say how each of the contradictions C1–C20 is treated', () => {
    const treated = new Set(plans.flatMap((plan) => plan.contradictions.map(({ id }) => id)));
    expect([...treated].sort()).toEqual(
      Array.from({ length: 20 }, (_, index) => `C${index + 1}`).sort(),
    );
  });

  it('count 20 different things, and each shared one alike', () => {
    const shapes = new Map<string, Set<string>>();
    for (const { indicators } of plans)
      for (const { canonicalId, unit, entry, measure, denominator } of indicators)
        shapes.set(
          canonicalId,
          (shapes.get(canonicalId) ?? new Set()).add(
            [unit, entry, measure, denominator.field].join(),
          ),
        );
    expect(shapes.size).toBe(20);
    expect([...shapes].filter(([, shape]) => shape.size > 1)).toEqual([]);
  });

  it.each([
    ['hh_informed', ['AH-e', 'QN-01', 'QNG-04']],
    ['hh_digital_ready', ['AH-i', 'QNG-07']],
    ['student_skills', ['AH-a', 'QNG-02']],
    ['adult_digital_literacy', ['AH-b', 'QNG-03']],
    ['hh_digital_signature', ['QN-05']],
    ['adult_digital_signature', ['QNG-05']],
  ])('%s is what %j count', (canonicalId, ids) => {
    const found = plans.flatMap(({ indicators }) =>
      indicators.filter((entry) => entry.canonicalId === canonicalId),
    );
    expect(found.map(({ id }) => id)).toEqual(ids);
  });
});

describe('the last day in time', () => {
  it.each([
    ['QN-R1', '2026-Q4', '2026-12-19'],
    ['QNG-R1', '2026-Q4', '2026-12-20'],
    ['QNG-R2', '2026-Q4', '2026-12-24'],
    ['QN-R2', '2026-Q4', '2026-12-25'],
    ['QN-R3', '2026-Y', '2026-12-14'],
    ['TQ-R1', '2026-M11', '2026-11-29'],
    ['TQ-R1', '2027-M02', '2027-02-28'],
    ['QT-R2', '2027-M02', '2027-02-28'],
    ['QN-R1', '2027-Q1', '2027-03-19'],
    ['QNG-R1', '2027-Q1', '2027-03-20'],
    ['QNG-R2', '2027-Q1', '2027-03-24'],
    ['QN-R2', '2027-Q1', '2027-03-25'],
    ['QN-R1', '2027-Q2', '2027-06-19'],
    ['QNG-R1', '2027-Q2', '2027-06-20'],
    ['QNG-R2', '2027-Q2', '2027-06-24'],
    ['QN-R2', '2027-Q2', '2027-06-25'],
    ['QN-R1', '2027-Q3', '2027-09-19'],
    ['QNG-R1', '2027-Q3', '2027-09-20'],
    ['QNG-R2', '2027-Q3', '2027-09-24'],
    ['QN-R2', '2027-Q3', '2027-09-25'],
  ])('of %s for %s is %s', (obligation, period, day) => {
    expect(lastDay(obligation, period)).toBe(day);
  });
});
