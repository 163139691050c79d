// submitWorkbook: POST a commune's workbook as cells; it is checked as in the add-on, recorded as a
// revision of the commune's report, and answered with a receipt once it is stored.
//
//   200 {receipt, issues, timeliness}    422 WORKBOOK_BLOCKED, WARNINGS_UNCONFIRMED {details: {issues}}
//   409 STALE_REVISION                   400 401 403 404 405 413 415, 503 BUSY
import type { Request } from '@google-cloud/functions-framework';
import { parseInstant } from '../domain/calendar/local.ts';
import { deskTimeliness } from '../domain/report/progress.ts';
import { communeId } from '../domain/unit/unit.ts';
import { reasonOf } from '../store/exemptions.ts';
import { holidaysOf } from '../store/holidays.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { communeSetting } from './commune-setting.ts';
import { worded } from './confirm.ts';
import { checkWorkbook, recordReport } from './receive-report.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import { submitBody, submitHead } from './submit-body.ts';

export async function submitWorkbook(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;
  const now = runtime.now();

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const head = readBody(request, submitHead, runtime.config);
  const key = { province: head.province, code: head.commune };
  const role = requireRight(actor, 'REPORT_SUBMIT', communeId(key));
  const body = readBody(request, submitBody, runtime.config);

  const setting = await communeSetting(db, key, body.period, actor.today);
  const checked = await checkWorkbook(db, setting, body.book, now);
  const { baseRevision, confirmations, officialNo } = body;
  const receipt = await recordReport(db, setting, checked, {
    baseRevision,
    confirmations,
    officialNo,
    by: actor.email,
    role,
    at: now,
  });
  const { issues } = checked;
  const { reportId, revision, duplicate } = receipt;
  log('workbook submitted', { report: reportId, revision, duplicate, issues: issues.length });
  const { obligation, period } = setting;
  const timeliness = deskTimeliness(obligation.obligation, period, await holidaysOf(db), {
    firstCompleteAt: parseInstant(receipt.firstCompleteAt ?? '') ?? null,
    freed: await reasonOf(db, { ...head, obligation: obligation.obligation.id }),
    now,
  });
  return { status: 200, body: { receipt, issues: worded(issues), timeliness } };
}
