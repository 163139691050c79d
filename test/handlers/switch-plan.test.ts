// A plan put into force, superseded and ended by the province, and what becomes of what it asked for.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../functions/domain/plan/plan.ts';
import { logOf } from '../../functions/store/log.ts';
import { plansOf, savePlan } from '../../functions/store/plans.ts';
import { provinceOf, saveProvince } from '../../functions/store/units.ts';
import type { FunctionName } from '../../local-office/functions-host.ts';
import { AN_HAI, MORNING, NGU_HANH_SON, openOffice, pubSub } from './office.ts';
import type { Office } from './office.ts';

const QUAN = 'quan@dn.example';
const SON = 'son@dn.example';
const OLD = 'quang-nam-2025';
const NEW = 'da-nang-2026';
const DAY = 86_400_000;
const WISH = {
  province: '48',
  plan: OLD,
  action: 'SUPERSEDE',
  by: NEW,
  on: '2025-12-01',
  documentNo: '99/QĐ-UBND',
  reason: 'Có kế hoạch mới của thành phố',
};
let office: Office;
let next: Plan;

beforeEach(async () => {
  office = await openOffice();
  const [old] = office.plans;
  if (old?.id !== OLD) throw new Error('The first plan is another');
  next = {
    ...old,
    id: NEW,
    title: 'Kế hoạch mới',
    validity: { from: '2026-01-01', to: null },
    reporting: old.reporting.map((it) => ({ ...it, id: it.id.replace('QN-', 'DN-') })),
  };
  await savePlan(office.db, next);
  const province = await provinceOf(office.db, '48');
  if (province === null) throw new Error('The province is not there');
  await saveProvince(office.db, { ...province, plans: [...province.plans, NEW] });
});
afterEach(() => office.close());

async function ask(name: FunctionName, body: object, email = QUAN) {
  const reply = await office
    .server(name)
    .post('/')
    .set('authorization', `Bearer ${office.token(email)}`)
    .send(body);
  return { status: reply.status, body: reply.body as Record<string, unknown> };
}
const change = (facts: object = {}, email?: string) =>
  ask('switchPlan', { ...WISH, ...facts }, email);
const END = { action: 'END', by: undefined };
const validities = async () =>
  (await plansOf(office.db, [OLD, NEW])).map(({ validity: { from, to } }) => [from, to]);
const obligations = async () => {
  await office.checkDeadlines(pubSub({ province: '48' }));
  const found = await office.db.collection('obligations').where('period', '==', '2025-Q4').get();
  return found.docs
    .filter((it) => it.get('commune') === NGU_HANH_SON)
    .map((it) => [it.get('obligation') as string, it.get('state') as string])
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
};

describe('switching a plan', () => {
  it.each([
    ['the admin', QUAN, 200],
    ['staff', SON, 403],
    ['an officer', 'lan@dn.example', 403],
  ])('is for the admin: %s', async (_who, email, status) => {
    expect((await change({}, email)).status).toBe(status);
  });

  it('ends the old one the day before, and puts the new one into force', async () => {
    const { body } = await change();
    expect(body).toEqual({
      plans: [
        { plan: OLD, validity: { from: '2025-01-01', to: '2025-11-30' } },
        { plan: NEW, validity: { from: '2025-12-01', to: null } },
      ],
      again: false,
    });
    expect(await validities()).toEqual([
      ['2025-01-01', '2025-11-30'],
      ['2025-12-01', null],
    ]);
    const [entry] = await logOf(office.db, '48');
    expect(entry).toMatchObject({ what: 'PLAN_SUPERSEDE', who: QUAN, role: 'admin' });
    expect(entry?.facts).toMatchObject({ plan: OLD, by: NEW, on: '2025-12-01' });
  });

  it('said again changes nothing', async () => {
    await change();
    expect((await change()).body).toMatchObject({ again: true });
    expect(await logOf(office.db, '48')).toHaveLength(1);
  });

  it('outlives the loading of the plan’s file, and the file’s own text stays', async () => {
    await change();
    const [old] = office.plans;
    if (old === undefined) throw new Error('No plan');
    await savePlan(office.db, { ...old, title: 'Bản sửa lỗi chính tả' });
    const [loaded] = await plansOf(office.db, [OLD]);
    expect([loaded?.title, loaded?.validity.to]).toEqual(['Bản sửa lỗi chính tả', '2025-11-30']);
    const text = (await office.db.doc(`plans/${OLD}`).get()).get('plan.validity') as object;
    expect(text).toMatchObject({ from: '2025-01-01', to: '2025-12-31' });
  });

  it.each<[string, object, number]>([
    ['by itself', { by: OLD }, 400],
    ['by none', { by: undefined }, 400],
    ['an end by another', { action: 'END' }, 400],
    ['on 30 February', { on: '2025-02-30' }, 400],
    ['without a document', { documentNo: ' ' }, 400],
    ['a plan that is not the province’s', { plan: 'tuyen-quang-2025' }, 404],
    ['before the province answered for it', { on: '2025-06-30' }, 404],
  ])('%s is refused', async (_case, facts, status) => {
    expect((await change(facts)).status).toBe(status);
  });
});

describe('what a plan asked for', () => {
  it('is owed no more once it is superseded, and the new one’s is', async () => {
    const before = await obligations();
    expect(before).toEqual([['QN-R1', 'DUE_SOON']]);
    await change();
    expect(await obligations()).toEqual([
      ['DN-R1', 'DUE_SOON'],
      ['QN-R1', 'EXEMPT'],
    ]);
  });

  it('is owed no more once it has ended, also where nobody owes anything then', async () => {
    const province = await provinceOf(office.db, '48');
    if (province === null) throw new Error('The province is not there');
    await saveProvince(office.db, { ...province, plans: [OLD] });
    await obligations();
    await change({ ...END, on: '2025-12-01' });
    expect(await obligations()).toEqual([['QN-R1', 'EXEMPT']]);
  });

  it('goes on where the plan ends after the period', async () => {
    await obligations();
    await change({ ...END, on: '2026-01-01' });
    expect(await obligations()).toEqual([['QN-R1', 'DUE_SOON']]);
  });

  it('and was judged in a closed period stays as it was', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.publish(pubSub({ province: '48', period: '2025-Q4' }));
    const summary = async () => {
      const reply = await office
        .server('provinceSummary')
        .get('/?province=48&period=2025-Q4')
        .set('authorization', `Bearer ${office.token(SON)}`);
      return { status: reply.status, body: reply.body as { figures: unknown[]; plans: string[] } };
    };
    office.moveClock(MORNING + 3 * DAY);
    expect((await ask('closePeriod', { province: '48', period: '2025-Q4' }, SON)).status).toBe(200);
    const before = await summary();
    expect(before.body.plans).toContain(OLD);
    await change({ on: '2025-10-01' });
    expect(await summary()).toEqual(before);
  });
});
