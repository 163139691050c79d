// Tab 3, and the plans' rules of composition.
import { COMMUNE_TEAM } from '../report/content.ts';
import { teamAlerts, type AlertKind, type TeamAlert } from '../team/alerts.ts';
import { isActiveMember } from '../team/member.ts';
import { teamFindings, teamsOf, type TeamFinding } from '../team/rules.ts';
import { excerpt, fold } from '../vietnamese/text.ts';
import type { CheckInput } from './check.ts';
import type { IssueCode } from './messages.ts';
import { cellOf, placeOf, textOf } from './row.ts';
import { APPROVER_WORDS } from './words.ts';

export function checkMembers(input: CheckInput): void {
  if (input.content.members.length === 0)
    input.raise('MEMBERS_BLANK', 'INFO', input.read.tabs.get('members')?.name ?? '');
  checkMemberRows(input);
  checkProcedures(input);
  checkAlerts(input);
  checkTeams(input);
}

function checkMemberRows({ read, memberRows, content, raise, today }: CheckInput): void {
  const tab = read.tabs.get('members');
  if (!tab) return;
  const teams = new Set(content.villages.map((line) => line.team));
  if (content.communeTeam) teams.add(COMMUNE_TEAM);
  const seen = new Map<string, string>();
  for (const { line, row } of memberRows) {
    const at = (key: string) => placeOf(tab.name, cellOf(row, key));
    const team = textOf(row, 'team');
    if (team === null) raise('MEMBER_TEAM_MISSING', 'WARN', at('team'));
    else if (!teams.has(line.team))
      raise('MEMBER_TEAM_UNKNOWN', 'WARN', at('team'), { found: excerpt(team) });
    const name = textOf(row, 'name');
    if (name === null) raise('MEMBER_NAME_MISSING', 'WARN', at('name'));
    else {
      const key = `${line.team}\u0000${fold(name)}`;
      const first = seen.get(key);
      if (first !== undefined && line.leftOn === null)
        raise('MEMBER_TWICE', 'WARN', at('name'), { first });
      if (line.leftOn === null) seen.set(key, cellOf(row, 'name'));
    }
    if (line.role === null && row.cells.get('role')?.raw === null)
      raise('MEMBER_ROLE_MISSING', 'WARN', at('role'));
    if (line.joinedOn !== null && line.joinedOn > today)
      raise('DATE_IN_FUTURE', 'WARN', at('joinedOn'), {
        found: line.joinedOn,
        column: 'Ngày tham gia',
      });
    if (line.joinedOn !== null && line.leftOn !== null && line.leftOn < line.joinedOn)
      raise('LEFT_BEFORE_JOINED', 'WARN', at('leftOn'), {
        left: line.leftOn,
        joined: line.joinedOn,
      });
    const phone = textOf(row, 'phone');
    if (phone !== null && !/^0\d{9}$/.test(phone.replace(/[\s.]/g, '')))
      raise('PHONE_FORM', 'WARN', at('phone'));
  }
}

/** Who must approve a member's joining and leaving, where a plan says so. */
function checkProcedures({ read, memberRows, form, raise }: CheckInput): void {
  const tab = read.tabs.get('members');
  if (!tab) return;
  const word = (code: string) => APPROVER_WORDS.find((it) => it.code === code)?.name ?? code;
  for (const { line, row } of memberRows) {
    const level = line.team === COMMUNE_TEAM ? 'COMMUNE' : 'VILLAGE';
    for (const { plan, join, leave } of form.overlay.membership) {
      const steps = [
        { procedure: join, on: line.joinedOn, found: line.joinApprover, key: 'joinApprover' },
        { procedure: leave, on: line.leftOn, found: line.leaveApprover, key: 'leaveApprover' },
      ];
      for (const { procedure, on, found, key } of steps) {
        if (!procedure || on === null) continue;
        const facts = {
          expected: word(procedure.approver[level]),
          plan: plan.shortName,
          clause: procedure.clause,
        };
        const at = placeOf(tab.name, cellOf(row, key));
        if (found === null) {
          if (row.cells.get(key)?.raw === null) raise('APPROVER_MISSING', 'INFO', at, facts);
        } else if (found !== procedure.approver[level])
          raise('APPROVER_DIFFERS', 'WARN', at, { ...facts, found: word(found) });
      }
    }
  }
}

/** Findings that are no alerts: how a team is made up, not what becomes of it. */
const FINDING_CODES: Partial<Record<TeamFinding['kind'], IssueCode>> = {
  ROLE_POST: 'TEAM_ROLE_POST',
  REQUIRED_POST: 'TEAM_POST_MISSING',
  DOCUMENTS_REQUIRED: 'DOCUMENT_MISSING',
  ZALO_GROUP_REQUIRED: 'TEAM_WITHOUT_ZALO',
  AREA_ASSIGNED: 'TEAM_AREA_MISSING',
};

const ALERT_CODES: Record<AlertKind, (facts: TeamAlert['facts']) => IssueCode | null> = {
  NO_TEAM: () => 'TEAM_MISSING',
  NO_LEADER: () => 'NO_LEADER',
  NO_DECISION: () => 'TEAM_WITHOUT_DECISION',
  NOT_REORGANISED: () => 'TEAM_NOT_REORGANISED',
  CHANGED_WITHOUT_DECISION: () => 'MEMBERS_CHANGED_SINCE_DECISION',
  TOO_FEW: () => 'TEAM_TOO_SMALL',
  TOO_MANY: (facts) => ('above' in facts ? 'TEAM_NEEDS_COLLABORATORS' : 'TEAM_TOO_LARGE'),
  // Said of the members' tab already.
  NO_MEMBERS: () => null,
};

/** What every plan asks alike is said once, with the first plan's clause. */
const ASKED_ALIKE: ReadonlySet<AlertKind> = new Set(['NO_LEADER', 'CHANGED_WITHOUT_DECISION']);

/** The alerts that the province's summary has of these teams, for each plan that asks for it. */
function checkAlerts({ read, content, form, window, reorganised, raise }: CheckInput): void {
  const villages = read.tabs.get('villages')?.name ?? '';
  for (const alert of teamAlerts(content, form.overlay, window.to, reorganised)) {
    const { kind, severity, facts, asked } = alert;
    const [first] = asked;
    const said =
      first === undefined || ASKED_ALIKE.has(kind)
        ? [{ planName: '', clause: '', ...first, severity, facts }]
        : asked;
    for (const { planName, clause, ...rule } of said) {
      const code = ALERT_CODES[kind](rule.facts);
      const source = planName === '' ? {} : { plan: planName, clause };
      if (code !== null)
        raise(code, rule.severity, alert.at || villages, { ...rule.facts, ...source });
    }
  }
}

function checkTeams({ read, content, form, window, raise }: CheckInput): void {
  const unit = read.tabs.get('unit');
  for (const finding of teamFindings(content, form.overlay, window.to)) {
    const code = FINDING_CODES[finding.kind];
    if (code === undefined) continue;
    raise(code, finding.severity, finding.at || unit?.name || '', {
      ...finding.facts,
      plan: finding.planName,
      clause: finding.clause,
    });
  }
  if (!read.tabs.get('members')) return;
  const households = new Map<string, number>();
  for (const line of content.villages)
    if (line.team !== null)
      households.set(line.team, (households.get(line.team) ?? 0) + (line.households?.value ?? 0));
  const assigned = new Map<string, number>();
  for (const member of content.members)
    if (member.households !== null && isActiveMember(member, window.to))
      assigned.set(member.team, (assigned.get(member.team) ?? 0) + member.households);
  for (const team of teamsOf(content, window.to)) {
    const leaders = team.members.filter((member) => member.role === 'LEADER').length;
    const facts = { team: team.code };
    if (leaders > 1) raise('TWO_LEADERS', 'WARN', team.at, { ...facts, leaders });
    const lookedAfter = assigned.get(team.code) ?? 0;
    const served = households.get(team.code) ?? 0;
    if (served > 0 && lookedAfter > served)
      raise('AREA_HOUSEHOLDS_ABOVE', 'WARN', team.at, {
        ...facts,
        assigned: lookedAfter,
        households: served,
      });
  }
}
