// The documented shape of summary.json, as somebody who reads the file with another program would
// write it down.
import * as z from 'zod';

const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?\+07:00$/);
const share = z.number().min(0).max(100).nullable();
const count = z.int().min(0);

export const summaryShape = z.looseObject({
  period: z.string(),
  plans: z.array(z.string()).min(1),
  computedAt: moment,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  coverage: z.strictObject({ expected: count, reported: count }),
  figures: z.array(
    z.looseObject({
      indicator: z.string().regex(/^[a-z][a-z0-9_]*$/),
      unit: z.string().regex(/^(\d{2}|\d{5}|\d{2}-\d{5}-T\d{3})$/),
      zone: z.enum(['ALL', 'PLAIN', 'MOUNTAIN']),
      numerator: count.nullable(),
      denominator: count.nullable(),
      percent: share,
      target: share,
      comparator: z.enum(['>=', '>']),
      met: z.boolean().nullable(),
      villagesReported: count,
      villagesExpected: count,
      villagesMet: count,
      carriedForward: count,
    }),
  ),
  timeliness: z
    .array(
      z.looseObject({
        unit: z.string(),
        obligation: z.string(),
        dueExclusive: moment.nullable(),
        submittedAt: moment.nullable(),
        status: z.enum(['ON_TIME', 'LATE', 'MISSING', 'NOT_DUE', 'EXEMPT']),
        lateByDays: count.nullable(),
        reason: z.string().nullable(),
      }),
    )
    .min(1),
  teams: z.array(z.looseObject({ unit: z.string() })).min(1),
  activities: z.array(z.looseObject({ unit: z.string(), kind: z.string() })).min(1),
  difficulties: z.array(z.looseObject({ unit: z.string(), description: z.string() })),
  basis: z.array(z.looseObject({ report: z.string(), revision: count })),
});

export type Summary = z.output<typeof summaryShape>;
