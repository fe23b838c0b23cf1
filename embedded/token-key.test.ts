import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSettings, type Settings } from '../config.js';
import { createAuthenticate } from '../graphql/authenticate.js';
import { loadTokenKey, signDemoToken } from './token-key.js';

let settings: Settings;
beforeEach(() => {
  settings = loadSettings({ DATA_DIR: mkdtempSync(join(tmpdir(), 'parvaneh-token-')) });
});
afterEach(() => rmSync(settings.dataDir, { recursive: true, force: true }));

test('a token says who acts, in which roles, for twelve hours', async () => {
  const token = await signDemoToken(settings, 'citizen-1');
  expect(await createAuthenticate(settings.tokens)(`Bearer ${token}`)).toEqual({
    id: 'citizen-1',
    roles: ['citizen'],
    nationalId: '9990000018',
  });
  const { iat = 0, exp = 0 } = decodeJwt(token);
  expect(exp - iat).toBe(12 * 3600);
});

test("the key is kept, and the server's file holds no private part of it", async () => {
  const { publicKey, kid } = loadTokenKey(settings);
  expect(loadTokenKey(settings).kid).toBe(kid);
  expect(JSON.parse(readFileSync(settings.tokens.publicKeyFile, 'utf8'))).toEqual(publicKey);
  expect(publicKey).not.toHaveProperty('d');
  expect(statSync(settings.tokens.keyFile).mode & 0o077).toBe(0);
});

test('a token of another data folder does not verify here', async () => {
  const other = loadSettings({ DATA_DIR: join(settings.dataDir, 'other') });
  const token = await signDemoToken(other, 'citizen-1');
  loadTokenKey(settings);
  await expect(createAuthenticate(settings.tokens)(`Bearer ${token}`)).rejects.toThrow();
});

test('an unknown name is answered with the names there are', async () => {
  await expect(signDemoToken(settings, 'citizen-99')).rejects.toThrow(
    /no demo person "citizen-99".*citizen-1, citizen-2/,
  );
});
