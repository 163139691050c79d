// A commune asks for its sheet to be fetched: its own people may, in their own name, and nobody else.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spreadsheetOf } from '../../functions/store/spreadsheets.ts';
import { AN_HAI, openOffice, type Office } from './office.ts';

const UNIT = `48-${AN_HAI}`;
const GOOD = { province: '48', commune: AN_HAI, collect: 'SUBMIT' };
let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const ask = (body: object, email: string) =>
  office
    .server('requestCollection')
    .post('/')
    .set('authorization', `Bearer ${office.token(email)}`)
    .send(body);

describe('asking for a collection', () => {
  it('is kept with who asked', async () => {
    expect((await ask(GOOD, 'lan@dn.example')).status).toBe(200);
    expect(await spreadsheetOf(office.db, UNIT)).toMatchObject({
      collect: 'SUBMIT',
      askedBy: 'lan@dn.example',
    });
  });

  it('is taken back with “false”, and nobody is named any more', async () => {
    await ask(GOOD, 'lan@dn.example');
    const reply = await ask({ ...GOOD, collect: false }, 'minh@dn.example');
    expect([reply.status, reply.body]).toEqual([200, { collect: false }]);
    expect(await spreadsheetOf(office.db, UNIT)).toMatchObject({ collect: 'NONE', askedBy: null });
  });

  it.each([
    [
      'taking it back for another commune',
      { ...GOOD, commune: '20263', collect: false },
      'lan@dn.example',
      403,
    ],
    ['for another commune', { ...GOOD, commune: '20263' }, 'lan@dn.example', 403],
    ['by a stranger', GOOD, 'nobody@dn.example', 403],
    ['for something else', { ...GOOD, collect: 'ALL' }, 'lan@dn.example', 400],
  ])('%s is refused', async (_case, body, email, status) => {
    expect((await ask(body, email)).status).toBe(status);
    expect(await spreadsheetOf(office.db, UNIT)).toBeNull();
  });
});
