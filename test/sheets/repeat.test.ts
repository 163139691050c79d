import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '../../functions/problem.ts';
import { isRefused, lostState, reached } from '../../functions/sheets/faults.ts';
import { FRESH, REPEATABLE } from '../../functions/sheets/repeat.ts';
import { errorBody, scriptedGoogle } from './scripted-google.ts';
import type { ScriptedAnswer, ScriptedGoogle } from './scripted-google.ts';

let google: ScriptedGoogle;
afterEach(() => google.close());

const read = () => reached(google.client.sheets.spreadsheets.get({ spreadsheetId: 'a' }));
const write = (options = {}) =>
  reached(
    google.client.sheets.spreadsheets.batchUpdate(
      { spreadsheetId: 'a', requestBody: { requests: [] } },
      options,
    ),
  );
const busy = (status: number, retryAfter?: string): ScriptedAnswer => ({
  status,
  ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
});

describe('reading is repeated', () => {
  it.each<[string, ScriptedAnswer, number[]]>([
    ['after 429, as long as Retry-After says', busy(429, '3'), [3000]],
    ['after 429 that says nothing', busy(429), [1000]],
    [
      'after 503 with a moment to come back at',
      busy(503, 'Thu, 01 Jan 1970 00:17:00 GMT'),
      [20_000],
    ],
    ['after 500', busy(500), [1000]],
    ['after a cut connection', 'cut', [1000]],
    ['after no answer', 'silence', [1000]],
    [
      'after Drive’s way of saying that too much is shared',
      { status: 403, body: errorBody(403, { errors: [{ reason: 'sharingRateLimitExceeded' }] }) },
      [1000],
    ],
    [
      'after Drive’s way of saying that there are too many',
      { status: 403, body: errorBody(403, { errors: [{ reason: 'userRateLimitExceeded' }] }) },
      [1000],
    ],
  ])('%s', async (_name, first, slept) => {
    google = await scriptedGoogle([first, { status: 200, body: { spreadsheetId: 'a' } }]);
    expect(await read()).toMatchObject({ spreadsheetId: 'a' });
    expect(google.asked).toHaveLength(2);
    expect(google.slept).toEqual(slept);
  });

  it('six times after 429, twice as long each time, and then no more', async () => {
    google = await scriptedGoogle(Array.from({ length: 9 }, () => busy(429)));
    await expect(read()).rejects.toThrow(Problem);
    expect(google.asked).toHaveLength(7);
    expect(google.slept).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000]);
  });

  it('twice where no answer comes at all', async () => {
    google = await scriptedGoogle(['cut', 'cut', 'cut', 'cut']);
    await expect(read()).rejects.toMatchObject({ code: 'SHEETS_UNAVAILABLE', status: 503 });
    expect(google.asked).toHaveLength(3);
  });

  it('not where it is told to come back much later', async () => {
    google = await scriptedGoogle([busy(429, '3600')]);
    await expect(read()).rejects.toMatchObject({ code: 'SHEETS_UNAVAILABLE' });
    expect(google.slept).toEqual([]);
  });
});

describe('writing', () => {
  it('is sent again after 429, which means that nothing has been done', async () => {
    google = await scriptedGoogle([busy(429, '2')]);
    await write();
    expect(google.asked).toHaveLength(2);
    expect(google.slept).toEqual([2000]);
  });

  it.each<[string, ScriptedAnswer]>([
    ['500', busy(500)],
    ['503', busy(503, '1')],
    ['a cut connection', 'cut'],
    ['no answer', 'silence'],
  ])('is not repeated after %s: it may have been done', async (_name, first) => {
    google = await scriptedGoogle([first]);
    await expect(write()).rejects.toMatchObject({ code: 'SHEETS_UNAVAILABLE' });
    expect(google.asked).toHaveLength(1);
  });

  it.each<[string, ScriptedAnswer]>([
    ['429', busy(429, '1')],
    ['500', busy(500)],
  ])(
    'is not repeated after %s where what was read before it may be old by then',
    async (_, first) => {
      google = await scriptedGoogle([first]);
      await expect(write(FRESH)).rejects.toMatchObject({ code: 'SHEETS_UNAVAILABLE' });
      expect(google.asked).toHaveLength(1);
      expect(google.slept).toEqual([]);
    },
  );

  it('that is right only at once does not wait for the quota', async () => {
    google = await scriptedGoogle([], 1);
    await read();
    await expect(write(FRESH)).rejects.toMatchObject({ code: 'SHEETS_UNAVAILABLE' });
    expect(google.asked).toHaveLength(1);
    expect(google.slept).toEqual([]);
  });

  it('is repeated after 500 where the caller says that twice is as good as once', async () => {
    google = await scriptedGoogle([busy(500), 'cut']);
    await write(REPEATABLE);
    expect(google.asked).toHaveLength(3);
  });
});

describe('what Google refuses', () => {
  it.each<[string, ScriptedAnswer, 'FORBIDDEN' | 'GONE']>([
    ['403 is a sheet out of reach', busy(403), 'FORBIDDEN'],
    ['404 is a sheet that is gone', busy(404), 'GONE'],
  ])('%s, asked once, with Google’s error as the cause', async (name, answer, state) => {
    google = await scriptedGoogle([answer]);
    const error: unknown = await read().catch((error: unknown) => error);
    expect(lostState(error)).toBe(state);
    expect(error).toMatchObject({
      code: `SPREADSHEET_${state}`,
      cause: { status: Number(name.slice(0, 3)) },
    });
    expect(google.asked).toHaveLength(1);
  });

  it.each<[string, ScriptedAnswer, boolean]>([
    ['400', busy(400), true],
    ['401', busy(401), false],
    [
      '403 of an account without storage',
      { status: 403, body: errorBody(403, { errors: [{ reason: 'storageQuotaExceeded' }] }) },
      false,
    ],
    [
      '403 of a service that is not switched on',
      { status: 403, body: errorBody(403, { details: [{ reason: 'SERVICE_DISABLED' }] }) },
      false,
    ],
  ])('%s says nothing of the sheet and stays as it is', async (_name, answer, refused) => {
    google = await scriptedGoogle([answer]);
    const error: unknown = await read().catch((error: unknown) => error);
    expect(error).not.toBeInstanceOf(Problem);
    expect(lostState(error)).toBeNull();
    expect(isRefused(error)).toBe(refused);
  });
});

it('every try passes the gate: two a minute, repeats among them', async () => {
  google = await scriptedGoogle([busy(429)], 2);
  await read();
  await read();
  expect(google.asked).toHaveLength(3);
  expect(google.slept).toEqual([1000, 59_000]);
});

it('who waits for an answer is told after 20 seconds that the quota is used up', async () => {
  google = await scriptedGoogle([], 1);
  await read();
  const hasty = google.client.within(20_000).sheets.spreadsheets.get({ spreadsheetId: 'a' });
  await expect(reached(hasty)).rejects.toMatchObject({ code: 'SHEETS_UNAVAILABLE' });
  expect(google.asked).toHaveLength(1);
  expect(google.slept).toEqual([]);
});

it('a spreadsheet’s address is put together without a doubled slash', async () => {
  google = await scriptedGoogle([]);
  expect(google.client.webUrl).toBe('https://sheets.example/d');
});
