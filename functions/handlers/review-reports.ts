// reviewReports: POST {province, decisions: [{report, revision, decision, reason?, cells?}]}. The
// province accepts reports or sends them back, one or many at once. Each decision stands for itself:
// one that cannot be carried out is answered with its problem and stops no other.
//
//   200 {outcomes: [{report, state, revision, again} | {report, problem: {code, message}}]}
//   400 401 403 405 413 415
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { Problem } from '../problem.ts';
import { reviewReport } from '../store/review.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import { tellReturns } from './tell-returns.ts';

/** Far above the communes of any province. */
const MOST_DECISIONS = 500;
const MOST_CELLS = 100;

const head = z.object({ province: z.string().regex(/^\d{2}$/) });
const cell = z.strictObject({
  /** `4. Số liệu kỳ!E5` */
  at: z.string().min(1).max(120),
  words: z.string().trim().max(500).default(''),
});
const decision = z.discriminatedUnion('decision', [
  z.strictObject({
    report: z.string().max(100),
    revision: z.int().min(1),
    decision: z.literal('ACCEPT'),
  }),
  z.strictObject({
    report: z.string().max(100),
    revision: z.int().min(1),
    decision: z.literal('RETURN'),
    reason: z.string().trim().min(1).max(1000),
    cells: z.array(cell).max(MOST_CELLS).default([]),
  }),
]);
const body = z.strictObject({
  ...head.shape,
  decisions: z.array(z.unknown()).min(1).max(MOST_DECISIONS).pipe(z.array(decision)),
});

export async function reviewReports(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;
  const at = runtime.now();

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province } = readBody(request, head, runtime.config);
  const role = requireRight(actor, 'REPORT_REVIEW', province);
  const { decisions } = readBody(request, body, runtime.config);

  const outcomes = [];
  for (const it of decisions) {
    const { report, revision } = it;
    try {
      // A report's id begins with its commune: one of another province is not there.
      if (!report.startsWith(`${province}-`))
        throw new Problem('NOT_FOUND', { what: 'báo cáo này' });
      const { state, again } = await reviewReport(db, {
        reportId: report,
        revision,
        action: it.decision,
        reason: it.decision === 'RETURN' ? it.reason : null,
        cells: it.decision === 'RETURN' ? it.cells : [],
        by: actor.email,
        role,
        at,
      });
      outcomes.push({ report, revision, state, again });
      log('report reviewed', { report, revision, state, again });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      outcomes.push({ report, problem: { code: error.code, message: error.message } });
    }
  }
  const returned = decisions.filter(({ decision: what }) => what === 'RETURN');
  await tellReturns(
    province,
    returned.map(({ report }) => report).filter((report) => report.startsWith(`${province}-`)),
    runtime,
  );
  return { status: 200, body: { outcomes } };
}
