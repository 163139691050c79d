import { afterEach, describe, expect, it } from 'vitest';
import { findOrCreateSpreadsheet, requireKept } from '../../functions/sheets/files.ts';
import { localGoogle, OWNER } from './local-google.ts';
import { errorBody, scriptedGoogle, type ScriptedGoogle } from './scripted-google.ts';

let google: ScriptedGoogle | undefined;
afterEach(() => google?.close());

describe('the spreadsheet of a unit', () => {
  const wish = { key: '48', title: 'Tổng hợp' };

  it('is made once, and found from then on', async () => {
    const local = await localGoogle();
    const first = await findOrCreateSpreadsheet(local.client, wish);
    const again = await findOrCreateSpreadsheet(local.client, wish);
    const other = await findOrCreateSpreadsheet(local.client, { ...wish, key: '48-20275' });
    await local.close();
    expect(first.created).toBe(true);
    expect(again).toEqual({ id: first.id, created: false });
    expect(other.id).not.toBe(first.id);
    expect(local.store.file(first.id)).toMatchObject({ name: 'Tổng hợp', owner: OWNER });
  });

  it('of two that stand all the same is the older', async () => {
    const files = [
      { id: 'new', createdTime: '2026-01-02T00:00:00Z' },
      { id: 'old', createdTime: '2026-01-01T00:00:00Z' },
    ];
    google = await scriptedGoogle([{ status: 200, body: { files } }]);
    expect(await findOrCreateSpreadsheet(google.client, wish)).toEqual({
      id: 'old',
      created: false,
    });
  });

  it('is looked for again where the answer to its making was lost', async () => {
    google = await scriptedGoogle([
      { status: 200, body: { files: [] } },
      'cut',
      { status: 200, body: { files: [{ id: 'made' }] } },
    ]);
    expect(await findOrCreateSpreadsheet(google.client, wish)).toEqual({
      id: 'made',
      created: true,
    });
    expect(google.asked).toEqual([
      'GET /drive/v3/files',
      'POST /drive/v3/files',
      'GET /drive/v3/files',
    ]);
  });
});

describe('a file is made', () => {
  const wish = { key: '48-20275', title: 'Chốt Số' };
  const none = { status: 200, body: { files: [] } };
  const made = { status: 200, body: { id: 'made' } };

  it('in the folder of a shared drive where one is set, and found in it', async () => {
    google = await scriptedGoogle([none, made], 60, 'folder-of-48');
    await findOrCreateSpreadsheet(google.client, wish);
    const [list, create] = google.sent;
    expect(list?.query.get('supportsAllDrives')).toBe('true');
    expect(list?.query.get('includeItemsFromAllDrives')).toBe('true');
    expect(create?.query.get('supportsAllDrives')).toBe('true');
    expect(create?.body).toMatchObject({ name: 'Chốt Số', parents: ['folder-of-48'] });
  });

  it('in the account’s own drive where none is', async () => {
    google = await scriptedGoogle([none, made]);
    await findOrCreateSpreadsheet(google.client, wish);
    expect(google.sent[1]?.body).not.toHaveProperty('parents');
  });

  it.each([
    ['has no storage', 403, { errors: [{ reason: 'storageQuotaExceeded' }] }],
    ['may not write in the folder', 403, { errors: [{ reason: 'insufficientFilePermissions' }] }],
    ['may not use Drive', 403, { details: [{ reason: 'SERVICE_DISABLED' }] }],
    ['does not see the folder', 404, {}],
  ])('not where the account %s: a fault of the set-up, and of no commune', async (_, code, why) => {
    google = await scriptedGoogle([none, { status: code, body: errorBody(code, why) }]);
    await expect(findOrCreateSpreadsheet(google.client, wish)).rejects.toMatchObject({
      code: 'SHEETS_NOT_SET_UP',
      cause: { status: code },
    });
  });
});

it('a spreadsheet in the trash is gone, though Google still shows it', async () => {
  google = await scriptedGoogle([
    { status: 200, body: { trashed: true } },
    { status: 200, body: { trashed: false } },
  ]);
  await expect(requireKept(google.client, 'a')).rejects.toMatchObject({ code: 'SPREADSHEET_GONE' });
  await requireKept(google.client, 'a');
  expect(google.sent[0]?.query.get('supportsAllDrives')).toBe('true');
});
