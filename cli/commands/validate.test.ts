import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../../test/support/definition.js';
import { runCli } from '../../test/support/run-cli.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-validate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the command prints, and its exit code. */
async function validate(...files: string[]): Promise<{ out: string; code: number }> {
  const { out, err, code } = await runCli(['validate', ...files]);
  return { out: `${out}${err}`, code };
}

it('is content with a sound definition', async () => {
  expect(await validate(everyStepFile)).toEqual({ out: `${everyStepFile}: good\n`, code: 0 });
});

it('prints what is wrong with each file and exits with 1', async () => {
  const [broken, noJson] = [join(folder, 'broken.json'), join(folder, 'no.json')];
  await writeFile(broken, JSON.stringify(definitionJson(everyStepFile, [['steps', 3, 'next'], 'rout'])));
  await writeFile(noJson, '{');
  const { out, code } = await validate(broken, everyStepFile, noJson);
  expect(code).toBe(1);
  expect(out).toContain(`${broken}:1:`);
  expect(out).toContain(': error: steps[3].next UNKNOWN_STEP: no step "rout"; did you mean "route"?\n');
  expect(out).toContain(`${everyStepFile}: good\n`);
  expect(out).toContain(`${noJson}:1:2: error: (the whole document) NOT_JSON: `);
});

it('says so where a file is not there', async () => {
  const { out, code } = await validate(join(folder, 'none.json'));
  expect(code).toBe(1);
  expect(out).toContain('cannot be read (ENOENT)');
});
