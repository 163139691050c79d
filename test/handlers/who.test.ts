import type supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AN_HAI, NGU_HANH_SON, openOffice, pubSub } from './office.ts';
import type { Office } from './office.ts';
import { refusal, replyTo } from './reply.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await office.submit('hoa@dn.example', office.body(NGU_HANH_SON));
  await office.publish(pubSub({ province: '48', period: '2025-Q4' }));
});
afterAll(() => office.close());

const submit = (authorization: string | undefined, body: object = office.body(AN_HAI)) =>
  ask(office.server('submitWorkbook').post('/'), authorization, body);
const read = (authorization: string | undefined, query = 'province=48&period=2025-Q4') =>
  ask(office.server('provinceSummary').get(`/?${query}`), authorization);
const progress = (authorization: string | undefined) =>
  ask(office.server('provinceProgress').get('/?province=48&period=2025-Q4'), authorization);
const status = (authorization: string | undefined) => {
  const query = `province=48&commune=${AN_HAI}&period=2025-Q4`;
  return ask(office.server('reportStatus').get(`/?${query}`), authorization);
};

const update = (authorization: string | undefined) =>
  ask(office.server('updateSummary').post('/'), authorization, {
    province: '48',
    period: '2025-Q4',
  });

function ask(request: supertest.Test, authorization: string | undefined, body?: object) {
  if (authorization !== undefined) void request.set('authorization', authorization);
  return replyTo(body === undefined ? request : request.send(body));
}

describe.each([
  ['submitWorkbook', submit],
  ['provinceSummary', read],
  ['provinceProgress', progress],
  ['reportStatus', status],
  ['updateSummary', update],
] as const)('%s', (_name, request) => {
  const tokens: [string, () => string | undefined, string][] = [
    ['no token', () => undefined, 'TOKEN_MISSING'],
    ['another scheme', () => 'Basic bGFuOmxhbg==', 'TOKEN_INVALID'],
    ['nonsense', () => 'Bearer a.b.c', 'TOKEN_INVALID'],
    [
      'a forged token',
      () => `Bearer ${office.token('quan@dn.example').slice(0, -6)}AAAAAA`,
      'TOKEN_INVALID',
    ],
    [
      'an expired token',
      () => `Bearer ${office.token('quan@dn.example', { now: Date.now() - 7_200_000 })}`,
      'TOKEN_INVALID',
    ],
    [
      'a token made for another application',
      () => `Bearer ${office.token('quan@dn.example', { audience: 'other.example' })}`,
      'TOKEN_INVALID',
    ],
    [
      'an address that is not verified',
      () => `Bearer ${office.token('quan@dn.example', { claims: { email_verified: false } })}`,
      'TOKEN_INVALID',
    ],
  ];
  it.each(tokens)('answers 401 to %s, and no word on why', async (_case, header, code) => {
    const reply = await request(header());
    expect(refusal(reply)).toEqual([401, code]);
    expect(Object.keys(reply.body)).toEqual(['code', 'message']);
    expect(reply.headers['www-authenticate']).toBe('Bearer');
  });
});

describe('the right to report', () => {
  it.each([
    ['the officer', 'lan@dn.example', 200],
    ['the leader', 'minh@dn.example', 200],
    ['the province’s admin', 'quan@dn.example', 200],
    ['the officer of another commune', 'hoa@dn.example', 403],
    ['an officer whose right ended yesterday', 'moved@dn.example', 403],
    ['staff of the province', 'son@dn.example', 403],
    ['a stranger', 'nobody@dn.example', 403],
  ])('of %s answers %s with %i', async (_case, email, status) => {
    expect((await submit(`Bearer ${office.token(email)}`)).status).toBe(status);
  });

  it('is denied in the same words for a commune that is not there', async () => {
    const token = `Bearer ${office.token('hoa@dn.example')}`;
    const there = await submit(token);
    const nowhere = await submit(token, { ...office.body(AN_HAI), commune: '99999' });
    const abroad = await submit(token, { ...office.body(AN_HAI), province: '99' });
    expect(nowhere.body).toEqual(there.body);
    expect(abroad.body).toEqual(there.body);
  });

  it('tells an admin what is not there', async () => {
    const token = `Bearer ${office.token('quan@dn.example')}`;
    const commune = await submit(token, { ...office.body(AN_HAI), commune: '99999' });
    const period = await submit(token, { ...office.body(AN_HAI), period: '2025-Q9' });
    const before = await submit(token, { ...office.body(AN_HAI), period: '2024-Q4' });
    for (const reply of [commune, period, before])
      expect(refusal(reply)).toEqual([404, 'NOT_FOUND']);
  });
});

describe('the right to read the province', () => {
  it.each([
    ['staff', 'son@dn.example', 200],
    ['a viewer', 'vy@dn.example', 200],
    ['the admin', 'quan@dn.example', 200],
    ['an officer of a commune', 'lan@dn.example', 403],
    ['staff of another province', 'elsewhere@qt.example', 403],
    ['a stranger', 'nobody@dn.example', 403],
  ])('of %s answers %s with %i', async (_case, email, status) => {
    expect((await read(`Bearer ${office.token(email)}`)).status).toBe(status);
  });

  it('is denied in the same words for a province that is not there', async () => {
    const token = `Bearer ${office.token('elsewhere@qt.example')}`;
    const nowhere = await read(token, 'province=99&period=2025-Q4');
    expect(nowhere.body).toEqual((await read(token)).body);
  });
});
