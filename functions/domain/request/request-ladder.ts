// The ladder of a request: the province's own, and before it one step that no report of a period has.
// Everybody knows when a quarter ends; of a request its communes first hear on the day it is issued.
import { daysBetween, localDateOf, parseInstant } from '../calendar/local.ts';
import type { LadderStep } from '../deadline/ladder.ts';
import { dueOfRequest } from './request-period.ts';
import type { AdhocRequest } from './request.ts';

/** The step of the day of issue; a province's own ladder cannot take the name from it. */
const ISSUED = 'ISSUED';

export function requestLadder(
  request: Pick<AdhocRequest, 'dueRule' | 'due' | 'issuedAt'>,
  ladder: readonly LadderStep[],
): LadderStep[] {
  const issued = parseInstant(request.issuedAt);
  const own = ladder.filter(({ id }) => id !== ISSUED);
  if (issued === undefined) return own;
  const days = daysBetween(dueOfRequest(request).day, localDateOf(issued));
  return [{ id: ISSUED, to: 'COMMUNE', days, workingDay: false, chase: false }, ...own];
}
