// What a commune's spreadsheet is checked by without a network, from what the store knows: written
// into the sheet when it is made, and answered afresh whenever an officer asks how a report stands.
import type { HolidayTable } from '../domain/calendar/holiday.ts';
import { yearMonth } from '../domain/calendar/period.ts';
import type { ReportContent } from '../domain/report/content.ts';
import type { AdhocRequest } from '../domain/request/request.ts';
import type { WorkbookContext } from '../domain/workbook/context.ts';
import { TEMPLATE_VERSION } from '../domain/workbook/contract.ts';
import { adhocQuestions } from '../domain/workbook/form-answers.ts';
import type { CommuneSetting } from './commune-setting.ts';

/** Targets by document, and answers to difficulties (given-out.ts). */
export type GivenOut = Pick<WorkbookContext, 'assignedTargets' | 'difficultyAnswers'>;

/**
 * The context of one commune's workbook of a period. Of the holidays, which are a table for many
 * years, only those from the year before the period to the year after it: no due date of the period
 * can be moved by any other. `previous` is the last report before the period,
 * `requests` are those that the commune has to answer meanwhile, `given` what else the province has
 * given out to it.
 */
export function workbookContextOf(
  setting: CommuneSetting,
  holidays: HolidayTable,
  previous: ReportContent | null,
  requests: readonly AdhocRequest[] = [],
  given: GivenOut = {},
): WorkbookContext {
  const { assignedTargets = [], difficultyAnswers = [] } = given;
  const { province, commune, villages, reorganised, period, overlay } = setting;
  const first = `${yearMonth(period.start).year - 1}-01-01`;
  const last = `${yearMonth(period.end).year + 1}-12-31`;
  return {
    templateVersion: TEMPLATE_VERSION,
    province: { code: province.code, name: province.name },
    commune,
    villages,
    reorganised,
    period: period.id,
    plans: overlay.plans,
    holidays: [...holidays]
      .filter(([day]) => first <= day && day <= last)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    previous,
    storeMemberNames: province.storeMemberNames,
    ...(assignedTargets.length === 0 ? {} : { assignedTargets }),
    ...(difficultyAnswers.length === 0 ? {} : { difficultyAnswers }),
    ...(requests.length === 0 ? {} : { questions: adhocQuestions(requests) }),
  };
}
