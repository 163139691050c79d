// "Kiểm tra số liệu": the same check as the server's, on the rules that the spreadsheet carries, so
// that it needs no network. Wrong cells are marked, right ones freed of their marks.
import type { ReportContent } from '../functions/domain/report/content.ts';
import { receiveWorkbook } from '../functions/domain/workbook/receive.ts';
import { nfc } from '../functions/domain/vietnamese/text.ts';
import { checkView, wordedIssue } from './check-view.ts';
import type { CheckView, IssueView } from './contract.ts';
import { openDesk, type Desk } from './desk.ts';
import { markSheet } from './mark.ts';
import { restoreFormats } from './number-format.ts';
import { writeCounts } from './status-line.ts';

export interface Checked {
  /** null while an issue blocks. */
  content: ReportContent | null;
  view: CheckView;
}

export function sidebarCheck(): CheckView {
  return checkDesk(openDesk()).view;
}

/** Checks, marks, writes the counts into tab 0, and puts right the formats that misled. */
export function checkDesk(desk: Desk): Checked {
  const { content, issues } = receiveWorkbook(desk.book, desk.receive);
  const view = showIssues(desk, issues.map(wordedIssue));
  for (const { tab, name } of desk.read.tabs.values()) {
    const open = desk.tabs.find(({ cells }) => nfc(cells.name) === name);
    if (open !== undefined) restoreFormats(open, tab);
  }
  return { content, view };
}

/** Marks what was found, here or by the server, and tells it. */
export function showIssues(desk: Desk, issues: readonly IssueView[]): CheckView {
  for (const { tab, name } of desk.read.tabs.values()) {
    const open = desk.tabs.find(({ cells }) => nfc(cells.name) === name);
    if (open !== undefined)
      markSheet(open, tab, { issues: issues.filter((issue) => issue.tab === name) });
  }
  const view = checkView(desk, issues);
  writeCounts(desk, view);
  return view;
}
