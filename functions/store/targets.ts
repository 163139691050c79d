// Targets given by document while plans run: `targets/{48}` what holds for the whole province,
// `targets/{48-20275}` what one commune was given. Each keeps every word that was said, in order; which
// of them count follows from that (assigned-target.ts).
import type { Transaction } from 'firebase-admin/firestore';
import { digestOfShown } from '../digest.ts';
import { sameThing, type TargetWish, type TargetWord } from '../domain/plan/assigned-target.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';
import { requireFits } from './size.ts';

interface TargetDocument {
  province: string;
  /** null: the whole province. */
  commune: string | null;
  words: TargetWord[];
}

const targetDocument = (db: Database, province: string, commune: string | null) =>
  db.collection('targets').doc(commune === null ? province : `${province}-${commune}`);

/** Every word said in a province: its own first, then by commune code. */
export async function targetWordsIn(db: Database, province: string): Promise<TargetWord[]> {
  const found = await db.collection('targets').where('province', '==', province).get();
  return found.docs
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((snapshot) => (snapshot.data() as TargetDocument).words);
}

/** Those that concern one commune: the province's, then its own. */
export async function targetWordsFor(
  db: Database,
  { province, code }: { province: string; code: string },
): Promise<TargetWord[]> {
  const found = await db.getAll(
    targetDocument(db, province, null),
    targetDocument(db, province, code),
  );
  return found.flatMap((snapshot) =>
    snapshot.exists ? (snapshot.data() as TargetDocument).words : [],
  );
}

/**
 * Records all of these or, after any failure, none, with one entry in the province's log. A wish that
 * stands already in the same words changes nothing.
 */
export async function recordTargets(
  db: Database,
  wishes: readonly TargetWish[],
  { province, by, role, at }: { province: string; by: string; role: string; at: Instant },
): Promise<{ assigned: number; unchanged: number }> {
  const communes = [...new Set(wishes.map(({ commune }) => commune))];
  return transact(db, async (transaction) => {
    const standing = await readWords(db, transaction, province, communes);
    const changed = new Map<string | null, TargetWord[]>();
    for (const wish of wishes) {
      const { commune } = wish;
      const words = changed.get(commune) ?? standing.get(commune) ?? [];
      const last = words.findLast((it) => sameThing(it) === sameThing(wish));
      if (last !== undefined && saysTheSame(last, wish)) continue;
      if (last === undefined && wish.value === null) continue;
      changed.set(commune, [...words, { ...wish, assignedBy: by, assignedAt: at }]);
    }
    const count = (all: ReadonlyMap<string | null, readonly TargetWord[]>) =>
      [...all.values()].reduce((sum, words) => sum + words.length, 0);
    const before = new Map([...changed.keys()].map((it) => [it, standing.get(it) ?? []]));
    const assigned = count(changed) - count(before);
    if (assigned === 0) return { assigned, unchanged: wishes.length };
    const write = await openLog(db, transaction, province);

    for (const [commune, words] of changed) {
      const document: TargetDocument = { province, commune, words };
      requireFits(document);
      transaction.set(targetDocument(db, province, commune), document);
    }
    const documents = [...new Set(wishes.map(({ documentNo }) => documentNo))];
    write({
      province,
      subject: province,
      what: 'TARGETS',
      who: by,
      role,
      at,
      facts: {
        targets: assigned,
        documents: documents.slice(0, 5).join('; '),
        communes: communes.filter((it) => it !== null).length,
      },
      before: count(before) === 0 ? null : digestOfShown([...before]),
      after: digestOfShown([...changed]),
    });
    return { assigned, unchanged: wishes.length - assigned };
  });
}

async function readWords(
  db: Database,
  transaction: Transaction,
  province: string,
  communes: readonly (string | null)[],
): Promise<Map<string | null, TargetWord[]>> {
  const found = await transaction.getAll(...communes.map((it) => targetDocument(db, province, it)));
  return new Map(
    found.map((snapshot, place) => [
      communes[place] ?? null,
      snapshot.exists ? (snapshot.data() as TargetDocument).words : [],
    ]),
  );
}

function saysTheSame(a: TargetWish, b: TargetWish): boolean {
  return a.value === b.value && a.documentNo === b.documentNo && a.assignedOn === b.assignedOn;
}
