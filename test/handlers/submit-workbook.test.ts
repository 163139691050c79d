import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportContent } from '../../functions/domain/report/content.ts';
import { saveProvince } from '../../functions/store/units.ts';
import { AN_HAI, ENTRIES, informed, MORNING, NGU_HANH_SON, openOffice } from './office.ts';
import type { Office } from './office.ts';
import { refusal } from './reply.ts';

const REPORT = `48-${AN_HAI}_2025-Q4_QN-R1`;
const DAY = 86_400_000;
let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

async function stored(): Promise<{ head: unknown; revisions: number }> {
  const head = await office.db.doc(`reports/${REPORT}`).get();
  const revisions = await office.db.collection(`reports/${REPORT}/revisions`).get();
  return { head: head.data(), revisions: revisions.size };
}

describe('a workbook sent by its officer', () => {
  it('is stored and answered with a receipt, its issues and whether it was in time', async () => {
    const { status, body } = await office.submit('lan@dn.example', office.body(AN_HAI));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      receipt: {
        reportId: REPORT,
        revision: 1,
        submittedAt: '2025-12-18T09:30:00+07:00',
        firstCompleteAt: '2025-12-18T09:30:00+07:00',
        by: 'lan@dn.example',
        duplicate: false,
      },
      timeliness: {
        status: 'ON_TIME',
        lateByDays: null,
        dueWords: 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
      },
    });
    expect(body.receipt.digest).toMatch(/^[0-9a-f]{64}$/);
    const warning = body.issues.find((it) => it.code === 'TEAM_WITHOUT_DECISION');
    expect(warning).toMatchObject({ severity: 'WARN', tab: '2. Thôn và Tổ', cell: 'A3' });
    expect(warning?.message).toContain('KH Quảng Nam 2025');

    const revision = await office.db.doc(`reports/${REPORT}/revisions/000001`).get();
    const { villageFigures } = revision.get('content') as ReportContent;
    const figure = villageFigures.find((it) => it.indicator === 'hh_informed');
    expect(figure).toMatchObject({
      village: 'T001',
      numerator: { value: 240, at: '4. Số liệu kỳ!E3' },
      denominator: { value: 300, at: '2. Thôn và Tổ!E3' },
    });
    expect(revision.get('confirmations')).toEqual([
      { code: '*', reason: 'Đã kiểm tra với các Tổ' },
    ]);
    expect(revision.get('obligations')).toEqual(['QN-R1']);
  });

  it('is late on the due day, and stays in time when a correction comes later', async () => {
    office.moveClock(MORNING + 2 * DAY);
    const late = await office.submit('hoa@dn.example', office.body(NGU_HANH_SON));
    expect(late.body.timeliness).toMatchObject({ status: 'LATE', lateByDays: 0 });

    office.moveClock(MORNING);
    await office.submit('lan@dn.example', office.body(AN_HAI));
    office.moveClock(MORNING + 9 * DAY);
    const corrected = { ...office.body(AN_HAI, informed(250)), baseRevision: 1 };
    const { body } = await office.submit('lan@dn.example', corrected);
    expect(body).toMatchObject({ receipt: { revision: 2 }, timeliness: { status: 'ON_TIME' } });
  });

  it('gets the same receipt when it is sent twice', async () => {
    const first = await office.submit('lan@dn.example', office.body(AN_HAI));
    office.moveClock(MORNING + 60_000);
    const second = await office.submit('minh@dn.example', office.body(AN_HAI));
    expect(second.body.receipt).toEqual({ ...first.body.receipt, duplicate: true });
    expect(await stored()).toMatchObject({ revisions: 1 });
  });

  it('keeps with a warning its place, and not what stood in the cell', async () => {
    const members = [{ team: 'T001', name: 'Một người', role: 'Nguyễn Văn Chanh' }];
    const { status } = await office.submit(
      'lan@dn.example',
      office.body(AN_HAI, { ...ENTRIES, members }),
    );
    expect(status).toBe(200);
    const revision = await office.db.doc(`reports/${REPORT}/revisions/000001`).get();
    const warnings = revision.get('warnings') as { code: string; cell: string }[];
    expect(warnings.map(({ code, cell }) => [code, cell])).toContainEqual(['UNKNOWN_WORD', 'C3']);
    expect(JSON.stringify(revision.data())).not.toContain('Chanh');
  });

  it('carries the number of its official letter', async () => {
    const body = { ...office.body(AN_HAI), officialNo: '15/BC-UBND' };
    expect((await office.submit('lan@dn.example', body)).status).toBe(200);
    const revision = await office.db.doc(`reports/${REPORT}/revisions/000001`).get();
    expect(revision.get('content.officialNo')).toBe('15/BC-UBND');
  });

  it('is refused on an older base, naming who sent the newer one and when', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    office.moveClock(MORNING + 60_000);
    const { status, body } = await office.submit(
      'minh@dn.example',
      office.body(AN_HAI, informed(250)),
    );
    expect(status).toBe(409);
    expect(body).toEqual({
      code: 'STALE_REVISION',
      message:
        'Báo cáo đã được lan@dn.example gửi bản 1 lúc 18/12/2025 09:30; hãy xem bản đó rồi gửi lại.',
    });
    expect(await stored()).toMatchObject({ head: { revision: 1 }, revisions: 1 });
  });

  it('wins or is refused whole, when two different ones come at once', async () => {
    const answers = await Promise.all([
      office.submit('lan@dn.example', office.body(AN_HAI, informed(250))),
      office.submit('minh@dn.example', office.body(AN_HAI, informed(260))),
    ]);
    expect(answers.map((it) => it.status).sort()).toEqual([200, 409]);
    expect(await stored()).toMatchObject({ head: { revision: 1 }, revisions: 1 });
  });
});

describe('a workbook with issues', () => {
  it('is blocked by a contradiction, with every issue in its cell and nothing stored', async () => {
    const { status, body } = await office.submit(
      'lan@dn.example',
      office.body(AN_HAI, informed(301)),
    );
    expect(status).toBe(422);
    expect(body.code).toBe('WORKBOOK_BLOCKED');
    expect(body.message).toBe('Bảng tính còn 1 lỗi phải sửa trước khi nộp.');
    const blocks = body.details.issues.filter((it) => it.severity === 'BLOCK');
    expect(blocks).toMatchObject([{ tab: '4. Số liệu kỳ', cell: 'E3' }]);
    expect(body.details.issues.length).toBeGreaterThan(1);
    expect(await stored()).toEqual({ head: undefined, revisions: 0 });
  });

  it('is held until each warning is confirmed, by place, by code or all at once', async () => {
    const open = { ...office.body(AN_HAI), confirmations: [] };
    const held = await office.submit('lan@dn.example', open);
    expect(held.status).toBe(422);
    expect(held.body.code).toBe('WARNINGS_UNCONFIRMED');
    const warnings = held.body.details.issues.filter((it) => it.severity === 'WARN');
    expect(held.body.message).toBe(`Còn ${warnings.length} cảnh báo chưa xác nhận.`);
    expect(await stored()).toEqual({ head: undefined, revisions: 0 });

    const places = warnings.map(({ code, tab, cell }) => ({ code, tab, cell, reason: '' }));
    const allButOneCode = places.filter((it) => it.code !== places[0]?.code);
    const one = await office.submit('lan@dn.example', { ...open, confirmations: allButOneCode });
    expect(one.status).toBe(422);
    const elsewhere = [...allButOneCode, { ...places[0], cell: 'ZZ99' }];
    const other = await office.submit('lan@dn.example', { ...open, confirmations: elsewhere });
    expect(other.status).toBe(422);
    const byPlace = await office.submit('lan@dn.example', { ...open, confirmations: places });
    expect(byPlace.status).toBe(200);
    const codes = places.map(({ code }) => ({ code, reason: 'đã xem' }));
    const byCode = await office.submit('lan@dn.example', { ...open, confirmations: codes });
    expect(byCode.status).toBe(200);
  });

  it('is refused when it is the workbook of another commune', async () => {
    const body = { ...office.body(NGU_HANH_SON), commune: AN_HAI };
    const reply = await office.submit('lan@dn.example', body);
    expect(refusal(reply)).toEqual([422, 'WORKBOOK_BLOCKED']);
    const [issue] = reply.body.details.issues;
    expect(issue).toMatchObject({ code: 'WRONG_COMMUNE', severity: 'BLOCK' });
  });

  it('is refused for a period in which no plan asks for a report', async () => {
    const body = { ...office.body(AN_HAI), period: '2025-M11' };
    const reply = await office.submit('lan@dn.example', body);
    expect(refusal(reply)).toEqual([422, 'WORKBOOK_BLOCKED']);
    expect(reply.body.details.issues).toMatchObject([{ code: 'PERIOD_NOT_DUE' }]);
  });
});

describe('a workbook of a period to come', () => {
  const send = (period: string) => {
    const text = JSON.stringify(office.body(AN_HAI)).replaceAll('2025-Q4', period);
    return office.submit('lan@dn.example', JSON.parse(text) as object);
  };

  it('is refused until the first day of its data, and taken on it', async () => {
    office.moveClock(Date.parse('2025-09-14T23:59:00+07:00'));
    const early = await send('2025-Q4');
    expect(refusal(early)).toEqual([422, 'WORKBOOK_BLOCKED']);
    expect(early.body.details.issues).toMatchObject([
      {
        code: 'PERIOD_NOT_BEGUN',
        message: 'Kỳ Quý IV năm 2025 chưa bắt đầu: số liệu của kỳ tính từ ngày 15/09/2025.',
      },
    ]);
    expect(await stored()).toEqual({ head: undefined, revisions: 0 });
    office.moveClock(Date.parse('2025-09-15T00:00:00+07:00'));
    expect((await send('2025-Q4')).status).toBe(200);
  });
});

describe('members’ names', () => {
  const named = {
    ...ENTRIES,
    members: [{ team: 'T001', name: 'Trần Thị Bưởi', role: 'Tổ trưởng', phone: '0905123456' }],
  };

  it.each([false, true])('never reach the store or the log (storeMemberNames %s)', async (kept) => {
    await saveProvince(office.db, {
      code: '48',
      name: 'Đà Nẵng',
      plans: office.plans.map((plan) => plan.id),
      storeMemberNames: kept,
    });
    const { status, text } = await office.submit('lan@dn.example', office.body(AN_HAI, named));
    expect(status).toBe(200);
    const revision = await office.db.doc(`reports/${REPORT}/revisions/000001`).get();
    expect(revision.get('content.members')).toHaveLength(1);
    const everything = `${JSON.stringify(revision.data())} ${JSON.stringify(office.logged())}`;
    expect(everything).not.toContain('0905123456');
    if (!kept) expect(`${everything} ${text}`).not.toContain('Bưởi');
  });
});

describe('the log', () => {
  it('tells of each request by codes and ids, never by person or token', async () => {
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.submit('minh@dn.example', office.body(AN_HAI, informed(250)));
    await office.submit('lan@dn.example', office.body(AN_HAI, informed(301)));
    await office.submit('nobody@dn.example', office.body(AN_HAI));
    expect(office.logged()).toMatchObject([
      { severity: 'INFO', message: 'workbook submitted', report: REPORT, revision: 1 },
      { severity: 'INFO', message: 'request refused', code: 'STALE_REVISION', status: 409 },
      { severity: 'INFO', message: 'request refused', code: 'WORKBOOK_BLOCKED' },
      { severity: 'INFO', message: 'request refused', code: 'FORBIDDEN' },
    ]);
    expect(JSON.stringify(office.logged())).not.toMatch(/@|eyJ|Bearer/);
  });
});
