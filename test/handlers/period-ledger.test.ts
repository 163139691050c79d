// How a period stands for who closes it, over HTTP: from its reports coming in to a correction after
// it was closed, with the ledger of what that changed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PeriodLedger } from '../../functions/domain/report/review-desk.ts';
import { notePublication } from '../../functions/store/publications.ts';
import { saveProvince } from '../../functions/store/units.ts';
import { AN_HAI, informed, MORNING, NGU_HANH_SON, openOffice, SILENT } from './office.ts';
import type { Office } from './office.ts';

const PERIOD = { province: '48', period: '2025-Q4' };
const DAY = 86_400_000;
const idOf = (commune: string) => `48-${commune}_2025-Q4_QN-R1`;
let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

async function ledger(email = 'son@dn.example', query: object = PERIOD) {
  const reply = await office
    .server('periodLedger')
    .get('/')
    .query(query)
    .set('authorization', `Bearer ${office.token(email)}`);
  return { status: reply.status, text: reply.text, body: reply.body as PeriodLedger };
}
const looked = async () => (await ledger()).body;
const OFFICERS = { [AN_HAI]: 'lan@dn.example', [NGU_HANH_SON]: 'hoa@dn.example' };
async function send(commune: keyof typeof OFFICERS, households = 240, base: number | null = null) {
  const body = { ...office.body(commune, informed(households)), baseRevision: base };
  expect((await office.submit(OFFICERS[commune] ?? '', body)).status).toBe(200);
}
async function post(
  name: 'closePeriod' | 'correctReport' | 'reviewReports' | 'excuseUnit',
  body: object,
) {
  const reply = await office
    .server(name)
    .post('/')
    .set('authorization', `Bearer ${office.token('son@dn.example')}`)
    .send(body);
  expect(reply.status).toBe(200);
  return reply.body as Record<string, unknown>;
}
const close = (more: object = {}) =>
  post('closePeriod', { ...PERIOD, early: true, reason: 'Theo lịch họp', ...more });
const correct = (commune: string) => post('correctReport', { ...PERIOD, commune, reason: 'Nhầm' });
const giveBack = (commune: string, revision = 1) =>
  post('reviewReports', {
    province: '48',
    decisions: [{ report: idOf(commune), revision, decision: 'RETURN', reason: 'Sai' }],
  });
const whys = ({ notCounted }: PeriodLedger) =>
  Object.fromEntries(notCounted.map(({ commune, why }) => [commune, why]));

describe('an open period', () => {
  it('tells what counts and what does not', async () => {
    await send(AN_HAI);
    await send(NGU_HANH_SON);
    await giveBack(NGU_HANH_SON);
    const body = await looked();
    expect(body).toMatchObject({
      provinceName: 'Đà Nẵng',
      periodLabel: 'Quý IV năm 2025',
      state: 'OPEN',
      version: null,
      coverage: { expected: 3, counted: 1 },
      opened: [],
      restatements: [],
      mayClose: null,
    });
    expect(whys(body)).toEqual({
      [SILENT]: 'Chưa nộp',
      [NGU_HANH_SON]: 'Tỉnh đã trả lại, xã chưa nộp lại',
    });
    expect(body.communes).toContainEqual({
      commune: AN_HAI,
      name: 'Phường An Hải',
      obligations: expect.arrayContaining(['QN-R1']) as string[],
    });
    expect(body.obligations.find((it) => it.id === 'QN-R1')?.name).toMatch(/\p{L}/u);
  });

  it('counts what was accepted alone where the province asks for that', async () => {
    const plans = office.plans.map((plan) => plan.id);
    const province = { code: '48', name: 'Đà Nẵng', plans, rollUpFrom: 'ACCEPTED' as const };
    await saveProvince(office.db, province);
    await send(AN_HAI);
    expect(whys(await looked())[AN_HAI]).toBe('Tỉnh chưa duyệt');
    const decision = { report: idOf(AN_HAI), revision: 1, decision: 'ACCEPT' };
    await post('reviewReports', { province: '48', decisions: [decision] });
    expect(whys(await looked())[AN_HAI]).toBeUndefined();
  });

  it('has who is excused, by whom and when, and not in its denominator who is left out', async () => {
    await send(AN_HAI);
    const one = { ...PERIOD, commune: NGU_HANH_SON, obligation: 'QN-R1', reason: 'Bão' };
    await post('excuseUnit', one);
    await post('excuseUnit', { ...PERIOD, commune: SILENT, obligation: null, reason: 'Sáp nhập' });
    const body = await looked();
    expect(body.coverage).toEqual({ expected: 2, counted: 1 });
    expect(body.excused).toMatchObject([
      { commune: SILENT, name: 'Phường Hải Châu', obligation: null, reason: 'Sáp nhập' },
      { obligation: 'QN-R1', reason: 'Bão', by: 'son@dn.example', at: '2025-12-18T09:30:00+07:00' },
    ]);
    expect(whys(body)).toEqual({
      [SILENT]: 'Loại khỏi kỳ: Sáp nhập',
      [NGU_HANH_SON]: 'Chưa nộp',
    });
    await post('excuseUnit', { ...one, undo: true });
    expect((await looked()).excused).toHaveLength(1);
  });

  it('may not be closed before anybody has reported', async () => {
    expect((await looked()).mayClose).toMatch(/Chưa có báo cáo nào/);
  });

  it.each([
    ['early on the last due day', '2025-12-19T23:59:00+07:00', '2025-12-19'],
    ['in time a day later', '2025-12-20T00:00:00+07:00', null],
  ])('is closed %s', async (_case, now, early) => {
    office.moveClock(Date.parse(now));
    expect((await looked()).early).toBe(early);
  });
});

describe('a closed period', () => {
  beforeEach(async () => {
    await send(AN_HAI);
    await send(NGU_HANH_SON);
    const { digest } = await close();
    const publication = { ...PERIOD, version: 1, digest: String(digest), spreadsheetId: 'sheet-1' };
    await notePublication(office.db, { ...publication, at: MORNING });
  });

  it('says what was closed, by whom, and that nothing has come since', async () => {
    const body = await looked();
    expect(body).toMatchObject({
      state: 'CLOSED',
      version: 1,
      by: 'son@dn.example',
      at: '2025-12-18T09:30:00+07:00',
      coverage: { expected: 3, counted: 2 },
    });
    expect(body.mayClose).toMatch(/chưa có bản đính chính/);
  });

  it('follows a correction from its opening to the ledger', async () => {
    await correct(AN_HAI);
    expect(await looked()).toMatchObject({
      opened: [{ commune: AN_HAI, name: 'Phường An Hải', reason: 'Nhầm', by: 'son@dn.example' }],
      mayClose: expect.stringMatching(/chưa có/) as string,
    });
    await send(AN_HAI, 250, 1);
    const come = await looked();
    expect(come).toMatchObject({ opened: [], mayClose: null, restatements: [] });
    expect(whys(come)[AN_HAI]).toBe('Bản đính chính 2 chưa tính; đang tính bản 1');
    office.moveClock(MORNING + DAY);
    await close({ reason: 'Theo công văn 15' });
    const { restatements, version, mayClose } = await looked();
    expect(version).toBe(2);
    expect(mayClose).not.toBeNull();
    expect(restatements).toMatchObject([
      {
        from: 1,
        to: 2,
        reason: 'Theo công văn 15',
        by: 'son@dn.example',
        at: '2025-12-19T09:30:00+07:00',
        communes: [{ commune: AN_HAI, name: 'Phường An Hải' }],
        outOfDate: [{ spreadsheetId: 'sheet-1', url: null, version: 1, shows: 1 }],
      },
    ]);
    const informedOnes = restatements[0]?.differences.find(
      (it) => it.indicator === 'hh_informed' && it.zone === 'ALL',
    );
    expect(informedOnes).toMatchObject({
      zoneName: 'Toàn tỉnh',
      before: { numerator: 480, denominator: 600, percent: 80 },
      after: { numerator: 490, denominator: 600 },
    });
    expect(informedOnes?.name).not.toBe('hh_informed');
  });

  it('knows that the spreadsheet shows a later version by now', async () => {
    await correct(AN_HAI);
    await send(AN_HAI, 250, 1);
    const { digest } = await close({ reason: 'Nhầm' });
    const second = { ...PERIOD, version: 2, digest: String(digest), spreadsheetId: 'sheet-1' };
    await notePublication(office.db, { ...second, at: MORNING + DAY });
    expect((await looked()).restatements[0]?.outOfDate).toMatchObject([{ version: 1, shows: 2 }]);
  });

  it('is not closed again while a correction is on its way back', async () => {
    await correct(AN_HAI);
    await send(AN_HAI, 250, 1);
    await giveBack(AN_HAI, 2);
    const body = await looked();
    expect(body.mayClose).toContain('Phường An Hải');
    expect(whys(body)[AN_HAI]).toContain('đang bị trả lại');
  });

  it('may be closed again once somebody was left out of it', async () => {
    const left = { commune: SILENT, obligation: null, reason: 'Sáp nhập' };
    await post('excuseUnit', { ...PERIOD, ...left, afterClosing: true });
    expect((await looked()).mayClose).toBeNull();
    await close({ reason: 'Đã sáp nhập' });
    const { restatements, coverage } = await looked();
    expect(restatements[0]?.freed).toEqual([
      {
        commune: SILENT,
        name: 'Phường Hải Châu',
        obligation: null,
        before: null,
        after: 'Sáp nhập',
      },
    ]);
    expect(coverage).toEqual({ expected: 2, counted: 2 });
  });
});

describe('who may look', () => {
  it.each([
    ['staff', 'son@dn.example', 200],
    ['a viewer', 'vy@dn.example', 200],
    ['the admin', 'quan@dn.example', 200],
    ['an officer', 'lan@dn.example', 403],
    ['staff of another province', 'elsewhere@qt.example', 403],
    ['a stranger', 'nobody@dn.example', 403],
  ])('%s (%s): %i', async (_who, email, expected) => {
    expect((await ledger(email)).status).toBe(expected);
  });

  it.each([
    ['a period of no calendar', { period: '2025-Q9' }, 404],
    ['no period', { period: undefined }, 400],
    ['more than is asked', { all: '1' }, 400],
  ])('%s (%j) is %i', async (_case, more, expected) => {
    expect((await ledger('son@dn.example', { ...PERIOD, ...more })).status).toBe(expected);
  });
});
