// A commune's spreadsheet made ready for plans and villages that have changed, or for another period,
// without losing anything that an officer typed. In the same period every change stays in its cell
// (same-period.ts). Into a new period goes what changes rarely, as into any new workbook, and what was
// not sent of the old one is kept in tabs of its own (archive.ts).
import type { LocalDate } from '../calendar/rule.ts';
import { dataWindow } from '../calendar/window.ts';
import type { Grid } from '../grid/grid.ts';
import type { ReportContent } from '../report/content.ts';
import { fold } from '../vietnamese/text.ts';
import { archiveGrids } from './archive.ts';
import { isBlank } from './cell.ts';
import { bookContent } from './content.ts';
import { contextGrid, type WorkbookContext } from './context.ts';
import { JOURNAL_TAB, type TabKey } from './contract.ts';
import { readAnswersTab } from './form-answers.ts';
import { formGrids } from './form-grids.ts';
import { formTab } from './form-rows.ts';
import { formOf, givenBy, layout } from './layout.ts';
import type { OldRow } from './old-sheet.ts';
import { contextBefore, findTabs, type OldWorkbook, type Tabs } from './old-workbook.ts';
import { readBook } from './read-book.ts';
import { addExtras, typedRows } from './renew-tab.ts';
import { gridsBefore, samePeriodGrids } from './same-period.ts';

/** What goes into a new period's form as it stands. */
const CARRIED: ReadonlySet<TabKey> = new Set(['unit', 'villages', 'members']);

export interface Renewal {
  /** Tabs to write, whole; those of the workbook that are not named here stay as they are. */
  grids: Grid[];
  /** By the name of a grid the tab that it replaces, as it is called now. */
  replaces: Map<string, string>;
  /** Tabs of the old form that the new one lacks, with nothing in them that is not kept elsewhere. */
  removed: string[];
}

/** The grids of a workbook that is made for the first time. Throws as `renewWorkbook` does. */
export function firstGrids(context: WorkbookContext): Grid[] {
  return [...layout(context, context.previous), contextGrid(context)];
}

/**
 * What to write over a workbook. `standing` is what the commune's report on the old workbook's
 * period says in the store, null where there is none; it is asked for only where the period changes.
 * `today` is the day in Viet Nam. Throws where a context names a period that is none.
 */
export function renewWorkbook(
  old: OldWorkbook,
  context: WorkbookContext,
  standing: ReportContent | null,
  today: LocalDate,
): Renewal {
  const { before, known } = contextBefore(old.book, context);
  const forms = { old: formOf(before), now: formOf(context) };
  const same = before.period === context.period;
  const tabs = findTabs(old, forms.old, forms.now, same ? 'PLACE' : 'ENTRY');
  const grids = same
    ? samePeriodGrids(old.book, known ? before : null, context, tabs)
    : nextGrids(old, before, context, tabs);
  const archive = same
    ? []
    : archiveGrids(
        {
          old,
          before,
          known,
          form: forms.old,
          tabs: findTabs(old, forms.old, forms.old, 'PLACE'),
          standing,
          today,
        },
        carriedInto(tabs, grids),
      );
  const was = known ? gridsBefore(old.book, before, tabs) : undefined;
  const removed = tabs.dropped.filter(({ before: tab, old: sheet }) => {
    const grid = was?.get(tab.name);
    return !same || typedRows(sheet, tab, grid && formTab(grid, tab, 'PLACE')).length === 0;
  });
  const hasJournal = old.book.tabs.some(({ name }) => fold(name) === fold(JOURNAL_TAB));
  return {
    grids: [
      ...grids.filter(({ name }) => !hasJournal || name !== JOURNAL_TAB),
      contextGrid(context),
      ...archive,
    ],
    replaces: new Map([...tabs.pairs.values()].map(({ tab, sheet }) => [tab.name, sheet.name])),
    removed: removed.map(({ sheet }) => sheet.name),
  };
}

/** The next period's form: units, villages and members of this workbook, figures of the last report. */
function nextGrids(
  { book }: OldWorkbook,
  before: WorkbookContext,
  context: WorkbookContext,
  { pairs }: Tabs,
): Grid[] {
  const oldForm = formOf(before);
  const form = formOf(context);
  const read = readBook(book, oldForm);
  // The add-on may have put it there since the workbook was made.
  const answers = readAnswersTab(book);
  if (answers !== undefined) read.tabs.set('adhoc', answers);
  const { to } = dataWindow(oldForm.period, oldForm.overlay.dataWindow);
  const { content } = bookContent(read, oldForm, before.commune, to);
  const earlier = oldForm.period.kind === form.period.kind && oldForm.period.end < form.period.end;
  const figures =
    context.previous ?? (earlier ? content : { villageFigures: [], communeFigures: [] });
  const { villageFigures, communeFigures } = figures;
  const grids = formGrids(form, {
    commune: context.commune,
    villages: context.villages,
    previous: { read, content: { villages: content.villages, villageFigures, communeFigures } },
    holidays: new Map(context.holidays),
    ...givenBy(context),
  });
  return grids.map((grid) => {
    const pair = [...pairs.values()].find(({ tab }) => tab.name === grid.name);
    if (!pair || !CARRIED.has(pair.tab.key)) return grid;
    return addExtras({
      now: formTab(grid, pair.tab, 'ENTRY'),
      before: undefined,
      current: pair.old,
    });
  });
}

/** Which rows of tabs 1 to 3 stand in the new form: villages by their code, members all of them. */
function carriedInto({ pairs }: Tabs, grids: readonly Grid[]) {
  const places = new Map<TabKey, Set<string | null>>();
  for (const [key, { tab }] of pairs) {
    const grid = grids.find(({ name }) => name === tab.name);
    if (grid && (CARRIED.has(key) || key === 'adhoc'))
      places.set(key, new Set(formTab(grid, tab, 'ENTRY').rows.map((row) => row.key)));
  }
  return (key: TabKey, row: OldRow): boolean => {
    const keys = places.get(key);
    if (keys === undefined || row.key === null) return false;
    return key === 'members'
      ? [...row.cells.values()].some(({ value }) => !isBlank(value))
      : keys.has(row.key);
  };
}
