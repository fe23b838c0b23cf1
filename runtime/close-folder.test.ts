import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeDataFolder } from './close-folder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-close-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (...path: string[]) => statSync(join(folder, ...path)).mode & 0o777;

it('leaves a folder and all below it to its owner, and follows no link out of it', async () => {
  const outside = join(folder, 'outside');
  const data = join(folder, 'data');
  writeFileSync(outside, '');
  chmodSync(outside, 0o644);
  mkdirSync(join(data, 'deep'), { recursive: true });
  writeFileSync(join(data, 'deep', 'file'), '');
  writeFileSync(join(data, 'program'), '');
  for (const name of ['audit-key', 'bank-secret', 'postgres.log', 'temporal.db']) writeFileSync(join(data, name), '');
  symlinkSync(outside, join(data, 'link'));
  for (const [path, mode] of [
    ['deep/file', 0o666],
    ['program', 0o755],
    ['deep', 0o777],
    ['', 0o755],
  ] as const) {
    chmodSync(join(data, path), mode);
  }
  await closeDataFolder(data);
  expect([modeOf('data'), modeOf('data', 'deep'), modeOf('data', 'deep', 'file'), modeOf('data', 'program')]).toEqual([
    0o700, 0o700, 0o600, 0o700,
  ]);
  expect(modeOf('outside')).toBe(0o644);
  await closeDataFolder(join(folder, 'nothing'));
});

it('closes in a folder that others use no more than what is ours', async () => {
  for (const name of ['audit-key', 'one', 'two', 'three']) writeFileSync(join(folder, name), '', { mode: 0o644 });
  chmodSync(folder, 0o755);
  await closeDataFolder(folder);
  expect([modeOf(), modeOf('audit-key'), modeOf('one')]).toEqual([0o755, 0o600, 0o644]);
  for (const name of ['one', 'two', 'three']) rmSync(join(folder, name));
  const before = process.cwd();
  process.chdir(folder);
  await closeDataFolder(folder).finally(() => process.chdir(before));
  expect(modeOf()).toBe(0o755);
  await closeDataFolder(folder);
  expect(modeOf()).toBe(0o700);
});
