// A reporting obligation of a plan: who reports to whom, how often, and by when. A date that the
// source does not name is kept apart as an assumed one: it reminds, and never makes a report late.
import * as z from 'zod';
import { DUE_MONTHS, FREQUENCIES, HOLIDAY_SHIFTS } from '../calendar/rule.ts';
import { clause, identifier, level, localDate, note, words } from './words.ts';

const DUE_MONTH = 'PERIOD_LAST, PERIOD_NEXT or a month from 1 to 12';

const dueOnDay = z.strictObject({
  rule: z
    .enum(['BEFORE', 'NO_LATER_THAN'])
    .describe('BEFORE: "trước ngày D", the last day is D−1. NO_LATER_THAN: "chậm nhất ngày D".'),
  day: z
    .int('a day from 1 to 31')
    .min(1, 'a day from 1 to 31')
    .max(31, 'a day from 1 to 31')
    .describe('A day that its month lacks means the first instant of the next month.'),
  month: z
    .union([z.enum(DUE_MONTHS), z.int().min(1, DUE_MONTH).max(12, DUE_MONTH)], DUE_MONTH)
    .describe('The last month of the period, the month after it, or (yearly only) a month 1–12.'),
  holidayShift: z.enum(HOLIDAY_SHIFTS).default('NONE'),
});

const dueRule = z.discriminatedUnion('rule', [
  dueOnDay,
  z.strictObject({ rule: z.literal('END_OF_PHASE') }).describe('On the last day of the phase.'),
  z.strictObject({ rule: z.literal('PER_REQUEST') }).describe('The request names its own day.'),
]);

export const obligation = z
  .strictObject({
    id: identifier,
    name: words,
    from: level,
    to: level,
    alsoTo: z.array(level).default([]),
    via: words.optional().describe('The office through which the report goes.'),
    channel: words.optional().describe('The way the source wants the report sent, e.g. Zalo.'),
    frequency: z.enum(FREQUENCIES),
    frequencyAssumed: z
      .boolean()
      .default(false)
      .describe('The source says "định kỳ" without saying how often; the frequency is ours.'),
    alsoOnRequest: z
      .boolean()
      .optional()
      .describe('The same clause wants the report on request too ("hoặc đột xuất").'),
    due: dueRule.nullable().describe('The date of the source; null where it names none.'),
    assumedDue: dueOnDay
      .optional()
      .describe('A date to remind by where the source names none. It never makes a report late.'),
    content: words,
    clause,
    afterReorganisation: z
      .strictObject({
        since: localDate,
        from: level.optional(),
        to: level.optional(),
        suppressed: z.boolean().default(false).describe('Nobody owes it any more.'),
        note: words,
      })
      .optional()
      .describe('How the obligation reads since the district tier ended.'),
    note,
  })
  .superRefine((it, ctx) => {
    const complain = (path: string[], message: string) =>
      ctx.addIssue({ code: 'custom', path, message });
    if (it.due !== null && it.assumedDue !== undefined)
      complain(['assumedDue'], 'no assumed date beside a date of the source');
    if (it.due?.rule === 'END_OF_PHASE' && it.frequency !== 'PHASE')
      complain(['frequency'], 'PHASE, since it is due at the end of a phase');
    if (it.due?.rule === 'PER_REQUEST' && it.frequency !== 'ADHOC')
      complain(['frequency'], 'ADHOC, since each request names its own day');
    for (const key of ['due', 'assumedDue'] as const) {
      const rule = it[key];
      if (rule && 'month' in rule && typeof rule.month === 'number' && it.frequency !== 'YEAR')
        complain([key, 'month'], 'PERIOD_LAST or PERIOD_NEXT, for it is not a yearly report');
    }
  });
