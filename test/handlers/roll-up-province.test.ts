import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPlanFile } from '../../functions/files/plan-file.ts';
import { savePlan } from '../../functions/store/plans.ts';
import { saveProvince, saveUnits } from '../../functions/store/units.ts';
import { commune } from '../cast.ts';
import { AN_HAI, ENTRIES, informed, MORNING, NGU_HANH_SON, openOffice, pubSub } from './office.ts';
import type { Entry } from './book.ts';
import type { Office } from './office.ts';
import { refusal, replyTo } from './reply.ts';

const WISH = { province: '48', period: '2025-Q4' };
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

async function stored(): Promise<{ head: unknown; versions: string[] }> {
  const head = await office.db.doc('rollups/48_2025-Q4').get();
  const versions = await office.db.collection('rollups/48_2025-Q4/versions').get();
  return { head: head.data(), versions: versions.docs.map((it) => it.id) };
}
const summary = (period = '2025-Q4') =>
  replyTo(
    office
      .server('provinceSummary')
      .get(`/?province=48&period=${period}`)
      .set('authorization', `Bearer ${office.token('son@dn.example')}`),
  );

describe('rolling up a province', () => {
  it('keeps the province’s figures with the revisions they come from', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.submit('hoa@dn.example', office.body(NGU_HANH_SON, informed(60)));
    expect((await office.publish(pubSub(WISH))).status).toBe(204);
    const version = await office.db.doc('rollups/48_2025-Q4/versions/0001').get();
    expect(version.get('coverage')).toEqual({ expected: 3, reported: 2 });
    expect(version.get('basis')).toMatchObject([
      { report: `48-${AN_HAI}_2025-Q4_QN-R1`, revision: 1 },
      { report: `48-${NGU_HANH_SON}_2025-Q4_QN-R1`, revision: 1 },
    ]);
    const figures = version.get('figures') as { level: string; zone: string; indicator: string }[];
    expect(new Set(figures.map((it) => it.level))).toEqual(new Set(['PROVINCE']));
    expect(figures).toContainEqual(
      expect.objectContaining({
        indicator: 'hh_informed',
        zone: 'ALL',
        numerator: 300,
        denominator: 600,
        percent: 50,
      }),
    );
    expect(office.logged().at(-1)).toMatchObject({
      message: 'province rolled up',
      province: '48',
      version: 1,
      created: true,
      expected: 3,
      reported: 2,
    });
  });

  it('makes no second version of the same figures, only a later time', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.publish(pubSub(WISH));
    const first = await stored();
    office.moveClock(MORNING + DAY);
    await office.publish(pubSub(WISH));
    await office.publish(pubSub(WISH));
    expect(await stored()).toEqual({
      head: { ...(first.head as object), computedAt: MORNING + DAY },
      versions: ['0001'],
    });
  });

  it('makes a new version when a report has changed', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.publish(pubSub(WISH));
    await office.submit('lan@dn.example', {
      ...office.body(AN_HAI, informed(250)),
      baseRevision: 1,
    });
    office.moveClock(MORNING + MINUTE);
    await office.publish(pubSub(WISH));
    expect(await stored()).toMatchObject({ head: { version: 2 }, versions: ['0001', '0002'] });
  });

  it('makes one version when the same message is delivered twice at once', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    const answers = await Promise.all([office.publish(pubSub(WISH)), office.publish(pubSub(WISH))]);
    expect(answers.map((it) => it.status)).toEqual([204, 204]);
    expect(await stored()).toMatchObject({ head: { version: 1 }, versions: ['0001'] });
  });

  it('goes back to an earlier report for what this one leaves blank', async () => {
    const sent = async (period: string, figures: Entry) => {
      const entries = { ...ENTRIES, figures: [{ village: 'T001', ...figures }] };
      const text = JSON.stringify(office.body(AN_HAI, entries)).replaceAll('2025-Q4', period);
      expect((await office.submit('lan@dn.example', JSON.parse(text) as object)).status).toBe(200);
    };
    await sent('2025-Q3', { 'n:hh_informed': 200, 'n:hh_online_public_service': 90 });
    await sent('2025-Q4', { 'n:hh_online_public_service': 100 });
    await office.publish(pubSub(WISH));
    const version = await office.db.doc('rollups/48_2025-Q4/versions/0001').get();
    expect(version.get('basis')).toMatchObject([
      { report: `48-${AN_HAI}_2025-Q3_QN-R1` },
      { report: `48-${AN_HAI}_2025-Q4_QN-R1` },
    ]);
    const { status, body } = await summary();
    expect(status).toBe(200);
    expect(body.figures).toContainEqual(
      expect.objectContaining({
        indicator: 'hh_informed',
        level: 'PROVINCE',
        zone: 'ALL',
        numerator: 200,
        carriedForward: 1,
      }),
    );
  });

  it('carries figures of stock forward from the quarter before', async () => {
    const earlier = JSON.stringify(office.body(AN_HAI)).replaceAll('2025-Q4', '2025-Q3');
    const sent = await office.submit('lan@dn.example', JSON.parse(earlier) as object);
    expect(sent.status).toBe(200);
    await office.publish(pubSub(WISH));
    const { body } = await summary();
    expect(body.coverage).toEqual({ expected: 3, reported: 0 });
    expect(body.figures).toContainEqual(
      expect.objectContaining({
        indicator: 'hh_informed',
        level: 'PROVINCE',
        zone: 'ALL',
        numerator: 240,
        carriedForward: 1,
      }),
    );
  });

  const hopeless: [string, unknown, string | undefined][] = [
    ['no JSON', pubSub('{'), undefined],
    ['no province', pubSub({ period: '2025-Q4' }), undefined],
    ['an unknown field', pubSub({ ...WISH, force: true }), undefined],
    ['a province that is not there', pubSub({ province: '99' }), undefined],
    ['a period that is not there', pubSub({ province: '48', period: '2025-Q5' }), undefined],
    ['no message', {}, undefined],
    ['another event', pubSub(WISH), 'google.cloud.storage.object.v1.finalized'],
  ];
  it.each(hopeless)('notes and acknowledges a message with %s', async (_case, data, type) => {
    expect((await office.publish(data, type)).status).toBe(204);
    expect(office.logged()).toMatchObject([
      { message: 'request refused', function: 'rollUpProvince' },
    ]);
    expect(await stored()).toEqual({ head: undefined, versions: [] });
  });

  it('asks for delivery again when the store fails, and lets the framework say nothing', async () => {
    const printed = vi.spyOn(console, 'error').mockReturnValue(undefined);
    await office.db.doc('plans/an-hai-2025').delete();
    const { status, text } = await office.publish(pubSub(WISH));
    expect(status).toBe(500);
    expect(`${text} ${printed.mock.calls.join(' ')}`).not.toContain('an-hai');
    printed.mockRestore();
  });
});

describe('rolling up a province without naming a period', () => {
  const rolledUp = async () => {
    const heads = await office.db.collection('rollups').get();
    return heads.docs.map((it) => it.id).sort();
  };

  it('takes the current quarter and year that communes owe, and the quarter before', async () => {
    expect((await office.publish(pubSub({ province: '48' }))).status).toBe(204);
    expect(await rolledUp()).toEqual(['48_2025-Q3', '48_2025-Q4', '48_2025-Y']);
  });

  it('still takes in what came late, on 2 January, by plans that ended with the year', async () => {
    office.moveClock(Date.parse('2026-01-02T07:00:00+07:00'));
    const late = await office.submit('lan@dn.example', office.body(AN_HAI));
    expect(late.body.timeliness).toMatchObject({ status: 'LATE' });
    const yearly = JSON.stringify(office.body(AN_HAI)).replaceAll('2025-Q4', '2025-Y');
    expect((await office.submit('lan@dn.example', JSON.parse(yearly) as object)).status).toBe(200);
    await office.publish(pubSub({ province: '48' }));
    await office.publish(pubSub({ province: '48' }));
    expect(await rolledUp()).toEqual(['48_2025-Q4', '48_2025-Y']);
    for (const id of await rolledUp()) {
      const version = await office.db.doc(`rollups/${id}/versions/0001`).get();
      expect(version.get('coverage')).toEqual({ expected: 3, reported: 1 });
      expect((await office.db.collection(`rollups/${id}/versions`).get()).size).toBe(1);
    }
  });

  it('takes the months where communes report monthly', async () => {
    const plan = await readPlanFile('plans/quang-tri-2022.yaml');
    await savePlan(office.db, plan);
    await saveProvince(office.db, { code: '44', name: 'Quảng Trị', plans: [plan.id] });
    await saveUnits(office.db, {
      communes: [commune('19333', 'Đông Hà', null, { province: '44' })],
      villages: [],
    });
    office.moveClock(Date.parse('2026-01-02T07:00:00+07:00'));
    await office.publish(pubSub({ province: '44' }));
    expect(await rolledUp()).toEqual(['44_2025-M12', '44_2026-M01']);
  });

  it('goes on after a period that fails, and fails at the end', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.db.doc(`reports/48-${AN_HAI}_2025-Q4_QN-R1/revisions/000001`).delete();
    const printed = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const { status } = await office.publish(pubSub({ province: '48' }));
    printed.mockRestore();
    expect(status).toBe(500);
    expect(await rolledUp()).toEqual(['48_2025-Q3', '48_2025-Y']);
    const failed = office.logged().filter((it) => it['message'] === 'period failed');
    expect(failed).toMatchObject([{ severity: 'ERROR', province: '48', period: '2025-Q4' }]);
    expect(failed[0]?.['stack_trace']).toContain('expected a revision, found none');
  });
});

describe('the summary of a province', () => {
  it('is the whole roll-up, computed again from its basis, with the recorded digest', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.publish(pubSub(WISH));
    const { status, body } = await summary();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      period: '2025-Q4',
      province: '48',
      provinceName: 'Đà Nẵng',
      computedAt: '2025-12-18T09:30:00+07:00',
      coverage: { expected: 3, reported: 1 },
      digest: ((await stored()).head as { digest: string }).digest,
    });
    const levels = body.figures.map((it) => it.level);
    expect(new Set(levels)).toEqual(new Set(['PROVINCE', 'COMMUNE', 'VILLAGE']));
  });

  it('shows what was counted, not what came in since', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.publish(pubSub(WISH));
    const before = await summary();
    await office.submit('lan@dn.example', {
      ...office.body(AN_HAI, informed(250)),
      baseRevision: 1,
    });
    await office.submit('hoa@dn.example', office.body(NGU_HANH_SON));
    expect((await summary()).body).toEqual(before.body);
  });

  it('judges a silent commune as of the last roll-up', async () => {
    await office.publish(pubSub(WISH));
    const statusOf = async (): Promise<string[]> =>
      (await summary()).body.timeliness
        .filter((it) => it.obligation === 'QN-R1')
        .map((it) => it.status);
    expect(new Set(await statusOf())).toEqual(new Set(['NOT_DUE']));
    office.moveClock(MORNING + 5 * DAY);
    await office.publish(pubSub(WISH));
    expect(new Set(await statusOf())).toEqual(new Set(['MISSING']));
    expect((await stored()).versions).toEqual(['0001']);
  });

  it('is not there before the first roll-up', async () => {
    const reply = await summary();
    expect(refusal(reply)).toEqual([404, 'NOT_FOUND']);
  });

  it('asks for a new roll-up when plans or units have changed since', async () => {
    await office.publish(pubSub(WISH));
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans: ['quang-nam-2025'] });
    const reply = await summary();
    expect(refusal(reply)).toEqual([409, 'ROLLUP_OUTDATED']);
    office.moveClock(MORNING + MINUTE);
    await office.publish(pubSub(WISH));
    expect((await summary()).status).toBe(200);
  });

  it('is withheld, and noted, when it does not come out as recorded', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.publish(pubSub(WISH));
    const revision = office.db.doc(`reports/48-${AN_HAI}_2025-Q4_QN-R1/revisions/000001`);
    const content = (await revision.get()).get('content') as {
      villageFigures: { numerator: unknown }[];
    };
    for (const figure of content.villageFigures) figure.numerator = null;
    await revision.update({ content });
    const reply = await summary();
    expect(refusal(reply)).toEqual([500, 'INTERNAL']);
    expect(office.logged()).toContainEqual(
      expect.objectContaining({ severity: 'ERROR', message: 'roll-up differs', province: '48' }),
    );
  });
});
