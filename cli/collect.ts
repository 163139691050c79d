// Workbooks of a folder as the reports that count: each is read, found its commune by the code
// inside, checked as the server would, and kept or listed. A file that cannot be read stops nothing.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { digestOfContent } from '../functions/digest.ts';
import { formatInstant, localDateOf } from '../functions/domain/calendar/local.ts';
import type { Period } from '../functions/domain/calendar/period.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import { dataWindow } from '../functions/domain/calendar/window.ts';
import { overlayPlans, reportObligation, type Overlay } from '../functions/domain/plan/overlay.ts';
import { periodById } from '../functions/domain/plan/periods.ts';
import type { Plan } from '../functions/domain/plan/plan.ts';
import type { ReportContent } from '../functions/domain/report/content.ts';
import type { CountedReport } from '../functions/domain/rollup/rollup.ts';
import type { SummaryIssue } from '../functions/domain/summary/input.ts';
import { communesOn, villagesOn } from '../functions/domain/unit/on-day.ts';
import { reorganisedOf } from '../functions/domain/unit/reorganised.ts';
import { communeId, type Commune, type Units } from '../functions/domain/unit/unit.ts';
import type { CellBook } from '../functions/domain/workbook/cell.ts';
import type { Issue } from '../functions/domain/workbook/issue.ts';
import { issueMessage } from '../functions/domain/workbook/messages.ts';
import { readMeta } from '../functions/domain/workbook/meta.ts';
import { receiveWorkbook } from '../functions/domain/workbook/receive.ts';
import { readXlsx } from '../functions/xlsx/read.ts';
import { UnreadableWorkbook } from '../functions/xlsx/unreadable.ts';
import type { ReceivedAt } from './received.ts';

export interface Collection {
  reports: CountedReport[];
  issues: SummaryIssue[];
}

export interface CollectInput {
  files: readonly string[];
  /** Name of the folder, where its files must be told from those of another. */
  folder?: string;
  plans: Plan[];
  units: Units;
  period: Period;
  /** Each workbook is of the period written in it, which must have ended before `period` does. */
  earlier: boolean;
  overlayOf(commune: Commune): Overlay;
  /** When the period is closed: what came in later is not counted. */
  now: Instant;
  /** When a file came in. */
  receivedAt: ReceivedAt;
  /** Earlier reports of the communes, for comparison. */
  previousOf(commune: string): ReportContent | null;
  onFile?: (done: number) => void;
}

interface Arrival {
  file: string;
  commune: Commune;
  period: Period;
  overlay: Overlay;
  content: ReportContent | null;
  receivedAt: Instant;
}

/** Reads one file after the other, so that a province needs no more memory than its figures. */
export async function collectWorkbooks(input: CollectInput): Promise<Collection> {
  const arrivals: Arrival[] = [];
  const issues: SummaryIssue[] = [];
  for (const [index, path] of input.files.entries()) {
    const arrival = await receiveFile(path, input, issues);
    if (arrival) arrivals.push(arrival);
    input.onFile?.(index + 1);
  }
  const reports: CountedReport[] = [];
  for (const group of grouped(arrivals)) {
    const report = countedReport(group, issues);
    if (report) reports.push(report);
  }
  return { reports, issues };
}

async function receiveFile(
  path: string,
  input: CollectInput,
  issues: SummaryIssue[],
): Promise<Arrival | undefined> {
  const file = basename(path);
  const said = input.folder === undefined ? file : `${input.folder}/${file}`;
  const list = (unit: string | null, found: readonly Issue[]) =>
    issues.push(...found.map((issue) => fileIssue(unit, said, issue)));
  let book: CellBook;
  try {
    book = await readXlsx(await readFile(path));
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    list(null, [whole('UNREADABLE_FILE', { reason: error.message })]);
    return undefined;
  }
  const meta = readMeta(book);
  const period = input.earlier ? periodById(meta.period ?? '', input.plans) : input.period;
  if (!period) {
    list(meta.commune, [whole('PERIOD_UNKNOWN', { found: meta.period ?? '' })]);
    return undefined;
  }
  if (input.earlier && period.end >= input.period.end) {
    const expected = `kỳ trước ${input.period.label}`;
    list(meta.commune, [whole('WRONG_PERIOD', { found: period.label, expected })]);
    return undefined;
  }
  const commune = communesOn(input.units, period.end).find((it) => it.code === meta.commune);
  if (!commune) {
    list(meta.commune, [whole('COMMUNE_UNKNOWN', { found: meta.commune ?? '' })]);
    return undefined;
  }
  const overlay = input.earlier
    ? overlayPlans(input.plans, commune, period)
    : input.overlayOf(commune);
  if (!reportObligation(overlay)) {
    list(commune.code, [whole('PERIOD_NOT_DUE', { period: period.label })]);
    return undefined;
  }
  const { from } = dataWindow(period, overlay.dataWindow);
  const noted = input.receivedAt(file, commune.code);
  const receivedAt = noted ?? input.now;
  if (noted === undefined)
    list(commune.code, [{ ...whole('RECEIPT_UNKNOWN', {}), severity: 'WARN' }]);
  if (localDateOf(receivedAt) < from) {
    list(commune.code, [whole('PERIOD_NOT_BEGUN', { period: period.label, from })]);
    return undefined;
  }
  if (receivedAt > input.now) {
    const facts = { found: formatInstant(receivedAt), now: formatInstant(input.now) };
    list(commune.code, [whole('RECEIVED_AFTER_NOW', facts)]);
    return undefined;
  }
  const received = receiveWorkbook(book, {
    overlay,
    commune,
    villages: villagesOn(input.units, commune.code, period.end),
    reorganised: reorganisedOf(input.units, commune.code, period.end),
    period,
    today: localDateOf(receivedAt),
    previous: input.previousOf(commune.code),
  });
  list(commune.code, received.issues);
  return { file: said, commune, period, overlay, content: received.content, receivedAt };
}

/** An issue with the file as a whole, for which it is not counted. */
function whole(
  code:
    | 'UNREADABLE_FILE'
    | 'COMMUNE_UNKNOWN'
    | 'PERIOD_NOT_DUE'
    | 'PERIOD_NOT_BEGUN'
    | 'PERIOD_UNKNOWN'
    | 'RECEIPT_UNKNOWN'
    | 'RECEIVED_AFTER_NOW'
    | 'WRONG_PERIOD',
  facts: Issue['facts'],
): Issue {
  return { code, severity: 'BLOCK', tab: '', cell: '', facts };
}

function fileIssue(unit: string | null, file: string, issue: Issue): SummaryIssue {
  const { tab, cell, code, severity } = issue;
  return { unit, file, tab, cell, code, severity, message: issueMessage(issue) };
}

/** Workbooks of one commune and period, in the order in which they came in. */
function grouped(arrivals: readonly Arrival[]): Arrival[][] {
  const groups = new Map<string, Arrival[]>();
  for (const arrival of arrivals) {
    const key = `${arrival.commune.code} ${arrival.period.id}`;
    groups.set(key, [...(groups.get(key) ?? []), arrival]);
  }
  return [...groups.values()].map((group) =>
    group.sort((a, b) => a.receivedAt - b.receivedAt || (stem(a.file) < stem(b.file) ? -1 : 1)),
  );
}

/** `Báo cáo (2)` comes after `Báo cáo`. */
function stem(file: string): string {
  return file.replace(/\.[^.]*$/, '');
}

/** The workbook received last counts; the first without a blocking issue decides timeliness. */
function countedReport(
  group: readonly Arrival[],
  issues: SummaryIssue[],
): CountedReport | undefined {
  const complete = group.filter((arrival) => arrival.content !== null);
  const first = complete[0];
  const last = complete.at(-1);
  if (!first || !last?.content) return undefined;
  const twin = complete.find((it) => it !== last && it.receivedAt === last.receivedAt);
  if (twin)
    issues.push(
      fileIssue(last.commune.code, last.file, {
        code: 'SAME_RECEIPT_TIME',
        severity: 'WARN',
        tab: '',
        cell: '',
        facts: { other: twin.file },
      }),
    );
  for (const arrival of complete)
    if (arrival !== last)
      issues.push(
        fileIssue(arrival.commune.code, arrival.file, {
          code: 'SUPERSEDED_FILE',
          severity: 'INFO',
          tab: '',
          cell: '',
          facts: { by: last.file },
        }),
      );
  const obligation = reportObligation(last.overlay)?.obligation.id ?? '';
  return {
    reportId: `${communeId(last.commune)}_${last.period.id}_${obligation}`,
    revision: complete.length,
    digest: digestOfContent(last.content),
    period: last.period.id,
    content: last.content,
    firstCompleteAt: first.receivedAt,
    submittedAt: last.receivedAt,
    submittedBy: last.file,
  };
}
