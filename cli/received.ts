// When each workbook came in: --received FILE.csv with maXa,submittedAt and, where a commune sent
// more than one, the file's name.
import { basename } from 'node:path';
import { parseInstant } from '../functions/domain/calendar/local.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import { readCsv } from '../functions/files/csv.ts';
import { FileFault } from '../functions/files/file-fault.ts';

/** Undefined where nobody wrote down when the file came in. */
export type ReceivedAt = (file: string, commune: string) => Instant | undefined;

/**
 * Reads the times of receipt. A row that names a file is for that file; the others of a commune are
 * for its files in the order of their names. Throws FileFault with the lines that are wrong.
 */
export async function readReceived(path: string | undefined): Promise<ReceivedAt> {
  if (path === undefined) return () => undefined;
  const rows = await readCsv(path, { required: ['maXa', 'submittedAt'], optional: ['file'] });
  const byFile = new Map<string, Instant>();
  const byCommune = new Map<string, Instant[]>();
  const faults: string[] = [];
  for (const { line, record } of rows) {
    const commune = record['maXa'] ?? '';
    const at = parseInstant(record['submittedAt'] ?? '');
    if (!/^\d{5}$/.test(commune))
      faults.push(`${path}:${line}: maXa: expected 5 digits, found "${commune}"`);
    if (at === undefined) {
      faults.push(
        `${path}:${line}: submittedAt: expected a moment such as 2025-12-19T16:30:00+07:00, ` +
          `found "${record['submittedAt'] ?? ''}"`,
      );
      continue;
    }
    const file = record['file'] ?? '';
    if (file !== '') byFile.set(basename(file), at);
    else
      byCommune.set(
        commune,
        [...(byCommune.get(commune) ?? []), at].sort((a, b) => a - b),
      );
  }
  if (faults.length > 0) throw new FileFault(faults);
  const given = new Map<string, number>();
  return (file, commune) => {
    const own = byFile.get(file);
    if (own !== undefined) return own;
    const times = byCommune.get(commune) ?? [];
    const next = given.get(commune) ?? 0;
    given.set(commune, next + 1);
    return times[Math.min(next, times.length - 1)];
  };
}
