// A report that comes back after it was returned: only what has changed, with the cells marked that
// the reviewer had pinned, and of these the ones that nobody touched.
import { placeParts } from '../workbook/cell.ts';
import { contentChanges, type ContentChange } from './changes.ts';
import type { CodeNames } from './compare-lines.ts';
import type { ReportContent } from './content.ts';
import type { ReturnedReport } from './desk.ts';
import { reportCells, type ReviewCell } from './review-cells.ts';

export interface ReviewedChange extends ContentChange {
  /** It was asked for when the report went back. */
  pinned: boolean;
}

/** A pinned cell that says the same as before. */
export interface UntouchedPin extends ReviewCell {
  /** What the reviewer had written beside it. */
  words: string;
}

type Pins = ReturnedReport['cells'];

/**
 * What `after` says differently from `before`, in the order of the workbook, and the pinned cells
 * without a difference. A pin is known again by what its cell told, since rows move; the pin of a
 * row covers all of the row's cells in its tab. A pin on a cell that the report says nothing of (a
 * blank one) is known by its address alone.
 */
export function reviewedChanges(
  before: ReportContent,
  after: ReportContent,
  pins: Pins,
  names: CodeNames = new Map(),
): { changes: ReviewedChange[]; untouched: UntouchedPin[] } {
  const cells = new Map<string, ReviewCell[]>();
  for (const cell of reportCells(before, names, after))
    cells.set(cell.at, [...(cells.get(cell.at) ?? []), cell]);
  const known = pins.map(({ at, words }) => ({ at, words, cells: cells.get(at) ?? [] }));
  const touched = new Set<string>();
  const changes = contentChanges(before, after, names).map((change) => {
    const by = known.filter((pin) => covers(pin, change));
    for (const { at } of by) touched.add(at);
    return { ...change, pinned: by.length > 0 };
  });
  const untouched = known
    .filter(({ at }) => !touched.has(at))
    .map(({ at, words, cells: [cell] }) => ({
      at,
      what: cell?.what ?? at,
      value: cell?.value ?? null,
      words,
    }));
  return { changes, untouched };
}

function covers(
  pin: { at: string; cells: readonly ReviewCell[] },
  { at, what }: ContentChange,
): boolean {
  // Where the old report says nothing, no change can be told from another but by its place.
  if (pin.cells.length === 0) return at === pin.at;
  return pin.cells.some((cell) =>
    // Lines of tabs 6 to 11 share one name.
    what.startsWith(`${cell.what}: `)
      ? at === pin.at
      : placeParts(at).tab === placeParts(pin.at).tab &&
        (what === cell.what ||
          what.startsWith(`${cell.what} · `) ||
          what === `${cell.what} (mẫu số)`),
  );
}
