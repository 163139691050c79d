import { gzipSync } from 'node:zlib';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { createServer } from 'node:http';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardServer } from '../../functions/handlers/broken-body.ts';
import { AN_HAI, openOffice } from './office.ts';
import type { Office } from './office.ts';
import { refusal, replyTo } from './reply.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'options', 'head'] as const;

describe.each([
  ['submitWorkbook', 'post'],
  ['provinceSummary', 'get'],
  ['provinceProgress', 'get'],
  ['reportStatus', 'get'],
  ['updateSummary', 'post'],
  ['reviewReports', 'post'],
  ['approveReport', 'post'],
  ['closePeriod', 'post'],
  ['correctReport', 'post'],
  ['handOver', 'post'],
  ['settleMail', 'post'],
  ['verifyLog', 'get'],
  ['rollUpProvince', 'post'],
  ['publishSummary', 'post'],
] as const)('%s', (name, allowed) => {
  it.each(METHODS.filter((method) => method !== allowed))(
    `refuses %s: it takes ${allowed}`,
    async (method) => {
      const { status, body, headers } = await replyTo(office.server(name)[method]('/'));
      expect(status).toBe(405);
      expect(headers['allow']).toBe(allowed.toUpperCase());
      if (method !== 'head') expect(body.code).toBe('METHOD_NOT_ALLOWED');
    },
  );
});

describe('an answer', () => {
  it('is JSON in UTF-8 that nobody keeps or frames', async () => {
    const answers = await Promise.all([
      office.submit('lan@dn.example', office.body(AN_HAI)),
      replyTo(office.server('submitWorkbook').get('/')),
      replyTo(
        office.server('submitWorkbook').post('/').set('content-type', 'application/json').send('{'),
      ),
    ]);
    for (const { headers } of answers)
      expect(headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
      });
    for (const { headers } of answers) expect(headers).not.toHaveProperty('x-powered-by');
  });
});

describe('a body that cannot be read', () => {
  const JSON_TYPE = { 'content-type': 'application/json' };
  const send = (
    text: string | Buffer | undefined,
    headers: Record<string, string> = JSON_TYPE,
    name: 'submitWorkbook' | 'rollUpProvince' = 'submitWorkbook',
  ) => {
    const request = office
      .server(name)
      .post('/')
      .set({ authorization: `Bearer ${office.token('lan@dn.example')}`, ...headers });
    // As it is: supertest would write a buffer as JSON.
    return replyTo(request.serialize((it: unknown) => it as string).send(text));
  };

  it.each(['{', '{"province":"48",}', 'null', '"text"', '{"a":\u0000}', '[1,2'])(
    'is answered in our own words: %j',
    async (text) => {
      const reply = await send(text);
      expect(refusal(reply)).toEqual([400, 'BAD_REQUEST']);
      expect(reply.text).not.toMatch(/node_modules|SyntaxError|at /);
    },
  );

  it('is answered the same way by a function of events', async () => {
    const type = { 'content-type': 'application/cloudevents+json' };
    expect(refusal(await send('{', type, 'rollUpProvince'))).toEqual([400, 'BAD_REQUEST']);
  });

  it('is no event when there is none', async () => {
    const reply = await send(undefined, {}, 'rollUpProvince');
    expect(refusal(reply)).toEqual([400, 'BAD_REQUEST']);
  });

  it('is refused with an address that cannot be decoded', async () => {
    const reply = await replyTo(office.server('provinceSummary').get('/%E0%A4%A'));
    expect(refusal(reply)).toEqual([400, 'BAD_REQUEST']);
  });

  it('is answered the same way by a server that is handed requests, once guarded', async () => {
    const inner = getTestServer('submitWorkbook');
    guardServer(inner);
    const gateway = createServer((request, response) => inner.emit('request', request, response));
    const reply = await replyTo(supertest(gateway).post('/').set(JSON_TYPE).send('{'));
    expect(refusal(reply)).toEqual([400, 'BAD_REQUEST']);
  });

  it.each([
    ['no type', ''],
    ['text', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['a cloud event', 'application/cloudevents+json'],
    ['almost JSON', 'application/jsonp'],
    ['in another charset', 'application/json; charset=utf-32x'],
  ])('is refused when it is %s', async (_case, type) => {
    const reply = await send('{}', { 'content-type': type });
    expect(refusal(reply)).toEqual([415, 'UNSUPPORTED_TYPE']);
  });

  it.each(['gzip', 'deflate', 'br'])('is refused when it is compressed (%s)', async (encoding) => {
    const reply = await send(gzipSync('{}'), { ...JSON_TYPE, 'content-encoding': encoding });
    expect(refusal(reply)).toEqual([415, 'UNSUPPORTED_TYPE']);
  });

  it('is refused above the size that is set; up to it, it is read', async () => {
    const padded = (bytes: number) => {
      const frame = JSON.stringify({ pad: '' }).length;
      return JSON.stringify({ pad: 'x'.repeat(bytes - frame) });
    };
    const limit = 1024 * 1024;
    const over = await send(padded(limit + 1));
    expect(refusal(over)).toEqual([413, 'TOO_LARGE']);
    expect(over.body.message).toContain('1 MB');
    expect(refusal(await send(padded(limit)))).toEqual([400, 'BAD_REQUEST']);
  });

  it('is not looked at before the token', async () => {
    const reply = await replyTo(office.server('submitWorkbook').post('/').send({ any: 'thing' }));
    expect(refusal(reply)).toEqual([401, 'TOKEN_MISSING']);
  });
});

describe('a body that is not as agreed', () => {
  const wrong: [string, (body: Record<string, unknown>) => object, string][] = [
    ['an unknown field', (body) => ({ ...body, extra: 1 }), 'extra'],
    ['no period', ({ period: _period, ...body }) => body, 'period'],
    ['a commune as a number', (body) => ({ ...body, commune: 20275 }), 'commune'],
    ['a commune of four digits', (body) => ({ ...body, commune: '2027' }), 'commune'],
    ['a path for a period', (body) => ({ ...body, period: '../2025' }), 'period'],
    ['no base', ({ baseRevision: _base, ...body }) => body, 'baseRevision'],
    ['a base of 0', (body) => ({ ...body, baseRevision: 0 }), 'baseRevision'],
    ['a base of one and a half', (body) => ({ ...body, baseRevision: 1.5 }), 'baseRevision'],
    ['a list for a workbook', (body) => ({ ...body, book: [] }), 'book'],
    [
      'a cell that is a list',
      (body) => ({ ...body, book: { tabs: [{ name: 'a', rows: [[[1]]] }] } }),
      'book.tabs.0.rows.0.0',
    ],
    [
      'a date that is no day',
      (body) => ({ ...body, book: { tabs: [{ name: 'a', rows: [[{ date: '2025-02-30' }]] }] } }),
      'book.tabs.0.rows.0.0',
    ],
    [
      'an unknown field in a tab',
      (body) => ({ ...body, book: { tabs: [{ name: 'a', rows: [], hidden: true }] } }),
      'book.tabs.0.hidden',
    ],
    [
      'a confirmation without a code',
      (body) => ({ ...body, confirmations: [{ reason: 'x' }] }),
      'confirmations.0.code',
    ],
    ['an empty letter number', (body) => ({ ...body, officialNo: ' ' }), 'officialNo'],
    ['nothing at all', () => ({}), 'province'],
  ];
  it.each(wrong)('is refused by the name of the field: %s', async (_case, change, field) => {
    const reply = await office.submit('lan@dn.example', change(office.body(AN_HAI)));
    expect(refusal(reply)).toEqual([400, 'BAD_REQUEST']);
    expect(reply.body.message).toContain(field);
  });

  it('is never quoted back', async () => {
    const { text } = await office.submit('lan@dn.example', {
      ...office.body(AN_HAI),
      commune: '<script>alert(1)</script>',
    });
    expect(text).not.toContain('script');
  });
});

describe('a query that is not as agreed', () => {
  it.each([
    ['nothing', ''],
    ['no period', 'province=48'],
    ['two provinces', 'province=48&province=44&period=2025-Q4'],
    ['a long province', 'province=480&period=2025-Q4'],
    ['a path', 'province=48&period=..%2F2025'],
    ['an unknown field', 'province=48&period=2025-Q4&raw=1'],
  ])('is refused: %s', async (_case, query) => {
    const request = office.server('provinceSummary').get(`/?${query}`);
    const authorization = `Bearer ${office.token('son@dn.example')}`;
    const reply = await replyTo(request.set({ authorization }));
    expect(refusal(reply)).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('a failure of ours', () => {
  it('is logged in full and answered with nothing but an apology', async () => {
    const broken = await openOffice();
    await broken.db.doc('plans/quang-nam-2025').delete();
    const { status, body } = await broken.submit('lan@dn.example', broken.body(AN_HAI));
    expect([status, Object.keys(body)]).toEqual([500, ['code', 'message']]);
    expect(body.message).toMatch(/^Máy chủ gặp sự cố/);
    const [line] = broken.logged();
    expect(line).toMatchObject({ severity: 'ERROR', function: 'submitWorkbook', code: 'INTERNAL' });
    expect(line?.['stack_trace']).toContain('plans/quang-nam-2025: expected a plan');
    await broken.close();
  });
});
