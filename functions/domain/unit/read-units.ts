// Makes the units of one province from the lines of its two unit lists, communes and villages, and
// checks them: a wrong code or a gap in dates would silently lose a commune from every figure. All
// faults come back at once, each with its line; the words are for the person who keeps the lists.
import { fieldsOf, type UnitRow } from './fields.ts';
import { faultsOfHistory, lifetime, type Span } from './history.ts';
import { readCommune, readVillage, type Complain } from './read-line.ts';
import type { Commune, Units, Village } from './unit.ts';

export const COMMUNE_COLUMNS = {
  required: ['maTinh', 'maXa', 'tenXa', 'loai', 'vung', 'tuNgay', 'denNgay'],
  optional: ['maHuyen', 'tenHuyen'],
};
export const VILLAGE_COLUMNS = {
  required: ['maXa', 'maThon', 'tenThon', 'loai', 'vung', 'soHo', 'tuNgay', 'denNgay'],
  optional: [],
};

export interface UnitFault {
  table: 'communes' | 'villages';
  line: number;
  message: string;
}

interface Listed<Unit> {
  line: number;
  unit: Unit;
}

/**
 * Reads the lines of the unit lists of one province; every field is text. Lines whose fields are
 * at fault are left out of `units`, so use those only when there are no faults. Units are sorted
 * by code and first day whatever the order of the lines, faults by table and line.
 */
export function readUnits(
  communeRows: readonly UnitRow[],
  villageRows: readonly UnitRow[],
): { units: Units; faults: UnitFault[] } {
  const faults: UnitFault[] = [];
  const at =
    (table: UnitFault['table']) =>
    (line: number): Complain =>
    (message) =>
      faults.push({ table, line, message });

  const communes = readLines(communeRows, readCommune, at('communes'));
  checkOneProvince(communes, at('communes'));
  checkHistory(communes.map(communeSpan), at('communes'));
  if (communeRows.length === 0) at('communes')(1)('expected at least one commune, found none');

  const villages = readLines(villageRows, readVillage, at('villages'));
  checkHistory(villages.map(villageSpan), at('villages'));
  const faulty = new Set(faults.filter((it) => it.table === 'communes').map((it) => it.line));
  checkCommunesOf(villages, communes, communeRows, faulty, at('villages'));

  communes.sort((a, b) => order([a.unit.code, a.unit.validFrom], [b.unit.code, b.unit.validFrom]));
  villages.sort((a, b) =>
    order(
      [a.unit.commune, a.unit.code, a.unit.validFrom],
      [b.unit.commune, b.unit.code, b.unit.validFrom],
    ),
  );
  faults.sort((a, b) => order([a.table], [b.table]) || a.line - b.line);
  return {
    units: { communes: communes.map(unitOf), villages: villages.map(unitOf) },
    faults,
  };
}

function readLines<Unit>(
  rows: readonly UnitRow[],
  read: (row: UnitRow, complain: Complain) => Unit | undefined,
  at: (line: number) => Complain,
): Listed<Unit>[] {
  return rows.flatMap((row) => {
    const unit = read(row, at(row.line));
    return unit === undefined ? [] : [{ line: row.line, unit }];
  });
}

/** A list of two provinces would put the communes of one under the plans of the other. */
function checkOneProvince(communes: Listed<Commune>[], at: (line: number) => Complain): void {
  const first = communes[0];
  for (const { line, unit } of communes)
    if (first && unit.province !== first.unit.province)
      at(line)(
        `maTinh: expected "${first.unit.province}" as on line ${first.line} (a list holds one province), found "${unit.province}"`,
      );
}

function checkHistory(spans: Span[], at: (line: number) => Complain): void {
  for (const { line, message } of faultsOfHistory(spans)) at(line)(message);
}

/**
 * Each village must stand in a commune of the list, and only while that commune stands. Where a
 * line of the commune is itself at fault nothing more is said: one mistake, one message.
 */
function checkCommunesOf(
  villages: Listed<Village>[],
  communes: Listed<Commune>[],
  communeRows: readonly UnitRow[],
  faultyLines: ReadonlySet<number>,
  at: (line: number) => Complain,
): void {
  const written = Map.groupBy(communeRows, (row) => fieldsOf(row, () => {}).text('maXa'));
  const spans = Map.groupBy(communes.map(communeSpan), (span) => span.of);
  for (const { line, unit: village } of villages) {
    const lines = written.get(village.commune);
    if (lines === undefined) {
      at(line)(`maXa: expected a code of the commune list, found "${village.commune}"`);
      continue;
    }
    if (lines.some((row) => faultyLines.has(row.line))) continue;
    const commune = lifetime(spans.get(`commune ${village.commune}`) ?? []);
    if (commune === undefined) continue;
    if (village.validFrom < commune.from)
      at(line)(
        `tuNgay: expected ${commune.from} or later, when commune ${village.commune} begins, found ${village.validFrom}`,
      );
    if (commune.to !== null && (village.validTo === null || village.validTo > commune.to))
      at(line)(
        `denNgay: expected ${commune.to} or earlier, when commune ${village.commune} ends, found ${village.validTo ?? 'nothing'}`,
      );
  }
}

function communeSpan({ line, unit }: Listed<Commune>): Span {
  const { code, validFrom, validTo } = unit;
  return { of: `commune ${code}`, line, validFrom, validTo };
}

function villageSpan({ line, unit }: Listed<Village>): Span {
  const { commune, code, validFrom, validTo } = unit;
  return { of: `village ${code} of commune ${commune}`, line, validFrom, validTo };
}

function unitOf<Unit>(listed: Listed<Unit>): Unit {
  return listed.unit;
}

/** By code unit, so that the order is the same on every machine. */
function order(a: readonly string[], b: readonly string[]): number {
  const place = a.findIndex((part, index) => part !== b[index]);
  if (place === -1) return 0;
  return (a[place] ?? '') < (b[place] ?? '') ? -1 : 1;
}
