// What a commune's spreadsheet is checked by without a network, from what the store knows: written
// into the sheet when it is made, and answered afresh whenever an officer asks how a report stands.
import type { HolidayTable } from '../domain/calendar/holiday.ts';
import { yearMonth } from '../domain/calendar/period.ts';
import type { ReportContent } from '../domain/report/content.ts';
import type { WorkbookContext } from '../domain/workbook/context.ts';
import { TEMPLATE_VERSION } from '../domain/workbook/contract.ts';
import type { CommuneSetting } from './commune-setting.ts';

/**
 * The context of one commune's workbook of a period. Of the holidays, which are a table for many
 * years, only those from the year before the period to the year after it: no due date of the period
 * can be moved by any other. `previous` is the last report before the period.
 */
export function workbookContextOf(
  setting: CommuneSetting,
  holidays: HolidayTable,
  previous: ReportContent | null,
): WorkbookContext {
  const { province, commune, villages, period, overlay } = setting;
  const first = `${yearMonth(period.start).year - 1}-01-01`;
  const last = `${yearMonth(period.end).year + 1}-12-31`;
  return {
    templateVersion: TEMPLATE_VERSION,
    province: { code: province.code, name: province.name },
    commune,
    villages,
    period: period.id,
    plans: overlay.plans,
    holidays: [...holidays]
      .filter(([day]) => first <= day && day <= last)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    previous,
    storeMemberNames: province.storeMemberNames,
  };
}
