// `close`: a province closes a reporting period. A folder of commune workbooks goes in; the summary
// spreadsheet, its figures as JSON and everything that was found in the workbooks come out.
import { basename } from 'node:path';
import { digestOfRollup } from '../functions/digest.ts';
import { parsePeriod, type Period } from '../functions/domain/calendar/period.ts';
import type { ReportContent } from '../functions/domain/report/content.ts';
import { rollUp } from '../functions/domain/rollup/roll-up.ts';
import type { CountedReport, Rollup } from '../functions/domain/rollup/rollup.ts';
import { provinceName } from '../functions/domain/unit/province-names.ts';
import { readArguments, type Io } from './arguments.ts';
import { collectWorkbooks } from './collect.ts';
import { INPUT_OPTIONS, momentOf, readInputs, workbookFiles, type Inputs } from './inputs.ts';
import { progress } from './progress.ts';
import { readReceived } from './received.ts';
import { writeSummary } from './write-summary.ts';

/**
 * Reads every workbook of --workbooks, computes the period and writes summary.xlsx, summary.json
 * and issues.json to --out. --previous names a folder of workbooks of earlier periods, whose stock
 * figures are carried forward and compared with. Throws UsageFault and file faults before anything
 * is written.
 */
export async function close(args: string[], io: Io): Promise<number> {
  const read = readArguments(args, {
    ...INPUT_OPTIONS,
    workbooks: 'one',
    previous: 'one',
    now: 'one',
    received: 'one',
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
  const receivedAt = await readReceived(read.one('received'), now);

  const common = { plans: inputs.plans, units: inputs.units, overlayOf: inputs.overlayOf };
  const earlier = await collectWorkbooks({
    ...common,
    files: earlierFiles,
    period: null,
    receivedAt: () => now,
    previousOf: () => null,
  });
  const before = earlier.reports.filter((report) => endOf(report) < inputs.period.end);
  const bar = progress(io, 'Đọc bảng tính', files.length);
  const current = await collectWorkbooks({
    ...common,
    files,
    period: inputs.period,
    receivedAt,
    previousOf: latestContents(before),
    onFile: bar.to,
  });
  bar.stop();

  const reports = [...current.reports, ...before];
  const rollup = rollUpPeriod(inputs, inputs.period, reports, now);
  const digest = digestOfRollup(rollup);
  await writeSummary(out, {
    rollup,
    digest,
    plans: inputs.plans,
    units: inputs.units,
    issues: current.issues,
    previous: earlierPeriods(before).map((period) => rollUpPeriod(inputs, period, before, now)),
    synthetic: read.flag('synthetic'),
  });
  const blocked = new Set(
    current.issues.filter((issue) => issue.severity === 'BLOCK').map((issue) => issue.file),
  );
  io.out.write(
    `${inputs.period.label}: ${rollup.coverage.reported}/${rollup.coverage.expected} xã đã nộp, ` +
      `${files.length} tệp, ${blocked.size} tệp chưa được tính.\n` +
      `Đã ghi summary.xlsx, summary.json, issues.json vào ${out}\n`,
  );
  for (const file of blocked) io.out.write(`  chưa tính: ${basename(file)}\n`);
  return 0;
}

function rollUpPeriod(
  inputs: Inputs,
  period: Period,
  reports: CountedReport[],
  now: number,
): Rollup {
  const code = inputs.units.communes[0]?.province ?? '';
  return rollUp({
    province: { code, name: provinceName(code) },
    period,
    plans: inputs.plans,
    units: inputs.units,
    reports,
    holidays: inputs.holidays,
    now,
  });
}

function endOf(report: CountedReport): string {
  return parsePeriod(report.period)?.end ?? '';
}

/** The latest earlier report of each commune, for comparison. */
function latestContents(
  before: readonly CountedReport[],
): (commune: string) => ReportContent | null {
  const latest = new Map<string, CountedReport>();
  for (const report of before) {
    const known = latest.get(report.content.commune);
    if (!known || endOf(known) < endOf(report)) latest.set(report.content.commune, report);
  }
  return (commune) => latest.get(commune)?.content ?? null;
}

function earlierPeriods(before: readonly CountedReport[]): Period[] {
  return [...new Set(before.map((report) => report.period))]
    .sort()
    .flatMap((id) => parsePeriod(id) ?? []);
}
