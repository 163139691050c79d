// Warnings and their confirmations: a warning does not stop a report, but somebody must have looked.
import type { Issue } from '../domain/workbook/issue.ts';
import { issueMessage } from '../domain/workbook/messages.ts';
import { Problem } from '../problem.ts';
import type { Confirmation } from '../store/reports.ts';

/** An issue as the add-on shows it: where, how grave, and the sentence. */
export interface WordedIssue {
  code: string;
  severity: Issue['severity'];
  tab: string;
  cell: string;
  message: string;
}

/** The warnings that no confirmation covers. */
export function unconfirmed(
  issues: readonly Issue[],
  confirmations: readonly Confirmation[],
): Issue[] {
  return issues.filter(
    (issue) => issue.severity === 'WARN' && !confirmations.some((it) => covers(it, issue)),
  );
}

export function worded(issues: readonly Issue[]): WordedIssue[] {
  return issues.map((issue) => {
    const { code, severity, tab, cell } = issue;
    return { code, severity, tab, cell, message: issueMessage(issue) };
  });
}

/** A workbook that is not taken, with all its issues; `stopping` are those that stop it. */
export function refused(
  code: 'WORKBOOK_BLOCKED' | 'WARNINGS_UNCONFIRMED',
  stopping: readonly Issue[],
  issues: readonly Issue[] = stopping,
): Problem {
  return new Problem(code, { count: stopping.length }, { details: { issues: worded(issues) } });
}

/** What the officer gave as the reason for standing by a warning; '' where nothing was written. */
export function reasonFor(issue: Issue, confirmations: readonly Confirmation[]): string {
  const given = confirmations.filter((it) => covers(it, issue));
  return given.find(({ cell }) => cell !== undefined)?.reason ?? given[0]?.reason ?? '';
}

/** A confirmation holds for one place, or for every place of its code, or (`*`) for every warning. */
function covers({ code, tab, cell }: Confirmation, issue: Issue): boolean {
  return (
    (code === '*' || code === issue.code) &&
    (tab === undefined || tab === issue.tab) &&
    (cell === undefined || cell === issue.cell)
  );
}
