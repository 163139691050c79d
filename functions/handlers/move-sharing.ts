// Who may open a spreadsheet follows from the rights of the day. On the day on which rights pass from
// one to another, begin or end, the sharing is moved: at once where somebody hands over, otherwise by
// the daily look at the deadlines, whoever had entered it and however long ago.
import type { LocalDate } from '../domain/calendar/rule.ts';
import type { Grant } from '../domain/officer/permissions.ts';
import { Problem } from '../problem.ts';
import type { SpreadsheetRecord } from '../store/spreadsheets.ts';
import { isShared, shareFile } from './provision-file.ts';
import type { Runtime } from './runtime.ts';
import { sharesOf } from './shares.ts';

/** A run ends by itself before the platform ends it. */
const LONGEST_MS = 90_000;

type Officers = readonly { email: string; grants: Grant[] }[];

/**
 * One unit's spreadsheet goes to those who work there today. The rights stand whether or not Google
 * takes the accounts; what FAILED is tried again by the next look.
 */
export async function moveSharing(
  record: SpreadsheetRecord | null,
  officers: Officers,
  today: LocalDate,
  runtime: Runtime,
): Promise<'MOVED' | 'FAILED' | 'NONE'> {
  const { sheets, log } = runtime;
  if (sheets === null || record === null || record.spreadsheetId === null) return 'NONE';
  const { unit, spreadsheetId: id } = record;
  const shares = sharesOf(unit, officers, today);
  try {
    const given = await shareFile({ unit, id, shares, record }, sheets, runtime);
    return given < shares.length ? 'FAILED' : 'MOVED';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    log('sharing not moved', { unit, code: error.code }, 'warn');
    return 'FAILED';
  }
}

/**
 * Of a province's spreadsheets those that others should have today than have; Google is not asked of
 * the rest. What there was no time for is left to the next look.
 */
export async function moveSharings(
  records: ReadonlyMap<string, SpreadsheetRecord>,
  officers: Officers,
  today: LocalDate,
  runtime: Runtime,
): Promise<{ moved: number; failed: number }> {
  const found = { moved: 0, failed: 0 };
  if (runtime.sheets === null) return found;
  const began = runtime.now();
  for (const record of records.values()) {
    if (isShared(record, sharesOf(record.unit, officers, today))) continue;
    if (runtime.now() - began > LONGEST_MS) break;
    const outcome = await moveSharing(record, officers, today, runtime);
    if (outcome === 'MOVED') found.moved += 1;
    if (outcome === 'FAILED') found.failed += 1;
  }
  return found;
}
