// A report that was sent back, as its officer sees it: who, when, why, and each pinned cell where it
// stands by now, marked in a colour of its own until the report has been sent again.
import { dataWindow } from '../functions/domain/calendar/window.ts';
import { codeNames } from '../functions/domain/report/code-names.ts';
import { contentChanges } from '../functions/domain/report/changes.ts';
import type { ReportContent } from '../functions/domain/report/content.ts';
import type { ReportStatus } from '../functions/domain/report/desk.ts';
import { pinnedPlaces, type PinnedPlace } from '../functions/domain/report/pinned-place.ts';
import { reviewedChanges } from '../functions/domain/report/review-changes.ts';
import { momentWords } from '../functions/domain/vietnamese/date.ts';
import { nfc } from '../functions/domain/vietnamese/text.ts';
import { cellPlace } from '../functions/domain/workbook/cell.ts';
import { bookContent } from '../functions/domain/workbook/content.ts';
import { confirmKept } from '../functions/domain/workbook/prefilled.ts';
import type { ChangeView, PinnedView, ReturnedView } from './contract.ts';
import type { Desk } from './desk.ts';
import { returnedLine } from './mark-note.ts';
import { markSheet } from './mark.ts';
import { placeParts } from '../functions/domain/workbook/cell.ts';

/** How the sheet stands beside the report that the functions have. */
export interface Comparison {
  returned: ReturnedView | null;
  changes: ChangeView[];
}

/**
 * Compares the sheet with the standing revision and marks the cells that were sent back, or frees
 * them where nothing is any more. `content` is what the sheet says; null while it contradicts itself.
 */
export function compared(
  desk: Desk,
  { report, returned, content: standing }: Pick<ReportStatus, 'report' | 'returned' | 'content'>,
  content: ReportContent | null,
): Comparison {
  const names = codeNames(desk.form.overlay);
  if (report?.state !== 'RETURNED' || returned === null || standing === null) {
    markReturned(desk, null);
    const changes = standing && content && contentChanges(standing, content, names);
    return { returned: null, changes: changes ?? [] };
  }
  const review = content && reviewedChanges(standing, content, returned.cells, names);
  const untouched = review && new Set(review.untouched.map(({ at }) => at));
  const places = pinnedPlaces(
    standing,
    sheetContent(desk),
    returned.cells.map(({ at }) => at),
    names,
  );
  const view: ReturnedView = {
    who: returned.from === 'LEADER' ? 'Lãnh đạo xã' : 'Tỉnh',
    by: returned.by,
    at: momentWords(returned.at),
    revision: returned.revision,
    reason: returned.reason,
    cells: returned.cells.map(({ at, words }, index) => ({
      ...placeView(desk, places[index] ?? { pinned: at, at, what: null }),
      words,
      changed: untouched && !untouched.has(at),
    })),
  };
  markReturned(desk, view);
  return { returned: view, changes: review?.changes ?? [] };
}

/** Makes the marks of a return say what `view` says; null takes all of them away. */
export function markReturned(desk: Desk, view: ReturnedView | null): void {
  for (const { tab, name } of desk.read.tabs.values()) {
    const open = desk.tabs.find(({ cells }) => nfc(cells.name) === name);
    if (open === undefined) continue;
    const returned = (view?.cells ?? [])
      .filter((it) => it.tab === name && it.cell !== '')
      .map(({ cell, words }) => ({
        cell,
        line: returnedLine(words === '' ? (view?.reason ?? '') : words),
      }));
    markSheet(open, tab, { returned });
  }
}

/** What the sheet says by now, even where it contradicts itself. */
function sheetContent({ read, form, receive }: Desk): ReportContent {
  const { to } = dataWindow(receive.period, receive.overlay.dataWindow);
  const { content } = bookContent(read, form, receive.commune, to, receive.storeMemberNames);
  confirmKept(content, read, form, receive.previous);
  return content;
}

function placeView(
  desk: Desk,
  { pinned, at, what }: PinnedPlace,
): Pick<PinnedView, 'tab' | 'cell' | 'what' | 'place' | 'was'> {
  const old = placeParts(pinned);
  const was = old.cell === '' ? `tab “${old.tab}”` : `ô ${old.cell} của tab “${old.tab}”`;
  const { tab, cell } = placeParts(at ?? '');
  const known = desk.tabs.some(({ cells }) => nfc(cells.name) === nfc(tab));
  if (!known) return { tab: '', cell: '', what: what ?? was, place: 'LOST', was };
  const place = nfc(at ?? '') === nfc(pinned) ? 'HERE' : 'MOVED';
  return { tab, cell, what: what ?? headingOf(desk, tab, cell) ?? was, place, was };
}

/** The heading above a cell that the report says nothing of. */
function headingOf(desk: Desk, name: string, cell: string): string | null {
  const read = [...desk.read.tabs.values()].find((it) => it.name === nfc(name));
  const column = cellPlace(cell)?.column;
  const key = [...(read?.columns ?? [])].find(([, place]) => place === column)?.[0];
  return read?.tab.columns.find((it) => it.key === key)?.header ?? null;
}
