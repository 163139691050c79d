// Where a pinned cell stands by now. A return names cells of the revision that went back; rows have
// been inserted, sorted or taken out since, so a cell is known again by what it told (the village and
// its team, the indicator), and a blank one by its row and column. Nothing is guessed: what cannot be
// told any more has no place.
import { cellAddress, cellPlace, placeParts } from '../workbook/cell.ts';
import type { CodeNames } from './compare-lines.ts';
import type { ReportContent } from './content.ts';
import { reportCells, type ReviewCell } from './review-cells.ts';

export interface PinnedPlace {
  /** As it was pinned, `4. Số liệu kỳ!E5`; without a cell it is the tab as a whole. */
  pinned: string;
  /** Where it stands now; null where that cannot be told. */
  at: string | null;
  /** "Thôn 3 · Hộ có chữ ký số"; null of a cell that the report said nothing of. */
  what: string | null;
}

interface Spot {
  tab: string;
  row: number;
  column: number;
}
interface Told extends ReviewCell {
  spot: Spot;
}

/** `then` is the revision that went back, `now` what stands in the sheet, even if it contradicts itself. */
export function pinnedPlaces(
  then: ReportContent,
  now: ReportContent,
  pins: readonly string[],
  names: CodeNames = new Map(),
): PinnedPlace[] {
  const [told, tells] = [
    placed(reportCells(then, names, now)),
    placed(reportCells(now, names, now)),
  ];
  const villages = new Set(now.villages.map(({ name }) => name));
  return pins.map((pinned) => {
    const spot = spotOf(pinned);
    // A tab has no row that could move.
    if (spot === undefined) return { pinned, at: pinned, what: null };
    const cell = told.find((it) => isAt(it.spot, spot));
    const same = cell && sameCell(cell, told, tells);
    const at = same === undefined ? beside(spot, cell, told, tells, villages) : same;
    return { pinned, at: at === null ? null : addressOf(at), what: cell?.what ?? null };
  });
}

/**
 * The cell that tells the same thing: by its name, or where several bear it (lines of an event) by
 * what it says. undefined where nothing of that name is left, null where one cannot tell which it is.
 */
function sameCell(
  cell: Told,
  told: readonly Told[],
  tells: readonly Told[],
): Spot | null | undefined {
  const like = (all: readonly Told[]) =>
    all.filter(({ spot, what }) => spot.tab === cell.spot.tab && what === cell.what);
  const [before, after] = [like(told), like(tells)];
  if (after.length === 0) return undefined;
  if (before.length === 1 && after.length === 1) return after[0]?.spot;
  const equal = (all: readonly Told[]) => all.filter(({ value }) => value === cell.value);
  if (equal(after).some(({ spot }) => isAt(spot, cell.spot))) return cell.spot;
  const nth = equal(before).indexOf(cell);
  if (equal(before).length === equal(after).length) return equal(after)[nth]?.spot ?? null;
  // It was altered, or there are more or fewer of its like: those left over stand in the same order.
  const [gone, come] = [without(before, after), without(after, before)];
  const here = come.find(({ spot }) => isAt(spot, cell.spot));
  if (here !== undefined) return here.spot;
  return gone.length === come.length ? (come[gone.indexOf(cell)]?.spot ?? null) : null;
}

/** Those that say what none of the others says, each of the others counting once. */
function without(cells: readonly Told[], others: readonly Told[]): Told[] {
  const counts = new Map<string | null, number>();
  for (const { value } of others) counts.set(value, (counts.get(value) ?? 0) + 1);
  return cells.filter(({ value }) => {
    const count = counts.get(value) ?? 0;
    counts.set(value, count - 1);
    return count <= 0;
  });
}

/** A cell that says nothing now, or said nothing then: its row by what else stands in it, its column likewise. */
function beside(
  spot: Spot,
  cell: Told | undefined,
  told: readonly Told[],
  tells: readonly Told[],
  villages: ReadonlySet<string>,
): Spot | null {
  const inRow = told.filter(({ spot: it }) => it.tab === spot.tab && it.row === spot.row);
  const subjects = [...new Set(inRow.map(({ what }) => subjectOf(what)))];
  const [subject] = subjects;
  // Nothing of the report tells rows of this tab apart.
  if (subject === undefined || subjects.length > 1) return spot;
  const anchors = tells.filter((it) => it.spot.tab === spot.tab && subjectOf(it.what) === subject);
  const rows = [...new Set(anchors.map((it) => it.spot.row))];
  const [row] = rows;
  if (row === undefined) {
    // An emptied row of a village that is still there stays where it was, as far as one can tell.
    const stays = villages.has(subject.replace(/ \(Tổ [^)]*\)$/, ''));
    return stays || !inRow.some(({ what }) => what.includes(PART)) ? spot : null;
  }
  if (rows.length > 1) return rows.includes(spot.row) ? spot : null;
  return { tab: spot.tab, row, column: columnOf(spot, cell, tells) };
}

function columnOf(spot: Spot, cell: Told | undefined, tells: readonly Told[]): number {
  const part = cell === undefined ? null : partOf(cell.what);
  if (part === null) return spot.column;
  const columns = tells
    .filter((it) => it.spot.tab === spot.tab && partOf(it.what) === part)
    .map((it) => it.spot.column);
  return columns.includes(spot.column) ? spot.column : (columns[0] ?? spot.column);
}

/** Between the row's name and the column's. */
const PART = ' · ';

function subjectOf(what: string): string {
  const cut = what.indexOf(PART);
  return cut < 0 ? what : what.slice(0, cut);
}

function partOf(what: string): string | null {
  const cut = what.indexOf(PART);
  return cut < 0 ? null : what.slice(cut + PART.length);
}

function placed(cells: readonly ReviewCell[]): Told[] {
  return cells.flatMap((cell) => {
    const spot = spotOf(cell.at);
    return spot === undefined ? [] : [{ ...cell, spot }];
  });
}

function spotOf(at: string): Spot | undefined {
  const { tab, cell } = placeParts(at);
  const place = cellPlace(cell);
  return place && { tab, ...place };
}

function isAt(a: Spot, b: Spot): boolean {
  return a.tab === b.tab && a.row === b.row && a.column === b.column;
}

function addressOf({ tab, row, column }: Spot): string {
  return `${tab}!${cellAddress(row, column)}`;
}
