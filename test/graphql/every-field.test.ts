import { type GraphQLObjectType, getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema } from '../../graphql/schema/index.js';
import { type System, startSystem } from '../support/system.js';
import { seedFiled } from './seed.js';

/** How deep fields are asked for below a case or a task. */
const DEPTH = 3;

let system: System;
beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  const reference = 'U-1403-000001';
  await seedFiled(system.prisma, { reference, status: 'AWAITING_PAYMENT', slip: 'PAYABLE' });
  const refund = {
    reference,
    revision: 1,
    payee: 'MUNICIPALITY',
    kind: 'BELOW_ZERO',
    status: 'DUE',
    amount: 5n,
    lines: [],
  } as const;
  await system.prisma.refund.create({ data: { ...refund, id: 'R-1', createdAt: new Date() } });
});
afterAll(() => system.stop());

/** Refused to who is no administrator, and asked of a workflow, which these cases have none of. */
const APART = new Set(['definition', 'workflow']);

const fieldsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter(({ name, args }) => !APART.has(name) && !args.some(isRequiredArgument));

/** All that can be asked of a type without an argument, down to a depth; undefined where nothing is left there. */
function selectionOf(type: GraphQLObjectType, depth: number): string | undefined {
  const selected = fieldsOf(type).flatMap((field) => {
    const of = getNamedType(field.type);
    if (!isObjectType(of)) return [field.name];
    const inner = depth > 1 ? selectionOf(of, depth - 1) : undefined;
    return inner ? [`${field.name} { ${inner} }`] : [];
  });
  return selected.length > 0 ? selected.join(' ') : undefined;
}

const ROOTS = { applications: 'PermitApplication', tasks: 'Task' } as const;
const asked = Object.entries(ROOTS).flatMap(([root, name]) =>
  fieldsOf(schema.getType(name) as GraphQLObjectType).flatMap((field) => {
    const of = getNamedType(field.type);
    const inner = isObjectType(of) ? selectionOf(of, DEPTH - 1) : undefined;
    if (isObjectType(of) && !inner) return [];
    return [[root, field.name, inner ? `${field.name} { ${inner} }` : field.name] as const];
  }),
);

it.each(asked)('%s answer %s with all that is below it', async (root, _, selection) => {
  const query = `{ ${root}(first: 5) { edges { node { ${selection} } } } }`;
  // The first time the document is new, the second time it takes the short way.
  for (let i = 0; i < 2; i += 1) {
    const { data, errors } = await system.ask<Record<string, { edges: unknown[] }>>('supervisor-1', query);
    expect(errors).toBeUndefined();
    expect(data[root]?.edges).toHaveLength(1);
  }
});
