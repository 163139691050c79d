// The life of the teams of each commune that has reported: what is amiss with a team, and which changes
// among its members want a decision or another look. Lines with their cells, not counts: whoever is to
// see to it must find the team.
import { addDays } from '../calendar/local.ts';
import { previousPeriod, type Period } from '../calendar/period.ts';
import type { LocalDate } from '../calendar/rule.ts';
import { dataWindow } from '../calendar/window.ts';
import type { Overlay } from '../plan/overlay.ts';
import type { MemberLine, ReportContent } from '../report/content.ts';
import { teamAlerts } from '../team/alerts.ts';
import { isActiveMember } from '../team/member.ts';
import { memberChanges, type MemberChange } from '../team/member-changes.ts';
import { teamNames } from '../team/names.ts';
import { teamsOf, type Team } from '../team/rules.ts';
import type { Reorganised } from '../unit/reorganised.ts';
import type { Window } from './activities.ts';
import { chooseReports } from './chosen-reports.ts';
import { expectedCommunes, type ExpectedCommune } from './expected-communes.ts';
import type { CountedReport, RollupInput } from './rollup.ts';
import type { RollupMemberChange, RollupTeamAlert } from './team-lines.ts';

/** By kind, then as the workbook has the teams; members as at the last day of the window. */
export function alertsOfCommune(
  content: ReportContent,
  overlay: Overlay,
  { to }: Window,
  reorganised: Reorganised,
): RollupTeamAlert[] {
  return teamAlerts(content, overlay, to, reorganised).map(({ asked, ...alert }) => ({
    unit: content.commune,
    ...alert,
    asked: asked.map(({ planName: _planName, ...rule }) => rule),
  }));
}

/** Who joined and left inside the window, of all teams. */
export function movementOf(
  content: ReportContent,
  overlay: Overlay,
  { from, to }: Window,
): { joined: number; left: number } {
  const inWindow = memberChanges(content, overlay, to).filter(({ on }) => from <= on);
  const joined = inWindow.filter(({ kind }) => kind === 'JOINED').length;
  return { joined, left: inWindow.length - joined };
}

/**
 * The changes that want a decision or another look: those of the window and, while no decision covers
 * them, earlier ones; then what only the report of the period before shows.
 */
export function changesOfCommune(expected: ExpectedCommune, period: Period): RollupMemberChange[] {
  const { overlay, report } = expected;
  if (report === null) return [];
  const { content } = report;
  const window = dataWindow(period, overlay.dataWindow);
  const nameOf = teamNames(content);
  const undecided = new Set(
    teamsOf(content, window.to).flatMap(({ code, hasDecision }) => (hasDecision ? [] : [code])),
  );
  const changes = memberChanges(content, overlay, window.to);
  // Where a leader has left, whoever leads now is worth a line, decided or not.
  const replaced = new Set(
    changes
      .filter(({ kind, role, on }) => kind === 'LEFT' && role === 'LEADER' && on >= window.from)
      .map(({ team }) => team),
  );
  const dated = changes
    .filter((change) => {
      const inWindow = change.on >= window.from;
      const isLeader = change.role === 'LEADER' && replaced.has(change.team);
      const approvedOtherwise = change.approval === 'DIFFERS' || change.approval === 'MISSING';
      // A team without any decision is an alert of its own: its old members are not told one by one.
      const open = change.decided === false && (inWindow || !undecided.has(change.team));
      return open || (inWindow && (approvedOtherwise || isLeader));
    })
    .map(({ asked, ...change }): RollupMemberChange => {
      const { planName: _planName, ...rule } = asked ?? { planName: '' };
      return {
        unit: content.commune,
        name: nameOf(change.team),
        people: 1,
        ...change,
        asked: 'plan' in rule ? rule : null,
      };
    });
  const before = reportBefore(expected, period);
  return before === null ? dated : [...dated, ...undatedChanges(before.content, content, window)];
}

/** The report of the period just before this one, of its kind; null where there is none. */
export function reportBefore({ earlier }: ExpectedCommune, period: Period): CountedReport | null {
  const before = previousPeriod(period)?.id;
  return earlier.find((report) => report.period === before) ?? null;
}

/** Whether the report of the period before shows anything: only then is it part of the figures. */
export function showsChanges(expected: ExpectedCommune, period: Period): boolean {
  return changesOfCommune(expected, period).some(({ kind }) => UNDATED.has(kind));
}

const UNDATED: ReadonlySet<RollupMemberChange['kind']> = new Set([
  'LEADER_CHANGED',
  'ADDED',
  'REMOVED',
  'TEAM_ADDED',
  'TEAM_GONE',
] as const);

function undatedChanges(
  before: ReportContent,
  now: ReportContent,
  window: Window,
): RollupMemberChange[] {
  const opened = addDays(window.from, -1);
  const old = new Map(teamsOf(before, opened).map((team) => [team.code, team]));
  const teams = teamsOf(now, window.to);
  const [nameOf, oldNameOf] = [teamNames(now), teamNames(before)];
  const listed = before.members.length > 0 && now.members.length > 0;
  const line = (
    { code, at }: Pick<Team, 'code' | 'at'>,
    kind: RollupMemberChange['kind'],
    facts: Partial<RollupMemberChange> = {},
  ): RollupMemberChange => ({
    unit: now.commune,
    team: code,
    name: nameOf(code),
    kind,
    number: null,
    people: 0,
    role: null,
    on: null,
    decided: null,
    approval: null,
    approver: null,
    asked: null,
    at,
    ...facts,
  });
  const gone = [...old.values()].filter(({ code }) => !teams.some((team) => team.code === code));
  return [
    ...teams.flatMap((team) => {
      const known = old.get(team.code);
      if (known === undefined) {
        const decided = decidedSince(team, opened);
        return decided === true ? [] : [line(team, 'TEAM_ADDED', { decided })];
      }
      if (!listed) return [];
      const decided = decidedSince(team, known.decidedOn ?? opened);
      return [
        ...leaderChange(before, now, team.code, window).map((number) =>
          line(team, 'LEADER_CHANGED', { number, people: 1, role: 'LEADER', decided }),
        ),
        ...headcount(before, now, team.code, window).map(([kind, people]) =>
          line(team, kind, { people, decided }),
        ),
      ];
    }),
    ...gone.map((team) => line(team, 'TEAM_GONE', { name: oldNameOf(team.code), at: '' })),
  ];
}

function decidedSince({ hasDecision, decidedOn }: Team, day: LocalDate): boolean | null {
  if (!hasDecision) return false;
  return decidedOn === null ? null : decidedOn > day;
}

/** The new leader's place in the list, where another leads than before and no day in the list says so. */
function leaderChange(
  before: ReportContent,
  now: ReportContent,
  team: string,
  { from, to }: Window,
): number[] {
  const ofTeam = ({ members }: ReportContent) => members.filter((it) => it.team === team);
  const leaderOn = (members: readonly MemberLine[], on: LocalDate) =>
    members.findIndex((it) => it.role === 'LEADER' && isActiveMember(it, on));
  const [old, own] = [ofTeam(before), ofTeam(now)];
  const dated = own.some(
    ({ role, joinedOn, leftOn }) =>
      role === 'LEADER' && [joinedOn, leftOn].some((day) => day && from <= day && day <= to),
  );
  const [was, is] = [leaderOn(old, addDays(from, -1)), leaderOn(own, to)];
  const keyOf = (member: MemberLine | undefined) => [member?.post, member?.joinedOn].join('\n');
  const same = keyOf(old[was]) === keyOf(own[is]);
  return was < 0 || is < 0 || dated || same ? [] : [is + 1];
}

/** How many more or fewer there are than the days in the list account for. */
function headcount(
  before: ReportContent,
  now: ReportContent,
  team: string,
  { from, to }: Window,
): ['ADDED' | 'REMOVED', number][] {
  const own = now.members.filter((member) => member.team === team);
  const on = (members: readonly MemberLine[], day: LocalDate) =>
    members.filter((member) => member.team === team && isActiveMember(member, day)).length;
  const inWindow = (day: MemberChange['on'] | null) => day !== null && from <= day && day <= to;
  const joined = own.filter(({ joinedOn }) => inWindow(joinedOn)).length;
  const left = own.filter(({ leftOn }) => inWindow(leftOn)).length;
  const more = on(now.members, to) - (on(before.members, addDays(from, -1)) + joined - left);
  if (more === 0) return [];
  return [more > 0 ? ['ADDED', more] : ['REMOVED', -more]];
}

/**
 * Of reports on the period before, those without which a change would not be seen: they are part of
 * the figures, the others are not.
 */
export function reportsShowingChanges(
  before: readonly CountedReport[],
  { units, plans, period, reports }: Pick<RollupInput, 'units' | 'plans' | 'period' | 'reports'>,
): CountedReport[] {
  const chosen = chooseReports([...reports, ...before], period, plans);
  return expectedCommunes(units, plans, period, chosen)
    .filter((expected) => showsChanges(expected, period))
    .flatMap((expected) => reportBefore(expected, period) ?? []);
}
