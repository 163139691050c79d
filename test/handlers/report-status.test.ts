import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CellBook } from '../../functions/domain/workbook/cell.ts';
import { receiveContextOf } from '../../functions/domain/workbook/context.ts';
import { receiveWorkbook } from '../../functions/domain/workbook/receive.ts';
import type { WordedIssue } from '../../functions/handlers/confirm.ts';
import { saveHolidays } from '../../functions/store/holidays.ts';
import { saveProvince } from '../../functions/store/units.ts';
import { statusFor } from './desk.ts';
import { AN_HAI, informed, MORNING, NGU_HANH_SON, openOffice } from './office.ts';
import type { Office } from './office.ts';

const ASKED = { province: '48', commune: AN_HAI, period: '2025-Q4' };
const DAY = 86_400_000;
let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const status = (email = 'lan@dn.example', facts: Partial<typeof ASKED> = {}) =>
  statusFor(office, email, { ...ASKED, ...facts });
const inPeriod = (body: object, period: string) =>
  JSON.parse(JSON.stringify(body).replaceAll('2025-Q4', period)) as object;

describe('the status of a report', () => {
  it('before the first is that there is none, and until when it is awaited', async () => {
    expect((await status()).body).toMatchObject({
      report: null,
      content: null,
      timeliness: {
        status: 'NOT_DUE',
        lateByDays: null,
        dueWords: 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
        lastDay: '2025-12-19',
        assumed: false,
      },
    });
    office.moveClock(MORNING + 2 * DAY);
    expect((await status()).body.timeliness.status).toBe('MISSING');
  });

  it('is the revision that stands, what it says and whether the first came in time', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    office.moveClock(MORNING + 9 * DAY);
    await office.submit('minh@dn.example', {
      ...office.body(AN_HAI, informed(250)),
      baseRevision: 1,
    });
    const { body } = await status();
    expect(body.report).toEqual({
      reportId: `48-${AN_HAI}_2025-Q4_QN-R1`,
      revision: 2,
      state: 'SUBMITTED',
      submittedAt: '2025-12-27T09:30:00+07:00',
      firstCompleteAt: '2025-12-18T09:30:00+07:00',
      by: 'minh@dn.example',
    });
    const told = body.content?.villageFigures.find((it) => it.indicator === 'hh_informed');
    expect(told?.numerator).toEqual({ value: 250, at: '4. Số liệu kỳ!E3' });
    expect(body.timeliness).toMatchObject({ status: 'ON_TIME', lateByDays: null });
  });

  it('counts the days by which the first was late', async () => {
    office.moveClock(MORNING + 4 * DAY);
    await office.submit('lan@dn.example', office.body(AN_HAI));
    expect((await status()).body.timeliness).toMatchObject({ status: 'LATE', lateByDays: 2 });
  });

  it('is of this period alone', async () => {
    const earlier = await office.submit('lan@dn.example', inPeriod(office.body(AN_HAI), '2025-Q3'));
    expect(earlier.status).toBe(200);
    expect((await status()).body.report).toBeNull();
    expect((await status('lan@dn.example', { period: '2025-Q3' })).body.report?.revision).toBe(1);
  });

  it('names the revision on which the next one must stand', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    const { report } = (await status()).body;
    const next = { ...office.body(AN_HAI, informed(251)), baseRevision: report?.revision };
    expect((await office.submit('lan@dn.example', next)).body.receipt.revision).toBe(2);
  });
});

describe('the context in the answer', () => {
  it('checks a workbook as the functions do', async () => {
    const { context } = (await status()).body;
    const sent = office.body(AN_HAI, informed(400));
    const here = receiveWorkbook(sent['book'] as CellBook, receiveContextOf(context, '2025-12-18'));
    const there = await office.submit('lan@dn.example', sent);
    const blocks = here.issues.filter((it) => it.severity === 'BLOCK');
    expect(blocks.map((it) => it.code)).toEqual(['NUMERATOR_ABOVE_DENOMINATOR']);
    const place = ({ code, severity, tab, cell }: Omit<WordedIssue, 'message'>) =>
      [code, severity, tab, cell].join(' ');
    expect(there.body.details.issues.map(place)).toEqual(here.issues.map(place));
  });

  it('holds the commune’s plans in force and the report before this period as it stands', async () => {
    expect((await status()).body.context).toMatchObject({
      province: { code: '48', name: 'Đà Nẵng' },
      commune: { code: AN_HAI, name: 'An Hải' },
      villages: [],
      period: '2025-Q4',
      plans: [{ id: 'quang-nam-2025' }, { id: 'an-hai-2025' }],
      previous: null,
      storeMemberNames: false,
    });
    await office.submit('lan@dn.example', inPeriod(office.body(AN_HAI), '2025-Q3'));
    await office.submit('lan@dn.example', {
      ...inPeriod(office.body(AN_HAI, informed(222)), '2025-Q3'),
      baseRevision: 1,
    });
    const { previous } = (await status()).body.context;
    expect(previous?.period).toBe('2025-Q3');
    expect(JSON.stringify(previous?.villageFigures)).toContain('222');
  });

  it('holds the holidays that can move a due date of the period, in order, and no others', async () => {
    const tet = { name: 'Tết Dương lịch', working: false };
    const days = ['2027-01-01', '2026-01-01', '2025-01-01', '2024-01-01', '2023-12-31'];
    await saveHolidays(office.db, new Map(days.map((day) => [day, tet])));
    const { holidays } = (await status()).body.context;
    expect(holidays).toEqual([
      ['2024-01-01', tet],
      ['2025-01-01', tet],
      ['2026-01-01', tet],
    ]);
  });
});

describe('who may ask for the status', () => {
  it.each([
    ['the officer', 'lan@dn.example', 200],
    ['the leader', 'minh@dn.example', 200],
    ['the province’s admin', 'quan@dn.example', 200],
    ['staff of the province', 'son@dn.example', 200],
    ['a viewer of the province', 'vy@dn.example', 200],
    ['the officer of another commune', 'hoa@dn.example', 403],
    ['an officer whose right ended yesterday', 'moved@dn.example', 403],
    ['staff of another province', 'elsewhere@qt.example', 403],
    ['a stranger', 'nobody@dn.example', 403],
  ])('%s (%s): %i', async (_who, email, expected) => {
    expect((await status(email)).status).toBe(expected);
  });

  it('is told to others in the same words, whatever there is', async () => {
    await office.submit('hoa@dn.example', office.body(NGU_HANH_SON));
    const refusals = await Promise.all(
      [
        { commune: NGU_HANH_SON },
        { commune: '99999' },
        { province: '99' },
        { province: '44' },
        { commune: NGU_HANH_SON, period: '2025-Q9' },
        { commune: NGU_HANH_SON, period: '2030-Q1' },
      ].map((facts) => status('lan@dn.example', facts)),
    );
    expect(refusals.map((it) => it.status)).toEqual(refusals.map(() => 403));
    expect(new Set(refusals.map((it) => it.text)).size).toBe(1);
  });
});

describe('what is not there', () => {
  it.each([
    ['a commune', { commune: '99999' }, 404, 'NOT_FOUND'],
    ['a period of no calendar', { period: '2025-Q9' }, 404, 'NOT_FOUND'],
    ['a period before the commune', { period: '2024-Q4' }, 404, 'NOT_FOUND'],
    ['a period that nobody asks for', { period: '2025-M11' }, 422, 'WORKBOOK_BLOCKED'],
    ['a period to come', { period: '2026-Q4' }, 422, 'WORKBOOK_BLOCKED'],
    ['a path for a period', { period: '../2025' }, 400, 'BAD_REQUEST'],
    ['a commune of four digits', { commune: '2027' }, 400, 'BAD_REQUEST'],
  ])('is said of %s', async (_case, facts, expected, code) => {
    const reply = await status('quan@dn.example', facts);
    expect([reply.status, reply.body.code]).toEqual([expected, code]);
  });

  it('is a fault of ours where a head names a revision that is lost', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.db.doc(`reports/48-${AN_HAI}_2025-Q4_QN-R1/revisions/000001`).delete();
    const reply = await status();
    expect([reply.status, Object.keys(reply.body)]).toEqual([500, ['code', 'message']]);
  });
});

describe('the log of a status', () => {
  it('names commune and revision, and no account', async () => {
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans: ['quang-nam-2025'] });
    await status();
    expect(office.logged()).toMatchObject([{ message: 'status read', ...ASKED, revision: 0 }]);
    expect(JSON.stringify(office.logged())).not.toContain('@');
  });
});
