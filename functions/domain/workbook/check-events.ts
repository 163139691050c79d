// Tabs 6 to 11: activities, support points, difficulties, recognitions, ad-hoc answers, funding.
import type { TabKey } from './contract.ts';
import type { CheckInput } from './check.ts';
import { TRAINING_KIND } from './form-events.ts';
import { villageFinder } from './find-unit.ts';
import type { IssueCode } from './messages.ts';
import type { ReadRow } from './read-book.ts';
import { cellOf, dateOf, numberOf, placeOf, rowsOf, textOf } from './row.ts';

export function checkEvents(input: CheckInput): void {
  checkActivities(input);
  const each = (key: TabKey, test: (row: ReadRow, at: (column: string) => string) => void) => {
    const tab = input.read.tabs.get(key);
    for (const row of rowsOf(tab))
      test(row, (column) => placeOf(tab?.name ?? '', cellOf(row, column)));
  };
  const missing = (row: ReadRow, column: string) => row.cells.get(column)?.raw === null;
  const wanted = (
    row: ReadRow,
    column: string,
    code: IssueCode,
    at: (column: string) => string,
  ) => {
    if (missing(row, column)) input.raise(code, 'WARN', at(column));
  };

  each('supportPoints', (row, at) => wanted(row, 'name', 'SUPPORT_POINT_NAME_MISSING', at));
  each('difficulties', (row, at) => {
    wanted(row, 'description', 'DIFFICULTY_DESCRIPTION_MISSING', at);
    wanted(row, 'askLevel', 'DIFFICULTY_LEVEL_MISSING', at);
  });
  each('recognitions', (row, at) => {
    if (missing(row, 'kind') || missing(row, 'name'))
      input.raise('RECOGNITION_INCOMPLETE', 'WARN', at(missing(row, 'kind') ? 'kind' : 'name'));
    const praised = ['PROPOSED', 'COMMENDED'].includes(textOf(row, 'kind') ?? '');
    if (praised) wanted(row, 'subject', 'RECOGNITION_SUBJECT_MISSING', at);
    if (textOf(row, 'kind') === 'COMMENDED')
      wanted(row, 'decisionNo', 'RECOGNITION_DECISION_MISSING', at);
  });
  each('funding', (row, at) => {
    wanted(row, 'year', 'FUNDING_YEAR_MISSING', at);
    const [budgeted, spent] = [numberOf(row, 'budgeted'), numberOf(row, 'spent')];
    if (budgeted !== null && spent !== null && spent > budgeted)
      input.raise('FUNDING_OVERSPENT', 'WARN', at('spent'), { budgeted, spent });
  });
}

function checkActivities({ read, content, window, raise }: CheckInput): void {
  const tab = read.tabs.get('activities');
  const find = villageFinder(content.villages);
  for (const row of rowsOf(tab)) {
    const at = (column: string) => placeOf(tab?.name ?? '', cellOf(row, column));
    if (row.cells.get('kind')?.raw === null) raise('ACTIVITY_KIND_MISSING', 'WARN', at('kind'));
    const on = dateOf(row, 'on');
    if (on !== null && (on < window.from || on > window.to))
      raise('ACTIVITY_OUTSIDE_WINDOW', 'WARN', at('on'), {
        found: on,
        from: window.from,
        to: window.to,
      });
    const village = textOf(row, 'village');
    if (village !== null && find(village) === undefined)
      raise('ACTIVITY_VILLAGE_UNKNOWN', 'WARN', at('village'), { found: village });
    if (numberOf(row, 'sessions') === 0) raise('ACTIVITY_SESSIONS_ZERO', 'WARN', at('sessions'));
    if (textOf(row, 'kind') === TRAINING_KIND && row.cells.get('teamMembers')?.raw === null)
      raise('TRAINING_ATTENDANCE_MISSING', 'INFO', at('teamMembers'));
  }
}
