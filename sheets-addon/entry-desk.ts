// The panes of the entry tabs: the server is asked first, then the tab is read, merged and written, so
// that hardly a moment passes in which a colleague's typing could come between. Sending reads again,
// before and after, and under the document's lock.
import { alone } from './alone.ts';
import { momentWords } from '../functions/domain/vietnamese/date.ts';
import { parsePeriod } from '../functions/domain/calendar/period.ts';
import { formatInstant } from '../functions/domain/calendar/local.ts';
import type { EntryKind, EntryOutcome, EntryView } from './entry-contract.ts';
import { cellOf } from './entry-layout.ts';
import {
  DIFFERENT,
  planEntry,
  seenOf,
  type EntryPlan,
  type EntryWish,
  type Sent,
} from './entry-plan.ts';
import { ENTRY_WAYS, type EntryWay, type ProvinceCard, type Verdict } from './entry-send.ts';
import { openEntry, writeEntry, writeKeys, type OpenEntry } from './entry-sheet.ts';
import { NEW_KEY, type EntryLine } from './entry-tab.ts';
import { openProvince } from './province.ts';
import { tellSheet } from './tell-sheet.ts';

const LOCK_MILLISECONDS = 10_000;

/** Makes or refreshes the tab, goes to it, and says what of it can be sent. */
export function sidebarEntry(kind: EntryKind): EntryView {
  return locked(() => refresh(kind, ENTRY_WAYS[kind] as EntryWay<unknown>));
}

/** `seen` is the view's: whoever sends has read what is sent. */
export function sidebarSendEntry(kind: EntryKind, seen: string): EntryOutcome {
  return locked(() => send(kind, ENTRY_WAYS[kind] as EntryWay<unknown>, seen));
}

function refresh(kind: EntryKind, way: EntryWay<unknown>): EntryView {
  const card = openProvince();
  const shown = show(way, way.fetch(card));
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  if (shown.open.sheet.isSheetHidden()) shown.open.sheet.showSheet();
  spreadsheet.setActiveSheet(shown.open.sheet);
  // A new tab opens at its first, hidden cell, which is the add-on's own.
  if (shown.open.made) shown.open.sheet.getRange(firstEntryCell(way, shown)).activate();
  return viewOf(kind, card, shown);
}

/** Where the staff begin to type. */
function firstEntryCell({ tab }: EntryWay<unknown>, { open, plan }: Shown): string {
  const free = tab.columns.find(({ machine }) => machine !== true);
  return cellOf(open.layout, 0, plan.lines[0]?.open[0] ?? free?.key ?? 'key');
}

interface Shown {
  open: OpenEntry;
  plan: EntryPlan;
}

/** Reads the tab, merges it with what the server says, and writes what differs. */
function show(way: EntryWay<unknown>, said: unknown, sent?: Sent): Shown {
  const { tab } = way;
  const open = openEntry(SpreadsheetApp.getActiveSpreadsheet(), tab);
  const plan = planEntry(tab, open.standing, said, sent);
  writeEntry(open, tab, plan.lines, tab.choices(said));
  return { open, plan };
}

function send(kind: EntryKind, way: EntryWay<unknown>, seen: string): EntryOutcome {
  const card = openProvince();
  const shown = show(way, way.fetch(card));
  const before = viewOf(kind, card, shown);
  if (before.seen !== seen || shown.plan.wishes.length === 0)
    return { kind: 'changed', view: before };
  const lines = withKeys(shown);
  const carrier = (wish: EntryWish) => lines[wish.lines[0] ?? -1] as EntryLine;
  const { wishes } = shown.plan;
  const verdicts = way.send({ card, wishes, carrier });
  const after = renewed(way, card, sentBy(wishes, verdicts, carrier));
  const whyNot = (wish: EntryWish, at: number): string | null => {
    const verdict = verdicts[at] ?? 'TAKEN';
    if (verdict !== 'TAKEN') return verdict.why;
    return after?.plan.different.has(carrier(wish).key) === true ? DIFFERENT : null;
  };
  const outcomes = wishes.map((wish, at) => ({ ...wish, why: whyNot(wish, at) }));
  return {
    kind: 'sent',
    taken: outcomes.flatMap(({ what, after: now, why }) =>
      why === null ? [{ what, after: now }] : [],
    ),
    refused: outcomes.flatMap(({ what, why }) => (why === null ? [] : [{ what, why }])),
    view: after === null ? before : viewOf(kind, card, after),
    note: after === null ? STALE : null,
  };
}

const STALE =
  'Chưa tải lại được bảng sau khi gửi; hãy bấm “Xem lại” để cột Trạng thái ghi đúng. Những dòng đã nhận không bị gửi lần hai.';

/** Every line that carries a wish has a key, and it stands in the tab before anything is sent. */
function withKeys({ open, plan }: Shown): EntryLine[] {
  const carriers = new Set(plan.wishes.map(({ lines: [first] }) => first));
  const lines = plan.lines.map((line, at) =>
    carriers.has(at) && line.key === '' ? { ...line, key: NEW_KEY + Utilities.getUuid() } : line,
  );
  if (lines.some((line, at) => line !== plan.lines[at])) writeKeys(open, lines);
  return lines;
}

function sentBy(
  wishes: readonly EntryWish[],
  verdicts: readonly Verdict[],
  carrier: (wish: EntryWish) => EntryLine,
): Sent {
  const taken = new Set<string>();
  const refused = new Map<string, string>();
  wishes.forEach((wish, at) => {
    const verdict = verdicts[at] ?? 'TAKEN';
    const { key } = carrier(wish);
    if (verdict === 'TAKEN') taken.add(key);
    else refused.set(key, verdict.why);
  });
  return { taken, refused };
}

/** The tab with what the server says now; null where it cannot be asked, or the tab not be written. */
function renewed(way: EntryWay<unknown>, card: ProvinceCard, sent: Sent): Shown | null {
  let shown: Shown | null = null;
  tellSheet(() => {
    shown = show(way, way.fetch(card), sent);
  });
  return shown;
}

function viewOf(kind: EntryKind, { period }: ProvinceCard, { open, plan }: Shown): EntryView {
  const { wishes, faults } = plan;
  const cell = (line: number, column: string) => cellOf(open.layout, line, column);
  return {
    kind,
    // What is given out holds for no period of its own; what is answered was reported in one.
    period: kind === 'replies' ? (parsePeriod(period)?.label ?? period) : null,
    tab: open.sheet.getName(),
    made: open.made,
    ready: wishes.map(({ lines: [first = 0], column, what, before, after }) => ({
      cell: cell(first, column),
      what,
      before,
      after,
    })),
    faults: faults.map(({ line, column, message }) => ({ cell: cell(line, column), message })),
    known: plan.known,
    seen: seenOf(plan),
    at: momentWords(formatInstant(Date.now())).slice(0, 5),
  };
}

function locked<T>(work: () => T): T {
  const words = 'Một người khác đang gửi từ chính bảng này. Hãy đợi một lát rồi thử lại.';
  return alone({ milliseconds: LOCK_MILLISECONDS, words }, work);
}
