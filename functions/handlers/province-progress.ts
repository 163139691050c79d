// provinceProgress: GET ?province=48&period=2025-Q4. Who owes the province a report, who has sent it
// and when, and where each commune's spreadsheet is, as of this moment: read from the heads of the
// reports, so that it is quick enough to be asked again and again while reports come in.
//
//   200 ProvinceProgress     404 for what is not there     400 401 403 405
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { formatInstant } from '../domain/calendar/local.ts';
import { periodById } from '../domain/plan/periods.ts';
import type { ProvinceProgress } from '../domain/report/desk.ts';
import { progressLines } from '../domain/report/progress.ts';
import { communeId } from '../domain/unit/unit.ts';
import { Problem } from '../problem.ts';
import { freedBy } from '../domain/rollup/freed.ts';
import { headsOf } from '../store/counted-reports.ts';
import { freedIn } from '../store/exemptions.ts';
import { holidaysOf } from '../store/holidays.ts';
import { mailsInState, type MailRecord } from '../store/mails.ts';
import { plansOf } from '../store/plans.ts';
import { spreadsheetsOf } from '../store/spreadsheets.ts';
import { provinceOf, unitsOf } from '../store/units.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readQuery, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import { sheetPlaceOf } from './sheet-place.ts';

const query = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
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
  const period = periodById(asked.period, plans);
  if (period === undefined) throw new Problem('NOT_FOUND', { what: `kỳ ${asked.period}` });
  const [units, holidays, heads, spreadsheets, freed, unsure] = await Promise.all([
    unitsOf(db, province.code),
    holidaysOf(db),
    headsOf(db, province.code, period.id),
    spreadsheetsOf(db, province.code),
    freedIn(db, province.code, period.id),
    mailsInState(db, province.code, 'UNSURE'),
  ]);
  const spreadsheet = (unit: string) => sheetPlaceOf(spreadsheets.get(unit), runtime.sheets);
  const { id, url } = spreadsheet(province.code);
  const progress: ProvinceProgress = {
    province: province.code,
    provinceName: province.name,
    period: period.id,
    periodLabel: period.label,
    at: formatInstant(now),
    lines: progressLines({ plans, units, holidays, period }, heads, now, freedBy(freed)).map(
      (line) => ({
        ...line,
        spreadsheet: spreadsheet(communeId({ province: province.code, code: line.commune })),
      }),
    ),
    summary: { id, url },
    ...(unsure.size === 0 ? {} : { unsureMails: [...unsure].map(unsureLine) }),
  };
  log('progress read', { ...asked, lines: progress.lines.length });
  return { status: 200, body: progress };
}

function unsureLine([id, { to, subject, at }]: [string, MailRecord]) {
  return { id, to, subject, at: formatInstant(at) };
}
