import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson, listen, type OfficeServer } from '../../local-office/server.ts';

let server: OfficeServer;
const errors: unknown[] = [];
beforeAll(async () => {
  server = await listen(
    0,
    () => [
      ({ url }) => {
        if (url === '/broken') throw new Error('the secret reason');
        return false;
      },
      ({ url }, response) => {
        if (url !== '/api/thing' && url !== '/fn/thing') return false;
        answerJson(response, 200, { served: url });
        return true;
      },
      ({ url = '' }, response) => {
        // As the office's own routes read a target.
        if (new URL(url, 'http://127.0.0.1').pathname !== '/api/office/clock') return false;
        answerJson(response, 200, { moved: true });
        return true;
      },
    ],
    (error) => errors.push(error),
  );
});
afterAll(() => server.close());

const CLOCK = '/api/office/clock';

interface Asked {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
}
/** Asks under a Host of one's own choosing, which fetch does not let one do. */
function ask({ path = '/api/thing', method = 'GET', headers = {} }: Asked) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const sent = request(server.origin, { path, method, headers }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the server of the office', () => {
  it('is heard on 127.0.0.1 only', () => {
    expect(new URL(server.origin).hostname).toBe('127.0.0.1');
  });

  it.each<[string, Asked, number]>([
    ['a look', {}, 200],
    ['a look by the name localhost', { headers: { host: 'localhost:8787' } }, 200],
    ['a change with its header', { method: 'POST', headers: { 'x-chot-so': '1' } }, 200],
    [
      'a function called by the add-on, without the header',
      { path: '/fn/thing', method: 'POST' },
      200,
    ],
    ['a change without the header', { method: 'POST' }, 403],
    ['a change by PUT without the header', { method: 'PUT' }, 403],
    ['a change with another value', { method: 'POST', headers: { 'x-chot-so': '0' } }, 403],
    ['a look by another name', { headers: { host: 'evil.example' } }, 403],
    ['a name that begins like ours', { headers: { host: '127.0.0.1.evil.example' } }, 403],
    [
      'a change by another name',
      { method: 'POST', headers: { host: 'evil.example', 'x-chot-so': '1' } },
      403,
    ],
    ['a function by another name', { path: '/fn/thing', headers: { host: 'evil.example' } }, 403],
    ['a change of the clock', { path: CLOCK, method: 'POST', headers: { 'x-chot-so': '1' } }, 200],
    ['a change behind a server', { path: `//x${CLOCK}`, method: 'POST' }, 400],
    ['a look behind a server', { path: `//x${CLOCK}` }, 400],
    ['a change behind a server by the other slash', { path: `/\\x${CLOCK}`, method: 'POST' }, 400],
    ['a change at a whole address', { path: `http://127.0.0.1${CLOCK}`, method: 'POST' }, 400],
    ['a change by a way around', { path: `/x/..${CLOCK}`, method: 'POST' }, 403],
    ['a change by the other slashes', { path: '/api\\office\\clock', method: 'POST' }, 403],
    ['a change with a query', { path: `${CLOCK}?as=x`, method: 'POST' }, 403],
    ['what is no address', { path: '//[', method: 'POST' }, 400],
    ['what is nowhere', { path: '/nowhere' }, 404],
    ['what breaks', { path: '/broken' }, 500],
  ])('answers %s', async (_name, asked, status) => {
    expect((await ask(asked)).status).toBe(status);
  });

  it('tells the terminal, and not the browser, why something broke', async () => {
    errors.length = 0;
    expect((await ask({ path: '/broken' })).text).not.toContain('secret');
    expect(errors).toEqual([new Error('the secret reason')]);
  });

  it('says when a port is taken', async () => {
    const port = Number(new URL(server.origin).port);
    await expect(
      listen(
        port,
        () => [],
        () => undefined,
      ),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
