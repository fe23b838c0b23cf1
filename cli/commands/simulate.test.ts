import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-simulate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => {
  const cli = ['--import', 'tsx', join(import.meta.dirname, '../parvaneh.ts'), 'simulate'];
  return spawnSync(process.execPath, [...cli, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '' },
  });
};

it('prints steps, tasks, deadlines and slips, without any server', () => {
  const { stdout, status } = run('examples/demolition.json', '--do', 'gas-cut=approve@3d');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^1405\/09\/02 09:00 {2}event {5}Filed; the draft is clean$/m);
  expect(stdout).toMatch(/task {6}Gas company: task for gas-company$/m);
  expect(stdout).toMatch(/deadline {2}approval: escalation → director 1405\/\d\d\/\d\d/m);
  expect(stdout).toMatch(/slip {6}slip MUNICIPALITY 7,500,000$/m);
  expect(stdout).toMatch(/^ISSUED$/m);
});

it('takes a case from a file and tells it as JSON', () => {
  const file = join(folder, 'case.json');
  writeFileSync(file, JSON.stringify({ asOf: '1405/09/02', answers: {} }));
  expect(run('examples/demolition.json', '--case', file).stderr).toContain('do not fit the form');
  const { stdout } = run('examples/time-extension.json', '--json', '--do', 'approval=reject');
  expect(JSON.parse(stdout)).toMatchObject({ status: 'REJECTED', stopped: 'ended', unused: [] });
});

it.each([
  [['package.json'], 'steps MISSING'],
  [['forms/definitions/construction.json'], 'has no examples; give what is filed with --case'],
  [['examples/demolition.json', '--example', '99'], '--example takes 1 to 5'],
  [['examples/demolition.json', '--do', 'x'], 'is no deed'],
  [['examples/demolition.json', '--language', 'de'], '--language takes fa or en'],
])('says what to do: %j', (args, said) => {
  const { stderr, status } = run(...args);
  expect(status).toBe(1);
  expect(stderr).toContain(said);
});
