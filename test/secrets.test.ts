import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../embedded/ports.js';
import { loadSettings } from '../runtime/config.js';
import { type Issuer, startIssuer } from './support/issuer.js';
import { createTestDatabase, type TestDatabase, temporalAddress } from './support/servers.js';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let issuer: Issuer;
let database: TestDatabase;
let server: ChildProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-secrets-'));
  [issuer, database] = await Promise.all([startIssuer(), createTestDatabase()]);
});
afterEach(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  await issuer.stop();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const secrets = () => ({
  BANK_WEBHOOK_SECRET: 'bank-secret-0123456789-0123456789',
  AUDIT_KEY: 'audit-secret-0123456789-0123456789',
  DOCUMENT_LINK_KEY: 'link-secret-0123456789-0123456789',
  SESSION_KEY: 'session-secret-0123456789-0123456789',
  SIGN_IN_CLIENT_SECRET: 'client-secret-0123456789',
  TEMPORAL_API_KEY: 'temporal-secret-0123456789',
});

test('a server tells its secrets to nobody: not in its log at its most talkative, not in an answer', async () => {
  const { PATH = '', HOME = '' } = process.env;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const connectors = join(folder, 'connectors.json');
  writeFileSync(connectors, '{"land":{"url":"http://127.0.0.1:9/","headers":{"x-key":"connector-secret-0123456789"}}}');
  const given = secrets();
  server = spawn(process.execPath, ['runtime/compiled/main.js', 'embedded/npm-server'], {
    cwd: root,
    env: {
      PATH,
      HOME,
      ...given,
      PORT: String(port),
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: temporalAddress(),
      TEMPORAL_TLS: 'false',
      TOKEN_ISSUER: issuer.url,
      SIGN_IN_CLIENT_ID: 'permits',
      CONNECTORS_FILE: connectors,
      LOG_LEVEL: 'trace',
    },
  });
  let told = '';
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => (told += chunk));
  await expect.poll(() => told.includes('answers at'), { timeout: 60_000 }).toBe(true);

  const token = await issuer.token('citizen-1');
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    cookie: 'parvaneh-session=c00k1e',
  };
  const ask = async (path: string, init: RequestInit = {}) => {
    told += await (await fetch(`${url}${path}`, { headers, redirect: 'manual', ...init })).text();
  };
  const post = (body: string) => ask('/graphql', { method: 'POST', body });
  await post('{"query":"{ permitTypes { code } }"}');
  await post('{"query":"{ nonsense }"}');
  await post('{"query":"mutation { withdrawApplication(reference: \\"U-1400-000001\\") { status } }"}');
  await ask('/sign-in');
  await ask('/sign-in/callback?code=c0de-of-the-provider&state=x');
  await ask('/session');
  await ask('/payments/confirmations', { method: 'POST', body: '{}' });
  // What nobody foresaw, and a database that goes away.
  await database.drop();
  await post('{"query":"{ permitTypes { code } }"}');
  server.kill('SIGTERM');
  await once(server, 'exit');

  const password = new URL(database.url).password;
  const held = [
    ...Object.values(given),
    'connector-secret-0123456789',
    token,
    'c00k1e',
    'c0de-of-the-provider',
    password,
  ];
  expect(told).toContain('request');
  expect(held.filter((secret) => secret !== '' && told.includes(secret))).toEqual([]);
  database = await createTestDatabase();
}, 120_000);

test('a setting that cannot be used is named without its value', () => {
  for (const [name, value] of Object.entries({
    BANK_WEBHOOK_SECRET: 'too-short-1',
    AUDIT_KEY: 'too-short-2',
    SESSION_KEY: 'too-short-3',
    DATABASE_URL: 'mysql://user:too-short-4@db/permits',
    CONNECTORS: '{"land":{"url":"no","headers":{"x-key":"too-short-5"}}}',
  })) {
    let said = '';
    try {
      loadSettings({ DATA_DIR: folder, [name]: value });
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain(name);
    expect(said).not.toMatch(/too-short/);
  }
});
