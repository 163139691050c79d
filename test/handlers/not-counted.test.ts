// One truth about who was in time: the figures, the desk and the ledger of deadlines judge by the
// first complete sending, whatever became of the report. What was sent and does not count is listed
// with its reason.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObligationRecord } from '../../functions/store/obligations.ts';
import type { Rollup } from '../../functions/domain/rollup/rollup.ts';
import { saveProvince } from '../../functions/store/units.ts';
import { freshDatabase } from '../store/database.ts';
import { localGoogle, tabOf, type LocalGoogle } from '../sheets/local-google.ts';
import { progressFor } from './desk.ts';
import { AN_HAI, informed, NGU_HANH_SON, openOffice, pubSub, SILENT } from './office.ts';
import type { Office } from './office.ts';
import { replyTo } from './reply.ts';

const WISH = { province: '48', period: '2025-Q4' };
const at = (text: string) => Date.parse(`${text}+07:00`);
const idOf = (commune: string) => `48-${commune}_2025-Q4_QN-R1`;
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

const post = (name: Parameters<Office['server']>[0], body: object, email = 'son@dn.example') =>
  replyTo(
    office
      .server(name)
      .post('/')
      .set('authorization', `Bearer ${office.token(email)}`)
      .send(body),
  );
const setting = (facts: object) =>
  saveProvince(office.db, {
    code: '48',
    name: 'Đà Nẵng',
    plans: office.plans.map(({ id }) => id),
    ...facts,
  });
const review = (commune: string, decision: 'RETURN' | 'ACCEPT') =>
  post('reviewReports', {
    province: '48',
    decisions: [
      {
        report: idOf(commune),
        revision: 1,
        decision,
        ...(decision === 'RETURN' ? { reason: 'Sai mẫu số' } : {}),
      },
    ],
  });
const rollup = async (): Promise<Rollup> => {
  await office.publish(pubSub(WISH));
  const reply = await replyTo(
    office
      .server('provinceSummary')
      .get('/?province=48&period=2025-Q4')
      .set('authorization', `Bearer ${office.token('son@dn.example')}`),
  );
  expect(reply.status).toBe(200);
  return reply.body;
};
/** By commune: what the figures, the desk and the ledger of deadlines say. */
async function judgements(commune: string): Promise<unknown[]> {
  const figures = (await rollup()).timeliness.find((it) => it.unit === commune);
  const progress = await progressFor(office, 'son@dn.example', WISH);
  const desk = progress.body.lines.find((it) => it.commune === commune)?.timeliness;
  await office.checkDeadlines(pubSub({ province: '48' }));
  const ledger = (await office.db.doc(`obligations/${idOf(commune)}`).get()).data() as
    ObligationRecord | undefined;
  return [
    [figures?.status, figures?.lateByDays],
    [desk?.status, desk?.lateByDays],
    [ledger?.state, ledger?.lateByDays],
  ];
}
const thrice = (status: string, days: number | null): unknown[] =>
  Array.from({ length: 3 }, () => [status, days]);

describe('a report that went back', () => {
  it.each([
    ['2025-12-19T23:59:59', 'ON_TIME', null],
    ['2025-12-20T00:00:00', 'LATE', 0],
    ['2025-12-23T10:00:00', 'LATE', 3],
  ])('was first sent at %s: %s everywhere', async (moment, status, days) => {
    office.moveClock(at(moment));
    await office.submit('lan@dn.example', office.body(AN_HAI));
    office.moveClock(at('2025-12-24T09:00:00'));
    expect(await judgements(AN_HAI)).toEqual(thrice(status, days));
    await review(AN_HAI, 'RETURN');
    expect(await judgements(AN_HAI)).toEqual(thrice(status, days));
    expect((await rollup()).coverage).toEqual({ expected: 3, reported: 0 });
    expect((await rollup()).notCounted).toEqual([
      {
        unit: AN_HAI,
        report: idOf(AN_HAI),
        revision: 1,
        why: 'RETURNED',
        submittedAt: `${moment}+07:00`,
        firstCompleteAt: `${moment}+07:00`,
      },
    ]);
    // Sent again days later it counts, and is still judged by the first time.
    const again = { ...office.body(AN_HAI, informed(200)), baseRevision: 1 };
    await office.submit('lan@dn.example', again);
    expect(await judgements(AN_HAI)).toEqual(thrice(status, days));
    expect((await rollup()).notCounted).toBeUndefined();
  });

  it('stands in the summary with its reason', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await review(AN_HAI, 'RETURN');
    const { body } = await post('updateSummary', WISH);
    const { spreadsheet } = body as unknown as { spreadsheet: { id: string } };
    const texts = tabOf(google.store, spreadsheet.id, 'Tiến độ nộp')
      .cells.flat()
      .map((it) => it?.entered?.stringValue ?? '');
    expect(texts).toContain('Báo cáo đã nộp nhưng chưa được tính vào số liệu');
    expect(texts).toContain('Tỉnh đã trả lại, xã chưa nộp lại');
    expect(texts).toContain('Đúng hạn (chưa tính: tỉnh đã trả lại, xã chưa nộp lại)');
  });
});

describe('a report that waits', () => {
  it('for the commune’s leader has not come in yet', async () => {
    await setting({ communeApproval: true });
    await office.submit('lan@dn.example', office.body(AN_HAI));
    office.moveClock(at('2025-12-21T09:00:00'));
    expect(await judgements(AN_HAI)).toEqual(thrice('MISSING', null));
    expect((await rollup()).notCounted).toMatchObject([
      { why: 'AWAITING_APPROVAL', firstCompleteAt: null },
    ]);
    const answer = { province: '48', commune: AN_HAI, report: idOf(AN_HAI), revision: 1 };
    await post(
      'approveReport',
      { ...answer, decision: 'REFUSE', reason: 'Thiếu thôn' },
      'minh@dn.example',
    );
    expect((await rollup()).notCounted).toMatchObject([{ why: 'REFUSED' }]);
  });

  it('to be accepted has come in, where only what is accepted counts', async () => {
    await setting({ rollUpFrom: 'ACCEPTED' });
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.submit('hoa@dn.example', office.body(NGU_HANH_SON));
    await review(NGU_HANH_SON, 'ACCEPT');
    office.moveClock(at('2025-12-21T09:00:00'));
    expect(await judgements(AN_HAI)).toEqual(thrice('ON_TIME', null));
    expect(await judgements(SILENT)).toEqual(thrice('MISSING', null));
    const { coverage, notCounted } = await rollup();
    expect(coverage).toEqual({ expected: 3, reported: 1 });
    expect(notCounted).toMatchObject([{ unit: AN_HAI, revision: 1, why: 'NOT_ACCEPTED' }]);
    // Accepted, and a newer revision of it waits: the older one counts, the newer is listed.
    const again = { ...office.body(NGU_HANH_SON, informed(200)), baseRevision: 1 };
    await office.submit('hoa@dn.example', again);
    expect((await rollup()).notCounted).toMatchObject([
      { unit: AN_HAI },
      { unit: NGU_HANH_SON, revision: 2, why: 'NOT_ACCEPTED' },
    ]);
    expect((await rollup()).coverage.reported).toBe(1);
  });
});
