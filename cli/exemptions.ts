// Who is freed from which report: --exemptions FILE.csv with maXa,nghiaVu,lyDo, a line for each
// commune and obligation. A slip here would hide a missing report, so every word is checked.
import type { Overlay } from '../functions/domain/plan/overlay.ts';
import type { RollupInput } from '../functions/domain/rollup/rollup.ts';
import type { Commune } from '../functions/domain/unit/unit.ts';
import { nfc } from '../functions/domain/vietnamese/text.ts';
import { loadCsv } from '../functions/files/csv.ts';
import { FileFault } from '../functions/files/file-fault.ts';

export type Exemption = NonNullable<RollupInput['exemptions']>[number];

/**
 * Reads the exemptions of a period. A commune must be one of `communes`, and the obligation one
 * that it or its teams owe in the period. Throws FileFault with the lines that are wrong.
 */
export async function readExemptions(
  path: string | undefined,
  communes: readonly Commune[],
  overlayOf: (commune: Commune) => Overlay,
): Promise<Exemption[]> {
  if (path === undefined) return [];
  const { rows, faults } = await loadCsv(path, { required: ['maXa', 'nghiaVu', 'lyDo'] });
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  const lineOf = new Map<string, number>();
  const exemptions: Exemption[] = [];
  for (const { line, record } of rows) {
    const wrong = (text: string) => faults.push(`${path}:${line}: ${text}`);
    const { maXa: unit = '', nghiaVu: obligation = '' } = record;
    const reason = nfc(record['lyDo'] ?? '');
    const commune = byCode.get(unit);
    if (commune === undefined) {
      wrong(`maXa: expected a commune under the plans in this period, found "${unit}"`);
      continue;
    }
    const owed = overlayOf(commune).obligations.map((it) => it.obligation.id);
    const first = lineOf.get(`${unit} ${obligation}`);
    if (!owed.includes(obligation))
      wrong(
        `nghiaVu: expected what ${unit} owes in this period (${owed.join(', ') || 'nothing'}), ` +
          `found "${obligation}"`,
      );
    else if (first !== undefined)
      wrong(`nghiaVu: expected ${obligation} of ${unit} once, found it on line ${first} too`);
    else if (reason === '') wrong('lyDo: expected a reason, found nothing');
    else exemptions.push({ unit, obligation, reason });
    lineOf.set(`${unit} ${obligation}`, first ?? line);
  }
  if (faults.length > 0) throw new FileFault(faults);
  return exemptions;
}
