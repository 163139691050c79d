// The three files a closed period leaves: summary.xlsx to read, summary.json to compute with,
// issues.json to chase with. All are made before the first is written, and each takes the place of
// an older one in one step, so that a failure never leaves half a summary.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseInstant } from '../functions/domain/calendar/local.ts';
import { issuesJson, summaryJson } from '../functions/domain/summary/json.ts';
import { summaryGrids } from '../functions/domain/summary/summary.ts';
import type { SummaryInput, SummaryIssue } from '../functions/domain/summary/input.ts';
import { writeXlsx } from '../functions/xlsx/write.ts';

/**
 * Writes the summary to a folder, which is made when it is not there. `earlierIssues`, of workbooks
 * of earlier periods, stand in issues.json alone.
 */
export async function writeSummary(
  folder: string,
  summary: Omit<SummaryInput, 'leadAgency'>,
  earlierIssues: readonly SummaryIssue[] = [],
): Promise<void> {
  const leadAgency = summary.plans[0]?.leadAgency ?? '';
  const spreadsheet = await writeXlsx(summaryGrids({ ...summary, leadAgency }), {
    title: `Tổng hợp ${summary.rollup.period}`,
    creator: 'Chốt Số',
    at: parseInstant(summary.rollup.computedAt) ?? 0,
  });
  const files: [string, string | Uint8Array][] = [
    ['summary.xlsx', spreadsheet],
    ['summary.json', pretty(summaryJson(summary.rollup, summary.digest))],
    ['issues.json', pretty(issuesJson([...summary.issues, ...earlierIssues]))],
  ];
  await mkdir(folder, { recursive: true });
  for (const [name, content] of files) await writeFile(join(folder, `${name}.part`), content);
  for (const [name] of files) await rename(join(folder, `${name}.part`), join(folder, name));
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
