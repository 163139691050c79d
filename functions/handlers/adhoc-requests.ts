// adhocRequests: GET ?province=48[&commune=20275]. The requests that the province has issued and how far
// the communes have come; or those that one commune has to answer, or had, and how its own stand.
//
//   200 {requests: RequestLine[]}     404 for a province that is not there     400 401 403 405
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { judge } from '../domain/calendar/due.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { AdhocAnswerLine } from '../domain/report/content.ts';
import { isWithheld } from '../domain/report/life.ts';
import { deskTimeliness, returnedOf } from '../domain/report/progress.ts';
import type { RequestCounts, RequestLine } from '../domain/request/request-desk.ts';
import { owedAnswers } from '../domain/request/owed-answers.ts';
import {
  dueOfRequest,
  isAsked,
  isCurrent,
  requestDueWords,
  requestPeriod,
} from '../domain/request/request-period.ts';
import type { AdhocRequest } from '../domain/request/request.ts';
import { freedBy } from '../domain/rollup/freed.ts';
import { communeId, type Units } from '../domain/unit/unit.ts';
import { Problem } from '../problem.ts';
import { headsOf, sentReportId } from '../store/counted-reports.ts';
import { freedIn } from '../store/exemptions.ts';
import { plansOf } from '../store/plans.ts';
import { standingReportOf } from '../store/reports.ts';
import { requestsOf } from '../store/requests.ts';
import { communeOf, provinceOf, unitsOf } from '../store/units.ts';
import { actorOf, isOwn, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { standingReport } from './report-status.ts';
import { readQuery, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import type { Plan } from '../domain/plan/plan.ts';

const query = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  commune: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
});

interface Setting {
  plans: readonly Plan[];
  units: Units;
  now: Instant;
}

export async function adhocRequests(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;
  const now = runtime.now();

  requireMethod(request, 'GET');
  const actor = await actorOf(request, runtime);
  const { province: code, commune } = readQuery(request, query);
  if (commune === undefined) requireRight(actor, 'PROVINCE_READ', code);
  else requireRight(actor, 'REPORT_READ', communeId({ province: code, code: commune }));

  const [province, requests] = await Promise.all([provinceOf(db, code), requestsOf(db, code)]);
  const units =
    commune === undefined
      ? await unitsOf(db, code)
      : await communeOf(db, { province: code, code: commune });
  if (province === null || units === null) throw new Problem('NOT_FOUND', { what: 'đơn vị này' });
  const setting = { plans: await plansOf(db, province.plans), units, now };
  const wanted =
    commune === undefined
      ? requests.map(async (one) => [await ofProvince(one, setting, runtime)])
      : requests
          .filter((one) => isAsked(one, commune) && isCurrent(one, actor.today))
          .map(async (one) => {
            const ownPeople = isOwn(actor, communeId({ province: code, code: commune }));
            return ofCommune(one, { code: commune, ownPeople }, setting, runtime);
          });
  const lines = (await Promise.all(wanted)).flat();
  log('requests read', { province: code, commune: commune ?? null, requests: lines.length });
  return { status: 200, body: { requests: lines } };
}

async function ofProvince(
  request: AdhocRequest,
  setting: Setting,
  { db }: Pick<Runtime, 'db'>,
): Promise<RequestLine> {
  const { province, id } = request;
  const [heads, freed] = await Promise.all([headsOf(db, province, id), freedIn(db, province, id)]);
  const reasonOf = freedBy(freed);
  const counts: RequestCounts = { asked: 0, answered: 0, late: 0, missing: 0 };
  // Also of one withdrawn: how many had answered by then.
  for (const { commune, owed } of owedAnswers({ ...request, state: 'OPEN' }, setting)) {
    if (reasonOf(commune.code, owed.obligation.id) !== null) continue;
    count(counts, request, heads.get(commune.code)?.firstCompleteAt ?? null, setting.now);
  }
  return { ...request, dueWords: requestDueWords(request), counts };
}

/** Of its own alone: whom else the province asks, and how far they are, is not its to know. */
async function ofCommune(
  request: AdhocRequest,
  { code: commune, ownPeople }: { code: string; ownPeople: boolean },
  setting: Setting,
  { db }: Pick<Runtime, 'db'>,
): Promise<RequestLine[]> {
  const { province, id, scope } = request;
  const [owed] = owedAnswers({ ...request, state: 'OPEN' }, setting);
  if (owed === undefined) return [];
  const { obligation } = owed.owed;
  const [standing, freed] = await Promise.all([
    // A plan that has come since may ask by another clause; the answer stands under the first.
    sentReportId(db, { province, commune, period: id }).then((sent) =>
      sent === null ? null : standingReportOf(db, sent),
    ),
    freedIn(db, province, id),
  ]);
  const reason = freedBy(freed)(commune, obligation.id);
  const firstCompleteAt = standing?.head.firstCompleteAt ?? null;
  const counts: RequestCounts = { asked: 0, answered: 0, late: 0, missing: 0 };
  if (reason === null) count(counts, request, firstCompleteAt, setting.now);
  return [
    {
      ...request,
      scope: scope === null ? null : [commune],
      dueWords: requestDueWords(request),
      counts,
      own: {
        report:
          standing === null ? null : standingReport(standing.revision.reportId, standing.head),
        returned: returnedOf(standing?.head.returned ?? null),
        answers: answersFor(ownPeople, standing),
        timeliness: deskTimeliness(obligation, requestPeriod(request), new Map(), {
          firstCompleteAt,
          freed: reason,
          now: setting.now,
        }),
      },
    },
  ];
}

/** What the commune's leader has not let go is not the province's to read. */
function answersFor(
  ownPeople: boolean,
  standing: Awaited<ReturnType<typeof standingReportOf>>,
): AdhocAnswerLine[] {
  if (standing === null || (!ownPeople && isWithheld(standing.head))) return [];
  return standing.revision.content.adhocAnswers;
}

function count(
  counts: RequestCounts,
  request: AdhocRequest,
  submittedAt: Instant | null,
  now: Instant,
): void {
  const due = dueOfRequest(request);
  const { status } = judge({ due, assumed: false, exempt: false, submittedAt, now });
  counts.asked += 1;
  if (submittedAt !== null) counts.answered += 1;
  if (status === 'LATE') counts.late += 1;
  if (status === 'MISSING' && request.withdrawn === null) counts.missing += 1;
}
