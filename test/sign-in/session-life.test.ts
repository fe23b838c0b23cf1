import { importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, createBrowser } from '../../embedded/sign-in/browser.js';
import { demoPassword, signingKey } from '../../embedded/sign-in/keys.js';
import type { Tokens } from '../../http/sign-in/client.js';
import { createSessions } from '../../http/sign-in/sessions.js';
import { codeOf } from '../graphql/seed.js';
import { type Answer, type System, startSystem } from '../support/system.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { worker: false });
});
afterAll(() => system.stop());
beforeEach(async () => {
  await system.prisma.session.deleteMany();
});

const at = (path: string) => new URL(path, system.url);
async function signIn(login: string): Promise<Browser> {
  const browser = createBrowser();
  const form = await browser.follow(at('/sign-in?to=/session'));
  await browser.follow(form, new URLSearchParams({ login, password: demoPassword(system.config.dataDir) }));
  return browser;
}
const who = async (browser: Browser) => {
  const response = await fetch(at('/session'), { headers: { cookie: browser.cookies() } });
  return response.ok ? ((await response.json()) as { id: string }).id : response.status;
};
async function ask<T>(browser: Browser, query: string, variables: object = {}): Promise<Answer<T>> {
  const response = await fetch(at('/graphql'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: browser.cookies(), 'x-csrf': '1' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<T>;
}
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('a session ends', () => {
  it('with its access token where there is none to renew it by', async () => {
    const browser = await signIn('citizen-1');
    await system.prisma.session.updateMany({ data: { renewAt: null } });
    expect(await who(browser)).toBe('citizen-1');
    await system.prisma.session.updateMany({ data: { freshUntil: ago(0) } });
    expect(await who(browser)).toBe(401);
  });

  it('when nobody has used it for an hour; every use puts that off', async () => {
    const browser = await signIn('citizen-1');
    await system.prisma.session.updateMany({ data: { lastSeenAt: ago(59) } });
    expect(await who(browser)).toBe('citizen-1');
    const { lastSeenAt } = await system.prisma.session.findFirstOrThrow();
    expect(lastSeenAt.getTime()).toBeGreaterThan(ago(1).getTime());
    await system.prisma.session.updateMany({ data: { lastSeenAt: ago(61) } });
    expect(await who(browser)).toBe(401);
    expect(await system.prisma.session.count()).toBe(0);
  });
});

describe('sessions are listed and ended', () => {
  const LIST = 'query($p: ID) { sessions(person: $p) { id person current } }';
  interface Listed {
    sessions: { id: string; current: boolean }[];
  }
  const END = 'mutation($id: ID!) { endSession(id: $id) { count } }';

  it('by their person', async () => {
    const [here, there] = [await signIn('citizen-1'), await signIn('citizen-1')];
    const { sessions } = (await ask<Listed>(here, LIST)).data;
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    const other = sessions.find(({ current }) => !current)?.id;
    expect((await ask(here, END, { id: other })).data).toEqual({ endSession: { count: 1 } });
    expect([await who(here), await who(there)]).toEqual(['citizen-1', 401]);
    const third = await signIn('citizen-1');
    expect((await ask(here, 'mutation { endSessions { count } }')).data).toEqual({ endSessions: { count: 1 } });
    expect([await who(here), await who(third)]).toEqual(['citizen-1', 401]);
  });

  it('by the account that a counter has opened for whoever the provider calls otherwise', async () => {
    const { prisma } = system;
    const name = { fa: 'ماه‌منیر', en: 'Mahmonir' };
    const account = { id: 'counter-opened', name, nationalId: '9990000042', counterId: 'COUNTER-9' };
    await prisma.account.create({ data: account, select: { id: true } });
    const expiresAt = new Date(Date.now() + 60_000);
    const viewer = { id: 'mah@home', roles: ['citizen'], nationalId: account.nationalId };
    const sessions = createSessions({
      ...{ prisma, hours: 1, idleMinutes: 60, client: { refresh: () => Promise.reject(new Error('not asked')) } },
      verifyToken: async () => ({ viewer, subject: viewer.id, expiresAt }),
      seal: { close: async () => 'sealed', open: async () => undefined },
    });
    const { secret } = await sessions.open({ accessToken: 'theirs' } as Tokens);
    expect(await prisma.session.findMany({ select: { person: true } })).toEqual([{ person: account.id }]);
    expect(await sessions.viewer(secret)).toMatchObject({ id: viewer.id });
  });

  it('by administrators, and by nobody else', async () => {
    const [citizen, admin, another] = [await signIn('citizen-1'), await signIn('admin-1'), await signIn('citizen-2')];
    expect(codeOf(await ask(another, LIST, { p: 'citizen-1' }))).toBe('FORBIDDEN');
    const { id } = await system.prisma.session.findFirstOrThrow({ where: { person: 'citizen-1' } });
    expect(codeOf(await ask(another, END, { id }))).toBe('NOT_FOUND');
    expect(codeOf(await ask(another, 'mutation { endSessions(person: "citizen-1") { count } }'))).toBe('FORBIDDEN');
    expect(await who(citizen)).toBe('citizen-1');
    expect((await ask<Listed>(admin, LIST, { p: 'citizen-1' })).data.sessions).toHaveLength(1);
    expect((await ask(admin, END, { id })).data).toEqual({ endSession: { count: 1 } });
    expect(await who(citizen)).toBe(401);
    const [told] = await system.prisma.trailEntry.findMany({
      where: { act: 'SESSION_ENDED' },
      orderBy: { at: 'desc' },
    });
    expect(told).toMatchObject({ subject: 'person/citizen-1', by: 'admin-1' });
  });
});

describe('the provider’s own word', () => {
  const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const now = () => Math.floor(Date.now() / 1000);

  async function logout(change: object = {}, header: object = {}) {
    const { subject, sid } = await system.prisma.session.findFirstOrThrow({ where: { person: 'citizen-1' } });
    const jwk = signingKey(system.config.dataDir);
    const claims = { iss: `${system.url}/oidc`, aud: 'parvaneh', sub: subject ?? '', sid, iat: now(), exp: now() + 60 };
    const token = await new SignJWT({ ...claims, jti: 'j', events: EVENTS, ...change })
      .setProtectedHeader({ alg: 'ES256', kid: (jwk as { kid: string }).kid, typ: 'logout+jwt', ...header })
      .sign(await importJWK(jwk as never, 'ES256'));
    return send(token);
  }
  const send = (token: string) =>
    fetch(at('/sign-out/back-channel'), { method: 'POST', body: new URLSearchParams({ logout_token: token }) });

  it.each([
    ['another audience', { aud: 'another' }, {}],
    ['another issuer', { iss: 'https://evil.example' }, {}],
    ['no event', { events: undefined }, {}],
    ['another event', { events: { 'http://schemas.openid.net/event/other': {} } }, {}],
    ['a nonce', { nonce: 'n' }, {}],
    ['nobody named', { sub: undefined, sid: undefined }, {}],
    ['no jti', { jti: undefined }, {}],
    ['an old iat', { iat: Math.floor(Date.now() / 1000) - 3_600 }, {}],
    ['no iat', { iat: undefined }, {}],
    ['an end that is over', { exp: 1 }, {}],
    ['the type of an access token', {}, { typ: 'at+jwt' }],
  ])('ends nothing with %s', async (_, claims, header) => {
    const browser = await signIn('citizen-1');
    const response = await logout(claims, header);
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'invalid_request' }]);
    expect(await who(browser)).toBe('citizen-1');
  });

  it('ends nothing unsigned, nor without a token', async () => {
    const browser = await signIn('citizen-1');
    const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');
    const claims = {
      iss: `${system.url}/oidc`,
      aud: 'parvaneh',
      sub: 'citizen-1',
      iat: now(),
      jti: 'j',
      events: EVENTS,
    };
    expect((await send(`${part({ alg: 'none' })}.${part(claims)}.`)).status).toBe(400);
    expect((await send('')).status).toBe(400);
    expect((await fetch(at('/sign-out/back-channel'), { method: 'POST' })).status).toBe(400);
    expect(await who(browser)).toBe('citizen-1');
  });

  it('ends the session it names, and nobody else’s', async () => {
    const [one, two, another] = [await signIn('citizen-1'), await signIn('citizen-1'), await signIn('citizen-2')];
    const [first] = await system.prisma.session.findMany({
      where: { person: 'citizen-1' },
      orderBy: { createdAt: 'asc' },
    });
    expect(first?.sid).toEqual(expect.any(String));
    const response = await logout({ sid: first?.sid, sub: undefined });
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect([await who(one), await who(two), await who(another)]).toEqual([401, 'citizen-1', 'citizen-2']);
    expect((await logout({ sid: undefined })).status).toBe(200);
    expect([await who(two), await who(another)]).toEqual([401, 'citizen-2']);
  });

  it('ends nothing that began after it', async () => {
    const browser = await signIn('citizen-1');
    await logout({ sid: undefined, iat: now() - 30 });
    expect(await who(browser)).toBe('citizen-1');
  });

  it('comes from the embedded provider when somebody signs out there', async () => {
    const browser = await signIn('citizen-1');
    const page = await fetch(at('/oidc/session/end'), { headers: { cookie: browser.cookies() } });
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    // The page's own cookies are those of the provider's session.
    const cookie = browser.cookies();
    await fetch(at('/oidc/session/end/confirm'), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    await expect.poll(() => who(browser)).toBe(401);
  });
});
