// collectWorkbooks: a Pub/Sub message `{"province": "48", "period": "2025-Q4", "communes": ["20275"]}`.
// The figures of communes that asked for it are fetched from their spreadsheets and sent in the name of
// who asked, as the add-on would; so are, as drafts that nobody counts, the figures of communes that
// have sent nothing when the report is due. Delivered twice, it records the same report once.
//
// No token is checked here: only the service account of the trigger may call the function (IAM).
import * as z from 'zod';
import { dueOfObligation } from '../domain/calendar/due.ts';
import type { HolidayTable } from '../domain/calendar/holiday.ts';
import { localDateOf } from '../domain/calendar/local.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import { communeId } from '../domain/unit/unit.ts';
import { Problem } from '../problem.ts';
import type { SheetsClient } from '../sheets/client.ts';
import { lostState } from '../sheets/faults.ts';
import { headsOf } from '../store/counted-reports.ts';
import { holidaysOf } from '../store/holidays.ts';
import { changeSpreadsheet, spreadsheetsOf } from '../store/spreadsheets.ts';
import type { SpreadsheetRecord } from '../store/spreadsheets.ts';
import { stackOf } from './answer.ts';
import { collectCommune } from './collect-commune.ts';
import { communeSetting, type CommuneSetting } from './commune-setting.ts';
import { readMessage } from './message.ts';
import { reasonOf } from './reason.ts';
import { requireSheets, type Runtime } from './runtime.ts';

const wish = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
  communes: z.array(z.string().regex(/^\d{5}$/)).optional(),
});

/** A function may take 9 minutes; a commune begun in the last one would be cut off. */
const BUDGET = 480_000;

type Made = SpreadsheetRecord & { spreadsheetId: string };

export async function collectWorkbooks(
  event: { type: string; data?: unknown },
  runtime: Runtime,
): Promise<void> {
  const { db, log, now } = runtime;
  const { province, period, communes } = readMessage(event, wish);
  const client = requireSheets(runtime);
  const startedAt = now();

  const [records, heads, holidays] = await Promise.all([
    spreadsheetsOf(db, province),
    headsOf(db, province, period),
    holidaysOf(db),
  ]);
  const failures: unknown[] = [];
  let collected = 0;
  for (const record of records.values()) {
    const code = record.unit.slice(province.length + 1);
    if (code === '' || communes?.includes(code) === false) continue;
    if (!isMade(record) || record.period !== period || record.state === 'GONE') continue;
    if (record.collect === 'NONE' && heads.has(code)) continue;
    if (now() - startedAt > BUDGET) throw new Problem('BUSY');
    try {
      const today = localDateOf(now());
      const setting = await communeSetting(db, { province, code }, period, today);
      if (record.collect === 'NONE' && !isDue(setting, holidays, now())) continue;
      await collect(setting, record, client, runtime);
      collected += 1;
    } catch (error) {
      // What the plans do not ask for now, they do not ask for when the message comes again.
      const refused = error instanceof Problem && error.status < 500;
      if (!refused) failures.push(error);
      log('sheet not collected', { unit: record.unit, stack_trace: stackOf(error) }, 'error');
    }
  }
  log('workbooks collected', { province, period, collected, failed: failures.length });
  if (failures.length > 0)
    throw new Problem(
      'INTERNAL',
      {},
      { cause: new AggregateError(failures, `Collecting ${province} failed`) },
    );
}

function isDue(
  { obligation: { obligation }, period }: CommuneSetting,
  holidays: HolidayTable,
  now: Instant,
): boolean {
  const due = dueOfObligation(obligation, period, holidays);
  return due !== null && due.dueExclusive <= now;
}

/** A sheet out of reach is named with its commune, and its wish stands until it is reached. */
async function collect(
  setting: CommuneSetting,
  record: Made,
  client: SheetsClient,
  runtime: Runtime,
): Promise<void> {
  const { db, log, now } = runtime;
  const unit = communeId(setting.commune);
  try {
    const { report, receipt, reason } = await collectCommune(setting, record, client, runtime);
    await changeSpreadsheet(db, unit, {
      collect: 'NONE',
      askedBy: null,
      ...(record.state === 'FORBIDDEN' ? { state: 'READY', detail: null } : {}),
      at: now(),
    });
    log('sheet collected', { unit, report, revision: receipt?.revision ?? null, reason });
  } catch (error) {
    const state = lostState(error);
    if (state === null) throw error;
    await changeSpreadsheet(db, unit, { state, detail: reasonOf(error), at: now() });
    log('sheet not collected', { unit, state }, 'warn');
  }
}

function isMade(record: SpreadsheetRecord): record is Made {
  return record.spreadsheetId !== null;
}
