import * as fc from 'fast-check';
import { FieldValue } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { savePlan } from '../../functions/store/plans.ts';
import { saveOfficer } from '../../functions/store/officers.ts';
import { standingReportOf, submitReport } from '../../functions/store/reports.ts';
import type { Database } from '../../functions/store/database.ts';
import { changeSpreadsheet } from '../../functions/store/spreadsheets.ts';
import { readPlanFiles } from '../../functions/files/plan-file.ts';
import { memoryFirestore } from '../../local-office/firestore.ts';
import { memoryJournal, type Journal } from '../../local-office/journal.ts';
import { households, submission } from '../store/cast.ts';

/** Every document, with the time of its last writing. */
async function everything(db: Database): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  const look = async (collections: Awaited<ReturnType<Database['listCollections']>>) => {
    for (const collection of collections)
      for (const document of (await collection.get()).docs) {
        found[document.ref.path] = [document.data(), document.updateTime.toMillis()];
        await look(await document.ref.listCollections());
      }
  };
  await look(await db.listCollections());
  return found;
}

const reopened = (journal: Journal) => memoryFirestore(memoryJournal([...journal.entries()]));

describe('Firestore in memory', () => {
  it('gives every write a millisecond of its own, by which it tells conflicts', async () => {
    const db = memoryFirestore();
    const written = await Promise.all(
      Array.from({ length: 200 }, (_, n) => db.doc(`things/${n}`).set({ n })),
    );
    const times = written.map((it) => it.writeTime.toMillis());
    expect(new Set(times).size).toBe(times.length);
  });

  it('is empty and apart from any other', async () => {
    const [one, other] = [memoryFirestore(), memoryFirestore()];
    await one.doc('things/a').set({ a: 1 });
    expect((await other.doc('things/a').get()).exists).toBe(false);
  });
});

describe('Firestore kept over restarts', () => {
  /** What the functions may write, each by the store's own function. */
  const operations = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('submit' as const), commune: fc.nat(2), count: fc.nat(3) }),
      fc.record({ kind: fc.constant('officer' as const), commune: fc.nat(2), count: fc.nat(1) }),
      fc.record({ kind: fc.constant('sheet' as const), commune: fc.nat(2), count: fc.nat(3) }),
      fc.record({ kind: fc.constant('delete' as const), commune: fc.nat(2), count: fc.nat(0) }),
    ),
    { minLength: 1, maxLength: 12 },
  );
  const revisions = new WeakMap<Database, Map<string, number>>();

  async function carryOut(
    db: Database,
    { kind, commune, count }: { kind: string; commune: number; count: number },
  ): Promise<void> {
    const code = `2000${commune}`;
    const unit = `48-${code}`;
    switch (kind) {
      case 'submit': {
        const reportId = `${unit}_2025-Q4_QN-R1`;
        const bases = revisions.get(db) ?? new Map<string, number>();
        revisions.set(db, bases);
        const receipt = await submitReport(
          db,
          submission({
            reportId,
            commune: code,
            content: households(count),
            baseRevision: bases.get(reportId) ?? null,
          }),
        );
        bases.set(reportId, receipt.revision);
        break;
      }
      case 'officer':
        await saveOfficer(db, `${unit}@mo-phong.example`, [
          {
            role: 'communeOfficer',
            unit,
            from: '2025-07-01',
            to: count === 0 ? null : '2025-12-31',
          },
        ]);
        break;
      case 'sheet':
        await changeSpreadsheet(db, unit, { at: count, sharedWith: [`${count}@mo-phong.example`] });
        break;
      default:
        await db.doc(`officers/${unit}@mo-phong.example`).delete();
    }
  }

  it('is the same after any operations of the store, with the times of writing', async () => {
    await fc.assert(
      fc.asyncProperty(operations, async (list) => {
        const journal = memoryJournal();
        const db = memoryFirestore(journal);
        for (const operation of list) await carryOut(db, operation);
        expect(await everything(reopened(journal))).toEqual(await everything(db));
      }),
      { numRuns: 25 },
    );
  });

  it('is the same after two restarts, whatever was written between them', async () => {
    const journal = memoryJournal();
    await submitReport(memoryFirestore(journal), submission());
    const second = memoryFirestore(journal);
    await submitReport(
      second,
      submission({ content: households(7), digest: 'b', baseRevision: 1 }),
    );
    const third = reopened(journal);
    const reportId = '48-20275_2025-Q4_QN-R1';
    expect((await standingReportOf(third, reportId))?.revision).toMatchObject({
      revision: 2,
      digest: 'b',
    });
    expect(await everything(third)).toEqual(await everything(second));
  });

  it('keeps a plan as the file has it', async () => {
    const journal = memoryJournal();
    const [held] = await readPlanFiles(['plans/quang-nam-2025.yaml']);
    if (!held) throw new Error('expected a plan');
    await savePlan(memoryFirestore(journal), held);
    const found = await reopened(journal).doc(`plans/${held.id}`).get();
    expect(found.get('plan')).toEqual(held);
  });

  it('has recorded a commit when it is answered', async () => {
    const journal = memoryJournal();
    const db = memoryFirestore(journal);
    await db.doc('things/a').set({ a: 1 });
    expect((await reopened(journal).doc('things/a').get()).data()).toEqual({ a: 1 });
    await db.doc('things/a').update({ 'b.c': [null, 2] });
    expect((await reopened(journal).doc('things/a').get()).data()).toEqual({
      a: 1,
      b: { c: [null, 2] },
    });
    await db.doc('things/a').delete();
    expect((await reopened(journal).doc('things/a').get()).exists).toBe(false);
  });

  it('leaves nothing of a transaction that gave up half-way', async () => {
    const journal = memoryJournal();
    const db = memoryFirestore(journal);
    await db.doc('things/taken').set({ by: 'another' });
    const before = [...journal.entries()];
    const given = db.runTransaction(async (transaction) => {
      transaction.set(db.doc('things/free'), { by: 'me' });
      await Promise.resolve();
      throw new Error('changed my mind');
    });
    await expect(given).rejects.toThrow('changed my mind');
    const refused = db.runTransaction(async (transaction) => {
      transaction.set(db.doc('things/free'), { by: 'me' });
      transaction.create(db.doc('things/taken'), { by: 'me' });
      return Promise.resolve();
    });
    await expect(refused).rejects.toMatchObject({ code: 6 });
    expect([...journal.entries()]).toEqual(before);
    expect(await everything(reopened(journal))).toEqual(await everything(db));
  });

  it('writes later after a restart than ever before it, whatever the machine’s clock says', async () => {
    const ahead = Date.now() + 86_400_000;
    const journal = memoryJournal([{ at: ahead, documents: [['things/a', { a: 1 }]] }]);
    const db = memoryFirestore(journal);
    const { writeTime } = await db.doc('things/a').set({ a: 2 });
    expect(writeTime.toMillis()).toBeGreaterThan(ahead);
  });

  it('sees a change under a transaction that began after a restart', async () => {
    const journal = memoryJournal();
    await memoryFirestore(journal).doc('counters/one').set({ value: 0 });
    const db = memoryFirestore(journal);
    await Promise.all(
      Array.from({ length: 5 }, () =>
        db.runTransaction(async (transaction) => {
          const found = await transaction.get(db.doc('counters/one'));
          transaction.set(db.doc('counters/one'), { value: Number(found.get('value')) + 1 });
        }),
      ),
    );
    expect((await reopened(journal).doc('counters/one').get()).get('value')).toBe(5);
  });

  it('becomes one entry a document when it has grown too long', async () => {
    const commits = Array.from({ length: 3_000 }, (_, n) => ({
      at: 1 + n,
      documents: [[`things/${n % 3}`, n === 2_998 ? null : { n }]],
    }));
    const journal = memoryJournal(commits);
    // A journal in memory does not count what it began with.
    const db = memoryFirestore({ ...journal, appended: 3_000 });
    const kept = [...journal.entries()] as { documents: unknown[] }[];
    expect(kept.flatMap(({ documents }) => documents)).toEqual([
      ['things/0', { n: 2_997 }],
      ['things/2', { n: 2_999 }],
    ]);
    expect(await everything(reopened(journal))).toEqual(await everything(db));
  });

  it.each([
    ['a time', { at: new Date(0) }, 'a/b: expected plain JSON, found another value at at'],
    ['bytes', { in: { bytes: Buffer.from('x') } }, 'at in.bytes'],
    ['no number', { list: [1, Number.NaN] }, 'at list.1'],
    ['a value that the server fills in', { at: FieldValue.serverTimestamp() }, 'fills in'],
  ])('refuses %s and keeps nothing of it', async (_name, value, words) => {
    const journal = memoryJournal();
    const db = memoryFirestore(journal);
    await expect(db.doc('a/b').set(value)).rejects.toThrow(words);
    expect((await db.doc('a/b').get()).exists).toBe(false);
    expect([...journal.entries()]).toEqual([]);
  });

  it('is not answered, and takes no more, when the file cannot be written', async () => {
    let full = false;
    const journal = memoryJournal();
    const db = memoryFirestore({
      ...journal,
      appended: 0,
      append: (entry) => {
        if (full) throw new Error('no space left');
        return journal.append(entry);
      },
    });
    await db.doc('things/a').set({ a: 1 });
    full = true;
    await expect(db.doc('things/a').set({ a: 2 })).rejects.toThrow('could not be recorded');
    full = false;
    await expect(db.doc('things/b').set({ b: 1 })).rejects.toThrow('could not be recorded');
    expect(await everything(reopened(journal))).toEqual({
      'things/a': [{ a: 1 }, expect.any(Number)],
    });
  });

  it('refuses a journal of something else', () => {
    expect(() => memoryFirestore(memoryJournal([{ kind: 'CREATED' }]))).toThrow(
      'expected an entry with at and documents, found {"kind":"CREATED"}',
    );
  });
});
