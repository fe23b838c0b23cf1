import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { everyStepFile } from '../../test/support/definition.js';

const cli = ['--import', 'tsx', join(import.meta.dirname, '../parvaneh.ts'), 'diagram'];

it('prints a flowchart, in the language and with the steps that are asked for', () => {
  const drawn = execFileSync(process.execPath, [...cli, everyStepFile, '--language', 'en', '--at', 'approval'], {
    encoding: 'utf8',
  });
  expect(drawn).toMatch(/^flowchart TD\n/);
  expect(drawn).toContain('"Approval"');
  expect(drawn).toMatch(/class s\d+ here/);
});

it('says what is wrong with what cannot be drawn', () => {
  const { status, stderr } = spawnSync(process.execPath, [...cli, 'package.json'], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('package.json:1:1: error: steps MISSING');
});
