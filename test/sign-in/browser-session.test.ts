import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedParts } from '../../embedded/parts.js';
import { type Browser, createBrowser } from '../../embedded/sign-in/browser.js';
import { demoPassword } from '../../embedded/sign-in/keys.js';
import { startServer } from '../../server.js';
import { type System, startSystem } from '../support/system.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { worker: false });
});
afterAll(() => system.stop());

const at = (path: string) => new URL(path, system.url);
const password = () => demoPassword(system.config.dataDir);

async function signIn(login: string, { to = '/session', given = password() } = {}): Promise<Browser & { end: URL }> {
  const browser = createBrowser();
  const form = await browser.follow(at(`/sign-in?to=${encodeURIComponent(to)}`));
  const end = await browser.follow(form, new URLSearchParams({ login, password: given }));
  return { ...browser, end };
}

const who = async (browser: Browser, url = system.url) => {
  const response = await fetch(`${url}/session`, { headers: { cookie: browser.cookies() } });
  return response.ok ? ((await response.json()) as { id: string }).id : response.status;
};

async function ask(browser: Browser, headers: Record<string, string>, init: RequestInit = {}): Promise<string> {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    body: '{"query":"{ permitTypes { code } }"}',
    ...init,
    headers: { 'content-type': 'application/json', cookie: browser.cookies(), ...headers },
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code ?? 'OK';
}

const secretOf = (browser: Browser) => /parvaneh-session=([^;]+)/.exec(browser.cookies())?.[1] ?? '';

describe('signing in', () => {
  it('goes by the login page and ends where it was asked to', async () => {
    const browser = await signIn('supervisor-1');
    expect(browser.end.href).toBe(at('/session').href);
    expect(await who(browser)).toBe('supervisor-1');
  });

  it('needs the right password', async () => {
    const browser = await signIn('admin-1', { given: 'guess' });
    expect(browser.end.pathname).toMatch(/^\/oidc\/interaction\//);
    expect(await who(browser)).toBe(401);
  });

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/%0d%0aset-cookie:x', 'session'])(
    'never leads to another site: %s',
    async (to) => {
      const browser = await signIn('citizen-1', { to: to.startsWith('/%') ? decodeURIComponent(to) : to });
      expect(browser.end.href).toBe(at('/graphql').href);
    },
  );

  it('gives a cookie that no script reads and no other site’s form carries', async () => {
    const browser = createBrowser(`${system.url}/sign-in/callback`);
    const form = await browser.follow(at('/sign-in'));
    const callback = await browser.follow(form, new URLSearchParams({ login: 'citizen-1', password: password() }));
    const response = await fetch(callback, { redirect: 'manual', headers: { cookie: browser.cookies() } });
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('parvaneh-session='));
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    // The same answer a second time, or in a browser that did not begin it, signs nobody in.
    for (const cookie of [browser.cookies(), '']) {
      const again = await fetch(callback, { redirect: 'manual', headers: { cookie } });
      expect([again.status, again.headers.getSetCookie().join().includes('parvaneh-session=')]).toEqual([400, false]);
    }
  });

  it('keeps only a hash of the cookie, and the provider’s tokens sealed', async () => {
    const secret = secretOf(await signIn('citizen-2'));
    const rows = await system.prisma.session.findMany();
    expect(secret).not.toBe('');
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toMatch(/eyJhbGciOiJFUzI1NiI/);
  });
});

describe('a session', () => {
  it('needs proof that the request is from our own page; a bearer token does not', async () => {
    const browser = await signIn('citizen-1');
    expect(await ask(browser, {})).toBe('FORBIDDEN');
    expect(await ask(browser, { 'sec-fetch-site': 'cross-site' })).toBe('FORBIDDEN');
    expect(await ask(browser, { 'sec-fetch-site': 'same-site', origin: system.url })).toBe('FORBIDDEN');
    expect(await ask(browser, { origin: 'https://evil.example' })).toBe('FORBIDDEN');
    expect(await ask(browser, { 'x-csrf': '1' })).toBe('OK');
    expect(await ask(browser, { 'sec-fetch-site': 'same-origin' })).toBe('OK');
    expect(await ask(browser, { origin: system.url })).toBe('OK');
  });

  it('cannot be used by another site’s form: neither an upload nor a query by GET', async () => {
    const browser = await signIn('citizen-1');
    const form = new FormData();
    form.set('operations', '{"query":"mutation { withdrawApplication(reference: \\"U-1\\") { status } }"}');
    form.set('map', '{}');
    const upload = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      headers: { cookie: browser.cookies(), 'sec-fetch-site': 'cross-site' },
      body: form,
    });
    expect(await upload.text()).toContain('FORBIDDEN');
    const get = await fetch(`${system.url}/graphql?query={permitTypes{code}}`, {
      headers: { cookie: browser.cookies(), accept: 'application/json', 'sec-fetch-site': 'cross-site' },
    });
    expect(await get.text()).toContain('FORBIDDEN');
  });

  it('is known to every server, and ended for all of them at once', async () => {
    const browser = await signIn('supervisor-2');
    const other = await startServer({ ...system.config, port: 0 }, embeddedParts);
    try {
      expect(await who(browser, other.url)).toBe('supervisor-2');
      const refused = await fetch(at('/sign-out'), { method: 'POST', headers: { cookie: browser.cookies() } });
      expect([refused.status, await who(browser)]).toEqual([403, 'supervisor-2']);
      const stolen = browser.cookies();
      const headers = { cookie: stolen, 'sec-fetch-site': 'same-origin' };
      const response = await fetch(at('/sign-out'), { method: 'POST', redirect: 'manual', headers });
      expect(response.headers.get('location')).toMatch(/\/oidc\/session\/end\?id_token_hint=/);
      expect([await who({ ...browser, cookies: () => stolen }), await who(browser, other.url)]).toEqual([401, 401]);
    } finally {
      await other.stop();
    }
  });

  it('ends for a page’s script, which is told where to go from there', async () => {
    const browser = await signIn('citizen-2');
    const headers = { cookie: browser.cookies(), 'x-csrf': '1', accept: 'application/json' };
    const response = await fetch(at('/sign-out'), { method: 'POST', redirect: 'manual', headers });
    const { next } = (await response.json()) as { next: string };
    expect([response.status, new URL(next).pathname, await who(browser)]).toEqual([200, '/oidc/session/end', 401]);
  });

  it('ends when its time is over', async () => {
    const browser = await signIn('citizen-1');
    await system.prisma.session.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await who(browser)).toBe(401);
  });
});

describe('renewal', () => {
  const due = () => system.prisma.session.updateMany({ data: { renewAt: new Date(Date.now() - 1_000) } });
  const rows = () => system.prisma.session.findMany({ where: { person: 'director-1' } });

  it('asks the provider again, once however many ask at that moment', async () => {
    const browser = await signIn('director-1');
    await due();
    const [before] = await rows();
    expect(await Promise.all([1, 2, 3, 4].map(() => who(browser)))).toEqual(Array(4).fill('director-1'));
    const [after] = await rows();
    expect(after?.renewAt?.getTime()).toBeGreaterThan(Date.now() + 60_000);
    expect(after?.tokens).not.toBe(before?.tokens);
    await due();
    expect(await who(browser)).toBe('director-1');
  });

  it('ends the session when the provider says no', async () => {
    const browser = await signIn('director-1');
    await due();
    // Another server's provider has never heard of the refresh token.
    const other = await startServer({ ...system.config, port: 0 }, embeddedParts);
    expect(await who(browser, other.url)).toBe(401);
    await other.stop();
    expect(await who(browser)).toBe(401);
  });
});
