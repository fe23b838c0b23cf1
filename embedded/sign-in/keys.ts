import { createHash, createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { keptSecret } from '../../runtime/secret-file.js';

/** The key that the provider signs with (P-256), made once and kept in the data folder. Without its file there is a new one. */
export function signingKey(dataDir: string): JsonWebKey & { kid: string } {
  const text = keptSecret(join(dataDir, 'sign-in', 'signing-key.json'), () =>
    JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })),
  );
  const key = JSON.parse(text) as JsonWebKey;
  const { crv, kty, x, y } = createPublicKey({ key, format: 'jwk' }).export({ format: 'jwk' });
  // RFC 7638: the thumbprint of the required members, in alphabetical order.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return { ...key, kid, alg: 'ES256', use: 'sig' };
}

/** What the provider's tokens are verified with. */
export function publicKey(dataDir: string): JWK {
  const { d: _, ...open } = signingKey(dataDir) as JWK;
  return open;
}

/** Signs the provider's own cookies. */
export const cookieKey = (dataDir: string): string => keptSecret(join(dataDir, 'sign-in', 'cookie-key'));

/** What every demo person signs in with. Whoever can read the data folder may act as any of them. */
export const demoPassword = (dataDir: string): string =>
  keptSecret(join(dataDir, 'sign-in', 'password'), () => {
    // Without letters that are mistaken for one another when they are read off a screen.
    const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
    return Array.from(crypto.getRandomValues(new Uint32Array(12)), (n) => letters[n % letters.length]).join('');
  });

/** The file with the issuer of the provider that runs on a data folder. */
export const issuerFile = (dataDir: string): string => join(dataDir, 'sign-in', 'issuer');
