// What the store relies on of a database, said without the store. It runs on the memory of this
// process and on any server that FIRESTORE_EMULATOR_HOST names; when a new version of the bridge
// loses one of these, this fails before a figure is lost.
import { describe, expect, it } from 'vitest';
import { freshDatabase } from './database.ts';

describe('the database that the store relies on', () => {
  it('runs a transaction again when what it read has changed, so that no addition is lost', async () => {
    const db = freshDatabase();
    const counter = db.doc('counters/one');
    await counter.set({ value: 0 });
    await Promise.all(
      Array.from({ length: 10 }, () =>
        db.runTransaction(
          async (transaction) => {
            const found = await transaction.get(counter);
            transaction.set(counter, { value: Number(found.get('value')) + 1 });
          },
          { maxAttempts: 30 },
        ),
      ),
    );
    expect((await counter.get()).get('value')).toBe(10);
  });

  it('runs a transaction again when a document that was absent has come into being', async () => {
    const db = freshDatabase();
    const head = db.doc('heads/one');
    let attempts = 0;
    await Promise.all(
      ['a', 'b'].map((by) =>
        db.runTransaction(async (transaction) => {
          attempts += 1;
          const found = await transaction.get(head);
          const seen = (found.get('seen') as string[] | undefined) ?? [];
          transaction.set(head, { seen: [...seen, by] });
        }),
      ),
    );
    expect(((await head.get()).get('seen') as string[]).toSorted()).toEqual(['a', 'b']);
    expect(attempts).toBeGreaterThan(2);
  });

  it('writes all of a transaction or nothing', async () => {
    const db = freshDatabase();
    await db.doc('things/taken').set({ by: 'another' });
    const failed = db.runTransaction(async (transaction) => {
      await transaction.get(db.doc('things/free'));
      transaction.set(db.doc('things/free'), { by: 'me' });
      transaction.create(db.doc('things/taken'), { by: 'me' });
    });
    await expect(failed).rejects.toMatchObject({ code: 6 });
    expect((await db.doc('things/free').get()).exists).toBe(false);
  });

  it('finds documents by equality of two fields in one collection, and no others', async () => {
    const db = freshDatabase();
    await Promise.all(
      [
        ['a', '48', '2025-Q4'],
        ['b', '48', '2025-Q3'],
        ['c', '31', '2025-Q4'],
        ['d', '48', '2025-Q4'],
      ].map(([id, province, period]) => db.doc(`heads/${id}`).set({ province, period })),
    );
    await db.doc('heads/e').set({ period: '2025-Q4' });
    await db.doc('heads/a/heads/f').set({ province: '48', period: '2025-Q4' });
    const found = await db
      .collection('heads')
      .where('province', '==', '48')
      .where('period', '==', '2025-Q4')
      .get();
    expect(found.docs.map((it) => it.id)).toEqual(['a', 'd']);
  });

  it('orders by a field that every document has', async () => {
    const db = freshDatabase();
    for (const n of [3, 1, 2]) await db.doc(`numbers/${n}`).set({ n });
    const found = await db.collection('numbers').orderBy('n').get();
    expect(found.docs.map((it) => it.get('n') as number)).toEqual([1, 2, 3]);
  });

  it('reads many documents at once, in the order asked for, absent ones included', async () => {
    const db = freshDatabase();
    await db.doc('things/a').set({ name: 'a' });
    await db.doc('things/c').set({ name: 'c' });
    const found = await db.getAll(db.doc('things/c'), db.doc('things/b'), db.doc('things/a'));
    expect(found.map((it) => [it.id, it.exists])).toEqual([
      ['c', true],
      ['b', false],
      ['a', true],
    ]);
  });

  it('keeps null, zero, decimals and diacritics as they are', async () => {
    const db = freshDatabase();
    const value = { none: null, zero: 0, half: 0.1, name: 'Hoà Bắc', list: [{ a: [1, null] }] };
    await db.doc('things/a').set(value);
    expect((await db.doc('things/a').get()).data()).toEqual(value);
  });

  it('hands out copies, so that what a reader does to one changes nothing', async () => {
    const db = freshDatabase();
    const sent = { list: [1] };
    await db.doc('things/a').set(sent);
    sent.list.push(2);
    expect((await db.doc('things/a').get()).get('list')).toEqual([1]);
  });

  it.each([
    ['undefined', { a: undefined }],
    ['an array in an array', { a: [[1]] }],
  ])('refuses %s', async (_case, value) => {
    const db = freshDatabase();
    await expect((async () => db.doc('things/a').set(value))()).rejects.toThrow();
  });
});
