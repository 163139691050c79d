// The teams of each commune that has reported: how many, of how many people, working how long, and
// which rules of the plans they do not follow. Counts only; no rule of composition blocks anything.
import type { LocalDate } from '../calendar/rule.ts';
import type { Overlay } from '../plan/overlay.ts';
import type { ReportContent } from '../report/content.ts';
import { teamFindings, teamsOf } from '../team/rules.ts';
import type { Reorganised } from '../unit/reorganised.ts';
import { isInWindow, type Window } from './activities.ts';
import type { RollupTeam } from './rollup.ts';
import { movementOf } from './team-alerts.ts';

/** Members are counted as at the last day of the window; who has left by then is not. */
export function teamsOfCommune(
  name: string,
  content: ReportContent,
  overlay: Overlay,
  window: Window,
  reorganised: Reorganised,
): RollupTeam {
  const all = teamsOf(content, window.to);
  const ofVillages = all.filter((team) => team.level === 'VILLAGE');
  const villages = new Set(content.villages.map((line) => line.village));
  const served = new Set(
    content.villages.filter((line) => line.team !== null).map((line) => line.village),
  );
  const members = all.flatMap((team) => team.members);
  return {
    unit: content.commune,
    name,
    villages: villages.size,
    teams: ofVillages.length,
    communeTeams: all.length - ofVillages.length,
    villagesWithoutTeam: villages.size - served.size,
    teamsWithoutDecision: all.filter((team) => !team.hasDecision).length,
    teamsWithoutLeader: all.filter(
      (team) => !team.members.some((member) => member.role === 'LEADER'),
    ).length,
    members: members.length,
    collaborators: all.reduce((sum, team) => sum + team.collaborators, 0),
    skilledMembers: members.filter((member) => member.skilled).length,
    ...movementOf(content, overlay, window),
    trainedAttendances: trainedAttendancesOf(content, window),
    ...hoursOf(content, overlay),
    findings: findingsOf(content, overlay, window.to, reorganised),
  };
}

function trainedAttendancesOf(content: ReportContent, window: Window): number | null {
  const counts = content.activities
    .filter((line) => isInWindow(line, window))
    .flatMap((line) => line.training?.teamMembers ?? []);
  return counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : null;
}

/**
 * A team that serves several villages has a line in each; they speak of one team, whose hours are
 * the largest of them. Where several plans set a minimum, the strictest counts.
 */
function hoursOf(
  content: ReportContent,
  overlay: Overlay,
): Pick<RollupTeam, 'hoursPerWeek' | 'teamsWithHours' | 'teamsBelowHours'> {
  const byTeam = new Map<string, number>();
  for (const { team, hoursPerWeek } of content.teamPeriods)
    if (hoursPerWeek !== null)
      byTeam.set(team, Math.max(byTeam.get(team) ?? 0, hoursPerWeek.value));
  const hours = [...byTeam.values()];
  const minimum = Math.max(0, ...overlay.minHours.map(({ value }) => value));
  return {
    hoursPerWeek:
      hours.length > 0 ? hours.reduce((sum, value) => sum + value, 0) / hours.length : null,
    teamsWithHours: hours.length,
    teamsBelowHours: hours.filter((value) => value < minimum).length,
  };
}

/** In the order of the plans and their rules. */
function findingsOf(
  content: ReportContent,
  overlay: Overlay,
  asOf: LocalDate,
  reorganised: Reorganised,
): RollupTeam['findings'] {
  const byRule = new Map<string, { finding: RollupTeam['findings'][number]; teams: Set<string> }>();
  for (const { rule, plan, severity, team } of teamFindings(content, overlay, asOf, reorganised)) {
    const key = `${plan} ${rule}`;
    const known = byRule.get(key);
    if (known) known.teams.add(team);
    else byRule.set(key, { finding: { rule, plan, teams: 0, severity }, teams: new Set([team]) });
  }
  return [...byRule.values()].map(({ finding, teams }) => ({ ...finding, teams: teams.size }));
}
