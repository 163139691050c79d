// The roll-out of the teams in phases, each with its quotas: how many communes a district chooses,
// and how many teams a chosen commune founds. Counted by the day of the teams' decisions.
import type { Period } from '../calendar/period.ts';
import type { LocalDate } from '../calendar/rule.ts';
import type { Plan, RolloutPhase } from '../plan/plan.ts';
import type { ReportContent } from '../report/content.ts';
import type { ExpectedCommune } from './expected-communes.ts';
import type { RollupRollout } from './rollup.ts';

/** A day of a decision; null or undefined where none is known. */
type DecidedOn = LocalDate | null | undefined;

interface Founded {
  expected: ExpectedCommune;
  /** Its first team is of this phase: a commune that an earlier phase chose is not chosen anew. */
  chosen: boolean;
  communeTeams: number;
  villageTeams: number;
}

/**
 * Of each phase that has begun by the end of the period: the districts that chose communes, then
 * the communes. Where districts choose, a commune is held to a quota once it has founded a team in
 * the phase; where they do not, every commune that reports is.
 */
export function rolloutOf(
  communes: readonly ExpectedCommune[],
  plans: readonly Plan[],
  period: Period,
): RollupRollout[] {
  return plans.flatMap((plan) =>
    plan.rollout
      .filter((phase) => phase.from <= period.end)
      .flatMap((phase) => {
        const founded = communes
          .filter(({ overlay }) => overlay.plans.includes(plan))
          .flatMap((expected) => foundedIn(phase, expected));
        return [...ofDistricts(plan, phase, founded), ...ofCommunes(plan, phase, founded)];
      }),
  );
}

function foundedIn(phase: RolloutPhase, expected: ExpectedCommune): Founded[] {
  const content = expected.report?.content;
  if (content === undefined) return [];
  const inPhase = (day: DecidedOn) => Boolean(day && phase.from <= day && day <= phase.to);
  const communeTeams = Number(inPhase(content.communeTeam?.decision?.on));
  const villageTeams = villageTeamsFounded(content, inPhase);
  const days = [content.communeTeam, ...content.villages].map((line) => line?.decision?.on);
  const before = days.some((day) => day && day < phase.from);
  return [
    { expected, chosen: communeTeams + villageTeams > 0 && !before, communeTeams, villageTeams },
  ];
}

function villageTeamsFounded(
  { villages }: ReportContent,
  inPhase: (day: DecidedOn) => boolean,
): number {
  const founded = villages.filter(({ team, decision }) => team !== null && inPhase(decision?.on));
  return new Set(founded.map(({ team }) => team)).size;
}

function ofDistricts(
  plan: Plan,
  phase: RolloutPhase,
  founded: readonly Founded[],
): RollupRollout[] {
  const quota = phase.communesPerDistrict;
  if (quota === null) return [];
  const counts = new Map<string, number>();
  for (const { expected, chosen } of founded) {
    const { district } = expected.commune;
    if (district) counts.set(district.code, (counts.get(district.code) ?? 0) + Number(chosen));
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, count]) => row(plan, phase, `district:${code}`, 'COMMUNES', count, quota));
}

function ofCommunes(plan: Plan, phase: RolloutPhase, founded: readonly Founded[]): RollupRollout[] {
  const { communesPerDistrict, communeTeamsPerCommune, villageTeamsPerCommune } = phase;
  return founded
    .filter((it) => communesPerDistrict === null || it.communeTeams + it.villageTeams > 0)
    .flatMap(({ expected, communeTeams, villageTeams }) => {
      const { code } = expected.commune;
      const rows: RollupRollout[] = [];
      if (communeTeamsPerCommune)
        rows.push(row(plan, phase, code, 'COMMUNE_TEAMS', communeTeams, communeTeamsPerCommune));
      if (villageTeamsPerCommune)
        rows.push(row(plan, phase, code, 'VILLAGE_TEAMS', villageTeams, villageTeamsPerCommune));
      return rows;
    });
}

function row(
  plan: Plan,
  phase: RolloutPhase,
  unit: string,
  measure: RollupRollout['measure'],
  count: number,
  { min, max }: { min: number; max: number },
): RollupRollout {
  const met = min <= count && count <= max;
  return { plan: plan.id, phase: phase.id, unit, measure, count, min, max, met };
}
