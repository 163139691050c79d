// One commune's figures, fetched from its spreadsheet: sent as its officer would send them, where
// somebody asked for that and nothing stands against it; else kept as a draft, which nobody counts.
import { localDateOf } from '../domain/calendar/local.ts';
import { roleFor } from '../domain/officer/permissions.ts';
import { communeId } from '../domain/unit/unit.ts';
import { communeTitle } from '../domain/unit/words.ts';
import { momentWords } from '../domain/vietnamese/date.ts';
import { buildForm } from '../domain/workbook/form.ts';
import { journalBase, journalCells } from '../domain/workbook/journal.ts';
import { lineCell, readBook } from '../domain/workbook/read-book.ts';
import { Problem } from '../problem.ts';
import type { SheetsClient } from '../sheets/client.ts';
import { fetchWorkbook, writeReceipt, type FetchedWorkbook } from '../sheets/collect.ts';
import { grantsOf } from '../store/officers.ts';
import type { Receipt } from '../store/reports.ts';
import { saveDraft, type Draft, type SpreadsheetRecord } from '../store/spreadsheets.ts';
import { stackOf } from './answer.ts';
import type { CommuneSetting } from './commune-setting.ts';
import {
  checkWorkbook,
  recordReport,
  reportIdOf,
  withoutTypedText,
  type CheckedWorkbook,
} from './receive-report.ts';
import type { Runtime } from './runtime.ts';

/** Why a report is not recorded, by what recording it threw. */
const REASONS: Partial<Record<string, Draft['reason']>> = {
  WORKBOOK_BLOCKED: 'BLOCKED',
  WARNINGS_UNCONFIRMED: 'UNCONFIRMED',
  STALE_REVISION: 'STALE',
  PERIOD_CLOSED: 'CLOSED',
  NOT_IN_STATE: 'CLOSED',
  // The journal names a revision that is none.
  BAD_REQUEST: 'STALE',
};

export interface Collected {
  report: string;
  /** null where a draft was kept. */
  receipt: Receipt | null;
  reason: Draft['reason'] | null;
}

/**
 * @throws Problem SPREADSHEET_FORBIDDEN, SPREADSHEET_GONE, SHEETS_UNAVAILABLE, TOO_LARGE, BUSY
 */
export async function collectCommune(
  setting: CommuneSetting,
  record: SpreadsheetRecord & { spreadsheetId: string },
  client: SheetsClient,
  runtime: Runtime,
): Promise<Collected> {
  const { db } = runtime;
  const at = runtime.now();
  const fetched = await fetchWorkbook(client, record.spreadsheetId);
  const checked = await checkWorkbook(db, setting, fetched.book, at);
  const by = record.askedBy;

  if (record.collect === 'SUBMIT' && by !== null) {
    const unit = communeId(setting.commune);
    const role = roleFor(await grantsOf(db, by), 'REPORT_SUBMIT', unit, localDateOf(at));
    if (role === null) return draft(setting, record, checked, 'NOT_ALLOWED', runtime);
    try {
      const baseRevision = journalBase(fetched.book, setting.period.id);
      const sending = { baseRevision, confirmations: [], by, role, at };
      const receipt = await recordReport(db, setting, checked, sending);
      await noteReceipt(setting, record.spreadsheetId, fetched, receipt, client, runtime);
      return { report: receipt.reportId, receipt, reason: null };
    } catch (error) {
      const reason = error instanceof Problem ? REASONS[error.code] : undefined;
      if (reason === undefined) throw error;
      return draft(setting, record, checked, reason, runtime);
    }
  }
  return draft(setting, record, checked, record.collect === 'NONE' ? 'DUE' : 'ASKED', runtime);
}

async function draft(
  setting: CommuneSetting,
  { spreadsheetId, askedBy }: SpreadsheetRecord & { spreadsheetId: string },
  { content, issues }: CheckedWorkbook,
  reason: Draft['reason'],
  { db, now }: Runtime,
): Promise<Collected> {
  const report = reportIdOf(setting);
  const count = (severity: string) => issues.filter((it) => it.severity === severity).length;
  await saveDraft(db, {
    reportId: report,
    province: setting.commune.province,
    commune: setting.commune.code,
    period: setting.period.id,
    spreadsheetId,
    reason,
    content,
    counts: { block: count('BLOCK'), warn: count('WARN'), info: count('INFO') },
    issues: issues.map(withoutTypedText),
    by: askedBy,
    at: now(),
  });
  return { report, receipt: null, reason };
}

/** The report stands whether or not this can be written. */
async function noteReceipt(
  { commune, overlay, period }: CommuneSetting,
  id: string,
  fetched: FetchedWorkbook,
  { revision, by, submittedAt, reportId }: Receipt,
  client: SheetsClient,
  { log }: Runtime,
): Promise<void> {
  if ((journalBase(fetched.book, period.id) ?? 0) >= revision) return;
  const when = momentWords(submittedAt);
  const start = readBook(fetched.book, buildForm(overlay, period)).tabs.get('start');
  const cell = lineCell(start, 'status')?.cell;
  const result = 'Hệ thống lấy từ bảng tính';
  const row = journalCells({ at: when, revision, by, result }, period.id);
  const text = `${communeTitle(commune)}: đã nộp bản ${revision} lúc ${when}`;
  try {
    const status = start && cell !== undefined ? { tab: start.name, cell, text } : null;
    await writeReceipt(client, id, fetched, row, status);
  } catch (error) {
    log('receipt not written', { report: reportId, stack_trace: stackOf(error) }, 'warn');
  }
}
