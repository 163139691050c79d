// Reminders of the report that Quảng Nam's plan wants "trước ngày 20/12/2025": a table of days, and
// the same ladder walked by a scheduler that sleeps, stutters and starts anew.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOf } from '../../../functions/domain/calendar/due.ts';
import { formatInstant } from '../../../functions/domain/calendar/local.ts';
import { parsePeriod } from '../../../functions/domain/calendar/period.ts';
import { DEFAULT_LADDER, stepMoment } from '../../../functions/domain/deadline/ladder.ts';
import {
  planReminders,
  type OpenObligation,
} from '../../../functions/domain/deadline/plan-reminders.ts';

const NONE = new Map();
const QUARTER = parsePeriod('2025-Q4');
if (!QUARTER) throw new Error('2025-Q4 is a period');
const due = dueOf(
  { rule: 'BEFORE', day: 20, month: 'PERIOD_LAST', holidayShift: 'NONE' },
  QUARTER,
  NONE,
);
if (!due) throw new Error('the rule has a day');
const at = (text: string) => Date.parse(text);
const open = (more: Partial<OpenObligation> = {}): OpenObligation => ({
  id: '48-20275_2025-Q4_QN-R1',
  due,
  settled: false,
  assumed: false,
  done: [],
  acknowledged: [],
  ...more,
});
const sentAt = (now: string, more: Partial<OpenObligation> = {}) =>
  planReminders([open(more)], DEFAULT_LADDER, at(now), NONE).send.map(({ step }) => step.id);

describe('the ladder of a report due before Saturday, 20 December 2025', () => {
  it.each([
    ['T-7', '2025-12-12T07:00:00+07:00', 'Saturday the 13th moved back to Friday'],
    ['T-3', '2025-12-17T07:00:00+07:00', 'a Wednesday'],
    ['T-1', '2025-12-19T07:00:00+07:00', 'the last working day before'],
    ['D', '2025-12-20T07:00:00+07:00', 'the morning of the day itself, to the province'],
    ['D+3', '2025-12-23T07:00:00+07:00', 'the second chase'],
    ['D+7', '2025-12-27T07:00:00+07:00', 'to the leader'],
  ])('%s goes out at %s (%s)', (id, moment) => {
    const step = DEFAULT_LADDER.find((it) => it.id === id);
    if (!step) throw new Error(`no step ${id}`);
    expect(formatInstant(stepMoment(step, due, NONE))).toBe(moment);
  });

  it('moves T-7 further back over a holiday', () => {
    const holiday = new Map([['2025-12-12', { name: 'Nghỉ bù', working: false }]]);
    const [first] = DEFAULT_LADDER;
    if (!first) throw new Error('the ladder has steps');
    expect(formatInstant(stepMoment(first, due, holiday))).toBe('2025-12-11T07:00:00+07:00');
  });
});

describe('what goes out', () => {
  it.each<[string, string, Partial<OpenObligation>, string[]]>([
    ['before the first step', '2025-12-12T06:59:59+07:00', {}, []],
    ['at the first step', '2025-12-12T07:00:00+07:00', {}, ['T-7']],
    ['an hour later, T-7 sent', '2025-12-12T08:00:00+07:00', { done: ['T-7'] }, []],
    ['five days late: T-3 alone', '2025-12-17T09:00:00+07:00', {}, ['T-3']],
    [
      'on the day: the last reminder and the province',
      '2025-12-20T08:00:00+07:00',
      {},
      ['T-1', 'D'],
    ],
    ['on the day, T-1 sent', '2025-12-20T08:00:00+07:00', { done: ['T-7', 'T-3', 'T-1'] }, ['D']],
    ['three days after: the chase first', '2025-12-23T08:00:00+07:00', {}, ['D+3', 'D']],
    ['the report came', '2025-12-23T08:00:00+07:00', { settled: true }, []],
    ['a day that is only suggested', '2025-12-27T08:00:00+07:00', { assumed: true }, ['T-1', 'D']],
    [
      'the chase was acknowledged',
      '2025-12-27T08:00:00+07:00',
      { done: ['T-7', 'T-3', 'T-1', 'D', 'D+3'], acknowledged: ['D+3'] },
      [],
    ],
  ])('%s (%s)', (_words, now, more, expected) => {
    expect(sentAt(now, more)).toEqual(expected);
  });
});

describe('a scheduler of any habits', () => {
  it('sends each step at most once, and never one of the commune’s after a later one', () => {
    const day = 86_400_000;
    const wakings = fc.array(fc.integer({ min: 0, max: 30 * 24 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(wakings, (hours) => {
        const done: string[] = [];
        const toCommune: number[] = [];
        for (const hour of [...hours].sort((a, b) => a - b)) {
          const now = due.dueExclusive - 10 * day + hour * 3_600_000;
          const plan = planReminders([open({ done })], DEFAULT_LADDER, now, NONE);
          for (const { step } of [...plan.send, ...plan.passOver]) {
            expect(done).not.toContain(step.id);
            done.push(step.id);
          }
          for (const { step } of plan.send)
            if (step.to !== 'PROVINCE') toCommune.push(stepMoment(step, due, NONE));
        }
        expect(toCommune).toEqual([...toCommune].sort((a, b) => a - b));
      }),
    );
  });
});
