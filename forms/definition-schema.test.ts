import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../test/support/definition.js';
import { printDefinitionSchema } from './definition-schema.js';

const validate = new Ajv2020({ strict: false }).compile(JSON.parse(printDefinitionSchema()));

it('is what the file beside it holds', () => {
  expect(readFileSync(new URL('./definition.schema.json', import.meta.url), 'utf8')).toBe(printDefinitionSchema());
});

it('takes sound definitions and refuses broken ones, as an editor does', () => {
  expect(validate(definitionJson(everyStepFile))).toBe(true);
  expect(validate(definitionJson(everyStepFile, [['steps', 0, 'nxt'], 'x']))).toBe(false);
  expect(validate(definitionJson(everyStepFile, [['title', 'en'], undefined]))).toBe(true);
  expect(validate(definitionJson(everyStepFile, [['title'], {}]))).toBe(false);
  expect(validate(definitionJson(everyStepFile, [['title', 'en'], '']))).toBe(false);
});
