// Faults put in the way of a request, to see what callers make of them: what was applied, and what
// was not, is certain each time.
import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../local-office/sheets/rest.ts';
import { openGoogle, provisioned, ROBOT, type Google } from './office.ts';

let google: Google | undefined;
afterEach(async () => {
  await google?.close();
  google = undefined;
});

async function sentThrough(fault: Fault) {
  const asked: { method: string; path: string; index: number }[] = [];
  google = await openGoogle((request, index) => {
    asked.push({ ...request, index });
    return index === 1 ? fault : null;
  });
  const id = provisioned(google.store);
  const api = google.sheets(ROBOT);
  await api.get({ spreadsheetId: id });
  const requests = [{ addSheet: { properties: { title: 'Mới' } } }];
  const sent = await api
    .batchUpdate(
      { spreadsheetId: id, requestBody: { requests } },
      { timeout: fault === 'hang' ? 300 : 5_000 },
    )
    .then(
      (answer) => ({ status: answer.status, retryAfter: null }),
      (error: { status?: number; response?: { headers: Headers } }) => ({
        status: error.status ?? null,
        retryAfter: error.response?.headers.get('retry-after') ?? null,
      }),
    );
  return { asked, sent, applied: google.store.spreadsheet(id).sheets.length === 2 };
}

describe('a request that meets', () => {
  it.each<[string, Fault, { status: number | null; retryAfter: string | null }, boolean]>([
    ['nothing', null, { status: 200, retryAfter: null }, true],
    ['too many requests', { status: 429, retryAfter: 7 }, { status: 429, retryAfter: '7' }, false],
    ['a server’s fault', { status: 500 }, { status: 500, retryAfter: null }, false],
    ['a server that is away', { status: 503 }, { status: 503, retryAfter: null }, false],
    ['a cut line', 'cut', { status: null, retryAfter: null }, false],
    ['a line cut after the deed', 'cut-after', { status: null, retryAfter: null }, true],
    ['silence', 'hang', { status: null, retryAfter: null }, false],
  ])('%s', async (_what, fault, sent, applied) => {
    const found = await sentThrough(fault);
    expect(found.sent).toEqual(sent);
    expect(found.applied).toBe(applied);
    expect(found.asked.map(({ method, index }) => [method, index])).toEqual([
      ['GET', 0],
      ['POST', 1],
    ]);
    expect(found.asked[1]?.path).toMatch(/^\/v4\/spreadsheets\/[\w-]+:batchUpdate$/);
  });
});
