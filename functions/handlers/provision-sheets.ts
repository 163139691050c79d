// provisionSheets: a Pub/Sub message `{"province": "48", "period": "2025-Q4", "communes": ["20275"]}`.
// Every commune that owes a report on the period, or each that is named, has its spreadsheet with the
// form of the period afterwards, shared with its accounts. What stands already is not written again.
// Sheets out of reach are named with their commune; any other failure, and running out of time, is
// thrown, so that the message comes again and the next run goes on where this one stopped.
//
// No token is checked here: only the service account of the trigger may call the function (IAM).
import * as z from 'zod';
import type { Instant } from '../domain/calendar/rule.ts';
import { Problem } from '../problem.ts';
import { readMessage } from './message.ts';
import { provisionCommune } from './provision-commune.ts';
import { isShared } from './provision-file.ts';
import { provisionTasks, type ProvisionTask } from './provision-tasks.ts';
import { requireSheets, type Runtime } from './runtime.ts';

const wish = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
  communes: z.array(z.string().regex(/^\d{5}$/)).optional(),
});

/** A function may take 9 minutes; a commune begun in the last one would be cut off. */
const BUDGET = 480_000;
/** A sheet seen within this time is not looked at again unless it is named. */
const FRESH = 15 * 60_000;

export async function provisionSheets(
  event: { type: string; data?: unknown },
  runtime: Runtime,
): Promise<void> {
  const { log, now } = runtime;
  const asked = readMessage(event, wish);
  const client = requireSheets(runtime);
  const startedAt = now();

  const tasks = inOrder(await provisionTasks(asked, runtime), asked.communes !== undefined, now());
  const facts = { province: asked.province, period: asked.period, communes: tasks.length };
  const failures: unknown[] = [];
  for (const [done, task] of tasks.entries()) {
    if (now() - startedAt > BUDGET) {
      log('provisioning paused', { ...facts, done });
      throw new Problem('BUSY');
    }
    try {
      await provisionCommune(task, asked.communes !== undefined, client, runtime);
    } catch (error) {
      // What is wrong with the account's own set-up is wrong for every commune.
      if (error instanceof Problem && error.code === 'SHEETS_NOT_SET_UP') throw error;
      failures.push(error);
    }
  }
  log('sheets provisioned', { ...facts, failed: failures.length });
  if (failures.length > 0)
    throw new Problem(
      'INTERNAL',
      {},
      { cause: new AggregateError(failures, `Provisioning ${asked.province} failed`) },
    );
}

/** First those that lack something; the others are only looked at, and not again at once. */
function inOrder(tasks: readonly ProvisionTask[], named: boolean, now: Instant): ProvisionTask[] {
  const lacking = (it: ProvisionTask) => it.record?.state !== 'READY' || lacksForm(it);
  const seen = (it: ProvisionTask) => Math.abs(now - (it.record?.at ?? 0)) < FRESH;
  return [...tasks.filter(lacking), ...tasks.filter((it) => !lacking(it) && (named || !seen(it)))];
}

function lacksForm({ record, digest, shares }: ProvisionTask): boolean {
  return record?.digest !== digest || !isShared(record, shares);
}
