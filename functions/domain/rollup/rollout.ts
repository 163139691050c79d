// The roll-out of the teams in phases, each with its quotas: how many communes a district chooses,
// and how many teams a chosen commune founds. Counted by the day of the teams' decisions, and judged
// once the phase is over: until then a quota can only be reached early.
import type { Period } from '../calendar/period.ts';
import type { LocalDate } from '../calendar/rule.ts';
import type { Plan, RolloutPhase } from '../plan/plan.ts';
import type { ReportContent } from '../report/content.ts';
import type { ExpectedCommune } from './expected-communes.ts';
import type { RolloutState, RollupRollout } from './rollup.ts';

/** A day of a decision; null or undefined where none is known. */
type DecidedOn = LocalDate | null | undefined;

interface Founded {
  expected: ExpectedCommune;
  /** Its first team is of this phase: a commune that an earlier phase chose is not chosen anew. */
  chosen: boolean;
  communeTeams: number;
  villageTeams: number;
}

/** How far a phase is: over both in the period's data and by the calendar of `today`. */
type Progress = RolloutPhase & { over: boolean };

/**
 * Of each phase that has begun by the end of the period: the districts that choose communes, then
 * the communes. Where districts choose, a commune is held to a quota once it has founded a team in
 * the phase; where they do not, every commune that reports is.
 */
export function rolloutOf(
  communes: readonly ExpectedCommune[],
  plans: readonly Plan[],
  period: Period,
  today: LocalDate,
): RollupRollout[] {
  return plans.flatMap((plan) => {
    const bound = communes.filter(({ overlay }) => overlay.plans.includes(plan));
    return plan.rollout
      .filter((phase) => phase.from <= period.end)
      .map((phase): Progress => ({ ...phase, over: phase.to <= period.end && phase.to < today }))
      .flatMap((phase) => {
        const founded = bound.flatMap((expected) => foundedIn(phase, expected));
        return [...ofDistricts(plan, phase, founded, bound), ...ofCommunes(plan, phase, founded)];
      });
  });
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

/** Every district, also one of which nobody has reported: its quota stands all the same. */
function ofDistricts(
  plan: Plan,
  phase: Progress,
  founded: readonly Founded[],
  bound: readonly ExpectedCommune[],
): RollupRollout[] {
  const quota = phase.communesPerDistrict;
  if (quota === null) return [];
  const districts = new Set(bound.flatMap(({ commune }) => commune.district?.code ?? []));
  const inside = ({ commune }: ExpectedCommune, code: string) => commune.district?.code === code;
  return [...districts].sort().map((code) => {
    const own = founded.filter(({ expected }) => inside(expected, code));
    return row(plan, phase, `district:${code}`, 'COMMUNES', quota, {
      count: own.filter(({ chosen }) => chosen).length,
      communesReported: own.length,
      communesExpected: bound.filter((expected) => inside(expected, code)).length,
    });
  });
}

function ofCommunes(plan: Plan, phase: Progress, founded: readonly Founded[]): RollupRollout[] {
  const { communesPerDistrict, communeTeamsPerCommune, villageTeamsPerCommune } = phase;
  return founded
    .filter((it) => communesPerDistrict === null || it.communeTeams + it.villageTeams > 0)
    .flatMap(({ expected, communeTeams, villageTeams }) => {
      const { code } = expected.commune;
      const own = { communesReported: 1, communesExpected: 1 };
      const rows: RollupRollout[] = [];
      if (communeTeamsPerCommune)
        rows.push(
          row(plan, phase, code, 'COMMUNE_TEAMS', communeTeamsPerCommune, {
            ...own,
            count: communeTeams,
          }),
        );
      if (villageTeamsPerCommune)
        rows.push(
          row(plan, phase, code, 'VILLAGE_TEAMS', villageTeamsPerCommune, {
            ...own,
            count: villageTeams,
          }),
        );
      return rows;
    });
}

function row(
  plan: Plan,
  { id, over }: Progress,
  unit: string,
  measure: RollupRollout['measure'],
  { min, max }: { min: number; max: number },
  found: Pick<RollupRollout, 'count' | 'communesReported' | 'communesExpected'>,
): RollupRollout {
  const { count } = found;
  const met = min <= count && count <= max;
  const stateOf = (): RolloutState => {
    if (found.communesReported === 0) return 'NO_DATA';
    if (met) return 'MET';
    if (count > max) return 'ABOVE';
    return over ? 'NOT_MET' : 'NOT_DUE';
  };
  return { plan: plan.id, phase: id, unit, measure, min, max, met, state: stateOf(), ...found };
}
