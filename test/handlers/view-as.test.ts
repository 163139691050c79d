// Staff look at things as another person of their province does: read-only, and written down. And the
// log that it is written in can be proved.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logOf } from '../../functions/store/log.ts';
import { saveProvince } from '../../functions/store/units.ts';
import { progressFor, statusFor } from './desk.ts';
import { AN_HAI, ENTRIES, NGU_HANH_SON, openOffice } from './office.ts';
import type { Office } from './office.ts';

const PERIOD = { province: '48', period: '2025-Q4' };
let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const status = (viewAs: string, email = 'son@dn.example', commune = AN_HAI) =>
  statusFor(office, email, { ...PERIOD, commune, viewAs });

describe('staff who view as an officer', () => {
  it('see what that officer sees, and no more', async () => {
    expect((await status('lan@dn.example')).status).toBe(200);
    expect((await status('Lan@dn.example', 'son@dn.example', NGU_HANH_SON)).status).toBe(403);
    const asked = { ...PERIOD, viewAs: 'lan@dn.example' };
    expect((await progressFor(office, 'son@dn.example', asked)).status).toBe(403);
  });

  it('leave one entry a day in the province’s log, however often they look', async () => {
    for (let n = 0; n < 3; n += 1) await status('lan@dn.example');
    await status('hoa@dn.example', 'son@dn.example', NGU_HANH_SON);
    const entries = await logOf(office.db, '48');
    expect(entries.map(({ what, who, role, facts }) => [what, who, role, facts])).toEqual(
      ['lan@dn.example', 'hoa@dn.example'].map((as) => [
        'VIEW_AS',
        'son@dn.example',
        'provinceStaff',
        { as, day: '2025-12-18' },
      ]),
    );
  });

  it('can do nothing in that name', async () => {
    const reply = await office
      .server('submitWorkbook')
      .post('/')
      .query({ viewAs: 'lan@dn.example' })
      .set('authorization', `Bearer ${office.token('son@dn.example')}`)
      .send(office.body(AN_HAI));
    expect(reply.status).toBe(400);
  });

  it('see no member’s name, where the province stores them for the commune', async () => {
    const plans = office.plans.map((plan) => plan.id);
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans, storeMemberNames: true });
    const members = [{ team: 'T001', name: 'Trần Thị Bưởi', role: 'Tổ trưởng' }];
    await office.submit('lan@dn.example', office.body(AN_HAI, { ...ENTRIES, members }));
    const own = await statusFor(office, 'lan@dn.example', { ...PERIOD, commune: AN_HAI });
    expect(own.text).toContain('Bưởi');
    expect((await status('lan@dn.example')).body.content?.members).toHaveLength(1);
    expect((await status('lan@dn.example')).text).not.toContain('Bưởi');
  });
});

describe('who may view as whom', () => {
  it.each([
    ['staff as an officer', 'son@dn.example', 'lan@dn.example', 200],
    ['staff as a leader', 'son@dn.example', 'minh@dn.example', 200],
    ['staff as staff of another province', 'son@dn.example', 'elsewhere@qt.example', 403],
    ['staff as nobody', 'son@dn.example', 'nobody@dn.example', 403],
    ['staff of another province', 'elsewhere@qt.example', 'lan@dn.example', 403],
    ['a viewer', 'vy@dn.example', 'lan@dn.example', 403],
    ['the admin', 'quan@dn.example', 'lan@dn.example', 403],
    ['an officer as the leader', 'lan@dn.example', 'minh@dn.example', 403],
    ['a stranger', 'nobody@dn.example', 'lan@dn.example', 403],
  ])('%s (%s as %s): %i', async (_who, email, viewAs, expected) => {
    const reply = await status(viewAs, email);
    expect(reply.status).toBe(expected);
    if (expected === 403) expect(await logOf(office.db, '48')).toEqual([]);
  });

  it('is refused in the same words for nobody and for somebody elsewhere', async () => {
    const refusals = [await status('elsewhere@qt.example'), await status('nobody@dn.example')];
    expect(new Set(refusals.map((it) => it.text)).size).toBe(1);
  });
});

describe('proving the log', () => {
  async function prove(email = 'quan@dn.example', query: object = { province: '48' }) {
    const reply = await office
      .server('verifyLog')
      .get('/')
      .query(query)
      .set('authorization', `Bearer ${office.token(email)}`);
    return { status: reply.status, body: reply.body as Record<string, unknown> };
  }

  it('finds it whole, or names the first link that was changed', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await status('lan@dn.example');
    expect((await prove()).body).toEqual({ whole: true, chains: 2, entries: 2 });
    const report = `48-${AN_HAI}_2025-Q4_QN-R1`;
    await office.db.doc(`logs/${report}/entries/000001`).update({ who: 'ai@dn.example' });
    expect((await prove()).body).toEqual({
      whole: false,
      subject: report,
      n: 1,
      why: 'entry 1 was changed after it was written',
    });
  });

  it.each([
    ['quan@dn.example', 200],
    ['son@dn.example', 403],
    ['vy@dn.example', 403],
    ['lan@dn.example', 403],
    ['elsewhere@qt.example', 403],
  ])('is for the administrators: %s %i', async (email, expected) => {
    expect((await prove(email)).status).toBe(expected);
  });

  it('needs a province', async () => {
    expect((await prove('quan@dn.example', {})).status).toBe(400);
  });
});
