// What the plans and the unit list say of one commune in one period: all that its workbook is read
// by. Asked only after the officer's right is known, since its problems tell what exists.
import type { Period } from '../domain/calendar/period.ts';
import type { LocalDate } from '../domain/calendar/rule.ts';
import { dataWindow } from '../domain/calendar/window.ts';
import { overlayPlans, reportObligation } from '../domain/plan/overlay.ts';
import type { CommuneKey, OverlaidObligation, Overlay } from '../domain/plan/overlay.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { requestObligation } from '../domain/request/owed-answers.ts';
import { isAsked } from '../domain/request/request-period.ts';
import type { AdhocRequest } from '../domain/request/request.ts';
import { communesOn, villagesOn } from '../domain/unit/on-day.ts';
import { reorganisedOf, type Reorganised } from '../domain/unit/reorganised.ts';
import type { Commune, Village } from '../domain/unit/unit.ts';
import type { Issue } from '../domain/workbook/issue.ts';
import { Problem } from '../problem.ts';
import type { Database } from '../store/database.ts';
import { plansOf } from '../store/plans.ts';
import { communeOf, provinceOf } from '../store/units.ts';
import type { Province } from '../store/units.ts';
import { refused } from './confirm.ts';
import { knownPeriod } from './known-period.ts';

export interface CommuneSetting {
  province: Province;
  /** All that the province has or had in force. */
  plans: Plan[];
  /** The commune and its villages as they stand on the last day of the period. */
  commune: Commune;
  villages: Village[];
  /** What the unit list tells of their merges by then. */
  reorganised: Reorganised;
  overlay: Overlay;
  period: Period;
  /** The obligation that the workbook, or the answer to a request, fulfils. */
  obligation: OverlaidObligation;
  /** The ad-hoc request whose period it is; null where it is a report's. */
  request: AdhocRequest | null;
}

/**
 * @throws Problem NOT_FOUND for a province, commune or period that is not there
 * @throws Problem WORKBOOK_BLOCKED with issue PERIOD_NOT_DUE where no plan asks for such a report,
 *   PERIOD_NOT_BEGUN where none of the days that it tells of has come
 */
export async function communeSetting(
  db: Database,
  key: CommuneKey,
  periodId: string,
  today: LocalDate,
): Promise<CommuneSetting> {
  const [province, units] = await Promise.all([provinceOf(db, key.province), communeOf(db, key)]);
  if (province === null || units === null) throw new Problem('NOT_FOUND', { what: 'đơn vị này' });
  const plans = await plansOf(db, province.plans);
  const { period, request } = await knownPeriod(db, key.province, periodId, plans);
  // Who is not asked is told what is told of a request that was never issued.
  if (request !== null && !isAsked(request, key.code))
    throw new Problem('NOT_FOUND', { what: `kỳ ${periodId}` });
  const [commune] = communesOn(units, period.end);
  if (commune === undefined) throw new Problem('NOT_FOUND', { what: 'đơn vị này trong kỳ' });
  const overlay = overlayPlans(plans, key, period);
  const obligation =
    request === null ? reportObligation(overlay) : requestObligation(request, overlay, plans);
  if (obligation === undefined) throw notTaken('PERIOD_NOT_DUE', { period: period.label });
  const { from } = dataWindow(period, overlay.dataWindow);
  if (from > today) throw notTaken('PERIOD_NOT_BEGUN', { period: period.label, from });
  const villages = villagesOn(units, key.code, period.end);
  const reorganised = reorganisedOf(units, key.code, period.end);
  return {
    province,
    plans,
    commune,
    villages,
    reorganised,
    overlay,
    period,
    obligation,
    request,
  };
}

function notTaken(code: 'PERIOD_NOT_DUE' | 'PERIOD_NOT_BEGUN', facts: Issue['facts']): Problem {
  return refused('WORKBOOK_BLOCKED', [{ code, severity: 'BLOCK', tab: '', cell: '', facts }]);
}
