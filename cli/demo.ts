// `demo`: a province plays a reporting period from end to end. Invented figures, real parts: every
// workbook is an .xlsx form filled in, sent as cells over HTTP with a signed ID token to the very
// functions that run in the cloud, stored, rolled up on an event, and read back by the province.
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bookOf } from '../functions/domain/grid/book.ts';
import type { Grid } from '../functions/domain/grid/grid.ts';
import type { Rollup } from '../functions/domain/rollup/rollup.ts';
import type { SummaryIssue } from '../functions/domain/summary/input.ts';
import { provinceName } from './province-names.ts';
import { writeXlsx } from '../functions/xlsx/write.ts';
import { jsonLog } from '../functions/log.ts';
import { openOffice, type Office } from '../local-office/office.ts';
import { sendingsOf, unitsOf, workbookOf, type Sending } from '../local-office/synthesis-script.ts';
import type { Io } from './arguments.ts';
import {
  prepareFolder,
  workbookFolder,
  writeGuide,
  writeLists,
  type Received,
} from './demo-files.ts';
import { readPlay, type Play } from './demo-play.ts';
import { closingWords, openingWords } from './demo-words.ts';
import { progress } from './progress.ts';
import { workbookName } from './template.ts';
import { writeSummary } from './write-summary.ts';

/**
 * Plays the period and writes workbooks, unit lists and summary to --out. Throws UsageFault and file
 * faults before anything is written.
 */
export async function demo(args: string[], io: Io): Promise<number> {
  const started = performance.now();
  const play = await readPlay(args);
  await prepareFolder(play.out);
  io.out.write(openingWords(play));

  const { rollup, received } = await playPeriod(play, io);
  await writeLists(play.out, unitsOf(play.cast), received);

  const seconds = (performance.now() - started) / 1000;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  const { shown, guide } = closingWords(play, rollup, { seconds, peakBytes }, io);
  await writeGuide(play.out, guide);
  io.out.write(shown);
  return 0;
}

/** Opens the office, plays every sending in its hour, and closes the period. */
async function playPeriod(play: Play, io: Io): Promise<{ rollup: Rollup; received: Received[] }> {
  const { province, stage, now } = play;
  const units = unitsOf(play.cast);
  const office = await openOffice({
    province: { code: province, name: provinceName(province) },
    plans: stage.plans,
    units,
    holidays: stage.holidays,
    log: jsonLog('error'),
  });
  try {
    const { received, issues } = await sendWorkbooks(office, play, io);
    office.setClock(now);
    await office.officers.rollUp(province, stage.period.id);
    const { digest, ...rollup } = await office.officers.readSummary(province, stage.period.id);
    await writeSummary(play.out, {
      rollup,
      digest,
      plans: stage.plans,
      units,
      issues,
      previous: [],
      synthetic: true,
    });
    return { rollup, received };
  } finally {
    await office.close();
  }
}

/** Each workbook is written as a file and sent as the same cells, at the hour the script has for it. */
async function sendWorkbooks(
  office: Office,
  { cast, stage, now, out }: Play,
  io: Io,
): Promise<{ received: Received[]; issues: SummaryIssue[] }> {
  const sendings = sendingsOf(cast, stage).filter((sending) => sending.at < now);
  const received: Received[] = [];
  const issues: SummaryIssue[] = [];
  const bar = progress(io, 'Các xã nộp báo cáo', sendings.length);
  for (const [index, sending] of sendings.entries()) {
    const { commune } = sending.part;
    const grids = workbookOf(sending, stage);
    office.setClock(sending.at);
    const file = fileOf(sending);
    const [answer] = await Promise.all([
      office.officers.submit(commune, stage.period.id, bookOf(grids)),
      writeWorkbook(join(workbookFolder(out), file), sending, grids),
    ]);
    requireExpected(sending, answer.receipt !== null);
    if (!sending.repeated) {
      received.push({ commune: commune.code, at: sending.at, file });
      issues.push(...answer.issues.map((it) => ({ unit: commune.code, file, ...it })));
    }
    bar.to(index + 1);
  }
  bar.stop();
  return { received, issues };
}

async function writeWorkbook(path: string, { part, at, repeated }: Sending, grids: Grid[]) {
  if (repeated) return;
  const title = `${part.commune.name} (mô phỏng)`;
  await writeFile(path, await writeXlsx(grids, { title, creator: 'Chốt Số', at }));
}

/** `20275-Phuong-An-Hai.xlsx`; `…-ban-loi.xlsx` for one that is refused and mended. */
function fileOf({ part, attempt }: Sending): string {
  const name = workbookName(part.commune);
  return part.story.mistake && attempt === 1 ? `${basename(name, '.xlsx')}-ban-loi.xlsx` : name;
}

/** A story that comes out otherwise than told is a fault of this program. */
function requireExpected({ part, attempt }: Sending, taken: boolean): void {
  const expected = !(part.story.mistake && attempt === 1);
  if (taken !== expected)
    throw new Error(
      `workbook of ${part.commune.code} (story ${part.story.id}): expected it to be ` +
        `${expected ? 'taken' : 'refused'}, found it ${taken ? 'taken' : 'refused'}`,
    );
}
