// Until when a period is open by itself: what closes before that is closed early.
import type { HolidayTable } from '../calendar/holiday.ts';
import type { Period } from '../calendar/period.ts';
import type { LocalDate } from '../calendar/rule.ts';
import { dataWindow } from '../calendar/window.ts';
import type { Plan } from '../plan/plan.ts';
import { expectedCommunes } from '../rollup/expected-communes.ts';
import type { Units } from '../unit/unit.ts';
import { owedReports } from './owed-reports.ts';

/**
 * The last day on which figures of the period can still arise or a report on it can still come in
 * time: the end of the data window (under Decree 09 the 14th) or the last due day, stated or
 * suggested, whichever is later. The period's own last day where no commune owes a report.
 */
export function lastDayOf(setting: {
  plans: readonly Plan[];
  units: Units;
  holidays: HolidayTable;
  period: Period;
}): LocalDate {
  const { plans, units, period } = setting;
  const nothing = { current: new Map(), earlier: new Map() };
  const ends = expectedCommunes(units, plans, period, nothing).map(
    ({ overlay }) => dataWindow(period, overlay.dataWindow).to,
  );
  const dues = owedReports(setting).flatMap(({ due }) => due?.lastDay ?? []);
  return [...ends, ...dues].toSorted().at(-1) ?? period.end;
}
