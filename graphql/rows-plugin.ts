import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { defaultFieldResolver, type GraphQLFieldResolver } from 'graphql';
import { READ_AS, type ReadRow } from '../prisma/one-statement/rows.js';

/** What a field of a row needs: columns, or related rows in a certain order. */
type Needed = Record<string, unknown>;

interface Extensions {
  pothosPrismaSelect?: Needed | ((args: object, context: object, nested: (query: unknown) => object) => unknown);
  pothosPrismaRelationField?: { name: string };
  pothosExposedField?: string;
}

/** What {@link columnRead} gives for a row that was read without the column, and for whatever else is no such row. */
export const UNREAD = Symbol('unread');

/** Reads the column that a field answers as it is. */
type ReadColumn = (row: unknown) => unknown;

const columns = new WeakMap<GraphQLFieldResolver<never, never, never>, ReadColumn>();

/** What reads a column where that is all that a resolver does; undefined for every other, one that was put around it too. */
export const columnRead = (resolver: GraphQLFieldResolver<never, never, never>): ReadColumn | undefined =>
  columns.get(resolver);

/**
 * Lets fields answer from rows that one statement read (`read-page.ts`). A row says what it was read with; a field that
 * needs anything else, and every field of another row, is left to Prisma's plugin, which reads what is missing.
 */
class RowsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const needed = neededBy((config.extensions ?? {}) as Extensions);
    if (!needed) return resolver;
    const answer = (config.resolve ?? defaultFieldResolver) as typeof resolver;
    const known = new WeakMap<ReadRow[typeof READ_AS], boolean>();
    const isReadWith = (plan: ReadRow[typeof READ_AS]): boolean => {
      let has = known.get(plan);
      if (has === undefined) {
        has = holds(plan.select, needed);
        known.set(plan, has);
      }
      return has;
    };
    const fromRows: typeof resolver = (parent, args, context, info) => {
      const plan = (parent as Partial<ReadRow>)[READ_AS];
      return (plan && isReadWith(plan) ? answer : resolver)(parent, args, context, info);
    };
    const { pothosExposedField: column } = (config.extensions ?? {}) as Extensions;
    if (column !== undefined) columns.set(fromRows, (row) => columnOf(row as Partial<ReadRow>, column, isReadWith));
    return fromRows;
  }
}

function columnOf(
  row: Partial<ReadRow>,
  column: string,
  isReadWith: (plan: ReadRow[typeof READ_AS]) => boolean,
): unknown {
  const plan = row[READ_AS];
  return plan && isReadWith(plan) ? row[column] : UNREAD;
}

function neededBy({ pothosPrismaSelect: select, pothosPrismaRelationField: relation }: Extensions): Needed | undefined {
  if (typeof select !== 'function') return select;
  if (!relation) return undefined;
  let needed: Needed | undefined;
  // What a relation is read with it hands on; where that depends on arguments, it is a function.
  select({}, {}, (query: unknown) => {
    if (typeof query === 'object' && query !== null) needed = { [relation.name]: query };
    return {};
  });
  return needed;
}

/** Whether a selection holds another: the same relations by the same arguments, with at least the same columns. */
function holds(selected: unknown, needed: Needed): boolean {
  return Object.entries(needed).every(([name, want]) => {
    const have = (selected as Needed)[name];
    if (!want || want === true) return Boolean(have);
    if (typeof have !== 'object' || have === null) return false;
    const { select: columns, ...arguments_ } = have as { select?: Needed };
    const { select: wanted = {}, ...asked } = want as { select?: Needed };
    return JSON.stringify(arguments_) === JSON.stringify(asked) && holds(columns ?? {}, wanted);
  });
}

export const rowsPlugin = 'rows' as const;
SchemaBuilder.registerPlugin(rowsPlugin, RowsPlugin as never);

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      rows: RowsPlugin<Types>;
    }
  }
}
