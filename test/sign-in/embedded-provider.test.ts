import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { allowInsecureRequests, ClientSecretPost, clientCredentialsGrant, discovery } from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPeople } from '../../embedded/demo-people.js';
import { embeddedParts } from '../../embedded/parts.js';
import { clientSecret } from '../../embedded/sign-in/clients.js';
import { demoToken } from '../../embedded/sign-in/demo-token.js';
import { createEmbeddedSignIn, EmbeddedProviderRefusedError } from '../../embedded/sign-in.js';
import { startServer } from '../../server.js';
import { runCli } from '../support/run-cli.js';
import { type System, startSystem } from '../support/system.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { worker: false });
});
afterAll(() => system.stop());

async function ask(
  token: string,
  query: string,
  url = system.url,
): Promise<{ data: unknown; errors?: { extensions: { code: string } }[] }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as never;
}

/** What `npm run -s token` runs, with nothing of the test's own environment. */
async function cli(name: string, env: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const { code, out, err } = await runCli(['token', name], { PATH, HOME, ...env });
  return { code, stdout: out, stderr: err };
}

describe('the embedded provider', () => {
  it('gives every demo person a token that the server takes', async () => {
    for (const { id, roles } of await demoPeople()) {
      const token = await demoToken(system.config.dataDir, id);
      expect(decodeJwt(token)).toMatchObject({ sub: id, roles });
      expect(await ask(token, '{ permitTypes { code } }')).not.toHaveProperty('errors');
    }
  });

  it('keeps its keys and secrets where their owner alone can read them', () => {
    const folder = join(system.config.dataDir, 'sign-in');
    for (const file of ['signing-key.json', 'cookie-key', 'password', 'clients/parvaneh', 'clients/integrator-1']) {
      expect([file, statSync(join(folder, file)).mode & 0o077]).toEqual([file, 0]);
    }
    expect(readdirSync(folder).some((name) => name.includes(String(process.pid)))).toBe(false);
  });

  it('publishes only the public half of its key', async () => {
    const { keys } = (await (await fetch(`${system.url}/oidc/jwks`)).json()) as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ kty: 'EC', alg: 'ES256', use: 'sig' });
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('is not asked for its keys over the network by its own server', async () => {
    const addresses = { publicUrl: () => system.url, serverUrl: () => 'http://127.0.0.1:9' };
    const provider = async () => createEmbeddedSignIn({ settings: system.config, ...addresses });
    const server = await startServer({ ...system.config, port: 0 }, { ...embeddedParts, provider });
    try {
      const token = await demoToken(system.config.dataDir, 'citizen-1');
      expect(await ask(token, '{ units { id } }', server.url)).not.toHaveProperty('errors');
    } finally {
      await server.stop();
    }
  });

  it('names itself by its own address, whatever host a request claims', async () => {
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    const response = await fetch(`${system.url}/oidc/.well-known/openid-configuration`, { headers });
    const told = (await response.json()) as Record<string, string>;
    expect(told.issuer).toBe(`${system.url}/oidc`);
    expect(told.authorization_endpoint).toBe(`${system.url}/oidc/auth`);
    expect(told.jwks_uri).toBe(`${system.url}/oidc/jwks`);
  });

  it('refuses a program that asks without PKCE, or to be answered elsewhere', async () => {
    const asked = new URLSearchParams({ client_id: 'parvaneh', response_type: 'code', scope: 'openid' });
    asked.set('redirect_uri', `${system.url}/sign-in/callback`);
    const plain = await fetch(`${system.url}/oidc/auth?${asked}`, { redirect: 'manual' });
    expect(plain.headers.get('location')).toContain('error=invalid_request');
    asked.set('redirect_uri', 'https://evil.example/');
    const elsewhere = await fetch(`${system.url}/oidc/auth?${asked}`, { redirect: 'manual' });
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([400, null]);
    expect(await elsewhere.text()).toMatch(/dir="rtl"/);
  });

  it('starts neither in production nor beside a configured issuer', async () => {
    const addresses = { publicUrl: () => system.url, serverUrl: () => system.url };
    const production = { ...system.config, production: true };
    const outside = { ...system.config, tokens: { ...system.config.tokens, issuer: 'https://id.city.example' } };
    for (const settings of [production, outside]) {
      expect(() => createEmbeddedSignIn({ settings, ...addresses })).toThrow(EmbeddedProviderRefusedError);
    }
    await expect(startServer({ ...production, port: 0 }, embeddedParts)).rejects.toThrow(
      /^In production set TOKEN_ISSUER/,
    );
    const server = await startServer({ ...outside, port: 0 }, embeddedParts);
    const statuses = ['/oidc/.well-known/openid-configuration', '/oidc/auth', '/sign-in'].map(
      async (path) => (await fetch(`${server.url}${path}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([404, 404, 404]);
    await server.stop();
  });
});

describe('a service account', () => {
  it('may do what its scopes say, whatever its role would allow', async () => {
    const token = await demoToken(system.config.dataDir, 'integrator-1');
    expect(decodeJwt(token)).toMatchObject({ sub: 'integrator-1', client_id: 'integrator-1', scope: 'permits:read' });
    expect(await ask(token, '{ applications { totalCount } }')).not.toHaveProperty('errors');
    const { errors } = await ask(
      token,
      'mutation { startApplication(permitType: "inquiry", answers: {}) { reference } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(JSON.stringify(errors)).toContain('permits:file');
  });

  it('gets no scope that it was not given, and nothing with a wrong secret', async () => {
    const options = { execute: [allowInsecureRequests] };
    const issuer = new URL(`${system.url}/oidc`);
    const secret = clientSecret(system.config.dataDir, 'integrator-1');
    const known = await discovery(issuer, 'integrator-1', undefined, ClientSecretPost(secret), options);
    expect((await clientCredentialsGrant(known, { scope: 'permits:read permits:manage' })).scope).toBe('permits:read');
    const none = await clientCredentialsGrant(known);
    const { errors } = await ask(none.access_token, '{ applications { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const guess = await discovery(issuer, 'integrator-1', undefined, ClientSecretPost('guess'), options);
    await expect(clientCredentialsGrant(guess)).rejects.toMatchObject({ error: 'invalid_client' });
  });
});

describe('npm run token', () => {
  it('prints just the token', async () => {
    const { code, stdout, stderr } = await cli('citizen-1', { DATA_DIR: system.config.dataDir });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(decodeJwt(stdout.trim())).toMatchObject({ sub: 'citizen-1' });
    expect(stdout).toMatch(/^\S+\n$/);
  });

  it('says in one sentence why it cannot', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'parvaneh-token-'));
    const { dataDir } = system.config;
    const [stopped, outside, unknown] = await Promise.all([
      cli('citizen-1', { DATA_DIR: empty }),
      cli('citizen-1', { DATA_DIR: dataDir, TOKEN_ISSUER: 'https://id.city.example' }),
      cli('citizen-99', { DATA_DIR: dataDir }),
    ]);
    expect([stopped.code, outside.code, unknown.code]).toEqual([1, 1, 1]);
    expect(stopped.stderr).toMatch(/^No server runs on the data folder .+; run `npm start` in another terminal\.\n$/);
    expect(outside.stderr).toMatch(
      /^Demo tokens are for the embedded default only; ask https:\/\/id\.city\.example.*\n$/,
    );
    expect(unknown.stderr).toMatch(/^There is no demo person "citizen-99"; there are citizen-1, citizen-2/);
    expect(existsSync(join(empty, 'sign-in', 'issuer'))).toBe(false);
    rmSync(empty, { recursive: true });
  });
});
