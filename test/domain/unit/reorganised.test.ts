import { describe, expect, it } from 'vitest';
import { reorganisedOf } from '../../../functions/domain/unit/reorganised.ts';
import type { Commune, Village } from '../../../functions/domain/unit/unit.ts';
import { commune, village } from '../../cast.ts';

const AN_HAI = commune('20275', 'An Hải', 'PLAIN');
const SON_TRA = { code: '493', name: 'Quận Sơn Trà' };
const OLD = commune('20275', 'Phước Mỹ', 'PLAIN', {
  district: SON_TRA,
  validFrom: '2000-01-01',
  validTo: '2025-06-30',
});

const of = (villages: Village[], on: string, communes: Commune[] = [AN_HAI]) =>
  reorganisedOf({ communes, villages }, '20275', on);
const span = (code: string, validFrom: string, validTo: string | null = null) =>
  village(AN_HAI, code, { validFrom, validTo });

describe('since when a commune is what it is', () => {
  it.each<[string, Commune[], string | null]>([
    ['the first day of its only line', [AN_HAI], '2025-07-01'],
    ['a code taken over from another commune', [OLD, AN_HAI], '2025-07-01'],
    ['the same commune without its district', [{ ...OLD, name: 'An Hải' }, AN_HAI], '2025-07-01'],
    [
      'only its zone was set anew',
      [
        { ...AN_HAI, validTo: '2025-09-30' },
        { ...AN_HAI, zone: 'MOUNTAIN', validFrom: '2025-10-01' },
      ],
      '2025-07-01',
    ],
    [
      'xã made phường',
      [
        { ...AN_HAI, validTo: '2025-09-30' },
        { ...AN_HAI, kind: 'phuong', validFrom: '2025-10-01' },
      ],
      '2025-10-01',
    ],
    ['a line that lies ahead', [{ ...AN_HAI, validFrom: '2026-01-01' }], null],
    ['not in the list', [], null],
  ])('%s', (_, communes, since) => {
    expect(of([], '2025-12-31', communes).commune).toBe(since);
    expect(of([], '2025-12-31', communes.toReversed()).commune).toBe(since);
  });
});

describe('which villages stand in the place of others', () => {
  const DAY = '2026-07-01';
  const BEFORE = '2026-06-30';

  it.each<[string, Village[], Record<string, string>]>([
    [
      'one made of two',
      [span('T021', '2025-07-01', BEFORE), span('T022', '2025-07-01', BEFORE), span('T030', DAY)],
      { T030: DAY },
    ],
    [
      'one that took in another and got a new line',
      [span('T014', '2025-07-01', BEFORE), span('T014', DAY), span('T015', '2025-07-01', BEFORE)],
      { T014: DAY },
    ],
    ['one that only got a new line', [span('T014', '2025-07-01', BEFORE), span('T014', DAY)], {}],
    ['one that began while none ended', [span('T001', '2025-07-01'), span('T002', DAY)], {}],
    [
      'one that ended a day earlier',
      [span('T021', '2025-07-01', '2026-06-29'), span('T030', DAY)],
      {},
    ],
    [
      'all that the commune began with',
      [span('T001', '2025-07-01'), span('T002', '2025-07-01')],
      {},
    ],
  ])('%s', (_, villages, merged) => {
    expect(of(villages, '2026-12-31').merged).toEqual(merged);
    expect(of(villages.toReversed(), '2026-12-31').merged).toEqual(merged);
  });

  it('a merge after the day that is asked about has not taken place', () => {
    const villages = [span('T021', '2025-07-01', BEFORE), span('T030', DAY)];
    expect(of(villages, BEFORE)).toMatchObject({ merged: {}, begun: {} });
    expect(of(villages, DAY)).toMatchObject({ merged: { T030: DAY }, begun: { T030: DAY } });
  });

  it('villages of other communes tell nothing', () => {
    const other = { ...span('T021', '2025-07-01', BEFORE), commune: '20276' };
    expect(of([other, span('T030', DAY)], '2026-12-31').merged).toEqual({});
  });
});
