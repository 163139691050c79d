// What may be done to a stored report, state by state, what each action leaves behind, and which
// revision counts afterwards.
import { describe, expect, it } from 'vitest';
import { REPORT_STATES, type ReportState } from '../../functions/domain/report/life.ts';
import { reportsOf } from '../../functions/store/counted-reports.ts';
import type { Database } from '../../functions/store/database.ts';
import { logOf, verifyLog } from '../../functions/store/log.ts';
import { submitReport, type ReportHead } from '../../functions/store/reports.ts';
import { reviewReport, type Review } from '../../functions/store/review.ts';
import { households, MINUTE, MORNING, review, submission } from './cast.ts';
import { freshDatabase } from './database.ts';

const REPORT = '48-20275_2025-Q4_QN-R1';
const headOf = async (db: Database) =>
  (await db.doc(`reports/${REPORT}`).get()).data() as ReportHead;

/** How a report at revision 1 comes to a state. */
const WAYS: Record<ReportState, { approval: boolean; acts: Review['action'][] }> = {
  AWAITING_APPROVAL: { approval: true, acts: [] },
  SUBMITTED: { approval: false, acts: [] },
  RETURNED: { approval: false, acts: ['RETURN'] },
  ACCEPTED: { approval: false, acts: ['ACCEPT'] },
  CLOSED: { approval: false, acts: ['ACCEPT', 'CLOSE'] },
};

async function reportIn(state: ReportState): Promise<Database> {
  const db = freshDatabase();
  const { approval, acts } = WAYS[state];
  await submitReport(db, submission({ communeApproval: approval }));
  for (const action of acts) await reviewReport(db, review(action, { reason: 'Lần đầu' }));
  expect((await headOf(db)).state).toBe(state);
  return db;
}

const ACTIONS: Review['action'][] = ['APPROVE', 'REFUSE', 'RETURN', 'ACCEPT', 'CLOSE', 'CORRECT'];
//                        APPROVE    REFUSE    RETURN    ACCEPT    CLOSE     CORRECT
const TABLE: Record<ReportState, string> = {
  AWAITING_APPROVAL: /**/ 'SUBMITTED RETURNED  -         -         -         -',
  SUBMITTED: /*        */ '-         -         RETURNED  ACCEPTED  CLOSED    -',
  RETURNED: /*         */ '-         -         -         -         -         -',
  ACCEPTED: /*         */ '-         -         RETURNED  again     CLOSED    -',
  CLOSED: /*           */ '-         -         -         -         again     SUBMITTED',
};
const CELLS = REPORT_STATES.flatMap((state) =>
  TABLE[state]
    .split(/\s+/)
    .map((next, index): [ReportState, Review['action'], string] => [
      state,
      ACTIONS[index] ?? 'APPROVE',
      next,
    ]),
);

describe('a stored report', () => {
  it.each(CELLS)('%s, %s → %s', async (state, action, next) => {
    const db = await reportIn(state);
    const before = { head: await headOf(db), log: await logOf(db, REPORT) };
    const done = reviewReport(db, review(action));
    if (next === '-') await expect(done).rejects.toMatchObject({ code: 'NOT_IN_STATE' });
    else if (next === 'again')
      expect(await done).toEqual({ state: before.head.state, revision: 1, again: true });
    else expect(await done).toEqual({ state: next, revision: 1, again: false });

    const after = { head: await headOf(db), log: await logOf(db, REPORT) };
    if (next === '-' || next === 'again') expect(after).toEqual(before);
    else {
      expect(after.head.state).toBe(next);
      expect(after.log).toHaveLength(before.log.length + 1);
      expect(after.log.at(-1)).toMatchObject({ what: action, facts: { revision: 1, state: next } });
    }
    expect(await verifyLog(db, '48')).toMatchObject({ whole: true });
  });

  it.each(CELLS.filter(([, , next]) => next !== '-' && next !== 'again'))(
    '%s, %s twice: the second time changes nothing',
    async (state, action) => {
      const db = await reportIn(state);
      const first = await reviewReport(db, review(action));
      const before = { head: await headOf(db), log: await logOf(db, REPORT) };
      const later = review(action, { at: MORNING + 5 * MINUTE, by: 'khac@48.example' });
      expect(await reviewReport(db, later)).toEqual({ ...first, again: true });
      expect({ head: await headOf(db), log: await logOf(db, REPORT) }).toEqual(before);
    },
  );

  it.each(ACTIONS)('takes no %s of a revision that is no longer the last', async (action) => {
    const db = await reportIn('SUBMITTED');
    const by = 'lan@anhai.example';
    await submitReport(db, submission({ content: households(7), baseRevision: 1, by }));
    await expect(reviewReport(db, review(action))).rejects.toMatchObject({
      code: 'STALE_REVISION',
      facts: { by, revision: 2 },
    });
  });

  it('that is not there is said not to be', async () => {
    const nothing = reviewReport(freshDatabase(), review('ACCEPT'));
    await expect(nothing).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a report sent back', () => {
  it('keeps the reason and the cells until it is accepted', async () => {
    const db = await reportIn('SUBMITTED');
    const cells = [{ at: '4. Số liệu kỳ!E5', words: 'Lớn hơn số hộ' }];
    await reviewReport(db, review('RETURN', { cells }));
    const returned = {
      revision: 1,
      by: 'son@48.example',
      at: MORNING + MINUTE,
      reason: 'Sai mẫu số',
      cells,
    };
    expect((await headOf(db)).returned).toEqual(returned);
    await submitReport(db, submission({ content: households(7), baseRevision: 1 }));
    expect(await headOf(db)).toMatchObject({ state: 'SUBMITTED', revision: 2, returned });
    await reviewReport(db, review('ACCEPT', { revision: 2 }));
    expect(await headOf(db)).toMatchObject({ returned: null, acceptedRevision: 2 });
  });

  it('for other cells than the first time is not the same again', async () => {
    const db = await reportIn('SUBMITTED');
    await reviewReport(db, review('RETURN', { cells: [{ at: '4. Số liệu kỳ!E5', words: '' }] }));
    const other = review('RETURN', { cells: [{ at: '4. Số liệu kỳ!E6', words: '' }] });
    await expect(reviewReport(db, other)).rejects.toMatchObject({ code: 'NOT_IN_STATE' });
  });

  it('comes again as a new revision, even where its figures have stayed the same', async () => {
    const db = await reportIn('RETURNED');
    const again = await submitReport(db, submission({ baseRevision: 1, at: MORNING + 9 * MINUTE }));
    expect(again).toMatchObject({ revision: 2, duplicate: false, state: 'SUBMITTED' });
    expect(again.firstCompleteAt).toBe('2025-12-18T09:30:00+07:00');
  });

  it('is not brought back by its first sending delivered once more', async () => {
    const db = await reportIn('RETURNED');
    await expect(submitReport(db, submission())).rejects.toMatchObject({ code: 'STALE_REVISION' });
    expect((await headOf(db)).state).toBe('RETURNED');
  });

  it('by both at once goes back once, and the other hears that', async () => {
    const db = await reportIn('SUBMITTED');
    const outcomes = await Promise.allSettled([
      reviewReport(db, review('RETURN')),
      reviewReport(db, review('ACCEPT', { by: 'khac@48.example' })),
    ]);
    const [returned, accepted] = outcomes.map((it) => it.status === 'fulfilled');
    // Accepted first it may still be returned; returned first it can't be accepted.
    expect(returned).toBe(true);
    expect(await headOf(db)).toMatchObject({ state: 'RETURNED', acceptedRevision: null });
    expect(await logOf(db, REPORT)).toHaveLength(accepted ? 3 : 2);
  });
});

describe('what the commune’s leader lets go', () => {
  it('is received when the leader approves, not when the officer sent it', async () => {
    const db = await reportIn('AWAITING_APPROVAL');
    expect((await headOf(db)).firstCompleteAt).toBeNull();
    await reviewReport(db, review('APPROVE', { at: MORNING + 30 * MINUTE }));
    const [report] = await reportsOf(db, '48', '2025-Q4');
    expect(report).toMatchObject({
      firstCompleteAt: MORNING + 30 * MINUTE,
      submittedAt: MORNING,
    });
  });

  it('keeps the time of the first approval through later revisions', async () => {
    const db = await reportIn('AWAITING_APPROVAL');
    await reviewReport(db, review('APPROVE', { at: MORNING + 2 * MINUTE }));
    const second = { content: households(7), baseRevision: 1, communeApproval: true };
    await submitReport(db, submission({ ...second, at: MORNING + 9 * MINUTE }));
    await reviewReport(db, review('APPROVE', { revision: 2, at: MORNING + 10 * MINUTE }));
    expect((await headOf(db)).firstCompleteAt).toBe(MORNING + 2 * MINUTE);
  });
});

describe('what counts', () => {
  const STEPS = ['first sent', 'accepted', 'second sent', 'second returned', 'third accepted'];
  it.each<[string, 'SUBMITTED' | 'ACCEPTED', (number | null)[]]>([
    ['all that was received', 'SUBMITTED', [1, 1, 2, null, 3]],
    ['only what was accepted', 'ACCEPTED', [null, 1, 1, null, 3]],
  ])('is %s', async (_words, from, expected) => {
    const db = freshDatabase();
    const counted = async () => (await reportsOf(db, '48', '2025-Q4', { from }))[0]?.revision;
    const steps = [
      () => submitReport(db, submission()),
      () => reviewReport(db, review('ACCEPT')),
      () => submitReport(db, submission({ content: households(2), baseRevision: 1 })),
      () => reviewReport(db, review('RETURN', { revision: 2 })),
      async () => {
        await submitReport(db, submission({ content: households(3), baseRevision: 2 }));
        await reviewReport(db, review('ACCEPT', { revision: 3 }));
      },
    ];
    const found: [string, number | null][] = [];
    for (const [index, step] of steps.entries()) {
      await step();
      found.push([STEPS[index] ?? '', (await counted()) ?? null]);
    }
    expect(found).toEqual(STEPS.map((step, index) => [step, expected[index]]));
  });

  it('goes on being what the leader approved last, while the next waits or was refused', async () => {
    const db = await reportIn('AWAITING_APPROVAL');
    const counted = async () => (await reportsOf(db, '48', '2025-Q4')).map((it) => it.revision);
    expect(await counted()).toEqual([]);
    await reviewReport(db, review('APPROVE'));
    expect(await counted()).toEqual([1]);
    const next = { content: households(2), baseRevision: 1, communeApproval: true };
    await submitReport(db, submission(next));
    expect(await counted()).toEqual([1]);
    await reviewReport(db, review('REFUSE', { revision: 2 }));
    expect(await counted()).toEqual([1]);
  });
});
