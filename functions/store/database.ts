// The door to Firestore: what every file of this room needs. Where the database stands (Google's,
// a local server, the memory of this process) is decided by whoever made the client; the code here
// keeps to what all of them do alike.
import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { Problem } from '../problem.ts';

/** A client of Firestore; the rest of the house hands it on without looking inside. */
export type Database = Firestore;

/** Writes of one batch, well below the 10 MiB that Firestore takes at once. */
const BATCH = 50;
/** gRPC: deadline exceeded, resource exhausted, aborted, unavailable. */
const BUSY = new Set<unknown>([4, 8, 10, 14]);

/** `000012`: numbers as document ids, so that their order by name is their order by number. */
export function numberedId(n: number, digits: number): string {
  return String(n).padStart(digits, '0');
}

/**
 * Runs `work` in one transaction; it may run several times, so it must do nothing but read and write
 * through the transaction.
 * @throws Problem BUSY when Firestore gives up because too many write at once
 */
export async function transact<T>(
  db: Database,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await db.runTransaction(work);
  } catch (error) {
    if (error instanceof Error && 'code' in error && BUSY.has(error.code))
      throw new Problem('BUSY', {}, { cause: error });
    throw error;
  }
}

/** Writes whole documents, a batch at a time; repeating it after a failure does no harm. */
export async function writeAll(
  db: Database,
  collection: string,
  documents: readonly { id: string; data: object }[],
): Promise<void> {
  for (let start = 0; start < documents.length; start += BATCH) {
    const batch = db.batch();
    for (const { id, data } of documents.slice(start, start + BATCH))
      batch.set(db.collection(collection).doc(id), data);
    await batch.commit();
  }
}
