// An indicator (chỉ tiêu) of a plan: what is counted, out of what, by whom, and the share that the
// plan asks for in each zone. Targets assigned later by document stand beside it.
import * as z from 'zod';
import { DENOMINATORS } from './terms.ts';
import type { DenominatorField } from './terms.ts';
import {
  clause,
  communeCode,
  complainOfRepeats,
  identifier,
  localDate,
  note,
  words,
  zoneOrAll,
} from './words.ts';

const VILLAGE_DENOMINATORS: readonly DenominatorField[] = [
  'households',
  'residents',
  'adults',
  'members',
  'typed',
];

const canonicalId = z
  .string('an id in lower case that plans share, such as hh_informed')
  .regex(/^[a-z][a-z0-9_]*$/, 'an id in lower case that plans share, such as hh_informed');

const thousandthsAtMost = (value: number) =>
  Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6;
const percent = z
  .number('a number from 0 to 100')
  .min(0, 'a number from 0 to 100')
  .max(100, 'a number from 0 to 100')
  .refine(thousandthsAtMost, 'a number with at most three decimals')
  .describe('Percent, 0–100, at most three decimals, with a decimal point: 35.4');

const target = z.strictObject({ zone: zoneOrAll, value: percent });

export const indicator = z
  .strictObject({
    id: identifier.describe('The id of this indicator in this plan, e.g. QN-01.'),
    canonicalId: canonicalId.describe(
      'The same thing counted by any plan has the same canonical id: one column, one total.',
    ),
    name: words,
    shortName: words.describe('The heading in the workbook, short enough for a narrow column.'),
    unit: words.describe('What the numerator counts: hộ, người, sản phẩm, …'),
    numerator: z.strictObject({
      name: words,
      source: z
        .enum(['typed', 'skilledMembers'])
        .default('typed')
        .describe('skilledMembers is counted from the members’ tab, so nobody types it.'),
    }),
    denominator: z.strictObject({ name: words, field: z.enum(DENOMINATORS) }),
    entry: z
      .enum(['VILLAGE', 'COMMUNE'])
      .describe('One figure for each village, or one for the commune.'),
    measure: z
      .enum(['STOCK', 'FLOW'])
      .describe('STOCK: as it stands at the cut-off (luỹ kế). FLOW: inside the period.'),
    comparator: z.enum(['>=', '>']).describe('">=" for "đạt X%", ">" for "trên X%".'),
    targets: z.array(target).default([]).describe('One for ALL, or one for each zone, or none.'),
    deadlineYear: z
      .int('a year from 2020 to 2100, or null')
      .min(2020, 'a year from 2020 to 2100, or null')
      .max(2100, 'a year from 2020 to 2100, or null')
      .nullable()
      .default(null),
    aspirational: z
      .boolean()
      .default(false)
      .describe('"Phấn đấu …": shown as such, judged like any other.'),
    optional: z
      .boolean()
      .default(false)
      .describe('The commune may leave it blank without being asked about it.'),
    dataOwner: words
      .nullable()
      .default(null)
      .describe('The agency that has the figure, e.g. Công an xã.'),
    clause,
    note,
  })
  .superRefine((it, ctx) => {
    complainOfRepeats(ctx, ['targets'], it.targets, 'zone');
    if (it.targets.length > 1 && it.targets.some((one) => one.zone === 'ALL'))
      ctx.addIssue({
        code: 'custom',
        path: ['targets'],
        message: 'either one target for ALL or one for each zone, not both',
      });
    if (it.entry === 'VILLAGE' && !VILLAGE_DENOMINATORS.includes(it.denominator.field))
      ctx.addIssue({
        code: 'custom',
        path: ['denominator', 'field'],
        message: `one of ${VILLAGE_DENOMINATORS.join(', ')} for an indicator entered per village`,
      });
    if (it.entry === 'COMMUNE' && it.denominator.field === 'members')
      ctx.addIssue({
        code: 'custom',
        path: ['entry'],
        message: 'VILLAGE, since members are counted team by team',
      });
    if (it.numerator.source === 'skilledMembers' && it.denominator.field !== 'members')
      ctx.addIssue({
        code: 'custom',
        path: ['denominator', 'field'],
        message: 'members, since the numerator counts skilled members',
      });
  });

/** A target that a higher level assigned later by document ("giao chỉ tiêu"). */
export const assignedTarget = z.strictObject({
  canonicalId,
  commune: communeCode.nullable().default(null).describe('null: the whole scope of the plan.'),
  zone: zoneOrAll.default('ALL'),
  value: percent,
  documentNo: words,
  from: localDate.describe('The first day on which it counts.'),
});
