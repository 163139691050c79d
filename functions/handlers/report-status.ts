// reportStatus: GET ?province=48&commune=20275&period=2025-Q4. How a commune's report stands: the
// revision that counts and what it says, whether it is in time, and what its workbook is checked by
// as of now. For who may send the report and who may read the province.
//
//   200 ReportStatus     404 for what is not there     422 WORKBOOK_BLOCKED where none is owed yet
//   400 401 403 405
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { formatInstant } from '../domain/calendar/local.ts';
import { may } from '../domain/officer/permissions.ts';
import type { ReportContent } from '../domain/report/content.ts';
import type { ReportStatus, StandingReport } from '../domain/report/desk.ts';
import { deskTimeliness, returnedOf } from '../domain/report/progress.ts';
import { communeId } from '../domain/unit/unit.ts';
import { previousReportOf } from '../store/counted-reports.ts';
import { reasonOf } from '../store/exemptions.ts';
import { holidaysOf } from '../store/holidays.ts';
import { standingReportOf } from '../store/reports.ts';
import type { ReportHead } from '../store/reports.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { communeSetting } from './commune-setting.ts';
import { readQuery, requireMethod } from './request.ts';
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

  requireMethod(request, 'GET');
  const actor = await actorOf(request, runtime);
  const asked = readQuery(request, query);
  const key = { province: asked.province, code: asked.commune };
  requireRight(actor, 'REPORT_READ', communeId(key));
  const own =
    actor.viewing === null && may(actor.grants, 'REPORT_SUBMIT', communeId(key), actor.today);

  const setting = await communeSetting(db, key, asked.period, actor.today);
  const { plans, period, obligation } = setting;
  const [standing, previous, holidays, freed] = await Promise.all([
    standingReportOf(db, `${communeId(key)}_${period.id}_${obligation.obligation.id}`),
    previousReportOf(db, key, period, plans),
    holidaysOf(db),
    reasonOf(db, { ...asked, obligation: obligation.obligation.id }),
  ]);
  const firstCompleteAt = standing?.head.firstCompleteAt ?? null;
  const status: ReportStatus = {
    report: standing === null ? null : standingReport(standing.revision.reportId, standing.head),
    returned: returnedOf(standing?.head.returned ?? null),
    content: standing === null ? null : shownTo(own, standing.revision.content),
    timeliness: deskTimeliness(obligation.obligation, period, holidays, {
      firstCompleteAt,
      freed,
      now,
    }),
    context: workbookContextOf(
      setting,
      holidays,
      previous === null ? null : shownTo(own, previous.content),
    ),
  };
  log('status read', { ...asked, revision: standing?.head.revision ?? 0 });
  return { status: 200, body: status };
}

/** Where a province stores members' names, they are still for the commune alone. */
function shownTo(own: boolean, content: ReportContent): ReportContent {
  if (own) return content;
  return { ...content, members: content.members.map(({ name: _name, ...member }) => member) };
}

function standingReport(reportId: string, head: ReportHead): StandingReport {
  const { revision, state, submittedAt, firstCompleteAt, by } = head;
  return {
    reportId,
    revision,
    state,
    submittedAt: formatInstant(submittedAt),
    firstCompleteAt: firstCompleteAt === null ? null : formatInstant(firstCompleteAt),
    by,
  };
}
