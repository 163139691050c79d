// Issuing ad-hoc requests from rows of questions, and taking them back.
import { describe, expect, it } from 'vitest';
import { requestWish, type RequestWish } from '../../functions/domain/request/request.ts';
import { planEntry } from '../../sheets-addon/entry-plan.ts';
import type { Cells } from '../../sheets-addon/entry-tab.ts';
import { REQUESTS_TAB } from '../../sheets-addon/requests-tab.ts';
import type { RequestsSaid } from '../../sheets-addon/requests-words.ts';
import { faultsOf, opened, typed, typeInto } from './entry-lines.ts';
import { COMMUNES, TODAY } from './entry-server.ts';

const HEAD = {
  title: 'Rà soát thiết bị',
  documentNo: '15/SKHCN-CNTT',
  issuedOn: '17/12/2025',
  dueRule: 'Trước ngày',
  due: '25/12/2025',
  scope: '20197; phường an hải',
};
const COUNT = { question: 'Số máy tính?', type: 'Số đếm' };
const CHOICE = {
  question: 'Đường truyền?',
  type: 'chọn một',
  choices: 'Cáp; 4G ;',
  required: 'không',
};
const WISH: RequestWish = {
  title: 'Rà soát thiết bị',
  documentNo: '15/SKHCN-CNTT',
  issuedOn: '2025-12-17',
  dueRule: 'BEFORE',
  due: '2025-12-25',
  scope: ['20197', '20275'],
  questions: [
    { id: 'C1', text: 'Số máy tính?', type: 'COUNT', choices: [], required: true },
    { id: 'C2', text: 'Đường truyền?', type: 'CHOICE', choices: ['Cáp', '4G'], required: false },
  ],
};
const ISSUED: RequestsSaid['requests'][number] = {
  ...WISH,
  id: 'ADHOC-2025-001',
  province: '48',
  state: 'OPEN',
  issuedBy: 'a@so.example',
  issuedAt: '2025-12-17T09:30:00+07:00',
  withdrawn: null,
  dueWords: '',
  counts: { asked: 94, answered: 12, late: 2, missing: 0 },
};
const said = (...requests: RequestsSaid['requests'][number][]): RequestsSaid => ({
  requests,
  communes: COMMUNES,
  today: TODAY,
});
const read = (...lines: Cells[]) => planEntry(REQUESTS_TAB, lines.map(typed), said());

describe('the tab', () => {
  it('shows each question in a row, and what belongs to the request in the first', () => {
    const { lines } = planEntry(REQUESTS_TAB, [], said(ISSUED));
    expect(lines.map(({ cells }) => cells)).toEqual([
      {
        id: 'ADHOC-2025-001',
        title: 'Rà soát thiết bị',
        documentNo: '15/SKHCN-CNTT',
        issuedOn: '17/12/2025',
        dueRule: 'Trước ngày',
        due: '25/12/2025',
        scope: 'Xã Bà Nà; Phường An Hải',
        counts: '12/94, 2 muộn',
        withdraw: '',
        question: 'Số máy tính?',
        type: 'Số đếm',
        choices: '',
        required: 'Có',
      },
      { question: 'Đường truyền?', type: 'Chọn một', choices: 'Cáp; 4G', required: 'Không' },
    ]);
    expect(lines.map(({ state }) => state)).toEqual([
      'Đã gửi 09:30 ngày 17/12/2025 · a@so.example',
      '',
    ]);
  });
});

describe('a new request', () => {
  it('is what its rows say, as the functions take it', () => {
    const { wishes, faults } = read({ ...HEAD, ...COUNT }, CHOICE);
    expect(faults).toEqual([]);
    expect(wishes).toMatchObject([
      {
        lines: [0, 1],
        what: 'Yêu cầu mới “Rà soát thiết bị”',
        after: '2 câu hỏi, 2 xã, phường, trước ngày 25/12/2025',
        body: { kind: 'ISSUE', wish: WISH },
      },
    ]);
    expect(requestWish.parse(WISH)).toEqual(WISH);
  });

  it('asks all where no scope is written', () => {
    const [wish] = read({ ...HEAD, ...COUNT, scope: '' }).wishes;
    expect(wish?.body).toMatchObject({ wish: { scope: null } });
  });

  it('ends where the next title stands; one that was filled downwards begins nothing', () => {
    const { wishes } = read(
      { ...HEAD, ...COUNT },
      { ...HEAD, ...CHOICE },
      {},
      { ...HEAD, title: 'Khảo sát', ...COUNT },
    );
    expect(wishes.map(({ lines }) => lines)).toEqual([[0, 1], [3]]);
  });

  it('that the server has already is not sent again; one that was withdrawn may be', () => {
    const lines = [{ ...HEAD, ...COUNT }, CHOICE].map(typed);
    expect(planEntry(REQUESTS_TAB, lines, said(ISSUED)).wishes).toEqual([]);
    const withdrawn = { ...ISSUED, state: 'WITHDRAWN' as const };
    expect(planEntry(REQUESTS_TAB, lines, said(withdrawn)).wishes).toHaveLength(1);
  });

  it.each<[string, Cells[], string]>([
    ['no document number', [{ documentNo: '' }], 'documentNo: Chưa ghi số văn bản.'],
    ['no rule for its day', [{ dueRule: '' }], 'dueRule: Chưa chọn quy tắc hạn'],
    ['a rule of one’s own', [{ dueRule: 'khoảng' }], 'dueRule: “khoảng” không có trong danh sách'],
    ['no day', [{ due: '' }], 'due: Chưa ghi hạn'],
    [
      'a day that has passed',
      [{ due: '18/12/2025' }],
      'due: Hạn trả lời đã qua: ngày cuối còn kịp là 17/12/2025',
    ],
    [
      'a letter of tomorrow',
      [{ issuedOn: '19/12/2025' }],
      'issuedOn: Ngày ban hành 19/12/2025 chưa đến',
    ],
    ['a commune of two', [{ scope: 'Bà Nà; Tân Hiệp' }], 'scope: “Tân Hiệp” có thể là'],
    ['no question', [{ question: '' }], 'question: Chưa ghi câu hỏi.'],
    ['no type', [{ type: '' }], 'type: Chưa chọn kiểu trả lời.'],
    ['choices without a choice', [{ choices: 'A; B' }], 'choices: Kiểu “Số đếm” không có lựa chọn'],
    ['one choice', [{ type: 'Chọn một', choices: 'A' }], 'choices: Cần ít nhất hai lựa chọn'],
    [
      'the same choice twice',
      [{ type: 'Chọn một', choices: 'A; a' }],
      'choices: Có hai lựa chọn giống nhau',
    ],
    ['neither yes nor no', [{ required: 'tùy' }], 'required: “tùy”: hãy ghi Có hoặc Không.'],
    [
      'a reason to withdraw it',
      [{ withdraw: 'Nhầm' }],
      'withdraw: Yêu cầu chưa gửi thì không cần rút',
    ],
    ['another day further down', [{}, { due: '26/12/2025' }], 'due: Chỉ ghi ở dòng đầu'],
    ['a title of 201 letters', [{ title: 'x'.repeat(201) }], 'title: Nội dung dài 201'],
  ])('with %s is asked about and not sent', (_what, changes, fault) => {
    const rows = changes.map((cells, at) => ({ ...(at === 0 ? HEAD : {}), ...COUNT, ...cells }));
    const plan = read(...rows);
    expect(plan.wishes).toEqual([]);
    expect(faultsOf(plan)).toEqual([expect.stringContaining(fault) as string]);
  });

  it.each([
    ['Chậm nhất ngày', '18/12/2025', 1],
    ['Trước ngày', '19/12/2025', 1],
    ['Trước ngày', '18/12/2025', 0],
    ['Chậm nhất ngày', '17/12/2025', 0],
  ])('due “%s %s” on 18/12/2025: %d can be sent', (dueRule, due, number) => {
    expect(read({ ...HEAD, ...COUNT, dueRule, due }).wishes).toHaveLength(number);
  });

  it('cannot grow once it was sent: a row below it belongs to nobody', () => {
    const [first, second] = opened(REQUESTS_TAB, said(ISSUED));
    if (first === undefined || second === undefined) throw new Error('expected two rows');
    const plan = planEntry(REQUESTS_TAB, [first, second, typed(COUNT)], said(ISSUED));
    expect(faultsOf(plan)).toEqual([expect.stringContaining('chưa thuộc yêu cầu nào') as string]);
    const between = planEntry(REQUESTS_TAB, [first, typed(COUNT), second], said(ISSUED));
    expect(between.lines.map(({ known }) => known === null)).toEqual([false, true, false]);
  });
});

describe('taking one back', () => {
  it('needs a reason beside it', () => {
    const lines = typeInto(opened(REQUESTS_TAB, said(ISSUED)), ISSUED.id, { withdraw: 'Nhầm hạn' });
    expect(planEntry(REQUESTS_TAB, lines, said(ISSUED)).wishes).toMatchObject([
      {
        what: 'Rút ADHOC-2025-001 “Rà soát thiết bị”',
        after: 'Nhầm hạn',
        body: { kind: 'WITHDRAW', request: 'ADHOC-2025-001', reason: 'Nhầm hạn' },
      },
    ]);
  });

  it('is shown with its reason, and nothing can be typed there any more', () => {
    const withdrawn = { by: 'a@so.example', at: '2025-12-18T08:00:00+07:00', reason: 'Nhầm hạn' };
    const [line] = planEntry(
      REQUESTS_TAB,
      [],
      said({ ...ISSUED, state: 'WITHDRAWN', withdrawn }),
    ).lines;
    expect([line?.cells['withdraw'], line?.open, line?.state]).toEqual([
      'Nhầm hạn',
      [],
      'Đã rút 08:00 ngày 18/12/2025 · a@so.example',
    ]);
  });
});
