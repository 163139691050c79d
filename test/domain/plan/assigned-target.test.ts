import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  standingWords,
  targetFaults,
  targetsOf,
  targetWish,
  type TargetSetting,
  type TargetWish,
} from '../../../functions/domain/plan/assigned-target.ts';
import { targetInForce, targetOf } from '../../../functions/domain/plan/target.ts';
import type { Commune } from '../../../functions/domain/unit/unit.ts';
import { planOf, rawIndicator } from './given.ts';

const ZONES = [
  { id: 'PLAIN', name: 'Đồng bằng', definedBy: 'Sở' },
  { id: 'MOUNTAIN', name: 'Miền núi', definedBy: 'Sở' },
];
const PROVINCIAL = planOf({
  id: 'tinh',
  zones: ZONES,
  validity: { from: '2025-01-01', to: '2025-12-31' },
  indicators: [rawIndicator({ targets: [{ zone: 'ALL', value: 80 }] })],
});
const OWN = planOf({
  id: 'phuong',
  level: 'COMMUNE',
  scope: { province: '48', commune: '20275' },
  indicators: [
    rawIndicator({ targets: [{ zone: 'ALL', value: 90 }] }),
    rawIndicator({ id: 'VD-02', canonicalId: 'hh_own', targets: [] }),
  ],
});
const commune = (code: string, facts: Partial<Commune> = {}): Commune => ({
  province: '48',
  code,
  name: code,
  kind: 'xa',
  zone: 'PLAIN',
  district: null,
  validFrom: '2025-07-01',
  validTo: null,
  ...facts,
});
const SETTING: TargetSetting = {
  province: '48',
  plans: [PROVINCIAL, OWN],
  communes: [
    commune('20275'),
    commune('20285', { validTo: '2025-09-30' }),
    commune('19333', { province: '44' }),
  ],
  today: '2025-11-20',
};

function wish(facts: Partial<TargetWish> = {}): TargetWish {
  return {
    plan: null,
    canonicalId: 'hh_informed',
    commune: null,
    zone: 'ALL',
    value: 85,
    from: '2025-10-01',
    documentNo: '12/QĐ-UBND',
    assignedOn: '2025-09-28',
    ...facts,
  };
}
const faults = (...wishes: TargetWish[]) =>
  targetFaults(wishes, SETTING).map(({ place, field }) => [place, field]);

describe('a target that is assigned', () => {
  it.each<[string, Partial<TargetWish>, string | null]>([
    ['to the province', {}, null],
    ['under one plan', { plan: 'tinh' }, null],
    ['to one commune', { commune: '20275' }, null],
    ['in one zone', { zone: 'MOUNTAIN' }, null],
    ['to a commune under its own plan', { plan: 'phuong', commune: '20275' }, null],
    ['of the commune’s own indicator', { canonicalId: 'hh_own', commune: '20275' }, null],
    ['taken back', { value: null }, null],
    ['on the last day of the plan', { plan: 'tinh', from: '2025-12-31' }, null],
    ['a day after the plan', { plan: 'tinh', from: '2026-01-01' }, 'plan'],
    ['before the plan began', { plan: 'tinh', from: '2024-12-01' }, null],
    ['under a plan that is not there', { plan: 'tinh-khac' }, 'plan'],
    [
      'under another commune’s plan',
      { plan: 'phuong', commune: '20285', from: '2025-08-01' },
      'plan',
    ],
    ['of an indicator that no plan has', { canonicalId: 'hh_none' }, 'canonicalId'],
    ['of an indicator of another plan', { plan: 'tinh', canonicalId: 'hh_own' }, 'canonicalId'],
    [
      'of another commune’s indicator',
      { canonicalId: 'hh_own', commune: '20285', from: '2025-08-01' },
      'canonicalId',
    ],
    ['to a commune that is not there', { commune: '99999' }, 'commune'],
    ['to a commune of another province', { commune: '19333' }, 'commune'],
    ['to a commune on its last day', { commune: '20285', from: '2025-09-30' }, null],
    ['to a commune that is gone', { commune: '20285', from: '2025-10-01' }, 'commune'],
    ['to a commune before it was', { commune: '20275', from: '2025-06-30' }, 'commune'],
    [
      'in a zone that the plan has not',
      { plan: 'phuong', zone: 'PLAIN', commune: '20275' },
      'zone',
    ],
    ['by a document of today', { assignedOn: '2025-11-20' }, null],
    ['by a document of tomorrow', { assignedOn: '2025-11-21' }, 'assignedOn'],
  ])('%s', (_case, facts, field) => {
    expect(faults(wish(facts))).toEqual(field === null ? [] : [[0, field]]);
  });

  it('twice in one list is named at the second place', () => {
    expect(faults(wish(), wish({ zone: 'PLAIN' }), wish({ value: 70 }))).toEqual([
      [2, 'canonicalId'],
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['101', { value: 101 }],
    ['−1', { value: -1 }],
    ['35.4567', { value: 35.4567 }],
    ['"80"', { value: '80' }],
    ['no document', { documentNo: ' ' }],
    ['30 February', { from: '2025-02-30' }],
    ['a commune of four digits', { commune: '2027' }],
    ['a zone that is none', { zone: 'SEA' }],
    ['a word too many', { note: 'x' }],
  ])('with %s is none', (_case, wrong) => {
    expect(targetWish.safeParse(wish()).success).toBe(true);
    expect(targetWish.safeParse({ ...wish(), ...wrong }).success).toBe(false);
  });
});

describe('of several words', () => {
  const valueOn = (on: string, ...words: TargetWish[]) => {
    const [indicator] = PROVINCIAL.indicators;
    if (!indicator) throw new Error('expected an indicator');
    return targetOf({ plan: PROVINCIAL, indicator }, 'PLAIN', '20275', on, targetsOf(words));
  };

  it.each<[string, TargetWish[], number]>([
    ['none is the plan’s own', [], 80],
    ['one counts', [wish()], 85],
    ['the later replaces the earlier from the same day', [wish(), wish({ value: 60 })], 60],
    ['one taken back leaves the plan’s own', [wish(), wish({ value: null })], 80],
    [
      'one taken back leaves another',
      [wish({ commune: '20275', value: 70 }), wish(), wish({ commune: '20275', value: null })],
      85,
    ],
    [
      'the commune’s goes before the province’s',
      [wish({ commune: '20275', value: 70 }), wish()],
      70,
    ],
    ['the plan’s goes before that of every plan', [wish({ plan: 'tinh', value: 75 }), wish()], 75],
    ['another plan’s is nobody’s here', [wish({ plan: 'phuong', value: 75 })], 80],
    ['a later day goes before an earlier', [wish({ from: '2025-12-01', value: 99 }), wish()], 99],
    ['a day to come does not count', [wish({ from: '2026-01-01', value: 99 })], 80],
  ])('%s', (_case, words, value) => {
    expect(valueOn('2025-12-31', ...words)).toBe(value);
  });

  it('a day before the first nothing has changed', () => {
    expect(valueOn('2025-09-30', wish())).toBe(80);
  });

  it('the target in force names its document, the plan’s own none', () => {
    const [indicator] = PROVINCIAL.indicators;
    if (!indicator) throw new Error('expected an indicator');
    const source = { plan: PROVINCIAL, indicator };
    const inForce = (on: string) => targetInForce(source, null, null, on, targetsOf([wish()]));
    expect(inForce('2025-10-01')).toEqual({ value: 85, documentNo: '12/QĐ-UBND' });
    expect(inForce('2025-09-30')).toEqual({ value: 80, documentNo: null });
  });

  it('those that stand are the last of each thing, whatever was said of others between', () => {
    const anyWish = fc.record({
      canonicalId: fc.constantFrom('a', 'b'),
      commune: fc.constantFrom(null, '20275'),
      value: fc.constantFrom(null, 10, 20),
    });
    fc.assert(
      fc.property(fc.array(anyWish, { maxLength: 12 }), (said) => {
        const words = said.map((facts) => wish(facts));
        const wanted = ['a', 'b'].flatMap((canonicalId) =>
          [null, '20275'].flatMap(
            (of) =>
              words.findLast((it) => it.canonicalId === canonicalId && it.commune === of) ?? [],
          ),
        );
        expect(new Set(standingWords(words))).toEqual(
          new Set(wanted.filter(({ value }) => value !== null)),
        );
      }),
    );
  });
});
