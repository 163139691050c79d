// `template`: one workbook for each commune, ready to be typed in, with everything known already.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startOfDay } from '../functions/domain/calendar/local.ts';
import { overlayPlans, plansInForce, reportObligation } from '../functions/domain/plan/overlay.ts';
import { communesOn, villagesOn } from '../functions/domain/unit/on-day.ts';
import type { Commune } from '../functions/domain/unit/unit.ts';
import { dataWindow } from '../functions/domain/calendar/window.ts';
import { bookContent } from '../functions/domain/workbook/content.ts';
import { buildForm } from '../functions/domain/workbook/form.ts';
import { formGrids } from '../functions/domain/workbook/form-grids.ts';
import type { Prefill } from '../functions/domain/workbook/grid-tab.ts';
import { readMeta } from '../functions/domain/workbook/meta.ts';
import { readBook } from '../functions/domain/workbook/read-book.ts';
import { readXlsx } from '../functions/xlsx/read.ts';
import { UnreadableWorkbook } from '../functions/xlsx/unreadable.ts';
import { writeXlsx } from '../functions/xlsx/write.ts';
import { readArguments, UsageFault, type Io } from './arguments.ts';
import {
  INPUT_OPTIONS,
  periodOf,
  readInputs,
  requireFolder,
  workbookFiles,
  type Inputs,
} from './inputs.ts';

/** Writes `{maXa}-{tên xã}.xlsx` for each commune under the plans. Throws UsageFault and file faults. */
export async function template(args: string[], io: Io): Promise<number> {
  const read = readArguments(args, {
    ...INPUT_OPTIONS,
    previous: 'one',
    out: 'one',
    overwrite: 'flag',
  });
  const out = read.wanted('out', 'DIR');
  const inputs = await readInputs(read);
  await requireFolder(out, 'out');
  const communes = inputs.communes.filter((it) => reportObligation(inputs.overlayOf(it)));
  if (communes.length === 0)
    throw new UsageFault(
      `expected a period in which the plans ask for a report, found ${inputs.period.id}`,
    );
  if (!read.flag('overwrite')) await requireNew(out, communes.map(workbookName));
  const folder = read.one('previous');
  const previous = folder === undefined ? undefined : await previousBooks(folder, inputs, io);
  await mkdir(out, { recursive: true });
  for (const commune of communes) {
    const form = buildForm(inputs.overlayOf(commune), inputs.period);
    const grids = formGrids(form, {
      commune,
      villages: villagesOn(inputs.units, commune.code, inputs.period.end),
      previous: previous?.get(commune.code) ?? null,
      holidays: inputs.holidays,
    });
    const bytes = await writeXlsx(grids, {
      title: `${commune.name} – ${inputs.period.label}`,
      creator: 'Chốt Số',
      at: startOfDay(inputs.period.start),
    });
    await writeFile(join(out, workbookName(commune)), bytes);
  }
  io.out.write(`Đã lập ${communes.length} bảng ${inputs.period.label} trong ${out}\n`);
  return 0;
}

/** A workbook that is there may hold what an officer has typed. */
async function requireNew(folder: string, names: readonly string[]): Promise<void> {
  const there = new Set(await readdir(folder).catch((): string[] => []));
  const taken = names.find((name) => there.has(name));
  if (taken !== undefined)
    throw new UsageFault(
      `expected no workbook of this name in ${folder}, found ${taken}; --overwrite replaces it`,
    );
}

/** `20275-Phuong-An-Hai.xlsx`: the code finds it, the name tells people; plain letters travel best. */
export function workbookName(commune: Pick<Commune, 'code' | 'name'>): string {
  const plain = commune.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9]+/g, '-');
  return `${commune.code}-${plain}.xlsx`;
}

/** The last workbook of each commune in a folder, by the code and period inside. */
async function previousBooks(
  folder: string,
  inputs: Inputs,
  io: Io,
): Promise<Map<string, NonNullable<Prefill['previous']>>> {
  const latest = new Map<string, { end: string; previous: NonNullable<Prefill['previous']> }>();
  for (const file of await workbookFiles(folder, 'previous')) {
    try {
      const book = await readXlsx(await readFile(file));
      const meta = readMeta(book);
      const period = periodOf(meta.period ?? '', inputs.plans);
      const commune = communesOn(inputs.units, period.end).find((it) => it.code === meta.commune);
      if (!commune || period.end >= inputs.period.end) continue;
      if ((latest.get(commune.code)?.end ?? '') >= period.end) continue;
      if (plansInForce(inputs.plans, commune, period).length === 0) continue;
      const overlay = overlayPlans(inputs.plans, commune, period);
      const form = buildForm(overlay, period);
      const read = readBook(book, form);
      const window = dataWindow(period, overlay.dataWindow);
      const { content } = bookContent(read, form, commune, window.to);
      latest.set(commune.code, { end: period.end, previous: { read, content } });
    } catch (error) {
      if (!(error instanceof UnreadableWorkbook || error instanceof UsageFault)) throw error;
      io.err.write(`${file}: not carried over: ${error.message}\n`);
    }
  }
  return new Map([...latest].map(([code, { previous }]) => [code, previous]));
}
