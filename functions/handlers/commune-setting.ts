// What the plans and the unit list say of one commune in one period: all that its workbook is read
// by. Asked only after the officer's right is known, since its problems tell what exists.
import type { Period } from '../domain/calendar/period.ts';
import { overlayPlans, reportObligation } from '../domain/plan/overlay.ts';
import type { CommuneKey, OverlaidObligation, Overlay } from '../domain/plan/overlay.ts';
import { communesOn, villagesOn } from '../domain/unit/on-day.ts';
import type { Commune, Village } from '../domain/unit/unit.ts';
import type { Issue } from '../domain/workbook/issue.ts';
import { Problem } from '../problem.ts';
import type { Database } from '../store/database.ts';
import { plansOf } from '../store/plans.ts';
import { communeOf, provinceOf } from '../store/units.ts';
import type { Province } from '../store/units.ts';
import { refused } from './confirm.ts';
import { periodById } from '../domain/plan/periods.ts';

export interface CommuneSetting {
  province: Province;
  /** The commune and its villages as they stand on the last day of the period. */
  commune: Commune;
  villages: Village[];
  overlay: Overlay;
  period: Period;
  /** The obligation that the workbook answers. */
  obligation: OverlaidObligation;
}

/**
 * @throws Problem NOT_FOUND for a province, commune or period that is not there
 * @throws Problem WORKBOOK_BLOCKED with issue PERIOD_NOT_DUE where no plan asks for such a report
 */
export async function communeSetting(
  db: Database,
  key: CommuneKey,
  periodId: string,
): Promise<CommuneSetting> {
  const [province, units] = await Promise.all([provinceOf(db, key.province), communeOf(db, key)]);
  if (province === null || units === null) throw new Problem('NOT_FOUND', { what: 'đơn vị này' });
  const plans = await plansOf(db, province.plans);
  const period = periodById(periodId, plans);
  if (period === undefined) throw new Problem('NOT_FOUND', { what: `kỳ ${periodId}` });
  const [commune] = communesOn(units, period.end);
  if (commune === undefined) throw new Problem('NOT_FOUND', { what: 'đơn vị này trong kỳ' });
  const overlay = overlayPlans(plans, key, period);
  const obligation = reportObligation(overlay);
  if (obligation === undefined) throw refused('WORKBOOK_BLOCKED', [notDue(period)]);
  const villages = villagesOn(units, key.code, period.end);
  return { province, commune, villages, overlay, period, obligation };
}

function notDue(period: Period): Issue {
  const facts = { period: period.label };
  return { code: 'PERIOD_NOT_DUE', severity: 'BLOCK', tab: '', cell: '', facts };
}
