// What a commune's leader has to know before a report goes to the province: the commune's figures,
// what they say differently from the revision before, and the warnings that the officer stands by.
import { codeNames } from '../domain/report/code-names.ts';
import type { WaitingReport } from '../domain/report/desk.ts';
import { reviewedChanges } from '../domain/report/review-changes.ts';
import { communeFigures } from '../domain/rollup/commune-figures.ts';
import { expectedCommunes } from '../domain/rollup/expected-communes.ts';
import { formatNumber, formatPercent } from '../domain/vietnamese/number.ts';
import { issueMessage } from '../domain/workbook/messages.ts';
import type { Database } from '../store/database.ts';
import { revisionOfReport, type ReportHead, type ReportRevision } from '../store/reports.ts';
import type { CommuneSetting } from './commune-setting.ts';
import { reasonFor } from './confirm.ts';

interface Standing {
  head: ReportHead;
  revision: ReportRevision;
}

export async function waitingReport(
  db: Database,
  setting: CommuneSetting,
  standing: Standing,
): Promise<WaitingReport> {
  const { warnings, confirmations } = standing.revision;
  return {
    lines: figureLines(setting, standing),
    since: await changesSince(db, setting, standing),
    warnings: warnings.map((issue) => ({
      at: issue.tab === '' || issue.cell === '' ? issue.tab : `${issue.tab}!${issue.cell}`,
      message: issueMessage(issue),
      reason: reasonFor(issue, confirmations),
    })),
  };
}

/** Against what somebody looked at last: the revision that went back, or the one the province has. */
async function changesSince(
  db: Database,
  { overlay }: CommuneSetting,
  { head, revision }: Standing,
): Promise<WaitingReport['since']> {
  const last = Math.max(head.returned?.revision ?? 0, head.receivedRevision ?? 0);
  if (last === 0 || last >= head.revision) return null;
  const { content } = await revisionOfReport(db, revision.reportId, last);
  const pins = head.returned?.revision === last ? head.returned.cells : [];
  const { changes } = reviewedChanges(content, revision.content, pins, codeNames(overlay));
  return { revision: last, changes };
}

/** As they will be added up, without the figures of earlier periods. */
function figureLines(setting: CommuneSetting, { head, revision }: Standing) {
  const { commune, villages, plans, period, overlay } = setting;
  const counted = {
    ...revision,
    firstCompleteAt: head.firstCompleteAt ?? head.submittedAt,
    submittedBy: revision.by,
  };
  const reports = { current: new Map([[commune.code, counted]]), earlier: new Map() };
  const [expected] = expectedCommunes({ communes: [commune], villages }, plans, period, reports);
  if (expected === undefined) return [];
  const names = codeNames(overlay);
  // Nothing is held against a target here.
  const { communeRows } = communeFigures(expected, { on: period.end, assigned: [] });
  return communeRows
    .filter(({ zone }) => zone === 'ALL')
    .map(({ indicator, numerator, denominator, percent }) => ({
      what: names.get(indicator) ?? indicator,
      value: valueWords(numerator, denominator, percent),
    }));
}

function valueWords(
  numerator: number | null,
  denominator: number | null,
  percent: number | null,
): string {
  if (numerator === null) return 'chưa có số';
  const sums =
    denominator === null
      ? formatNumber(numerator)
      : `${formatNumber(numerator)}/${formatNumber(denominator)}`;
  return percent === null ? sums : `${sums} (${formatPercent(percent)})`;
}
