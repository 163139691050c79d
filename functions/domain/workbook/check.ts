// What every check shares: the workbook as it was read, the content built from it, what is known
// from elsewhere, and one way to raise an issue at a place.
import { placeParts } from './cell.ts';
import type { LocalDate } from '../calendar/rule.ts';
import type { dataWindow } from '../calendar/window.ts';
import type { ReportContent } from '../report/content.ts';
import type { Reorganised } from '../unit/reorganised.ts';
import type { Commune, Village } from '../unit/unit.ts';
import type { BookContent } from './content.ts';
import type { Form } from './contract.ts';
import type { Issue, Severity } from './issue.ts';
import type { Facts, IssueCode } from './messages.ts';
import type { ReadBook } from './read-book.ts';

export interface CheckInput extends BookContent {
  read: ReadBook;
  form: Form;
  commune: Commune;
  /** The unit list's villages of the commune; empty where the province gave none. */
  villages: Village[];
  /** What the unit list tells of merges. */
  reorganised: Reorganised;
  /** First and last day of the data, inclusive. */
  window: ReturnType<typeof dataWindow>;
  today: LocalDate;
  /** What the form had put into tab 4 and 5 already, by `prefilledKey`. */
  prefilled: ReadonlyMap<string, number>;
  /** The commune's last report before this one, for comparison. */
  previous: ReportContent | null;
  raise: Raise;
}

/** `place` is `tab!cell`, or a tab's name alone. */
export type Raise = (code: IssueCode, severity: Severity, place: string, facts?: Facts) => void;

export function raiser(issues: Issue[]): Raise {
  return (code, severity, place, facts = {}) => {
    issues.push({
      code,
      severity,
      ...placeParts(place),
      facts,
    });
  };
}
