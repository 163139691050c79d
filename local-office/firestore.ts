// Firestore in the memory of one process: the real firebase-admin client on top of
// @firebase-bridge/firestore-admin, so that `npm start` and the tests need no server. Not the real
// thing, and the store keeps to what both do alike: documents by id, transactions, equality
// queries inside one collection.
//
// One fault is mended here. Whether a document changed under a transaction the bridge reads off its
// time of writing, kept in milliseconds. A second write in the same millisecond goes unnoticed, and
// the transaction then overwrites it. So the bridge gets a clock of ours, on which each reading is
// at least a millisecond after the last. Its other differences (ordering over missing fields, `!=` and `in`, phantoms in a transaction's query,
// missing composite indexes) are met by not using those features; test/store/canary.test.ts pins
// what is relied on.
import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import type { Firestore } from 'firebase-admin/firestore';

/** An empty database of its own, gone with the process. */
export function memoryFirestore(): Firestore {
  const office = new FirestoreMock();
  let last = 0;
  office.systemTime.custom(() => {
    last = Math.max(Date.now(), last + 1);
    return new Date(last);
  });
  return office.createDatabase('local-office', '(default)').firestore();
}
