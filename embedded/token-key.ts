import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { type JWK, SignJWT } from 'jose';
import type { Settings } from '../config.js';
import { keptSecret } from '../secret-file.js';
import { demoPeople } from './demo.js';

/** A name that no demo person has. The message lists those there are. */
export class DemoPersonUnknownError extends Error {
  override name = 'DemoPersonUnknownError';
}

type TokenConfig = Pick<Settings, 'tokens'>;

/**
 * The key that demo tokens are signed with (Ed25519), made once and kept in the data folder. Its public half stands
 * beside it as a JWK, which is all that the server reads.
 */
export function loadTokenKey({ tokens }: TokenConfig): { publicKey: JWK; kid: string } {
  const { publicKey, kid } = keyPair(tokens.keyFile);
  if (!existsSync(tokens.publicKeyFile)) {
    const unfinished = `${tokens.publicKeyFile}.${process.pid}`;
    writeFileSync(unfinished, `${JSON.stringify(publicKey)}\n`);
    renameSync(unfinished, tokens.publicKeyFile);
  }
  return { publicKey, kid };
}

/** A bearer token for a demo person, good for 12 hours. Throws DemoPersonUnknownError. */
export async function signDemoToken(config: TokenConfig, name: string): Promise<string> {
  const people = await demoPeople();
  const person = people.find(({ id }) => id === name);
  if (!person) {
    const known = people.map(({ id }) => id).join(', ');
    throw new DemoPersonUnknownError(`There is no demo person "${name}"; there are ${known}.`);
  }
  const { tokens } = config;
  loadTokenKey(config);
  const { privateKey, kid } = keyPair(tokens.keyFile);
  const claims = { roles: person.roles, national_id: person.nationalId, office_id: person.officeId };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setSubject(person.id)
    .setIssuer(tokens.issuer)
    .setAudience(tokens.audience)
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(privateKey);
}

function keyPair(keyFile: string) {
  const text = keptSecret(keyFile, () =>
    JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })),
  );
  const privateKey = createPrivateKey({ key: JSON.parse(text), format: 'jwk' });
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  // RFC 7638: the thumbprint of the required members, in alphabetical order.
  const members = JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x });
  const kid = createHash('sha256').update(members).digest('base64url');
  return { privateKey, kid, publicKey: { ...jwk, kid, alg: 'EdDSA', use: 'sig' } };
}
