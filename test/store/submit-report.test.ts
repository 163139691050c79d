import { describe, expect, it } from 'vitest';
import type { Problem } from '../../functions/problem.ts';
import { logOf } from '../../functions/store/log.ts';
import { submitReport } from '../../functions/store/reports.ts';
import type { Database } from '../../functions/store/database.ts';
import { freshDatabase } from './database.ts';
import { content, households, MINUTE, MORNING, submission } from './cast.ts';

const REPORT = 'reports/48-20275_2025-Q4_QN-R1';

async function everything(db: Database): Promise<Record<string, unknown>> {
  const head = await db.doc(REPORT).get();
  const revisions = await db.collection(`${REPORT}/revisions`).get();
  return {
    head: head.data(),
    revisions: revisions.docs.map((it) => it.id),
    log: await logOf(db, '48-20275_2025-Q4_QN-R1'),
  };
}

describe('submitting a report', () => {
  it('writes head, revision and log, and answers a receipt in Vietnamese time', async () => {
    const db = freshDatabase();
    const receipt = await submitReport(db, submission());
    expect(receipt).toEqual({
      reportId: '48-20275_2025-Q4_QN-R1',
      revision: 1,
      digest: submission().digest,
      submittedAt: '2025-12-18T09:30:00+07:00',
      firstCompleteAt: '2025-12-18T09:30:00+07:00',
      state: 'SUBMITTED',
      by: 'lan@anhai.example',
      duplicate: false,
    });
    expect(await everything(db)).toEqual({
      head: {
        province: '48',
        commune: '20275',
        period: '2025-Q4',
        obligations: ['QN-R1'],
        state: 'SUBMITTED',
        lastAction: 'SUBMIT',
        revision: 1,
        digest: submission().digest,
        submittedAt: MORNING,
        firstCompleteAt: MORNING,
        by: 'lan@anhai.example',
        returned: null,
        receivedRevision: 1,
        acceptedRevision: null,
        correction: null,
      },
      revisions: ['000001'],
      log: [
        {
          n: 1,
          province: '48',
          subject: '48-20275_2025-Q4_QN-R1',
          what: 'SUBMIT',
          who: 'lan@anhai.example',
          role: 'communeOfficer',
          at: '2025-12-18T09:30:00+07:00',
          facts: { revision: 1, state: 'SUBMITTED' },
          before: null,
          after: submission().digest,
          previous: '',
          hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        },
      ],
    });
  });

  it('keeps the content as it was sent, nulls and Vietnamese text included', async () => {
    const db = freshDatabase();
    const sent = content({
      officialNo: null,
      villages: [
        {
          village: 'T001',
          team: null,
          name: 'Khối phố Mân Quang Đông',
          kind: null,
          zone: null,
          households: { value: 12.5, at: '2. Thôn và Tổ!E4' },
          residents: null,
          adults: { value: 0, at: '2. Thôn và Tổ!G4' },
          teamName: '',
          decision: { no: '12/QĐ-UBND', on: null },
          zalo: { has: false, members: null },
          mergedFrom: null,
          at: '2. Thôn và Tổ!A4',
        },
      ],
    });
    await submitReport(db, submission({ content: sent }));
    const revision = await db.doc(`${REPORT}/revisions/000001`).get();
    expect(revision.get('content')).toEqual(sent);
  });

  it.each([
    ['without a base', null],
    ['on the standing revision', 1],
    ['on a base from nowhere', 7],
  ])('gives the first receipt again for the same content sent %s', async (_case, baseRevision) => {
    const db = freshDatabase();
    const first = await submitReport(db, submission());
    const before = await everything(db);
    const again = await submitReport(
      db,
      submission({ baseRevision, at: MORNING + MINUTE, by: 'minh@anhai.example' }),
    );
    expect(again).toEqual({ ...first, duplicate: true });
    expect(await everything(db)).toEqual(before);
  });

  it('makes a new revision of other content, and keeps the time of the first complete one', async () => {
    const db = freshDatabase();
    await submitReport(db, submission({ content: households(1200) }));
    const second = await submitReport(
      db,
      submission({ content: households(1210), baseRevision: 1, at: MORNING + MINUTE }),
    );
    expect(second).toMatchObject({
      revision: 2,
      submittedAt: '2025-12-18T09:31:00+07:00',
      firstCompleteAt: '2025-12-18T09:30:00+07:00',
      duplicate: false,
    });
    expect(await everything(db)).toMatchObject({
      head: { revision: 2, firstCompleteAt: MORNING },
      revisions: ['000001', '000002'],
      log: [{ facts: { revision: 1 } }, { facts: { revision: 2 } }],
    });
  });

  it('makes a third revision when the figures go back to the first', async () => {
    const db = freshDatabase();
    await submitReport(db, submission({ content: households(1200) }));
    await submitReport(db, submission({ content: households(1210), baseRevision: 1 }));
    const third = await submitReport(
      db,
      submission({ content: households(1200), baseRevision: 2 }),
    );
    expect(third).toMatchObject({ revision: 3, duplicate: false });
  });

  it.each([
    ['none', null],
    ['revision 1', 1],
  ])(
    'refuses figures based on %s when revision 2 stands, naming who and when',
    async (_case, base) => {
      const db = freshDatabase();
      await submitReport(db, submission({ content: households(1200) }));
      await submitReport(
        db,
        submission({ content: households(1210), baseRevision: 1, by: 'minh@anhai.example' }),
      );
      const before = await everything(db);
      const refused = submitReport(db, submission({ content: households(9), baseRevision: base }));
      await expect(refused).rejects.toMatchObject({
        code: 'STALE_REVISION',
        facts: { by: 'minh@anhai.example', revision: 2, at: '18/12/2025 09:30' },
        message:
          'Báo cáo đã được minh@anhai.example gửi bản 2 lúc 18/12/2025 09:30; hãy xem bản đó rồi gửi lại.',
      });
      expect(await everything(db)).toEqual(before);
    },
  );

  it.each([
    ['the first report', 1],
    ['a report at revision 1', 2],
  ])('refuses a base that does not exist yet under %s', async (_case, base) => {
    const db = freshDatabase();
    if (base === 2) await submitReport(db, submission());
    const refused = submitReport(db, submission({ content: households(9), baseRevision: base }));
    await expect(refused).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('two submissions at the same moment', () => {
  it('keeps one and refuses the other as stale, when they differ', async () => {
    const db = freshDatabase();
    const outcomes = await Promise.allSettled([
      submitReport(db, submission({ content: households(1), by: 'lan@anhai.example' })),
      submitReport(db, submission({ content: households(2), by: 'minh@anhai.example' })),
    ]);
    const won = outcomes.filter((it) => it.status === 'fulfilled').map((it) => it.value);
    const lost = outcomes
      .filter((it) => it.status === 'rejected')
      .map((it) => it.reason as Problem);
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({
      code: 'STALE_REVISION',
      facts: { by: won[0]?.by, revision: 1 },
    });
    expect(await everything(db)).toMatchObject({ head: { revision: 1 }, revisions: ['000001'] });
  });

  it('gives both the one receipt, when they say the same', async () => {
    const db = freshDatabase();
    const receipts = await Promise.all([
      submitReport(db, submission()),
      submitReport(db, submission()),
    ]);
    expect(receipts.map((it) => it.revision)).toEqual([1, 1]);
    expect(receipts.map((it) => it.duplicate).sort()).toEqual([false, true]);
    expect(await everything(db)).toMatchObject({ log: [{ n: 1 }], revisions: ['000001'] });
  });

  it('numbers ten in a row that each build on the last, without a gap', async () => {
    const db = freshDatabase();
    for (let n = 0; n < 10; n += 1)
      await submitReport(
        db,
        submission({ content: households(n), baseRevision: n === 0 ? null : n }),
      );
    const stored = await everything(db);
    expect(stored['revisions']).toEqual(
      Array.from({ length: 10 }, (_, n) => String(n + 1).padStart(6, '0')),
    );
  });
});

describe('a submission that fails', () => {
  it('writes nothing when the transaction throws half-way', async () => {
    const db = freshDatabase();
    await submitReport(db, submission());
    const before = await everything(db);
    // A revision left over where the next one must go: `create` refuses it at commit.
    await db.doc(`${REPORT}/revisions/000002`).set({ left: 'over' });
    await expect(
      submitReport(db, submission({ content: households(9), baseRevision: 1 })),
    ).rejects.toThrow();
    expect({ ...(await everything(db)), revisions: ['000001'] }).toEqual(before);
  });

  it('writes nothing when the content has what Firestore cannot hold', async () => {
    const db = freshDatabase();
    const odd = content({ officialNo: undefined as unknown as null });
    await expect(submitReport(db, submission({ content: odd }))).rejects.toThrow('undefined');
    expect(await everything(db)).toEqual({ head: undefined, revisions: [], log: [] });
  });

  it('refuses a report above 1 MiB before anything is written', async () => {
    const db = freshDatabase();
    const long = content({ officialNo: 'đ'.repeat(600_000) });
    await expect(submitReport(db, submission({ content: long }))).rejects.toMatchObject({
      code: 'TOO_LARGE',
    });
    expect(await everything(db)).toEqual({ head: undefined, revisions: [], log: [] });
  });

  it('takes a report just below 1 MiB', async () => {
    const db = freshDatabase();
    const long = content({ officialNo: 'a'.repeat(1_040_000) });
    const receipt = await submitReport(db, submission({ content: long }));
    expect(receipt.revision).toBe(1);
  });
});
