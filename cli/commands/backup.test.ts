import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockDataDir } from '../../embedded/data-lock.js';
import { runCli } from '../../test/support/run-cli.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const backup = (dataDir: string, ...args: string[]) => {
  const { DATABASE_URL: _, ...env } = process.env;
  return runCli(['backup', ...args], { ...env, NODE_ENV: 'test', DATA_DIR: join(folder, dataDir) });
};

it('saves a data folder and puts it back, nothing changed', async () => {
  await mkdir(join(folder, 'data', 'postgres', 'base'), { recursive: true });
  await writeFile(join(folder, 'data', 'postgres', 'base', '1'), 'rows');
  await writeFile(join(folder, 'data', 'audit-key'), 'a secret', { mode: 0o600 });
  const copy = join(folder, 'copy');
  expect(await backup('data', 'save', copy)).toMatchObject({ code: 0 });
  expect((await stat(copy)).mode & 0o777).toBe(0o700);
  expect(await backup('back', 'restore', copy)).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, 'back', 'postgres', 'base', '1'), 'utf8')).toBe('rows');
  expect((await stat(join(folder, 'back', 'audit-key'))).mode & 0o777).toBe(0o600);
});

it('refuses a folder in use, one that is not empty, and a copy that was changed', async () => {
  const copy = join(folder, 'copy');
  const unlock = lockDataDir(join(folder, 'data'));
  const inUse = await backup('data', 'save', join(folder, 'second'));
  unlock();
  expect(inUse.code).toBe(1);
  expect(inUse.err).toContain('in use by process');
  expect((await backup('data', 'restore', copy)).err).toContain('move the one that is there away');
  expect((await backup('data', 'save', copy)).err).toContain('empty or not there yet');
  await writeFile(join(copy, 'data', 'postgres', 'base', '1'), 'other');
  const changed = await backup('third', 'restore', copy);
  expect(changed.err).toContain('postgres/base/1');
  expect((await backup('third', 'restore', join(folder, 'nothing'))).err).toContain('There is no backup');
});
