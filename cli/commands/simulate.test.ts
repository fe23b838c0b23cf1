import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runCli } from '../../test/support/run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-simulate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runCli(['simulate', ...args], { ...process.env, DATABASE_URL: '' });

it('prints steps, tasks, deadlines and slips, without any server', async () => {
  const { out, code } = await run('examples/demolition.json', '--do', 'gas-cut=approve@3d');
  expect(code).toBe(0);
  expect(out).toMatch(/^1405\/09\/02 09:00 {2}event {5}Filed; the draft is clean$/m);
  expect(out).toMatch(/task {6}Gas company: task for gas-company$/m);
  expect(out).toMatch(/deadline {2}approval: escalation → director 1405\/\d\d\/\d\d/m);
  expect(out).toMatch(/slip {6}slip MUNICIPALITY 7,500,000 rials$/m);
  expect(out).toMatch(/^ISSUED$/m);
});

it('takes a case from a file and tells it as JSON', async () => {
  const file = join(folder, 'case.json');
  writeFileSync(file, JSON.stringify({ asOf: '1405/09/02', answers: {} }));
  expect((await run('examples/demolition.json', '--case', file)).err).toContain('do not fit the form');
  const { out } = await run('examples/time-extension.json', '--json', '--do', 'approval=reject');
  expect(JSON.parse(out)).toMatchObject({ status: 'REJECTED', stopped: 'ended', unused: [] });
});

it.each([
  [['package.json'], 'steps MISSING'],
  [['forms/definitions/construction.json'], 'has no examples; give what is filed with --case'],
  [['examples/demolition.json', '--example', '99'], '--example takes 1 to 5'],
  [['examples/demolition.json', '--do', 'x'], 'is no deed'],
  [['examples/demolition.json', '--language', 'de'], '--language takes fa or en'],
])('says what to do: %j', async (args, said) => {
  const { err, code } = await run(...args);
  expect(code).toBe(1);
  expect(err).toContain(said);
});
