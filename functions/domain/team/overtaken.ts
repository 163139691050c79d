// Whether a merge has overtaken a team: its village or its commune stands in the place of others, and
// nobody has decided on the team since. A merged village that kept the teams of its parts shows it too.
import type { LocalDate } from '../calendar/rule.ts';
import type { ReportContent } from '../report/content.ts';
import { dayOf, type Reorganised } from '../unit/reorganised.ts';

interface Subject {
  /** Codes of the villages it serves. */
  villages: readonly string[];
  hasDecision: boolean;
  /** Day of the latest decision on it. */
  decidedOn: LocalDate | null;
}

/**
 * The facts of it, `since` being the day of the merge where one is known, or null. A team without any
 * decision is no case of this; one whose decision has no day cannot be judged by a day.
 */
export function overtakenByMerge(
  team: Subject,
  { villages: lines }: Pick<ReportContent, 'villages'>,
  reorganised: Reorganised,
  asOf: LocalDate,
): Record<string, string | number> | null {
  if (!team.hasDecision) return null;
  const own = lines.filter(({ village }) => team.villages.includes(village));
  const days = [reorganised.commune, ...own.map((line) => mergedOn(line, reorganised))].filter(
    (day) => day !== null && day <= asOf,
  );
  const since = days.sort().at(-1) ?? null;
  if (since !== null && team.decidedOn !== null && team.decidedOn < since)
    return { since, decidedOn: team.decidedOn };
  const kept = own.filter(
    (line) => line.mergedFrom !== null && mergedOn(line, reorganised) === null,
  );
  const teams = Math.max(
    0,
    ...kept.map(
      ({ village }) =>
        new Set(lines.flatMap((line) => (line.village === village ? (line.team ?? []) : []))).size,
    ),
  );
  return teams > 1 ? { teams } : null;
}

/** The officer says that a village was merged, the unit list since when it stands. */
function mergedOn(
  { village, mergedFrom }: ReportContent['villages'][number],
  { merged, begun }: Reorganised,
): LocalDate | null {
  return dayOf(merged, village) ?? (mergedFrom === null ? null : dayOf(begun, village));
}
