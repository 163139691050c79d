// What a period was closed with stays: published or read again after plans, units, targets or
// holidays have changed, it is the same to the digest; and a correction changes nothing but what was
// corrected, unless it is to be computed by the rules of today.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLog } from '../../functions/store/log.ts';
import { saveHolidays } from '../../functions/store/holidays.ts';
import { savePlan } from '../../functions/store/plans.ts';
import { recordTargets } from '../../functions/store/targets.ts';
import { saveProvince, saveUnits } from '../../functions/store/units.ts';
import { commune } from '../cast.ts';
import { freshDatabase } from '../store/database.ts';
import { localGoogle, tabOf, type LocalGoogle } from '../sheets/local-google.ts';
import { progressFor } from './desk.ts';
import { AN_HAI, informed, MORNING, NGU_HANH_SON, openOffice, pubSub, SILENT } from './office.ts';
import type { Office } from './office.ts';
import { refusal, replyTo, type Reply } from './reply.ts';

const WISH = { province: '48', period: '2025-Q4' };
const DAY = 86_400_000;
const CLOSING = MORNING + 2 * DAY;
const YEARS_LATER = MORNING + 900 * DAY;
let google: LocalGoogle;
let office: Office;

beforeEach(async () => {
  google = await localGoogle();
  office = await openOffice(freshDatabase(), 1024 * 1024, google.client);
  await office.submit('lan@dn.example', office.body(AN_HAI));
  office.moveClock(CLOSING);
});
afterEach(async () => {
  await office.close();
  await google.close();
});

const post = (name: Parameters<Office['server']>[0], body: object, email = 'son@dn.example') =>
  replyTo(
    office
      .server(name)
      .post('/')
      .set('authorization', `Bearer ${office.token(email)}`)
      .send({ ...WISH, ...body }),
  );
const read = () =>
  replyTo(
    office
      .server('provinceSummary')
      .get('/?province=48&period=2025-Q4')
      .set('authorization', `Bearer ${office.token('son@dn.example')}`),
  );
const lines = async () => {
  office.moveClock(CLOSING);
  const { body } = await progressFor(office, 'son@dn.example', WISH);
  return body.lines.map(({ commune: code, name, timeliness }) => ({ code, name, timeliness }));
};
const close = (body: object = {}): Promise<Reply> => post('closePeriod', body);
const document = async (path: string) => (await office.db.doc(path).get()).data();

const changes: [string, () => Promise<unknown>][] = [
  [
    'a plan whose targets and due day are others',
    async () => {
      for (const plan of office.plans)
        await savePlan(office.db, {
          ...plan,
          indicators: plan.indicators.map((it) => ({
            ...it,
            targets: it.targets.map((target) => ({ ...target, value: 1 })),
          })),
          reporting: plan.reporting.map((it) => ({ ...it, due: null })),
        });
    },
  ],
  [
    'a plan taken off the province’s list',
    () => saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans: ['an-hai-2025'] }),
  ],
  [
    'units: one gone, one new, one renamed',
    () =>
      saveUnits(office.db, {
        communes: [
          commune(SILENT, 'Hải Châu', 'PLAIN', { validTo: '2025-08-01' }),
          commune(AN_HAI, 'An Hải Đông', 'MOUNTAIN'),
          commune('20999', 'Tân Lập', 'PLAIN'),
        ],
        villages: [],
      }),
  ],
  [
    'a target assigned by document from before the period',
    () =>
      recordTargets(
        office.db,
        [
          {
            plan: null,
            canonicalId: 'hh_informed',
            commune: null,
            zone: 'ALL',
            value: 99,
            from: '2025-07-01',
            documentNo: '15/QĐ-UBND',
            assignedOn: '2026-01-05',
          },
        ],
        { province: '48', by: 'son@dn.example', role: 'provinceStaff', at: CLOSING + DAY },
      ),
  ],
  [
    'another table of holidays',
    () => saveHolidays(office.db, new Map([['2025-12-19', { name: 'Nghỉ', working: false }]])),
  ],
];

describe('a closed period after a change of', () => {
  it.each(changes)('%s: the same figures, the same summary', async (_what, change) => {
    await post('updateSummary', {});
    expect((await close()).status).toBe(200);
    const published = await post('updateSummary', {});
    const figures = await read();
    const shown = tabOf(google.store, idOf(published), 'Theo xã').cells;
    const record = await document('rollups/48_2025-Q4');
    const desk = await lines();

    await change();
    office.moveClock(YEARS_LATER);
    const again = await post('updateSummary', {});
    expect([again.status, again.body.digest]).toEqual([200, published.body.digest]);
    expect(again.body).toMatchObject({ version: 1, written: [] });
    expect(tabOf(google.store, idOf(again), 'Theo xã').cells).toEqual(shown);
    expect((await read()).body).toEqual(figures.body);
    expect(await lines()).toEqual(desk);
    office.moveClock(YEARS_LATER);
    await office.publish(pubSub(WISH));
    expect(await document('rollups/48_2025-Q4')).toEqual(record);
  });

  // No due day of these plans moves with a holiday.
  it.each(changes.slice(0, 4))('%s: what is open follows it', async (_what, change) => {
    const before = await post('updateSummary', {});
    await change();
    const after = await post('updateSummary', {});
    expect(after.body.digest).not.toBe(before.body.digest);
  });
});

function idOf({ body }: Reply): string {
  return (body as unknown as { spreadsheet: { id: string } }).spreadsheet.id;
}

describe('a correction after the targets have changed', () => {
  const target = changes[3]?.[1] ?? (() => Promise.reject(new Error('no target')));
  beforeEach(async () => {
    await close();
    await target();
    await post('correctReport', { commune: AN_HAI, reason: 'Đính chính' });
    const corrected = { ...office.body(AN_HAI, informed(250)), baseRevision: 1 };
    await office.submit('lan@dn.example', corrected);
    office.moveClock(CLOSING + DAY);
  });
  const figure = async () =>
    ((await read()).body as unknown as { figures: Record<string, unknown>[] }).figures.find(
      (it) => it['indicator'] === 'hh_informed' && it['unit'] === '48' && it['zone'] === 'ALL',
    );

  it('is judged by the targets that the period was closed by', async () => {
    const before = (await figure())?.['target'];
    await close({ reason: 'Đính chính' });
    expect(await figure()).toMatchObject({ numerator: 250, target: before });
    expect(await document('restatements/48_2025-Q4_0002')).toMatchObject({ renewed: false });
  });

  it('is judged by those of today where that is asked for, and the ledger says so', async () => {
    await close({ reason: 'Đính chính theo chỉ tiêu mới', renew: true });
    expect(await figure()).toMatchObject({ numerator: 250, target: 99 });
    expect(await document('restatements/48_2025-Q4_0002')).toMatchObject({ renewed: true });
    expect(await verifyLog(office.db, '48')).toMatchObject({ whole: true });
  });
});

describe('closing before the last day, 19/12/2025', () => {
  it.each([
    ['nothing more', {}],
    ['a reason alone', { reason: 'Sáp nhập' }],
    ['“early” without a reason', { early: true }],
  ])('with %s is refused in a sentence', async (_what, body) => {
    office.moveClock(Date.parse('2025-12-19T23:59:59+07:00'));
    const reply = await close(body);
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({ code: 'CLOSE_EARLY', details: { lastDay: '2025-12-19' } });
    expect(reply.body.message).toContain('19/12/2025');
    expect(await document('periods/48_2025-Q4')).toBeUndefined();
  });

  it('needs “early” and a reason, which the log keeps', async () => {
    office.moveClock(MORNING);
    const wish = { early: true, reason: 'Sáp nhập xã trước hạn' };
    expect((await close(wish)).body).toMatchObject({ state: 'CLOSED', version: 1 });
    expect((await document('logs/48/entries/000001'))?.['facts']).toMatchObject(wish);
    // Told again, as by a message delivered twice.
    expect((await close()).body).toMatchObject({ state: 'CLOSED', again: true });
    expect((await close(wish)).body).toMatchObject({ state: 'CLOSED', version: 1, again: true });
  });

  it('is a closing like any other from the first moment of the 20th', async () => {
    office.moveClock(Date.parse('2025-12-20T00:00:00+07:00'));
    expect((await close()).body).toMatchObject({ state: 'CLOSED' });
    expect((await document('periods/48_2025-Q4'))?.['early']).toBe(false);
  });
});

describe('excusing a unit from a closed period', () => {
  const OFF = { commune: SILENT, obligation: null, reason: 'Sáp nhập vào phường khác' };

  it('is refused in words, and so is putting one back', async () => {
    await post('excuseUnit', { ...OFF, commune: NGU_HANH_SON });
    await close();
    for (const wish of [OFF, { ...OFF, commune: NGU_HANH_SON, undo: true }]) {
      const reply = await post('excuseUnit', wish);
      expect(refusal(reply)).toEqual([409, 'PERIOD_CLOSED']);
      expect(reply.body.message).toContain('chốt lại kỳ');
    }
    // What stands already is no change.
    const again = await post('excuseUnit', { ...OFF, commune: NGU_HANH_SON });
    expect(again.body).toEqual({ again: true });
  });

  it('as a change after the closing waits for the next, and the ledger tells', async () => {
    await close();
    const before = await read();
    expect((await post('excuseUnit', { ...OFF, afterClosing: true })).body).toEqual({
      again: false,
    });
    expect((await read()).body).toEqual(before.body);
    await close({ reason: 'Loại xã đã sáp nhập' });
    expect((await read()).body).toMatchObject({
      coverage: { expected: 2, reported: 1 },
      excluded: [{ unit: SILENT, reason: OFF.reason }],
    });
    expect(await document('restatements/48_2025-Q4_0002')).toMatchObject({
      reason: 'Loại xã đã sáp nhập',
      freed: [{ commune: SILENT, obligation: null, before: null, after: OFF.reason }],
    });
  });
});
