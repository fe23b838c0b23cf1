import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { fewMutations } from './mutation-limit.js';

const schema = buildSchema('type Query { a: Int } type Mutation { a: Int }');
const faults = (document: string) => validate(schema, parse(document), [fewMutations]).map(({ message }) => message);
const aliased = (count: number) => Array.from({ length: count }, (_, i) => `a${i}: a`).join(' ');

it('lets a document hold a few mutations, and any number of fields of a query', () => {
  expect(faults(`mutation { ${aliased(3)} }`)).toEqual([]);
  expect(faults(`{ ${aliased(20)} }`)).toEqual([]);
  expect(faults(`mutation { ...F ...F } fragment F on Mutation { ${aliased(3)} }`)).toEqual([]);
});

it.each([
  `mutation { ${aliased(4)} }`,
  `mutation { x: a ... on Mutation { ${aliased(3)} } }`,
  `mutation { x: a ...F } fragment F on Mutation { ${aliased(3)} ...F }`,
])('refuses more of them, however they come: %#', (document) => {
  expect(faults(document)).toEqual(['A document may hold at most 3 mutations.']);
});
