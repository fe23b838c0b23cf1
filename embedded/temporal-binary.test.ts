import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporalCli, temporalTestServer } from './temporal-binary.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-binary-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(...path: string[]): string {
  const file = join(folder, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

const kept = `temporal-1.9.1-${process.platform}-${process.arch}`;
const places = () => ({ cacheDir: join(folder, 'cache'), programFolders: [join(folder, 'bin')] });

test('a named binary is taken before one on the PATH, that before a kept copy', async () => {
  const copy = program('cache', kept);
  expect(await temporalCli(places())).toBe(copy);
  const onPath = program('bin', 'temporal');
  expect(await temporalCli(places())).toBe(onPath);
  const named = program('named');
  expect(await temporalCli({ ...places(), path: named })).toBe(named);
});

test('a named binary that cannot be run is refused, and nothing else is tried', async () => {
  program('bin', 'temporal');
  const path = join(folder, 'missing');
  await expect(temporalCli({ ...places(), path })).rejects.toThrow(`TEMPORAL_CLI_PATH names ${path}`);
});

test('a folder or a plain file named temporal on the PATH is passed over', async () => {
  mkdirSync(join(folder, 'bin', 'temporal'), { recursive: true });
  const copy = program('cache', kept);
  expect(await temporalCli(places())).toBe(copy);
});

test('when nothing works, one sentence says what was tried and what to do', async () => {
  // The folder for fetched binaries is a file, so that each route fails before it reaches the network.
  const cacheDir = join(folder, 'cache');
  writeFileSync(cacheDir, '');
  const failed = temporalCli({ cacheDir });
  await expect(failed).rejects.toThrow(/could not be had \(.*\); install the Temporal CLI .*TEMPORAL_CLI_PATH/);
  await expect(failed).rejects.not.toThrow('\n');
});

test('fetching stops when it is given up, and leaves nothing half done', async () => {
  const cacheDir = join(folder, 'cache');
  const said: string[] = [];
  const given = new AbortController();
  const fetching = temporalTestServer({
    cacheDir,
    signal: given.signal,
    say(line) {
      said.push(line);
      given.abort();
    },
  });
  await expect(fetching).rejects.toThrow(/abort/i);
  expect(said).toHaveLength(1);
  expect(existsSync(cacheDir) && readdirSync(cacheDir)).toEqual([]);
});
