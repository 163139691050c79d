// What communes owe the province in a period and how far each has come, from the heads of their
// reports alone: nobody has to read what the reports say.
import { describeDue, dueOfObligation, judge } from '../calendar/due.ts';
import type { HolidayTable } from '../calendar/holiday.ts';
import { formatInstant } from '../calendar/local.ts';
import type { Period } from '../calendar/period.ts';
import type { Instant } from '../calendar/rule.ts';
import type { Obligation, Plan } from '../plan/plan.ts';
import { expectedCommunes } from '../rollup/expected-communes.ts';
import type { Units } from '../unit/unit.ts';
import { communeTitle } from '../unit/words.ts';
import type { DeskTimeliness, ProgressLine } from './desk.ts';

/** What the head of a commune's report tells: the revision that stands and when it first came in. */
export interface CountedHead {
  revision: number;
  submittedAt: Instant;
  firstCompleteAt: Instant;
  by: string;
}

/** Judges one obligation as of `now`; `firstCompleteAt` is the first complete submission, if any. */
export function deskTimeliness(
  obligation: Obligation,
  period: Period,
  holidays: HolidayTable,
  facts: { firstCompleteAt: Instant | null; now: Instant },
): DeskTimeliness {
  const due = dueOfObligation(obligation, period, holidays);
  const assumed = obligation.due === null;
  return {
    ...judge({ due, assumed, exempt: false, submittedAt: facts.firstCompleteAt, now: facts.now }),
    dueWords: due === null ? null : describeDue(due),
    lastDay: due === null ? null : due.lastDay,
    assumed,
  };
}

/**
 * A line for each obligation that a commune standing on the period's last day owes above itself,
 * sorted by commune code, then in the order of the plans. `heads` are by commune code. What ends
 * inside the commune (a team's report to it) is left aside.
 */
export function progressLines(
  setting: { plans: readonly Plan[]; units: Units; holidays: HolidayTable; period: Period },
  heads: ReadonlyMap<string, CountedHead>,
  now: Instant,
): Omit<ProgressLine, 'spreadsheet'>[] {
  const { plans, units, holidays, period } = setting;
  const noReports = { current: new Map(), earlier: new Map() };
  return expectedCommunes(units, plans, period, noReports).flatMap(({ commune, overlay }) => {
    const head = heads.get(commune.code);
    const firstCompleteAt = head?.firstCompleteAt ?? null;
    return overlay.obligations
      .filter((it) => it.from === 'COMMUNE' && !it.internal)
      .map(({ obligation }) => ({
        commune: commune.code,
        name: communeTitle(commune),
        obligation: obligation.id,
        timeliness: deskTimeliness(obligation, period, holidays, { firstCompleteAt, now }),
        report: head === undefined ? null : standing(head),
      }));
  });
}

function standing({ revision, submittedAt, by }: CountedHead): ProgressLine['report'] {
  return { revision, submittedAt: formatInstant(submittedAt), by };
}
