import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { warningsOf } from './config/audit.js';
import { SETTINGS_TABLE } from './config/settings-table.js';
import { temporalConnection } from './config/temporal.js';
import { ConfigError, loadConfig, loadSettings, SETTINGS } from './config.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = (env: NodeJS.ProcessEnv = {}) => loadSettings({ DATA_DIR: folder, ...env });

const SECRETS = {
  BANK_WEBHOOK_SECRET: 'b'.repeat(32),
  AUDIT_KEY: 'a'.repeat(32),
  DOCUMENT_LINK_KEY: 'd'.repeat(32),
};
const PRODUCTION = { NODE_ENV: 'production', ...SECRETS };

test('an empty environment gives the documented defaults', () => {
  expect(settings()).toMatchObject({
    production: false,
    port: 4000,
    documentsDir: join(folder, 'documents'),
    databaseUrl: undefined,
    temporal: { address: undefined, namespace: 'default', tls: undefined },
    taskQueue: 'permits',
    messageTimeout: 15_000,
    connectors: {},
    cityPolicy: {},
  });
});

test('the address that people reach is kept as a browser has it', () => {
  expect(settings({ PUBLIC_URL: 'HTTPS://Permits.Example/' }).publicUrl).toBe('https://permits.example');
  expect(settings({ PUBLIC_URL: 'https://x.example/base//' }).publicUrl).toBe('https://x.example/base');
});

test('a setting left empty counts as not set', () => {
  expect(settings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: undefined });
});

test.each([
  [{ PORT: 'many' }, /PORT/],
  [{ PORT: '70000' }, /PORT/],
  [{ DATABASE_URL: 'mysql://localhost/permits' }, /DATABASE_URL/],
  [{ TEMPORAL_ADDRESS: 'https://cloud' }, /TEMPORAL_ADDRESS: must be host:port/],
  [{ PAYMENT_GATEWAY: 'cash' }, /PAYMENT_GATEWAY/],
  [{ PAYMENT_GATEWAY: 'zarinpal' }, /ZARINPAL_MERCHANT_ID/],
  [{ PAYMENT_GATEWAY: 'zarinpal', ZARINPAL_MERCHANT_ID: 'short' }, /merchant code of 36 characters/],
  [{ NODE_ENV: 'production', BANK_WEBHOOK_SECRET: 'b'.repeat(32), PAYMENT_GATEWAY: 'sandbox' }, /not for production/],
  [{ CONNECTORS: '{' }, /CONNECTORS: is not JSON/],
  [{ CONNECTORS: '{"register":{"url":"file:///etc/passwd"}}' }, /CONNECTORS\.register\.url/],
  [{ CONNECTORS_FILE: '/nowhere/connectors.json' }, /CONNECTORS_FILE.*ENOENT/],
  [{ TEMPORAL_TLS_CERT: '/nowhere/client.pem' }, /TEMPORAL_TLS_KEY/],
  [{ CLAMD_URL: 'http://scanner:3310' }, /CLAMD_URL: must be tcp:\/\/host:port or unix:\/\/\/path/],
  [{ S3_BUCKET: 'permits', S3_ACCESS_KEY_ID: 'id' }, /S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY together/],
  [{ S3_ENDPOINT: 'http://store:9000' }, /Set S3_BUCKET/],
  [{ DOCUMENT_MAX_BYTES: '0' }, /DOCUMENT_MAX_BYTES/],
  [{ DOCUMENT_LINK_KEY: 'short' }, /DOCUMENT_LINK_KEY: must have at least 32 characters/],
  [{ TOKEN_ISSUER: 'city' }, /TOKEN_ISSUER must be the https address/],
  [{ TOKEN_JWKS_URL: 'https://id.example/keys' }, /Set TOKEN_ISSUER/],
  [{ TOKEN_ALGORITHMS: 'RS256,HS256' }, /TOKEN_ALGORITHMS/],
  [{ TOKEN_CLAIMS: '{"role":"groups"}' }, /TOKEN_CLAIMS/],
  [{ SIGN_IN_CLIENT_ID: 'permits' }, /Set TOKEN_ISSUER/],
  [{ NODE_ENV: 'production', TOKEN_ISSUER: 'http://id.example' }, /over https only/],
  [{ NODE_ENV: 'Production' }, /In production .* must be set/],
  [{ NODE_ENV: 'prod' }, /In production .* must be set/],
  [{ NODE_ENV: 'prodution' }, /In production .* must be set/],
  [{ NODE_ENV: 'Development' }, /In production .* must be set/],
  [{ NODE_ENV: 'Production', PAYMENT_GATEWAY: 'sandbox', ...SECRETS }, /not for production/],
  [{ NODE_ENV: 'prod', TOKEN_ISSUER: 'http://id.example' }, /over https only/],
  [{ ...PRODUCTION, PUBLIC_URL: 'http://permits.example' }, /PUBLIC_URL must be an https address/],
  [{ ...PRODUCTION, PUBLIC_URL: 'HTTP://permits.example' }, /PUBLIC_URL must be an https address/],
  [{ ...PRODUCTION, TOKEN_ISSUER: 'https://i.example', TOKEN_JWKS_URL: 'HTTP://i.example/' }, /over https only/],
  [{ ...PRODUCTION, PUBLICATION_APPROVAL: 'false' }, /two administrators agree/],
  [{ ...PRODUCTION, UNSIGNED_DECISIONS: 'true' }, /decisions by signal are signed/],
  [{ NODE_ENVV: 'production' }, /NODE_ENVV is no setting, and NODE_ENV is not set/],
  [{ node_env: 'production' }, /node_env is no setting, and NODE_ENV/],
  [{ AUDITKEY: 'a'.repeat(32) }, /AUDITKEY is no setting, and AUDIT_KEY/],
  [{ BANK_WEBHOOK_SECRETS: 'b'.repeat(32) }, /BANK_WEBHOOK_SECRET is not set/],
  [{ TOKEN_ISSUR: 'https://id.example' }, /TOKEN_ISSUER is not set/],
  [{ AUDIT_KEY: 'short' }, /AUDIT_KEY: must have at least 32 characters/],
])('%j is refused in one sentence that names it', (env, sentence) => {
  expect(() => settings(env)).toThrow(ConfigError);
  expect(() => settings(env)).toThrow(sentence);
  expect(() => settings(env)).not.toThrow('\n');
});

test('a secret that is not set is made once, kept, and readable by its owner alone', () => {
  const { auditKey, bank } = settings();
  expect(auditKey.length).toBeGreaterThanOrEqual(32);
  expect(bank.secret).not.toBe(auditKey);
  expect(settings().auditKey).toBe(auditKey);
  expect(readFileSync(join(folder, 'audit-key'), 'utf8')).toBe(auditKey);
  expect(statSync(join(folder, 'audit-key')).mode & 0o077).toBe(0);
});

test('production invents no secret', () => {
  expect(() => settings({ NODE_ENV: 'production', AUDIT_KEY: 'a'.repeat(32) })).toThrow(
    /BANK_WEBHOOK_SECRET must be set/,
  );
});

test('a process that runs apart must be told both servers', () => {
  const env = { DATA_DIR: folder, DATABASE_URL: 'postgresql://u:p@db/permits' };
  expect(() => loadConfig({ DATA_DIR: folder })).toThrow(/DATABASE_URL/);
  expect(() => loadConfig(env)).toThrow(/TEMPORAL_ADDRESS/);
  const config = loadConfig({ ...env, TEMPORAL_ADDRESS: 'temporal:7233', TEMPORAL_API_KEY: 'key' });
  expect(temporalConnection(config)).toEqual({ address: 'temporal:7233', apiKey: 'key', tls: true });
});

test('connectors come from a file and, over it, from the environment', () => {
  const file = join(folder, 'connectors.json');
  writeFileSync(file, '{"a":{"url":"http://one/"},"b":{"url":"http://two/"}}');
  const { connectors } = settings({ CONNECTORS_FILE: file, CONNECTORS: '{"b":{"url":"http://three/"}}' });
  expect(connectors).toEqual({ a: { url: 'http://one/' }, b: { url: 'http://three/' } });
});

test('a data folder that cannot be made is named', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => settings({ DATA_DIR: join(file, 'data') })).toThrow(/data folder .*ENOTDIR.*set DATA_DIR/);
});

test('the gateway is the one that is named: the sandbox by default, and none in production', () => {
  const merchantId = '1344b5d4-0048-11e8-94db-005056a205be';
  const zarinpal = { PAYMENT_GATEWAY: 'zarinpal', ZARINPAL_MERCHANT_ID: merchantId };
  const secrets = {
    NODE_ENV: 'production',
    BANK_WEBHOOK_SECRET: 'b'.repeat(32),
    AUDIT_KEY: 'a'.repeat(32),
    DOCUMENT_LINK_KEY: 'd'.repeat(32),
  };
  expect(settings().bank).toMatchObject({ sandbox: true });
  expect(settings(zarinpal).bank).toMatchObject({
    sandbox: false,
    zarinpal: { url: 'https://payment.zarinpal.com', merchantId },
  });
  expect(settings({ ...secrets }).bank).toEqual({ secret: 'b'.repeat(32), sandbox: false });
  expect(settings({ ...secrets, ...zarinpal, ZARINPAL_URL: 'https://x.example/' }).bank.zarinpal?.url).toBe(
    'https://x.example',
  );
});

test('what is not plainly development is production', () => {
  for (const NODE_ENV of [undefined, '', 'development', 'test']) expect(settings({ NODE_ENV }).production).toBe(false);
  for (const NODE_ENV of ['production', 'Production', 'prod', ' test', 'staging', 'dev']) {
    expect(settings({ ...SECRETS, NODE_ENV })).toMatchObject({
      production: true,
      bank: { sandbox: false },
      publications: { approval: true },
      decisions: { allowUnsigned: false },
    });
  }
});

test('names that are no settings are named, with what was meant; those of the system are not', () => {
  const env = { HOME: '/', HOSTNAME: 'x', PWD: '/', LANG: 'C', SESSION_MANAGER: 'x', NODE_PATH: 'x', CI: '1' };
  expect(warningsOf({ ...env, AUDIT_KEY: 'x', LOG_LEVEL: 'info', PATH: '/bin', Path: '/' }, SETTINGS)).toEqual([]);
  const odd = { LOGLEVEL: 'debug', PARVANEH_PORT: '1', AUDIT_KEYS: 'x', AUDIT_KEY: 'y' };
  expect(warningsOf(odd, SETTINGS)).toEqual([
    'LOGLEVEL is no setting; did you mean LOG_LEVEL?',
    'PARVANEH_PORT is no setting; `npx parvaneh settings` lists them.',
    'AUDIT_KEYS is no setting; did you mean AUDIT_KEY?',
  ]);
  expect(warningsOf({ NODE_ENV: 'Production' }, SETTINGS)).toEqual([expect.stringContaining('as in production')]);
  expect(warningsOf({ PUBLIC_URL: 'https://permits.example' }, SETTINGS)).toEqual([
    expect.stringContaining('NODE_ENV is not set'),
  ]);
});

test('every setting is told of in the table that the page for operators is printed from, once', () => {
  expect(SETTINGS_TABLE.flatMap(({ names }) => names).sort()).toEqual(SETTINGS);
});
