// approveReport: POST {province, commune, report, revision, decision, reason?}. Where a province has
// turned communeApproval on, the commune's leader lets a report go to the province or sends it back.
//
//   200 {state, revision, again}     400 401 403 404 405, 409 STALE_REVISION, NOT_IN_STATE, 413 415
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { communeId } from '../domain/unit/unit.ts';
import { Problem } from '../problem.ts';
import { reviewReport } from '../store/review.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import { tellReturns } from './tell-returns.ts';

const head = {
  province: z.string().regex(/^\d{2}$/),
  commune: z.string().regex(/^\d{5}$/),
};
const body = z.discriminatedUnion('decision', [
  z.strictObject({
    ...head,
    report: z.string().max(100),
    revision: z.int().min(1),
    decision: z.literal('APPROVE'),
  }),
  z.strictObject({
    ...head,
    report: z.string().max(100),
    revision: z.int().min(1),
    decision: z.literal('REFUSE'),
    reason: z.string().trim().min(1).max(1000),
  }),
]);

export async function approveReport(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province, commune } = readBody(request, z.object(head), runtime.config);
  const unit = communeId({ province, code: commune });
  const role = requireRight(actor, 'REPORT_APPROVE', unit);
  const asked = readBody(request, body, runtime.config);
  const { report, revision } = asked;
  if (!report.startsWith(`${unit}_`)) throw new Problem('NOT_FOUND', { what: 'báo cáo này' });

  const reviewed = await reviewReport(db, {
    reportId: report,
    revision,
    action: asked.decision === 'APPROVE' ? 'APPROVE' : 'REFUSE',
    reason: asked.decision === 'REFUSE' ? asked.reason : null,
    cells: [],
    by: actor.email,
    role,
    at: runtime.now(),
  });
  log('report approved or refused', { report, ...reviewed });
  if (asked.decision === 'REFUSE') await tellReturns(province, [report], runtime);
  return { status: 200, body: reviewed };
}
