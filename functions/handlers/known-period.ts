// From the id of a period to the period: a month, quarter or year, a phase of a plan, or an ad-hoc
// request, which stands in the store. What concerns figures alone has no use for a request, and says so.
import { isAdhocId, type Period } from '../domain/calendar/period.ts';
import { periodById } from '../domain/plan/periods.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { requestPeriod } from '../domain/request/request-period.ts';
import type { AdhocRequest } from '../domain/request/request.ts';
import { Problem } from '../problem.ts';
import type { Database } from '../store/database.ts';
import { requestOf } from '../store/requests.ts';

export interface KnownPeriod {
  period: Period;
  /** The request whose period it is; null where it is the calendar's or a plan's. */
  request: AdhocRequest | null;
}

/** @throws Problem NOT_FOUND for what is no period of the province */
export async function knownPeriod(
  db: Database,
  province: string,
  id: string,
  plans: readonly Plan[],
): Promise<KnownPeriod> {
  const period = periodById(id, plans);
  if (period !== undefined) return { period, request: null };
  const request = isAdhocId(id) ? await requestOf(db, province, id) : null;
  if (request === null) throw new Problem('NOT_FOUND', { what: `kỳ ${id}` });
  return { period: requestPeriod(request), request };
}

/**
 * A period that has figures to roll up.
 * @throws Problem NOT_FOUND, NOT_FOR_REQUEST whether or not there is such a request
 */
export function figurePeriod(id: string, plans: readonly Plan[]): Period {
  if (isAdhocId(id)) throw new Problem('NOT_FOR_REQUEST');
  const period = periodById(id, plans);
  if (period === undefined) throw new Problem('NOT_FOUND', { what: `kỳ ${id}` });
  return period;
}
