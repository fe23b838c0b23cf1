import { setTimeout } from 'node:timers/promises';
import {
  buildSchema,
  execute,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getOperationAST,
  parse,
  responsePathAsArray,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileQuery } from './query.js';

const schema = buildSchema(`
  interface Named { name: String! }
  enum Colour { RED GREEN }
  input Wanted { first: Int! = 2, colours: [Colour!] }
  type Leaf implements Named { name: String!, colour: Colour, where: String! }
  type Tree implements Named {
    name: String!
    absent: String
    late: String!
    broken: String
    brokenInside: String!
    leaf(name: String = "oak"): Leaf
    nothing: Leaf!
    leaves(wanted: Wanted): [Leaf!]!
    lateLeaves: [Leaf]!
    someBroken: [String]!
    soonBroken: [String]!
    brokenLeaves: [Leaf]!
    named: Named!
    size: Int
  }
  type Query { tree: Tree!, lateTree: Tree, trees(first: Int = 1): [Tree!]! }
`);

const fault = () => {
  throw new Error('it is broken');
};
const leaf = (name: unknown, colour: string | null = 'RED') => ({ name, colour });
const tree = { name: 'a tree', absent: null, size: 4 };
const resolvers: Record<string, Record<string, (...given: never[]) => unknown>> = {
  Leaf: {
    name: ({ name }: { name: unknown }) => (name === 'late fault' ? setTimeout(1).then(fault) : name),
    where: (_: unknown, __: unknown, ___: unknown, info: GraphQLResolveInfo) =>
      `${responsePathAsArray(info.path).join('/')} ${info.parentType} ${info.fieldNodes.length} ${info.returnType}`,
  },
  Tree: {
    late: async () => 'late',
    broken: fault,
    brokenInside: async () => fault(),
    leaf: (_: unknown, { name }: { name: string | null }) => leaf(name ?? 'none'),
    nothing: () => undefined,
    leaves: (_: unknown, { wanted }: { wanted?: { first: number; colours?: string[] } }) =>
      Array.from({ length: wanted?.first ?? 1 }, (__, i) => leaf(i, wanted?.colours?.[i] ?? null)),
    lateLeaves: () => [Promise.resolve(leaf('late')), null, leaf('at once')],
    someBroken: () => ['whole', new Error('it is broken')],
    soonBroken: () => [setTimeout(1).then(fault), new Error('it is broken')],
    brokenLeaves: () => [leaf('late fault'), new Error('it is broken')],
    named: () => ({ __typename: 'Leaf', ...leaf('named') }),
  },
  Query: {
    tree: () => tree,
    lateTree: async () => tree,
    trees: (_: unknown, { first }: { first: number }) => Array.from({ length: first }, () => tree),
  },
};
for (const [type, fields] of Object.entries(resolvers))
  for (const [name, resolve] of Object.entries(fields)) {
    const field = (schema.getType(type) as GraphQLObjectType).getFields()[name];
    if (field) field.resolve = resolve as never;
  }

type Variables = Record<string, unknown>;

async function both(text: string, variables: Variables = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  const compiled = operation ? compileQuery(schema, document, operation) : undefined;
  const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue: {} });
  return { compiled, answers: [await compiled?.({}, variables), await compiled?.({}, variables)], data, errors };
}

const ANSWERED: Record<string, [text: string, variables?: Variables]> = {
  'fields that are there, absent and late, in the order of the document': ['{ tree { late absent name size } }'],
  'the name of a type': ['{ a: __typename tree { __typename leaf { __typename } } }'],
  'the same field twice, and under another name': [
    '{ tree { name other: name } tree { leaf { name } leaf { colour } } }',
  ],
  'a name that objects have of themselves': ['{ tree { __proto__: name constructor: size } }'],
  'what stands below a promise': ['{ lateTree { lateLeaves { where name } leaf { where } } }'],
  'lists in lists': ['{ trees(first: 3) { leaves(wanted: { first: 2, colours: [GREEN] }) { name colour where } } }'],
  'arguments by default': ['{ trees { leaf { name } leaves(wanted: {}) { name } } }'],
  'an argument that is null': ['{ tree { leaf(name: null) { name } } }'],
  'variables, given and not': [
    'query($n: Int, $w: [Colour!], $s: String) { trees(first: $n) { leaf(name: $s) { name } leaves(wanted: { first: 2, colours: $w }) { colour } } }',
    { n: 2, w: ['GREEN'] },
  ],
  'fragments of the type, of an interface, and in one another': [
    `{ tree { ...A ... on Named { again: name } ... { size } } }
     fragment A on Tree { ...B leaf { ...C } } fragment B on Named { name } fragment C on Leaf { colour ...B }`,
  ],
};

const LEFT: Record<string, [text: string, variables?: Variables, faults?: number]> = {
  'a fault beside what is well': ['{ tree { name broken } }'],
  'a fault below a promise': ['{ lateTree { late brokenInside } }'],
  'null where none may be': ['{ tree { name nothing { name } } }'],
  'a fault within a list': ['{ tree { late someBroken } }'],
  'a fault at once beside one that comes later': ['{ tree { soonBroken } }', {}, 2],
  'the same in what is listed': ['{ tree { brokenLeaves { name } } }', {}, 2],
  'a variable of another type': ['query($n: Int) { trees(first: $n) { name } }', { n: 'many' }],
};

describe('a compiled query', () => {
  it.each(Object.entries(ANSWERED))('answers %s as graphql-js does, each time', async (_, [text, variables]) => {
    const { answers, data, errors } = await both(text, variables);
    expect(errors).toBeUndefined();
    expect(answers.map((each) => JSON.stringify(each))).toEqual([JSON.stringify(data), JSON.stringify(data)]);
  });

  it.each(Object.entries(LEFT))('leaves %s to graphql-js', async (_, [text, variables, faults = 1]) => {
    const { compiled, answers, errors } = await both(text, variables);
    expect(errors).toHaveLength(faults);
    expect(compiled).toBeDefined();
    expect(answers).toEqual([undefined, undefined]);
  });

  it.each(['{ tree { name @skip(if: false) } }', '{ tree { named { name } } }', '{ __schema { types { name } } }'])(
    'is not made of %s',
    async (text) => {
      const { compiled, data } = await both(text);
      expect(data).toBeTruthy();
      expect(compiled).toBeUndefined();
    },
  );
});
