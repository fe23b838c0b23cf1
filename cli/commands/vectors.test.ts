import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli } from '../../test/support/run-cli.js';

const data = join(import.meta.dirname, '../../forms/evaluation/vectors/data');
const folder = mkdtempSync(join(tmpdir(), 'parvaneh-vectors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const vectors = (...files: string[]) => runCli(['vectors', ...files]);

function fileOf(name: string, json: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(json));
  return file;
}

test('files that come out as they say leave with 0', async () => {
  const { code, out } = await vectors(
    join(data, 'cases.json'),
    join(data, 'identifiers.json'),
    '--as-of',
    '1405/09/02',
  );
  expect(out).toContain('12 cases, 0 differences');
  expect(code).toBe(0);
});

test('every difference is printed, and one is enough to leave with 1', async () => {
  const cases = JSON.parse(readFileSync(join(data, 'cases.json'), 'utf8'));
  cases.cases[1].expected.outcome = 'clean';
  const { code, out } = await vectors(join(data, 'identifiers.json'), fileOf('cases.json', cases));
  expect(out).toContain('C02 outcome: expected CLEAN, got BLOCKED');
  expect(out).toContain('12 cases, 1 differences');
  expect(code).toBe(1);
});

test('a file that is none is refused with a sentence', async () => {
  const { code, err } = await vectors(fileOf('other.json', { process: [] }));
  expect(err).toContain('neither cases, nor answers, nor identifiers');
  expect(code).toBe(1);
  expect((await vectors(join(folder, 'nowhere.json'))).err).toContain('cannot be read as JSON');
  const among = await vectors(join(folder, 'nowhere.json'), join(data, 'identifiers.json'));
  expect(among).toMatchObject({ code: 1, out: expect.stringContaining('0 differences') });
});
