// What the demo leaves behind: the province's unit lists and the times of receipt as `close` reads
// them, so that the same period can be closed again from the workbooks alone.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatInstant } from '../functions/domain/calendar/local.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import { COMMUNE_COLUMNS, VILLAGE_COLUMNS } from '../functions/domain/unit/read-units.ts';
import type { Units, Zone } from '../functions/domain/unit/unit.ts';
import {
  COMMUNE_KIND_NAMES,
  VILLAGE_KIND_NAMES,
  ZONE_NAMES,
} from '../functions/domain/unit/words.ts';
import { UsageFault } from './arguments.ts';

/** Stands in every folder of a demo: what it is, and how to go on. */
const GUIDE = 'doc-truoc.txt';

/** The folder of the workbooks in the folder of a demo. */
export const workbookFolder = (out: string) => join(out, 'workbooks');

export interface Received {
  commune: string;
  at: Instant;
  file: string;
}

/**
 * Makes the folder, or empties that of an earlier demo. Throws UsageFault for a folder that holds
 * anything else: the demo removes nothing that it did not write.
 */
export async function prepareFolder(out: string): Promise<void> {
  const names = await readdir(out).catch((error: unknown): string[] => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new UsageFault(`expected a folder after --out, found "${out}"`, { cause: error });
  });
  if (names.length > 0 && !names.includes(GUIDE))
    throw new UsageFault(
      `expected an empty folder or one of an earlier demo after --out, found ${out} with ${names[0]}`,
    );
  await rm(workbookFolder(out), { recursive: true, force: true });
  await mkdir(workbookFolder(out), { recursive: true });
  await writeGuide(out, '');
}

/** units.csv, villages.csv and received.csv. */
export async function writeLists(
  out: string,
  { communes, villages }: Units,
  received: readonly Received[],
): Promise<void> {
  await writeCsv(
    join(out, 'units.csv'),
    COMMUNE_COLUMNS.required,
    communes.map((it) => [
      it.province,
      it.code,
      it.name,
      COMMUNE_KIND_NAMES[it.kind],
      zoneWord(it.zone),
      it.validFrom,
      it.validTo ?? '',
    ]),
  );
  await writeCsv(
    join(out, 'villages.csv'),
    VILLAGE_COLUMNS.required,
    villages.map((it) => [
      it.commune,
      it.code,
      it.name,
      VILLAGE_KIND_NAMES[it.kind],
      zoneWord(it.zone),
      String(it.households ?? ''),
      it.validFrom,
      it.validTo ?? '',
    ]),
  );
  await writeCsv(
    join(out, 'received.csv'),
    ['maXa', 'submittedAt', 'file'],
    received.map(({ commune, at, file }) => [commune, formatInstant(at), file]),
  );
}

export async function writeGuide(out: string, text: string): Promise<void> {
  await writeFile(join(out, GUIDE), text);
}

function zoneWord(zone: Zone | null): string {
  return zone === null ? '' : ZONE_NAMES[zone];
}

async function writeCsv(path: string, heading: readonly string[], rows: string[][]): Promise<void> {
  const lines = [heading, ...rows].map((row) => row.map(quoted).join(','));
  await writeFile(path, `${lines.join('\n')}\n`);
}

function quoted(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
