import { expect, it } from 'vitest';
import { everyStepFile } from '../../test/support/definition.js';
import { runCli } from '../../test/support/run-cli.js';

it('prints a flowchart, in the language and with the steps that are asked for', async () => {
  const { code, out } = await runCli(['diagram', everyStepFile, '--language', 'en', '--at', 'approval']);
  expect(code).toBe(0);
  expect(out).toMatch(/^flowchart TD\n/);
  expect(out).toContain('"Approval"');
  expect(out).toMatch(/class s\d+ here/);
});

it('says what is wrong with what cannot be drawn', async () => {
  const { code, err } = await runCli(['diagram', 'package.json']);
  expect(code).toBe(1);
  expect(err).toContain('package.json:1:1: error: steps MISSING');
});
