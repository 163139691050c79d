// The unit lists of a province, as the two CSV files it keeps: communes, and villages where it has
// a list of them.
import { COMMUNE_COLUMNS, VILLAGE_COLUMNS, readUnits } from '../domain/unit/read-units.ts';
import type { Units } from '../domain/unit/unit.ts';
import { loadCsv } from './csv.ts';
import { FileFault } from './file-fault.ts';

export class UnitFileFault extends FileFault {
  override readonly name = 'UnitFileFault';
}

/**
 * Reads and checks the unit lists. Throws UnitFileFault with everything wrong in both files, each
 * fault as `file:line: message`.
 */
export async function readUnitFiles(communesPath: string, villagesPath?: string): Promise<Units> {
  const communes = await loadCsv(communesPath, COMMUNE_COLUMNS);
  const villages =
    villagesPath === undefined
      ? { rows: [], faults: [] }
      : await loadCsv(villagesPath, VILLAGE_COLUMNS);

  // Communes lost to a broken line would make every village of theirs look misplaced.
  const broken = communes.faults.length > 0;
  const { units, faults } = readUnits(communes.rows, broken ? [] : villages.rows);
  const paths = { communes: communesPath, villages: villagesPath ?? '' };
  const all = [
    ...communes.faults,
    ...villages.faults,
    ...(broken && communes.rows.length === 0
      ? []
      : faults.map(({ table, line, message }) => `${paths[table]}:${line}: ${message}`)),
  ];
  if (all.length > 0) throw new UnitFileFault(all);
  return units;
}
