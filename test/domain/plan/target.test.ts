import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssignedTarget, Plan } from '../../../functions/domain/plan/plan.ts';
import {
  meets,
  targetOf,
  targetWords,
  type IndicatorSource,
} from '../../../functions/domain/plan/target.ts';
import { planOf, rawIndicator } from './given.ts';

const ZONES = [
  { id: 'PLAIN', name: 'Đồng bằng', definedBy: 'Sở' },
  { id: 'MOUNTAIN', name: 'Miền núi', definedBy: 'Sở' },
];

function sourceOf(
  targets: { zone: 'ALL' | 'PLAIN' | 'MOUNTAIN'; value: number }[],
  assignedTargets: unknown[] = [],
): IndicatorSource {
  const plan: Plan = planOf({
    zones: ZONES,
    indicators: [rawIndicator({ targets })],
    assignedTargets,
  });
  const [indicator] = plan.indicators;
  if (!indicator) throw new Error('expected an indicator');
  return { plan, indicator };
}

function assigned(change: Partial<AssignedTarget>): AssignedTarget {
  return {
    canonicalId: 'hh_informed',
    commune: null,
    zone: 'ALL',
    value: 0,
    documentNo: '15/SKHCN-CĐS',
    from: '2025-01-01',
    ...change,
  };
}

const TODAY = '2025-12-31';

describe('the target of a plan', () => {
  const byZone = sourceOf([
    { zone: 'PLAIN', value: 80 },
    { zone: 'MOUNTAIN', value: 50 },
  ]);
  const forAll = sourceOf([{ zone: 'ALL', value: 90 }]);

  it.each([
    ['PLAIN', 80],
    ['MOUNTAIN', 50],
    [null, null],
    ['ALL', null],
  ] as const)('that differs by zone is, in zone %s, %s', (zone, value) => {
    expect(targetOf(byZone, zone, '20275', TODAY)).toBe(value);
  });

  it.each(['PLAIN', 'MOUNTAIN', null, 'ALL'] as const)('for all zones holds in zone %s', (zone) => {
    expect(targetOf(forAll, zone, '20275', TODAY)).toBe(90);
  });

  it('for one zone only is none in the other', () => {
    const plainOnly = sourceOf([{ zone: 'PLAIN', value: 80 }]);
    expect(targetOf(plainOnly, 'PLAIN', null, TODAY)).toBe(80);
    expect(targetOf(plainOnly, 'MOUNTAIN', null, TODAY)).toBeNull();
    expect(targetOf(plainOnly, 'ALL', null, TODAY)).toBeNull();
  });

  it('may be missing', () => {
    expect(targetOf(sourceOf([]), 'PLAIN', '20275', TODAY)).toBeNull();
  });
});

describe('an assigned target', () => {
  const source = sourceOf([{ zone: 'ALL', value: 90 }]);

  it.each([
    ['of another indicator', assigned({ canonicalId: 'hh_hands_on', value: 60 }), 90],
    ['of another commune', assigned({ commune: '16498', value: 60 }), 90],
    ['from tomorrow on', assigned({ from: '2026-01-01', value: 60 }), 90],
    ['from today on', assigned({ from: TODAY, value: 60 }), 60],
    ['of this commune', assigned({ commune: '20275', value: 60 }), 60],
    ['of the whole scope', assigned({ value: 60 }), 60],
    ['of zero', assigned({ value: 0 }), 0],
  ])('%s', (_, target, wanted) => {
    expect(targetOf(source, 'PLAIN', '20275', TODAY, [target])).toBe(wanted);
  });

  it('counts from the plan file as well', () => {
    const inFile = sourceOf(
      [{ zone: 'ALL', value: 90 }],
      [{ canonicalId: 'hh_informed', value: 70, documentNo: '1/SKHCN', from: '2025-06-01' }],
    );
    expect(targetOf(inFile, 'ALL', '20275', '2025-05-31')).toBe(90);
    expect(targetOf(inFile, 'ALL', '20275', '2025-06-01')).toBe(70);
  });

  it('of the store goes before one of the file with the same day', () => {
    const inFile = sourceOf(
      [],
      [{ canonicalId: 'hh_informed', value: 70, documentNo: '1/SKHCN', from: '2025-06-01' }],
    );
    const later = assigned({ from: '2025-06-01', value: 75 });
    expect(targetOf(inFile, 'ALL', null, TODAY, [later])).toBe(75);
  });

  it('makes zones differ, and then there is none over all of them', () => {
    const plain = assigned({ zone: 'PLAIN', value: 70 });
    expect(targetOf(source, 'PLAIN', '20275', TODAY, [plain])).toBe(70);
    expect(targetOf(source, 'MOUNTAIN', '20275', TODAY, [plain])).toBe(90);
    expect(targetOf(source, 'ALL', '20275', TODAY, [plain])).toBeNull();
    expect(targetOf(source, null, '20275', TODAY, [plain])).toBeNull();
  });

  it('is chosen by commune, then by day, then by zone, in whatever order they come', () => {
    const ranking = [
      assigned({ commune: '20275', from: '2025-03-01', value: 1 }),
      assigned({ commune: '20275', from: '2025-02-01', zone: 'PLAIN', value: 2 }),
      assigned({ commune: '20275', from: '2025-02-01', value: 3 }),
      assigned({ from: '2025-09-01', zone: 'PLAIN', value: 4 }),
      assigned({ from: '2025-09-01', value: 5 }),
      assigned({ from: '2025-08-01', zone: 'PLAIN', value: 6 }),
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: ranking.length - 1 }).chain((first) =>
          fc.record({
            first: fc.constant(first),
            shuffled: fc.shuffledSubarray(ranking.slice(first), {
              minLength: ranking.length - first,
            }),
          }),
        ),
        ({ first, shuffled }) => {
          expect(targetOf(source, 'PLAIN', '20275', TODAY, shuffled)).toBe(first + 1);
        },
      ),
    );
  });
});

describe('whether a figure meets a target', () => {
  it.each([
    [354, 1000, 35.4, '>=', true],
    [354, 1000, 35.4, '>', false],
    [3539, 10_000, 35.4, '>=', false],
    [3541, 10_000, 35.4, '>', true],
    [17_700, 50_000, 35.4, '>=', true],
    [17_699, 50_000, 35.4, '>=', false],
    [90, 100, 90, '>=', true],
    [90, 100, 90, '>', false],
    [91, 100, 90, '>', true],
    [899_999, 1_000_000, 90, '>=', false],
    [312, 312, 100, '>=', true],
    [311, 312, 100, '>=', false],
    [313, 312, 100, '>', true],
    [0, 312, 0, '>=', true],
    [0, 312, 0, '>', false],
    [0, 0, 0, '>=', false],
    [5, 0, 100, '>=', false],
    [1, 3, 33.333, '>', true],
    [1, 3, 33.334, '>=', false],
    [29, 100, 29, '>=', true],
    [57, 100, 57, '>=', true],
    [1_234_567, 12_345_670, 10, '>=', true],
  ] as const)('%d of %d against %d %% with %s: %s', (numerator, denominator, target, sign, met) => {
    expect(meets(numerator, denominator, target, sign)).toBe(met);
  });

  it('is exact at the target for any denominator', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 50_000 }),
        (thousandths, denominator) => {
          const numerator = thousandths * denominator;
          const outOf = 100_000 * denominator;
          const target = thousandths / 1000;
          expect(meets(numerator, outOf, target, '>=')).toBe(true);
          expect(meets(numerator, outOf, target, '>')).toBe(false);
          expect(meets(numerator + 1, outOf, target, '>')).toBe(true);
          if (numerator > 0) expect(meets(numerator - 1, outOf, target, '>=')).toBe(false);
        },
      ),
    );
  });
});

describe('a target in words keeps the decimals and the comparator of its plan', () => {
  it.each([
    [80, '>=', '≥ 80%'],
    [90, '>', '> 90%'],
    [35.4, '>=', '≥ 35,4%'],
    [0.125, '>=', '≥ 0,125%'],
    [null, '>', 'Chưa giao mục tiêu'],
  ] as const)('%s with %s', (target, comparator, said) => {
    expect(targetWords(target, comparator)).toBe(said);
  });
});
