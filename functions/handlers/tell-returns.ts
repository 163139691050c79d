// Right after reports were sent back their communes are told. What fails here fails nothing: the report
// is back all the same, and the next look at the deadlines makes up for it.
import { owedReports } from '../domain/deadline/owed-reports.ts';
import { owedAnswers } from '../domain/request/owed-answers.ts';
import { headsById } from '../store/report-heads.ts';
import { holidaysOf } from '../store/holidays.ts';
import { officersOf } from '../store/officers.ts';
import { plansOf } from '../store/plans.ts';
import { spreadsheetsOf } from '../store/spreadsheets.ts';
import { provinceOf, unitsOf } from '../store/units.ts';
import { stackOf } from './answer.ts';
import { knownPeriod } from './known-period.ts';
import { queueNotices, waitingNotices, type ReturnedReport } from './return-notices.ts';
import type { Runtime } from './runtime.ts';
import { sendLetters } from './send-mails.ts';
import { sheetPlaceOf } from './sheet-place.ts';

/** An officer waits for the answer; what is left goes with the next look at the deadlines. */
const LONGEST_MS = 20_000;

/** Tells the officers of these reports, by id, of all that were sent back. */
export async function tellReturns(
  province: string,
  reportIds: readonly string[],
  runtime: Runtime,
): Promise<void> {
  if (reportIds.length === 0) return;
  const { db, log, mailer, now } = runtime;
  try {
    const setting = await provinceOf(db, province);
    if (setting === null) return;
    const [officers, sheets, returned] = await Promise.all([
      officersOf(db, province),
      spreadsheetsOf(db, province),
      returnedReports(province, setting.plans, reportIds, runtime),
    ]);
    const urlOf = (unit: string) => sheetPlaceOf(sheets.get(unit), runtime.sheets).url;
    await queueNotices(db, returned, { officers, urlOf, now: now() });
    if (mailer === null) return;
    const letters = await waitingNotices(db, province);
    const sent = await sendLetters(db, letters, {
      mailer,
      quota: setting.mailsPerDay,
      now,
      longestMs: LONGEST_MS,
    });
    log('returns told', { province, ...sent });
  } catch (error) {
    log('returns not told', { province, stack_trace: stackOf(error) }, 'error');
  }
}

async function returnedReports(
  province: string,
  planIds: readonly string[],
  reportIds: readonly string[],
  { db }: Pick<Runtime, 'db'>,
): Promise<ReturnedReport[]> {
  const [plans, units, holidays, heads] = await Promise.all([
    plansOf(db, planIds),
    unitsOf(db, province),
    holidaysOf(db),
    headsById(db, reportIds),
  ]);
  const found: ReturnedReport[] = [];
  for (const [periodId, its] of Map.groupBy(heads, ([, head]) => head.period)) {
    const { period, request } = await knownPeriod(db, province, periodId, plans);
    const owed =
      request === null
        ? owedReports({ plans, units, holidays, period })
        : owedAnswers(request, { plans, units });
    for (const [reportId, head] of its) {
      const answered = owed.find((it) => it.id === it.report && it.commune.code === head.commune);
      if (head.state === 'RETURNED' && answered !== undefined)
        found.push({ head: { ...head, reportId }, owed: answered, period, request });
    }
  }
  return found;
}
