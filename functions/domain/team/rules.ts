// The plans' rules of composition, applied to the teams of one commune. Two plans may bind the same
// team and disagree; each finding names its own plan and clause. Nothing here blocks: the plans
// contradict themselves and each other, and real teams follow neither.
import type { LocalDate } from '../calendar/rule.ts';
import type { Overlay } from '../plan/overlay.ts';
import type { TeamRule } from '../plan/plan.ts';
import { COMMUNE_TEAM, type MemberLine, type ReportContent, type Role } from '../report/content.ts';
import { NOTHING_REORGANISED, type Reorganised } from '../unit/reorganised.ts';
import { isActiveMember } from './member.ts';
import { overtakenByMerge } from './overtaken.ts';

export interface TeamFinding {
  plan: string;
  planName: string;
  rule: string;
  clause: string;
  kind: TeamRule['kind'];
  severity: 'WARN' | 'INFO';
  /** Team code; the village's code where the finding is that a village has none; '' for the commune. */
  team: string;
  /** What the sentence needs: counts and names of posts, never of persons. */
  facts: Record<string, string | number>;
  /** `2. Thôn và Tổ!A5` */
  at: string;
}

export interface Team {
  code: string;
  level: 'VILLAGE' | 'COMMUNE';
  /** Codes of the villages it serves. */
  villages: string[];
  hasDecision: boolean;
  /** Day of the latest decision on the team; null where none is written down. */
  decidedOn: LocalDate | null;
  hasZalo: boolean;
  members: MemberLine[];
  collaborators: number;
  at: string;
}

type Found = Pick<TeamFinding, 'team' | 'facts' | 'at'>;

/** What the rules are applied to. */
interface Bound {
  content: ReportContent;
  teams: readonly Team[];
  names: ReadonlyMap<string, string>;
  asOf: LocalDate;
  reorganised: Reorganised;
}

/**
 * Every rule of every plan in force against the commune's teams, members counted as at `asOf`.
 * `reorganised` is what the unit list tells of merges. Findings come in the order of plans, rules
 * and teams.
 */
export function teamFindings(
  content: ReportContent,
  overlay: Overlay,
  asOf: LocalDate,
  reorganised: Reorganised = NOTHING_REORGANISED,
): TeamFinding[] {
  const teams = teamsOf(content, asOf);
  const names = new Map(overlay.posts.map((post) => [post.code, post.name]));
  return overlay.teamRules.flatMap(({ plan, rule }) =>
    broken(rule, { content, teams, names, asOf, reorganised }).map((found) => ({
      plan: plan.id,
      planName: plan.shortName,
      rule: rule.id,
      clause: rule.clause,
      kind: rule.kind,
      severity: rule.severity,
      ...found,
    })),
  );
}

/** The commune's teams: those of tab 2, each once however many villages it serves, and its own. */
export function teamsOf(content: ReportContent, asOf: LocalDate): Team[] {
  const teams = new Map<string, Team>();
  for (const line of content.villages) {
    if (line.team === null) continue;
    const team = teams.get(line.team);
    if (team) {
      team.villages.push(line.village);
      team.hasDecision ||= line.decision !== null;
      team.decidedOn = later(team.decidedOn, line.decision?.on ?? null);
      team.hasZalo ||= line.zalo.has;
    } else
      teams.set(line.team, {
        code: line.team,
        level: 'VILLAGE',
        villages: [line.village],
        hasDecision: line.decision !== null,
        decidedOn: line.decision?.on ?? null,
        hasZalo: line.zalo.has,
        members: [],
        collaborators: 0,
        at: line.at,
      });
  }
  if (content.communeTeam)
    teams.set(COMMUNE_TEAM, {
      code: COMMUNE_TEAM,
      level: 'COMMUNE',
      villages: [],
      hasDecision: content.communeTeam.decision !== null,
      decidedOn: content.communeTeam.decision?.on ?? null,
      hasZalo: content.communeTeam.zalo.has,
      members: [],
      collaborators: 0,
      at: content.communeTeam.at,
    });
  for (const member of content.members) {
    const team = teams.get(member.team);
    if (!team || !isActiveMember(member, asOf)) continue;
    if (member.role === 'COLLABORATOR') team.collaborators += 1;
    else team.members.push(member);
  }
  return [...teams.values()];
}

function later(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function broken(rule: TeamRule, { content, teams, names, asOf, reorganised }: Bound): Found[] {
  const bound = teams.filter((team) => rule.teamLevel === 'ANY' || team.level === rule.teamLevel);
  const each = (test: (team: Team) => TeamFinding['facts'] | null): Found[] =>
    bound.flatMap((team) => {
      const facts = test(team);
      return facts ? [{ team: team.code, facts: { team: team.code, ...facts }, at: team.at }] : [];
    });
  const words = (posts: readonly string[]) =>
    posts.map((post) => names.get(post) ?? post).join(' hoặc ');

  switch (rule.kind) {
    case 'SIZE':
      // A list that nobody has filled in says nothing about the size of a team.
      if (content.members.length === 0) return [];
      return each(({ members }) => {
        if (rule.min !== null && members.length < rule.min)
          return { members: members.length, min: rule.min };
        if (rule.max !== null && members.length > rule.max)
          return { members: members.length, max: rule.max };
        return null;
      });
    case 'COLLABORATORS_ABOVE':
      return each(({ members }) =>
        members.length > rule.above ? { members: members.length, above: rule.above } : null,
      );
    case 'ROLE_POST':
      return each(({ members }) => {
        const holders = members.filter((member) => member.role === (rule.role satisfies Role));
        const wrong = holders.find((it) => it.post !== null && !rule.posts.includes(it.post));
        return wrong
          ? { role: rule.role, posts: words(rule.posts), found: names.get(wrong.post ?? '') ?? '' }
          : null;
      });
    case 'REQUIRED_POST':
      return each(({ members }) => {
        if (members.length === 0) return null;
        const count = members.filter(
          (it) => it.post !== null && rule.posts.includes(it.post),
        ).length;
        return count < rule.count ? { posts: words(rule.posts), count, wanted: rule.count } : null;
      });
    case 'DECISION_REQUIRED':
      return each(({ hasDecision }) => (hasDecision ? null : { signer: rule.signer }));
    case 'REORGANISED_AFTER_MERGE':
      return each((team) => {
        const facts = overtakenByMerge(team, content, reorganised, asOf);
        return facts && { ...facts, ...(rule.by === null ? {} : { by: rule.by }) };
      });
    case 'ZALO_GROUP_REQUIRED':
      return each(({ hasZalo }) => (hasZalo ? null : { composition: rule.composition }));
    case 'AREA_ASSIGNED':
      return each(({ members }) => {
        const without = members.filter((member) => !member.area).length;
        return without > 0 ? { without, members: members.length } : null;
      });
    case 'ONE_TEAM_PER_UNIT':
      return missingTeams(rule, content);
    case 'DOCUMENTS_REQUIRED':
      return rule.documents.flatMap((document) => {
        const kept = {
          YEARLY_PLAN: content.documents.yearlyPlan,
          REGULATION: content.documents.regulation,
        };
        return kept[document] === null ? [{ team: '', facts: { document }, at: '' }] : [];
      });
    case 'PREFERENCE':
      return [];
  }
}

function missingTeams(rule: TeamRule, content: ReportContent): Found[] {
  const found: Found[] = [];
  if (rule.teamLevel !== 'COMMUNE') {
    const served = new Set(
      content.villages.filter((it) => it.team !== null).map((it) => it.village),
    );
    const seen = new Set<string>();
    for (const line of content.villages)
      if (!served.has(line.village) && !seen.has(line.village)) {
        seen.add(line.village);
        found.push({ team: line.village, facts: { village: line.name }, at: line.at });
      }
  }
  if (rule.teamLevel !== 'VILLAGE' && content.communeTeam === null)
    found.push({ team: COMMUNE_TEAM, facts: { team: COMMUNE_TEAM }, at: '' });
  return found;
}
