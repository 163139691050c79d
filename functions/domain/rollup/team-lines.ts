// What summary.json says of a single team: an alert, or a change among its members.
import type { TeamAlert } from '../team/alerts.ts';
import type { MemberChange } from '../team/member-changes.ts';

/** As the commune's own check tells it; the plans' names stand in the plans. */
export interface RollupTeamAlert extends Omit<TeamAlert, 'asked'> {
  /** Commune code. */
  unit: string;
  asked: Omit<TeamAlert['asked'][number], 'planName'>[];
}

/**
 * A change among members that somebody has to look at: no decision covers it, it was approved by
 * another than the plan names, or only the report before shows that it took place.
 */
export interface RollupMemberChange {
  /** Commune code. */
  unit: string;
  /** Team code. */
  team: string;
  name: string;
  /**
   * LEADER_CHANGED, ADDED, REMOVED, TEAM_ADDED and TEAM_GONE are told by the report of the period
   * before, where no day in the list tells it.
   */
  kind: MemberChange['kind'] | 'LEADER_CHANGED' | 'ADDED' | 'REMOVED' | 'TEAM_ADDED' | 'TEAM_GONE';
  /** The member's place in the team's list; null where no single member is meant. */
  number: number | null;
  /** How many people; 1 where a single member is meant. */
  people: number;
  role: MemberChange['role'];
  on: MemberChange['on'] | null;
  /** A decision on the team covers it; null where that cannot be told. */
  decided: boolean | null;
  approval: MemberChange['approval'];
  approver: string | null;
  asked: Omit<NonNullable<MemberChange['asked']>, 'planName'> | null;
  /** Where the member, or else the team, stands now. */
  at: string;
}
