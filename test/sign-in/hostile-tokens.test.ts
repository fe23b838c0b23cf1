import { createHmac } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Issuer, startIssuer } from '../support/issuer.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let stranger: Issuer;
let genuine: string;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  stranger = await startIssuer();
  genuine = await system.token('admin-1');
});
afterAll(async () => {
  await stranger.stop();
  await system.stop();
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = () => ({
  iss: system.issuer.url,
  aud: 'parvaneh',
  sub: 'admin-1',
  roles: ['admin'],
  exp: 4_000_000_000,
});
const pieces = () => genuine.split('.') as [string, string, string];

async function ask(authorization: string): Promise<{ code: string | undefined; text: string }> {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: '{"query":"{ permitTypes { code } }"}',
  });
  const text = await response.text();
  const { errors } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
  return { code: errors?.[0]?.extensions.code, text };
}

/** Signs with the public key's published text as if it were a shared secret. */
function confused(text: string, alg: 'HS256' | 'HS512', kid = 'key-1'): string {
  const signed = `${part({ alg, kid })}.${part(claims())}`;
  const mac = createHmac(alg === 'HS256' ? 'sha256' : 'sha512', text)
    .update(signed)
    .digest('base64url');
  return `${signed}.${mac}`;
}

type Hostile = [string, () => string | Promise<string>];
const hostile: Hostile[] = [
  ['forged: another’s signature', () => stranger.token('admin-1', { iss: system.issuer.url })],
  ['forged: claims changed after signing', () => `${pieces()[0]}.${part(claims())}.${pieces()[2]}`],
  ['forged: the signature cut short', () => genuine.slice(0, -4)],
  ['forged: no signature', () => `${pieces()[0]}.${pieces()[1]}.`],
  ['another issuer', () => stranger.token('admin-1')],
  ['expired', () => system.issuer.token('admin-1', { exp: Math.floor(Date.now() / 1000) - 3600 })],
  ['without an end', () => system.issuer.token('admin-1', { exp: undefined })],
  ['not valid yet', () => system.issuer.token('admin-1', { nbf: Math.floor(Date.now() / 1000) + 3600 })],
  ['wrong audience', () => system.issuer.token('admin-1', { aud: 'library' })],
  ['no audience', () => system.issuer.token('admin-1', { aud: undefined })],
  ['alg none', () => `${part({ alg: 'none' })}.${part(claims())}.`],
  ['alg None', () => `${part({ alg: 'None', typ: 'JWT' })}.${part(claims())}.AAAA`],
  ['alg none with the genuine signature', () => `${part({ alg: 'none' })}.${part(claims())}.${pieces()[2]}`],
  [
    'key confusion: the JWK as an HMAC secret',
    async () => confused(JSON.stringify(await system.issuer.publicKey()), 'HS256'),
  ],
  [
    'key confusion: the PEM as an HMAC secret',
    async () =>
      confused(await exportSPKI((await importJWK(await system.issuer.publicKey(), 'ES256')) as never), 'HS512'),
  ],
  ['a key of its own in the header (jwk)', () => carrying(async (jwk) => ({ jwk }))],
  ['an address of its own keys in the header (jku)', () => carrying(async () => ({ jku: `${stranger.url}/jwks` }))],
  [
    'a key of its own under its thumbprint',
    () => carrying(async (jwk) => ({ kid: await calculateJwkThumbprint(jwk) })),
  ],
  ['a critical extension that nobody knows', () => carrying(async () => ({ crit: ['x'], x: 1, kid: 'key-1' }))],
  ['a logout token', () => system.issuer.token('admin-1', {}, { typ: 'logout+jwt' })],
  ...[
    'engine',
    'Clock',
    'bank',
    'gateway',
    'unknown',
    'cli/root',
    'installation',
    'a/b',
    'a b',
    'half\ud800',
    'a\u202eb',
    'аdmin-1',
  ].map((sub): Hostile => [`somebody called ${JSON.stringify(sub)}`, () => system.issuer.token('admin-1', { sub })]),
  ['a national ID that turns round', () => system.issuer.token('admin-1', { national_id: '1\u202e2' })],
  ['five parts, as of an encrypted token', () => `${genuine}.AAAA.AAAA`],
];

/** Signed with a key that the token itself brings along. */
async function carrying(header: (jwk: Awaited<ReturnType<typeof exportJWK>>) => Promise<object>): Promise<string> {
  const own = await generateKeyPair('ES256', { extractable: true });
  const extra = await header(await exportJWK(own.publicKey));
  const protectedHeader = { alg: 'ES256', ...extra };
  const signing = new SignJWT(claims()).setProtectedHeader(protectedHeader);
  return signing.sign(own.privateKey, { crit: { x: true } });
}

describe('over real HTTP', () => {
  it('a genuine token is taken', async () => {
    expect((await ask(`Bearer ${genuine}`)).code).toBeUndefined();
  });

  it.each(hostile)('%s: UNAUTHENTICATED, without a word about why', async (_, make) => {
    const { code, text } = await ask(`Bearer ${await make()}`);
    expect(code).toBe('UNAUTHENTICATED');
    expect(text).not.toMatch(/jose|JWS|JWT|signature|claim/i);
  });

  it('a token in another scheme, in the address or in a form lets nobody in', async () => {
    expect((await ask(`Basic ${genuine}`)).code).toBe('UNAUTHENTICATED');
    const url = `${system.url}/graphql?access_token=${genuine}&query={units{id}}`;
    const response = await fetch(url, { headers: { accept: 'application/json' } });
    expect(await response.text()).toContain('UNAUTHENTICATED');
  });
});
