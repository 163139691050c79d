// Sending targets and answers from their tabs, over functions that keep what they are told; and a tab
// of five hundred lines.
import { beforeAll, describe, expect, it } from 'vitest';
import { entryOffice, NAMES, targetLine, typeTargets } from './entry-office.ts';
import { COMMUNES } from './entry-server.ts';
import { compiledAddon } from './script.ts';

let code = '';

beforeAll(async () => {
  ({ code } = await compiledAddon());
});

describe('sending', () => {
  it('targets: what is right goes out together, what is wrong stays and says why', async () => {
    const office = await entryOffice(code);
    await office.open('targets');
    typeTargets(
      office,
      8,
      targetLine('Bà Nà', '40,5'),
      targetLine('Tân Hiệp', '50'),
      targetLine('Phường An Hải', '100%'),
    );
    const view = await office.open('targets');
    expect([view.ready.length, view.faults.length]).toEqual([2, 1]);
    expect(await office.send('targets', view.seen)).toMatchObject({
      kind: 'sent',
      taken: [{ after: '40,5% từ 01/01/2026 (13/QĐ)' }, { after: '100% từ 01/01/2026 (13/QĐ)' }],
      refused: [],
      view: {
        ready: [],
        known: 2,
        faults: [{ message: expect.stringContaining('ghi mã') as string }],
      },
    });
    expect(office.server.targets.map(({ commune, value }) => [commune, value])).toEqual([
      ['20197', 40.5],
      ['20275', 100],
    ]);
    const rows = office
      .rows(NAMES.targets, 'commune', 'value', 'state')
      .filter(([it]) => it !== '');
    expect(rows.map(([commune, value, state]) => [commune, value, state?.slice(0, 12)])).toEqual([
      ['Xã Bà Nà', '40,5', 'Đã gửi 14:05'],
      ['Phường An Hải', '100', 'Đã gửi 14:05'],
      ['Phường An Hải', '', ''],
      ['Tân Hiệp', '50', 'Cần sửa: “Tâ'],
    ]);
    expect((await office.send('targets', view.seen)).kind).toBe('changed');
    expect(office.server.sent('assignTargets')).toBe(1);
  });

  it('targets: of a refused lot the faulty line says why, and the others that they wait for it', async () => {
    const office = await entryOffice(code);
    await office.open('targets');
    typeTargets(office, 8, targetLine('Bà Nà', '40'), targetLine('An Hải', '50'));
    const faults = [{ place: 1, field: 'commune', message: 'Không có xã mang mã này.' }];
    const body = {
      code: 'ENTRIES_REFUSED',
      message: 'Có dòng chưa được nhận.',
      details: { faults },
    };
    office.server.instead = () => ({ status: 422, body });
    const { seen } = await office.open('targets');
    const outcome = await office.send('targets', seen);
    expect(outcome).toMatchObject({
      taken: [],
      refused: [
        { why: expect.stringContaining('chờ dòng có lỗi') as string },
        { why: 'Không có xã mang mã này.' },
      ],
    });
    const states = () => office.rows(NAMES.targets, 'state').flat().filter(Boolean);
    expect(states()[1]).toBe('Chưa được nhận: Không có xã mang mã này.');
    office.server.instead = null;
    const again = await office.open('targets');
    expect(states()[1]).toBe('Chưa được nhận: Không có xã mang mã này.');
    expect(await office.send('targets', again.seen)).toMatchObject({ refused: [] });
    expect(states().every((state) => state.startsWith('Đã gửi'))).toBe(true);
  });

  it('answers: they stand as the server has them, also where it has trimmed them', async () => {
    const office = await entryOffice(code);
    await office.open('replies');
    const answer = office.letter(NAMES.replies, 'answer');
    office.type(NAMES.replies, `${answer}4`, ['Đã làm việc với nhà mạng', 'Đang xử lý']);
    const { seen } = await office.open('replies');
    office.server.instead = () => {
      const [, line] = office.server.difficulties;
      if (line)
        line.answer = {
          text: 'Đã làm việc',
          state: 'DONE',
          by: 'x',
          at: '2025-12-18T14:05:00+07:00',
        };
      return null;
    };
    const send = office.server.answer.bind(office.server);
    office.server.answer = (name, body) =>
      name === 'answerDifficulties'
        ? (send('provinceProgress', body),
          office.server.instead?.(name, body ?? {}),
          { status: 200, body: {} })
        : send(name, body);
    await office.send('replies', seen);
    expect(office.rows(NAMES.replies, 'answer', 'decision')[1]).toEqual([
      'Đã làm việc',
      'Đã xử lý',
    ]);
    expect(await office.open('replies')).toMatchObject({ ready: [] });
  });

  it('what was typed after the pane was shown is shown first', async () => {
    const office = await entryOffice(code);
    await office.open('targets');
    typeTargets(office, 8, targetLine('Bà Nà', '40'));
    const { seen } = await office.open('targets');
    typeTargets(office, 7, targetLine('Bà Nà', '4'));
    expect(await office.send('targets', seen)).toMatchObject({
      kind: 'changed',
      view: { ready: [{ after: expect.stringContaining('4%') as string }] },
    });
    expect(office.server.sent('assignTargets')).toBe(0);
  });

  it('what is typed while the answer is on its way stays', async () => {
    const office = await entryOffice(code);
    await office.open('targets');
    typeTargets(office, 8, targetLine('Bà Nà', '40'));
    const { seen } = await office.open('targets');
    office.server.instead = () => {
      typeTargets(office, 8, targetLine('An Hải', '55'));
      return null;
    };
    const outcome = await office.send('targets', seen);
    expect(outcome).toMatchObject({
      view: { known: 1, ready: [{ after: '55% từ 01/01/2026 (13/QĐ)' }] },
    });
  });

  it('what was taken is said though Google’s service breaks off before the tab can show it', async () => {
    const office = await entryOffice(code);
    await office.open('targets');
    typeTargets(office, 8, targetLine('Bà Nà', '40'));
    const { seen } = await office.open('targets');
    const apply = office.store.apply.bind(office.store);
    office.server.instead = () => {
      office.store.apply = () => {
        throw new Error('Service Spreadsheets timed out');
      };
      return null;
    };
    expect(await office.send('targets', seen)).toMatchObject({
      kind: 'sent',
      taken: [{ after: '40% từ 01/01/2026 (13/QĐ)' }],
      refused: [],
      note: expect.stringContaining('không bị gửi lần hai') as string,
    });
    office.store.apply = apply;
    expect(await office.open('targets')).toMatchObject({ known: 1, ready: [] });
  });

  it('without the right says so in the pane and beside the line', async () => {
    const office = await entryOffice(code);
    await office.open('targets');
    typeTargets(office, 8, targetLine('Bà Nà', '40'));
    const { seen } = await office.open('targets');
    const body = { code: 'FORBIDDEN', message: 'Tài khoản này chưa có quyền giao chỉ tiêu.' };
    office.server.instead = () => ({ status: 403, body });
    expect(await office.send('targets', seen)).toMatchObject({
      refused: [{ why: expect.stringContaining('chưa có quyền') as string }],
    });
    expect(office.rows(NAMES.targets, 'state').flat().at(-1)).toContain('chưa có quyền');
  });
});

describe('five hundred lines', () => {
  const day = (at: number) =>
    `${(at % 28) + 1}/${(Math.floor(at / 28) % 12) + 1}/${2026 + Math.floor(at / 336)}`;
  const lines = Array.from({ length: 500 }, (_, at) =>
    targetLine(COMMUNES[at % 3]?.name ?? '', '40', day(at)),
  );

  it('pasted at once are read, said, sent and shown in a handful of writes', async () => {
    const office = await entryOffice(code);
    await office.open('targets');
    typeTargets(office, 8, ...lines);
    office.calls.length = 0;
    const view = await office.open('targets');
    expect([view.ready.length, view.faults]).toEqual([500, []]);
    // For more rows than before: grounds, lists and lock, and the lines in one write.
    expect(office.calls.length).toBeLessThanOrEqual(20);
    office.calls.length = 0;
    await office.open('targets');
    expect(office.calls).toEqual([]);
    office.calls.length = 0;
    const outcome = await office.send('targets', view.seen);
    expect(outcome).toMatchObject({ refused: [], view: { known: 500, ready: [] } });
    expect(office.server.sent('assignTargets')).toBe(1);
    // Keys, then the lines with their grounds, lists and lock.
    expect(office.calls.length).toBeLessThanOrEqual(25);
    expect(
      office
        .rows(NAMES.targets, 'state')
        .flat()
        .filter((it) => it.startsWith('Đã gửi')),
    ).toHaveLength(500);
  });

  it('pasted as numbers and days in cells with formats of their own are read as what they are', async () => {
    const office = await entryOffice(code);
    await office.open('targets');
    const { sheetId } = office.sheet(NAMES.targets).properties;
    typeTargets(office, 8, targetLine('Bà Nà', ''));
    const column = office.letter(NAMES.targets, 'value').charCodeAt(0) - 65;
    const format = (type: string, pattern: string) => ({
      userEnteredFormat: { numberFormat: { type, pattern } },
    });
    const values = [
      { userEnteredValue: { numberValue: 0.354 }, ...format('PERCENT', '0.0%') },
      { userEnteredValue: { numberValue: 46_023 }, ...format('DATE', 'dd/mm/yyyy') },
    ];
    const start = { sheetId, rowIndex: 6, columnIndex: column };
    const fields = 'userEnteredValue,userEnteredFormat.numberFormat';
    typeTargets(office, 7, targetLine('Bà Nà', ''));
    office.store.apply(
      office.id,
      [{ updateCells: { start, rows: [{ values }], fields } }],
      'may-chu@example.vn',
    );
    const view = await office.open('targets');
    expect(view.ready).toMatchObject([{ after: '35,4% từ 01/01/2026 (13/QĐ)' }]);
  });
});
