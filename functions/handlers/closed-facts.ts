// What a published summary says of a period that was closed: which version and when, and what has
// been changed since it was closed first.
import { formatInstant } from '../domain/calendar/local.ts';
import type { SummaryInput } from '../domain/summary/input.ts';
import { closedPeriodOf } from '../store/periods.ts';
import { spreadsheetOf } from '../store/spreadsheets.ts';
import type { ProvinceSetting } from './province-setting.ts';
import { restatementLines } from './restatement-lines.ts';
import type { Runtime } from './runtime.ts';

/** `version` is about to be published, so the province's spreadsheet shows nothing older any more. */
export async function closedFacts(
  setting: Pick<ProvinceSetting, 'province' | 'plans' | 'units'>,
  period: string,
  version: number,
  runtime: Pick<Runtime, 'db' | 'sheets'>,
): Promise<Pick<SummaryInput, 'closed' | 'restatements'>> {
  const { code } = setting.province;
  const closed = await closedPeriodOf(runtime.db, code, period);
  if (closed?.state !== 'CLOSED' || closed.version === null) return {};
  const [lines, own] = await Promise.all([
    restatementLines(setting, period, runtime),
    spreadsheetOf(runtime.db, code),
  ]);
  const restatements = lines.map(({ outOfDate, ...it }) => ({
    ...it,
    outOfDate: outOfDate.map((one) =>
      one.spreadsheetId === own?.spreadsheetId
        ? { ...one, shows: Math.max(one.shows, version) }
        : one,
    ),
  }));
  return {
    closed: { version: closed.version, at: formatInstant(closed.at) },
    ...(restatements.length === 0 ? {} : { restatements }),
  };
}
