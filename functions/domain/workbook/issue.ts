// An issue is something an officer mends in the workbook: data with a code, a place and facts.
// Words come later, from messages.ts, so that the add-on, the server and a file all say the same.
import type { Facts, IssueCode } from './messages.ts';

/** BLOCK stops a submission, WARN wants a tick and may carry a reason, INFO only tells. */
export type Severity = 'BLOCK' | 'WARN' | 'INFO';

export interface Issue {
  code: IssueCode;
  severity: Severity;
  /** Name of the tab as it stands in the workbook; '' where the whole workbook is meant. */
  tab: string;
  /** `E5`; '' where a whole tab or workbook is meant. */
  cell: string;
  facts: Facts;
}
