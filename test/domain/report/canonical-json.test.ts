import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/domain/report/canonical-json.ts';

describe('canonical JSON', () => {
  it.each<[string, unknown, string]>([
    [
      'keys in another order',
      { b: 1, a: { d: [2, { f: 0, e: null }], c: 'x' } },
      '{"a":{"c":"x","d":[2,{"e":null,"f":0}]},"b":1}',
    ],
    [
      'capitals before small letters, whatever the locale',
      { ă: 1, b: 2, Z: 3 },
      '{"Z":3,"b":2,"ă":1}',
    ],
    ['a key without a value is no key', { a: undefined, b: 1 }, '{"b":1}'],
    ['nothing at all', {}, '{}'],
    ['numbers as JSON prints them', [35.4, 1e21, -0, 100], '[35.4,1e+21,0,100]'],
    ['decomposed letters stay decomposed', 'Ho\u0300a', '"Ho\u0300a"'],
    ['quotes and lines', 'a"\n', '"a\\"\\n"'],
  ])('%s', (_name, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    ['NaN', Number.NaN],
    ['an infinity', [Number.POSITIVE_INFINITY]],
    ['undefined in a list', [undefined]],
    ['a function', { a: () => 1 }],
  ])('%s has no JSON form and is refused', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('any JSON reads back as it was, and the order of its keys leaves no trace', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(turned(value))).toBe(text);
      }),
    );
  });
});

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, held]) => [key, turned(held)]),
  );
}
