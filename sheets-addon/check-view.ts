// What a check found, as the sidebar shows it: counts, the due date in both wordings, issues tab by tab.
import { describeDue, dueOfObligation } from '../functions/domain/calendar/due.ts';
import { daysBetween, formatInstant } from '../functions/domain/calendar/local.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import { reportObligation } from '../functions/domain/plan/overlay.ts';
import { communeTitle } from '../functions/domain/unit/words.ts';
import type { WorkbookContext } from '../functions/domain/workbook/context.ts';
import type { Issue, Severity } from '../functions/domain/workbook/issue.ts';
import { issueMessage } from '../functions/domain/workbook/messages.ts';
import type { ReceiveContext } from '../functions/domain/workbook/receive.ts';
import type { CheckView, DueView, IssueView } from './contract.ts';

/** What a view is made of, besides the issues. */
export interface ViewFacts {
  context: WorkbookContext;
  receive: ReceiveContext;
  now: Instant;
  repaired: string[];
}

export function wordedIssue(issue: Issue): IssueView {
  const { code, severity, tab, cell } = issue;
  return { code, severity, tab, cell, message: issueMessage(issue) };
}

/** `issues` come in the order of the workbook, as receiveWorkbook gives them. */
export function checkView(facts: ViewFacts, issues: readonly IssueView[]): CheckView {
  const count = (severity: Severity) => issues.filter((it) => it.severity === severity).length;
  return {
    unit: communeTitle(facts.context.commune),
    period: facts.receive.period.label,
    due: dueView(facts),
    counts: { block: count('BLOCK'), warn: count('WARN'), info: count('INFO') },
    groups: groups(issues),
    repaired: facts.repaired,
    at: formatInstant(facts.now).slice(11, 16),
  };
}

function groups(issues: readonly IssueView[]): CheckView['groups'] {
  const byTab = new Map<string, IssueView[]>();
  for (const issue of issues) byTab.set(issue.tab, [...(byTab.get(issue.tab) ?? []), issue]);
  return [...byTab].map(([tab, all]) => ({
    tab,
    issues: [
      ...all.filter(({ severity }) => severity !== 'INFO'),
      ...all.filter(({ severity }) => severity === 'INFO'),
    ],
  }));
}

/** null where the plan neither states a date nor assumes one. */
export function dueView({
  context,
  receive,
}: Pick<ViewFacts, 'context' | 'receive'>): DueView | null {
  const obligation = reportObligation(receive.overlay)?.obligation;
  if (obligation === undefined) return null;
  const due = dueOfObligation(obligation, receive.period, new Map(context.holidays));
  return due === null
    ? null
    : {
        words: describeDue(due),
        daysLeft: daysBetween(receive.today, due.lastDay),
        assumed: obligation.due === null,
      };
}
