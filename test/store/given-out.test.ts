// Targets and answers in the store: said by several at once, and cut off anywhere.
import { describe, expect, it } from 'vitest';
import { standingWords } from '../../functions/domain/plan/assigned-target.ts';
import { answersTo, recordAnswers } from '../../functions/store/difficulties.ts';
import { logOf, verifyLog } from '../../functions/store/log.ts';
import { recordTargets, targetWordsFor, targetWordsIn } from '../../functions/store/targets.ts';
import { MORNING } from './cast.ts';
import { freshDatabase } from './database.ts';

const SON = { province: '48', by: 'son@48.example', role: 'provinceStaff', at: MORNING };
const VAN = { ...SON, by: 'van@48.example', at: MORNING + 1 };

const wish = (facts: { commune?: string | null; value?: number; canonicalId?: string } = {}) => ({
  plan: null,
  canonicalId: 'hh_informed',
  commune: null,
  zone: 'ALL' as const,
  value: 70,
  from: '2025-10-01',
  documentNo: '12/QĐ',
  assignedOn: '2025-09-28',
  ...facts,
});
const answer = (id: string, text: string) => ({
  id,
  answer: text,
  state: 'DONE' as const,
  line: { category: null, description: 'Thôn ở xa chưa có sóng' },
});

describe('targets', () => {
  it('of two who assign at once are all kept, and one of them was the later', async () => {
    const db = freshDatabase();
    await Promise.all([
      recordTargets(db, [wish({ value: 60 }), wish({ commune: '20275' })], SON),
      recordTargets(db, [wish({ value: 65 }), wish({ commune: '20285' })], VAN),
    ]);
    const words = await targetWordsIn(db, '48');
    expect(words.map(({ commune, assignedBy }) => [commune, assignedBy])).toEqual(
      expect.arrayContaining([
        [null, SON.by],
        [null, VAN.by],
        ['20275', SON.by],
        ['20285', VAN.by],
      ]),
    );
    expect(standingWords(words)).toHaveLength(3);
    expect(await verifyLog(db, '48')).toMatchObject({ whole: true, entries: 2 });
  });

  it('of one commune are the province’s and its own', async () => {
    const db = freshDatabase();
    await recordTargets(db, [wish(), wish({ commune: '20275' }), wish({ commune: '20285' })], SON);
    const found = await targetWordsFor(db, { province: '48', code: '20275' });
    expect(found.map(({ commune }) => commune)).toEqual([null, '20275']);
    expect(await targetWordsFor(db, { province: '44', code: '20275' })).toEqual([]);
  });

  it('for 94 communes in ten indicators are recorded at once', async () => {
    const db = freshDatabase();
    const wishes = Array.from({ length: 94 }, (_, n) => String(20_001 + n)).flatMap((commune) =>
      Array.from({ length: 10 }, (_, n) => wish({ commune, canonicalId: `hh_${n}` })),
    );
    expect(await recordTargets(db, wishes, SON)).toEqual({ assigned: 940, unchanged: 0 });
    expect(await targetWordsIn(db, '48')).toHaveLength(940);
    const [entry] = await logOf(db, '48');
    expect(entry?.facts).toEqual({ targets: 940, documents: '12/QĐ', communes: 94 });
  });

  it('taken back before they were given are nothing', async () => {
    const db = freshDatabase();
    const back = { ...wish(), value: null };
    expect(await recordTargets(db, [back], SON)).toEqual({ assigned: 0, unchanged: 1 });
    expect(await logOf(db, '48')).toEqual([]);
  });
});

describe('answers', () => {
  it('of two who answer at once are both kept, and the log is whole', async () => {
    const db = freshDatabase();
    const [one, other] = ['48-20275_11', '48-20285_12'];
    await Promise.all([
      recordAnswers(db, [answer(one, 'a'), answer(other, 'a')], SON),
      recordAnswers(db, [answer(one, 'b')], VAN),
    ]);
    const kept = await db.doc(`difficulties/${one}`).get();
    const texts = (kept.get('answers') as { text: string }[]).map(({ text }) => text);
    expect(new Set(texts)).toEqual(new Set(['a', 'b']));
    expect((await answersTo(db, [one, other, '48-20275_99'])).size).toBe(2);
    expect(await verifyLog(db, '48')).toMatchObject({ whole: true, entries: 3 });
  });

  it('two hundred at once are recorded', async () => {
    const db = freshDatabase();
    const all = Array.from({ length: 200 }, (_, n) => answer(`48-20275_${n}`, 'Đã rõ'));
    expect(await recordAnswers(db, all, SON)).toEqual({ answered: 200, unchanged: 0 });
    expect(
      (
        await answersTo(
          db,
          all.map(({ id }) => id),
        )
      ).size,
    ).toBe(200);
  });
});
