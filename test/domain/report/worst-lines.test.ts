// Several reports of one commune, of which one speaks for it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgressLine } from '../../../functions/domain/report/desk.ts';
import { worstLines } from '../../../functions/domain/report/worst-lines.ts';
import { line } from './progress-makers.ts';

type More = Parameters<typeof line>[4];
const of = (status: Parameters<typeof line>[2], late: number | null = null, more: More = {}) =>
  line('20275', 'Phường An Hải', status, late, more);

const REMINDER = { assumed: true, lastDay: '2025-12-01' };
const LATER = { lastDay: '2025-12-25' };
const UNDATED = { dueWords: null, lastDay: null };

/** Worst first. */
const ORDER: [string, ProgressLine][] = [
  ['overdue', of('MISSING')],
  ['overdue since a later day', of('MISSING', null, LATER)],
  ['not sent, due first', of('NOT_DUE')],
  ['not sent, due later', of('NOT_DUE', null, LATER)],
  ['not sent, without a date', of('NOT_DUE', null, UNDATED)],
  ['not sent by a reminder', of('NOT_DUE', null, REMINDER)],
  ['late by 3 days', of('LATE', 3)],
  ['late on the day', of('LATE', 0)],
  ['on time', of('ON_TIME')],
  ['exempt', of('EXEMPT')],
];

describe('the line that speaks for a commune', () => {
  it.each(ORDER.slice(1).map((worse, index) => [ORDER[index], worse] as const))(
    'is the worse one of %o and %o, whichever comes first',
    (worse, better) => {
      const lines = [worse?.[1], better[1]].filter((it) => it !== undefined);
      expect(worstLines(lines)).toEqual([worse?.[1]]);
      expect(worstLines(lines.toReversed())).toEqual([worse?.[1]]);
    },
  );

  it('is one for each commune, in the order of the communes', () => {
    const status = fc.constantFrom('MISSING', 'NOT_DUE', 'LATE', 'ON_TIME', 'EXEMPT' as const);
    const codes = fc.array(fc.tuple(fc.constantFrom('20194', '20197', '20275'), status));
    fc.assert(
      fc.property(codes, (all) => {
        const lines = all.map(([code, it]) => line(code, code, it as 'MISSING'));
        const communes = worstLines(lines).map(({ commune }) => commune);
        expect(communes).toEqual([...new Set(all.map(([code]) => code))]);
      }),
    );
  });
});
