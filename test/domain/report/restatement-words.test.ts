// A restatement in words: what a figure was and is, and by how much.
import { describe, expect, it } from 'vitest';
import { byHowMuch, valueWords } from '../../../functions/domain/report/restatement-words.ts';
import type { LedgerValue } from '../../../functions/domain/report/review-desk.ts';

const value = (numerator: number | null, denominator: number | null): LedgerValue => ({
  numerator,
  denominator,
  percent:
    numerator === null || denominator === null || denominator === 0
      ? null
      : (100 * numerator) / denominator,
});

describe('a figure', () => {
  it.each<[string, LedgerValue, string]>([
    ['with its share', value(1480, 2000), '1.480/2.000 (74,0%)'],
    ['over nothing', value(0, 0), '0/0'],
    ['not there', null, 'chưa có số liệu'],
    ['without a numerator', value(null, null), 'chưa có số liệu'],
  ])('%s', (_case, it, words) => {
    expect(valueWords(it)).toBe(words);
  });
});

describe('the change', () => {
  it.each<[string, LedgerValue, LedgerValue, string]>([
    ['of a numerator', value(1480, 2000), value(1500, 2000), 'tử số +20; +1,0 điểm %'],
    ['of a denominator', value(50, 100), value(50, 125), 'mẫu số +25; −10,0 điểm %'],
    ['of both, the share being the same', value(50, 100), value(60, 120), 'tử số +10, mẫu số +20'],
    ['downwards', value(10, 40), value(8, 40), 'tử số −2; −5,0 điểm %'],
    [
      'too small for one digit',
      value(50_000, 100_000),
      value(50_003, 100_000),
      'tử số +3; +0,003 điểm %',
    ],
    ['from nothing', null, value(1, 2), ''],
    ['to nothing', value(1, 2), null, ''],
  ])('%s', (_case, before, after, words) => {
    expect(byHowMuch(before, after)).toBe(words);
  });
});
