import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlanFile } from '../../functions/files/plan-file.ts';
import { savePlan } from '../../functions/store/plans.ts';
import { sheetPlaceOf } from '../../functions/handlers/sheet-place.ts';
import { changeSpreadsheet } from '../../functions/store/spreadsheets.ts';
import { saveProvince, saveUnits } from '../../functions/store/units.ts';
import { commune } from '../cast.ts';
import { progressFor } from './desk.ts';
import { AN_HAI, informed, MORNING, NGU_HANH_SON, openOffice, SILENT } from './office.ts';
import type { Office } from './office.ts';

const ASKED = { province: '48', period: '2025-Q4' };
const DAY = 86_400_000;
let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const progress = (email = 'son@dn.example', facts: Partial<typeof ASKED> = {}) =>
  progressFor(office, email, { ...ASKED, ...facts });
const lineOf = async (code: string) => {
  const { lines } = (await progress()).body;
  return lines.find((it) => it.commune === code);
};

describe('the progress of a province', () => {
  it('tells of every commune that owes a report, in the order of their codes', async () => {
    office.moveClock(MORNING + DAY);
    await office.submit('lan@dn.example', office.body(AN_HAI));
    office.moveClock(MORNING + 5 * DAY);
    await office.submit('hoa@dn.example', office.body(NGU_HANH_SON));
    const { status, body } = await progress();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      province: '48',
      provinceName: 'Đà Nẵng',
      period: '2025-Q4',
      periodLabel: 'Quý IV năm 2025',
      at: '2025-12-23T09:30:00+07:00',
    });
    expect(body.lines.map((it) => [it.commune, it.name, it.obligation])).toEqual([
      [SILENT, 'Phường Hải Châu', 'QN-R1'],
      [AN_HAI, 'Phường An Hải', 'QN-R1'],
      [NGU_HANH_SON, 'Phường Ngũ Hành Sơn', 'QN-R1'],
    ]);
    expect(body.lines.map((it) => [it.timeliness.status, it.timeliness.lateByDays])).toEqual([
      ['MISSING', null],
      ['ON_TIME', null],
      ['LATE', 3],
    ]);
    expect(body.lines.map((it) => it.report)).toEqual([
      null,
      {
        reportId: `48-${AN_HAI}_2025-Q4_QN-R1`,
        revision: 1,
        state: 'SUBMITTED',
        submittedAt: '2025-12-19T09:30:00+07:00',
        by: 'lan@dn.example',
      },
      {
        reportId: `48-${NGU_HANH_SON}_2025-Q4_QN-R1`,
        revision: 1,
        state: 'SUBMITTED',
        submittedAt: '2025-12-23T09:30:00+07:00',
        by: 'hoa@dn.example',
      },
    ]);
  });

  it('moves with the clock and with what comes in, without a roll-up', async () => {
    expect((await lineOf(AN_HAI))?.timeliness.status).toBe('NOT_DUE');
    office.moveClock(MORNING + 2 * DAY);
    expect((await lineOf(AN_HAI))?.timeliness.status).toBe('MISSING');
    await office.submit('lan@dn.example', office.body(AN_HAI));
    expect((await lineOf(AN_HAI))?.timeliness).toMatchObject({ status: 'LATE', lateByDays: 0 });
    await office.submit('lan@dn.example', {
      ...office.body(AN_HAI, informed(250)),
      baseRevision: 1,
    });
    expect((await lineOf(AN_HAI))?.report?.revision).toBe(2);
    expect((await lineOf(AN_HAI))?.timeliness.status).toBe('LATE');
  });

  it('says when a report is due in both wordings, with its last day', async () => {
    expect((await lineOf(SILENT))?.timeliness).toMatchObject({
      dueWords: 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
      lastDay: '2025-12-19',
      assumed: false,
    });
  });

  it('does not ask what the reports say', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.db.doc(`reports/48-${AN_HAI}_2025-Q4_QN-R1/revisions/000001`).delete();
    expect((await lineOf(AN_HAI))?.report?.revision).toBe(1);
  });

  it('leaves out a commune that no longer stands at the end of the period', async () => {
    const merged = commune('20300', 'Hòa Quý', 'PLAIN', { validTo: '2025-11-30' });
    await saveUnits(office.db, { communes: [merged], villages: [] });
    expect(await lineOf('20300')).toBeUndefined();
  });

  it('has no lines in a period for which nobody owes a report', async () => {
    expect((await progress('son@dn.example', { period: '2025-M11' })).body.lines).toEqual([]);
  });

  it('has no lines where reports end inside the communes', async () => {
    const plan = await readPlanFile('plans/an-hai-2025.yaml');
    await savePlan(office.db, plan);
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans: [plan.id] });
    expect((await progress()).body.lines).toEqual([]);
  });

  it('names each spreadsheet and its state, with no address where none is served', async () => {
    const at = MORNING;
    const made = { spreadsheetId: 'sheet-1', state: 'READY', at } as const;
    await changeSpreadsheet(office.db, `48-${AN_HAI}`, made);
    await changeSpreadsheet(office.db, '48', { ...made, spreadsheetId: 'sheet-2' });
    await changeSpreadsheet(office.db, '44-20275', { ...made, spreadsheetId: 'of another' });
    const { body } = await progress();
    expect(body.summary).toEqual({ id: 'sheet-2', url: null });
    expect((await lineOf(AN_HAI))?.spreadsheet).toEqual({
      id: 'sheet-1',
      url: null,
      state: 'READY',
    });
    expect((await lineOf(SILENT))?.spreadsheet.state).toBe('NONE');
  });

  it('knows of no spreadsheets before any are made', async () => {
    const { body } = await progress();
    expect(body.summary).toEqual({ id: null, url: null });
    expect(body.lines.map((it) => it.spreadsheet)).toEqual(
      body.lines.map(() => ({ id: null, url: null, state: 'NONE' })),
    );
  });
});

describe('the address of a spreadsheet', () => {
  const served = { webUrl: 'https://docs.google.com/spreadsheets/d' };
  const address = 'https://docs.google.com/spreadsheets/d/sheet-1/edit';
  it.each([
    ['READY', address],
    ['FORBIDDEN', address],
    ['FAILED', address],
    ['GONE', null],
  ] as const)('in state %s is %s', (state, url) => {
    const place = { id: 'sheet-1', url, state };
    expect(sheetPlaceOf({ spreadsheetId: 'sheet-1', state }, served)).toEqual(place);
  });

  it('is none before it was made', () => {
    const nowhere = { id: null, url: null, state: 'NONE' };
    expect(sheetPlaceOf(undefined, served)).toEqual(nowhere);
    expect(sheetPlaceOf({ spreadsheetId: null, state: 'NONE' }, served)).toEqual(nowhere);
  });
});

describe('what the reviewer asks for besides', () => {
  it('is how many warnings each report was sent with', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    expect((await lineOf(AN_HAI))?.warnings).toBeUndefined();
    const { lines } = (await progressFor(office, 'son@dn.example', { ...ASKED, warnings: '1' }))
      .body;
    const revision = await office.db
      .doc(`reports/48-${AN_HAI}_2025-Q4_QN-R1/revisions/000001`)
      .get();
    const sent = (revision.get('warnings') as unknown[]).length;
    expect(sent).toBeGreaterThan(0);
    expect(lines.map((it) => it.warnings)).toEqual([undefined, sent, undefined]);
  });

  it('is whether the period is closed, and whose report is open for a correction', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    expect((await progress()).body.closed).toBeUndefined();
    const post = (name: 'closePeriod' | 'correctReport', body: object) =>
      office
        .server(name)
        .post('/')
        .set('authorization', `Bearer ${office.token('son@dn.example')}`)
        .send({ ...ASKED, reason: 'Họp', ...body });
    await post('closePeriod', { early: true });
    await post('correctReport', { commune: AN_HAI });
    expect((await progress()).body.closed).toEqual({
      state: 'CLOSED',
      version: 1,
      opened: [AN_HAI],
    });
  });
});

describe('who may read the progress', () => {
  it.each([
    ['staff', 'son@dn.example', 200],
    ['a viewer', 'vy@dn.example', 200],
    ['the admin', 'quan@dn.example', 200],
    ['an officer of a commune', 'lan@dn.example', 403],
    ['staff of another province', 'elsewhere@qt.example', 403],
    ['a stranger', 'nobody@dn.example', 403],
  ])('%s (%s): %i', async (_who, email, expected) => {
    expect((await progress(email)).status).toBe(expected);
  });

  it('is told to others in the same words, whatever there is', async () => {
    const refusals = await Promise.all(
      [{}, { province: '99' }, { period: '2025-Q9' }, { period: '2030-Q1' }].map((facts) =>
        progress('elsewhere@qt.example', facts),
      ),
    );
    expect(refusals.map((it) => it.status)).toEqual(refusals.map(() => 403));
    expect(new Set(refusals.map((it) => it.text)).size).toBe(1);
  });
});

describe('what is not there', () => {
  it.each([
    ['a period of no calendar', 'quan@dn.example', { period: '2025-Q9' }, 404, 'NOT_FOUND'],
    ['a province not entered', 'elsewhere@qt.example', { province: '44' }, 404, 'NOT_FOUND'],
    ['a path for a period', 'quan@dn.example', { period: '../2025' }, 400, 'BAD_REQUEST'],
    ['a province of three digits', 'quan@dn.example', { province: '480' }, 400, 'BAD_REQUEST'],
  ])('is said of %s', async (_case, email, facts, expected, code) => {
    const reply = await progress(email, facts);
    expect([reply.status, reply.body.code]).toEqual([expected, code]);
  });
});
