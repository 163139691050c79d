// The ladder of a return beside the ordinary one, and what an acknowledgement stops.
import { describe, expect, it } from 'vitest';
import { dueOf } from '../../../functions/domain/calendar/due.ts';
import { DEFAULT_LADDER, ladderSchema } from '../../../functions/domain/deadline/ladder.ts';
import { stepsDue, type LadderFacts } from '../../../functions/domain/deadline/steps-due.ts';
import { at, periodOf } from '../../report-makers.ts';
import { onMachinesEverywhere } from '../calendar/zones.ts';

const NONE = new Map();
const due = dueOf(
  { rule: 'BEFORE', day: 20, month: 'PERIOD_LAST', holidayShift: 'NONE' },
  periodOf('2025-Q4'),
  NONE,
);
const facts = (more: Partial<LadderFacts> = {}): LadderFacts => ({
  id: '48-20275_2025-Q4_QN-R1',
  due,
  assumed: false,
  internal: false,
  settled: false,
  returned: null,
  ...more,
});
const sentAt = (
  now: string,
  more: Partial<LadderFacts> = {},
  acknowledged: string[] = [],
  done: string[] = [],
) =>
  stepsDue(facts(more), { done, acknowledged }, DEFAULT_LADDER, at(now), NONE).send.map(
    ({ step }) => `${step.id} ${step.to}`,
  );
const BACK = { settled: true, returned: { revision: 2, at: at('2025-12-22T15:00:00') } };

onMachinesEverywhere(() => {
  it.each<[string, string, Partial<LadderFacts>, string[], string[]]>([
    ['the day it went back', '2025-12-22T15:00:00', BACK, [], []],
    ['a second before seven', '2025-12-25T06:59:59', BACK, [], []],
    ['three days after', '2025-12-25T07:00:00', BACK, [], ['R2+3 COMMUNE']],
    ['seven days after', '2025-12-29T07:00:00', BACK, [], ['R2+7 LEADER']],
    ['seven days after, acknowledged', '2025-12-29T07:00:00', BACK, ['R2+3'], []],
    ['after an earlier return was', '2025-12-29T07:00:00', BACK, ['R1+3'], ['R2+7 LEADER']],
    ['after a chase for the date was', '2025-12-29T07:00:00', BACK, ['D+3'], ['R2+7 LEADER']],
    ['three weeks after', '2026-01-20T07:00:00', BACK, [], []],
  ])('a report that went back, %s (%s)', (_words, now, more, acknowledged, steps) => {
    expect(sentAt(now, more, acknowledged)).toEqual(steps);
  });
});

describe('an acknowledgement', () => {
  it('of a chase stops the chases after it, and not what the province is told', () => {
    expect(sentAt('2025-12-27T08:00:00', {}, ['D+3'], ['T-7', 'T-3', 'T-1', 'D+3'])).toEqual([
      'D PROVINCE',
    ]);
  });
});

describe('without a date', () => {
  it('nothing is ever due', () => {
    expect(sentAt('2025-12-27T08:00:00', { due: null })).toEqual([]);
  });
});

describe('a ladder that a province sets', () => {
  const [step] = DEFAULT_LADDER;
  it.each<[string, unknown, boolean]>([
    ['the default', DEFAULT_LADDER, true],
    ['none at all', [], true],
    ['two steps of one id', [step, step], false],
    ['a step named as of a return', [{ ...step, id: 'R2+3' }], false],
    ['half a day', [{ ...step, days: 0.5 }], false],
    ['nobody to write to', [{ ...step, to: 'EVERYBODY' }], false],
    ['an id that would lead elsewhere', [{ ...step, id: 'T/7' }], false],
  ])('%s', (_words, ladder, taken) => {
    expect(ladderSchema.safeParse(ladder).success).toBe(taken);
  });
});
