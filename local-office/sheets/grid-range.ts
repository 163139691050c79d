// Areas of a sheet: the API's GridRange, whose missing sides run to the edge, as a rectangle with all
// four sides, and what can be said of two of them. Zero-based, ends outside.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { invalid } from './shape.ts';
import type { StoredSheet } from './store.ts';

export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export function rowCount(sheet: StoredSheet): number {
  return sheet.properties.gridProperties?.rowCount ?? 0;
}

export function columnCount(sheet: StoredSheet): number {
  return sheet.properties.gridProperties?.columnCount ?? 0;
}

export function wholeSheet(sheet: StoredSheet): Area {
  return { top: 0, left: 0, bottom: rowCount(sheet), right: columnCount(sheet) };
}

/** The rectangle of a range, open sides at the edge of the grid; it may reach beyond the grid. */
export function areaOf(range: sheets_v4.Schema$GridRange, sheet: StoredSheet): Area {
  return {
    top: range.startRowIndex ?? 0,
    left: range.startColumnIndex ?? 0,
    bottom: range.endRowIndex ?? rowCount(sheet),
    right: range.endColumnIndex ?? columnCount(sheet),
  };
}

/** @throws GoogleFault 400 for a range that is empty, turned round or outside the grid */
export function areaInside(range: sheets_v4.Schema$GridRange, sheet: StoredSheet): Area {
  const area = areaOf(range, sheet);
  for (const side of Object.values(area))
    if (!Number.isInteger(side) || side < 0) throw invalid(`Invalid grid index: ${side}`);
  if (area.bottom > rowCount(sheet))
    throw invalid(
      `range.endRowIndex[${area.bottom}] is after last row in grid[${rowCount(sheet)}]`,
    );
  if (area.right > columnCount(sheet))
    throw invalid(
      `range.endColumnIndex[${area.right}] is after last column in grid[${columnCount(sheet)}]`,
    );
  if (area.top >= area.bottom)
    throw invalid(
      `range.startRowIndex[${area.top}] must be before range.endRowIndex[${area.bottom}]`,
    );
  if (area.left >= area.right)
    throw invalid(
      `range.startColumnIndex[${area.left}] must be before range.endColumnIndex[${area.right}]`,
    );
  return area;
}

export function gridRange(sheetId: number, area: Area): sheets_v4.Schema$GridRange {
  return {
    sheetId,
    startRowIndex: area.top,
    endRowIndex: area.bottom,
    startColumnIndex: area.left,
    endColumnIndex: area.right,
  };
}

export function overlap(one: Area, other: Area): Area | null {
  const area = {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return area.top < area.bottom && area.left < area.right ? area : null;
}

export function contains(outer: Area, inner: Area): boolean {
  return (
    outer.top <= inner.top &&
    outer.left <= inner.left &&
    outer.bottom >= inner.bottom &&
    outer.right >= inner.right
  );
}

/** What is left of an area without others. */
export function without(area: Area, others: readonly Area[]): Area[] {
  return others.reduce<Area[]>(
    (rest, other) =>
      rest.flatMap((piece) => {
        const hole = overlap(piece, other);
        if (hole === null) return [piece];
        return [
          { ...piece, bottom: hole.top },
          { ...piece, top: hole.bottom },
          { ...piece, top: hole.top, bottom: hole.bottom, right: hole.left },
          { ...piece, top: hole.top, bottom: hole.bottom, left: hole.right },
        ].filter((it) => it.top < it.bottom && it.left < it.right);
      }),
    [area],
  );
}
