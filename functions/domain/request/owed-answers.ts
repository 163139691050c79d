// Who owes an answer to a request, and on what ground: the clause of a plan that has communes report
// to the province when asked, where one in force has such a clause; else the letter itself.
import type { OwedReport } from '../deadline/owed-reports.ts';
import { overlaysOf, type OverlaidObligation, type Overlay } from '../plan/overlay.ts';
import type { Plan } from '../plan/plan.ts';
import { communesOn } from '../unit/on-day.ts';
import { communeId, type Commune, type Units } from '../unit/unit.ts';
import { dueOfRequest, isAsked, requestPeriod } from './request-period.ts';
import type { AdhocRequest } from './request.ts';

/** What a commune owes by the letter alone. */
export const BY_LETTER = 'Báo cáo theo yêu cầu đột xuất';

/** By commune code, each with what it answers; nobody where the request was withdrawn. */
export function owedAnswers(
  request: AdhocRequest,
  { plans, units }: { plans: readonly Plan[]; units: Units },
): OwedReport[] {
  if (request.state === 'WITHDRAWN') return [];
  const period = requestPeriod(request);
  const overlayOf = overlaysOf(plans, period);
  return askedCommunes(request, units).flatMap((commune) => {
    const owed = requestObligation(request, overlayOf(commune), plans);
    if (owed === undefined) return [];
    const id = `${communeId(commune)}_${period.id}_${owed.obligation.id}`;
    const due = dueOfRequest(request);
    return [{ id, commune, owed, report: id, due, assumed: false, internal: false }];
  });
}

/** The communes of its scope that stand on its last day in time, by code. */
function askedCommunes(request: AdhocRequest, units: Units): Commune[] {
  return communesOn(units, requestPeriod(request).end)
    .filter(({ province, code }) => province === request.province && isAsked(request, code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * The obligation under which a commune answers. `overlay` is that of the request's period, `plans`
 * all of the province; undefined only where the province has none at all.
 */
export function requestObligation(
  request: AdhocRequest,
  overlay: Pick<Overlay, 'plans' | 'obligations'>,
  plans: readonly Plan[],
): OverlaidObligation | undefined {
  const clause = overlay.obligations.find((it) => it.from === 'COMMUNE' && !it.internal);
  if (clause !== undefined) {
    const { assumedDue: _assumed, ...obligation } = clause.obligation;
    return { ...clause, obligation: { ...obligation, due: { rule: 'PER_REQUEST' } } };
  }
  const plan = overlay.plans[0] ?? plans[0];
  if (plan === undefined) return undefined;
  const obligation: OverlaidObligation['obligation'] = {
    id: request.id,
    name: BY_LETTER,
    from: 'COMMUNE',
    to: 'PROVINCE_DEPT',
    alsoTo: [],
    frequency: 'ADHOC',
    frequencyAssumed: false,
    due: { rule: 'PER_REQUEST' },
    content: request.title,
    clause: request.documentNo,
  };
  return { plan, obligation, from: 'COMMUNE', to: 'PROVINCE_DEPT', internal: false };
}
