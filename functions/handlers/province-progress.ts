// provinceProgress: GET ?province=48&period=2025-Q4[&warnings=1]. Who owes the province a report, who
// has sent it and when, and where each commune's spreadsheet is, as of this moment: read from the
// heads of the reports, so that it is quick enough to be asked again and again while they come in.
//
//   200 ProvinceProgress     404 for what is not there     400 401 403 405
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { formatInstant } from '../domain/calendar/local.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { ProvinceProgress } from '../domain/report/desk.ts';
import { linesOf, progressLines } from '../domain/report/progress.ts';
import { owedAnswers } from '../domain/request/owed-answers.ts';
import { requestName, withdrawnWords } from '../domain/request/request-period.ts';
import type { AdhocRequest } from '../domain/request/request.ts';
import { communeId } from '../domain/unit/unit.ts';
import { Problem } from '../problem.ts';
import { freedBy } from '../domain/rollup/freed.ts';
import { headsOf, warningsOf } from '../store/counted-reports.ts';
import { freedIn } from '../store/exemptions.ts';
import { holidaysOf } from '../store/holidays.ts';
import { closedPeriodOf, type ClosedPeriod } from '../store/periods.ts';
import { mailsInState, type MailRecord } from '../store/mails.ts';
import { plansOf } from '../store/plans.ts';
import { spreadsheetsOf } from '../store/spreadsheets.ts';
import { provinceOf, unitsOf } from '../store/units.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { setupOfClosed } from './kept-setting.ts';
import { knownPeriod } from './known-period.ts';
import { readQuery, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import { sheetPlaceOf } from './sheet-place.ts';

const query = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
  /** `1`: with the number of warnings that each report was sent with. */
  warnings: z.literal('1').optional(),
});

export async function provinceProgress(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;
  const now = runtime.now();

  requireMethod(request, 'GET');
  const actor = await actorOf(request, runtime);
  const asked = readQuery(request, query);
  requireRight(actor, 'PROVINCE_READ', asked.province);

  const province = await provinceOf(db, asked.province);
  if (province === null) throw new Problem('NOT_FOUND', { what: `tỉnh ${asked.province}` });
  const plans = await plansOf(db, province.plans);
  const { period, request: adhoc } = await knownPeriod(db, province.code, asked.period, plans);
  const [units, holidays, heads, spreadsheets, freed, unsure, closed] = await Promise.all([
    unitsOf(db, province.code),
    holidaysOf(db),
    headsOf(db, province.code, period.id),
    spreadsheetsOf(db, province.code),
    freedIn(db, province.code, period.id),
    mailsInState(db, province.code, 'UNSURE'),
    closedPeriodOf(db, province.code, period.id),
  ]);
  // A closed period is looked at as it was closed, whatever plans and units say today.
  const setting = (await setupOfClosed(db, closed)) ?? { plans, units, holidays };
  const warnings =
    asked.warnings === undefined ? new Map() : await warningsOf(db, [...heads.values()]);
  const spreadsheet = (unit: string) => sheetPlaceOf(spreadsheets.get(unit), runtime.sheets);
  const { id, url } = spreadsheet(province.code);
  const progress: ProvinceProgress = {
    province: province.code,
    provinceName: province.name,
    period: period.id,
    periodLabel: period.label,
    at: formatInstant(now),
    lines: linesIn({ ...setting, period, adhoc }, heads, now, freedBy(freed)).map((line) => ({
      ...line,
      ...counted(warnings, line.report?.reportId),
      spreadsheet: spreadsheet(communeId({ province: province.code, code: line.commune })),
    })),
    ...(adhoc === null ? {} : { request: requestName(adhoc) }),
    summary: { id, url },
    ...(closed === null ? {} : { closed: closedLine(closed) }),
    ...(unsure.size === 0 ? {} : { unsureMails: [...unsure].map(unsureLine) }),
  };
  log('progress read', {
    province: province.code,
    period: period.id,
    lines: progress.lines.length,
  });
  return { status: 200, body: progress };
}

/** What communes owe in a period, or in answer to a request; of one withdrawn they are all freed. */
function linesIn(
  setting: Parameters<typeof progressLines>[0] & { adhoc: AdhocRequest | null },
  heads: Parameters<typeof progressLines>[1],
  now: Instant,
  reasonOf: ReturnType<typeof freedBy>,
): ReturnType<typeof progressLines> {
  const { adhoc } = setting;
  if (adhoc === null) return progressLines(setting, heads, now, reasonOf);
  const owed = owedAnswers({ ...adhoc, state: 'OPEN' }, setting);
  const lines = owed.map(({ commune, owed: { obligation } }) => ({ commune, obligation }));
  const withdrawn = adhoc.withdrawn === null ? null : withdrawnWords(adhoc.withdrawn);
  return linesOf(lines, setting, heads, now, (...of) => withdrawn ?? reasonOf(...of));
}

function counted(
  warnings: ReadonlyMap<string, readonly unknown[]>,
  reportId: string | undefined,
): { warnings?: number } {
  const found = reportId === undefined ? undefined : warnings.get(reportId);
  return found === undefined ? {} : { warnings: found.length };
}

function closedLine({ state, version, opened }: ClosedPeriod) {
  return { state, version, opened: Object.keys(opened).toSorted() };
}

function unsureLine([id, { to, subject, at }]: [string, MailRecord]) {
  return { id, to, subject, at: formatInstant(at) };
}
