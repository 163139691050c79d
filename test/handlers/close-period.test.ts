// Closing a period and what comes after: nothing about it moves by itself, one commune can be opened
// for a correction, and closing it again leaves the old figures beside the new with what changed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../functions/store/database.ts';
import { verifyLog } from '../../functions/store/log.ts';
import { notePublication } from '../../functions/store/publications.ts';
import { saveProvince } from '../../functions/store/units.ts';
import { statusFor } from './desk.ts';
import { AN_HAI, informed, MORNING, NGU_HANH_SON, openOffice, pubSub, SILENT } from './office.ts';
import type { Office } from './office.ts';
import { freshDatabase } from '../store/database.ts';

const PERIOD = { province: '48', period: '2025-Q4' };
const idOf = (commune: string) => `48-${commune}_2025-Q4_QN-R1`;
const DAY = 86_400_000;
/** The day after the last on which a report is in time. */
const CLOSING = MORNING + 2 * DAY;
const WHY = 'Xã Đính chính theo công văn 15/UBND';
let office: Office;

beforeEach(async () => {
  office = await openOffice();
  await send('lan@dn.example', AN_HAI);
  await send('hoa@dn.example', NGU_HANH_SON);
  office.moveClock(CLOSING);
});
afterEach(() => office.close());

const send = (
  email: string,
  commune: string,
  households = 240,
  baseRevision: number | null = null,
) => office.submit(email, { ...office.body(commune, informed(households)), baseRevision });

async function post(
  name: 'closePeriod' | 'correctReport' | 'reviewReports' | 'approveReport',
  body: object,
  email = 'son@dn.example',
  at = office,
) {
  const reply = await at
    .server(name)
    .post('/')
    .set('authorization', `Bearer ${at.token(email)}`)
    .send(body);
  return { status: reply.status, text: reply.text, body: reply.body as Record<string, unknown> };
}
const close = (more: object = {}, email?: string) =>
  post('closePeriod', { ...PERIOD, ...more }, email);
const correct = (commune: string, more: object = {}, email?: string) =>
  post('correctReport', { ...PERIOD, commune, reason: WHY, ...more }, email);
const read = async (path: string): Promise<Record<string, unknown> | undefined> =>
  (await office.db.doc(path).get()).data();
const stateOf = async (commune: string) => (await read(`reports/${idOf(commune)}`))?.['state'];

/** Every document of a database by its path. */
async function everything(db: Database): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  const visit = async (collections: FirebaseFirestore.CollectionReference[]): Promise<void> => {
    for (const collection of collections)
      for (const document of (await collection.get()).docs) {
        found[document.ref.path] = document.data();
        await visit(await document.ref.listCollections());
      }
  };
  await visit(await db.listCollections());
  return found;
}

describe('closing a period', () => {
  it('rolls it up, closes its reports and writes down where each log had come to', async () => {
    const { status, body } = await close();
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'CLOSED', version: 1, closed: 2, again: false });
    expect([await stateOf(AN_HAI), await stateOf(NGU_HANH_SON)]).toEqual(['CLOSED', 'CLOSED']);
    expect(await read('rollups/48_2025-Q4')).toMatchObject({ version: 1, digest: body['digest'] });
    const entry = await read('logs/48/entries/000001');
    const last = await read(`logs/${idOf(AN_HAI)}`);
    expect(entry).toMatchObject({
      what: 'CLOSE',
      who: 'son@dn.example',
      facts: { version: 1, [`log ${idOf(AN_HAI)}`]: `2 ${String(last?.['hash'])}` },
      after: body['digest'],
    });
    expect(await verifyLog(office.db, '48')).toMatchObject({ whole: true });
  });

  it('told again changes nothing', async () => {
    const first = await close();
    const before = await everything(office.db);
    office.moveClock(CLOSING + DAY);
    const { body } = await close();
    expect(body).toEqual({ ...first.body, closed: 0, again: true });
    expect(await everything(office.db)).toEqual(before);
  });

  it('by two at once is done once', async () => {
    const both = await Promise.all([close(), close()]);
    expect(both.map((it) => [it.status, it.body['state'], it.body['version']])).toEqual([
      [200, 'CLOSED', 1],
      [200, 'CLOSED', 1],
    ]);
    expect((await read('logs/48'))?.['entries']).toBe(1);
  });

  it('leaves aside what went back and was not sent again', async () => {
    const decision = { report: idOf(AN_HAI), revision: 1, decision: 'RETURN', reason: 'Sai' };
    await post('reviewReports', { province: '48', decisions: [decision] });
    expect((await close()).body).toMatchObject({ closed: 1 });
    expect(await stateOf(AN_HAI)).toBe('RETURNED');
    expect((await send('lan@dn.example', AN_HAI, 250, 1)).body.code).toBe('PERIOD_CLOSED');
  });

  it('cuts off nobody’s tail: a log shortened afterwards is found', async () => {
    await close();
    const log = `logs/${idOf(AN_HAI)}`;
    const first = await read(`${log}/entries/000001`);
    await office.db.doc(`${log}/entries/000002`).delete();
    await office.db.doc(log).update({ entries: 1, hash: first?.['hash'] });
    expect(await verifyLog(office.db, '48')).toMatchObject({
      whole: false,
      subject: idOf(AN_HAI),
      n: 2,
    });
  });
});

describe('a closing that is cut off', () => {
  /** A database that lets so many transactions through and no more, until told otherwise. */
  function brittle(db: Database, left: { transactions: number }): Database {
    return new Proxy(db, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        if (name !== 'runTransaction') return value.bind(target) as unknown;
        return async (...work: unknown[]) => {
          if (left.transactions <= 0) throw new Error('cut off');
          left.transactions -= 1;
          return Reflect.apply(value, target, work) as unknown;
        };
      },
    });
  }

  async function closedAfter(cuts: readonly number[]): Promise<[Record<string, unknown>, number]> {
    const left = { transactions: Infinity };
    const one = await openOffice(brittle(freshDatabase(), left));
    for (const [email, commune] of [
      ['lan@dn.example', AN_HAI],
      ['hoa@dn.example', NGU_HANH_SON],
    ] as const)
      await one.submit(email, one.body(commune));
    one.moveClock(CLOSING);
    let failures = 0;
    for (const cut of [...cuts, Infinity]) {
      left.transactions = cut;
      const { status } = await post('closePeriod', PERIOD, 'son@dn.example', one);
      if (status === 500) failures += 1;
      else expect(status).toBe(200);
    }
    const end = await everything(one.db);
    await one.close();
    return [end, failures];
  }

  it('between any two of its steps, comes to the same end when told again', async () => {
    const [straight] = await closedAfter([]);
    let cut = 0;
    for (; cut < 20; cut += 1) {
      const [end, failures] = await closedAfter([cut]);
      expect(end).toEqual(straight);
      if (failures === 0) break;
    }
    // begin, roll up, two reports, finish
    expect(cut).toBe(5);
    expect((await closedAfter([1, 2, 1, 3]))[0]).toEqual(straight);
  });
});

describe('a closed period', () => {
  beforeEach(async () => {
    await close();
  });

  it.each([
    ['a new revision', 'lan@dn.example', AN_HAI, 1],
    ['a first report', 'quan@dn.example', SILENT, null],
  ])('takes no %s', async (_what, email, commune, base) => {
    const { status, body } = await send(email, commune, 250, base);
    expect([status, body.code]).toEqual([409, 'PERIOD_CLOSED']);
    expect(body.message).toContain('đã chốt');
  });

  it('gives the same receipt for what was sent before', async () => {
    const { status, body } = await send('lan@dn.example', AN_HAI);
    expect(status).toBe(200);
    expect(body.receipt).toMatchObject({ revision: 1, duplicate: true, state: 'CLOSED' });
  });

  it('has no report returned or accepted', async () => {
    const decision = { report: idOf(AN_HAI), revision: 1, decision: 'RETURN', reason: 'Sai' };
    const { body } = await post('reviewReports', { province: '48', decisions: [decision] });
    expect(body['outcomes']).toMatchObject([{ problem: { code: 'PERIOD_CLOSED' } }]);
  });

  it('is left alone by the schedule, even with its commune’s correction there', async () => {
    await correct(AN_HAI);
    await send('lan@dn.example', AN_HAI, 250, 1);
    const before = await read('rollups/48_2025-Q4');
    office.moveClock(CLOSING + DAY);
    expect((await office.publish(pubSub(PERIOD))).status).toBeLessThan(300);
    expect(await read('rollups/48_2025-Q4')).toEqual(before);
  });
});

describe('a correction', () => {
  const decision = (revision: number, facts: object) => ({
    province: '48',
    decisions: [{ report: idOf(AN_HAI), revision, ...facts }],
  });

  it('needs a period that is closed', async () => {
    const { status, body } = await correct(AN_HAI);
    expect([status, body['code']]).toEqual([404, 'NOT_FOUND']);
  });

  it('is one revision of one commune, with the reason kept', async () => {
    await close();
    expect((await correct(AN_HAI)).body).toMatchObject({ again: false });
    expect((await correct(AN_HAI)).body).toMatchObject({ again: true });
    expect((await send('hoa@dn.example', NGU_HANH_SON, 250, 1)).body.code).toBe('PERIOD_CLOSED');
    expect((await send('lan@dn.example', AN_HAI, 250, 1)).body.receipt).toMatchObject({
      revision: 2,
      state: 'SUBMITTED',
    });
    expect(await read(`reports/${idOf(AN_HAI)}`)).toMatchObject({ correction: { reason: WHY } });
    expect((await send('lan@dn.example', AN_HAI, 260, 2)).body.code).toBe('PERIOD_CLOSED');
    // The wish to correct, delivered late.
    expect((await correct(AN_HAI)).body).toMatchObject({ again: true });
    expect((await send('lan@dn.example', AN_HAI, 260, 2)).body.code).toBe('PERIOD_CLOSED');
  });

  it('that comes while the wish is delivered once more opens no second door', async () => {
    await close();
    await correct(AN_HAI);
    // Both have looked before either has written.
    await Promise.all([send('lan@dn.example', AN_HAI, 250, 1), correct(AN_HAI)]);
    expect((await read('periods/48_2025-Q4'))?.['opened']).toEqual({});
    expect((await send('lan@dn.example', AN_HAI, 260, 2)).body.code).toBe('PERIOD_CLOSED');
  });

  it('that went back may be sent again, and then be accepted', async () => {
    await close();
    await correct(AN_HAI);
    await send('lan@dn.example', AN_HAI, 250, 1);
    await post('reviewReports', decision(2, { decision: 'RETURN', reason: 'Vẫn sai' }));
    expect((await send('lan@dn.example', AN_HAI, 260, 2)).body.receipt.revision).toBe(3);
    const { body } = await post('reviewReports', decision(3, { decision: 'ACCEPT' }));
    expect(body['outcomes']).toMatchObject([{ state: 'ACCEPTED' }]);
  });

  it('of a commune that had never reported is its first report', async () => {
    await close();
    await correct(SILENT);
    const { body } = await send('quan@dn.example', SILENT);
    expect(body.receipt).toMatchObject({ revision: 1, state: 'SUBMITTED' });
    expect((await close({ reason: 'Bổ sung' })).body).toMatchObject({ version: 2, again: false });
  });

  it('waits for the commune’s leader where the province asks for that', async () => {
    const plans = office.plans.map((plan) => plan.id);
    await close();
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans, communeApproval: true });
    await correct(AN_HAI);
    await send('lan@dn.example', AN_HAI, 250, 1);
    expect(await stateOf(AN_HAI)).toBe('AWAITING_APPROVAL');
    const yes = { province: '48', commune: AN_HAI, report: idOf(AN_HAI), revision: 2 };
    const answer = { ...yes, decision: 'APPROVE' };
    expect((await post('approveReport', answer, 'minh@dn.example')).status).toBe(200);
    expect((await read('periods/48_2025-Q4'))?.['opened']).toEqual({});
  });
});

describe('a period closed again', () => {
  it('is a new version beside the old, and the ledger says what changed and what is out of date', async () => {
    const first = await close();
    const digest = String(first.body['digest']);
    const publication = { ...PERIOD, version: 1, digest, spreadsheetId: 'sheet-1', at: MORNING };
    await notePublication(office.db, publication);
    await correct(AN_HAI);
    await send('lan@dn.example', AN_HAI, 250, 1);
    office.moveClock(CLOSING + DAY);
    const { body } = await close({ reason: WHY });
    expect(body).toMatchObject({ state: 'CLOSED', version: 2, again: false });
    expect(body['digest']).not.toBe(digest);
    expect(await stateOf(AN_HAI)).toBe('CLOSED');
    const restated = await read('restatements/48_2025-Q4_0002');
    expect(restated).toMatchObject({
      from: 1,
      to: 2,
      reason: WHY,
      by: 'son@dn.example',
      communes: [AN_HAI],
      outOfDate: [{ spreadsheetId: 'sheet-1', version: 1, digest, at: MORNING }],
    });
    expect(restated?.['differences']).toContainEqual({
      indicator: 'hh_informed',
      zone: 'ALL',
      before: { numerator: 480, denominator: 600, percent: 80 },
      after: { numerator: 490, denominator: 600, percent: (100 * 490) / 600 },
    });
    expect(await read('rollups/48_2025-Q4/versions/0001')).toMatchObject({ digest });
    expect(await verifyLog(office.db, '48')).toMatchObject({ whole: true });
  });

  it('without a correction stays the version that it was', async () => {
    const first = await close();
    const { body } = await close({ reason: 'Cho chắc' });
    expect(body).toMatchObject({ version: 1, digest: first.body['digest'], again: true });
    expect(await read('restatements/48_2025-Q4_0001')).toBeUndefined();
    expect((await read('logs/48'))?.['entries']).toBe(1);
  });

  it('ends what was opened and never sent', async () => {
    await close();
    await correct(AN_HAI);
    await close({ reason: 'Không đính chính nữa' });
    expect((await send('lan@dn.example', AN_HAI, 250, 1)).body.code).toBe('PERIOD_CLOSED');
  });

  it('shows the officer a closed report', async () => {
    await close();
    const asked = { ...PERIOD, commune: AN_HAI };
    const { body } = await statusFor(office, 'lan@dn.example', asked);
    expect(body.report?.state).toBe('CLOSED');
  });
});

describe('who may close and correct', () => {
  it.each([
    ['staff', 'son@dn.example', 200],
    ['a viewer', 'vy@dn.example', 403],
    ['the admin', 'quan@dn.example', 403],
    ['the officer', 'lan@dn.example', 403],
    ['staff of another province', 'elsewhere@qt.example', 403],
    ['a stranger', 'nobody@dn.example', 403],
  ])('%s (%s): %i', async (_who, email, expected) => {
    expect((await close({}, email)).status).toBe(expected);
    if (expected === 403) await close();
    expect((await correct(AN_HAI, {}, email)).status).toBe(expected);
  });

  it('is told to others in the same words, whatever there is', async () => {
    const refusals = await Promise.all([
      close({}, 'elsewhere@qt.example'),
      close({ province: '99' }, 'elsewhere@qt.example'),
      correct(AN_HAI, {}, 'elsewhere@qt.example'),
      correct('99999', {}, 'elsewhere@qt.example'),
    ]);
    expect(new Set(refusals.map((it) => it.text)).size).toBe(1);
  });
});

describe('a closing that is not as agreed', () => {
  it.each([
    ['a period of no calendar', { period: '2025-Q9' }, 404],
    ['a path for a period', { period: '../2025' }, 400],
    ['a blank reason', { reason: ' ' }, 400],
    ['more than is asked', { force: true }, 400],
  ])('%s: %i', async (_case, more, expected) => {
    expect((await close(more)).status).toBe(expected);
  });

  it.each([
    ['no commune', { commune: undefined }, 400],
    ['a commune that is not there', { commune: '99999' }, 404],
    ['no reason', { reason: undefined }, 400],
  ])('a correction with %s: %i', async (_case, more, expected) => {
    expect((await correct(AN_HAI, more)).status).toBe(expected);
  });
});
