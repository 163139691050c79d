// The entry tabs and the real functions with their store: what the staff type in the tab is what a
// commune reads afterwards.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FunctionName } from '../../local-office/functions-host.ts';
import { AN_HAI, ENTRIES, openOffice, type Office } from '../handlers/office.ts';
import { entryOffice, NAMES } from './entry-office.ts';
import { compiledAddon } from './script.ts';

const SON = 'son@dn.example';
const LAN = 'lan@dn.example';
let code = '';
let functions: Office;

beforeAll(async () => {
  ({ code } = await compiledAddon());
});
beforeEach(async () => {
  functions = await openOffice();
});
afterEach(() => functions.close());

async function ask(name: string, email: string, body?: object, query = '') {
  const server = functions.server(name as FunctionName);
  const request = body === undefined ? server.get(`/?${query}`) : server.post('/').send(body);
  const reply = await request.set('authorization', `Bearer ${functions.token(email)}`);
  return { status: reply.status, body: reply.body as Record<string, unknown> };
}
/** The province's spreadsheet, whose add-on reaches the functions as this account. */
const sheetOf = (email: string) =>
  entryOffice(code, '', (name, body, query) => ask(name, email, body, query));

describe('with the real functions', () => {
  it('a target is assigned, changed and taken back', async () => {
    const office = await sheetOf(SON);
    const first = await office.open('targets');
    expect(first).toMatchObject({ made: true, faults: [], ready: [] });
    const names = office.rows(NAMES.targets, 'indicator', 'zone');
    const free = names.length + 4;
    const [name = ''] = names[0] ?? [];
    const at = (key: string, row: number) => `${office.letter(NAMES.targets, key)}${row}`;
    office.type(NAMES.targets, at('indicator', free), [
      name,
      'An Hải',
      '',
      '',
      '77,5',
      '01/12/2025',
      '9/QĐ',
      '15/12/2025',
    ]);
    const ready = await office.open('targets');
    expect(ready.faults).toEqual([]);
    expect(await office.send('targets', ready.seen)).toMatchObject({
      refused: [],
      view: { known: 1 },
    });
    const rows = office.rows(NAMES.targets, 'value', 'documentNo', 'state');
    const row = rows.findIndex(([value]) => value === '77,5') + 3;
    expect(rows[row - 3]).toEqual(['77,5', '9/QĐ', `Đã gửi 09:30 ngày 18/12/2025 · ${SON}`]);

    office.type(NAMES.targets, at('value', row), ['80']);
    await office.send('targets', (await office.open('targets')).seen);
    office.type(NAMES.targets, at('value', row), ['']);
    const last = await office.open('targets');
    expect(last.ready).toMatchObject([
      { before: '80%', after: 'thu hồi mức giao từ 01/12/2025 (9/QĐ)' },
    ]);
    expect(await office.send('targets', last.seen)).toMatchObject({
      refused: [],
      view: { known: 0, ready: [] },
    });
    const { body } = await ask('provinceTargets', SON, undefined, 'province=48');
    expect([body['targets'], (body['replaced'] as unknown[]).length]).toEqual([[], 3]);
  });

  it('what the functions find wrong stands beside its line', async () => {
    const office = await sheetOf(SON);
    await office.open('targets');
    const names = office.rows(NAMES.targets, 'indicator');
    const [name = ''] = names[0] ?? [];
    const cell = `${office.letter(NAMES.targets, 'indicator')}${names.length + 4}`;
    const line = (commune: string) => [
      name,
      commune,
      '',
      '',
      '77,5',
      '01/12/2025',
      '9/QĐ',
      '15/12/2025',
    ];
    office.type(NAMES.targets, cell, line('An Hải'), line('99999'));
    const { seen } = await office.open('targets');
    expect(await office.send('targets', seen)).toMatchObject({
      taken: [],
      refused: [
        { why: expect.stringContaining('chờ dòng có lỗi') as string },
        { why: expect.stringContaining('Không có xã, phường') as string },
      ],
    });
    expect(office.rows(NAMES.targets, 'state').flat().at(-1)).toMatch(
      /^Chưa được nhận: Không có xã/,
    );
  });

  it('an answer reaches the commune that asked', async () => {
    const told = {
      category: 'Mạng',
      description: 'Sóng yếu ở thôn 3',
      askLevel: 'Tỉnh',
      status: 'Mới',
    };
    const report = functions.body(AN_HAI, { ...ENTRIES, difficulties: [told] });
    expect((await functions.submit(LAN, report)).status).toBe(200);
    const office = await sheetOf(SON);
    await office.open('replies');
    expect(office.rows(NAMES.replies, 'name', 'description')).toEqual([
      ['Phường An Hải', 'Sóng yếu ở thôn 3'],
    ]);
    office.type(NAMES.replies, `${office.letter(NAMES.replies, 'answer')}3`, [
      'Sẽ dựng trạm trong quý I',
      'Đang xử lý',
    ]);
    const { seen } = await office.open('replies');
    expect(await office.send('replies', seen)).toMatchObject({
      refused: [],
      view: { ready: [], known: 1 },
    });
    const query = `province=48&commune=${AN_HAI}&period=2025-Q4`;
    const { body } = await ask('reportStatus', LAN, undefined, query);
    expect(body['difficultyAnswers']).toMatchObject([
      {
        description: 'Sóng yếu ở thôn 3',
        answer: 'Sẽ dựng trạm trong quý I',
        state: 'IN_PROGRESS',
      },
    ]);
  });

  it('a request is issued once, is read by those it asks, and withdrawn', async () => {
    const office = await sheetOf(SON);
    await office.open('requests');
    const title = `${office.letter(NAMES.requests, 'title')}3`;
    const head = [
      'Rà soát thiết bị',
      '15/SKHCN',
      '17/12/2025',
      'Chậm nhất ngày',
      '25/12/2025',
      'An Hải',
    ];
    office.type(
      NAMES.requests,
      title,
      [...head, 'Số máy tính?', 'Số đếm'],
      ['', '', '', '', '', '', 'Đường truyền?', 'Chọn một', 'Cáp; 4G', 'không'],
    );
    const { seen } = await office.open('requests');
    expect(await office.send('requests', seen)).toMatchObject({
      refused: [],
      view: { known: 1, ready: [] },
    });
    expect(office.rows(NAMES.requests, 'id', 'scope', 'counts')[0]).toEqual([
      'ADHOC-2025-001',
      'Phường An Hải',
      '0/1',
    ]);
    const own = async () =>
      (await ask('adhocRequests', LAN, undefined, `province=48&commune=${AN_HAI}`)).body;
    expect(await own()).toMatchObject({
      requests: [
        {
          id: 'ADHOC-2025-001',
          questions: [
            { id: 'C1', type: 'COUNT' },
            { id: 'C2', choices: ['Cáp', '4G'], required: false },
          ],
        },
      ],
    });
    office.type(NAMES.requests, `${office.letter(NAMES.requests, 'withdraw')}3`, ['Nhầm phạm vi']);
    await office.send('requests', (await office.open('requests')).seen);
    expect(office.rows(NAMES.requests, 'withdraw', 'state')[0]).toEqual([
      'Nhầm phạm vi',
      `Đã rút 09:30 ngày 18/12/2025 · ${SON}`,
    ]);
  });

  it('who may only read sees the lines, and is told at sending which right is missing', async () => {
    const office = await sheetOf('vy@dn.example');
    await office.open('targets');
    const names = office.rows(NAMES.targets, 'indicator');
    const cell = `${office.letter(NAMES.targets, 'value')}3`;
    office.type(NAMES.targets, cell, ['90', '01/12/2025', '9/QĐ', '15/12/2025']);
    const { seen, ready } = await office.open('targets');
    expect([names.length > 3, ready.length]).toEqual([true, 1]);
    expect(await office.send('targets', seen)).toMatchObject({
      refused: [{ why: expect.stringContaining('giao chỉ tiêu của tỉnh này') as string }],
    });
  });
});
