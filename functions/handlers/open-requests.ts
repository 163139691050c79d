// The ad-hoc requests that communes have to answer at this time: those that are open and not long over.
import type { LocalDate } from '../domain/calendar/rule.ts';
import { isAsked, isCurrent } from '../domain/request/request-period.ts';
import type { AdhocRequest } from '../domain/request/request.ts';
import type { Database } from '../store/database.ts';
import { requestsOf } from '../store/requests.ts';

/** Of each commune (`20275`), in the order in which they were issued. */
export async function openRequests(
  db: Database,
  province: string,
  today: LocalDate,
): Promise<(commune: string) => AdhocRequest[]> {
  const open = (await requestsOf(db, province)).filter(
    (request) => request.state === 'OPEN' && isCurrent(request, today),
  );
  return (commune) => open.filter((request) => isAsked(request, commune));
}
