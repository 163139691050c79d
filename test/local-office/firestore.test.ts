import { describe, expect, it } from 'vitest';
import { memoryFirestore } from '../../local-office/firestore.ts';

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
