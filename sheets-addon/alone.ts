// One at a time in one spreadsheet: what is read, decided and written under the document's lock, so that
// two officers never work across each other. Apps Script gathers writes and carries them out later; they
// are carried out before the lock is let go, or the next one would read what stood there before.
import { Refusal } from './refusal.ts';
import { tellSheet } from './tell-sheet.ts';

/** How long to wait for another one who is at work in the same spreadsheet, and what to say then. */
interface Wait {
  milliseconds: number;
  words: string;
}

/** @throws Refusal LOCKED where another one is still at work after the wait */
export function alone<T>({ milliseconds, words }: Wait, work: () => T): T {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(milliseconds)) throw new Refusal('LOCKED', words, true);
  try {
    return work();
  } finally {
    tellSheet(() => SpreadsheetApp.flush());
    lock.releaseLock();
  }
}
