import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idTokenVerifier } from '../../functions/identity/verify.ts';
import { localIdentity } from '../../local-office/identity.ts';
import type { TokenWish } from '../../local-office/identity.ts';
import { standInGoogle } from './google.ts';
import type { StandInGoogle } from './google.ts';

const ISSUERS = ['https://accounts.google.com', 'accounts.google.com'];
const HOUR = 3_600_000;
let google: StandInGoogle;

beforeAll(async () => {
  google = await standInGoogle();
});
afterAll(() => google.close());

function verifier(audiences = ['addon.example', 'second.example']) {
  return idTokenVerifier({ audiences, certsUrl: google.certsUrl, issuers: ISSUERS });
}
function token(wish: Partial<TokenWish> = {}): string {
  const full = { email: 'lan@anhai.example', audience: 'addon.example', now: Date.now(), ...wish };
  return google.signIdToken(full);
}
const inSeconds = (instant: number) => Math.floor(instant / 1000);

describe('a token of Google', () => {
  it.each([
    ['made for the add-on', {}],
    ['made for the second client', { audience: 'second.example' }],
    ['of an issuer without https', { claims: { iss: 'accounts.google.com' } }],
    ['of an address in capitals', { email: 'Lan@AnHai.EXAMPLE' }],
  ])('%s names the officer', async (_case, wish) => {
    const identity = await verifier()(`Bearer ${token(wish)}`);
    expect(identity).toEqual({ email: 'lan@anhai.example' });
  });

  it('is checked by certificates that are fetched once', async () => {
    const verify = verifier();
    const before = google.fetches();
    for (let n = 0; n < 3; n += 1) await verify(`Bearer ${token()}`);
    expect(google.fetches()).toBe(before + 1);
  });
});

describe('what is no token', () => {
  it.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['a blank header', '   '],
  ])('is missing: %s', async (_case, header) => {
    await expect(verifier()(header)).rejects.toMatchObject({ code: 'TOKEN_MISSING', status: 401 });
  });

  const bad: [string, () => string][] = [
    ['another scheme', () => `Basic ${token()}`],
    ['the scheme alone', () => 'Bearer'],
    ['two parts', () => 'Bearer abc.def'],
    ['three parts of nonsense', () => 'Bearer abc.def.ghi'],
    ['two tokens', () => `Bearer ${token()} ${token()}`],
    ['another audience', () => `Bearer ${token({ audience: 'other.example' })}`],
    ['another issuer', () => `Bearer ${token({ claims: { iss: 'https://evil.example' } })}`],
    ['expired yesterday', () => `Bearer ${token({ now: Date.now() - 24 * HOUR })}`],
    ['issued tomorrow', () => `Bearer ${token({ now: Date.now() + 24 * HOUR })}`],
    [
      'good for a week',
      () => `Bearer ${token({ claims: { exp: inSeconds(Date.now() + 168 * HOUR) } })}`,
    ],
    ['an address not verified', () => `Bearer ${token({ claims: { email_verified: false } })}`],
    [
      'an address "verified" in text',
      () => `Bearer ${token({ claims: { email_verified: 'true' } })}`,
    ],
    ['no word on verification', () => `Bearer ${token({ claims: { email_verified: undefined } })}`],
    ['no address', () => `Bearer ${token({ claims: { email: undefined } })}`],
    ['an empty address', () => `Bearer ${token({ claims: { email: '' } })}`],
    ['a key unknown to Google', () => `Bearer ${token({ header: { kid: 'another' } })}`],
    [
      'the key of another office',
      () =>
        `Bearer ${localIdentity().signIdToken({ email: 'lan@anhai.example', audience: 'addon.example', now: Date.now() })}`,
    ],
    ['no signature (alg none)', () => `Bearer ${withoutSignature(token())}`],
    ['a payload changed after signing', () => `Bearer ${withEmail(token(), 'boss@tinh.example')}`],
  ];
  it.each(bad)('is not valid: %s', async (_case, header) => {
    const refused = verifier()(header());
    await expect(refused).rejects.toMatchObject({ code: 'TOKEN_INVALID', status: 401 });
  });

  it('leaves no trace of the token or the person in the problem', async () => {
    const header = `Bearer ${token({ now: Date.now() - 24 * HOUR })}`;
    const problem: unknown = await verifier()(header).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Error);
    const { cause, details, stack, message } = problem as Error & { details: unknown };
    expect([cause, details]).toEqual([undefined, undefined]);
    expect(`${stack} ${message}`).not.toMatch(/anhai|eyJ/);
  });
});

describe('a verifier', () => {
  it('refuses to be made without an audience', () => {
    expect(() => verifier([])).toThrow('at least one audience');
  });

  it('does not blame the token when the certificates are out of reach', async () => {
    const away = idTokenVerifier({
      audiences: ['addon.example'],
      certsUrl: 'http://127.0.0.1:1/certs',
      issuers: ISSUERS,
    });
    const failed = away(`Bearer ${token()}`);
    await expect(failed).rejects.toThrow('verification certificates');
    await expect(failed).rejects.not.toHaveProperty('code', 'TOKEN_INVALID');
  });
});

function withEmail(jwt: string, email: string): string {
  const [header, payload = '', signature] = jwt.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...claims, email })).toString('base64url');
  return [header, changed, signature].join('.');
}

function withoutSignature(jwt: string): string {
  const [, payload] = jwt.split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none', kid: 'local-office' }));
  return [header.toString('base64url'), payload, 'AA'].join('.');
}
