// Rows and columns that come in or go: where everything else stands afterwards. One function says
// where a stretch of indices goes, and all the rest asks it.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { openSheet, type Draft } from './draft.ts';
import { mapBook } from './formula-places.ts';
import type { Reference } from './formula/tokens.ts';
import type { StoredSheet } from './store.ts';

export type Dimension = 'ROWS' | 'COLUMNS';

/** `count` lines come in before `at`; below zero, as many go from there on. */
export interface Move {
  dimension: Dimension;
  at: number;
  count: number;
}

const SIDES = ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'];

type GridRange = sheets_v4.Schema$GridRange;

/** Moves everything in an opened sheet but its cells, and what refers to it from elsewhere. */
export function shiftAround(draft: Draft, sheet: StoredSheet, move: Move): void {
  const id = sheet.properties.sheetId;
  const moveRange = (range: GridRange) => shiftRange(range, move);
  sheet.merges = sheet.merges
    .map(moveRange)
    .filter((it) => it !== null)
    .filter(isMerge);
  sheet.protectedRanges = sheet.protectedRanges.flatMap((it) => {
    const range = moveRange(it.range ?? {});
    if (range === null) return [];
    const free = it.unprotectedRanges?.map(moveRange).filter((area) => area !== null);
    return [{ ...it, range, ...(free ? { unprotectedRanges: free } : {}) }];
  });
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((it) => {
    const ranges = (it.ranges ?? []).map(moveRange).filter((area) => area !== null);
    return ranges.length > 0 ? [{ ...it, ranges }] : [];
  });
  const filter = sheet.basicFilter?.range ? moveRange(sheet.basicFilter.range) : null;
  sheet.basicFilter = filter === null ? null : { ...sheet.basicFilter, range: filter };
  sheet.developerMetadata = sheet.developerMetadata.flatMap((it) => {
    const place = it.location?.dimensionRange;
    if (!place || place.dimension !== move.dimension) return [it];
    const span = shiftSpan(place.startIndex ?? 0, place.endIndex ?? 0, move);
    if (span === null) return [];
    const dimensionRange = { ...place, startIndex: span[0], endIndex: span[1] };
    return [{ ...it, location: { ...it.location, dimensionRange } }];
  });
  draft.book.namedRanges = draft.book.namedRanges.flatMap((it) => {
    if ((it.range?.sheetId ?? 0) !== id || !it.range) return [it];
    const range = moveRange(it.range);
    return range === null ? [] : [{ ...it, range }];
  });
  shiftCharts(draft, id, move);
  mapBook(draft, (reference, from) => {
    const named = reference.tab?.toLowerCase() ?? from.properties.title.toLowerCase();
    return named === sheet.properties.title.toLowerCase()
      ? shiftReference(reference, move)
      : reference;
  });
}

/** Where [start, end) goes; null where all of it is gone. */
function shiftSpan(start: number, end: number, { at, count }: Move): [number, number] | null {
  if (count >= 0) {
    if (at <= start) return [start + count, end + count];
    return at < end ? [start, end + count] : [start, end];
  }
  const gone = at - count;
  const settle = (index: number) => (index <= at ? index : Math.max(at, index + count));
  const next: [number, number] = [settle(start), settle(end)];
  return next[0] < next[1] || (start === end && (start < at || start >= gone)) ? next : null;
}

function shiftRange(range: GridRange, move: Move): GridRange | null {
  const [from, to] =
    move.dimension === 'ROWS'
      ? (['startRowIndex', 'endRowIndex'] as const)
      : (['startColumnIndex', 'endColumnIndex'] as const);
  const open = (side: number | null | undefined) => side === null || side === undefined;
  if (open(range[from]) && open(range[to])) return range;
  const span = shiftSpan(range[from] ?? 0, range[to] ?? Infinity, move);
  if (span === null) return null;
  const next = { ...range };
  if (!open(range[from]) || span[0] > 0) next[from] = span[0];
  if (!open(range[to])) next[to] = span[1];
  return next;
}

function shiftReference(reference: Reference, move: Move): Reference | null {
  const [from, to] =
    move.dimension === 'ROWS' ? (['top', 'bottom'] as const) : (['left', 'right'] as const);
  if (reference[from] === null && reference[to] === null) return reference;
  const start = reference[from] ?? 0;
  const end = reference[to] === null ? Infinity : reference[to] + 1;
  const span = shiftSpan(start, end, move);
  if (span === null) return null;
  if (span[0] === start && span[1] === end) return reference;
  return {
    ...reference,
    ...(reference[from] === null ? {} : { [from]: span[0] }),
    ...(reference[to] === null ? {} : { [to]: span[1] - 1 }),
  };
}

/** A chart stands by a cell, and draws what ranges hold, of whichever sheet. */
function shiftCharts(draft: Draft, sheetId: number, move: Move): void {
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow).filter((it) => it !== null);
    if (typeof value !== 'object' || value === null) return value;
    const range = value as GridRange & sheets_v4.Schema$GridCoordinate;
    if ((range.sheetId ?? 0) === sheetId && SIDES.some((side) => side in range))
      return shiftRange(range, move);
    if ((range.sheetId ?? 0) === sheetId && 'rowIndex' in range) {
      const side = move.dimension === 'ROWS' ? 'rowIndex' : 'columnIndex';
      const at = range[side] ?? 0;
      return { ...range, [side]: shiftSpan(at, at + 1, move)?.[0] ?? move.at };
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, follow(inner)]));
  };
  for (const sheet of draft.book.sheets) {
    if (sheet.charts.length === 0) continue;
    openSheet(draft, sheet).charts = sheet.charts.map(
      (it) => follow(it) as sheets_v4.Schema$EmbeddedChart,
    );
  }
}

/** A merge of one cell is none. */
function isMerge(range: GridRange): boolean {
  const rows = (range.endRowIndex ?? 0) - (range.startRowIndex ?? 0);
  const columns = (range.endColumnIndex ?? 0) - (range.startColumnIndex ?? 0);
  return rows * columns > 1;
}
