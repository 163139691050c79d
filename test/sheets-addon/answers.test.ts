// Answering ad-hoc requests from the commune's spreadsheet, against the real functions: the tab appears
// and follows what the province asks, nothing typed is lost, and what comes back is said in words.
import { beforeAll, describe, expect, it } from 'vitest';
import { MARK_GROUNDS, PALETTE } from '../../functions/domain/grid/palette.ts';
import type { AnswerOutcome, AnswersView } from '../../sheets-addon/answers-contract.ts';
import type { Failure } from '../../sheets-addon/contract.ts';
import { answeringOffice, LEADER, OFFICER, WISH } from './answering.ts';
import { compiledAddon } from './script.ts';

let built: { code: string; page: string };
beforeAll(async () => {
  built = await compiledAddon();
});

type Office = Awaited<ReturnType<typeof answeringOffice>>;
const look = (office: Office, user = OFFICER) =>
  office.run<AnswersView>('sidebarAnswers', [], user);
const send = (office: Office, wish: object = {}, user = OFFICER) => {
  const whole = { request: 'ADHOC-2025-001', baseRevision: null, confirmations: [], ...wish };
  return office.run<AnswerOutcome | Failure>('sidebarAnswer', [whole], user);
};
const fill = (office: Office) => {
  office.type('H3', '3');
  office.type('H4', 'máy xách tay');
};

describe('tab 10', () => {
  it('is not made where nothing is asked', async () => {
    const office = await answeringOffice(built);
    const view = await look(office);
    expect(view).toMatchObject({ unit: 'Phường An Hải', requests: [], who: OFFICER });
    expect(office.tabs()).not.toContain('10. Yêu cầu đột xuất');
  });

  it('is made with the questions when the province asks, and no text becomes a formula', async () => {
    const office = await answeringOffice(built);
    await office.issue('mot');
    const { requests } = await look(office);
    expect(office.tabs().findLast((name) => !name.startsWith('_'))).toBe('10. Yêu cầu đột xuất');
    const [first] = office.rows();
    expect(first?.slice(0, 7).map((it) => it.replace('\u200B', ''))).toEqual([
      'ADHOC-2025-001',
      '=Rà soát điểm hỗ trợ (15/SKHCN-CNTT)',
      'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
      'C1',
      'Số điểm hỗ trợ',
      'Số đếm (số nguyên, từ 0)',
      'Bắt buộc',
    ]);
    expect(requests).toMatchObject([
      {
        id: 'ADHOC-2025-001',
        state: 'Chưa trả lời',
        tone: 'open',
        asked: 3,
        answered: 0,
        start: { tab: '10. Yêu cầu đột xuất', cell: 'H3' },
        issues: [],
        due: { daysLeft: 1 },
        closed: null,
      },
    ]);
  });

  it('keeps answers in their cells when another request comes, and is the same when nothing has changed', async () => {
    const office = await answeringOffice(built);
    await office.issue('mot');
    await look(office);
    fill(office);
    office.type('K3', 'ghi chú riêng');
    await office.issue('hai', { title: 'Việc thứ hai', questions: WISH.questions.slice(0, 1) });
    const { requests } = await look(office);
    expect(requests.map(({ id, answered }) => [id, answered])).toEqual([
      ['ADHOC-2025-001', 2],
      ['ADHOC-2025-002', 0],
    ]);
    const rows = office.rows();
    expect(rows.map((row) => [row[0], row[3], row[7]])).toEqual([
      ['ADHOC-2025-001', 'C1', '3'],
      ['ADHOC-2025-001', 'C2', 'máy xách tay'],
      ['ADHOC-2025-001', 'C3', ''],
      ['ADHOC-2025-002', 'C1', ''],
    ]);
    expect(rows[0]?.[10]).toBe('ghi chú riêng');
    await look(office);
    expect(office.rows()).toEqual(rows);
  });

  it('that provisioning made is filled and put right behind its lock', async () => {
    const first = await answeringOffice(built);
    const request = await first.issue('mot');
    const office = await answeringOffice(built, { provisioned: [request] });
    await office.issue('mot');
    office.type('E3', 'ai đó gõ đè');
    await office.issue('hai', { title: 'Việc thứ hai', questions: WISH.questions.slice(0, 1) });
    await look(office);
    expect(office.rows().map((row) => [row[0], row[3], row[4]])).toEqual([
      ['ADHOC-2025-001', 'C1', 'Số điểm hỗ trợ'],
      ['ADHOC-2025-001', 'C2', 'Loại máy'],
      ['ADHOC-2025-001', 'C3', 'Khó khăn'],
      ['ADHOC-2025-002', 'C1', 'Số điểm hỗ trợ'],
    ]);
  });
});

describe('sending', () => {
  const asked = async () => {
    const office = await answeringOffice(built);
    await office.issue('mot');
    await look(office);
    return office;
  };

  it('gives a receipt with its timeliness, and the tab and the journal remember it', async () => {
    const office = await asked();
    fill(office);
    expect(await send(office)).toEqual({
      kind: 'received',
      receipt: {
        revision: 1,
        at: '14:05 ngày 18/12/2025',
        by: OFFICER,
        timeliness: 'Đúng hạn',
        duplicate: false,
      },
      note: null,
    });
    expect(office.rows().map((row) => row[8])).toEqual(
      Array(3).fill('Đã gửi bản 1 lúc 14:05 ngày 18/12/2025 (đúng hạn)'),
    );
    const { requests } = await look(office);
    expect(requests[0]).toMatchObject({
      state: 'Đã gửi bản 1, đúng hạn',
      tone: 'good',
      baseRevision: 1,
      changed: false,
    });
    expect(await send(office, { baseRevision: 1 })).toMatchObject({
      receipt: { revision: 1, duplicate: true },
    });
  });

  it('again makes the next revision, and says how late a first one was', async () => {
    const office = await asked();
    fill(office);
    office.moveClock('2025-12-22T08:00:00');
    expect(await send(office)).toMatchObject({ receipt: { timeliness: 'Muộn 2 ngày' } });
    office.type('H3', '4');
    const { requests } = await look(office);
    expect(requests[0]).toMatchObject({ changed: true, baseRevision: 1, tone: 'late' });
    expect(await send(office, { baseRevision: 1 })).toMatchObject({
      kind: 'received',
      receipt: { revision: 2, timeliness: 'Muộn 2 ngày' },
    });
  });

  it('leads to the cell of what is wrong, and sends nothing', async () => {
    const office = await asked();
    office.type('H3', 'ba');
    const { requests } = await look(office);
    expect(requests[0]?.issues.map(({ code, tab, cell }) => [code, tab, cell])).toEqual([
      ['NOT_A_NUMBER', '10. Yêu cầu đột xuất', 'H3'],
      ['ADHOC_ANSWER_MISSING', '10. Yêu cầu đột xuất', 'H4'],
    ]);
    expect(await send(office)).toMatchObject({ kind: 'refused', issues: [{}, {}] });
    const heads = await office.db.collection('reports').get();
    expect(heads.size).toBe(0);
  });

  it('warns of a person’s number, and does not send it', async () => {
    const office = await asked();
    fill(office);
    office.type('H5', 'ông Ba 0905 123 456');
    const { requests } = await look(office);
    expect(requests[0]?.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['PERSONAL_TEXT', 'WARN'],
    ]);
    await send(office);
    const [head] = (await office.db.collection('reports').get()).docs;
    const revisions = await head?.ref.collection('revisions').get();
    const text = JSON.stringify(revisions?.docs.map((it) => it.data()));
    expect(text).toContain('ông Ba');
    expect(text).not.toContain('0905');
  });

  it('from an older revision is told who sent a newer one, and when', async () => {
    const office = await asked();
    fill(office);
    await send(office, {}, LEADER);
    office.type('H3', '5');
    const outcome = (await send(office)) as AnswerOutcome & { kind: 'stale' };
    expect(outcome.kind).toBe('stale');
    expect(outcome.message).toContain(LEADER);
    expect(outcome.message).toContain('18/12/2025 14:05');
    expect(await send(office, { baseRevision: 1 })).toMatchObject({ receipt: { revision: 2 } });
  });

  it('to a request that was withdrawn says so, and the answers stay in the tab', async () => {
    const office = await asked();
    fill(office);
    await office.withdraw('ADHOC-2025-001');
    expect(await send(office)).toMatchObject({
      kind: 'stale',
      message: expect.stringMatching(/thu hồi.*Đã có số liệu.*Không phải trả lời nữa/) as string,
    });
    const { requests } = await look(office);
    expect(requests[0]).toMatchObject({ tone: 'over', state: 'Đã thu hồi ngày 18/12/2025' });
    expect(office.rows().map((row) => [row[7], row[8]])).toEqual([
      ['3', 'Đã thu hồi'],
      ['máy xách tay', 'Đã thu hồi'],
      ['', 'Đã thu hồi'],
    ]);
  });
});

describe('an answer that the province sent back', () => {
  it('has its cell in the colour of a return, with the words, where the row stands by now, until it is sent again', async () => {
    const office = await answeringOffice(built);
    await office.issue('mot');
    await look(office);
    fill(office);
    await send(office);
    const [report] = (await office.db.collection('reports').get()).docs;
    const tab = '10. Yêu cầu đột xuất';
    await office.sendBack({
      reportId: report?.id ?? '',
      revision: 1,
      reason: 'Xem lại',
      cells: [{ at: `${tab}!H3`, words: 'Đếm cả điểm ở chợ' }],
    });
    // Somebody has changed two rows over.
    const rows = office.rows();
    for (const [column, letter] of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].entries()) {
      office.type(`${letter}3`, rows[1]?.[column] ?? '');
      office.type(`${letter}4`, rows[0]?.[column] ?? '');
    }
    expect((await look(office)).requests[0]).toMatchObject({
      returned: { reason: 'Xem lại', cells: [{ tab, cell: 'H4', words: 'Đếm cả điểm ở chợ' }] },
    });
    const { note, colour } = office.look('H4');
    expect(note).toContain('Tỉnh trả lại: Đếm cả điểm ở chợ');
    expect(colour).toBe(`#${MARK_GROUNDS.RETURNED.toLowerCase()}`);
    expect(office.look('H3').note).toBe('');

    office.type('H4', '4');
    expect(await send(office, { baseRevision: 1 })).toMatchObject({ receipt: { revision: 2 } });
    expect(office.look('H4')).toEqual({
      note: '',
      colour: `#${PALETTE.entry.ground?.toLowerCase()}`,
    });
  });
});

describe('a question whose letters have marks of their own', () => {
  it('is written once, and not again at every look', async () => {
    const office = await answeringOffice(built);
    const [question] = WISH.questions;
    await office.issue('mot', {
      questions: question ? [{ ...question, text: 'Số điểm hỗ trợ'.normalize('NFD') }] : [],
    });
    await look(office);
    const before = office.writes();
    await look(office);
    expect(office.writes()).toBe(before);
  });
});

describe('an account that may only read the spreadsheet', () => {
  it('sees what is asked and when it is due, though it cannot make the tab', async () => {
    const office = await answeringOffice(built, { readers: [OFFICER] });
    await office.issue('mot');
    expect(await look(office)).toMatchObject({
      requests: [{ id: 'ADHOC-2025-001', asked: 3, answered: 0 }],
    });
    expect(office.tabs()).not.toContain('10. Yêu cầu đột xuất');
  });
});

describe('where the commune’s leader approves', () => {
  it('an answer waits for the leader, who lets it go or sends it back', async () => {
    const office = await answeringOffice(built, { approval: true });
    await office.issue('mot');
    await look(office);
    fill(office);
    expect(await send(office)).toMatchObject({
      receipt: { waiting: true, timeliness: 'Chờ lãnh đạo xã duyệt' },
    });
    const [request] = (await look(office)).requests;
    expect(request).toMatchObject({ state: 'Đã gửi bản 1, chờ lãnh đạo xã duyệt', tone: 'open' });
    const decide = (wish: object, user: string) =>
      office.run<object>('sidebarDecideAnswer', [{ ...request?.waiting, ...wish }], user);
    const approve = { decision: 'APPROVE', reason: '' };
    expect(await decide(approve, OFFICER)).toMatchObject({ failed: true, code: 'FORBIDDEN' });
    await decide({ decision: 'REFUSE', reason: 'Đếm lại' }, LEADER);
    expect((await look(office)).requests[0]).toMatchObject({
      tone: 'late',
      returned: { reason: 'Đếm lại' },
      waiting: null,
    });
    office.type('H3', '4');
    await send(office, { baseRevision: 1 });
    await decide({ ...approve, revision: 2 }, LEADER);
    expect((await look(office)).requests[0]).toMatchObject({
      state: 'Đã gửi bản 2, đúng hạn',
      tone: 'good',
      waiting: null,
    });
  });
});
