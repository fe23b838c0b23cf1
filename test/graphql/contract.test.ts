import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../graphql/schema/index.js';

/** The names that clients rely on. They may grow, but never change. */
const contract = buildSchema(readFileSync(new URL('./contract.graphql', import.meta.url), 'utf8'));

/** Names of the contract whose features are still to come. A name leaves this list when it is backed. */
const NOT_YET = new Set<string>([]);

/** Every name of a type with what it promises: `PermitType.version` is `Int!`, `Query.tasks(first)` is `Int = 20`. */
function promises(type: GraphQLNamedType): [string, string][] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => [`${type.name}.${name}`, 'value']);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, String(field.type)]);
  }
  if (!isObjectType(type)) return [[type.name, 'scalar']];
  return Object.values(type.getFields()).flatMap((field): [string, string][] => [
    [`${type.name}.${field.name}`, String(field.type)],
    ...field.args.map((arg): [string, string] => {
      const preset = arg.defaultValue === undefined ? '' : ` = ${JSON.stringify(arg.defaultValue)}`;
      return [`${type.name}.${field.name}(${arg.name})`, `${arg.type}${preset}`];
    }),
  ]);
}

const promisedBy = (of: typeof contract) =>
  new Map(
    Object.values(of.getTypeMap())
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap(promises),
  );

const awaited = (name: string) =>
  NOT_YET.has(name) || NOT_YET.has(name.split('.')[0] ?? '') || NOT_YET.has(name.split('(')[0] ?? '');

describe('the contract', () => {
  const here = promisedBy(schema);
  const wanted = [...promisedBy(contract)];

  it('is kept name by name', () => {
    const missingOrOther = wanted
      .filter(([name]) => !awaited(name))
      .filter(([name, type]) => here.get(name) !== type)
      .map(([name, type]) => `${name}: ${type}, here ${here.get(name)}`);
    expect(missingOrOther).toEqual([]);
  });

  it('is waited for only where nothing backs it yet', () => {
    const backed = wanted.filter(([name]) => awaited(name) && here.has(name)).map(([name]) => name);
    expect(backed).toEqual([]);
    const known = new Set(wanted.flatMap(([name]) => [name, name.split('.')[0]]));
    expect([...NOT_YET].filter((name) => !known.has(name))).toEqual([]);
  });

  it('asks nothing more of a client than it says', () => {
    const promised = new Set(wanted.map(([name]) => name));
    const required = [...here]
      .filter(([name, type]) => type.endsWith('!') && name.includes('(') && promised.has(name.split('(')[0] ?? ''))
      .map(([name]) => name)
      .filter((name) => !promised.has(name));
    expect(required).toEqual([]);
  });
});
