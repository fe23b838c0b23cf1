import { expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../test/support/definition.js';
import { diagnose, type Surroundings } from './diagnose.js';
import { loadShipped } from './load.js';

const { rulebooks, roles, fragments } = await loadShipped();
const surroundings: Surroundings = {
  rulebookOf: () => rulebooks[0],
  known: { roles: roles.map(({ id }) => id), connectors: 'any' },
  fragments,
};

const found = async (written: unknown, around = surroundings) =>
  (await diagnose(written, around)).issues.map(({ path, code }) => `${path} ${code}`);

it('goes on to the meaning of what has a broken shape elsewhere', async () => {
  const json = definitionJson(
    everyStepFile,
    [['version'], 'one'],
    [['steps', 0, 'deadlins'], []],
    [['steps', 1, 'type'], 'anounce'],
    [['steps', 8, 'role'], undefined],
    [['steps', 4, 'otherwise'], 'enquiri'],
    [['fees', 0, 'amount'], 'answers.subjct'],
  );
  expect(await found(JSON.stringify(json))).toEqual([
    'version WRONG_TYPE',
    'fees[0].amount UNKNOWN_NAME',
    'steps[0].deadlins UNKNOWN_KEY',
    'steps[1].type UNKNOWN_STEP_TYPE',
    'steps[4].otherwise UNKNOWN_STEP',
    'steps[8].role MISSING',
  ]);
});

it('says nothing of what a broken part would have been', async () => {
  const json = definitionJson(everyStepFile, [['steps', 7, 'type'], 'wiat'], [['steps', 6, 'next'], 'rest']);
  expect(await found(json)).toEqual(['steps[7].type UNKNOWN_STEP_TYPE']);
});

it('stops where hardly anything is left to check', async () => {
  expect(await found({ code: 'a' })).toContain('steps MISSING');
  expect(await found('[]')).toEqual([' WRONG_TYPE']);
  expect(await found('7')).toEqual([' WRONG_TYPE']);
});

it('knows no rulebook that is not there', async () => {
  const none = { ...surroundings, rulebookOf: () => undefined };
  expect(await found(definitionJson(everyStepFile), none)).toEqual(['rulebook UNKNOWN_RULEBOOK']);
});

it('names the place of an expression within its text', async () => {
  const text = JSON.stringify(definitionJson(everyStepFile, [['fees', 0, 'amount'], '1 + answers.subjct']), null, 2);
  const { issues } = await diagnose(text, surroundings);
  const [{ line = 0, column = 0 } = {}] = issues;
  expect(text.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^(answers)?\.?subjct/);
});
