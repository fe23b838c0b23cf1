import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataDir } from './data-lock.js';
import { identityOf } from './processes.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockFile = () => join(folder, 'parvaneh.pid');

test('a folder has one holder at a time', () => {
  const unlock = lockDataDir(folder);
  expect(() => lockDataDir(folder)).toThrow(`in use by process ${process.pid}`);
  unlock();
  expect(existsSync(lockFile())).toBe(false);
  lockDataDir(folder)();
});

test('the lock of a process that has ended counts for nothing', async () => {
  const child = spawn('sleep', ['60']);
  const pid = child.pid ?? 0;
  writeFileSync(lockFile(), JSON.stringify({ pid, started: identityOf(pid) }));
  expect(() => lockDataDir(folder)).toThrow(`in use by process ${pid}`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockDataDir(folder);
  expect(JSON.parse(readFileSync(lockFile(), 'utf8')).pid).toBe(process.pid);
});

test('a later process with the same pid is not taken for the holder', () => {
  writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, started: 'another day' }));
  lockDataDir(folder);
  expect(JSON.parse(readFileSync(lockFile(), 'utf8')).started).toBe(identityOf(process.pid));
});

test('a torn lock counts for nothing', () => {
  writeFileSync(lockFile(), '{"pid": 1');
  lockDataDir(folder)();
});
