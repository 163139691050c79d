// The hidden row of machine keys, worked out again from the headings after somebody has deleted or
// emptied it. Only where every heading of the form is recognised, each once: else a wrong key would
// be worse than none.
import { isBlank, type CellTab } from '../functions/domain/workbook/cell.ts';
import type { Tab } from '../functions/domain/workbook/contract.ts';
import { locateColumns } from '../functions/domain/workbook/read-book.ts';

export interface LostKeys {
  /** Row 1 as it should be. */
  keys: (string | null)[];
  /** The row itself is gone, so that the headings stand in row 1. */
  insert: boolean;
}

/** null where the keys are there, or cannot be told with certainty. */
export function lostKeys(sheet: CellTab, tab: Tab): LostKeys | null {
  const place = locateColumns(sheet, tab);
  if (place === undefined || place.byKey || place.twice.length > 0) return null;
  if (place.columns.size < tab.columns.length) return null;
  const insert = place.header === 0;
  if (!insert && sheet.rows[0]?.some((value) => !isBlank(value))) return null;
  const width = Math.max(...place.columns.values()) + 1;
  const keys = Array.from({ length: width }, (): string | null => null);
  for (const [key, column] of place.columns) keys[column] = key;
  return { keys, insert };
}
