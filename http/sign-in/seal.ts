import { hkdfSync } from 'node:crypto';
import { EncryptJWT, errors, type JWTPayload, jwtDecrypt } from 'jose';

/** Keeps something from whoever holds it: a browser its sign-in under way, the database a provider's tokens. */
export interface CookieSeal {
  close(contents: JWTPayload, lifetime: string): Promise<string>;
  /** Undefined when it was sealed by another, for another use, or has lapsed. */
  open(sealed: string): Promise<JWTPayload | undefined>;
}

/** Every server that has the same secret opens what another closed; `use` keeps one kind from passing as another. */
export function createSeal(secret: string, use: string): CookieSeal {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', `parvaneh ${use}`, 32));
  return {
    close: (contents, lifetime) =>
      new EncryptJWT(contents)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(lifetime)
        .encrypt(key),
    async open(sealed) {
      try {
        const options = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
        return (await jwtDecrypt(sealed, key, options)).payload;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
