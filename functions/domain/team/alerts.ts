// What is amiss in the life of a commune's teams: a village without one, a team without leader or
// decision, one that nobody has decided on since a merge or since its members changed, one too small or
// too large. The commune sees it while checking its sheet, the province over all communes; both ask here.
import type { LocalDate } from '../calendar/rule.ts';
import type { Overlay } from '../plan/overlay.ts';
import type { MemberLine, ReportContent } from '../report/content.ts';
import { dayOf, type Reorganised } from '../unit/reorganised.ts';
import { isActiveMember } from './member.ts';
import { changesSinceDecision } from './member-changes.ts';
import { teamNames } from './names.ts';
import { teamFindings, teamsOf, type Team, type TeamFinding } from './rules.ts';

export const ALERT_KINDS = [
  'NO_TEAM',
  'NO_LEADER',
  'NO_DECISION',
  'NOT_REORGANISED',
  'CHANGED_WITHOUT_DECISION',
  'TOO_FEW',
  'TOO_MANY',
  'NO_MEMBERS',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export interface TeamAlert {
  /** Team code; the village's code where a village has none; '' where the whole commune is meant. */
  team: string;
  name: string;
  kind: AlertKind;
  severity: 'WARN' | 'INFO';
  /** Since when it is so; null where nothing written down tells. */
  since: LocalDate | null;
  /** Counts and days, never a person. */
  facts: Record<string, string | number>;
  /** The plans' rules that ask for it, in their order; none where no plan in force does. */
  asked: {
    plan: string;
    planName: string;
    rule: string;
    clause: string;
    severity: 'WARN' | 'INFO';
    facts: Record<string, string | number>;
  }[];
  /** `2. Thôn và Tổ!A5` */
  at: string;
}

/**
 * The alerts of one commune, members counted as at `asOf`, one for each team and kind: by kind in the
 * order of ALERT_KINDS, then as the workbook has the teams. Nothing is said of the members of teams
 * where nobody has filled in the list.
 */
export function teamAlerts(
  content: ReportContent,
  overlay: Overlay,
  asOf: LocalDate,
  reorganised: Reorganised,
): TeamAlert[] {
  const nameOf = teamNames(content);
  const alerts = new Map<string, TeamAlert>();
  const tab = content.villages[0]?.at ?? content.communeTeam?.at ?? '';
  const note = (kind: AlertKind, of: Pick<TeamAlert, 'team' | 'at'>, facts: Partial<TeamAlert>) => {
    const key = `${kind} ${of.team}`;
    const known = alerts.get(key);
    if (known) {
      known.asked.push(...(facts.asked ?? []));
      // The severest rule tells how far it has gone.
      if (known.severity === 'INFO' && facts.severity === 'WARN')
        Object.assign(known, { ...facts, asked: known.asked });
      return;
    }
    const at = of.at === '' ? tab.slice(0, Math.max(0, tab.lastIndexOf('!'))) : of.at;
    alerts.set(key, {
      team: of.team,
      name: of.team === '' ? '' : nameOf(of.team),
      kind,
      severity: 'WARN',
      since: null,
      facts: {},
      asked: [],
      ...facts,
      at,
    });
  };

  for (const finding of teamFindings(content, overlay, asOf, reorganised)) {
    const kind = kindOf(finding);
    if (kind === null) continue;
    note(kind, finding, {
      severity: finding.severity,
      since: sinceOfFinding(finding, content, asOf, reorganised),
      facts: finding.facts,
      asked: [askedBy(finding)],
      ...(kind === 'NO_TEAM' && finding.facts['village'] !== undefined
        ? { name: String(finding.facts['village']) }
        : {}),
    });
  }
  for (const team of teamsOf(content, asOf)) {
    const { code, at } = team;
    const own = content.members.filter((member) => member.team === code);
    if (content.members.length > 0 && !hasLeader(team.members))
      note(
        'NO_LEADER',
        { team: code, at },
        {
          since: sinceWhen(own, asOf, (members) => !hasLeader(members)),
          facts: { team: code },
          asked: leaderRules(overlay, team),
        },
      );
    const changed = changesSinceDecision(content, team, asOf);
    if (changed.length > 0)
      note(
        'CHANGED_WITHOUT_DECISION',
        { team: code, at },
        {
          severity: 'INFO',
          since: changed.reduce((first, { on }) => (on < first ? on : first), asOf),
          facts: { team: code, changed: changed.length, decidedOn: team.decidedOn ?? '' },
          asked: decisionRules(overlay, team),
        },
      );
  }
  if (content.members.length === 0 && teamsOf(content, asOf).length > 0)
    note('NO_MEMBERS', { team: '', at: '' }, { severity: 'INFO', name: '' });
  return ALERT_KINDS.flatMap((kind) => [...alerts.values()].filter((it) => it.kind === kind));
}

/** Of what a rule that is not followed is an alert; the other rules are of how a team is made up. */
const KINDS: Partial<Record<TeamFinding['kind'], AlertKind>> = {
  ONE_TEAM_PER_UNIT: 'NO_TEAM',
  DECISION_REQUIRED: 'NO_DECISION',
  REORGANISED_AFTER_MERGE: 'NOT_REORGANISED',
  COLLABORATORS_ABOVE: 'TOO_MANY',
};

function kindOf({ kind, facts }: TeamFinding): AlertKind | null {
  if (kind === 'SIZE') return 'min' in facts ? 'TOO_FEW' : 'TOO_MANY';
  return KINDS[kind] ?? null;
}

function askedBy({ plan, planName, rule, clause, severity, facts }: TeamFinding) {
  return { plan, planName, rule, clause, severity, facts };
}

type Rule = Overlay['teamRules'][number]['rule'];

/** A plan asks for a leader where it says who leads. */
function leaderRules(overlay: Overlay, team: Team): TeamAlert['asked'] {
  return rulesFor(overlay, team, (rule) => rule.kind === 'ROLE_POST' && rule.role === 'LEADER');
}

function decisionRules(overlay: Overlay, team: Team): TeamAlert['asked'] {
  return rulesFor(overlay, team, (rule) => rule.kind === 'DECISION_REQUIRED');
}

function rulesFor(
  { teamRules }: Overlay,
  { level, code }: Team,
  wanted: (rule: Rule) => boolean,
): TeamAlert['asked'] {
  return teamRules
    .filter(({ rule }) => wanted(rule) && (rule.teamLevel === 'ANY' || rule.teamLevel === level))
    .map(({ plan, rule: { id, clause, severity } }) => ({
      plan: plan.id,
      planName: plan.shortName,
      rule: id,
      clause,
      severity,
      facts: { team: code },
    }));
}

function sinceOfFinding(
  { kind, facts, team }: TeamFinding,
  { members }: ReportContent,
  asOf: LocalDate,
  { merged, begun }: Reorganised,
): LocalDate | null {
  const { min, max, above, since } = facts;
  if (kind === 'REORGANISED_AFTER_MERGE') return typeof since === 'string' ? since : null;
  if (kind === 'ONE_TEAM_PER_UNIT') return dayOf(merged, team) ?? dayOf(begun, team);
  if (kind !== 'SIZE' && kind !== 'COLLABORATORS_ABOVE') return null;
  const own = members.filter((member) => member.team === team);
  return sinceWhen(own, asOf, ({ length }) =>
    typeof min === 'number' ? length < min : length > Number(max ?? above),
  );
}

function hasLeader(members: readonly MemberLine[]): boolean {
  return members.some((member) => member.role === 'LEADER');
}

/**
 * The day on which it came to hold of a team's members, by the days on which people joined and left.
 * null where it held before the first of these, and somebody's first day is not known.
 */
function sinceWhen(
  own: readonly MemberLine[],
  asOf: LocalDate,
  holds: (members: readonly MemberLine[]) => boolean,
): LocalDate | null {
  const people = own.filter((member) => member.role !== 'COLLABORATOR');
  const days = [
    ...new Set(people.flatMap(({ joinedOn, leftOn }) => [joinedOn ?? [], leftOn ?? []].flat())),
  ]
    .filter((day) => day <= asOf)
    .sort()
    .reverse();
  let since: LocalDate | null = null;
  for (const day of days) {
    if (!holds(people.filter((member) => isActiveMember(member, day)))) return since;
    since = day;
  }
  return people.every(({ joinedOn }) => joinedOn !== null) ? since : null;
}
