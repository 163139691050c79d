// What one submission says, typed and checked: the content of a revision. Every figure carries the
// cell it was read from, so that a total of the province can be followed back to it. Plain JSON,
// and free of members' names unless the province turned `storeMemberNames` on.
import type { LocalDate } from '../calendar/rule.ts';
import type { DenominatorField } from '../plan/plan.ts';
import type { CommuneKind, VillageKind, Zone } from '../unit/unit.ts';

/** A number with the cell it stands in, `4. Số liệu kỳ!E5`. null: the cell is blank, no figure yet. */
export type Figure = { value: number; at: string } | null;

export interface TeamDecision {
  no: string;
  on: LocalDate | null;
}

/** One row of tab 2: a village and the team that serves it; `team` is null in a village without one. */
export interface VillageLine {
  village: string;
  team: string | null;
  name: string;
  kind: VillageKind | null;
  zone: Zone | null;
  households: Figure;
  residents: Figure;
  adults: Figure;
  teamName: string | null;
  decision: TeamDecision | null;
  zalo: { has: boolean; members: number | null };
  mergedFrom: string | null;
  at: string;
}

/** The team of the commune itself (Tổ cấp xã). */
export const COMMUNE_TEAM = 'XA';

const ROLES = ['LEADER', 'DEPUTY', 'MEMBER', 'COLLABORATOR'] as const;
export type Role = (typeof ROLES)[number];

export interface MemberLine {
  team: string;
  /** Only where the province stores members' names. */
  name?: string;
  role: Role | null;
  post: string | null;
  area: boolean;
  households: number | null;
  skilled: boolean;
  joinedOn: LocalDate | null;
  joinApprover: string | null;
  leftOn: LocalDate | null;
  leaveApprover: string | null;
  at: string;
}

/** One indicator in one row of tab 4. */
export interface VillageFigure {
  village: string;
  team: string | null;
  indicator: string;
  numerator: Figure;
  denominator: Figure;
}

/** One indicator of tab 5. */
export interface CommuneFigure {
  indicator: string;
  numerator: Figure;
  denominator: Figure;
  source: string | null;
  note: string | null;
}

/** What tab 4 says of a team's work in the period. */
export interface TeamPeriodLine {
  village: string;
  team: string;
  /** Average hours a week. */
  hoursPerWeek: Figure;
  activeMembers: Figure;
  /** The day the team's own report came in, where the plan obliges teams to report. */
  reportedOn: LocalDate | null;
  note: string | null;
  at: string;
}

export interface ActivityLine {
  village: string | null;
  kind: string;
  topic: string | null;
  on: LocalDate | null;
  /** Occasions held. */
  sessions: number;
  hours: number | null;
  /** Occasions of attendance (lượt người), not persons. */
  attendances: number | null;
  households: number | null;
  priorityGroup: string | null;
  campaign: string | null;
  /** Only of a training. */
  training: {
    level: string | null;
    form: string | null;
    partner: string | null;
    teamMembers: number | null;
  } | null;
  note: string | null;
  at: string;
}

export interface SupportPointLine {
  name: string;
  place: string | null;
  village: string | null;
  schedule: string | null;
  /** Occasions of service (lượt người) in the period. */
  served: number | null;
  at: string;
}

export interface DifficultyLine {
  category: string | null;
  description: string;
  cause: string | null;
  proposal: string | null;
  askLevel: 'COMMUNE' | 'PROVINCE' | 'CENTRAL' | null;
  status: 'NEW' | 'IN_PROGRESS' | 'DONE' | null;
  at: string;
}

export interface RecognitionLine {
  kind: 'MODEL' | 'INITIATIVE' | 'PROPOSED' | 'COMMENDED';
  name: string;
  content: string | null;
  form: string | null;
  decisionNo: string | null;
  at: string;
}

export interface FundingLine {
  year: number;
  team: string | null;
  policy: string | null;
  /** Dong. */
  budgeted: number | null;
  spent: number | null;
  source: string | null;
  at: string;
}

/** Only in the report that answers a request, which says nothing else. */
export interface AdhocAnswerLine {
  request: string;
  question: string;
  /** As an officer reads it, "Có", "35,4%", "05/12/2025"; null where it was left blank. */
  answer: string | null;
  /** What it comes to: a number, `yyyy-MM-dd`, yes or no, the words. */
  value: string | number | boolean | null;
  at: string;
}

export interface ReportContent {
  province: string;
  commune: string;
  communeName: string;
  communeKind: CommuneKind | null;
  communeZone: Zone | null;
  period: string;
  plans: string[];
  templateVersion: number;
  officialNo: string | null;
  documents: { yearlyPlan: string | null; regulation: string | null };
  population: Partial<Record<DenominatorField, Figure>>;
  residentLists: { id: string; count: Figure; kept: boolean | null }[];
  villages: VillageLine[];
  communeTeam: {
    decision: TeamDecision | null;
    zalo: { has: boolean; members: number | null };
    at: string;
  } | null;
  members: MemberLine[];
  villageFigures: VillageFigure[];
  communeFigures: CommuneFigure[];
  teamPeriods: TeamPeriodLine[];
  activities: ActivityLine[];
  supportPoints: SupportPointLine[];
  difficulties: DifficultyLine[];
  recognitions: RecognitionLine[];
  funding: FundingLine[];
  adhocAnswers: AdhocAnswerLine[];
}
