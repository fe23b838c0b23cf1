import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keysFolder } from '../papers/test-support/keys.js';
import { currentKey, PermitKeyError, publishedKeys, rotateKey } from './keys.js';

let keys: ReturnType<typeof keysFolder>;
beforeEach(() => {
  keys = keysFolder();
});
afterEach(() => keys.remove());

describe('the permit keys', () => {
  it('makes the first key once, for its owner’s eyes only', () => {
    const { publicKey } = currentKey({ folder: keys.folder });
    expect(currentKey({ folder: keys.folder }).publicKey).toEqual(publicKey);
    expect(statSync(join(keys.folder, 'signing-key.json')).mode & 0o777).toBe(0o600);
  });

  it('publishes no private part, and names a key by its thumbprint', async () => {
    const { publicKey } = currentKey({ folder: keys.folder });
    expect(publishedKeys({ folder: keys.folder })).toEqual([publicKey]);
    expect(JSON.stringify(publicKey)).not.toContain('"d"');
    expect(publicKey.kid).toBe(await calculateJwkThumbprint(publicKey));
  });

  it('keeps every public key and one private key through rotations', () => {
    const first = rotateKey({ folder: keys.folder });
    const second = rotateKey({ folder: keys.folder });
    expect(second.old).toBe(first.current);
    const kids = publishedKeys({ folder: keys.folder }).map(({ kid }) => kid);
    expect(new Set(kids)).toEqual(new Set([first.old, first.current, second.current]));
    expect(readdirSync(keys.folder).filter((name) => !name.endsWith('.public.json'))).toEqual(['signing-key.json']);
    expect(statSync(join(keys.folder, 'signing-key.json')).mode & 0o777).toBe(0o600);
  });

  it('takes a configured key as PEM, and rotates it in its own form', () => {
    mkdirSync(keys.folder, { recursive: true });
    const keyFile = join(keys.folder, '..', 'secret.pem');
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(keyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const settings = { folder: keys.folder, keyFile };
    const { publicKey } = currentKey(settings);
    expect(rotateKey(settings).old).toBe(publicKey.kid);
    expect(readFileSync(keyFile, 'utf8')).toContain('-----BEGIN PRIVATE KEY-----');
    expect(readdirSync(keys.folder)).toHaveLength(2);
  });

  it('says what to do about a key that is missing, or of another kind', () => {
    const keyFile = join(keys.folder, '..', 'secret');
    expect(() => currentKey({ folder: keys.folder, keyFile })).toThrow(/ENOENT.*set PERMIT_SIGNING_KEY/);
    writeFileSync(keyFile, 'not a key');
    expect(() => currentKey({ folder: keys.folder, keyFile })).toThrow(PermitKeyError);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(keyFile, JSON.stringify(privateKey.export({ format: 'jwk' })));
    expect(() => currentKey({ folder: keys.folder, keyFile })).toThrow(/Ed25519 private key/);
  });
});
