// A phase of a roll-out as a period of its own: reported on, rolled up by the schedule, closed, and the
// same again when it is asked for afterwards.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { phasePeriod } from '../../functions/domain/calendar/period.ts';
import { overlayPlans } from '../../functions/domain/plan/overlay.ts';
import type { Plan } from '../../functions/domain/plan/plan.ts';
import { buildForm } from '../../functions/domain/workbook/form.ts';
import { readPlanFile } from '../../functions/files/plan-file.ts';
import { provinceSetting } from '../../functions/handlers/province-setting.ts';
import { recomputed } from '../../functions/handlers/standing-rollup.ts';
import { savePlan } from '../../functions/store/plans.ts';
import { rollupOf } from '../../functions/store/rollups.ts';
import { saveProvince } from '../../functions/store/units.ts';
import { bookOf } from './book.ts';
import { AN_HAI, ENTRIES, MORNING, openOffice, pubSub } from './office.ts';
import type { Office } from './office.ts';

const PHASE = {
  id: 'P4',
  name: 'Giai đoạn nhân rộng (tháng 10–12/2025)',
  from: '2025-10-01',
  to: '2025-12-20',
  communesPerDistrict: null,
  communeTeamsPerCommune: null,
  villageTeamsPerCommune: { min: 2, max: 10 },
  evaluation: true,
  clause: 'III.2.2',
};
const PERIOD = phasePeriod(PHASE);
const DAY = 86_400_000;
const VILLAGES = ['T001', 'T002'].map((village, place) => ({
  village,
  name: `Khối phố ${place + 1}`,
  kind: 'Khối phố',
  households: 300,
  hasTeam: 'x',
  decisionNo: '5/QĐ-UBND',
  decisionDate: { date: `2025-11-0${place + 1}` },
}));

const FIGURES = VILLAGES.map(({ village }) => ({ village, hoursPerWeek: 8 }));

let office: Office;
let plan: Plan;

beforeEach(async () => {
  office = await openOffice();
  plan = {
    ...(await readPlanFile('plans/quang-tri-2022.yaml')),
    scope: { province: '48', commune: null, successors: [] },
    rollout: [PHASE],
  };
  await savePlan(office.db, plan);
  await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans: [plan.id] });
  const overlay = overlayPlans([plan], { province: '48', code: AN_HAI }, PERIOD);
  const meta = {
    province: '48',
    commune: AN_HAI,
    period: PERIOD.id,
    plans: plan.id,
    templateVersion: '1',
  };
  const reply = await office.submit('lan@dn.example', {
    province: '48',
    commune: AN_HAI,
    period: PERIOD.id,
    baseRevision: null,
    book: bookOf(
      buildForm(overlay, PERIOD),
      { ...ENTRIES, villages: VILLAGES, figures: FIGURES },
      meta,
    ),
    confirmations: [{ code: '*', reason: 'Đã kiểm tra với các Tổ' }],
  });
  if (reply.status !== 201 && reply.status !== 200) throw new Error(reply.text);
});
afterEach(() => office.close());

const stored = () => rollupOf(office.db, '48', PERIOD.id);
async function again() {
  const [setting, version] = await Promise.all([provinceSetting(office.db, '48'), stored()]);
  if (version === null) throw new Error('expected a roll-up');
  const found = await recomputed(office.db, setting, PERIOD, version);
  expect(found?.digest).toBe(version.digest);
  return found?.rollup;
}
const close = (at: number) => {
  office.moveClock(at);
  return office
    .server('closePeriod')
    .post('/')
    .set('authorization', `Bearer ${office.token('son@dn.example')}`)
    .send({ province: '48', period: PERIOD.id });
};

describe('a phase with an evaluation (Quảng Trị III.2.2)', () => {
  it('is rolled up by the schedule without being named', async () => {
    expect(await stored()).toBeNull();
    await office.publish(pubSub({ province: '48' }));
    expect((await stored())?.coverage).toEqual({ expected: 3, reported: 1 });
    expect((await again())?.rollout).toMatchObject([
      { phase: 'P4', unit: AN_HAI, measure: 'VILLAGE_TEAMS', count: 2, state: 'MET' },
    ]);
  });

  it('is closed, and comes out the same from the revisions of its basis', async () => {
    const reply = await close(MORNING + 5 * DAY);
    expect(reply.body).toMatchObject({ state: 'CLOSED', closed: 1 });
    const rollup = await again();
    expect(rollup?.period).toBe('2025-P4');
    expect(rollup?.teamAlerts.map(({ kind }) => kind)).toContain('NO_MEMBERS');
    await office.publish(pubSub({ province: '48' }));
    expect((await stored())?.version).toBe(1);
  });
});
