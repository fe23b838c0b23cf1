import { generateKeyPairSync } from 'node:crypto';
import { CompactSign } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rotateKey } from '../signing/keys.js';
import { createPermitSigner, type KeySet, type PermitSigner } from '../signing/signer.js';
import type { StatusList } from './status-list.js';
import { keysFolder } from './test-support/keys.js';
import { signPermit, tokenIn, verifyPermitToken } from './token.js';

const NOW = new Date('2026-11-24T09:00:00Z');
const keys = keysFolder();
afterAll(() => keys.remove());

const permit = {
  issuer: 'parvaneh',
  number: '1405-000001',
  type: 'construction',
  plot: '9-1-7-1-0-0-0',
  issuedAt: new Date('2026-11-24T08:00:00Z'),
  validUntil: '1407/09/03',
  paperHash: 'ab'.repeat(32),
};

let signer: PermitSigner;
let token: string;
beforeEach(async () => {
  signer = createPermitSigner({ folder: keys.folder });
  token = await signPermit(signer, permit);
});
const reasonOf = async (text: string, keySet: KeySet = signer.keySet(), list?: StatusList, now = NOW) => {
  const verdict = await verifyPermitToken(text, keySet, list, now);
  return verdict.valid ? 'VALID' : verdict.reason;
};
const listOf = (status: 'REVOKED' | 'SUSPENDED' | 'SUPERSEDED', number = permit.number): StatusList => ({
  iss: 'parvaneh',
  iat: 0,
  ttl: 300,
  permits: [{ number, status, at: NOW.toISOString() }],
});

describe('a permit’s token', () => {
  it('says what is granted, and no person', async () => {
    expect(await verifyPermitToken(token, signer.keySet(), undefined, NOW)).toEqual({
      valid: true,
      permit: {
        iss: 'parvaneh',
        iat: 1795507200,
        number: '1405-000001',
        type: 'construction',
        plot: '9-1-7-1-0-0-0',
        validUntil: '1407/09/03',
        hash: Buffer.from('ab'.repeat(32), 'hex').toString('base64url'),
      },
    });
  });

  it('is the same for the same permit', async () => {
    expect(await signPermit(signer, permit)).toBe(token);
  });

  it('refuses a change of any letter of payload or signature', async () => {
    const start = token.indexOf('.') + 1;
    for (let at = start; at < token.length; at++) {
      if (token[at] === '.') continue;
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(await reasonOf(changed), `letter ${at}`).toBe('BAD_SIGNATURE');
    }
  });

  it('refuses a last letter that decodes to the same bytes', async () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = letters.indexOf(token.at(-1) ?? '');
    expect(await reasonOf(`${token.slice(0, -1)}${letters[last ^ 1]}`)).toBe('BAD_SIGNATURE');
  });

  it('never accepts a changed header', async () => {
    for (let at = 0; at < token.indexOf('.'); at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(await reasonOf(changed)).toMatch(/^(MALFORMED|UNKNOWN_KEY|BAD_SIGNATURE)$/);
    }
  });

  it('tells what is no token at all', async () => {
    for (const text of ['', 'hello', 'a.b', 'a.b.c', `${token}.x`, token.replace('.', '..'), 'x'.repeat(10_000)]) {
      expect(await reasonOf(text)).toBe('MALFORMED');
    }
  });

  it('takes no other algorithm, and no token of another type', async () => {
    const [, payload] = token.split('.');
    const header = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { kid } = signer.keySet().keys[0] ?? {};
    expect(await reasonOf(`${header({ alg: 'none', typ: 'permit', kid })}.${payload}.AA`)).toBe('MALFORMED');
    expect(await reasonOf(`${header({ alg: 'HS256', typ: 'permit', kid })}.${payload}.AA`)).toBe('MALFORMED');
    const status = await signer.sign('permit-status', { iss: 'x', iat: 0, ttl: 1, permits: [] });
    expect(await reasonOf(status)).toBe('MALFORMED');
  });

  it('knows no key but the published ones', async () => {
    expect(await reasonOf(token, { keys: [] })).toBe('UNKNOWN_KEY');
    const stranger = keysFolder();
    try {
      const forged = await signPermit(createPermitSigner({ folder: stranger.folder }), permit);
      expect(await reasonOf(forged)).toBe('UNKNOWN_KEY');
    } finally {
      stranger.remove();
    }
  });

  it('refuses a strange signature under a known key’s name', async () => {
    const { kid = '' } = signer.keySet().keys[0] ?? {};
    const forged = await new CompactSign(Buffer.from('{}'))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'permit', kid })
      .sign(generateKeyPairSync('ed25519').privateKey);
    expect(await reasonOf(forged)).toBe('BAD_SIGNATURE');
  });

  it('runs out after the last day in Tehran, not before', async () => {
    expect(await reasonOf(token, signer.keySet(), undefined, new Date('2028-11-23T20:29:59Z'))).toBe('VALID');
    expect(await reasonOf(token, signer.keySet(), undefined, new Date('2028-11-23T20:30:00Z'))).toBe('EXPIRED');
    const endless = await signPermit(signer, { ...permit, validUntil: null });
    expect(await reasonOf(endless, signer.keySet(), undefined, new Date('2100-01-01T00:00:00Z'))).toBe('VALID');
  });

  it.each(['REVOKED', 'SUSPENDED', 'SUPERSEDED'] as const)('is refused when the list says %s', async (status) => {
    expect(await reasonOf(token, signer.keySet(), listOf(status))).toBe(status);
    expect(await reasonOf(token, signer.keySet(), listOf(status, '1405-000002'))).toBe('VALID');
  });

  it('is found in the printed address and among blanks', () => {
    expect(tokenIn(`https://city.example/verify#${token}`)).toBe(token);
    expect(tokenIn(`\u200e ${token.slice(0, 40)}\n${token.slice(40)} `)).toBe(token);
  });
});

describe('rotation', () => {
  it('signs with the new key, and goes on verifying with the old one', async () => {
    const { old, current } = rotateKey({ folder: keys.folder });
    expect(current).not.toBe(old);
    const renewed = await signPermit(signer, permit);
    expect(renewed).not.toBe(token);
    expect(await reasonOf(renewed)).toBe('VALID');
    expect(await reasonOf(token)).toBe('VALID');
    expect(signer.keySet().keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining([old, current]));
  });
});
