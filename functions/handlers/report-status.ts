// reportStatus: GET ?province=48&commune=20275&period=2025-Q4. How a commune's report stands: the
// revision that counts and what it says, whether it is in time, and what its workbook is checked by
// as of now. For who may send the report and who may read the province.
//
//   200 ReportStatus     404 for what is not there     422 WORKBOOK_BLOCKED where none is owed yet
//   400 401 403 405
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { formatInstant, localDateOf } from '../domain/calendar/local.ts';
import type { ReportContent } from '../domain/report/content.ts';
import type { ReportStatus, StandingReport } from '../domain/report/desk.ts';
import { deskTimeliness } from '../domain/report/progress.ts';
import { communeId } from '../domain/unit/unit.ts';
import { Problem } from '../problem.ts';
import { previousReportOf } from '../store/counted-reports.ts';
import { holidaysOf } from '../store/holidays.ts';
import { grantsOf } from '../store/officers.ts';
import { standingRevisionOf } from '../store/reports.ts';
import type { ReportRevision } from '../store/reports.ts';
import type { Answer } from './answer.ts';
import { communeSetting } from './commune-setting.ts';
import { readQuery, requireMethod } from './request.ts';
import { mayReadProvince, mayReport } from './rights.ts';
import type { Runtime } from './runtime.ts';
import { workbookContextOf } from './workbook-context.ts';

const query = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  commune: z.string().regex(/^\d{5}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
});

export async function reportStatus(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;
  const now = runtime.now();
  const today = localDateOf(now);

  requireMethod(request, 'GET');
  const { email } = await runtime.verifier(request.get('authorization'));
  const asked = readQuery(request, query);
  const key = { province: asked.province, code: asked.commune };
  const grants = await grantsOf(db, email);
  const own = mayReport(grants, key, today);
  if (!own && !mayReadProvince(grants, key.province, today))
    throw new Problem('FORBIDDEN', { right: 'xem báo cáo của đơn vị này' });

  const setting = await communeSetting(db, key, asked.period, today);
  const { plans, period, obligation } = setting;
  const [revision, previous, holidays] = await Promise.all([
    standingRevisionOf(db, `${communeId(key)}_${period.id}_${obligation.obligation.id}`),
    previousReportOf(db, key, period, plans),
    holidaysOf(db),
  ]);
  const firstCompleteAt = revision?.firstCompleteAt ?? null;
  const status: ReportStatus = {
    report: revision === null ? null : standingReport(revision),
    content: revision === null ? null : shownTo(own, revision.content),
    timeliness: deskTimeliness(obligation.obligation, period, holidays, { firstCompleteAt, now }),
    context: workbookContextOf(
      setting,
      holidays,
      previous === null ? null : shownTo(own, previous.content),
    ),
  };
  log('status read', { ...asked, revision: revision?.revision ?? 0 });
  return { status: 200, body: status };
}

/** Where a province stores members' names, they are still for the commune alone. */
function shownTo(own: boolean, content: ReportContent): ReportContent {
  if (own) return content;
  return { ...content, members: content.members.map(({ name: _name, ...member }) => member) };
}

function standingReport(revision: ReportRevision): StandingReport {
  return {
    reportId: revision.reportId,
    revision: revision.revision,
    state: 'SUBMITTED',
    submittedAt: formatInstant(revision.submittedAt),
    firstCompleteAt: formatInstant(revision.firstCompleteAt),
    by: revision.by,
  };
}
