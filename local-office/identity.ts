// Google's identity service in small, for one machine: a key pair made at start, the endpoint that
// shows its public half, and a hand that signs ID tokens. The functions verify these tokens by the
// same library and rules as Google's; only ID_TOKEN_CERTS_URL tells them where to look.
import { generateKeyPairSync, sign } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Instant } from '../functions/domain/calendar/rule.ts';

export interface TokenWish {
  email: string;
  audience: string;
  /** When the token is issued; it holds for an hour. */
  now: Instant;
  /** Replaces or adds claims, to make a token that must be refused. */
  claims?: Record<string, unknown>;
  /** Replaces or adds fields of the token's header. */
  header?: Record<string, unknown>;
}

export interface LocalIdentity {
  /** Answers `{ <key id>: <PEM> }`, as https://www.googleapis.com/oauth2/v1/certs does. */
  certificates: (request: IncomingMessage, response: ServerResponse) => void;
  signIdToken: (wish: TokenWish) => string;
}

const KEY_ID = 'local-office';
const HOUR = 3600;

export function localIdentity(): LocalIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const certificates = JSON.stringify({
    [KEY_ID]: publicKey.export({ type: 'spki', format: 'pem' }),
  });
  return {
    certificates: (_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': `public, max-age=${HOUR}`,
      });
      response.end(certificates);
    },
    signIdToken: ({ email, audience, now, claims, header }) => {
      const issuedAt = Math.floor(now / 1000);
      const signed = [
        { alg: 'RS256', kid: KEY_ID, typ: 'JWT', ...header },
        {
          iss: 'https://accounts.google.com',
          aud: audience,
          sub: email,
          email,
          email_verified: true,
          iat: issuedAt,
          exp: issuedAt + HOUR,
          ...claims,
        },
      ]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`;
    },
  };
}
