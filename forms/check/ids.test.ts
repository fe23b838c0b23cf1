import { expect, it } from 'vitest';
import { definitionWith, withSteps } from '../../test/support/definition.js';
import { step } from '../../test/support/steps.js';
import { checkDuplicateIds, checkReservedIds } from './ids.js';

const title = { fa: 'الف', en: 'a' };
const body = { id: 'WATER', title, role: 'agency' };
const wait = (id: string) => step('wait', id, { for: { seconds: 1 } });
const fee = { code: 'F-A', title, amount: '1', payee: 'MUNICIPALITY', basis: 'x' };
const rule = { id: 'R-A', title, pass: 'true', message: title, onFail: 'block' as const, basis: 'x' };

it('finds nothing doubled in a sound definition', () => {
  expect(checkDuplicateIds(definitionWith({}))).toEqual([]);
});

it.each([
  ['steps[2].id', withSteps(wait('a'), wait('a'))],
  [
    'steps[2].branches[1].steps[0].id',
    withSteps(
      wait('a'),
      step('parallel', 'p', {
        branches: [
          { id: 'x', steps: [wait('b')] },
          { id: 'y', steps: [wait('a')] },
        ],
      }),
    ),
  ],
  [
    'steps[1].branches[1].id',
    withSteps(
      step('parallel', 'p', {
        branches: [
          { id: 'x', steps: [wait('b')] },
          { id: 'x', steps: [wait('c')] },
        ],
      }),
    ),
  ],
  ['steps[1].bodies[1].id', withSteps(step('consult', 'c', { bodies: [body, body] }))],
  [
    'steps[1].bodies[1].documents[1].code',
    withSteps(
      step('consult', 'c', {
        bodies: [
          { ...body, documents: [{ code: 'WALL', title }] },
          {
            ...{ id: 'FIRE', title, role: 'agency' },
            documents: [
              { code: 'WALL', title },
              { code: 'WALL', title },
            ],
          },
        ],
      }),
    ),
  ],
  [
    'documents[1].code',
    definitionWith({
      documents: [
        { code: 'DEED', title },
        { code: 'DEED', title },
      ],
    }),
  ],
  [
    'facts[1].name',
    definitionWith({
      facts: [
        { name: 'x', title, value: '1' },
        { name: 'x', title, value: '2' },
      ],
    }),
  ],
  ['rules[1]', definitionWith({ rules: [rule, 'R-A'] })],
  ['fees[1].code', definitionWith({ fees: ['F-A', fee] })],
])('finds what is doubled at %s', (path, definition) => {
  expect(checkDuplicateIds(definition)).toMatchObject([{ path, code: 'DUPLICATE_ID' }]);
});

it('keeps "end" for the end', () => {
  expect(checkReservedIds(withSteps(wait('end')))).toMatchObject([{ path: 'steps[1].id', code: 'RESERVED_ID' }]);
});
