import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from './schema/index.js';

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const roots = new Set<GraphQLNamedType | null | undefined>([
  schema.getQueryType(),
  schema.getMutationType(),
  schema.getSubscriptionType(),
]);

interface Said {
  name: string;
  description?: string | null | undefined;
}

/** Everything of a type that an integrator meets, by its name. */
function partsOf(type: GraphQLNamedType): Said[] {
  if (isEnumType(type)) return type.getValues().map((value) => ({ ...value, name: `${type.name}.${value.name}` }));
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  const fields: (Said & { args?: readonly Said[] })[] = Object.values(type.getFields());
  return fields.flatMap(({ name, description, args = [] }) => {
    const own = `${type.name}.${name}`;
    return [{ name: own, description }, ...args.map((arg) => ({ ...arg, name: `${own}(${arg.name})` }))];
  });
}

const everything: Said[] = types.flatMap((type) => [...(roots.has(type) ? [] : [type]), ...partsOf(type)]);

describe('the schema', () => {
  it('says of every type, field, argument and value what it is', () => {
    expect(everything.length).toBeGreaterThan(900);
    expect(everything.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
  });

  it('says so in sentences that are no echoes of a name', () => {
    const words = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/g, '');
    const echoes = everything.filter(({ name, description = '' }) =>
      [words(name), words(name.replace(/^.*[.(]/, ''))].includes(words(description ?? '')),
    );
    expect(echoes.map(({ name }) => name)).toEqual([]);
  });

  it('says of every scalar of its own where it is specified', () => {
    const own = types.filter(isScalarType);
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter(({ specifiedByURL }) => !URL.canParse(specifiedByURL ?? '')).map(({ name }) => name)).toEqual([]);
  });

  it('says of everything deprecated what to ask for in its place', () => {
    const fields = types.flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []));
    const reasons = fields.flatMap(({ deprecationReason }) => deprecationReason ?? []);
    expect(reasons.length).toBeGreaterThan(4);
    expect(reasons.filter((reason) => !/(Use|ask for) `\w+`/.test(reason))).toEqual([]);
  });

  it('has no list at its root that grows without an end or a connection beside it', () => {
    const fields = schema.getQueryType()?.getFields() ?? {};
    const lists = Object.values(fields).filter(({ type }) => String(type).startsWith('['));
    const alone = lists.map(({ name }) => name).filter((name) => !(`${name}Connection` in fields));
    expect(alone.sort()).toEqual(['cashSums', 'nodes', 'personRequests', 'registerImports', 'team', 'visits']);
  });

  it('has payloads whose every field but `errors` may be null', () => {
    const payloads = types
      .filter(isObjectType)
      .filter((type) => type.getInterfaces().some(({ name }) => name === 'Payload'));
    const never = payloads.flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ name, type: of }) => name !== 'errors' && isNonNullType(of))
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(never).toEqual([]);
  });
});
