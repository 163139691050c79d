// Issuing requests from their tab while answers get lost: nothing is issued twice, nothing typed is lost.
import { beforeAll, describe, expect, it } from 'vitest';
import { entryOffice, NAMES, REQUEST, typeRequest } from './entry-office.ts';
import { compiledAddon } from './script.ts';

let code = '';

beforeAll(async () => {
  ({ code } = await compiledAddon());
});

describe('issuing', () => {
  it('a request: its key stands in the tab before it is sent, and a lost answer issues nothing twice', async () => {
    const office = await entryOffice(code);
    await office.open('requests');
    typeRequest(office, 3, ...REQUEST);
    const { seen, ready } = await office.open('requests');
    expect(ready).toHaveLength(1);
    const keys: string[] = [];
    office.server.instead = (name, body) => {
      if (name === 'issueRequest') {
        keys.push(String(body['key']));
        expect(office.text(NAMES.requests, 'A3')).toBe(`new:${String(body['key'])}`);
      }
      return keys.length === 1 ? 'lost' : null;
    };
    expect(await office.send('requests', seen)).toMatchObject({ refused: [], view: { known: 1 } });
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(office.server.requests.map(({ id, scope }) => [id, scope])).toEqual([
      ['ADHOC-2025-001', ['20197']],
    ]);
    expect(office.rows(NAMES.requests, 'key', 'id', 'question')).toEqual([
      ['ADHOC-2025-001', 'ADHOC-2025-001', 'Mấy máy?'],
      ['ADHOC-2025-001#C2', '', 'Đường truyền?'],
    ]);
  });

  it('a request that was received while the line went dead is known by what it says', async () => {
    const office = await entryOffice(code);
    await office.open('requests');
    typeRequest(office, 3, ...REQUEST);
    const { seen } = await office.open('requests');
    office.server.instead = (name) => (name === 'issueRequest' ? 'lost' : null);
    const outcome = await office.send('requests', seen);
    expect(outcome).toMatchObject({ taken: [], refused: [{ what: expect.any(String) as string }] });
    office.server.instead = null;
    expect(await office.open('requests')).toMatchObject({ ready: [], known: 1 });
    expect(office.server.requests).toHaveLength(1);
  });

  it('a request that was received and then changed is another one: both are kept, and it is said', async () => {
    const office = await entryOffice(code);
    await office.open('requests');
    typeRequest(office, 3, ...REQUEST);
    let { seen } = await office.open('requests');
    let lost = true;
    office.server.instead = (name) => (name === 'issueRequest' && lost ? 'lost' : null);
    // The server is not heard, nor seen afterwards: the line goes on carrying its key.
    const heard = office.server.answer.bind(office.server);
    office.server.answer = (name, body) =>
      lost && name === 'adhocRequests'
        ? { status: 200, body: { requests: [] } }
        : heard(name, body);
    await office.send('requests', seen);
    typeRequest(office, 3, ['Rà soát đường truyền']);
    ({ seen } = await office.open('requests'));
    lost = false;
    const differs = { code: 'REQUEST_DIFFERS', message: 'Đã ban hành với nội dung khác.' };
    office.server.instead = (name) =>
      name === 'issueRequest' ? { status: 409, body: differs } : null;
    ({ seen } = await office.open('requests'));
    expect(await office.send('requests', seen)).toMatchObject({
      taken: [],
      refused: [{ why: expect.stringContaining('nội dung khác') as string }],
      view: { known: 1, ready: [{ what: 'Yêu cầu mới “Rà soát đường truyền”' }] },
    });
    expect(office.rows(NAMES.requests, 'key', 'question').map(([key]) => key)).toEqual([
      'ADHOC-2025-001',
      'ADHOC-2025-001#C2',
      '',
      '',
    ]);
  });

  it('several requests: one that is refused does not hold up the others, nor is any sent twice', async () => {
    const office = await entryOffice(code);
    await office.open('requests');
    const named = (title: string) => [[title, ...(REQUEST[0] ?? []).slice(1)]];
    typeRequest(office, 3, ...named('Một'), ...named('Hai'), ...named('Ba'));
    const { seen } = await office.open('requests');
    office.server.instead = (name, body) =>
      name === 'issueRequest' && body['title'] === 'Hai'
        ? { status: 400, body: { code: 'BAD_REQUEST', message: 'Hạn trả lời đã qua.' } }
        : null;
    expect(await office.send('requests', seen)).toMatchObject({
      taken: [{ what: 'Yêu cầu mới “Một”' }, { what: 'Yêu cầu mới “Ba”' }],
      refused: [{ what: 'Yêu cầu mới “Hai”', why: expect.stringContaining('đã qua') as string }],
      view: { known: 2, ready: [{ what: 'Yêu cầu mới “Hai”' }] },
    });
    office.server.instead = null;
    await office.send('requests', (await office.open('requests')).seen);
    expect(office.server.requests.map(({ title }) => title)).toEqual(['Một', 'Ba', 'Hai']);
    expect(office.server.sent('issueRequest')).toBe(4);
  });

  it('a withdrawal, by a reason beside the request', async () => {
    const office = await entryOffice(code);
    await office.open('requests');
    typeRequest(office, 3, ...REQUEST);
    await office.send('requests', (await office.open('requests')).seen);
    office.type(NAMES.requests, `${office.letter(NAMES.requests, 'withdraw')}3`, ['Nhầm hạn']);
    await office.send('requests', (await office.open('requests')).seen);
    expect(office.rows(NAMES.requests, 'withdraw', 'state')[0]).toEqual([
      'Nhầm hạn',
      'Đã rút 14:05 ngày 18/12/2025 · chuyenvien@so.example',
    ]);
  });
});
