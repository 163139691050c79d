// Opens the database of a project. firebase-admin finds its own way: Google's Firestore by the
// account that the process runs as, or the server of FIRESTORE_EMULATOR_HOST.
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import type { Database } from './database.ts';

export function openDatabase(project: string): Database {
  return getFirestore(initializeApp({ projectId: project }));
}
