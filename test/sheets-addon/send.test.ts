// Sending: what leaves the commune holds no name, what is received leaves its receipt, and what is
// refused says why.
import { beforeAll, describe, expect, it } from 'vitest';
import { bookOf } from '../../functions/domain/grid/book.ts';
import { contextGrid } from '../../functions/domain/workbook/context.ts';
import type { CheckView, SubmitOutcome, SubmitView } from '../../sheets-addon/contract.ts';
import { lookOf, paperValue, sheetOf } from './paper.ts';
import { compiledAddon } from './script.ts';
import { ACCEPTED, openedFor, RECEIPT, STANDING, statusOf, WISH } from './sending.ts';
import { typeOn, type filledPaper } from './sheets.ts';

let code = '';

beforeAll(async () => {
  ({ code } = await compiledAddon());
});

const opened = (
  answer: Parameters<typeof openedFor>[1],
  options: Parameters<typeof openedFor>[2] = {},
) => openedFor(code, answer, options);

describe('a report that is received', () => {
  it('gives a receipt, a row in the journal and the state in tab 0', () => {
    const { script, journal, state } = opened(() => ACCEPTED);
    expect(script.sidebarSubmit(WISH)).toEqual({
      kind: 'received',
      receipt: {
        revision: 1,
        at: '14:05 ngày 18/12/2025',
        by: 'canbo@anhai.example',
        timeliness: 'Đúng hạn',
        duplicate: false,
      },
      note: null,
    });
    expect(journal()).toEqual([
      ['14:05 ngày 18/12/2025', 1, 'canbo@anhai.example', 'Đúng hạn', '2025-Q4'],
    ]);
    expect(state()).toBe('Phường An Hải: đã nộp bản 1 lúc 14:05 ngày 18/12/2025 (đúng hạn)');
  });

  it('names the commune in tab 0 as the form does, with its kind', () => {
    const { script, context, paper, state } = opened(() => ACCEPTED);
    const renamed = { ...context, commune: { ...context.commune, name: 'An Hải' } };
    const rules = bookOf([contextGrid(renamed)]).tabs[0]?.rows.map((row) => row.map(paperValue));
    sheetOf(paper, '_QuyDinh').values = rules ?? [];
    script.sidebarSubmit(WISH);
    expect(state()).toMatch(/^Phường An Hải: đã nộp bản 1 /);
  });

  it('gives its receipt even where Google’s service breaks off once it has arrived', () => {
    const { script, paper } = opened(() => {
      for (const sheet of paper.sheets)
        sheet.open = () => {
          throw new Error('Service Spreadsheets timed out');
        };
      return ACCEPTED;
    });
    expect(script.sidebarSubmit(WISH)).toMatchObject({
      kind: 'received',
      receipt: { revision: 1 },
      note: expect.stringContaining('không ghi được biên nhận') as string,
    });
  });

  it('twice has one row in the journal', () => {
    const { script, journal } = opened(() => ACCEPTED);
    script.sidebarSubmit(WISH);
    script.sidebarSubmit({ ...WISH, baseRevision: 1 });
    expect(journal()).toHaveLength(1);
  });

  it.each([
    ['LATE', 0, 'Muộn trong ngày'],
    ['LATE', 3, 'Muộn 3 ngày'],
    ['ON_TIME', null, 'Đúng hạn'],
  ])('%s by %s days is said to be: %s', (status, lateByDays, said) => {
    const body = { receipt: RECEIPT, issues: [], timeliness: { status, lateByDays, dueWords: '' } };
    const { script } = opened(() => ({ status: 200, body }));
    expect(script.sidebarSubmit(WISH)).toMatchObject({ receipt: { timeliness: said } });
  });

  it('says so when the journal cannot be written', () => {
    const { script, paper } = opened(() => ACCEPTED);
    sheetOf(paper, '_NhatKy').open = () => false;
    const outcome = script.sidebarSubmit(WISH) as SubmitOutcome & { kind: 'received' };
    expect([outcome.kind, outcome.note]).toEqual(['received', expect.stringContaining('_NhatKy')]);
  });
});

describe('what is sent', () => {
  const sent = (options: Parameters<typeof filledPaper>[0] = {}) => {
    const { script, around, desk, paper } = opened(() => ACCEPTED, options);
    typeOn(paper, desk, 'members', 0, 'phone', '0912345678');
    script.sidebarSubmit(WISH);
    const [request] = around.requests;
    return { request, text: JSON.stringify(request?.body) };
  };

  it('goes to the address of the properties, with the officer’s token', () => {
    const { request } = sent();
    expect(request).toMatchObject({
      url: 'https://functions.example/submitWorkbook',
      method: 'post',
      headers: { Authorization: 'Bearer the-token' },
      body: {
        province: '48',
        commune: '20275',
        period: '2025-Q4',
        baseRevision: null,
        confirmations: [{ code: '*', tab: '', cell: '', reason: '' }],
      },
    });
  });

  it('holds neither names nor phone numbers nor the hidden tabs of the add-on', () => {
    const { text } = sent();
    expect(text).not.toMatch(/Người 1|0912345678|_QuyDinh|_NhatKy|_DanhMuc/);
    expect(text).toContain('Thành viên 1');
  });

  it.each([false, true])(
    'holds no number of a person in free text, though the officer is warned of it (names kept: %s)',
    (keepNames) => {
      const { script, around, desk, paper } = opened(() => ACCEPTED, { keepNames });
      const tab = '4. Số liệu kỳ';
      const cell = typeOn(paper, desk, 'figures', 0, 'note', 'ông Ba, 0905 123 456');
      const { groups } = script.sidebarCheck() as CheckView;
      const codes = groups.flatMap(({ issues }) => issues).map(({ code: kind }) => kind);
      expect(codes).toContain('PERSONAL_TEXT');
      const tick = { code: 'PERSONAL_TEXT', tab, cell, reason: 'số của Tổ: 0905123456' };
      script.sidebarSubmit({ ...WISH, confirmations: [tick] });
      const [request] = around.requests;
      const text = JSON.stringify(request?.body);
      expect(text).toContain('ông Ba, •••• ••• •••');
      expect(text).not.toMatch(/0905/);
      expect(request?.body).toMatchObject({ confirmations: [{ code: 'PERSONAL_TEXT', cell }] });
    },
  );

  it('holds members’ names where the province keeps them, and still no phone number', () => {
    const { text } = sent({ keepNames: true });
    expect(text).toContain('Người 1');
    expect(text).not.toMatch(/0912345678|_QuyDinh/);
  });
});

describe('a report that is refused', () => {
  it('for an error in the sheet never leaves it', () => {
    const { script, around, desk, paper } = opened(() => ACCEPTED);
    typeOn(paper, desk, 'figures', 0, 'activeMembers', 'bốn');
    const outcome = script.sidebarSubmit(WISH) as SubmitOutcome;
    expect(outcome).toMatchObject({ kind: 'refused', check: { counts: { block: 1 } } });
    expect(around.requests).toEqual([]);
  });

  it('for what only the server knows is marked by the server’s list', () => {
    const tab = '4. Số liệu kỳ';
    const issue = { code: 'NEGATIVE', severity: 'BLOCK', tab, cell: 'F3', message: 'Sai.' };
    const body = { code: 'WORKBOOK_BLOCKED', message: 'Còn 1 lỗi.', details: { issues: [issue] } };
    const { script, paper } = opened(() => ({ status: 422, body }));
    const outcome = script.sidebarSubmit(WISH);
    expect(outcome).toMatchObject({
      kind: 'refused',
      check: { counts: { block: 1, warn: 0 }, groups: [{ tab, issues: [issue] }] },
    });
    expect(lookOf(sheetOf(paper, tab), 'F3').note).toContain('Sai.');
  });

  it('because somebody newer sent tells who and when, once, and then goes through', () => {
    const message = 'Báo cáo đã được lanhdao@anhai.example gửi bản 2 lúc 18/12/2025 09:30.';
    const made = opened(({ url, body }) => {
      if (url.includes('reportStatus'))
        return { status: 200, body: statusOf(made.context, { report: STANDING }) };
      return (body as { baseRevision: number | null }).baseRevision === 2
        ? ACCEPTED
        : { status: 409, body: { code: 'STALE_REVISION', message } };
    });
    const { script, journal } = made;
    expect(script.sidebarSubmit(WISH)).toMatchObject({
      kind: 'stale',
      message: expect.stringContaining(message) as string,
    });
    expect(journal()).toEqual([
      ['09:30 ngày 18/12/2025', 2, STANDING.by, 'Bản mới hơn, gửi từ nơi khác', '2025-Q4'],
    ]);
    const view = script.sidebarPrepare() as SubmitView;
    expect(view.baseRevision).toBe(2);
    const outcome = script.sidebarSubmit({ ...WISH, baseRevision: view.baseRevision });
    expect(outcome).toMatchObject({ kind: 'received' });
  });
});

describe('preparing', () => {
  it('finds no change in a text that was sent with a number masked', () => {
    const made = opened(() => {
      const content = made.desk.receive().content;
      const status = statusOf(made.context, { report: STANDING, content });
      return { status: 200, body: status };
    });
    typeOn(made.paper, made.desk, 'figures', 0, 'note', 'gọi 0905123456');
    expect(JSON.stringify(made.desk.receive().content)).not.toContain('0905');
    expect((made.script.sidebarPrepare() as SubmitView).changes).toEqual([]);
  });

  it('shows who sends, what stands, and what has changed since', () => {
    const made = opened(() => {
      const { content } = made.desk.receive();
      const status = statusOf(made.context, { report: STANDING, content });
      return { status: 200, body: status };
    });
    const { script, desk, paper } = made;
    const id = desk.form.villageIndicators.find(
      ({ indicator }) => indicator.numerator.source === 'typed',
    );
    const at = typeOn(paper, desk, 'figures', 0, `n:${id?.canonicalId}`, 150);
    sheetOf(paper, '4. Số liệu kỳ').values[Number(at.slice(1)) - 1]?.splice(4, 1, 151);
    const view = script.sidebarPrepare() as SubmitView;
    expect(view).toMatchObject({
      who: 'canbo@anhai.example',
      baseRevision: null,
      standing: { revision: 2, by: STANDING.by, at: '09:30 ngày 18/12/2025' },
    });
    expect(view.changes).toEqual([
      {
        at: `4. Số liệu kỳ!${at}`,
        what: `Tổ dân phố 1 · ${id?.indicator.shortName}`,
        before: '150',
        after: '151',
      },
    ]);
  });

  it('leaves rows of another period aside', () => {
    const made = opened(() => ({ status: 200, body: statusOf(made.context) }));
    sheetOf(made.paper, '_NhatKy').values.push(['x', 7, 'a', 'Đúng hạn', '2025-Q3']);
    sheetOf(made.paper, '_NhatKy').values.push(['x', 1, 'a', 'Đúng hạn', '2025-Q4']);
    expect((made.script.sidebarPrepare() as SubmitView).baseRevision).toBe(1);
  });
});
