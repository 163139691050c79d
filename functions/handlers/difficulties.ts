// difficulties: GET ?province=48&period=2025-Q4. What the communes ask for help with: the lines of the
// period's reports and what is still open of earlier ones, each with its id, the way to its cell and
// what the province has answered.
//
//   200 {lines}     404 for what is not there     400 401 403 405
import { placeParts } from '../domain/workbook/cell.ts';
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { sheetIdOf } from '../domain/grid/sheet-id.ts';
import { periodById } from '../domain/plan/periods.ts';
import type { RecordedDifficulty } from '../domain/report/difficulty-record.ts';
import { communesOn } from '../domain/unit/on-day.ts';
import { communeId } from '../domain/unit/unit.ts';
import { communeTitle } from '../domain/unit/words.ts';
import { TAB_NAMES } from '../domain/workbook/contract.ts';
import { Problem } from '../problem.ts';
import { plansOf } from '../store/plans.ts';
import { spreadsheetsOf, type SpreadsheetRecord } from '../store/spreadsheets.ts';
import { provinceOf, unitsOf } from '../store/units.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { difficultyLines } from './difficulty-lines.ts';
import { readQuery, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import { sheetPlaceOf } from './sheet-place.ts';

const query = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
});

export async function difficulties(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'GET');
  const actor = await actorOf(request, runtime);
  const asked = readQuery(request, query);
  requireRight(actor, 'PROVINCE_READ', asked.province);

  const province = await provinceOf(db, asked.province);
  if (province === null) throw new Problem('NOT_FOUND', { what: `tỉnh ${asked.province}` });
  const plans = await plansOf(db, province.plans);
  const period = periodById(asked.period, plans);
  if (period === undefined) throw new Problem('NOT_FOUND', { what: `kỳ ${asked.period}` });
  const { code, rollUpFrom } = province;
  const [{ lines, answers }, units, records] = await Promise.all([
    difficultyLines(db, { province: code, period, plans, rollUpFrom }),
    unitsOf(db, code),
    spreadsheetsOf(db, code),
  ]);
  const names = new Map(communesOn(units, period.end).map((it) => [it.code, communeTitle(it)]));
  log('difficulties read', { ...asked, lines: lines.length, answered: answers.size });
  return {
    status: 200,
    body: {
      lines: lines.map((line) => ({
        ...line,
        name: names.get(line.commune) ?? line.commune,
        url: cellUrl(line, records.get(communeId({ province: code, code: line.commune })), runtime),
        answer: answers.get(line.id) ?? null,
      })),
    },
  };
}

/** The cell in the commune's sheet, or the sheet alone once it holds another period; null without one. */
function cellUrl(
  line: RecordedDifficulty,
  record: SpreadsheetRecord | undefined,
  { sheets }: Runtime,
): string | null {
  const { url } = sheetPlaceOf(record, sheets);
  if (url === null || record?.period !== line.period) return url;
  return `${url}#gid=${sheetIdOf(TAB_NAMES.difficulties)}&range=${placeParts(line.at).cell}`;
}
