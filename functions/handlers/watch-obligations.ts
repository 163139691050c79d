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

/** Obligations written at once: each is a document of its own. */
const AT_ONCE = 20;

export async function watchPeriod(db: Database, watch: Watch, period: Period): Promise<Watched> {
  const { province, ladder, now, holidays } = watch;
  const [heads, freed, standing] = await Promise.all([
    standingHeadsOf(db, province, period.id),
    freedIn(db, province, period.id),
    obligationsOf(db, province, period.id),
  ]);
  const reasonOf = freedBy(freed);
  const excluded = new Set(freed.excluded.map(({ unit }) => unit));
  const found = new Map<string, ObligationFacts>();
  const returned: Watched['returned'] = [];
  for (const owed of owedReports({ ...watch, period })) {
    const { code } = owed.commune;
    const head = heads.get(code) ?? null;
    const reason = reasonOf(code, owed.owed.obligation.id);
    const facts = factsOf(owed, period, { head, reason, excluded: excluded.has(code), now });
    found.set(owed.id, facts);
    if (facts.returned && head !== null) returned.push({ head, owed });
  }
  for (const [id, it] of standing) if (!found.has(id)) found.set(id, noLongerOwed(it));

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

type Ledger = Pick<ObligationRecord, 'done' | 'acknowledged'>;

function factsOf(
  owed: OwedReport,
  period: Period,
  facts: { head: StandingHead | null; reason: string | null; excluded: boolean; now: Instant },
): ObligationFacts {
  const { head, reason, excluded, now } = facts;
  const firstCompleteAt = head?.firstCompleteAt ?? null;
  const exempt = reason !== null;
  // One workbook answers all that a commune owes in a period; its return is told of once.
  const answers = owed.report === owed.id;
  const went = head?.state === 'RETURNED' && answers && !exempt ? head.returned : null;
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
    firstCompleteAt,
    reportState: head?.state ?? null,
    returned: went !== null,
    returnedRevision: went?.revision ?? null,
    returnedAt: went?.at ?? null,
  };
}

/** A plan was ended or a unit taken off the list since: nobody is asked for it any more. */
function noLongerOwed(before: ObligationRecord): ObligationFacts {
  const { done: _done, acknowledged: _acknowledged, at: _at, ...facts } = before;
  return {
    ...facts,
    state: 'EXEMPT',
    lateByDays: null,
    reason: 'Không còn phải báo cáo kỳ này',
    returned: false,
    returnedRevision: null,
    returnedAt: null,
  };
}

function ladderFactsOf(id: string, facts: ObligationFacts): Parameters<typeof stepsDue>[0] {
  const { due, assumed, internal, returnedRevision, returnedAt } = facts;
  const settled = facts.firstCompleteAt !== null || facts.state === 'EXEMPT';
  const returned =
    returnedRevision === null || returnedAt === null
      ? null
      : { revision: returnedRevision, at: returnedAt };
  return { id, due, assumed, internal, settled, returned };
}

function differs(before: ObligationRecord, facts: ObligationFacts): boolean {
  const { done: _done, acknowledged: _acknowledged, at: _at, ...standing } = before;
  return canonicalJson(standing) !== canonicalJson(facts);
}
