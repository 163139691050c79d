// An empty database for each test. In the memory of this process, or on the server that
// FIRESTORE_EMULATOR_HOST names; the tests cannot tell which.
import { randomBytes } from 'node:crypto';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { memoryFirestore } from '../../local-office/firestore.ts';
import type { Database } from '../../functions/store/database.ts';

export const onServer = Boolean(process.env['FIRESTORE_EMULATOR_HOST']);

/** On a server each project is a database of its own, so an unused project id is an empty one. */
export function freshDatabase(): Database {
  if (!onServer) return memoryFirestore();
  const projectId = `test-${randomBytes(8).toString('hex')}`;
  return getFirestore(initializeApp({ projectId }, projectId));
}
