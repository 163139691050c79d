// The spreadsheet of one commune: proven or made, its form written, shared, and recorded step by step,
// so that whoever takes over after a failure goes on where this run stopped.
import { localDateOf } from '../domain/calendar/local.ts';
import { Problem } from '../problem.ts';
import type { SheetsClient } from '../sheets/client.ts';
import { isUnanswered, lostState } from '../sheets/faults.ts';
import { requireKept } from '../sheets/files.ts';
import { proofOf, writeForm } from '../sheets/provision.ts';
import { changeSpreadsheet } from '../store/spreadsheets.ts';
import { stackOf } from './answer.ts';
import { findOrMake, shareFile } from './provision-file.ts';
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
    known === null
      ? null
      : await proofOrGone(task, client, known, replace && record?.state === 'GONE');
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
  const { shares } = task;
  return { id, written, shared: await shareFile({ unit, id, shares, record }, client, runtime) };
}

/** null where the spreadsheet is gone and may be replaced. */
async function proofOrGone(
  { unit, digest }: ProvisionTask,
  client: SheetsClient,
  id: string,
  replace: boolean,
) {
  try {
    const proof = await proofOf(client, id);
    // Asked only where something is to be written: looking at what stands costs one call.
    if (proof.unit === unit && proof.form !== digest) await requireKept(client, id);
    return proof;
  } catch (error) {
    if (replace && lostState(error) === 'GONE') return null;
    throw error;
  }
}
