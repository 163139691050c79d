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
import type { ReportStatus, ReturnedReport, StandingReport } from '../domain/report/desk.ts';
import { isWithheld } from '../domain/report/life.ts';
import { deskTimeliness, returnedOf } from '../domain/report/progress.ts';
import { communeId } from '../domain/unit/unit.ts';
import { previousReportOf } from '../store/counted-reports.ts';
import { reasonOf } from '../store/exemptions.ts';
import { holidaysOf } from '../store/holidays.ts';
import { closedPeriodOf, type ClosedPeriod } from '../store/periods.ts';
import { openingOf, standingReportOf } from '../store/reports.ts';
import type { ReportHead } from '../store/reports.ts';
import { actorOf, isOwn, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { communeSetting, type CommuneSetting } from './commune-setting.ts';
import { waitingReport } from './desk-approval.ts';
import { remindersOf } from './desk-reminders.ts';
import { openRequests } from './open-requests.ts';
import { givenOut } from './given-out.ts';
import { standingIdOf } from './receive-report.ts';
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
  const own = isOwn(actor, communeId(key));

  const setting = await communeSetting(db, key, asked.period, actor.today);
  const { plans, period, obligation } = setting;
  const [standing, previous, holidays, freed, requestsFor, closed, reminders] = await Promise.all([
    standingIdOf(db, setting).then((id) => standingReportOf(db, id)),
    previousReportOf(db, key, period, plans),
    holidaysOf(db),
    reasonOf(db, { ...asked, obligation: obligation.obligation.id }),
    openRequests(db, asked.province, actor.today),
    closedPeriodOf(db, asked.province, period.id),
    remindersOf(db, setting),
  ]);
  const approves =
    actor.viewing === null && may(actor.grants, 'REPORT_APPROVE', communeId(key), actor.today);
  const firstCompleteAt = standing?.head.firstCompleteAt ?? null;
  const contents = [standing?.revision.content, previous?.content];
  const told = contents.flatMap((content) => content?.difficulties ?? []);
  const given = await givenOut(db, setting, told);
  const status: ReportStatus = {
    report: standing === null ? null : standingReport(standing.revision.reportId, standing.head),
    returned: standing === null ? null : returnedIn(standing.head),
    content: contentFor(own, standing),
    timeliness: deskTimeliness(obligation.obligation, period, holidays, {
      firstCompleteAt,
      freed,
      now,
    }),
    context: workbookContextOf(
      setting,
      holidays,
      previous === null ? null : shownTo(own, previous.content),
      requestsFor(asked.commune),
      given,
    ),
    difficultyAnswers: given.difficultyAnswers,
    ...(await approvalOf(db, setting, standing, { own, approves })),
    ...(closed === null ? {} : { closing: closingOf(closed, asked.commune, standing?.head) }),
    reminders,
  };
  log('status read', { ...asked, revision: standing?.head.revision ?? 0 });
  return { status: 200, body: status };
}

/** Until its leader has let a revision go, what it says is the commune's alone. */
async function approvalOf(
  db: Runtime['db'],
  setting: CommuneSetting,
  standing: Awaited<ReturnType<typeof standingReportOf>>,
  { own, approves }: { own: boolean; approves: boolean },
): Promise<Pick<ReportStatus, 'approval'>> {
  if (!setting.province.communeApproval) return {};
  const waits = own && standing?.head.state === 'AWAITING_APPROVAL';
  return {
    approval: {
      mayApprove: approves,
      ...(waits ? { waiting: await waitingReport(db, setting, standing) } : {}),
    },
  };
}

/** With who sent it back, as long as it has not come again. */
function returnedIn({ returned, state, lastAction }: ReportHead): ReturnedReport | null {
  const told = returnedOf(returned);
  if (told === null || state !== 'RETURNED') return told;
  return { ...told, from: lastAction === 'REFUSE' ? 'LEADER' : 'PROVINCE' };
}

function closingOf(
  closed: ClosedPeriod,
  commune: string,
  head: ReportHead | undefined,
): Required<ReportStatus>['closing'] {
  const opening = openingOf(closed, commune, head ?? null);
  return {
    state: closed.state,
    maySend: opening !== null,
    reason: opening?.reason ?? null,
  };
}

/** What the commune's leader has not let go is not the province's to read. */
function contentFor(
  own: boolean,
  standing: Awaited<ReturnType<typeof standingReportOf>>,
): ReportContent | null {
  if (standing === null || (!own && isWithheld(standing.head))) return null;
  return shownTo(own, standing.revision.content);
}

/** Where a province stores members' names, they are still for the commune alone. */
function shownTo(own: boolean, content: ReportContent): ReportContent {
  if (own) return content;
  return { ...content, members: content.members.map(({ name: _name, ...member }) => member) };
}

/** The head as it travels. */
export function standingReport(reportId: string, head: ReportHead): StandingReport {
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
