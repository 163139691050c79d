// The folder in which the office keeps everything: the journals of the database and of the
// spreadsheets, and what it remembers of itself. One office at a time: a second one would write into
// the same files.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileJournal, JournalFault, memoryJournal, type Journal } from './journal.ts';
import { readState, writeState, type OfficeState } from './state.ts';

/** Somebody else is at work in the folder. */
export class OfficeInUse extends Error {
  override readonly name = 'OfficeInUse';
}

export interface OfficeData {
  /** What an office that was played in whole has left; null where there is nothing to go on with. */
  kept: OfficeState | null;
  /** Opens the journals; `anew` removes what was kept. */
  open(anew: boolean): Journals;
  save(state: OfficeState): void;
}

export interface Journals {
  firestore: Journal;
  spreadsheets: Journal;
}

const STATE = 'office.json';
const FIRESTORE = 'firestore.jsonl';
const SPREADSHEETS = 'spreadsheets.jsonl';
const PATIENCE = 2_000;

/**
 * The data of a folder, or of this process alone where there is none.
 * @throws OfficeInUse, and JournalFault for a folder or file that cannot be read
 */
export async function officeData(folder: string | null): Promise<OfficeData> {
  if (folder === null)
    return {
      kept: null,
      open: () => ({ firestore: memoryJournal(), spreadsheets: memoryJournal() }),
      save: () => undefined,
    };
  const state = readState(join(folder, STATE));
  if (state && (await isAtWork(state)))
    throw new OfficeInUse(
      `expected ${folder} to be free, found an office at work in it: http://127.0.0.1:${state.port}`,
    );
  return {
    kept: state?.ready ? state : null,
    open(anew) {
      try {
        mkdirSync(folder, { recursive: true });
        // The state first: without it the journals count for nothing.
        if (anew)
          for (const name of [STATE, FIRESTORE, SPREADSHEETS])
            rmSync(join(folder, name), { force: true });
        return {
          firestore: fileJournal(join(folder, FIRESTORE)),
          spreadsheets: fileJournal(join(folder, SPREADSHEETS)),
        };
      } catch (error) {
        throw new JournalFault(
          `${folder}: expected a folder to write in, found ${(error as Error).message}`,
          { cause: error },
        );
      }
    },
    save: (next) => writeState(join(folder, STATE), next),
  };
}

/** Whether the office that wrote the state still answers where it said it would. */
async function isAtWork({ id, port }: OfficeState): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(`http://127.0.0.1:${port}/api/office`, { signal });
    return ((await response.json()) as { id?: unknown }).id === id;
  } catch {
    return false;
  }
}
