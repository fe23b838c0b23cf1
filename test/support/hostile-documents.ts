/** A GraphQL request made to cost more than it should. */
export interface HostileDocument {
  kind: string;
  body: string;
}

type Make = (size: number) => { query: string; variables?: object } | string;

const many = (count: number, each: (i: number) => string, glue = ' '): string =>
  Array.from({ length: count }, (_, i) => each(i)).join(glue);
const nested = (depth: number, open: string, core: string, close: string): string =>
  open.repeat(depth) + core + close.repeat(depth);
const nest = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i += 1) value = i % 2 ? [value] : { a: value };
  return value;
};
const START = 'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }';
const EDGES = 'edges { node { application { tasks { id } } } }';

/** Sizes run from 1 to 100; each shape grows with it. */
const shapes: Record<string, Make> = {
  deep: (n) => ({ query: `{ ${nested(n * 20, 'permitTypes { ', 'code', ' }')} }` }),
  'deep explanation': (n) => ({
    query: `{ evaluate(permitType: "inquiry", answers: {}) { feeLines { explanation { ${nested(n * 15, 'inputs { ', 'value', ' }')} } } } }`,
  }),
  'deep along relations': (n) => ({
    query: `{ tasks { edges { node { ${nested(n, 'application { tasks { ', 'id', ' } }')} } } } }`,
  }),
  wide: (n) => ({ query: `{ permitTypes { ${many(n * 40, () => 'code')} } }` }),
  'wide with unknown fields': (n) => ({ query: `{ ${many(n * 40, (i) => `permitTypez${i}`)} }` }),
  'wide and overlapping': (n) => ({
    query: `{ ${many(n * 8, (i) => `permitTypes { code title { fa } s${i}: steps { id } }`)} }`,
  }),
  aliased: (n) => ({ query: `{ ${many(n * 20, (i) => `a${i}: permitTypes { code }`)} }` }),
  'aliased mutations': (n) => ({
    query: `mutation { ${many(n * 5, (i) => `a${i}: startApplication(permitType: "inquiry", answers: {}) { reference }`)} }`,
  }),
  'circular fragments': (n) => ({
    query: `{ ...F0 } ${many(n, (i) => `fragment F${i} on Query { ...F${(i + 1) % n} permitTypes { code } }`)}`,
  }),
  'fragment that spreads itself': () => ({
    query: '{ tasks { edges { ...A } } } fragment A on TaskEdge { node { id } ...A }',
  }),
  'exponential fragments': (n) => ({
    query: `{ ...F0 } ${many(n, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} ...F${i + 1} }`)} fragment F${n} on Query { permitTypes { code } }`,
  }),
  'exponential fragments with aliases': (n) => ({
    query: `{ ...F0 } ${many(n, (i) => `fragment F${i} on Query { x: permitTypes { code } ... on Query { ...F${i + 1} } ...F${i + 1} }`)} fragment F${n} on Query { permitTypes { code } }`,
  }),
  'unused fragments': (n) => ({
    query: `{ permitTypes { code } } ${many(n * 6, (i) => `fragment U${i} on PermitType { code }`)}`,
  }),
  'inline fragments': (n) => ({ query: `{ ${nested(n * 25, '... on Query { ', 'permitTypes { code }', ' }')} }` }),
  'directive flood': (n) => ({ query: `{ permitTypes { code ${many(n * 30, () => '@include(if: true)')} } }` }),
  'unknown directives': (n) => ({ query: `{ permitTypes { code ${many(n * 40, (i) => `@d${i}`)} } }` }),
  'huge variables': (n) => ({ query: START, variables: { a: { text: 'x'.repeat(n * 9_000) } } }),
  'wide variables': (n) => ({
    query: START,
    variables: { a: Object.fromEntries(Array.from({ length: n * 400 }, (_, i) => [`k${i}`, i])) },
  }),
  'deep variables': (n) => ({ query: START, variables: { a: nest(n * 40) } }),
  'very deep variables': (n) =>
    `{"query":${JSON.stringify(START)},"variables":{"a":${nested(n * 2_000, '[', '1', ']')}}}`,
  'deep literal': (n) => ({
    query: `{ evaluate(permitType: "inquiry", answers: ${nested(n * 25, '{a: [', '1', ']}')}) { total } }`,
  }),
  'wide literal': (n) => ({
    query: `{ evaluate(permitType: "inquiry", answers: {${many(n * 15, (i) => `k${i}: ${i}`)}}) { total } }`,
  }),
  'many variables': (n) => ({
    query: `query(${many(n * 12, (i) => `$v${i}: Int = ${i}`)}) { permitTypes { code } }`,
  }),
  'many operations': (n) => ({ query: many(n * 10, (i) => `query Q${i} { permitTypes { code } }`) }),
  'long name': (n) => ({ query: `{ ${'n'.repeat(n * 9_000)} }` }),
  'long string': (n) => ({ query: `{ permitType(code: "${'\\u0041'.repeat(n * 1_500)}") { code } }` }),
  'block string': (n) => ({ query: `{ permitType(code: """${'\\n  x'.repeat(n * 2_000)}""") { code } }` }),
  comments: (n) => ({ query: `${'# x\n'.repeat(n * 2_000)}{ permitTypes { code } }` }),
  'commas and blanks': (n) => ({ query: `{ permitTypes ${', '.repeat(n * 4_000)} { code } }` }),
  'open braces': (n) => ({ query: '{ a '.repeat(n * 200) }),
  'open brackets': (n) => ({ query: `query($a: ${'['.repeat(n * 200)}Int) { permitTypes { code } }` }),
  'numbers without end': (n) => ({ query: `{ permitTypes(first: ${'9'.repeat(n * 5_000)}) { code } }` }),
  'nothing but noise': (n) => ({ query: many(n * 50, (i) => String.fromCodePoint(0x21 + ((i * 7919 + n) % 0x2000))) }),
  introspection: (n) => ({
    query: `{ __schema { types { ${nested(n, 'fields { type { ', 'name', ' } }')} } } }`,
  }),
  'typename flood': (n) => ({ query: `{ ${many(n * 40, (i) => `t${i}: __typename`)} }` }),
  'large pages, nested': (n) => ({ query: `{ tasks(first: ${n * 1_000}) { ${EDGES} } }` }),
  batch: (n) => `[${many(n * 5, () => '{"query":"{ permitTypes { code } }"}', ',')}]`,
  'a prototype': () =>
    '{"query":"{ permitTypes { code } }","variables":{"__proto__":{"polluted":true}},"extensions":{"constructor":{}}}',
  'not JSON': (n) => `{"query":"${'\\'.repeat(n * 100)}`,
};

const kinds = Object.entries(shapes);

/** The same documents every time: every shape in growing sizes. One at a time, for together they fill a memory. */
export function* hostileDocuments(count: number): Generator<HostileDocument> {
  for (let i = 0; i < count; i += 1) {
    const [kind, make] = kinds[i % kinds.length] ?? ['', () => ''];
    const made = make(1 + Math.floor((i / count) * 100));
    yield { kind, body: typeof made === 'string' ? made : JSON.stringify(made) };
  }
}
