// Ranges of a sheet, from the Sheets API's half-open ones that may leave a side open into boxes with
// four sides, and back into as few of them as cover the same cells.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Box } from './contract.ts';
import type { StoredSheet } from '../sheets/store.ts';

/** The box of a range on a sheet of this size; null where nothing is inside. */
export function boxOf(range: sheets_v4.Schema$GridRange, sheet: StoredSheet): Box | null {
  const { rows, columns } = sizeOf(sheet);
  const box = {
    top: range.startRowIndex ?? 0,
    left: range.startColumnIndex ?? 0,
    bottom: Math.min(range.endRowIndex ?? rows, rows) - 1,
    right: Math.min(range.endColumnIndex ?? columns, columns) - 1,
  };
  return box.bottom < box.top || box.right < box.left ? null : box;
}

export function sizeOf(sheet: StoredSheet): { rows: number; columns: number } {
  const { rowCount, columnCount } = sheet.properties.gridProperties ?? {};
  return { rows: rowCount ?? 1000, columns: columnCount ?? 26 };
}

/**
 * Boxes that together hold exactly the cells given, which come in the order of rows and, inside a
 * row, of columns: runs of a row, put together where the next row has the same run.
 */
export function boxesOf(cells: Iterable<readonly [row: number, column: number]>): Box[] {
  const boxes: Box[] = [];
  let above = new Map<string, Box>();
  let current = new Map<string, Box>();
  let run: Box | null = null;
  let row = -1;
  const close = () => {
    if (run === null) return;
    const key = `${run.left},${run.right}`;
    const upper = above.get(key);
    if (upper && upper.bottom === run.top - 1) {
      upper.bottom = run.top;
      current.set(key, upper);
    } else {
      boxes.push(run);
      current.set(key, run);
    }
    run = null;
  };
  for (const [r, c] of cells) {
    if (r !== row) {
      close();
      above = current;
      current = new Map();
      row = r;
    } else if (run !== null && run.right + 1 === c) {
      run.right = c;
      continue;
    } else close();
    run = { top: r, left: c, bottom: r, right: c };
  }
  close();
  return boxes;
}
