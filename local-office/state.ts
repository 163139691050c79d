// What the office remembers of itself beside the database and the spreadsheets: which province it
// plays, how far its clock is moved, what its scheduled jobs came to. One small file, written beside
// and renamed, so that it is always whole.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { JournalFault } from './journal.ts';

const run = z.object({
  /** When it ran by the office's clock, in milliseconds since 1970. */
  at: z.number(),
  outcome: z.enum(['DONE', 'REFUSED', 'FAILED']),
  /** The problem's code or the failure in words; null where it was done. */
  detail: z.string().nullable(),
});

const officeState = z.object({
  /** Tells this office from another that listens at the same address. */
  id: z.string(),
  /** False until the demo province has been played in whole. */
  ready: z.boolean(),
  province: z.object({ code: z.string(), name: z.string() }),
  plans: z.array(z.string()),
  /** The period that was played in. */
  period: z.string(),
  communes: z.number(),
  /** How far the office's clock is ahead of the machine's, in milliseconds. */
  offset: z.number(),
  /** Up to when scheduled jobs have been looked after, by the office's clock. */
  lookedAt: z.number(),
  /** The last run of each job, by its name. */
  runs: z.record(z.string(), run),
  /** Where it listened last. */
  port: z.number(),
});

export type OfficeState = z.output<typeof officeState>;
export type JobRun = z.output<typeof run>;

/** The state of a file, or null where there is none. @throws JournalFault for one that is none */
export function readState(path: string): OfficeState | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new JournalFault(`${path}: expected to read it, found ${(error as Error).message}`, {
      cause: error,
    });
  }
  try {
    return officeState.parse(JSON.parse(text));
  } catch (error) {
    throw new JournalFault(`${path}: expected the state of an office, found something else`, {
      cause: error,
    });
  }
}

export function writeState(path: string, state: OfficeState): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(state, null, 1)}\n`);
  renameSync(`${path}.new`, path);
}
