import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const data = join(import.meta.dirname, '../../forms/evaluation/vectors/data');
const folder = mkdtempSync(join(tmpdir(), 'parvaneh-vectors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function vectors(...files: string[]) {
  const cli = join(import.meta.dirname, '../parvaneh.ts');
  return spawnSync(process.execPath, ['--import', 'tsx', cli, 'vectors', ...files], { encoding: 'utf8' });
}

function fileOf(name: string, json: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(json));
  return file;
}

test('files that come out as they say leave with 0', () => {
  const { status, stdout } = vectors(join(data, 'cases.json'), join(data, 'identifiers.json'), '--as-of', '1405/09/02');
  expect(stdout).toContain('12 cases, 0 differences');
  expect(status).toBe(0);
});

test('every difference is printed, and one is enough to leave with 1', () => {
  const cases = JSON.parse(readFileSync(join(data, 'cases.json'), 'utf8'));
  cases.cases[1].expected.outcome = 'clean';
  const { status, stdout } = vectors(join(data, 'identifiers.json'), fileOf('cases.json', cases));
  expect(stdout).toContain('C02 outcome: expected CLEAN, got BLOCKED');
  expect(stdout).toContain('12 cases, 1 differences');
  expect(status).toBe(1);
});

test('a file that is none is refused with a sentence', () => {
  const { status, stderr } = vectors(fileOf('other.json', { process: [] }));
  expect(stderr).toContain('neither cases, nor answers, nor identifiers');
  expect(status).toBe(1);
  expect(vectors(join(folder, 'nowhere.json')).stderr).toContain('cannot be read as JSON');
  const among = vectors(join(folder, 'nowhere.json'), join(data, 'identifiers.json'));
  expect(among).toMatchObject({ status: 1, stdout: expect.stringContaining('0 differences') });
});
