// submitWorkbook: POST a commune's workbook as cells; it is checked as in the add-on, recorded as a
// revision of the commune's report, and answered with a receipt once it is stored.
//
//   200 {receipt, issues, timeliness}    422 WORKBOOK_BLOCKED, WARNINGS_UNCONFIRMED {details: {issues}}
//   409 STALE_REVISION                   400 401 403 404 405 413 415, 503 BUSY
import type { Request } from '@google-cloud/functions-framework';
import { describeDue, dueOf, judge } from '../domain/calendar/due.ts';
import { localDateOf, parseInstant } from '../domain/calendar/local.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { Overlay, OverlaidObligation } from '../domain/plan/overlay.ts';
import { communeId } from '../domain/unit/unit.ts';
import { buildForm } from '../domain/workbook/form.ts';
import { receiveWorkbook } from '../domain/workbook/receive.ts';
import type { Issue } from '../domain/workbook/issue.ts';
import { redactBook } from '../domain/workbook/redact.ts';
import { digestOfContent } from '../digest.ts';
import { Problem } from '../problem.ts';
import { previousReportOf } from '../store/counted-reports.ts';
import type { Database } from '../store/database.ts';
import { holidaysOf } from '../store/holidays.ts';
import { grantsOf } from '../store/officers.ts';
import { submitReport } from '../store/reports.ts';
import type { Answer } from './answer.ts';
import { communeSetting } from './commune-setting.ts';
import { refused, unconfirmed, worded } from './confirm.ts';
import { readBody, requireMethod } from './request.ts';
import { mayReport } from './rights.ts';
import type { Runtime } from './runtime.ts';
import { submitBody, submitHead } from './submit-body.ts';

export async function submitWorkbook(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;
  const now = runtime.now();
  const today = localDateOf(now);

  requireMethod(request, 'POST');
  const { email } = await runtime.verifier(request.get('authorization'));
  const head = readBody(request, submitHead, runtime.config);
  const key = { province: head.province, code: head.commune };
  if (!mayReport(await grantsOf(db, email), key, today))
    throw new Problem('FORBIDDEN', { right: 'nộp báo cáo của đơn vị này' });
  const body = readBody(request, submitBody, runtime.config);

  const { province, plans, commune, villages, overlay, period, obligation } = await communeSetting(
    db,
    key,
    body.period,
    today,
  );
  const previous = await previousReportOf(db, key, period, plans);
  const book = province.storeMemberNames
    ? body.book
    : redactBook(body.book, buildForm(overlay, period));
  const { content, issues } = receiveWorkbook(book, {
    overlay,
    commune,
    villages,
    period,
    today,
    previous: previous?.content ?? null,
    storeMemberNames: province.storeMemberNames,
  });
  const blocks = issues.filter((issue) => issue.severity === 'BLOCK');
  if (content === null || blocks.length > 0) throw refused('WORKBOOK_BLOCKED', blocks, issues);
  const open = unconfirmed(issues, body.confirmations);
  if (open.length > 0) throw refused('WARNINGS_UNCONFIRMED', open, issues);

  const report = { ...content, officialNo: body.officialNo ?? content.officialNo };
  const receipt = await submitReport(db, {
    reportId: `${communeId(key)}_${period.id}_${obligation.obligation.id}`,
    province: key.province,
    commune: key.code,
    period: period.id,
    obligations: answeredBy(obligation, overlay),
    content: report,
    digest: digestOfContent(report),
    baseRevision: body.baseRevision,
    by: email,
    at: now,
    warnings: issues.filter((issue) => issue.severity === 'WARN').map(withoutTypedText),
    confirmations: body.confirmations,
  });
  const { reportId, revision, duplicate } = receipt;
  log('workbook submitted', { report: reportId, revision, duplicate, issues: issues.length });
  const timeliness = await timelinessOf(db, obligation, period, receipt.firstCompleteAt, now);
  return { status: 200, body: { receipt, issues: worded(issues), timeliness } };
}

/** What stood in a cell may be a name in the wrong column; the place is enough to find it again. */
function withoutTypedText(issue: Issue): Issue {
  const { found: _found, ...facts } = issue.facts;
  return { ...issue, facts };
}

/** One workbook answers everything that the commune owes upwards in the period. */
function answeredBy(obligation: OverlaidObligation, overlay: Overlay): string[] {
  return overlay.obligations
    .filter((it) => it === obligation || (it.from === 'COMMUNE' && !it.internal))
    .map((it) => it.obligation.id);
}

async function timelinessOf(
  db: Database,
  { obligation }: OverlaidObligation,
  period: Period,
  firstCompleteAt: string,
  now: Instant,
) {
  const rule = obligation.due ?? obligation.assumedDue;
  const due = rule === undefined ? null : dueOf(rule, period, await holidaysOf(db));
  const { status, lateByDays } = judge({
    due,
    assumed: obligation.due === null,
    exempt: false,
    submittedAt: parseInstant(firstCompleteAt) ?? null,
    now,
  });
  return { status, lateByDays, dueWords: due === null ? null : describeDue(due) };
}
