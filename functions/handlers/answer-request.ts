// answerRequest: POST {province, commune, request, baseRevision, answers: [{question, value, at}],
// confirmations?}. A commune answers an ad-hoc request: checked as in the add-on, recorded as a revision
// of a report whose period is the request, and answered with a receipt once it is stored.
//
//   200 {receipt, issues, timeliness}    422 WORKBOOK_BLOCKED, WARNINGS_UNCONFIRMED {details: {issues}}
//   409 STALE_REVISION, REQUEST_WITHDRAWN, NOT_IN_STATE     404 also for who is not asked
//   400 401 403 405 413 415, 503 BUSY
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { digestOfContent } from '../digest.ts';
import { isAdhocId } from '../domain/calendar/period.ts';
import { parseInstant } from '../domain/calendar/local.ts';
import type { AdhocAnswerLine, ReportContent } from '../domain/report/content.ts';
import { deskTimeliness } from '../domain/report/progress.ts';
import { checkAnswers } from '../domain/request/check-answers.ts';
import { requestName } from '../domain/request/request-period.ts';
import { communeId } from '../domain/unit/unit.ts';
import { formatDate } from '../domain/vietnamese/date.ts';
import { maskPersonal } from '../domain/vietnamese/personal-data.ts';
import { TEMPLATE_VERSION } from '../domain/workbook/contract.ts';
import { Problem } from '../problem.ts';
import { reasonOf } from '../store/exemptions.ts';
import { holidaysOf } from '../store/holidays.ts';
import { submitReport } from '../store/reports.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { communeSetting, type CommuneSetting } from './commune-setting.ts';
import { refused, unconfirmed, worded } from './confirm.ts';
import { standingIdOf, withoutTypedText } from './receive-report.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import { confirmation } from './submit-body.ts';

/** Far above what a request may ask; what it does ask is checked apart. */
const MOST_ANSWERS = 200;

const head = z.object({
  province: z.string().regex(/^\d{2}$/),
  commune: z.string().regex(/^\d{5}$/),
});
const answer = z.strictObject({
  question: z.string().min(1).max(20),
  value: z.union([z.string().max(20_000), z.number(), z.boolean()]).nullable(),
  /** `10. Yêu cầu đột xuất!H5` */
  at: z.string().max(120).default(''),
});
const body = z.strictObject({
  ...head.shape,
  request: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
  /** The revision that the answers started from; null for the first. */
  baseRevision: z.int().min(1).nullable(),
  answers: z.array(z.unknown()).max(MOST_ANSWERS).pipe(z.array(answer)),
  confirmations: z.array(confirmation).max(MOST_ANSWERS).default([]),
});

export async function answerRequest(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;
  const now = runtime.now();

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province, commune: code } = readBody(request, head, runtime.config);
  const key = { province, code };
  const role = requireRight(actor, 'REPORT_SUBMIT', communeId(key));
  const sent = readBody(request, body, runtime.config);
  const { baseRevision, confirmations } = sent;

  const setting = await requestSetting(runtime, key, sent.request, actor.today);
  const { request: adhoc, period, obligation, overlay } = setting;
  const { answers, issues } = checkAnswers(adhoc, sent.answers);
  const blocks = issues.filter(({ severity }) => severity === 'BLOCK');
  if (answers === null) throw refused('WORKBOOK_BLOCKED', blocks, issues);
  const open = unconfirmed(issues, confirmations);
  if (open.length > 0) throw refused('WARNINGS_UNCONFIRMED', open, issues);

  const content = contentOf(setting, answers);
  const receipt = await submitReport(db, {
    reportId: await standingIdOf(db, setting),
    province,
    commune: code,
    period: period.id,
    obligations: [obligation.obligation.id],
    content,
    digest: digestOfContent(content),
    baseRevision,
    by: actor.email,
    role,
    at: now,
    communeApproval: setting.province.communeApproval,
    warnings: issues.map(withoutTypedText),
    confirmations: confirmations.map((it) => ({ ...it, reason: maskPersonal(it.reason) })),
  });
  const { reportId, revision, duplicate } = receipt;
  log('request answered', { report: reportId, revision, duplicate, plans: overlay.plans.length });
  const freedOf = {
    province,
    commune: code,
    period: period.id,
    obligation: obligation.obligation.id,
  };
  const timeliness = deskTimeliness(obligation.obligation, period, await holidaysOf(db), {
    firstCompleteAt: parseInstant(receipt.firstCompleteAt ?? '') ?? null,
    freed: await reasonOf(db, freedOf),
    now,
  });
  return { status: 200, body: { receipt, issues: worded(issues), timeliness } };
}

/** @throws Problem NOT_FOUND, REQUEST_WITHDRAWN */
async function requestSetting(
  { db }: Runtime,
  key: { province: string; code: string },
  id: string,
  today: string,
): Promise<CommuneSetting & { request: NonNullable<CommuneSetting['request']> }> {
  const missing = new Problem('NOT_FOUND', { what: `yêu cầu đột xuất ${id}` });
  if (!isAdhocId(id)) throw missing;
  const setting = await communeSetting(db, key, id, today).catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'NOT_FOUND' ? missing : error;
  });
  const { request } = setting;
  if (request === null) throw missing;
  if (request.withdrawn !== null) {
    const { at, reason } = request.withdrawn;
    const on = formatDate(at.slice(0, 10));
    throw new Problem('REQUEST_WITHDRAWN', { title: requestName(request), on, reason });
  }
  return { ...setting, request };
}

/** A report that says nothing but its answers, so that all that is done with reports is done with it. */
function contentOf(
  { commune, period, overlay }: CommuneSetting,
  adhocAnswers: AdhocAnswerLine[],
): ReportContent {
  return {
    province: commune.province,
    commune: commune.code,
    communeName: commune.name,
    communeKind: commune.kind,
    communeZone: commune.zone,
    period: period.id,
    plans: overlay.plans.map(({ id }) => id),
    templateVersion: TEMPLATE_VERSION,
    officialNo: null,
    documents: { yearlyPlan: null, regulation: null },
    population: {},
    residentLists: [],
    villages: [],
    communeTeam: null,
    members: [],
    villageFigures: [],
    communeFigures: [],
    teamPeriods: [],
    activities: [],
    supportPoints: [],
    difficulties: [],
    recognitions: [],
    funding: [],
    adhocAnswers,
  };
}
