import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { loadShipped } from '../forms/load.js';
import { findingsIn } from './kept-findings.js';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-findings-'));
const file = join(folder, 'sound.json');
const opened = async (code = 'one') => {
  const findings = await findingsIn(file, code);
  if (!findings) throw new Error('Code with a name has findings.');
  return findings;
};
beforeEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what was found sound', () => {
  it('is known to the same code, and to no other', async () => {
    await (await opened()).keep(['a', 'b']);
    const again = await opened();
    expect(['a', 'b', 'c'].map((hash) => again.isSound(hash))).toEqual([true, true, false]);
    expect((await opened('other')).isSound('a')).toBe(false);
    await (await opened('other')).keep(['c']);
    expect((await opened()).isSound('a')).toBe(false);
  });

  it('is not known where nothing of it can be read, and code without a name has none', async () => {
    writeFileSync(file, '{"code":"one","sound":["a"');
    expect((await opened()).isSound('a')).toBe(false);
    expect(await findingsIn(file, '')).toBeUndefined();
  });

  it('is kept up to a number, the newest first', async () => {
    await (await opened()).keep(['old']);
    await (await opened()).keep(Array.from({ length: 300 }, (_, i) => `new ${i}`));
    const { sound } = JSON.parse(readFileSync(file, 'utf8'));
    expect(sound).toHaveLength(200);
    expect(sound).not.toContain('old');
  });

  it('may not be kept, where the folder cannot be written', async () => {
    const findings = await findingsIn(join(folder, 'nowhere', 'sound.json'), 'one');
    await expect(findings?.keep(['a'])).resolves.toBeUndefined();
  });
});

describe('shipped definitions that were found sound', () => {
  it('come out as those that are looked at', async () => {
    const first = await loadShipped({ findings: await opened() });
    const { sound } = JSON.parse(readFileSync(file, 'utf8'));
    expect(sound).toHaveLength(first.definitions.length);
    const second = await loadShipped({ findings: await opened() });
    expect(second).toEqual(first);
  });

  it('are looked at again with an overlay over them, and with what is wrong in it each time', async () => {
    await loadShipped({ findings: await opened() });
    const overlays = join(folder, 'overlays');
    mkdirSync(overlays, { recursive: true });
    // It can be read, and what comes out of it means nothing.
    const set = [{ at: 'steps[approval].role', to: 'nobody-at-all' }];
    const overlay = { permitType: 'construction', version: 1, title: { fa: 'آزمون', en: 'Test' }, set };
    writeFileSync(join(overlays, 'city.json'), JSON.stringify(overlay));
    for (const _ of ['first', 'second']) {
      await expect(loadShipped({ overlays, findings: await opened() })).rejects.toThrow('nobody-at-all');
    }
  });
});
