// The order of rows, as a spreadsheet sorts them: numbers before text before true and false, empty
// cells last either way, text by code unit. Formulas move with their rows.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { enter } from './cells.ts';
import { writeCell, type Draft } from './draft.ts';
import { mapReferences, moved } from './formula/tokens.ts';
import type { Area } from './grid-range.ts';
import { invalid } from './shape.ts';
import type { StoredCell, StoredSheet } from './store.ts';

/** Sorts the rows of an area by columns of the sheet. @throws GoogleFault 400 */
export function sortArea(
  draft: Draft,
  sheet: StoredSheet,
  area: Area,
  specs: readonly sheets_v4.Schema$SortSpec[],
): void {
  if (specs.length === 0) throw invalid('sortSpecs must be specified');
  for (const { dimensionIndex } of specs) {
    const column = dimensionIndex ?? 0;
    if (column < area.left || column >= area.right)
      throw invalid(`Sort column ${column} is outside of the range`);
  }
  const rows = Array.from({ length: area.bottom - area.top }, (_, index) => ({
    from: area.top + index,
    cells: Array.from(
      { length: area.right - area.left },
      (_, column) => sheet.cells[area.top + index]?.[area.left + column],
    ),
  }));
  rows.sort((one, other) => {
    for (const { dimensionIndex, sortOrder } of specs) {
      const column = (dimensionIndex ?? 0) - area.left;
      const order = compare(one.cells[column], other.cells[column], sortOrder === 'DESCENDING');
      if (order !== 0) return order;
    }
    return one.from - other.from;
  });
  for (const [index, { from, cells }] of rows.entries())
    for (const [column, cell] of cells.entries()) {
      const row = area.top + index;
      const next = cell && { ...cell };
      const formula = cell?.entered?.formulaValue;
      if (next && formula !== undefined && formula !== null && row !== from)
        enter(draft, next, {
          formulaValue: mapReferences(formula, (it) =>
            it.tab === null ? moved(it, row - from, 0) : it,
          ),
        });
      writeCell(draft, sheet, row, area.left + column, next);
    }
  draft.recalculate = true;
}

function compare(
  one: StoredCell | undefined,
  other: StoredCell | undefined,
  descending: boolean,
): number {
  const [left, right] = [sortKey(one), sortKey(other)];
  if (left.rank === 9 || right.rank === 9) return left.rank - right.rank;
  const order =
    left.rank !== right.rank
      ? left.rank - right.rank
      : left.value < right.value
        ? -1
        : left.value > right.value
          ? 1
          : 0;
  return descending ? -order : order;
}

function sortKey(cell: StoredCell | undefined): { rank: number; value: string | number } {
  const value = cell?.effective ?? cell?.entered;
  if (typeof value?.numberValue === 'number') return { rank: 0, value: value.numberValue };
  if (typeof value?.stringValue === 'string')
    return { rank: 1, value: value.stringValue.toLowerCase() };
  if (typeof value?.boolValue === 'boolean') return { rank: 2, value: value.boolValue ? 1 : 0 };
  return value?.errorValue ? { rank: 3, value: 0 } : { rank: 9, value: 0 };
}
