import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authenticate, createAuthenticate } from './authenticate.js';
import { UnauthenticatedError } from './errors.js';

let folder: string;
let key: CryptoKey;
let stranger: CryptoKey;
let publicKeyFile: string;
let authenticate: Authenticate;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-tokens-'));
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  key = pair.privateKey;
  stranger = (await generateKeyPair('EdDSA')).privateKey;
  publicKeyFile = join(folder, 'key.json');
  await writeFile(publicKeyFile, JSON.stringify(await exportJWK(pair.publicKey)));
  authenticate = createAuthenticate({ issuer: 'city', audience: 'permits', publicKeyFile });
});
afterAll(() => rm(folder, { recursive: true }));

const claims = { sub: 'citizen-1', roles: ['citizen'], national_id: '9990000018' };

function token(change: JWTPayload = {}, by: CryptoKey | Uint8Array = key, alg = 'EdDSA'): Promise<string> {
  const exp = Math.floor(Date.now() / 1000) + 60;
  const payload = { iss: 'city', aud: 'permits', exp, ...claims, ...change };
  return new SignJWT(payload).setProtectedHeader({ alg }).sign(by);
}

describe('a token', () => {
  it('tells who acts', async () => {
    const viewer = await authenticate(`Bearer ${await token({ office_id: 'o-1' })}`);
    expect(viewer).toEqual({ id: 'citizen-1', roles: ['citizen'], nationalId: '9990000018', officeId: 'o-1' });
    expect(await authenticate(undefined)).toBeUndefined();
  });

  it.each([
    ['another issuer', { iss: 'elsewhere' }],
    ['another audience', { aud: 'library' }],
    ['an end that has passed', { exp: 1 }],
    ['no end', { exp: undefined }],
    ['nobody', { sub: undefined }],
    ['roles that are no list', { roles: 'admin' }],
  ])('is refused with %s', async (_, change) => {
    await expect(authenticate(`Bearer ${await token(change as JWTPayload)}`)).rejects.toThrow(UnauthenticatedError);
  });

  it('is refused with another’s signature, or the public key used as a shared secret', async () => {
    await expect(authenticate(`Bearer ${await token({}, stranger)}`)).rejects.toThrow(UnauthenticatedError);
    const secret = new TextEncoder().encode('the public key, known to everybody');
    await expect(authenticate(`Bearer ${await token({}, secret, 'HS256')}`)).rejects.toThrow(UnauthenticatedError);
  });

  it('is verified by a provider’s key set where one is configured', async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), alg: 'ES256', use: 'sig' }] };
    const provider = createServer((_, response) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(keys)),
    );
    await new Promise<void>((resolve) => provider.listen(0, resolve));
    const jwksUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`;
    const outside = createAuthenticate({ issuer: 'city', audience: 'permits', publicKeyFile, jwksUrl });
    expect(await outside(`Bearer ${await token({}, pair.privateKey, 'ES256')}`)).toMatchObject({ id: 'citizen-1' });
    await expect(outside(`Bearer ${await token()}`)).rejects.toThrow(UnauthenticatedError);
    provider.close();
  });
});
