// One period of a province looked at: what each commune owes, how it stands by now, and which steps
// are due. Only what has changed is written, each obligation in a transaction of its own.
import type { HolidayTable } from '../domain/calendar/holiday.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { LadderStep } from '../domain/deadline/ladder.ts';
import { obligationState, owedReports, type OwedReport } from '../domain/deadline/owed-reports.ts';
import { stepsDue } from '../domain/deadline/steps-due.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { canonicalJson } from '../domain/report/canonical-json.ts';
import { owedAnswers } from '../domain/request/owed-answers.ts';
import { requestLadder } from '../domain/request/request-ladder.ts';
import { withdrawnWords } from '../domain/request/request-period.ts';
import type { AdhocRequest } from '../domain/request/request.ts';
import { freedBy } from '../domain/rollup/freed.ts';
import type { Units } from '../domain/unit/unit.ts';
import type { Database } from '../store/database.ts';
import { freedIn } from '../store/exemptions.ts';
import {
  obligationsOf,
  saveObligation,
  type ObligationFacts,
  type ObligationRecord,
} from '../store/obligations.ts';
import { closedPeriodOf } from '../store/periods.ts';
import { standingHeadsOf, type StandingHead } from '../store/report-heads.ts';

export interface Watch {
  province: string;
  plans: readonly Plan[];
  units: Units;
  holidays: HolidayTable;
  ladder: readonly LadderStep[];
  now: Instant;
}

export interface Watched {
  obligations: number;
  changed: number;
  planned: number;
  passedOver: number;
  /** Reports that went back and were not sent again, with what they owe. */
  returned: { head: StandingHead; owed: OwedReport }[];
}

const NO_LONGER = 'Không còn phải báo cáo kỳ này';
/** Obligations written at once: each is a document of its own. */
const AT_ONCE = 20;

/** `request` is the ad-hoc request whose period it is; null where it is a report's. */
export async function watchPeriod(
  db: Database,
  watch: Watch,
  period: Period,
  request: AdhocRequest | null = null,
): Promise<Watched> {
  const { province, now, holidays } = watch;
  const ladder = request === null ? watch.ladder : requestLadder(request, watch.ladder);
  const [heads, freed, standing, closing] = await Promise.all([
    standingHeadsOf(db, province, period.id),
    freedIn(db, province, period.id),
    obligationsOf(db, province, period.id),
    closedPeriodOf(db, province, period.id),
  ]);
  const closed = closing !== null;
  const reasonOf = freedBy(freed);
  const excluded = new Set(freed.excluded.map(({ unit }) => unit));
  const found = new Map<string, ObligationFacts>();
  const returned: Watched['returned'] = [];
  const owing = request === null ? owedReports({ ...watch, period }) : owedAnswers(request, watch);
  for (const owed of closed ? asClosed(owing, standing) : owing) {
    const { code } = owed.commune;
    const head = heads.get(code) ?? null;
    const reason = reasonOf(code, owed.owed.obligation.id);
    const facts = factsOf(owed, period, {
      head,
      reason,
      excluded: excluded.has(code),
      closed,
      now,
    });
    found.set(owed.id, facts);
    if (facts.returned && head !== null) returned.push({ head, owed });
  }
  const over = request?.withdrawn ? withdrawnWords(request.withdrawn) : NO_LONGER;
  for (const [id, it] of standing)
    if (!found.has(id)) found.set(id, closed ? { ...factsIn(it), closed } : noLongerOwed(it, over));

  const plan = (id: string, facts: ObligationFacts) => (of: Ledger) =>
    stepsDue(ladderFactsOf(id, facts), of, ladder, now, holidays);
  const changed = [...found].filter(([id, facts]) => {
    const before = standing.get(id);
    if (before === undefined) return true;
    const { send, passOver } = plan(id, facts)(before);
    return send.length + passOver.length > 0 || differs(before, facts);
  });
  const result = { obligations: found.size, changed: 0, planned: 0, passedOver: 0, returned };
  for (let start = 0; start < changed.length; start += AT_ONCE) {
    const saved = await Promise.all(
      changed
        .slice(start, start + AT_ONCE)
        .map(([id, facts]) => saveObligation(db, id, facts, plan(id, facts), now)),
    );
    for (const { planned, passedOver } of saved) {
      result.changed += 1;
      result.planned += planned;
      result.passedOver += passedOver;
    }
  }
  return result;
}

/** What is owed in a closed period is what was owed when it was closed, until the day of then. */
function asClosed(
  owing: readonly OwedReport[],
  standing: ReadonlyMap<string, ObligationRecord>,
): OwedReport[] {
  if (standing.size === 0) return [...owing];
  return owing.flatMap((owed) => {
    const before = standing.get(owed.id);
    return before === undefined ? [] : [{ ...owed, due: before.due, assumed: before.assumed }];
  });
}

type Ledger = Pick<ObligationRecord, 'done' | 'acknowledged'>;

function factsOf(
  owed: OwedReport,
  period: Period,
  facts: {
    head: StandingHead | null;
    reason: string | null;
    excluded: boolean;
    closed: boolean;
    now: Instant;
  },
): ObligationFacts {
  const { head, reason, excluded, closed, now } = facts;
  const firstCompleteAt = head?.firstCompleteAt ?? null;
  const exempt = reason !== null;
  // One workbook answers all that a commune owes in a period; its return is told of once.
  const answers = owed.report === owed.id;
  const mayAct = !closed || (head !== null && head.correction !== null);
  const went = head?.state === 'RETURNED' && answers && !exempt && mayAct ? head.returned : null;
  return {
    province: owed.commune.province,
    commune: owed.commune.code,
    period: period.id,
    obligation: owed.owed.obligation.id,
    plan: owed.owed.plan.id,
    report: head?.reportId ?? owed.report,
    due: owed.due,
    assumed: owed.assumed,
    internal: owed.internal,
    ...obligationState(owed, { firstCompleteAt, exempt, now }),
    reason,
    excluded,
    closed,
    firstCompleteAt,
    reportState: head?.state ?? null,
    returned: went !== null,
    returnedRevision: went?.revision ?? null,
    returnedAt: went?.at ?? null,
  };
}

/** A plan was ended, a request withdrawn or a unit taken off the list since: nobody is asked for it. */
function noLongerOwed(before: ObligationRecord, reason: string): ObligationFacts {
  return {
    ...factsIn(before),
    state: 'EXEMPT',
    lateByDays: null,
    reason,
    returned: false,
    returnedRevision: null,
    returnedAt: null,
  };
}

function ladderFactsOf(id: string, facts: ObligationFacts): Parameters<typeof stepsDue>[0] {
  const { due, assumed, internal, returnedRevision, returnedAt } = facts;
  const { closed = false } = facts;
  const settled = facts.firstCompleteAt !== null || facts.state === 'EXEMPT' || closed;
  const returned =
    returnedRevision === null || returnedAt === null
      ? null
      : { revision: returnedRevision, at: returnedAt };
  return { id, due, assumed, internal, settled, returned };
}

function factsIn(record: ObligationRecord): ObligationFacts {
  const { done: _done, acknowledged: _acknowledged, at: _at, ...facts } = record;
  return facts;
}

function differs(before: ObligationRecord, facts: ObligationFacts): boolean {
  return canonicalJson(factsIn(before)) !== canonicalJson(facts);
}
