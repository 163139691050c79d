// What reaches the endpoint and is no request of a batch: tokens, paths, parameters, bodies.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGoogle, provisioned, ROBOT, STRANGER, VIEWER, type Google } from './office.ts';

let google: Google;
beforeAll(async () => {
  google = await openGoogle();
});
afterAll(() => google.close());

/** Straight to the endpoint, for what Google's client would never send. */
async function raw(path: string, options: RequestInit & { account?: string | null } = {}) {
  const { account = ROBOT, ...init } = options;
  const response = await fetch(new URL(path, google.rootUrl), {
    ...init,
    headers: account === null ? {} : { authorization: `Bearer ${account}` },
  });
  const text = await response.text();
  return {
    code: response.status,
    body: (text === '' ? null : JSON.parse(text)) as { error?: Record<string, unknown> } | null,
  };
}

describe('the endpoint', () => {
  it('answers in the shape of Google’s errors', async () => {
    const { code, body } = await raw('v4/spreadsheets/nope');
    expect(code).toBe(404);
    expect(body).toEqual({
      error: {
        code: 404,
        message: 'Requested entity was not found.',
        status: 'NOT_FOUND',
        errors: [
          { message: 'Requested entity was not found.', domain: 'global', reason: 'notFound' },
        ],
      },
    });
  });

  it.each<[string, string, RequestInit & { account?: string | null }, number, string]>([
    ['no token', 'v4/spreadsheets/{id}', { account: null }, 401, 'UNAUTHENTICATED'],
    [
      'a token that stands for nobody',
      'v4/spreadsheets/{id}',
      { account: 'nobody' },
      401,
      'UNAUTHENTICATED',
    ],
    ['a stranger', 'v4/spreadsheets/{id}', { account: STRANGER }, 403, 'PERMISSION_DENIED'],
    [
      'a reader who writes',
      'v4/spreadsheets/{id}:batchUpdate',
      { account: VIEWER, method: 'POST', body: '{"requests":[{"addSheet":{}}]}' },
      403,
      'PERMISSION_DENIED',
    ],
    ['an unknown path', 'v4/spreadsheets/{id}/sheets', {}, 404, 'NOT_FOUND'],
    ['an unknown path of Drive', 'drive/v3/changes', {}, 404, 'NOT_FOUND'],
    ['an unknown method', 'v4/spreadsheets/{id}', { method: 'DELETE' }, 404, 'NOT_FOUND'],
    ['an unknown query parameter', 'v4/spreadsheets/{id}?rangs=A1', {}, 400, 'INVALID_ARGUMENT'],
    [
      'an unknown part of the answer',
      'v4/spreadsheets/{id}?fields=sheets.foo',
      {},
      400,
      'INVALID_ARGUMENT',
    ],
    [
      'a part of the answer that is broken off',
      'v4/spreadsheets/{id}?fields=sheets(',
      {},
      400,
      'INVALID_ARGUMENT',
    ],
    [
      'a flag that is none',
      'v4/spreadsheets/{id}?includeGridData=yes',
      {},
      400,
      'INVALID_ARGUMENT',
    ],
    [
      'JSON that is broken off',
      'v4/spreadsheets/{id}:batchUpdate',
      { method: 'POST', body: '{"requests":[' },
      400,
      'INVALID_ARGUMENT',
    ],
    [
      'JSON that is a list',
      'v4/spreadsheets/{id}:batchUpdate',
      { method: 'POST', body: '[]' },
      400,
      'INVALID_ARGUMENT',
    ],
    [
      'an unknown name in the body',
      'v4/spreadsheets/{id}:batchUpdate',
      { method: 'POST', body: '{"request":[]}' },
      400,
      'INVALID_ARGUMENT',
    ],
    [
      'the spreadsheet in the answer',
      'v4/spreadsheets/{id}:batchUpdate',
      { method: 'POST', body: '{"includeSpreadsheetInResponse":true}' },
      400,
      'INVALID_ARGUMENT',
    ],
    [
      'a range that cannot be read',
      'v4/spreadsheets/{id}/values/Nope!A1',
      {},
      400,
      'INVALID_ARGUMENT',
    ],
    ['a range outside the grid', 'v4/spreadsheets/{id}/values/A21', {}, 400, 'INVALID_ARGUMENT'],
    [
      'writing without saying how',
      'v4/spreadsheets/{id}/values/A1',
      { method: 'PUT', body: '{"values":[[1]]}' },
      400,
      'INVALID_ARGUMENT',
    ],
    ['an escape that is none', 'v4/spreadsheets/{id}/values/%E0%A4%A', {}, 400, 'INVALID_ARGUMENT'],
  ])('refuses %s', async (_what, path, options, code, status) => {
    const id = provisioned(google.store);
    const found = await raw(path.replace('{id}', id), options);
    expect(found.code).toBe(code);
    expect(found.body?.error).toMatchObject({ code, status });
  });

  it('refuses a body above 32 MB', async () => {
    const id = provisioned(google.store);
    const body = `{"requests":[],"includeSpreadsheetInResponse":${' '.repeat(33 * 1024 * 1024)}false}`;
    expect((await raw(`v4/spreadsheets/${id}:batchUpdate`, { method: 'POST', body })).code).toBe(
      413,
    );
  });

  it('does not find what lies in the trash', async () => {
    const id = provisioned(google.store);
    google.store.changeFile(id, { trashed: true });
    expect((await raw(`v4/spreadsheets/${id}`)).code).toBe(404);
    expect((await raw(`v4/spreadsheets/${id}/values/A1`)).code).toBe(404);
  });

  it('leaves alone what is none of Google’s', async () => {
    expect((await fetch(new URL('fn/submitWorkbook', google.rootUrl))).status).toBe(418);
    expect((await fetch(new URL('v4/spreadsheetsx', google.rootUrl))).status).toBe(418);
  });
});
