// Who is asking: Google's ID token, as ScriptApp.getIdentityToken gives it to the add-on, verified
// by Google's own library. What the person may do stands in the store, not in the token.
//
// The library's errors quote the token and what it says of the person, so none of them is kept,
// logged or answered: a token is either good or TOKEN_INVALID.
import { OAuth2Client } from 'google-auth-library';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';

export interface Identity {
  /** In lower case; the key of the officer's rights. */
  email: string;
}

/** Takes the Authorization header; throws TOKEN_MISSING or TOKEN_INVALID. */
export type Verifier = (authorization: string | undefined) => Promise<Identity>;

/**
 * A verifier of Google's ID tokens, by the machine's own clock (the library asks it).
 * @throws Error when no audience is given: the library would then take a token made for anyone
 */
export function idTokenVerifier(
  settings: Pick<Config, 'audiences' | 'certsUrl' | 'issuers'>,
): Verifier {
  if (settings.audiences.length === 0)
    throw new Error('An ID token verifier needs at least one audience, found none.');
  const google = new OAuth2Client({
    issuers: settings.issuers,
    ...(settings.certsUrl === null
      ? {}
      : { endpoints: { oauth2FederatedSignonPemCertsUrl: settings.certsUrl } }),
  });

  return async (authorization) => {
    const idToken = bearerToken(authorization);
    // Fetched apart (and kept by the library until they expire), so that certificates out of reach
    // are the server's trouble and never look like a bad token.
    await google.getFederatedSignonCertsAsync();
    const payload = await google
      .verifyIdToken({ idToken, audience: settings.audiences })
      .then((ticket) => ticket.getPayload())
      .catch(() => undefined);
    if (payload?.email === undefined || payload.email === '' || payload.email_verified !== true)
      throw new Problem('TOKEN_INVALID');
    return { email: payload.email.toLowerCase() };
  };
}

function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined || authorization.trim() === '')
    throw new Problem('TOKEN_MISSING');
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization.trim())?.[1];
  if (token === undefined) throw new Problem('TOKEN_INVALID');
  return token;
}
