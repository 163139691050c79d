// The spreadsheet of one commune: proven or made, its form written, shared, and recorded step by step,
// so that whoever takes over after a failure goes on where this run stopped.
import { localDateOf } from '../domain/calendar/local.ts';
import { Problem } from '../problem.ts';
import type { SheetsClient } from '../sheets/client.ts';
import { isRefused, isUnanswered, lostState } from '../sheets/faults.ts';
import { findOrCreateSpreadsheet, shareWith, type Share } from '../sheets/files.ts';
import { proofOf, writeForm } from '../sheets/provision.ts';
import { changeSpreadsheet, claimSpreadsheet } from '../store/spreadsheets.ts';
import { stackOf } from './answer.ts';
import type { ProvisionTask } from './provision-tasks.ts';
import { reasonOf } from './reason.ts';
import type { Runtime } from './runtime.ts';

/**
 * Brings one commune's spreadsheet about. One that cannot be reached becomes a named state of the
 * commune, and so is no failure of the run. `replace` makes a new one where the old one was found to
 * be gone by an earlier run.
 * @throws whatever else goes wrong, once it is recorded
 */
export async function provisionCommune(
  task: ProvisionTask,
  replace: boolean,
  client: SheetsClient,
  runtime: Runtime,
): Promise<void> {
  const { db, log, now } = runtime;
  const { unit } = task;
  try {
    const { id, written, shared } = await bringAbout(task, replace, client, runtime);
    log('sheet provisioned', { unit, spreadsheet: id, written, shared });
  } catch (error) {
    const state = lostState(error);
    // Google out of breath, or another run at it: nothing is known to be wrong with the sheet.
    const passing = isUnanswered(error) || (error instanceof Problem && error.code === 'BUSY');
    if (!passing)
      await changeSpreadsheet(db, unit, {
        state: state ?? 'FAILED',
        detail: reasonOf(error),
        at: now(),
      });
    log('sheet not provisioned', { unit, state, stack_trace: stackOf(error) }, 'warn');
    if (state === null) throw error;
  }
}

async function bringAbout(
  task: ProvisionTask,
  replace: boolean,
  client: SheetsClient,
  runtime: Runtime,
): Promise<{ id: string; written: boolean; shared: number }> {
  const { db, now } = runtime;
  const { unit, record, digest, context, standingOf } = task;
  const known = record?.spreadsheetId ?? null;
  const proof =
    known === null ? null : await proofOrGone(client, known, replace && record?.state === 'GONE');
  const proven = known !== null && proof?.unit === unit;
  const id = proven ? known : await findOrMake(task, client, runtime);

  const stands = proven && proof.form === digest;
  const today = localDateOf(now());
  const written = stands
    ? false
    : await writeForm(client, id, { unit, context, digest, today, standingOf });
  const { period } = context;
  await changeSpreadsheet(db, unit, {
    period,
    digest,
    state: 'READY',
    detail: null,
    at: now(),
    // What was asked for was asked of the period that is over.
    ...(record?.period === period ? {} : { collect: 'NONE', askedBy: null }),
  });
  const has = id === known ? (record?.sharedWith ?? []) : [];
  return { id, written, shared: await share(id, task, has, client, runtime) };
}

/** null where the spreadsheet is gone and may be replaced. */
async function proofOrGone(client: SheetsClient, id: string, replace: boolean) {
  try {
    return await proofOf(client, id);
  } catch (error) {
    if (replace && lostState(error) === 'GONE') return null;
    throw error;
  }
}

/** One run at a time, for Drive shows a new file to another only after a while. */
async function findOrMake(
  { unit, title, record }: ProvisionTask,
  client: SheetsClient,
  { db, now }: Runtime,
): Promise<string> {
  if (!(await claimSpreadsheet(db, unit, now()))) throw new Problem('BUSY');
  try {
    const { id } = await findOrCreateSpreadsheet(client, { key: unit, title });
    await changeSpreadsheet(db, unit, {
      spreadsheetId: id,
      claimedAt: null,
      at: now(),
      ...(id === record?.spreadsheetId ? {} : { sharedWith: [], digest: null }),
    });
    return id;
  } catch (error) {
    await changeSpreadsheet(db, unit, { claimedAt: null, at: now() });
    throw error;
  }
}

/**
 * Asks Drive only where somebody is new. An address that Google does not take keeps nobody else out;
 * it is tried again by the next run.
 */
async function share(
  id: string,
  { unit, shares }: ProvisionTask,
  has: readonly string[],
  client: SheetsClient,
  { db, log, now }: Runtime,
): Promise<number> {
  const wanted = shares.map(wordsOf);
  if (wanted.every((it) => has.includes(it))) return 0;
  const taken: string[] = [];
  let refusal: unknown = null;
  for (const some of [shares, ...shares.map((it) => [it])])
    try {
      await shareWith(client, id, some);
      taken.push(...some.map(wordsOf));
      if (refusal === null) break;
    } catch (error) {
      if (!isRefused(error)) throw error;
      refusal = error;
    }
  if (refusal !== null) log('account not taken', { unit, stack_trace: stackOf(refusal) }, 'warn');
  await changeSpreadsheet(db, unit, {
    sharedWith: taken,
    detail: refusal === null ? null : `sharing: ${reasonOf(refusal)}`,
    at: now(),
  });
  return taken.length;
}

function wordsOf({ email, role }: Share): string {
  return `${email} ${role}`;
}
