// The workbook that stands, before it is renewed: its tabs found again by the form they were made by
// and by the form they are to have.
import { periodById } from '../plan/periods.ts';
import type { CellBook, CellTab } from './cell.ts';
import { readContext, type WorkbookContext } from './context.ts';
import type { Form, Tab, TabKey } from './contract.ts';
import { readMeta } from './meta.ts';
import { readOldSheet, type OldSheet, type TabEntered, type TabNotes } from './old-sheet.ts';
import { findTab } from './read-book.ts';

/** A workbook as it stands, with its notes by tab and address where they were read. */
export interface OldWorkbook {
  book: CellBook;
  notes: ReadonlyMap<string, TabNotes>;
  /** What was entered, by tab and address: only of cells whose value does not say all of it. */
  entered?: ReadonlyMap<string, TabEntered>;
}

/** A tab of the form, beside what the workbook has of it. */
export interface TabPair {
  /** As the new form has it; the old one's where the new one lacks it. */
  tab: Tab;
  /** As the old form had it; the new one's where the old one lacked it. */
  before: Tab;
  sheet: CellTab;
  old: OldSheet;
}

export interface Tabs {
  /** Of the new form. */
  pairs: Map<TabKey, TabPair>;
  /** Of the old form alone. */
  dropped: TabPair[];
}

/** What the workbook was made by; `known` is false where that was lost, and the new one is taken. */
export function contextBefore(
  book: CellBook,
  context: WorkbookContext,
): { before: WorkbookContext; known: boolean } {
  const found = readContext(book);
  if (found !== null) return { before: found, known: true };
  const period = readMeta(book).period ?? context.period;
  const is = periodById(period, context.plans) !== undefined;
  return { before: { ...context, period: is ? period : context.period }, known: false };
}

/** A tab whose heading is not found is none of the form's any more, and nobody touches it. */
export function findTabs(
  { book, notes, entered }: OldWorkbook,
  oldForm: Form,
  form: Form,
  order: 'PLACE' | 'ENTRY',
): Tabs {
  const taken = new Set<CellTab>();
  const pairs: Tabs['pairs'] = new Map();
  const dropped: TabPair[] = [];
  const own = new Map(form.tabs.map((tab) => [tab.key, tab]));
  const earlier = new Map(oldForm.tabs.map((tab) => [tab.key, tab]));
  for (const key of new Set([...earlier.keys(), ...own.keys()])) {
    const before = earlier.get(key) ?? own.get(key);
    const tab = own.get(key) ?? before;
    const sheet = before && findTab(book, before, taken);
    if (!before || !tab || !sheet) continue;
    const old = readOldSheet(
      sheet,
      before,
      tab,
      notes.get(sheet.name) ?? new Map(),
      order,
      entered?.get(sheet.name),
    );
    if (!old) continue;
    taken.add(sheet);
    if (own.has(key)) pairs.set(key, { tab, before, sheet, old });
    else dropped.push({ tab, before, sheet, old });
  }
  return { pairs, dropped };
}
