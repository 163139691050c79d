import { afterEach, describe, expect, it } from 'vitest';
import { shareWith, type Share } from '../../functions/sheets/share.ts';
import { scriptedGoogle, type ScriptedAnswer, type ScriptedGoogle } from './scripted-google.ts';

let google: ScriptedGoogle | undefined;
afterEach(() => google?.close());

const LAN: Share = { email: 'Lan@dn.example', role: 'writer' };
const VY: Share = { email: 'vy@dn.example', role: 'reader' };
const LIST = 'GET /drive/v3/files/a/permissions';
const GIVE = 'POST /drive/v3/files/a/permissions';
const LOWER = 'PATCH /drive/v3/files/a/permissions/p0';
const TAKE = 'DELETE /drive/v3/files/a/permissions/p0';
const page = (...permissions: string[]): ScriptedAnswer => ({
  status: 200,
  body: {
    permissions: permissions.map((words, at) => {
      const [emailAddress, role] = words.split(' ');
      return { id: `p${at}`, emailAddress, role };
    }),
  },
});
const shared = async (answers: ScriptedAnswer[], wanted: Share[], given: string[] = []) => {
  google = await scriptedGoogle(answers);
  const told: string[][] = [];
  const giving = async (words: string[]) => {
    told.push(words);
  };
  return { ...(await shareWith(google.client, 'a', { wanted, given, giving })), told };
};

describe('sharing a spreadsheet', () => {
  it.each<[string, string[], Share[], string[], string[]]>([
    ['gives who may do nothing a right', [], [LAN], [LIST, GIVE], ['Lan@dn.example writer']],
    ['leaves who may write alone', ['lan@dn.example writer'], [LAN], [LIST], []],
    ['a writer need not be given to read', ['vy@dn.example writer'], [VY], [LIST], []],
    ['nor the owner anything', ['lan@dn.example owner'], [LAN], [LIST], []],
    [
      'a reader is given to write',
      ['lan@dn.example reader'],
      [LAN],
      [LIST, GIVE],
      ['Lan@dn.example writer'],
    ],
    [
      'another’s right is not one’s own',
      ['vy@dn.example writer'],
      [LAN],
      [LIST, GIVE],
      ['Lan@dn.example writer'],
    ],
  ])('%s', async (_name, may, wanted, asked, given) => {
    expect(await shared([page(...may)], wanted)).toMatchObject({ given, refused: [] });
    expect(google?.asked).toEqual(asked);
  });

  it('tells what it will give before it gives it', async () => {
    const { told } = await shared(
      [page('vy@dn.example reader')],
      [LAN, VY],
      ['vy@dn.example reader'],
    );
    expect(told).toEqual([['Lan@dn.example writer', 'vy@dn.example reader']]);
  });

  it('reads every page of those who may', async () => {
    const first = { status: 200, body: { permissions: [], nextPageToken: 'next' } };
    await shared([first, page('lan@dn.example writer')], [LAN]);
    expect(google?.asked).toEqual([LIST, LIST]);
  });

  it('says by its place which address Google does not take, and goes on', async () => {
    const { given, refused } = await shared([page(), { status: 400 }], [LAN, VY]);
    expect(given).toEqual(['vy@dn.example reader']);
    expect(refused).toEqual([0]);
  });

  it('gives a right again after a lost answer, for twice is as good as once', async () => {
    await shared([page(), 'cut'], [LAN]);
    expect(google?.asked).toEqual([LIST, GIVE, GIVE]);
  });

  it('speaks of files in shared drives in every call', async () => {
    const may = ['lan@dn.example writer', 'son@dn.example writer'];
    await shared([page(...may)], [{ ...LAN, role: 'reader' }, VY], may);
    const flags = google?.sent.map(({ query }) => query.get('supportsAllDrives'));
    expect(flags).toEqual(['true', 'true', 'true', 'true']);
  });

  it('asks nothing where nobody is to have it and nobody was given it', async () => {
    expect(await shared([], [])).toMatchObject({ given: [], refused: [] });
    expect(google?.asked).toEqual([]);
  });
});

describe('a right that has ended', () => {
  const GIVEN = ['lan@dn.example writer'];

  it('is taken back where the functions gave it', async () => {
    expect((await shared([page(...GIVEN)], [], GIVEN)).given).toEqual([]);
    expect(google?.asked).toEqual([LIST, TAKE]);
  });

  it('is made less where less is wanted', async () => {
    const { given } = await shared([page(...GIVEN)], [{ ...LAN, role: 'reader' }], GIVEN);
    expect(given).toEqual(['Lan@dn.example reader']);
    expect(google?.asked).toEqual([LIST, LOWER]);
    expect(google?.sent[1]?.body).toEqual({ role: 'reader' });
  });

  it('is over already where somebody else took it back', async () => {
    expect((await shared([page(...GIVEN), { status: 404 }], [], GIVEN)).given).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['people gave', 'lan@dn.example writer', []],
    ['people changed', 'lan@dn.example writer', ['lan@dn.example reader']],
    ['the owner has', 'lan@dn.example owner', ['lan@dn.example writer']],
  ])('stays where it is one that %s', async (_name, may, given) => {
    await shared([page(may)], [VY], given);
    await google?.close();
    expect(google?.asked).toEqual([LIST, GIVE]);
  });
});
