// updateSummary: POST {province, period}. The province's staff roll the period up and have its
// spreadsheet show it, without waiting for the schedule.
//
//   200 SummaryUpdate     404 for what is not there     409 410 SPREADSHEET_…, 503 SHEETS_UNAVAILABLE
//   400 401 403 405 413 415, 501 SHEETS_NOT_SET_UP, 503 BUSY
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { figurePeriod } from './known-period.ts';
import { provinceSetting } from './province-setting.ts';
import { publishPeriod } from './publish-period.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

const wish = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
});

/** Somebody is looking at the page: so long the calls may wait for the quota, in milliseconds. */
const LONGEST_WAIT = 20_000;

export async function updateSummary(request: Request, runtime: Runtime): Promise<Answer> {
  const { db } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const asked = readBody(request, wish, runtime.config);
  requireRight(actor, 'SUMMARY_UPDATE', asked.province);

  const setting = await provinceSetting(db, asked.province);
  const period = figurePeriod(asked.period, setting.plans);
  const sheets = runtime.sheets?.within(LONGEST_WAIT) ?? null;
  return { status: 200, body: await publishPeriod(setting, period, { ...runtime, sheets }) };
}
