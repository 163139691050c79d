// Executions beside each other and beside the office: locks that exclude, requests that the same
// process answers, limits that hold.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FIGURES, mainOf, scriptOffice } from './script-office.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a request', () => {
  it('is answered by this very process while the execution stands still', async () => {
    const origin = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(409, { 'content-type': 'application/json', 'retry-after': '3' });
        const { method, url, headers } = request;
        const body = Buffer.concat(chunks).toString();
        response.end(
          JSON.stringify([method, url, headers.authorization, headers['content-type'], body]),
        );
      });
    });
    const { value } = scriptOffice(
      `function main(origin) {
        const response = UrlFetchApp.fetch(origin + '/gửi?x=1', {
          method: 'post', contentType: 'application/json', payload: JSON.stringify({ xã: 'An Bình' }),
          headers: { Authorization: 'Bearer ' + ScriptApp.getIdentityToken() }, muteHttpExceptions: true });
        return [response.getResponseCode(), JSON.parse(response.getContentText()), response.getHeaders()['retry-after']];
      }`,
    );
    expect(await value('main', origin)).toEqual([
      409,
      [
        'POST',
        '/g%E1%BB%ADi?x=1',
        'Bearer signed:can-bo@example.vn',
        'application/json',
        '{"xã":"An Bình"}',
      ],
      '3',
    ]);
  });

  it('throws on an answer that refuses, unless told not to', async () => {
    const origin = await serve((_request, response) => response.writeHead(503).end('quá tải'));
    const { run } = scriptOffice('function main(origin) { UrlFetchApp.fetch(origin); }');
    expect((await run('main', { args: [origin] })).error).toBe(
      `Request failed for ${origin} returned code 503. Truncated server response: quá tải (use muteHttpExceptions option to examine full response)`,
    );
  });

  it('follows where it is led, unless told not to or led off this machine', async () => {
    const origin = await serve((request, response) => {
      const onward = new Map([
        ['/a', '/b'],
        ['/out', 'https://example.com/'],
      ]).get(request.url ?? '');
      if (onward === undefined) response.end(`${request.method} ${request.url}`);
      else response.writeHead(302, { location: onward }).end();
    });
    const { value } = scriptOffice(
      `function main(origin) {
        const get = (path, options) => UrlFetchApp.fetch(origin + path, { ...options, muteHttpExceptions: true });
        let out = ''; try { get('/out'); } catch (error) { out = error.message; }
        return [get('/a', { method: 'post', payload: { a: 'b' } }).getContentText(),
          get('/a', { followRedirects: false }).getResponseCode(), out];
      }`,
    );
    expect(await value('main', origin)).toEqual([
      'GET /b',
      302,
      `Address unavailable: ${origin}/out`,
    ]);
  });

  it.each([
    ['nobody answers', 'http://127.0.0.1:1/', undefined],
    ['the office does not let it out', 'https://example.com/', undefined],
    ['the setting forbids it', 'http://127.0.0.1:1/', () => false],
    ['it is no address', 'xin chào', undefined],
  ])('comes to nothing where %s', async (_name, url, fetchAllowed) => {
    const { run } = scriptOffice(
      mainOf(`UrlFetchApp.fetch('${url}', { muteHttpExceptions: true });`),
      fetchAllowed === undefined ? {} : { fetchAllowed },
    );
    expect((await run('main')).error).toBe(`Address unavailable: ${url}`);
  });
});

describe('a lock', () => {
  const COUNT = `function main() {
    const lock = LockService.getDocumentLock();
    lock.waitLock(20000);
    const cell = SpreadsheetApp.getActive().getSheetByName('Số liệu').getRange('A1');
    const before = Number(cell.getValue());
    Utilities.sleep(5);
    cell.setValue(before + 1);
    if (before % 2 === 0) lock.releaseLock();
    return lock.hasLock();
  }`;

  it('excludes: of twenty executions in two threads each adds one', async () => {
    const { store, id, run } = scriptOffice(COUNT, { workers: 2 });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => run('main')));
    expect(outcomes.map((it) => it.error)).toEqual(Array(20).fill(undefined));
    const sheet = store.spreadsheet(id).sheets.find((it) => it.properties.sheetId === FIGURES);
    expect(sheet?.cells[0]?.[0]?.effective).toEqual({ numberValue: 20 });
  });

  it('is refused to who does not wait, and given back by an execution that is stopped', async () => {
    const { run } = scriptOffice(
      `function hold() { LockService.getScriptLock().waitLock(10);
        CacheService.getScriptCache().put('held', 'yes'); for (;;) {} }
      function isHeld() { return CacheService.getScriptCache().get('held'); }
      function tryIt(patience) { const lock = LockService.getScriptLock();
        return [lock.hasLock(), lock.tryLock(patience), lock.tryLock(patience), lock.hasLock()]; }
      function wait() { LockService.getScriptLock().waitLock(20); }
      function other() { return LockService.getDocumentLock().tryLock(0); }`,
      { workers: 2, timeoutMs: 3000 },
    );
    const held = run('hold');
    while ((await run('isHeld')).value !== 'yes') await new Promise((tick) => setTimeout(tick, 10));
    expect((await run('tryIt', { args: [0] })).value).toEqual([false, false, false, false]);
    expect((await run('wait')).error).toBe(
      'Lock timeout: another process was holding the lock for too long.',
    );
    expect((await run('other')).value).toBe(true);
    expect((await held).error).toBe('Exceeded maximum execution time');
    expect((await run('tryIt', { args: [1000] })).value).toEqual([false, true, true, true]);
  });
});

describe('the time limit', () => {
  it('stops what runs in circles, sleeps or waits, and the next execution finds a thread', async () => {
    const origin = await serve(() => undefined);
    const { run } = scriptOffice(
      `function start() { SpreadsheetApp.getActive().toast('bắt đầu'); }
      function circle() { start(); for (;;) {} }
      function sleep() { start(); Utilities.sleep(60000); }
      function ask(origin) { start(); UrlFetchApp.fetch(origin); }
      function next() { return 1; }`,
      { timeoutMs: 2500, workers: 3 },
    );
    const names = ['circle', 'sleep', 'ask'];
    const stopped = await Promise.all(names.map((name) => run(name, { args: [origin] })));
    for (const { error, effects } of stopped) {
      expect(error).toBe('Exceeded maximum execution time');
      expect(effects).toMatchObject([{ kind: 'toast', text: 'bắt đầu' }]);
    }
    expect((await run('next')).value).toBe(1);
  });
});
