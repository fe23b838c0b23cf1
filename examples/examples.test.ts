import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { surroundingsOf } from '../cli/shipped-surroundings.js';
import { diagnose } from '../forms/diagnose.js';
import { loadShipped } from '../forms/load.js';

const shipped = await loadShipped();
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));
const textOf = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

it.each(files)('%s is sound, and its examples come out as they say', async (name) => {
  const { definition, issues } = await diagnose(textOf(name), surroundingsOf(shipped));
  expect(issues).toEqual([]);
  expect(definition?.examples?.length).toBeGreaterThan(3);
});

it.each(files)('%s is whole once its fragments are in place', async (name) => {
  const { definition } = await diagnose(textOf(name), surroundingsOf(shipped));
  const { examples: _, ...pinned } = definition ?? {};
  expect(JSON.stringify(pinned)).not.toContain('"use":"common');
  expect(definition?.form.schema).toMatchObject({ properties: { declarations: { type: 'object' } } });
});

it.each(files)('no line of code knows %s', (name) => {
  const code = name.replace('.json', '');
  const sources = execFileSync('git', ['ls-files', '*.ts', '*.tsx', ':!*.test.ts'], { encoding: 'utf8' }).split('\n');
  const naming = sources.filter((file) => file !== '' && readFileSync(file, 'utf8').includes(`'${code}'`));
  expect(naming).toEqual([]);
});

it.each([
  ['demolition.json', '"7500000"', '"7500001"', 'EXAMPLE_DIFFERS'],
  ['demolition.json', '"method": "MECHANICAL"', '"method": "MECHANICAL", "supervisedBy": "OFF-9"', 'EXAMPLE_ANSWERS'],
  ['time-extension.json', 'orMissing() < 2', 'orMissing() < 3', 'EXAMPLE_DIFFERS'],
  ['time-extension.json', '"reason": "FINANCE"', '"reason": "MONEY"', 'EXAMPLE_ANSWERS'],
])('an example of %s that no longer holds (%s → %s) refuses it', async (name, from, to, code) => {
  const { issues } = await diagnose(textOf(name).replace(from, to), surroundingsOf(shipped));
  expect(issues.filter(({ severity }) => severity === 'error').map((issue) => issue.code)).toContain(code);
});
