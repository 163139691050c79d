import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/domain/calendar/local.ts';
import {
  adhocPeriod,
  parsePeriod,
  periodContaining,
  phasePeriod,
  previousPeriod,
} from '../../../functions/domain/calendar/period.ts';
import { dataWindow } from '../../../functions/domain/calendar/window.ts';
import { period } from './given.ts';

const anyId = fc
  .tuple(
    fc.integer({ min: 1001, max: 9998 }),
    fc.oneof(
      fc.integer({ min: 1, max: 12 }).map((month) => `M${String(month).padStart(2, '0')}`),
      fc.integer({ min: 1, max: 4 }).map((quarter) => `Q${quarter}`),
      fc.constant('Y'),
    ),
  )
  .map(([year, part]) => `${year}-${part}`);

describe('a period by its id', () => {
  it.each([
    ['2026-M11', 'MONTH', '2026-11-01', '2026-11-30', 'Tháng 11 năm 2026'],
    ['2026-M02', 'MONTH', '2026-02-01', '2026-02-28', 'Tháng 02 năm 2026'],
    ['2028-M02', 'MONTH', '2028-02-01', '2028-02-29', 'Tháng 02 năm 2028'],
    ['2026-M03', 'MONTH', '2026-03-01', '2026-03-31', 'Tháng 3 năm 2026'],
    ['2026-Q1', 'QUARTER', '2026-01-01', '2026-03-31', 'Quý I năm 2026'],
    ['2026-Q4', 'QUARTER', '2026-10-01', '2026-12-31', 'Quý IV năm 2026'],
    ['2026-Y', 'YEAR', '2026-01-01', '2026-12-31', 'Năm 2026'],
  ])('%s is a %s from %s to %s, "%s"', (id, kind, start, end, label) => {
    expect(parsePeriod(id)).toEqual({ id, kind, start, end, label });
  });

  it.each([
    '2026-Q5',
    '2026-Q0',
    '2026-M00',
    '2026-M13',
    '2026-M2',
    '2026',
    '2026-q4',
    '2026-Q4 ',
    '0026-Q4',
    '2022-P1',
    'ADHOC-2026-007',
    '',
  ])('"%s" is none', (id) => {
    expect(parsePeriod(id)).toBeUndefined();
  });

  it('keeps its id', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        expect(parsePeriod(id)?.id).toBe(id);
      }),
    );
  });
});

const windowOf = (id: string) => dataWindow(period(id), 'DECREE_09');

describe('the period before', () => {
  it.each([
    ['2027-M01', '2026-M12'],
    ['2026-M11', '2026-M10'],
    ['2027-Q1', '2026-Q4'],
    ['2026-Q3', '2026-Q2'],
    ['2027-Y', '2026-Y'],
  ])('before %s comes %s', (later, earlier) => {
    expect(previousPeriod(period(later))).toEqual(period(earlier));
  });

  it.each(['DECREE_09', 'CALENDAR'] as const)(
    'have data windows (%s) that follow on without gap or overlap',
    (mode) => {
      fc.assert(
        fc.property(anyId, (id) => {
          const before = previousPeriod(period(id));
          expect(before && addDays(dataWindow(before, mode).to, 1)).toBe(
            dataWindow(period(id), mode).from,
          );
        }),
      );
    },
  );

  it('together hold the days of the longer period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), (year) => {
        expect(windowOf(`${year}-Y`)).toEqual({
          from: windowOf(`${year}-Q1`).from,
          to: windowOf(`${year}-Q4`).to,
        });
        expect(windowOf(`${year}-Q2`)).toEqual({
          from: windowOf(`${year}-M04`).from,
          to: windowOf(`${year}-M06`).to,
        });
      }),
    );
  });
});

describe('the period that contains a day', () => {
  it.each([
    ['2026-11-30', 'MONTH', '2026-M11'],
    ['2026-12-01', 'MONTH', '2026-M12'],
    ['2026-09-30', 'QUARTER', '2026-Q3'],
    ['2026-10-01', 'QUARTER', '2026-Q4'],
    ['2026-12-31', 'YEAR', '2026-Y'],
  ] as const)('%s by %s is %s', (day, kind, id) => {
    expect(periodContaining(day, kind).id).toBe(id);
  });

  it('is not looked for with a day that does not exist', () => {
    expect(() => periodContaining('2026-02-30', 'MONTH')).toThrow(/found "2026-02-30"/);
  });
});

describe('a phase of a roll-out', () => {
  const phase = { id: 'P1', name: 'Giai đoạn 1', from: '2022-05-01', to: '2022-07-31' };

  it('takes its days and name from the plan', () => {
    expect(phasePeriod(phase)).toEqual({
      id: '2022-P1',
      kind: 'PHASE',
      start: '2022-05-01',
      end: '2022-07-31',
      label: 'Giai đoạn 1',
    });
  });

  it('never shares its id with another phase of the plan', () => {
    const ids = ['P1', 'P01', '1', 'P-1', 'P-P1', 'pilot', 'P'];
    expect(new Set(ids.map((id) => phasePeriod({ ...phase, id }).id)).size).toBe(ids.length);
  });

  it('has its own days as data window, and no period before it', () => {
    const found = phasePeriod(phase);
    expect(dataWindow(found, 'DECREE_09')).toEqual({ from: '2022-05-01', to: '2022-07-31' });
    expect(previousPeriod(found)).toBeUndefined();
  });

  it('that ends before it begins is refused', () => {
    expect(() => phasePeriod({ ...phase, to: '2022-04-30' })).toThrow(/on or after 2022-05-01/);
  });
});

describe('an ad-hoc request', () => {
  it('asks about its own days under its own title', () => {
    const asked = adhocPeriod('ADHOC-2026-007', '2026-11-01', '2026-11-20', 'Rà soát Tổ');
    expect(asked).toEqual({
      id: 'ADHOC-2026-007',
      kind: 'ADHOC',
      start: '2026-11-01',
      end: '2026-11-20',
      label: 'Rà soát Tổ',
    });
    expect(dataWindow(asked, 'DECREE_09')).toEqual({ from: '2026-11-01', to: '2026-11-20' });
  });

  it.each(['ADHOC-7', '2026-Q4', 'ADHOC-2026-07'])('is not called %s', (id) => {
    expect(() => adhocPeriod(id, '2026-11-01', '2026-11-20', 'Rà soát')).toThrow(id);
  });
});
