// Who reported in time. The commune answers for the obligations it owes, by the first complete
// submission of this period's report; a team answers to its commune, by the day on which the
// commune says its report came in.
import { dueOfObligation, judge, type Due } from '../calendar/due.ts';
import { formatInstant, startOfDay } from '../calendar/local.ts';
import type { Instant } from '../calendar/rule.ts';
import { reportObligation, type OverlaidObligation } from '../plan/overlay.ts';
import type { Obligation } from '../plan/plan.ts';
import type { TeamPeriodLine } from '../report/content.ts';
import { villageId } from '../unit/unit.ts';
import type { ExpectedCommune } from './expected-communes.ts';
import type { CountedReport, RollupInput, RollupTimeliness } from './rollup.ts';

export interface Clock {
  now: Instant;
  dueOf: (obligation: Obligation) => Due | null;
  /** Why a unit is freed from an obligation; null where it is not. */
  exemption: (unit: string, obligation: string) => string | null;
  /** When a report first came in of which nothing counts; null where there is none. */
  received: (unit: string) => Instant | null;
}

/** The due date of each obligation is worked out once, however many communes owe it. */
export function clockOf(
  input: Pick<RollupInput, 'period' | 'holidays' | 'exemptions' | 'notCounted' | 'now'>,
): Clock {
  const dues = new Map<Obligation, Due | null>();
  const exemptions = new Map(
    (input.exemptions ?? []).map((it) => [`${it.unit} ${it.obligation}`, it.reason]),
  );
  const received = new Map((input.notCounted ?? []).map((it) => [it.unit, it.firstCompleteAt]));
  return {
    now: input.now,
    received: (unit) => received.get(unit) ?? null,
    dueOf: (obligation) => {
      let due = dues.get(obligation);
      if (due === undefined)
        dues.set(obligation, (due = dueOfObligation(obligation, input.period, input.holidays)));
      return due;
    },
    exemption: (unit, obligation) => exemptions.get(`${unit} ${obligation}`) ?? null,
  };
}

/** By commune in the given order; the commune's own obligations first, then its villages' by code. */
export function timelinessOf(
  communes: readonly ExpectedCommune[],
  clock: Clock,
): RollupTimeliness[] {
  return communes.flatMap((expected) => [
    ...communeTimeliness(expected, clock),
    ...teamTimeliness(expected, clock),
  ]);
}

function communeTimeliness(
  { commune, overlay, report }: ExpectedCommune,
  clock: Clock,
): RollupTimeliness[] {
  const own = overlay.obligations.filter((it) => it.from === 'COMMUNE');
  const answered = reportObligation(overlay);
  const owed = own.length > 0 || answered === undefined ? own : [answered];
  return owed.map((it) => {
    const reason = clock.exemption(commune.code, it.obligation.id);
    // Where only its teams owe a report, the commune's workbook is the answer it gathers from them.
    return judged(
      commune.code,
      { ...it, from: 'COMMUNE' },
      reason,
      // A report that went back was in time all the same: its first sending decides.
      report?.firstCompleteAt ?? clock.received(commune.code),
      clock,
    );
  });
}

function teamTimeliness(
  { commune, overlay, report }: ExpectedCommune,
  clock: Clock,
): RollupTimeliness[] {
  const owed = overlay.obligations.filter((it) => it.from === 'TEAM');
  if (report === null || owed.length === 0) return [];
  return [...teamLinesByVillage(report)].flatMap(([village, lines]) =>
    owed.flatMap((it) => {
      const due = clock.dueOf(it.obligation);
      const days = lines.map((line) => cameIn(line, report, due));
      if (days.includes(undefined)) return [];
      const unit = villageId(commune, village);
      const reason =
        clock.exemption(unit, it.obligation.id) ?? clock.exemption(commune.code, it.obligation.id);
      const submittedAt = Math.max(...days.filter((day) => day !== undefined));
      return [judged(unit, { ...it, internal: true }, reason, submittedAt, clock)];
    }),
  );
}

/** The lines of every team of a village; undefined for a team that tab 4 says nothing of. */
function teamLinesByVillage({
  content,
}: CountedReport): Map<string, (TeamPeriodLine | undefined)[]> {
  const lines = new Map(content.teamPeriods.map((it) => [`${it.village} ${it.team}`, it]));
  const teams = new Map<string, Set<string>>();
  for (const { village, team } of content.villages)
    if (team !== null) teams.set(village, (teams.get(village) ?? new Set()).add(team));
  return new Map(
    [...teams]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([village, codes]) => [
        village,
        [...codes].map((team) => lines.get(`${village} ${team}`)),
      ]),
  );
}

/**
 * When a team's report was there: on the day the commune noted, or by the time the commune itself
 * reported if that was before the team's due. Undefined where neither proves anything: what came
 * in after the due may have been there in time.
 */
function cameIn(
  line: TeamPeriodLine | undefined,
  { firstCompleteAt }: CountedReport,
  due: Due | null,
): Instant | undefined {
  if (line?.reportedOn) return startOfDay(line.reportedOn);
  return due === null || firstCompleteAt < due.dueExclusive ? firstCompleteAt : undefined;
}

function judged(
  unit: string,
  { plan, obligation, from, internal }: OverlaidObligation,
  reason: string | null,
  submittedAt: Instant | null,
  clock: Clock,
): RollupTimeliness {
  const due = clock.dueOf(obligation);
  const assumed = obligation.due === null;
  return {
    unit,
    obligation: obligation.id,
    plan: plan.id,
    level: from,
    dueExclusive: due && formatInstant(due.dueExclusive),
    submittedAt: submittedAt === null ? null : formatInstant(submittedAt),
    ...judge({ due, assumed, exempt: reason !== null, submittedAt, now: clock.now }),
    assumed,
    internal,
    reason,
  };
}
