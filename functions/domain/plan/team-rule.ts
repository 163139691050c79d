// How a plan wants its teams composed, founded and joined. Every rule only warns or informs: the
// plans contradict themselves here and the teams of real villages never fit them cleanly, so none
// of them may stop a report.
import * as z from 'zod';
import { APPROVERS, TEAM_LEVELS } from './terms.ts';
import { clause, identifier, localDate, note, words } from './words.ts';

const memberCount = (least: number) =>
  z.int(`a whole number from ${least}`).min(least, `a whole number from ${least}`);

const common = {
  id: identifier,
  teamLevel: z
    .enum([...TEAM_LEVELS, 'ANY'])
    .describe('Teams of villages, the team of the commune, or both.'),
  severity: z.enum(['WARN', 'INFO']).describe('WARN wants a tick from the officer, INFO tells.'),
  clause,
  note,
};
const posts = z
  .array(identifier)
  .min(1, 'at least one post')
  .describe('Codes of the standard catalogue or of `posts` of this plan; any one of them will do.');

export const teamRule = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...common,
      kind: z.literal('SIZE'),
      min: memberCount(0).nullable(),
      max: memberCount(1).nullable(),
      stage: z
        .enum(['FOUNDING', 'OPERATING', 'ANY'])
        .describe(
          'Which moment the clause speaks of; a team of another size is shown whenever it reports.',
        ),
    }),
    z.strictObject({
      ...common,
      kind: z.literal('ROLE_POST'),
      role: z.enum(['LEADER', 'DEPUTY']),
      posts,
    }),
    z.strictObject({
      ...common,
      kind: z.literal('REQUIRED_POST'),
      posts,
      count: memberCount(1),
    }),
    z.strictObject({
      ...common,
      kind: z.literal('COLLABORATORS_ABOVE'),
      above: memberCount(1).describe('People beyond this number are recorded as collaborators.'),
    }),
    z.strictObject({ ...common, kind: z.literal('ONE_TEAM_PER_UNIT') }),
    z.strictObject({ ...common, kind: z.literal('DECISION_REQUIRED'), signer: words }),
    z.strictObject({
      ...common,
      kind: z.literal('REORGANISED_AFTER_MERGE'),
      by: localDate
        .nullable()
        .describe('The last day that the source gives for it; null where it gives none.'),
    }),
    z.strictObject({
      ...common,
      kind: z.literal('DOCUMENTS_REQUIRED'),
      documents: z.array(z.enum(['YEARLY_PLAN', 'REGULATION'])).min(1, 'at least one document'),
    }),
    z.strictObject({ ...common, kind: z.literal('ZALO_GROUP_REQUIRED'), composition: words }),
    z.strictObject({ ...common, kind: z.literal('AREA_ASSIGNED') }),
    z
      .strictObject({ ...common, kind: z.literal('PREFERENCE'), text: words })
      .describe('A wish no machine can check; the form’s guide shows it.'),
  ])
  .superRefine((rule, ctx) => {
    if (rule.kind !== 'SIZE') return;
    if (rule.min === null && rule.max === null)
      ctx.addIssue({ code: 'custom', path: ['min'], message: 'a number here or in max' });
    if (rule.min !== null && rule.max !== null && rule.max < rule.min)
      ctx.addIssue({
        code: 'custom',
        path: ['max'],
        message: `a number from ${rule.min}, the min`,
      });
  });

/** How one joins or leaves a team: who approves it at each level, and what is to be done. */
export const procedure = z.strictObject({
  approver: z.strictObject({ VILLAGE: z.enum(APPROVERS), COMMUNE: z.enum(APPROVERS) }),
  steps: words,
  clause,
});
