// What communes owe the province in a period and how far each has come, from the heads of their
// reports alone: nobody has to read what the reports say.
import { describeDue, dueOfObligation, judge } from '../calendar/due.ts';
import type { HolidayTable } from '../calendar/holiday.ts';
import { formatInstant } from '../calendar/local.ts';
import type { Period } from '../calendar/period.ts';
import type { Instant } from '../calendar/rule.ts';
import type { Obligation, Plan } from '../plan/plan.ts';
import { expectedCommunes } from '../rollup/expected-communes.ts';
import type { Commune, Units } from '../unit/unit.ts';
import { communeTitle } from '../unit/words.ts';
import type { DeskTimeliness, ProgressLine, ReturnedReport } from './desk.ts';
import type { ReportState } from './life.ts';

/** What the head of a commune's report tells: what was sent last, and what has become of it. */
export interface SentHead {
  reportId: string;
  state: ReportState;
  revision: number;
  submittedAt: Instant;
  /** When the province first received a revision. */
  firstCompleteAt: Instant | null;
  by: string;
  returned: (Omit<ReturnedReport, 'at'> & { at: Instant }) | null;
}

/**
 * Judges one obligation as of `now`; `firstCompleteAt` is the first complete submission, if any, and
 * `freed` why nothing is expected of the unit.
 */
export function deskTimeliness(
  obligation: Obligation,
  period: Period,
  holidays: HolidayTable,
  facts: { firstCompleteAt: Instant | null; freed?: string | null; now: Instant },
): DeskTimeliness {
  const due = dueOfObligation(obligation, period, holidays);
  const assumed = obligation.due === null;
  const freed = facts.freed ?? null;
  const exempt = freed !== null;
  return {
    ...judge({ due, assumed, exempt, submittedAt: facts.firstCompleteAt, now: facts.now }),
    dueWords: due === null ? null : describeDue(due),
    lastDay: due === null ? null : due.lastDay,
    assumed,
    ...(freed === null ? {} : { reason: freed }),
  };
}

/**
 * A line for each obligation that a commune standing on the period's last day owes above itself,
 * sorted by commune code, then in the order of the plans. `heads` are by commune code. What ends
 * inside the commune (a team's report to it) is left aside. `freedBy` tells why a commune is freed.
 */
export function progressLines(
  setting: { plans: readonly Plan[]; units: Units; holidays: HolidayTable; period: Period },
  heads: ReadonlyMap<string, SentHead>,
  now: Instant,
  freedBy: (commune: string, obligation: string) => string | null = () => null,
): Omit<ProgressLine, 'spreadsheet'>[] {
  const { plans, units, period } = setting;
  const noReports = { current: new Map(), earlier: new Map() };
  const owed = expectedCommunes(units, plans, period, noReports).flatMap(({ commune, overlay }) =>
    overlay.obligations
      .filter((it) => it.from === 'COMMUNE' && !it.internal)
      .map(({ obligation }) => ({ commune, obligation })),
  );
  return linesOf(owed, setting, heads, now, freedBy);
}

/** A line for each of what is owed, in its order. */
export function linesOf(
  owed: readonly { commune: Commune; obligation: Obligation }[],
  { holidays, period }: { holidays: HolidayTable; period: Period },
  heads: ReadonlyMap<string, SentHead>,
  now: Instant,
  freedBy: (commune: string, obligation: string) => string | null,
): Omit<ProgressLine, 'spreadsheet'>[] {
  return owed.map(({ commune, obligation }) => {
    const head = heads.get(commune.code);
    return {
      commune: commune.code,
      name: communeTitle(commune),
      obligation: obligation.id,
      timeliness: deskTimeliness(obligation, period, holidays, {
        firstCompleteAt: head?.firstCompleteAt ?? null,
        freed: freedBy(commune.code, obligation.id),
        now,
      }),
      report: head === undefined ? null : standing(head),
      returned: returnedOf(head?.returned ?? null),
    };
  });
}

/** Why a report went back, with its time as it travels. */
export function returnedOf(returned: SentHead['returned']): ReturnedReport | null {
  return returned === null ? null : { ...returned, at: formatInstant(returned.at) };
}

function standing(head: SentHead): ProgressLine['report'] {
  const { reportId, revision, state, submittedAt, by } = head;
  return { reportId, revision, state, submittedAt: formatInstant(submittedAt), by };
}
