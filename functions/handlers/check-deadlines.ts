// checkDeadlines: a Pub/Sub message `{"province": "48"}`, as Cloud Scheduler sends it, each hour or
// each morning. Every report that communes owe is looked at, its state set, what is due on its ladder
// planned, and told in one mail for each person and day; spreadsheets go to those who have the rights
// of the day. It may run twice, twice at once, a week late,
// or end at any point: the next run goes on from what is written down.
//
// No token is checked here: only the service account of the trigger may call the function (IAM).
import * as z from 'zod';
import { localDateOf } from '../domain/calendar/local.ts';
import { watchedPeriods } from '../domain/deadline/owed-reports.ts';
import { isCurrent, requestPeriod } from '../domain/request/request-period.ts';
import { Problem } from '../problem.ts';
import { holidaysOf } from '../store/holidays.ts';
import { giveUpStranded } from '../store/mails.ts';
import { officersOf } from '../store/officers.ts';
import { plansOf } from '../store/plans.ts';
import { requestsOf } from '../store/requests.ts';
import { spreadsheetsOf } from '../store/spreadsheets.ts';
import { provinceOf, unitsOf } from '../store/units.ts';
import { queueDigests } from './digest-letters.ts';
import { gatherDigests } from './digests.ts';
import { readMessage } from './message.ts';
import { moveSharings } from './move-sharing.ts';
import { queueNotices, waitingNotices, type ReturnedReport } from './return-notices.ts';
import type { Runtime } from './runtime.ts';
import { sendLetters } from './send-mails.ts';
import { sheetPlaceOf } from './sheet-place.ts';
import { watchPeriod } from './watch-obligations.ts';

const wish = z.strictObject({ province: z.string().regex(/^\d{2}$/) });

export async function checkDeadlines(
  event: { type: string; data?: unknown },
  runtime: Runtime,
): Promise<void> {
  const { db, log, mailer } = runtime;
  const now = runtime.now();

  const { province: code } = readMessage(event, wish);
  const province = await provinceOf(db, code);
  if (province === null) throw new Problem('NOT_FOUND', { what: `tỉnh ${code}` });
  const [plans, units, holidays, officers, sheets, asked] = await Promise.all([
    plansOf(db, province.plans),
    unitsOf(db, code),
    holidaysOf(db),
    officersOf(db, code),
    spreadsheetsOf(db, code),
    requestsOf(db, code),
  ]);

  const watch = { province: code, plans, units, holidays, ladder: province.ladder, now };
  const periods = watchedPeriods(units, plans, localDateOf(now));
  const current = asked.filter((request) => isCurrent(request, localDateOf(now)));
  const counts = { obligations: 0, changed: 0, planned: 0, passedOver: 0 };
  const returned: ReturnedReport[] = [];
  const looked = await Promise.all(
    [
      ...periods.map((period) => ({ period, request: null })),
      ...current.map((request) => ({ period: requestPeriod(request), request })),
    ].map(async ({ period, request }) => ({
      period,
      request,
      found: await watchPeriod(db, watch, period, request),
    })),
  );
  for (const { period, request, found } of looked) {
    for (const key of COUNTED) counts[key] += found[key];
    returned.push(...found.returned.map((it) => ({ ...it, period, request })));
  }

  const urlOf = (unit: string) => sheetPlaceOf(sheets.get(unit), runtime.sheets).url;
  const formOf = (unit: string) => sheets.get(unit)?.period ?? null;
  const requests = new Map(asked.map((request) => [request.id, request]));
  const telling = { province: code, plans, units, officers, urlOf, formOf, now, requests };
  const notices = await queueNotices(db, returned, telling);
  const [unsure, { digests, closed, nobody }] = await Promise.all([
    giveUpStranded(db, code, now),
    gatherDigests(db, telling),
  ]);
  const [letters, waiting] = await Promise.all([
    queueDigests(db, code, digests, now),
    waitingNotices(db, code),
  ]);
  log('deadlines checked', {
    province: code,
    periods: periods.length,
    requests: current.length,
    ...counts,
    notices,
    digests: letters.length,
    closed,
  });
  if (nobody > 0) log('reminders without a reader', { province: code, reminders: nobody }, 'warn');
  if (unsure > 0) log('mails left unsure', { province: code, mails: unsure }, 'warn');

  if (mailer !== null) {
    const setting = { mailer, quota: province.mailsPerDay, now: runtime.now };
    const sent = await sendLetters(db, [...waiting, ...letters], setting);
    const amiss = sent.REFUSED + sent.UNSURE + sent.LATER > 0;
    log('mails sent', { province: code, ...sent }, amiss ? 'warn' : 'info');
  }

  const { moved, failed } = await moveSharings(sheets, officers, localDateOf(now), runtime);
  if (moved + failed > 0)
    log('sharing moved', { province: code, moved, failed }, failed > 0 ? 'warn' : 'info');
}

const COUNTED = ['obligations', 'changed', 'planned', 'passedOver'] as const;
