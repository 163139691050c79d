// One account takes over from another: the rights pass on a day, the spreadsheet with them, and the
// log says so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLog } from '../../functions/store/log.ts';
import { grantsOf } from '../../functions/store/officers.ts';
import { changeSpreadsheet, spreadsheetOf } from '../../functions/store/spreadsheets.ts';
import { findOrCreateSpreadsheet } from '../../functions/sheets/files.ts';
import { localGoogle, type LocalGoogle } from '../sheets/local-google.ts';
import { freshDatabase } from '../store/database.ts';
import { AN_HAI, MORNING, openOffice, pubSub } from './office.ts';
import type { Office } from './office.ts';

const UNIT = `48-${AN_HAI}`;
const [LAN, THU] = ['lan@dn.example', 'thu@dn.example'];
const GOOD = { unit: UNIT, from: LAN, to: THU, day: '2025-12-18' };
let google: LocalGoogle;
let office: Office;

beforeEach(async () => {
  google = await localGoogle();
  office = await openOffice(freshDatabase(), 1024 * 1024, google.client);
});
afterEach(async () => {
  await office.close();
  await google.close();
});

async function handOver(body: object = GOOD, email = 'quan@dn.example') {
  const reply = await office
    .server('handOver')
    .post('/')
    .set('authorization', `Bearer ${office.token(email)}`)
    .send(body);
  return { status: reply.status, text: reply.text, body: reply.body as Record<string, unknown> };
}
const right = (from: string, to: string | null = null) => ({
  role: 'communeOfficer',
  unit: UNIT,
  from,
  to,
});

describe('handing over', () => {
  it('ends the right of the one the day before and gives it to the other, and is logged', async () => {
    expect((await handOver()).body).toEqual({ again: false, sharing: 'NONE' });
    expect(await grantsOf(office.db, LAN)).toEqual([right('2025-07-01', '2025-12-17')]);
    expect(await grantsOf(office.db, THU)).toEqual([right('2025-12-18')]);
    expect((await office.submit(LAN, office.body(AN_HAI))).status).toBe(403);
    expect((await office.submit(THU, office.body(AN_HAI))).status).toBe(200);
    const entry = await office.db.doc('logs/48/entries/000001').get();
    expect(entry.data()).toMatchObject({
      what: 'HAND_OVER',
      who: 'quan@dn.example',
      role: 'admin',
      facts: { unit: UNIT, from: LAN, to: THU, day: '2025-12-18', roles: 'communeOfficer' },
    });
    expect(await verifyLog(office.db, '48')).toMatchObject({ whole: true });
  });

  it('told twice is done once', async () => {
    await handOver();
    expect((await handOver()).body).toMatchObject({ again: true });
    expect(await grantsOf(office.db, THU)).toEqual([right('2025-12-18')]);
    expect((await office.db.doc('logs/48').get()).get('entries')).toBe(1);
  });

  it('on a day to come leaves everything as it is until then', async () => {
    const { body } = await handOver({ ...GOOD, day: '2026-01-05' });
    expect(body).toMatchObject({ sharing: 'LATER' });
    expect((await office.submit(THU, office.body(AN_HAI))).status).toBe(403);
    expect((await office.submit(LAN, office.body(AN_HAI))).status).toBe(200);
    office.moveClock(MORNING + 30 * 86_400_000);
    expect((await office.submit(LAN, office.body(AN_HAI))).status).toBe(403);
  });

  it('moves the sharing of the unit’s spreadsheet', async () => {
    const { id } = await findOrCreateSpreadsheet(google.client, { key: UNIT, title: 'An Hải' });
    google.store.share(id, LAN, 'writer');
    const sharedWith = [`${LAN} writer`];
    const record = { spreadsheetId: id, state: 'READY', sharedWith, at: MORNING } as const;
    await changeSpreadsheet(office.db, UNIT, { ...record, sharedWith: [...sharedWith] });
    expect((await handOver()).body).toMatchObject({ sharing: 'MOVED' });
    const may = google.store.file(id).permissions.map((it) => `${it.emailAddress} ${it.role}`);
    const stands = ['minh@dn.example writer', 'son@dn.example reader', `${THU} writer`];
    expect(may.toSorted()).toEqual(stands);
    expect((await spreadsheetOf(office.db, UNIT))?.sharedWith).toEqual(stands);
    expect((await handOver()).body).toEqual({ again: true, sharing: 'MOVED' });
  });

  it('dated ahead moves the sharing on its day, with nobody doing anything', async () => {
    const { id } = await findOrCreateSpreadsheet(google.client, { key: UNIT, title: 'An Hải' });
    const record = { spreadsheetId: id, state: 'READY', at: MORNING } as const;
    await changeSpreadsheet(office.db, UNIT, record);
    const sharedOn = async (day: string) => {
      office.moveClock(Date.parse(`${day}T07:00:00+07:00`));
      await office.checkDeadlines(pubSub({ province: '48' }));
      return google.store
        .file(id)
        .permissions.map((it) => it.emailAddress)
        .filter((it) => it === LAN || it === THU);
    };
    await handOver({ ...GOOD, day: '2026-01-05' });
    expect(await sharedOn('2025-12-19')).toEqual([LAN]);
    expect(await sharedOn('2026-01-04')).toEqual([LAN]);
    expect(await sharedOn('2026-01-05')).toEqual([THU]);
    const asked = google.asked.length;
    expect(await sharedOn('2026-01-06')).toEqual([THU]);
    // What stands is not asked for again.
    expect(google.asked).toHaveLength(asked);
  });

  it('which Google does not take is tried again by the next look', async () => {
    const { id } = await findOrCreateSpreadsheet(google.client, { key: UNIT, title: 'An Hải' });
    await changeSpreadsheet(office.db, UNIT, { spreadsheetId: id, state: 'READY', at: MORNING });
    google.disturb(() => 'cut');
    const reply = await office.checkDeadlines(pubSub({ province: '48' }));
    expect(reply.status).toBeLessThan(300);
    google.disturb(() => null);
    await office.checkDeadlines(pubSub({ province: '48' }));
    const may = google.store.file(id).permissions.map((it) => it.emailAddress);
    expect(may).toContain(LAN);
  });

  it.each<[string, object, number, string]>([
    ['of nothing', { ...GOOD, from: 'vy@dn.example' }, 404, 'NOT_FOUND'],
    ['of a right that ended before', { ...GOOD, from: 'moved@dn.example' }, 404, 'NOT_FOUND'],
    ['to oneself', { ...GOOD, to: LAN }, 404, 'NOT_FOUND'],
    ['to no address', { ...GOOD, to: 'thu' }, 400, 'BAD_REQUEST'],
    ['on a day that is none', { ...GOOD, day: '2025-02-30' }, 400, 'BAD_REQUEST'],
    ['everywhere', { ...GOOD, unit: '*' }, 400, 'BAD_REQUEST'],
  ])('%s is refused', async (_case, body, expected, code) => {
    const reply = await handOver(body);
    expect([reply.status, reply.body['code']]).toEqual([expected, code]);
  });

  it.each([LAN, 'minh@dn.example', 'son@dn.example', 'vy@dn.example', 'elsewhere@qt.example'])(
    'by %s is refused in the same words, whatever there is',
    async (email) => {
      const refusals = [
        await handOver(GOOD, email),
        await handOver({ ...GOOD, unit: '31' }, email),
      ];
      expect(refusals.map((it) => it.status)).toEqual([403, 403]);
      expect(new Set(refusals.map((it) => it.text)).size).toBe(1);
    },
  );
});
