import { everySchema, keywords } from '../answers/keywords.js';
import type { Schema } from '../expression/schema.js';
import { type SchemaKeyword, schemaKeywords } from '../keywords/schema-keywords.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import { nearestName } from '../nearest.js';
import { problem } from './problem.js';
import { valueIssues } from './taken-value.js';

const names = [...Object.keys(schemaKeywords), ...keywords];
const known = (key: string): SchemaKeyword | undefined =>
  Object.hasOwn(schemaKeywords, key) ? schemaKeywords[key] : undefined;

function checkOwn(root: Schema, path: string, of: 'form' | 'register'): DefinitionIssue[] {
  return everySchema(root, path).flatMap(({ schema, path: at }) =>
    Object.entries(schema).flatMap(([key, value]) => {
      if (!key.startsWith('x-')) return [];
      const here = `${at}.${key}`;
      const keyword = known(key);
      if (!keyword) return [problem(here, 'UNKNOWN_KEYWORD', `no keyword "${key}"`, nearestName(key, names))];
      if (!keyword.of.includes(of)) {
        return [problem(here, 'UNKNOWN_KEYWORD', `"${key}" means nothing in a ${of}'s schema; take it out`)];
      }
      return valueIssues(here, 'KEYWORD_VALUE', keyword, value);
    }),
  );
}

/** Every keyword of the language's own in the form is one that does something, and holds what it may hold. */
export const checkFormKeywords = ({ form }: FormDefinition): DefinitionIssue[] =>
  checkOwn(form.schema, 'form.schema', 'form');

/** The same of the registers that a rulebook brings. */
export const checkRegisterKeywords = ({ registers = {} }: Rulebook): DefinitionIssue[] =>
  Object.entries(registers).flatMap(([name, schema]) => checkOwn(schema, `registers.${name}`, 'register'));
