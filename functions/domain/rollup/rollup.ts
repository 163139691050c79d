// The figures of a province for one period, computed from revisions and nothing else. The types
// here are the shape of summary.json.
import type { Timeliness } from '../calendar/due.ts';
import type { HolidayTable } from '../calendar/holiday.ts';
import type { Instant } from '../calendar/rule.ts';
import type { Period } from '../calendar/period.ts';
import type { AssignedTarget, Plan } from '../plan/plan.ts';
import type { Level } from '../plan/terms.ts';
import type { DifficultyLine, RecognitionLine, ReportContent } from '../report/content.ts';
import type { Units, Zone } from '../unit/unit.ts';
import type { RollupMemberChange, RollupTeamAlert } from './team-lines.ts';

/** The revision of a commune's report that counts, with the times that decide timeliness. */
export interface CountedReport {
  /** `48-20275_2025-Q4_QN-R1` */
  reportId: string;
  revision: number;
  /** sha256 of the content. */
  digest: string;
  period: string;
  content: ReportContent;
  /** When the first revision without a BLOCK issue came in: this one decides timeliness. */
  firstCompleteAt: Instant;
  submittedAt: Instant;
  /** The account that sent it, or the file it came in. */
  submittedBy: string;
}

/** Why no figure comes from a revision that a commune has sent. */
export type NotCountedReason = 'RETURNED' | 'REFUSED' | 'AWAITING_APPROVAL' | 'NOT_ACCEPTED';

/** The revision that a commune sent last, where it is not the one that counts. */
export interface NotCounted {
  /** Commune code. */
  unit: string;
  report: string;
  revision: number;
  why: NotCountedReason;
  submittedAt: Instant;
  /** When the province first received the report: this decides timeliness. null: it never did. */
  firstCompleteAt: Instant | null;
}

export interface RollupInput {
  province: { code: string; name: string };
  period: Period;
  plans: Plan[];
  units: Units;
  /**
   * In any order; of a commune and period only the latest revision counts. Figures of stock are
   * carried forward from the reports of earlier periods.
   */
  reports: CountedReport[];
  /** Targets assigned at run time; those of the plan files are in the plans. */
  assignedTargets?: AssignedTarget[];
  /** Communes freed from an obligation, with the reason. */
  exemptions?: { unit: string; obligation: string; reason: string }[];
  /** Communes left out of the period altogether, with the reason: they are in no denominator. */
  excluded?: { unit: string; reason: string }[];
  /** What was sent and is not among `reports`: it has no figure, but it came in, and when. */
  notCounted?: NotCounted[];
  /** Days that move a due date, where a plan lets holidays move it. */
  holidays: HolidayTable;
  now: Instant;
}

export type FigureZone = 'ALL' | Zone;

export interface RollupFigure {
  indicator: string;
  /** Province code, commune code, legacy district code (`district:503`), or village id. */
  unit: string;
  level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE' | 'VILLAGE';
  zone: FigureZone;
  /** Σ of the numerators that have a denominator; null when there are none. */
  numerator: number | null;
  denominator: number | null;
  /** 100 · numerator / denominator, unrounded; null without a denominator above zero. */
  percent: number | null;
  /** Percent. null: no target, or a zoned target over units of more than one zone or of none. */
  target: number | null;
  comparator: '>=' | '>';
  met: boolean | null;
  /** The plan whose target this is; null without a target. */
  plan: string | null;
  villagesReported: number;
  villagesExpected: number;
  villagesMet: number;
  /** Villages with a whole figure in force, new or carried, and a target: those that can be met. */
  villagesJudged: number;
  communesReported: number;
  communesExpected: number;
  communesMet: number;
  communesJudged: number;
  /** How many of the values added are older than the period ("số cũ"). */
  carriedForward: number;
}

export interface RollupTimeliness {
  /** Commune code, or village id for an obligation of a team. */
  unit: string;
  obligation: string;
  plan: string;
  level: Level;
  /** ISO 8601 at +07:00; null where no date is stated nor assumed. */
  dueExclusive: string | null;
  submittedAt: string | null;
  status: Timeliness;
  /** Whole days of the calendar after the due day; 0 on the due day itself ("muộn trong ngày"). */
  lateByDays: number | null;
  /** The date is ours, not the plan's: reminded by, never late by. */
  assumed: boolean;
  /** Ends at the commune; shown, but no part of the province's rates. */
  internal: boolean;
  /** Why the unit is freed from it; null where it is not. */
  reason: string | null;
}

export interface RollupTeam {
  /** Commune code. */
  unit: string;
  name: string;
  villages: number;
  /** Teams of villages; one that serves several villages is one team. */
  teams: number;
  /** 1 where the commune has a team of its own (Tổ cấp xã), else 0; no part of `teams`. */
  communeTeams: number;
  villagesWithoutTeam: number;
  teamsWithoutDecision: number;
  teamsWithoutLeader: number;
  /** Of every team, the commune's own too, as at the last day of the data window. */
  members: number;
  collaborators: number;
  skilledMembers: number;
  /** Who joined and who left inside the data window, by the days that are written down. */
  joined: number;
  left: number;
  /** Members who took part in trainings, as occasions (lượt); null where nothing was recorded. */
  trainedAttendances: number | null;
  /** Mean of the teams' hours a week, over the teams that gave a figure; null when none did. */
  hoursPerWeek: number | null;
  teamsWithHours: number;
  teamsBelowHours: number;
  /** Teams that a rule of composition warns about, by rule id. */
  findings: { rule: string; plan: string; teams: number; severity: 'WARN' | 'INFO' }[];
}

export interface RollupActivity {
  /** Commune code. */
  unit: string;
  kind: string;
  topic: string | null;
  sessions: number;
  /** This and what follows: null where nobody wrote a number. */
  hours: number | null;
  /** Lượt người. */
  attendances: number | null;
  households: number | null;
  teamMembers: number | null;
}

/** As the commune `unit` wrote it. */
export interface RollupDifficulty extends DifficultyLine {
  unit: string;
}

export interface RollupRecognition extends RecognitionLine {
  unit: string;
}

export interface RollupSupportPoint {
  unit: string;
  points: number;
  served: number;
}

/**
 * How a quota stands: NOT_DUE while the phase lasts and the quota is not reached, ABOVE where more was
 * founded than it names, NO_DATA where no commune that could tell has reported.
 */
export type RolloutState = 'MET' | 'NOT_MET' | 'ABOVE' | 'NOT_DUE' | 'NO_DATA';

/** What was founded in a phase of a plan's roll-out, beside the phase's quota. */
export interface RollupRollout {
  plan: string;
  phase: string;
  /** Commune code, or `district:…`. */
  unit: string;
  measure: 'COMMUNES' | 'COMMUNE_TEAMS' | 'VILLAGE_TEAMS';
  count: number;
  min: number;
  max: number;
  met: boolean;
  /** As of `computedAt`. */
  state: RolloutState;
  /** Communes of the unit that have reported, and those that are expected to. */
  communesReported: number;
  communesExpected: number;
}

export interface RollupFunding {
  unit: string;
  year: number;
  /** Dong. */
  budgeted: number;
  spent: number;
}

/** A count that a plan has in place of a list of residents, which never leaves its commune. */
export interface RollupResidentList {
  /** Commune code. */
  unit: string;
  id: string;
  /** What the plan calls the list. */
  name: string;
  /** People or households on it; null: no figure yet. */
  count: number | null;
  /** Whether the commune keeps the list itself; null: not said. */
  kept: boolean | null;
}

/** The same with its times in ISO 8601 at +07:00. */
export interface RollupNotCounted extends Omit<NotCounted, 'submittedAt' | 'firstCompleteAt'> {
  submittedAt: string;
  firstCompleteAt: string | null;
}

export interface Rollup {
  period: string;
  province: string;
  provinceName: string;
  plans: string[];
  /** ISO 8601 at +07:00. */
  computedAt: string;
  /** Communes that the plans expect a report of, and those whose report counts. */
  coverage: { expected: number; reported: number };
  /** Communes that owe a report and are left out of the period; absent where none is. */
  excluded?: { unit: string; reason: string }[];
  /** What was sent and no figure comes from, by commune; absent where there is nothing. */
  notCounted?: RollupNotCounted[];
  figures: RollupFigure[];
  timeliness: RollupTimeliness[];
  teams: RollupTeam[];
  teamAlerts: RollupTeamAlert[];
  memberChanges: RollupMemberChange[];
  activities: RollupActivity[];
  /** Rows of activities left out because their day lies outside the data window. */
  activitiesOutsideWindow: number;
  supportPoints: RollupSupportPoint[];
  difficulties: RollupDifficulty[];
  recognitions: RollupRecognition[];
  rollout: RollupRollout[];
  funding: RollupFunding[];
  residentLists: RollupResidentList[];
  /** The revisions behind every figure: enough to compute it again. */
  basis: {
    report: string;
    revision: number;
    digest: string;
    submittedAt: string;
    submittedBy: string;
    /** Số văn bản: the number of the letter the report went out with; null where none was given. */
    officialNo: string | null;
  }[];
}
