// What figures were computed by: `setups/{digest}`, the plans, units, targets and holidays of a day
// as one text, kept by their digest when a period is closed. So a closed period can be computed again
// years later, whatever plans and units say by then. A province's villages do not fit in one document
// (1 MiB), so the text is kept in pieces.
//
//   setups/{digest}            of how many pieces it is
//   setups/{digest}/parts/0001 …
import { numberedId } from './database.ts';
import type { Database } from './database.ts';

/** Characters of a piece, each of them at most four bytes; no character is cut in two. */
const PIECES = /.{1,200000}/gsu;

const setupDocument = (db: Database, digest: string) => db.collection('setups').doc(digest);
const partDocument = (db: Database, digest: string, n: number) =>
  setupDocument(db, digest).collection('parts').doc(numberedId(n, 4));

/** Keeps a setup. The head is written last, so that cut off anywhere it is kept by the next try. */
export async function saveSetup(
  db: Database,
  { province, digest, text }: { province: string; digest: string; text: string },
): Promise<void> {
  const found = await setupDocument(db, digest).get();
  if (found.exists) return;
  const pieces = text.match(PIECES) ?? [];
  for (const [index, piece] of pieces.entries())
    await partDocument(db, digest, index + 1).set({ text: piece });
  await setupDocument(db, digest).set({ province, parts: pieces.length });
}

/** The text of a setup; null where it was never kept. */
export async function setupTextOf(db: Database, digest: string): Promise<string | null> {
  const found = await setupDocument(db, digest).get();
  if (!found.exists) return null;
  const parts = Array.from({ length: found.get('parts') as number }, (_, index) =>
    partDocument(db, digest, index + 1),
  );
  const pieces = await db.getAll(...parts);
  return pieces.map((piece) => piece.get('text') as string).join('');
}
