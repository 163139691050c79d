// What teams do under a plan, as words with a code for the workbook's dropdowns, and the plan's
// campaigns, trainings and least hours of work.
import * as z from 'zod';
import {
  ACTIVITY_KINDS,
  nameIn,
  POSTS,
  PRIORITY_GROUPS,
  SUPPORT_PLACES,
  TOPICS,
} from '../team/vocabulary.ts';
import { clause, complainOfRepeats, identifier, words } from './words.ts';

/** A list of coded words; `name` may be left out where the code is in the standard catalogue. */
function vocabulary(list: string, catalogue: Record<string, string>) {
  const known = Object.keys(catalogue);
  const entry = z
    .strictObject({
      code: identifier.meta({ examples: known }),
      name: words.optional().describe('Needed only for a code of your own.'),
      clause,
    })
    .superRefine((it, ctx) => {
      if (it.name === undefined && nameIn(catalogue, it.code) === undefined)
        ctx.addIssue({
          code: 'custom',
          path: ['code'],
          message: `one of ${known.join(', ')}, or a name beside a code of your own`,
        });
    });
  return z
    .array(entry)
    .superRefine((entries, ctx) => complainOfRepeats(ctx, [], entries, 'code'))
    .describe(`Codes of the standard catalogue of ${list}, or codes of your own with a name.`);
}

export const postList = vocabulary('posts', POSTS);

export const activities = z.strictObject({
  minHoursPerWeek: z
    .strictObject({
      id: identifier,
      value: z.number('hours above 0').positive('hours above 0'),
      clause,
    })
    .nullable()
    .default(null),
  kinds: vocabulary('kinds of activity', ACTIVITY_KINDS).min(1, 'at least one kind of activity'),
  topics: vocabulary('topics', TOPICS).min(1, 'at least one topic'),
  priorityGroups: vocabulary('priority groups', PRIORITY_GROUPS).default([]),
  campaigns: z.array(z.strictObject({ name: words, when: words.optional(), clause })).default([]),
  supportPlaces: vocabulary('places of support points', SUPPORT_PLACES).default([]),
  training: z
    .array(z.strictObject({ topic: words, clause }))
    .default([])
    .describe('What team members are to be trained in.'),
});
