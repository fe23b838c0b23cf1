import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRenderer } from '../../city/papers/renderer.js';
import { scannedCode } from '../../city/papers/test-support/pdf.js';
import { sampleConstruction } from '../../city/papers/test-support/samples.js';
import { signPermit } from '../../city/papers/token.js';
import { createPermitSigner, type PermitSigner } from '../../city/signing/signer.js';
import { addDays, jalaliDay } from '../../forms/jalali.js';
import { runCli } from '../../test/support/run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-cli-verify-'));
const today = jalaliDay(new Date());
let signer: PermitSigner;
let token: string;
const keys = join(folder, 'keys.json');

/** With an environment that names neither a database nor a network. */
const parvaneh = (...words: string[]) => runCli(words, { PATH: process.env.PATH, DATA_DIR: folder });

const sign = (validUntil: string) =>
  signPermit(signer, {
    issuer: 'parvaneh',
    number: '1405-000001',
    type: 'construction',
    issuedAt: new Date(),
    validUntil,
    paperHash: '00'.repeat(32),
  });

beforeAll(async () => {
  signer = createPermitSigner({ folder: join(folder, 'permit-keys') });
  writeFileSync(keys, JSON.stringify(signer.keySet()));
  token = await sign(addDays(today, 1));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('parvaneh verify', () => {
  it('says yes with exit code 0, for the token and for the scanned address', async () => {
    for (const text of [token, `https://permits.example.ir/verify#${token}`]) {
      const { code, out } = await parvaneh('verify', text, '--keys', keys);
      expect(code).toBe(0);
      expect(out).toContain('معتبر: مجوز شماره');
      expect(out).toContain('Valid: permit 1405-000001 is genuine and in force');
      expect(out).toContain('Revocation was not checked');
    }
  });

  it('says yes to what a camera reads in the picture of a drawn paper', async () => {
    const renderer = createRenderer({ threads: 1 });
    const paper = { ...sampleConstruction(), verificationUrl: `https://permits.example.ir/verify#${token}` };
    const scanned = await scannedCode(await renderer.render(paper));
    await renderer.close();
    const { code, out } = await parvaneh('verify', scanned ?? '', '--keys', keys);
    expect(out).toContain('Valid: permit 1405-000001');
    expect(code).toBe(0);
  });

  it('says that a status list is out of date, and names a fresh one’s instant', async () => {
    const iat = Math.floor(Date.now() / 1000);
    const file = join(folder, 'list.jws');
    const outOf = async (list: object) => {
      writeFileSync(file, await signer.sign('permit-status', { iss: 'parvaneh', ttl: 300, permits: [], ...list }));
      return (await parvaneh('verify', token, '--keys', keys, '--status', file)).out;
    };
    expect(await outOf({ iat })).not.toContain('out of date');
    expect(await outOf({ iat: iat - 400 })).toContain('out of date');
  });

  it('says no with exit code 1 and the reason', async () => {
    const altered = `${token.slice(0, -5)}${token.at(-5) === 'A' ? 'B' : 'A'}${token.slice(-4)}`;
    const list = { iss: 'parvaneh', iat: 1, ttl: 300 };
    const revoked = { number: '1405-000001', status: 'REVOKED', at: new Date().toISOString() };
    writeFileSync(join(folder, 'status.jws'), await signer.sign('permit-status', { ...list, permits: [revoked] }));
    const answers = await Promise.all([
      parvaneh('verify', altered, '--keys', keys),
      parvaneh('verify', await sign(addDays(today, -1)), '--keys', keys),
      parvaneh('verify', token, '--keys', keys, '--status', join(folder, 'status.jws')),
      parvaneh('verify', 'hello', '--keys', keys),
    ]);
    expect(answers.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    const reasons = answers.map(({ out }) => /\[(\w+)\]/.exec(out)?.[1]);
    expect(reasons).toEqual(['BAD_SIGNATURE', 'EXPIRED', 'REVOKED', 'MALFORMED']);
    expect(answers[2]?.out).toContain('نامعتبر');
  });

  it('says what is wrong with the files it is given', async () => {
    const [missing, other, forged] = await Promise.all([
      parvaneh('verify', token, '--keys', join(folder, 'none.json')),
      parvaneh('verify', token, '--keys', import.meta.filename),
      parvaneh('verify', token, '--keys', keys, '--status', keys),
    ]);
    expect([missing.code, other.code, forged.code]).toEqual([1, 1, 1]);
    expect(missing.err).toContain('cannot be read (ENOENT)');
    expect(other.err).toContain('/.well-known/jwks.json');
    expect(forged.err).toContain('status list cannot be trusted');
  });
});

describe('parvaneh keys', () => {
  it('rotates, and goes on publishing the key that signed before', async () => {
    const before = await parvaneh('keys', 'show');
    const { code, out } = await parvaneh('keys', 'rotate');
    expect(code).toBe(0);
    const [{ kid: old } = { kid: '' }] = JSON.parse(before.out).keys as { kid: string }[];
    expect(out).toContain(`${old} goes on verifying`);
    writeFileSync(keys, (await parvaneh('keys', 'show')).out);
    const renewed = await sign(addDays(today, 1));
    expect(renewed.split('.')[0]).not.toBe(token.split('.')[0]);
    for (const text of [token, renewed]) expect((await parvaneh('verify', text, '--keys', keys)).code).toBe(0);
  });
});
