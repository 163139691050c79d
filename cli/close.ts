// `close`: a province closes a reporting period. A folder of commune workbooks goes in; the summary
// spreadsheet, its figures as JSON and everything that was found in the workbooks come out.
import { basename, resolve } from 'node:path';
import { digestOfRollup } from '../functions/digest.ts';
import { formatInstant, startOfDay } from '../functions/domain/calendar/local.ts';
import { parsePeriod, type Period } from '../functions/domain/calendar/period.ts';
import { dataWindow } from '../functions/domain/calendar/window.ts';
import type { ReportContent } from '../functions/domain/report/content.ts';
import { previousReport } from '../functions/domain/report/previous.ts';
import { rollUp } from '../functions/domain/rollup/roll-up.ts';
import type { CountedReport, Rollup } from '../functions/domain/rollup/rollup.ts';
import type { SummaryIssue } from '../functions/domain/summary/input.ts';
import { provinceName } from './province-names.ts';
import { readArguments, UsageFault, type Io } from './arguments.ts';
import { collectWorkbooks } from './collect.ts';
import { readExemptions, type Exemption } from './exemptions.ts';
import {
  INPUT_OPTIONS,
  momentOf,
  readInputs,
  requireFolder,
  workbookFiles,
  type Inputs,
} from './inputs.ts';
import { progress } from './progress.ts';
import { readReceived } from './received.ts';
import { writeSummary } from './write-summary.ts';

/**
 * Reads every workbook of --workbooks, computes the period and writes summary.xlsx, summary.json
 * and issues.json to --out. --previous names a folder of workbooks of earlier periods, whose stock
 * figures are carried forward and compared with; what is found in them stands in issues.json alone,
 * for the spreadsheet tells of this period. Throws UsageFault and file faults before anything is
 * written.
 */
export async function close(args: string[], io: Io): Promise<number> {
  const read = readArguments(args, {
    ...INPUT_OPTIONS,
    workbooks: 'one',
    previous: 'one',
    now: 'one',
    received: 'one',
    exemptions: 'one',
    synthetic: 'flag',
    out: 'one',
  });
  const out = read.wanted('out', 'DIR');
  const now = momentOf(read.wanted('now', 'ISO'), 'now');
  const folder = read.wanted('workbooks', 'DIR');
  const inputs = await readInputs(read);
  const files = await workbookFiles(folder, 'workbooks');
  const earlierFolder = read.one('previous');
  const earlierFiles = earlierFolder ? await workbookFiles(earlierFolder, 'previous') : [];
  const receivedAt = await readReceived(read.one('received'));
  const { period, overlayOf } = inputs;
  await requireFolder(out, 'out');
  requireBegun(inputs, now);
  const exemptions = await readExemptions(read.one('exemptions'), inputs.communes, overlayOf);

  const common = { plans: inputs.plans, units: inputs.units, period, overlayOf, now };
  const earlier = await collectWorkbooks({
    ...common,
    files: earlierFiles,
    folder: basename(resolve(earlierFolder ?? '')),
    earlier: true,
    receivedAt: () => now,
    previousOf: () => null,
  });
  const before = earlier.reports;
  const bar = progress(io, 'Đọc bảng tính', files.length);
  const current = await collectWorkbooks({
    ...common,
    files,
    earlier: false,
    receivedAt,
    previousOf: latestContents(before, inputs),
    onFile: bar.to,
  });
  bar.stop();

  const reports = [...current.reports, ...before];
  const rollup = rollUpPeriod(inputs, period, reports, now, exemptions);
  const digest = digestOfRollup(rollup);
  await writeSummary(
    out,
    {
      rollup,
      digest,
      plans: inputs.plans,
      units: inputs.units,
      issues: current.issues,
      previous: earlierPeriods(before).map((it) => rollUpPeriod(inputs, it, before, now)),
      synthetic: read.flag('synthetic'),
    },
    earlier.issues,
  );
  const blocked = blockedFiles(current.issues);
  io.out.write(
    `${period.label}: ${rollup.coverage.reported}/${rollup.coverage.expected} xã đã nộp, ` +
      `${files.length} tệp, ${blocked.length} tệp chưa được tính.\n` +
      `Đã ghi summary.xlsx, summary.json, issues.json vào ${out}\n`,
  );
  for (const [file, message] of blocked) io.out.write(`  chưa tính: ${file} – ${message}\n`);
  if (earlierFolder)
    io.out.write(
      `Kỳ trước: dùng ${before.length}/${earlierFiles.length} tệp của ${earlierFolder}\n`,
    );
  for (const [file, message] of blockedFiles(earlier.issues))
    io.out.write(`  chưa dùng: ${file} – ${message}\n`);
  return 0;
}

/** Each file that is not counted, with the first reason. */
function blockedFiles(issues: readonly SummaryIssue[]): [string, string][] {
  const blocking = issues.filter((issue) => issue.severity === 'BLOCK');
  return [...Map.groupBy(blocking, (issue) => issue.file)].map(([file, [first]]) => [
    file,
    `${first?.cell ? `${first.tab}, ô ${first.cell}: ` : ''}${first?.message ?? ''}`,
  ]);
}

/** Nothing can have come in before the period's data begin. */
function requireBegun({ communes, overlayOf, period }: Inputs, now: number): void {
  const [commune] = communes;
  if (!commune) return;
  const { from } = dataWindow(period, overlayOf(commune).dataWindow);
  if (now < startOfDay(from))
    throw new UsageFault(
      `expected --now on or after ${from}, when the data of ${period.id} begin, found ${formatInstant(now)}`,
    );
}

function rollUpPeriod(
  inputs: Inputs,
  period: Period,
  reports: CountedReport[],
  now: number,
  exemptions: Exemption[] = [],
): Rollup {
  const code = inputs.units.communes[0]?.province ?? '';
  return rollUp({
    province: { code, name: provinceName(code) },
    period,
    plans: inputs.plans,
    units: inputs.units,
    reports,
    exemptions,
    holidays: inputs.holidays,
    now,
  });
}

/** The earlier report of each commune that this period's is compared with. */
function latestContents(
  before: readonly CountedReport[],
  { period, plans }: Inputs,
): (commune: string) => ReportContent | null {
  const byCommune = Map.groupBy(before, (report) => report.content.commune);
  return (commune) => previousReport(byCommune.get(commune) ?? [], period, plans)?.content ?? null;
}

function earlierPeriods(before: readonly CountedReport[]): Period[] {
  return [...new Set(before.map((report) => report.period))]
    .sort()
    .flatMap((id) => parsePeriod(id) ?? []);
}
