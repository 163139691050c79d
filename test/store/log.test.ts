// The log: whoever changes, drops or adds an entry behind its back is found out, with the place.
import { describe, expect, it } from 'vitest';
import { transact } from '../../functions/store/database.ts';
import type { Database } from '../../functions/store/database.ts';
import { logOf, openLog, verifyLog, type LogEvent } from '../../functions/store/log.ts';
import { freshDatabase } from './database.ts';

const AN_HAI = '48-20275_2025-Q4_QN-R1';
const event = (what: string, more: Partial<LogEvent> = {}): LogEvent => ({
  province: '48',
  subject: AN_HAI,
  what,
  who: 'canbo@an-hai.example',
  role: 'communeOfficer',
  at: Date.parse('2025-12-18T09:00:00+07:00'),
  facts: { revision: 1 },
  before: null,
  after: 'a'.repeat(64),
  ...more,
});
const append = (db: Database, ...events: LogEvent[]) =>
  transact(db, async (transaction) => {
    const write = await openLog(db, transaction, events[0]?.subject ?? AN_HAI);
    for (const it of events) write(it);
  });
const entry = (db: Database, n: number) => db.doc(`logs/${AN_HAI}/entries/00000${n}`);

async function threeEntries(): Promise<Database> {
  const db = freshDatabase();
  await append(db, event('SUBMIT'), event('RETURN', { facts: { reason: 'Sai mẫu số' } }));
  await append(db, event('SUBMIT', { facts: { revision: 2 } }));
  await append(db, event('CLOSE', { subject: '48', who: 'so@48.example', role: 'provinceStaff' }));
  return db;
}

describe('the log of a province', () => {
  it('is read back in order, chained entry to entry, and proved whole', async () => {
    const db = await threeEntries();
    const chain = await logOf(db, AN_HAI);
    expect(chain.map(({ n, what, at }) => [n, what, at])).toEqual([
      [1, 'SUBMIT', '2025-12-18T09:00:00+07:00'],
      [2, 'RETURN', '2025-12-18T09:00:00+07:00'],
      [3, 'SUBMIT', '2025-12-18T09:00:00+07:00'],
    ]);
    expect(chain.map(({ previous }) => previous)).toEqual(['', chain[0]?.hash, chain[1]?.hash]);
    expect(await verifyLog(db, '48')).toEqual({ whole: true, chains: 2, entries: 4 });
    expect(await verifyLog(db, '44')).toEqual({ whole: true, chains: 0, entries: 0 });
  });

  it.each<[string, (db: Database) => Promise<unknown>, { n: number; why: string }]>([
    [
      'a reason changed afterwards',
      (db) => entry(db, 2).update({ facts: { reason: 'Khác' } }),
      { n: 2, why: 'entry 2 was changed after it was written' },
    ],
    [
      'somebody else’s name on an entry',
      (db) => entry(db, 1).update({ who: 'khac@an-hai.example' }),
      { n: 1, why: 'entry 1 was changed after it was written' },
    ],
    [
      'an entry taken out of the middle',
      (db) => entry(db, 2).delete(),
      { n: 2, why: 'entry 2 is missing' },
    ],
    [
      'the last entry taken off',
      (db) => entry(db, 3).delete(),
      { n: 3, why: 'the chain ends before entry 3' },
    ],
  ])('%s is found', async (_words, tamper, broken) => {
    const db = await threeEntries();
    await tamper(db);
    expect(await verifyLog(db, '48')).toEqual({ whole: false, subject: AN_HAI, ...broken });
  });

  it('finds an entry whose hash was made anew to fit', async () => {
    const db = await threeEntries();
    const [first] = await logOf(db, AN_HAI);
    const other = freshDatabase();
    await append(other, event('SUBMIT', { who: 'khac@an-hai.example' }));
    const [forged] = await logOf(other, AN_HAI);
    expect(forged?.hash).not.toBe(first?.hash);
    await entry(db, 1).set({ ...forged });
    expect(await verifyLog(db, '48')).toEqual({
      whole: false,
      subject: AN_HAI,
      n: 2,
      why: 'entry 2 does not follow the one before it',
    });
  });

  it('keeps every entry of many who write at once', async () => {
    const db = freshDatabase();
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        append(db, event('SUBMIT', { facts: { revision: index } })),
      ),
    );
    expect(await verifyLog(db, '48')).toMatchObject({ whole: true, entries: 8 });
  });
});
