import type { JWTPayload } from 'jose';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { UnauthenticatedError, UnavailableError } from '../../cases/refusals.js';
import type { Authenticate } from '../../city/people/viewer.js';
import { type Issuer, startIssuer, testAuthenticate } from '../../test/support/issuer.js';

let issuer: Issuer;
let authenticate: Authenticate;
beforeEach(async () => {
  issuer = await startIssuer();
  authenticate = testAuthenticate(issuer);
});
afterEach(async () => {
  vi.useRealTimers();
  await issuer.stop();
});

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const claims = (mapping: object) => testAuthenticate(issuer, { TOKEN_CLAIMS: JSON.stringify(mapping) });
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

test('a token tells who acts; no token is nobody', async () => {
  expect(await authenticate(bearer(await issuer.token('citizen-1', { office_id: 'o-1' })))).toEqual({
    id: 'citizen-1',
    roles: ['citizen'],
    nationalId: '9990000018',
    officeId: 'o-1',
  });
  expect(await authenticate({ headers: {} })).toBeUndefined();
});

describe('keys', () => {
  it('are fetched once, and again when a token names one that is not known', async () => {
    await authenticate(bearer(await issuer.token('citizen-1')));
    await authenticate(bearer(await issuer.token('citizen-2')));
    expect(issuer.fetched()).toBe(1);
    const old = await issuer.token('citizen-1');
    await issuer.rotate();
    vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
    expect(await authenticate(bearer(await issuer.token('citizen-1')))).toMatchObject({ id: 'citizen-1' });
    expect(issuer.fetched()).toBe(2);
    await expect(authenticate(bearer(old))).rejects.toThrow(UnauthenticatedError);
  });

  it('are not asked for again by every token of an unknown key', async () => {
    await authenticate(bearer(await issuer.token('citizen-1')));
    const strange = await Promise.all([1, 2, 3].map((n) => issuer.token('citizen-1', {}, { kid: `no-${n}` })));
    for (const token of strange) await expect(authenticate(bearer(token))).rejects.toThrow(UnauthenticatedError);
    expect(issuer.fetched()).toBe(1);
  });

  it('that cannot be had are an outage, not the caller’s fault, and it ends by itself', async () => {
    const token = await issuer.token('citizen-1');
    issuer.away = true;
    await expect(authenticate(bearer(token))).rejects.toThrow(UnavailableError);
    issuer.away = false;
    expect(await authenticate(bearer(token))).toMatchObject({ id: 'citizen-1' });
  });

  it('of another provider’s discovery document are not taken', async () => {
    const other = await startIssuer();
    const told = testAuthenticate(issuer, { TOKEN_ISSUER: `${other.url}/realm` });
    await expect(told(bearer(await issuer.token('citizen-1')))).rejects.toThrow(UnavailableError);
    await other.stop();
  });

  it('may be named without a discovery document', async () => {
    const told = testAuthenticate(issuer, { TOKEN_ISSUER: 'city', TOKEN_JWKS_URL: `${issuer.url}/jwks` });
    expect(await told(bearer(await issuer.token('citizen-1', { iss: 'city' })))).toMatchObject({ id: 'citizen-1' });
    await expect(told(bearer(await issuer.token('citizen-1')))).rejects.toThrow(UnauthenticatedError);
  });
});

describe('a token that comes again', () => {
  const verifications = () => vi.spyOn(crypto.subtle, 'verify');
  afterEach(() => void vi.restoreAllMocks());

  it('has its signature checked once', async () => {
    const [checked, token] = [verifications(), await issuer.token('citizen-1')];
    for (let i = 0; i < 3; i += 1) expect(await authenticate(bearer(token))).toMatchObject({ id: 'citizen-1' });
    expect(checked).toHaveBeenCalledTimes(1);
    await authenticate(bearer(await issuer.token('citizen-2')));
    expect(checked).toHaveBeenCalledTimes(2);
  });

  it('is refused once its key is withdrawn', async () => {
    const old = bearer(await issuer.token('citizen-1'));
    await authenticate(old);
    await issuer.rotate();
    vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
    await authenticate(bearer(await issuer.token('citizen-2')));
    await expect(authenticate(old)).rejects.toThrow(UnauthenticatedError);
  });

  it.each([
    ['is over', { exp: inSeconds(60) }, 120_000],
    ['has not begun, for a clock that was put back', { nbf: inSeconds(-60) }, -120_000],
  ])('is refused when its time %s', async (_, change, later) => {
    const token = bearer(await issuer.token('citizen-1', change));
    await authenticate(token);
    vi.useFakeTimers({ now: Date.now() + later, toFake: ['Date'] });
    await expect(authenticate(token)).rejects.toThrow(UnauthenticatedError);
  });

  it('is not known by a part of it', async () => {
    const token = await issuer.token('citizen-1');
    await authenticate(bearer(token));
    const forged = [...token.split('.').slice(0, 2), (await issuer.token('citizen-2')).split('.')[2]].join('.');
    await expect(authenticate(bearer(forged))).rejects.toThrow(UnauthenticatedError);
  });
});

describe('clocks', () => {
  it('may differ by the configured seconds and no more', async () => {
    const lenient = testAuthenticate(issuer, { TOKEN_CLOCK_SKEW: '60' });
    const late = bearer(await issuer.token('citizen-1', { exp: inSeconds(-30) }));
    const early = bearer(await issuer.token('citizen-1', { nbf: inSeconds(30) }));
    for (const token of [late, early]) {
      expect(await lenient(token)).toMatchObject({ id: 'citizen-1' });
      await expect(authenticate(token)).rejects.toThrow(UnauthenticatedError);
    }
  });
});

describe('the claims', () => {
  it.each([
    ['nobody', { sub: undefined }],
    ['an empty name', { sub: '' }],
    ['roles that are no list', { roles: 'admin' }],
    ['a role that is no word', { roles: [{ admin: true }] }],
    ['an identity number that is none', { national_id: 9990000018 }],
  ])('are refused with %s', async (_, change) => {
    await expect(authenticate(bearer(await issuer.token('citizen-1', change as JWTPayload)))).rejects.toThrow(
      UnauthenticatedError,
    );
  });

  it('are read from where the setting says, and only the roles that it names count', async () => {
    const mapped = claims({
      id: 'https://city.example/person',
      roles: '/realm_access/roles',
      roleNames: { nazer: ['supervisor'], 'nazer-arshad': ['supervisor', 'department-head'] },
      defaultRoles: ['citizen'],
    });
    const person = { 'https://city.example/person': 'p-1', roles: ['admin'] };
    const roles = (...given: string[]) => issuer.token('head-1', { ...person, realm_access: { roles: given } });
    expect(await mapped(bearer(await roles('nazer', 'nazer-arshad', 'admin', 'constructor')))).toMatchObject({
      id: 'p-1',
      roles: ['supervisor', 'department-head'],
    });
    expect(await mapped(bearer(await roles('admin')))).toMatchObject({ roles: ['citizen'] });
  });

  it('limit a token with scopes to them, and a service account to those it has, even none', async () => {
    const scoped = await issuer.token('citizen-1', { scope: 'openid permits:read permits:file' });
    expect(await authenticate(bearer(scoped))).toMatchObject({ scopes: ['permits:read', 'permits:file'] });
    const account = await issuer.token('integrator-1', { client_id: 'integrator-1', scope: 'openid' });
    expect(await authenticate(bearer(account))).toMatchObject({ scopes: [] });
    const marked = await issuer.token('integrator-1', { 'service-account': true });
    expect(await claims({ serviceAccount: 'service-account' })(bearer(marked))).toMatchObject({ scopes: [] });
    expect(await authenticate(bearer(await issuer.token('citizen-1', { azp: 'portal' })))).not.toHaveProperty('scopes');
  });
});

describe('the kind of token', () => {
  it.each(['id+jwt', 'logout+jwt', 'secevent+jwt'])('%s lets nobody act', async (typ) => {
    await expect(authenticate(bearer(await issuer.token('citizen-1', {}, { typ })))).rejects.toThrow(
      UnauthenticatedError,
    );
  });

  it.each(['JWT', 'at+jwt', 'application/at+jwt'])('%s does', async (typ) => {
    expect(await authenticate(bearer(await issuer.token('citizen-1', {}, { typ })))).toMatchObject({ id: 'citizen-1' });
  });

  it('is refused under an algorithm that the setting leaves out', async () => {
    const strict = testAuthenticate(issuer, { TOKEN_ALGORITHMS: 'EdDSA, RS256' });
    await expect(strict(bearer(await issuer.token('citizen-1')))).rejects.toThrow(UnauthenticatedError);
  });
});
