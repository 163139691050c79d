// The story that every way in shares: a commune's workbook is stripped of names, checked as in the
// add-on, and recorded as a revision of the commune's report.
import { localDateOf } from '../domain/calendar/local.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { OverlaidObligation, Overlay } from '../domain/plan/overlay.ts';
import type { ReportContent } from '../domain/report/content.ts';
import { communeId } from '../domain/unit/unit.ts';
import type { CellBook } from '../domain/workbook/cell.ts';
import { buildForm } from '../domain/workbook/form.ts';
import type { Issue } from '../domain/workbook/issue.ts';
import { receiveWorkbook } from '../domain/workbook/receive.ts';
import { redactBook } from '../domain/workbook/redact.ts';
import { digestOfContent } from '../digest.ts';
import { previousReportOf, sentReportId } from '../store/counted-reports.ts';
import { Problem } from '../problem.ts';
import type { Database } from '../store/database.ts';
import { submitReport, type Confirmation, type Receipt } from '../store/reports.ts';
import type { CommuneSetting } from './commune-setting.ts';
import { refused, unconfirmed } from './confirm.ts';

export interface CheckedWorkbook {
  /** null where an issue blocks. */
  content: ReportContent | null;
  issues: Issue[];
}

export interface Sending {
  baseRevision: number | null;
  confirmations: Confirmation[];
  /** Overrides the number that stands in the workbook. */
  officialNo?: string | null | undefined;
  /** The officer's account. */
  by: string;
  /** The role in which it is sent. */
  role: string;
  at: Instant;
}

/** Reads and checks a workbook by what the store knows of its commune and period. */
export async function checkWorkbook(
  db: Database,
  setting: CommuneSetting,
  sent: CellBook,
  now: Instant,
): Promise<CheckedWorkbook> {
  const { province, plans, commune, villages, reorganised, overlay, period, request } = setting;
  // A request is answered question by question; a workbook says nothing to it.
  if (request !== null) throw new Problem('NOT_FOR_REQUEST');
  const previous = await previousReportOf(db, commune, period, plans);
  const { storeMemberNames } = province;
  return receiveWorkbook(storeMemberNames ? sent : redactBook(sent, buildForm(overlay, period)), {
    overlay,
    commune,
    villages,
    reorganised,
    period,
    today: localDateOf(now),
    previous: previous?.content ?? null,
    storeMemberNames,
  });
}

/**
 * Records what was checked.
 * @throws Problem WORKBOOK_BLOCKED, WARNINGS_UNCONFIRMED, and as `submitReport` does
 */
export async function recordReport(
  db: Database,
  setting: CommuneSetting,
  { content, issues }: CheckedWorkbook,
  { baseRevision, confirmations, officialNo, by, role, at }: Sending,
): Promise<Receipt> {
  const blocks = issues.filter((issue) => issue.severity === 'BLOCK');
  if (content === null || blocks.length > 0) throw refused('WORKBOOK_BLOCKED', blocks, issues);
  const open = unconfirmed(issues, confirmations);
  if (open.length > 0) throw refused('WARNINGS_UNCONFIRMED', open, issues);

  const { commune, overlay, period, obligation } = setting;
  const report = { ...content, officialNo: officialNo ?? content.officialNo };
  return submitReport(db, {
    reportId: reportIdOf(setting),
    province: commune.province,
    commune: commune.code,
    period: period.id,
    obligations: answeredBy(obligation, overlay),
    content: report,
    digest: digestOfContent(report),
    baseRevision,
    by,
    role,
    at,
    communeApproval: setting.province.communeApproval,
    warnings: issues.filter((issue) => issue.severity === 'WARN').map(withoutTypedText),
    confirmations,
  });
}

/** `48-20275_2025-Q4_QN-R1` */
export function reportIdOf({ commune, period, obligation }: CommuneSetting): string {
  return `${communeId(commune)}_${period.id}_${obligation.obligation.id}`;
}

/**
 * The id under which the commune's report stands or will stand. An answer to a request stays under the
 * clause by which it was given first: plans come and go while a request is open.
 */
export async function standingIdOf(db: Database, setting: CommuneSetting): Promise<string> {
  const { commune, period, request } = setting;
  if (request === null) return reportIdOf(setting);
  const key = { province: commune.province, commune: commune.code, period: period.id };
  return (await sentReportId(db, key)) ?? reportIdOf(setting);
}

/** What stood in a cell may be a name in the wrong column; the place is enough to find it again. */
export function withoutTypedText(issue: Issue): Issue {
  const { found: _found, ...facts } = issue.facts;
  return { ...issue, facts };
}

/** One workbook answers everything that the commune owes upwards in the period. */
function answeredBy(obligation: OverlaidObligation, overlay: Overlay): string[] {
  return overlay.obligations
    .filter((it) => it === obligation || (it.from === 'COMMUNE' && !it.internal))
    .map((it) => it.obligation.id);
}
