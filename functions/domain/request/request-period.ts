// A request as a period of its own: reports, obligations, reminders and progress go by a period, and
// that of a request has its title for a name and the day of its letter for a deadline.
import { describeDue, dueOnDay, type Due } from '../calendar/due.ts';
import { addDays } from '../calendar/local.ts';
import { adhocPeriod, type Period } from '../calendar/period.ts';
import type { LocalDate } from '../calendar/rule.ts';
import type { AdhocRequest } from './request.ts';

/** Days after the last day in time for which a request is chased and shown in the communes' sheets. */
const LOOKED_AFTER = 92;

type Dated = Pick<AdhocRequest, 'dueRule' | 'due'>;

export function dueOfRequest({ dueRule, due }: Dated): Due {
  return dueOnDay({ rule: dueRule, day: due });
}

/** Both wordings: "trước ngày 20/12/2026 (muộn nhất 23:59 ngày 19/12/2026)". */
export function requestDueWords(request: Dated): string {
  return describeDue(dueOfRequest(request));
}

/**
 * From the day of the letter to the last day in time. Who stands on that day owes an answer. Throws
 * RangeError for a request that was due before it was issued.
 */
export function requestPeriod(
  request: Dated & Pick<AdhocRequest, 'id' | 'title' | 'issuedOn'>,
): Period {
  const { id, title, issuedOn, dueRule, due } = request;
  const { lastDay } = dueOfRequest(request);
  return adhocPeriod(id, issuedOn, lastDay, title, { rule: dueRule, day: due });
}

/** Whether a request is still looked after: about a quarter from its last day in time on, no longer. */
export function isCurrent(request: Dated, today: LocalDate): boolean {
  return today <= addDays(dueOfRequest(request).lastDay, LOOKED_AFTER);
}

/** Whether a commune (`20275`) is asked; whether it stands is for the unit list to say. */
export function isAsked({ scope }: Pick<AdhocRequest, 'scope'>, commune: string): boolean {
  return scope === null || scope.includes(commune);
}

/** "“Rà soát Tổ” (15/SKHCN-CNTT)", to be read in a sentence. */
export function requestName({ title, documentNo }: Pick<AdhocRequest, 'title' | 'documentNo'>) {
  return `“${title}” (${documentNo})`;
}

/** "Yêu cầu đã được thu hồi: …" */
export function withdrawnWords({ reason }: NonNullable<AdhocRequest['withdrawn']>): string {
  return `Yêu cầu đã được thu hồi: ${reason}`;
}
