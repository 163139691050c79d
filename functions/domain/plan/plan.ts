// What a plan says, as data. This schema is the whole contract of a plan file: the engine knows no
// province and no plan by name, so a sixth plan is a new file and never a new line of code.
// plans/README.md explains each part to the person who writes a plan; plan.schema.json is
// generated from here for their editor. The parts have files of their own beside this one.
import * as z from 'zod';
import { nameIn, POSTS } from '../team/vocabulary.ts';
import { ZONES } from '../unit/unit.ts';
import { activities, postList } from './activity.ts';
import { assignedTarget, indicator } from './indicator.ts';
import { obligation } from './obligation.ts';
import { procedure, teamRule } from './team-rule.ts';
import { TEAM_LEVELS } from './terms.ts';
import {
  clause,
  communeCode,
  complainOfRepeats,
  identifier,
  level,
  localDate,
  provinceCode,
  words,
} from './words.ts';
import type { Complaints } from './words.ts';

export type { DenominatorField } from './terms.ts';

const wholeNumber = (least: number) =>
  z.int(`a whole number from ${least}`).min(least, `a whole number from ${least}`);
const year = z.int('a year').min(2000, 'a year').max(2100, 'a year');

const quota = z
  .strictObject({ min: wholeNumber(0), max: wholeNumber(0) })
  .superRefine((it, ctx) => {
    if (it.max < it.min)
      ctx.addIssue({ code: 'custom', path: ['max'], message: `a number from ${it.min}, the min` });
  });
const rolloutPhase = z.strictObject({
  id: identifier,
  name: words,
  from: localDate,
  to: localDate,
  communesPerDistrict: quota
    .nullable()
    .describe('Communes each district chooses in this phase; null where it has no such quota.'),
  communeTeamsPerCommune: quota.nullable(),
  villageTeamsPerCommune: quota.nullable(),
  evaluation: z
    .boolean()
    .default(false)
    .describe('The phase closes with an evaluation, which reports due at END_OF_PHASE carry.'),
  clause,
});

const scope = z.strictObject({
  province: provinceCode,
  commune: communeCode.nullable().default(null),
  successors: z
    .array(z.strictObject({ from: localDate, province: provinceCode, note: words.optional() }))
    .default([])
    .describe('The province that answers for the scope since a later day, after a merge.'),
});

const funding = z.strictObject({
  sources: z
    .array(z.enum(['STATE_BUDGET', 'PRIVATE_CONTRIBUTION', 'SPONSORSHIP', 'OTHER_LAWFUL']))
    .default([]),
  policy: z
    .strictObject({ document: words, fromYear: year, toYear: year })
    .nullable()
    .default(null)
    .describe('The resolution on support money; with one, the workbook has a tab for funding.'),
  amount: z
    .strictObject({
      value: z.number('dong above 0').positive('dong above 0'),
      per: z.enum(['TEAM_MONTH', 'TEAM_YEAR', 'PERSON_MONTH']),
    })
    .nullable()
    .default(null)
    .describe('Dong; null until the province configures it.'),
  clause: clause.nullable().default(null),
});

const planShape = z.strictObject({
  id: z
    .string('an id of lower-case letters, digits and "-"')
    .regex(/^[a-z0-9-]+$/, 'an id of lower-case letters, digits and "-"'),
  title: words,
  shortName: words.describe('How a sentence to an officer names it: "KH Quảng Nam 2025".'),
  issuer: words,
  documentNo: words.nullable().describe('null where the number is left blank in the source.'),
  issuedOn: localDate.nullable(),
  issuedOnNote: words.optional(),
  level: z.enum(['PROVINCE', 'COMMUNE']),
  leadAgency: words.describe('The department that leads, by its name when the plan was issued.'),
  leadAgencyNote: words.optional(),
  scope,
  validity: z.strictObject({
    from: localDate,
    to: localDate.nullable(),
    note: words.optional(),
  }),
  pauses: z
    .array(z.strictObject({ from: localDate, to: localDate }))
    .optional()
    .describe('Days inside its validity on which it is out of force, first and last, in order.'),
  dataWindow: z
    .enum(['DECREE_09', 'CALENDAR'])
    .default('DECREE_09')
    .describe('Figures run from the 15th to the 14th, or by calendar months.'),
  zones: z.array(z.strictObject({ id: z.enum(ZONES), name: words, definedBy: words })).default([]),
  teamLevels: z.array(z.enum(TEAM_LEVELS)).min(1, 'VILLAGE, COMMUNE or both'),
  hierarchy: z.strictObject({
    model: z.enum(['THREE_LEVEL', 'TWO_LEVEL']),
    levels: z
      .array(z.strictObject({ level, name: words, via: words.optional() }))
      .min(2, 'at least two levels'),
    afterReorganisation: words.optional(),
  }),
  indicators: z.array(indicator).default([]),
  targetAssignment: z
    .strictObject({ by: level, clause })
    .nullable()
    .default(null)
    .describe('Who assigns targets later, where the plan itself names none.'),
  assignedTargets: z.array(assignedTarget).default([]),
  teamRules: z.array(teamRule).default([]),
  posts: postList.default([]),
  membership: z
    .strictObject({ join: procedure.nullable(), leave: procedure.nullable() })
    .default({ join: null, leave: null }),
  reporting: z.array(obligation).min(1, 'at least one reporting obligation'),
  activities,
  rollout: z.array(rolloutPhase).default([]),
  funding,
  residentLists: z
    .strictObject({
      counters: z
        .array(z.strictObject({ id: identifier, name: words }))
        .min(1, 'at least one counter'),
      clause,
    })
    .nullable()
    .default(null)
    .describe('A plan that asks for lists of residents gets counts: the lists stay at home.'),
  contradictions: z
    .array(
      z.strictObject({
        id: z.string('a number such as C1').regex(/^C\d+$/, 'a number such as C1'),
        treatment: words,
      }),
    )
    .default([])
    .describe('How contradictions of the source are treated; plans/README.md has their table.'),
  notes: z.array(words).default([]),
});

/** What can be seen only when the parts of a plan that is right in itself are held together. */
function holdTogether(plan: z.output<typeof planShape>, ctx: Complaints): void {
  const complain = (path: (string | number)[], message: string) =>
    ctx.addIssue({ code: 'custom', path, message });

  if (plan.level === 'COMMUNE' && plan.scope.commune === null)
    complain(['scope', 'commune'], 'the code of the commune that issued the plan');
  if (plan.level === 'PROVINCE' && plan.scope.commune !== null)
    complain(['scope', 'commune'], 'no commune in a plan of a province');
  if (plan.validity.to !== null && plan.validity.to < plan.validity.from)
    complain(['validity', 'to'], `a day from ${plan.validity.from}, the first day`);
  if (plan.funding.policy && plan.funding.policy.toYear < plan.funding.policy.fromYear)
    complain(['funding', 'policy', 'toYear'], `a year from ${plan.funding.policy.fromYear}`);

  complainOfRepeats(ctx, ['zones'], plan.zones, 'id');
  complainOfRepeats(ctx, ['indicators'], plan.indicators, 'id');
  complainOfRepeats(ctx, ['indicators'], plan.indicators, 'canonicalId');
  complainOfRepeats(ctx, ['teamRules'], plan.teamRules, 'id');
  complainOfRepeats(ctx, ['reporting'], plan.reporting, 'id');
  complainOfRepeats(ctx, ['rollout'], plan.rollout, 'id');
  complainOfRepeats(ctx, ['contradictions'], plan.contradictions, 'id');

  const zones = ['ALL', ...plan.zones.map((zone) => zone.id)];
  const checkZone = (path: (string | number)[], zone: string) => {
    if (!zones.includes(zone)) complain(path, `a zone of this plan (${zones.join(', ')})`);
  };
  plan.indicators.forEach((it, index) =>
    it.targets.forEach((target, place) =>
      checkZone(['indicators', index, 'targets', place, 'zone'], target.zone),
    ),
  );
  const canonicalIds = new Set(plan.indicators.map((it) => it.canonicalId));
  plan.assignedTargets.forEach((it, index) => {
    checkZone(['assignedTargets', index, 'zone'], it.zone);
    if (!canonicalIds.has(it.canonicalId))
      complain(['assignedTargets', index, 'canonicalId'], 'a canonicalId of indicators above');
  });

  const ownPosts = new Set(plan.posts.map((post) => post.code));
  plan.teamRules.forEach((rule, index) => {
    if ('posts' in rule)
      rule.posts.forEach((code, place) => {
        if (nameIn(POSTS, code) === undefined && !ownPosts.has(code))
          complain(
            ['teamRules', index, 'posts', place],
            `one of ${Object.keys(POSTS).join(', ')}, or a code of posts in this plan`,
          );
      });
  });

  plan.rollout.forEach((phase, index) => {
    if (phase.to < phase.from)
      complain(['rollout', index, 'to'], `a day from ${phase.from}, the first day`);
  });
  plan.reporting.forEach((it, index) => {
    if (it.frequency === 'PHASE' && plan.rollout.length === 0)
      complain(['reporting', index, 'frequency'], 'phases in rollout for a report of phases');
  });
}

export const planSchema = planShape.superRefine(holdTogether);

export type Plan = z.output<typeof planSchema>;
export type Indicator = Plan['indicators'][number];
export type TeamRule = Plan['teamRules'][number];
export type Obligation = Plan['reporting'][number];
export type RolloutPhase = Plan['rollout'][number];
/** `plan`: given under this plan alone; without one, under every plan that has the indicator. */
export type AssignedTarget = z.output<typeof planShape>['assignedTargets'][number] & {
  plan?: string | null;
};
