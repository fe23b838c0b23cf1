import { buildSchema, type GraphQLResolveInfo, graphql } from 'graphql';
import { expect, it } from 'vitest';
import { selectedPart } from './selected-part.js';

const schema = buildSchema('type Query { found: [Found!]! } type Found { a: String, b: String, in: [Found!] }');
const found = [{ a: 'a1', b: 'b1', in: [{ a: 'a2', b: 'b2', in: [] }] }, { b: 'b3' }];

/** What is left of `found` for a document. */
async function left(source: string): Promise<unknown> {
  let part: unknown;
  const rootValue = {
    found: (_: unknown, __: unknown, info: GraphQLResolveInfo) => {
      part = selectedPart(found, info);
      return part;
    },
  };
  expect((await graphql({ schema, source, rootValue })).errors).toBeUndefined();
  return part;
}

it('keeps what a document selects, under its own name and by whichever fragment, and nothing else', async () => {
  expect(await left('{ found { a } }')).toEqual([{ a: 'a1' }, {}]);
  expect(await left('{ found { renamed: b in { a } } }')).toEqual([{ b: 'b1', in: [{ a: 'a2' }] }, { b: 'b3' }]);
  const spread = '{ found { ...one ... on Found { in { b } } } found { in { a } } } fragment one on Found { b }';
  expect(await left(spread)).toEqual([{ b: 'b1', in: [{ a: 'a2', b: 'b2' }] }, { b: 'b3' }]);
});
