// Who joined a team and who left it, told by the member's place in the team's list and never by name:
// who had to approve it by the plans, who did, and whether anybody has decided on the team since.
import type { LocalDate } from '../calendar/rule.ts';
import type { Overlay } from '../plan/overlay.ts';
import { COMMUNE_TEAM, type MemberLine, type ReportContent, type Role } from '../report/content.ts';
import { teamsOf, type Team } from './rules.ts';

/** Whether the approver is the one that the plan names; null where it names none. */
export type Approval = 'AS_ASKED' | 'DIFFERS' | 'MISSING' | null;

export interface MemberChange {
  team: string;
  kind: 'JOINED' | 'LEFT';
  /** 1 for the first line of the team in tab 3. */
  number: number;
  role: Role | null;
  on: LocalDate;
  /** The team has a decision of that day or a later one; null where its decision has no day. */
  decided: boolean | null;
  approval: Approval;
  /** Code of the approver that is written down; null where none is. */
  approver: string | null;
  /** Who approves by the first plan that says so; null where none does. */
  asked: { plan: string; planName: string; clause: string; approver: string } | null;
  at: string;
}

/** Who joined or left by `to`, by team as in tab 2, then as in tab 3; the undated are no changes. */
export function memberChanges(
  content: ReportContent,
  overlay: Overlay,
  to: LocalDate,
): MemberChange[] {
  return teamsOf(content, to).flatMap((team) =>
    content.members
      .filter((member) => member.team === team.code)
      .flatMap((member, place) => changesOf(member, place + 1, team, overlay))
      .filter(({ on }) => on <= to),
  );
}

/**
 * The days and lines of changes after the latest decision on a team. A team without a decision, or with
 * one that has no day, has none: there is nothing to be after.
 */
export function changesSinceDecision(
  { members }: ReportContent,
  { code, decidedOn }: Pick<Team, 'code' | 'decidedOn'>,
  asOf: LocalDate,
): { on: LocalDate; at: string }[] {
  if (decidedOn === null) return [];
  return members
    .filter((member) => member.team === code)
    .flatMap(({ joinedOn, leftOn, at }) => [joinedOn, leftOn].map((on) => ({ on, at })))
    .flatMap(({ on, at }) => (on !== null && on > decidedOn && on <= asOf ? [{ on, at }] : []));
}

function changesOf(
  member: MemberLine,
  number: number,
  { code, hasDecision, decidedOn }: Team,
  { membership }: Overlay,
): MemberChange[] {
  const level = code === COMMUNE_TEAM ? 'COMMUNE' : 'VILLAGE';
  const one = (
    kind: MemberChange['kind'],
    on: LocalDate | null,
    approver: string | null,
    step: 'join' | 'leave',
  ): MemberChange[] => {
    if (on === null) return [];
    const asked = membership.flatMap(({ plan, ...procedures }) => {
      const procedure = procedures[step];
      return procedure === null
        ? []
        : [
            {
              plan: plan.id,
              planName: plan.shortName,
              clause: procedure.clause,
              approver: procedure.approver[level],
            },
          ];
    })[0];
    return [
      {
        team: code,
        kind,
        number,
        role: member.role,
        on,
        decided: hasDecision ? (decidedOn === null ? null : decidedOn >= on) : false,
        approval: approvalOf(approver, asked?.approver),
        approver,
        asked: asked ?? null,
        at: member.at,
      },
    ];
  };
  return [
    ...one('JOINED', member.joinedOn, member.joinApprover, 'join'),
    ...one('LEFT', member.leftOn, member.leaveApprover, 'leave'),
  ];
}

function approvalOf(found: string | null, expected: string | undefined): Approval {
  if (expected === undefined) return null;
  if (found === null) return 'MISSING';
  return found === expected ? 'AS_ASKED' : 'DIFFERS';
}
