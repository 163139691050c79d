import { describe, expect, it } from 'vitest';
import { readUnits } from '../../../functions/domain/unit/read-units.ts';
import { communesOn, villagesOn, zoneOf } from '../../../functions/domain/unit/on-day.ts';
import { communeRows, villageRows } from './rows.ts';

const { units } = readUnits(
  communeRows({ denNgay: '2026-12-31' }, { tuNgay: '2027-01-01' }, { maXa: '20197' }),
  villageRows(
    { denNgay: '2026-03-14' },
    { maThon: 'T002', tuNgay: '2026-03-15' },
    { maXa: '20197' },
  ),
);

describe('the units that stand', () => {
  it.each([
    ['2025-06-30', []],
    ['2025-07-01', ['20197 2025-07-01', '20275 2025-07-01']],
    ['2026-12-31', ['20197 2025-07-01', '20275 2025-07-01']],
    ['2027-01-01', ['20197 2025-07-01', '20275 2027-01-01']],
  ])('as communes on %s are %j', (day, expected) => {
    expect(communesOn(units, day).map((commune) => `${commune.code} ${commune.validFrom}`)).toEqual(
      expected,
    );
  });

  it.each([
    ['2025-06-30', []],
    ['2026-03-14', ['T001']],
    ['2026-03-15', ['T002']],
  ])('as villages of 20275 on %s are %j', (day, expected) => {
    expect(villagesOn(units, '20275', day).map((village) => village.code)).toEqual(expected);
  });
});

describe('the zone of a village', () => {
  it.each([
    ['MOUNTAIN', 'PLAIN', 'MOUNTAIN'],
    [null, 'PLAIN', 'PLAIN'],
    ['PLAIN', null, 'PLAIN'],
    [null, null, null],
  ] as const)('%s in a commune %s is %s', (village, commune, zone) => {
    expect(zoneOf({ zone: village }, { zone: commune })).toBe(zone);
  });
});
