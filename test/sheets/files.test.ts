import { afterEach, describe, expect, it } from 'vitest';
import { findOrCreateSpreadsheet, shareWith } from '../../functions/sheets/files.ts';
import { localGoogle, OWNER } from './local-google.ts';
import { scriptedGoogle, type ScriptedAnswer, type ScriptedGoogle } from './scripted-google.ts';

let google: ScriptedGoogle | undefined;
afterEach(() => google?.close());

const shared = async (answers: ScriptedAnswer[], ...roles: ('writer' | 'reader')[]) => {
  google = await scriptedGoogle(answers);
  const shares = roles.map((role, at) => ({ email: `Can.Bo${at}@dn.example`, role }));
  return shareWith(google.client, 'a', shares);
};
const may = (role: string, at = 0) => ({ emailAddress: `can.bo${at}@dn.example`, role });
const page = (...permissions: object[]): ScriptedAnswer => ({ status: 200, body: { permissions } });
const LIST = 'GET /drive/v3/files/a/permissions';
const GIVE = 'POST /drive/v3/files/a/permissions';

describe('sharing a spreadsheet', () => {
  it.each<[string, object[], 'writer' | 'reader', string[]]>([
    ['gives who may do nothing a right', [], 'writer', [LIST, GIVE]],
    ['leaves who may write alone', [may('writer')], 'writer', [LIST]],
    ['a writer need not be given to read', [may('writer')], 'reader', [LIST]],
    ['nor the owner anything', [may('owner')], 'writer', [LIST]],
    ['a reader is given to write', [may('reader')], 'writer', [LIST, GIVE]],
    ['somebody else’s right is not one’s own', [may('writer', 1)], 'writer', [LIST, GIVE]],
  ])('%s', async (_name, permissions, role, asked) => {
    expect(await shared([page(...permissions)], role)).toEqual({
      shared: ['Can.Bo0@dn.example'],
      refused: [],
    });
    expect(google?.asked).toEqual(asked);
  });

  it('reads every page of those who may', async () => {
    const first = { status: 200, body: { permissions: [], nextPageToken: 'next' } };
    await shared([first, page(may('writer'))], 'writer');
    expect(google?.asked).toEqual([LIST, LIST]);
  });

  it('names an address that Google does not take, and goes on', async () => {
    expect(await shared([page(), { status: 400 }], 'writer', 'reader')).toEqual({
      shared: ['Can.Bo1@dn.example'],
      refused: ['Can.Bo0@dn.example'],
    });
  });

  it('gives a right again after a lost answer, for twice is as good as once', async () => {
    await shared([page(), 'cut'], 'writer');
    expect(google?.asked).toEqual([LIST, GIVE, GIVE]);
  });

  it('asks nothing where there is nobody to share with', async () => {
    expect(await shared([])).toEqual({ shared: [], refused: [] });
    expect(google?.asked).toEqual([]);
  });
});

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
