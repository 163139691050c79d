// reportReview: GET ?province=48&commune=20275&period=2025-Q4. One commune's report as the province's
// reviewer looks at it: how it stands, what it says differently since the province last decided on
// it, the warnings that were confirmed, and every figure with its cell.
//
//   200 ReportReview     404 for what is not there     422 WORKBOOK_BLOCKED where none is owed yet
//   400 401 403 405
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { codeNames } from '../domain/report/code-names.ts';
import { deskTimeliness, returnedOf } from '../domain/report/progress.ts';
import { reportCells } from '../domain/report/review-cells.ts';
import { reviewedChanges } from '../domain/report/review-changes.ts';
import {
  ACTION_WORDS,
  type ReportReview,
  type SinceDecision,
} from '../domain/report/review-desk.ts';
import { isWithheld, type ReportAction } from '../domain/report/life.ts';
import { communeId } from '../domain/unit/unit.ts';
import { communeTitle } from '../domain/unit/words.ts';
import { issueMessage } from '../domain/workbook/messages.ts';
import { reasonOf } from '../store/exemptions.ts';
import { holidaysOf } from '../store/holidays.ts';
import { logOf, type LogEntry } from '../store/log.ts';
import { revisionOfReport, standingReportOf } from '../store/reports.ts';
import type { ReportHead, ReportRevision } from '../store/reports.ts';
import { spreadsheetOf } from '../store/spreadsheets.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { communeSetting, type CommuneSetting } from './commune-setting.ts';
import { reasonFor } from './confirm.ts';
import { standingIdOf } from './receive-report.ts';
import { standingReport } from './report-status.ts';
import { readQuery, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';
import { sheetPlaceOf } from './sheet-place.ts';

const query = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  commune: z.string().regex(/^\d{5}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
});

export async function reportReview(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;
  const now = runtime.now();

  requireMethod(request, 'GET');
  const actor = await actorOf(request, runtime);
  const asked = readQuery(request, query);
  const key = { province: asked.province, code: asked.commune };
  requireRight(actor, 'REPORT_READ', communeId(key));

  const setting = await communeSetting(db, key, asked.period, actor.today);
  const { period, obligation, commune } = setting;
  const reportId = await standingIdOf(db, setting);
  const [standing, entries, holidays, freed, sheet] = await Promise.all([
    standingReportOf(db, reportId),
    logOf(db, reportId),
    holidaysOf(db),
    reasonOf(db, { ...asked, obligation: obligation.obligation.id }),
    spreadsheetOf(db, communeId(key)),
  ]);
  const review: ReportReview = {
    commune: commune.code,
    name: communeTitle(commune),
    period: period.id,
    periodLabel: period.label,
    report: standing === null ? null : standingReport(reportId, standing.head),
    returned: returnedOf(standing?.head.returned ?? null),
    ...(standing === null
      ? { since: null, cells: [], issues: [] }
      : await said(setting, standing, entries, runtime)),
    timeliness: deskTimeliness(obligation.obligation, period, holidays, {
      firstCompleteAt: standing?.head.firstCompleteAt ?? null,
      freed,
      now,
    }),
    history: entries.map(step).reverse(),
    spreadsheet: sheetPlaceOf(sheet ?? undefined, runtime.sheets),
  };
  log('report looked at', { ...asked, revision: standing?.head.revision ?? 0 });
  return { status: 200, body: review };
}

/** While its leader has not let a revision go, what it says is the commune's alone. */
async function said(
  { overlay }: CommuneSetting,
  { head, revision }: { head: ReportHead; revision: ReportRevision },
  entries: readonly LogEntry[],
  { db }: Runtime,
): Promise<Pick<ReportReview, 'since' | 'cells' | 'issues'>> {
  if (isWithheld(head)) return { since: null, cells: [], issues: [] };
  const names = codeNames(overlay);
  const { content, warnings, confirmations, reportId } = revision;
  const last = lastDecision(entries, head);
  let since: SinceDecision | null = null;
  if (last !== null) {
    const before = await revisionOfReport(db, reportId, last.revision);
    const { decision, cells } = last;
    const found = reviewedChanges(before.content, content, cells, names);
    since = { revision: last.revision, decision, ...found };
  }
  return {
    since,
    cells: reportCells(content, names),
    issues: warnings.map((issue) => ({
      code: issue.code,
      at: issue.tab === '' ? '' : `${issue.tab}!${issue.cell}`,
      message: issueMessage(issue),
      reason: reasonFor(issue, confirmations),
    })),
  };
}

const DECISIONS: readonly string[] = ['RETURN', 'ACCEPT', 'CLOSE'] satisfies ReportAction[];

/**
 * The last decision of the province on a revision before the one that stands, with its pinned cells.
 * The head knows only who sent it back last, which may have been the commune's leader since.
 */
function lastDecision(
  entries: readonly LogEntry[],
  head: ReportHead,
):
  | (Pick<SinceDecision, 'revision' | 'decision'> & { cells: { at: string; words: string }[] })
  | null {
  const entry = entries.findLast(
    ({ what, facts }) => DECISIONS.includes(what) && Number(facts['revision']) < head.revision,
  );
  if (entry === undefined) return null;
  const revision = Number(entry.facts['revision']);
  const decision = entry.what as SinceDecision['decision'];
  if (decision !== 'RETURN') return { revision, decision, cells: [] };
  const pinned = String(entry.facts['cells'] ?? '')
    .split('; ')
    .filter(Boolean);
  const words = new Map(
    head.returned?.revision === revision
      ? head.returned.cells.map((cell) => [cell.at, cell.words])
      : [],
  );
  return { revision, decision, cells: pinned.map((at) => ({ at, words: words.get(at) ?? '' })) };
}

function step({ what, who, at, facts }: LogEntry): ReportReview['history'][number] {
  const { revision, reason } = facts;
  return {
    revision: Number(revision ?? 0),
    at,
    by: who,
    words: ACTION_WORDS[what as ReportAction] ?? what,
    reason: typeof reason === 'string' ? reason : null,
  };
}
