// A tick as people make it: the sheet's checkbox, an x, the word có, or a tick sign pasted in.
import { isBlank, type CellValue } from '../workbook/cell.ts';
import { formatDate } from './date.ts';
import { excerpt, fold } from './text.ts';

export type FlagReading =
  { ok: true; value: boolean | null } | { ok: false; reason: 'NOT_A_TICK'; found: string };

const YES = new Set(['x', 'có', 'yes', 'true', '1', '✓', '✔', '☑', '✅']);
const NO = new Set(['không', 'no', 'false', '0', '☐']);

/**
 * Reads a cell as yes or no. Blank is null, for "not said" and not for no; a cross (✗, ☒) can
 * mean either and is not read. Never throws.
 */
export function readFlag(value: CellValue): FlagReading {
  if (value === null || isBlank(value)) return { ok: true, value: null };
  const found = shown(value);
  const word = fold(found);
  if (word === '') return { ok: true, value: null };
  if (YES.has(word)) return { ok: true, value: true };
  if (NO.has(word)) return { ok: true, value: false };
  return { ok: false, reason: 'NOT_A_TICK', found };
}

function shown(value: NonNullable<CellValue>): string {
  if (typeof value === 'object') return 'date' in value ? formatDate(value.date) : value.error;
  return excerpt(String(value));
}
