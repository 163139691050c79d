// One workbook, from cells to the content of a report: read, check, build. The add-on calls it
// before sending and the server after receiving, so both say the same.
import { dataWindow } from '../calendar/window.ts';
import type { LocalDate } from '../calendar/rule.ts';
import { parsePeriod, type Period } from '../calendar/period.ts';
import type { Overlay } from '../plan/overlay.ts';
import type { ReportContent } from '../report/content.ts';
import { NOTHING_REORGANISED, type Reorganised } from '../unit/reorganised.ts';
import type { Commune, Village } from '../unit/unit.ts';
import { excerpt } from '../vietnamese/text.ts';
import { cellPlace, type CellBook } from './cell.ts';
import { checkEvents } from './check-events.ts';
import { checkFigures } from './check-figures.ts';
import { checkMembers } from './check-members.ts';
import { checkPersonalData } from './check-personal-data.ts';
import { checkVillages } from './check-villages.ts';
import { raiser, type CheckInput, type Raise } from './check.ts';
import { bookContent } from './content.ts';
import { TEMPLATE_VERSION, TAB_KEYS } from './contract.ts';
import { buildForm } from './form.ts';
import type { Issue } from './issue.ts';
import { readMeta } from './meta.ts';
import { confirmKept, prefilledFigures } from './prefilled.ts';
import { lineCell, readBook } from './read-book.ts';
import { placeOf } from './row.ts';

export interface ReceiveContext {
  overlay: Overlay;
  commune: Commune;
  /** The unit list's villages of the commune; empty where there is no such list. */
  villages: Village[];
  /** What that list tells of merges; nothing where it is not given. */
  reorganised?: Reorganised;
  period: Period;
  /** The day in Viet Nam, for dates that cannot lie ahead. */
  today: LocalDate;
  /** The commune's last report before this period, for comparison. */
  previous: ReportContent | null;
  /** Keeps members' names in the content; off unless the province stores them. */
  storeMemberNames?: boolean;
}

/**
 * Reads and checks a commune's workbook. All issues come at once, in the order of tabs and cells.
 * `content` is null when an issue blocks: such a workbook is not counted. Never throws.
 */
export function receiveWorkbook(
  book: CellBook,
  context: ReceiveContext,
): { content: ReportContent | null; issues: Issue[] } {
  // Without tab 10: what it says is no part of a period's report.
  const form = buildForm(context.overlay, context.period);
  const read = readBook(book, form);
  const issues: Issue[] = [...read.issues];
  const raise = raiser(issues);
  checkCard(book, read, context, raise);
  const window = dataWindow(context.period, context.overlay.dataWindow);
  const built = bookContent(read, form, context.commune, window.to, context.storeMemberNames);
  confirmKept(built.content, read, form, context.previous);
  const input: CheckInput = {
    ...built,
    prefilled: prefilledFigures(book),
    read,
    form,
    window,
    raise,
    commune: context.commune,
    villages: context.villages,
    reorganised: context.reorganised ?? NOTHING_REORGANISED,
    today: context.today,
    previous: context.previous,
  };
  checkVillages(input);
  checkMembers(input);
  checkFigures(input);
  checkEvents(input);
  checkPersonalData(input);
  const blocked = issues.some((issue) => issue.severity === 'BLOCK');
  return { content: blocked ? null : built.content, issues: inOrder(issues, read) };
}

function checkCard(
  book: CellBook,
  read: ReturnType<typeof readBook>,
  context: ReceiveContext,
  raise: Raise,
): void {
  const meta = readMeta(book);
  if (!meta.found) raise('META_MISSING', 'WARN', '');
  if (meta.commune !== null && meta.commune !== context.commune.code)
    raise('WRONG_COMMUNE', 'BLOCK', '', { found: meta.commune, expected: context.commune.code });
  const unit = read.tabs.get('unit');
  const shown = lineCell(unit, 'communeCode');
  if (unit && typeof shown?.value === 'string' && !sameCode(shown.value, context.commune.code))
    raise('WRONG_COMMUNE', 'BLOCK', placeOf(unit.name, shown.cell), {
      found: excerpt(shown.value),
      expected: context.commune.code,
    });
  if (meta.period !== null && meta.period !== context.period.id)
    raise('WRONG_PERIOD', 'BLOCK', '', {
      found: parsePeriod(meta.period)?.label ?? meta.period,
      expected: context.period.label,
    });
  if (meta.templateVersion !== null && meta.templateVersion !== TEMPLATE_VERSION)
    raise('OLD_TEMPLATE', 'WARN', '', { found: meta.templateVersion, expected: TEMPLATE_VERSION });
  const plans = context.overlay.plans.map((plan) => plan.id);
  if (meta.plans.length > 0 && [...meta.plans].sort().join() !== [...plans].sort().join())
    raise('WRONG_PLANS', 'WARN', '', { found: meta.plans.join(', '), expected: plans.join(', ') });
}

/** A spreadsheet may have dropped the zeros in front. */
function sameCode(typed: string, code: string): boolean {
  return typed.trim().padStart(code.length, '0') === code;
}

/** By tab in the order of the form, then row, then column, so that a list reads like the workbook. */
function inOrder(issues: readonly Issue[], read: ReturnType<typeof readBook>): Issue[] {
  const tabs = new Map<string, number>();
  for (const [key, tab] of read.tabs) {
    tabs.set(tab.name, TAB_KEYS.indexOf(key) + 1);
    if (!tabs.has(tab.tab.name)) tabs.set(tab.tab.name, TAB_KEYS.indexOf(key) + 1);
  }
  const place = (issue: Issue): [number, number, number] => {
    const at = cellPlace(issue.cell);
    const tab = issue.tab === '' ? 0 : (tabs.get(issue.tab) ?? TAB_KEYS.length + 1);
    return [tab, at?.row ?? -1, at?.column ?? -1];
  };
  return issues
    .map((issue, index) => ({ issue, index, place: place(issue) }))
    .sort(
      (a, b) =>
        a.place[0] - b.place[0] ||
        a.place[1] - b.place[1] ||
        a.place[2] - b.place[2] ||
        a.index - b.index,
    )
    .map(({ issue }) => issue);
}
