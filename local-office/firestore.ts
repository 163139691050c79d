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
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import type { Firestore } from 'firebase-admin/firestore';
import { keepCommits } from './firestore-journal.ts';
import type { Journal } from './journal.ts';

/**
 * A database of its own. Without a journal it is empty and gone with the process; with one it holds
 * what was recorded, and records every commit before whoever made it is answered.
 * @throws JournalFault for a journal of something else
 */
export function memoryFirestore(journal?: Journal): Firestore {
  waitShortly();
  const office = new FirestoreMock();
  const clock = { last: 0 };
  const controller = office.createDatabase('local-office', '(default)');
  if (journal)
    keepCommits(controller.database, journal, {
      // A document is brought back as of the moment at which it was written.
      as: (at) => {
        clock.last = at;
        office.systemTime.constant(new Date(at));
      },
      last: () => clock.last,
    });
  office.systemTime.custom(() => {
    clock.last = Math.max(Date.now(), clock.last + 1);
    return new Date(clock.last);
  });
  return controller.firestore();
}

/**
 * The client waits about a second before it tries a transaction again that another has overtaken: so
 * long a server far away needs. Here the other is done within milliseconds. The client has a place
 * for this, made for tests, which its package does not list among its entrances.
 */
function waitShortly(): void {
  const require = createRequire(import.meta.url);
  const client = dirname(require.resolve('@google-cloud/firestore'));
  const { setTimeoutHandler } = require(join(client, 'backoff.js')) as {
    setTimeoutHandler: (wait: (work: () => void, ms: number) => void) => void;
  };
  setTimeoutHandler((work, ms) => void setTimeout(work, ms / 100));
}
