import { expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../../test/support/definition.js';
import { loadShipped } from '../load.js';
import { diagnostics } from './codes.js';
import { exampleSurroundings } from './example-surroundings.js';
import { diagnoseExample } from './run-example.js';

const sound = definitionJson(everyStepFile);
const surroundings = exampleSurroundings(await loadShipped(), sound);

it('the definition that examples change is sound', async () => {
  expect((await diagnoseExample({ changes: {} }, sound, surroundings)).issues).toEqual([]);
});

it.each(Object.entries(diagnostics))('the example of %s brings it about', async (code, { example, severity }) => {
  const { issues } = await diagnoseExample(example, sound, surroundings);
  expect(issues).toContainEqual(expect.objectContaining({ code, severity }));
});

it('every code says what it means in both languages', () => {
  for (const { says } of Object.values(diagnostics)) {
    expect(says.fa).toMatch(/[\u0600-\u06ff]/);
    expect(says.en).toMatch(/^[\x20-\x7e"{}…]+\.$/);
  }
});
