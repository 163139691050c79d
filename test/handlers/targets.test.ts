// Targets given out while plans run: by whom, in which words, and what they judge from then on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Rollup } from '../../functions/domain/rollup/rollup.ts';
import { logOf, verifyLog } from '../../functions/store/log.ts';
import type { FunctionName } from '../../local-office/functions-host.ts';
import { statusFor } from './desk.ts';
import { AN_HAI, MORNING, NGU_HANH_SON, openOffice, pubSub } from './office.ts';
import type { Office } from './office.ts';

const DAY = 86_400_000;
const SON = 'son@dn.example';
const WISH = {
  plan: null,
  canonicalId: 'hh_informed',
  commune: null,
  zone: 'ALL',
  value: 70,
  from: '2025-10-01',
  documentNo: '12/QĐ-SKHCN',
  assignedOn: '2025-09-28',
};
let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

interface Said {
  code: string;
  assigned: number;
  unchanged: number;
  details: { faults: { place: number; field: string; message: string }[] };
  indicators: Record<string, unknown>[];
  targets: Record<string, unknown>[];
  replaced: Record<string, unknown>[];
}
async function ask(name: FunctionName, email: string, body?: object, query = '') {
  const server = office.server(name);
  const request = body === undefined ? server.get(`/?${query}`) : server.post('/').send(body);
  const reply = await request.set('authorization', `Bearer ${office.token(email)}`);
  return { status: reply.status, body: reply.body as Said };
}
const assign = (targets: unknown[], email = SON) =>
  ask('assignTargets', email, { province: '48', targets });
const listed = (email = 'vy@dn.example') => ask('provinceTargets', email, undefined, 'province=48');

async function goalOf(commune: string, period = '2025-Q4') {
  await office.publish(pubSub({ province: '48', period }));
  const reply = await office
    .server('provinceSummary')
    .get(`/?province=48&period=${period}`)
    .set('authorization', `Bearer ${office.token(SON)}`);
  const { figures } = reply.body as Rollup;
  const found = figures.find((it) => it.unit === commune && it.indicator === 'hh_informed');
  return [found?.target, found?.met];
}

describe('the right to assign', () => {
  it.each([
    ['staff', SON, 200],
    ['the admin', 'quan@dn.example', 200],
    ['a viewer', 'vy@dn.example', 403],
    ['an officer', 'lan@dn.example', 403],
    ['staff of another province', 'elsewhere@qt.example', 403],
  ])('of %s', async (_who, email, status) => {
    expect((await assign([WISH], email)).status).toBe(status);
  });

  it.each([
    ['a viewer', 'vy@dn.example', 200],
    ['an officer', 'lan@dn.example', 403],
  ])('and to read of %s', async (_who, email, status) => {
    expect((await listed(email)).status).toBe(status);
  });
});

describe('targets', () => {
  it('are recorded with who gave them and when, and read back', async () => {
    const own = { ...WISH, commune: AN_HAI, value: 60, plan: 'quang-nam-2025' };
    expect((await assign([WISH, own])).body).toEqual({ assigned: 2, unchanged: 0 });
    const { body } = await listed();
    const by = { assignedBy: SON, assignedAt: '2025-12-18T09:30:00+07:00' };
    expect(body.targets).toEqual([
      { ...WISH, ...by },
      { ...own, ...by },
    ]);
    expect(body.replaced).toEqual([]);
    expect(body.indicators).toContainEqual(
      expect.objectContaining({
        plan: 'quang-nam-2025',
        canonicalId: 'hh_informed',
        zones: [{ zone: 'ALL', value: 100 }],
      }),
    );
    const [entry] = await logOf(office.db, '48');
    expect(entry).toMatchObject({ what: 'TARGETS', who: SON, role: 'provinceStaff' });
    expect(entry?.facts).toEqual({ targets: 2, documents: '12/QĐ-SKHCN', communes: 1 });
  });

  it('said again change nothing, and are no entry in the log', async () => {
    await assign([WISH]);
    expect((await assign([WISH])).body).toEqual({ assigned: 0, unchanged: 1 });
    expect((await listed()).body.targets).toHaveLength(1);
    expect(await logOf(office.db, '48')).toHaveLength(1);
  });

  it('of the same day the later word replaces, and both are kept', async () => {
    await assign([WISH]);
    await assign([{ ...WISH, value: 65, documentNo: '15/QĐ-SKHCN' }]);
    const { body } = await listed();
    expect(body.targets.map((it) => [it['value'], it['documentNo']])).toEqual([
      [65, '15/QĐ-SKHCN'],
    ]);
    expect(body.replaced.map((it) => [it['value'], it['documentNo']])).toEqual([
      [70, '12/QĐ-SKHCN'],
    ]);
    await assign([{ ...WISH, value: null, documentNo: '16/QĐ-SKHCN' }]);
    const after = (await listed()).body;
    expect([after.targets.length, after.replaced.length]).toEqual([0, 3]);
    expect(await verifyLog(office.db, '48')).toMatchObject({ whole: true, entries: 3 });
  });

  it('are taken all or none, each faulty one named by its place', async () => {
    const reply = await assign([
      WISH,
      { ...WISH, value: 101, zone: 'PLAIN' },
      { ...WISH, canonicalId: 'hh_none' },
      { ...WISH, commune: '99999' },
      'nonsense',
    ]);
    expect([reply.status, reply.body.code]).toEqual([422, 'ENTRIES_REFUSED']);
    expect(reply.body.details.faults.map(({ place, field }) => [place, field])).toEqual([
      [1, 'value'],
      [2, 'canonicalId'],
      [3, 'commune'],
      [4, ''],
    ]);
    expect((await listed()).body.targets).toEqual([]);
    expect(await logOf(office.db, '48')).toEqual([]);
  });

  it('are named by their place also where one before them cannot be read', async () => {
    const reply = await assign(['nonsense', WISH, WISH]);
    expect(reply.body.details.faults.at(-1)).toMatchObject({
      place: 2,
      message: 'Trùng với dòng thứ 2: cùng chỉ tiêu, phạm vi và ngày.',
    });
  });

  it.each<[string, object, number]>([
    ['none', { province: '48', targets: [] }, 400],
    ['a key too many', { province: '48', targets: [WISH], more: 1 }, 400],
    ['a province of three digits', { province: '480', targets: [WISH] }, 400],
  ])('%s are refused', async (_case, body, status) => {
    expect((await ask('assignTargets', SON, body)).status).toBe(status);
  });
});

describe('a target judges', () => {
  beforeEach(async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.submit('hoa@dn.example', office.body(NGU_HANH_SON));
  });

  it('from its day on whoever it was given to, and nobody else', async () => {
    // 240 of 300 households: 80 %.
    expect(await goalOf(NGU_HANH_SON)).toEqual([100, false]);
    expect((await assign([{ ...WISH, commune: NGU_HANH_SON, value: 80 }])).status).toBe(200);
    expect(await goalOf(NGU_HANH_SON)).toEqual([80, true]);
    expect(await goalOf(AN_HAI)).toEqual([100, false]);
    expect((await goalOf(NGU_HANH_SON, '2025-Q3'))[0]).toBe(100);
  });

  it('no period that was closed before: its figures can be read and are what they were', async () => {
    const before = await goalOf(NGU_HANH_SON);
    office.moveClock(MORNING + 3 * DAY);
    await ask('closePeriod', SON, { province: '48', period: '2025-Q4' });
    expect((await assign([{ ...WISH, value: 10 }])).status).toBe(200);
    expect(await goalOf(NGU_HANH_SON)).toEqual(before);
  });
});

describe('the commune', () => {
  const targetsFor = async (period = '2025-Q4') => {
    const asked = { province: '48', commune: AN_HAI, period };
    const { body } = await statusFor(office, 'lan@dn.example', asked);
    return body.context.assignedTargets?.map(({ commune, value }) => [commune, value]);
  };

  it('is told of the province’s targets and its own, as far as they count in the period', async () => {
    expect(await targetsFor()).toBeUndefined();
    const own = { ...WISH, commune: AN_HAI, value: 60 };
    const other = { ...WISH, commune: NGU_HANH_SON, value: 50 };
    expect((await assign([WISH, own, other])).status).toBe(200);
    expect(await targetsFor()).toEqual([
      [null, 70],
      [AN_HAI, 60],
    ]);
    expect(await targetsFor('2025-Q3')).toBeUndefined();
  });
});
