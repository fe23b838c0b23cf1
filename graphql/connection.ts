import { queryFromInfo } from '@pothos/plugin-prisma';
import { type GraphQLObjectType, type GraphQLOutputType, type GraphQLResolveInfo, getNamedType } from 'graphql';
import type { Prisma } from '../prisma/generated/client/client.js';
import { builder } from './builder.js';
import type { Context } from './context.js';
import { isSelected } from './is-selected.js';
import { columnsOf, type ListOrder } from './list-order.js';
import { Node } from './node.js';
import { type Page, type PageArguments, pageOf, windowOf } from './paging.js';

/** How many rows are counted at most: the time of counting grows with what is counted. */
export const COUNTED = 5_000;

const PageInfo = builder.objectRef<Page<unknown>['pageInfo']>('PageInfo').implement({
  description: 'Where a page lies in its list, as the Cursor Connections Specification has it.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether there is anything after this page.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', { description: 'Whether there is anything before this page.' }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'Of the first edge, for `before`; null on an empty page.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'Of the last edge, for `after`; null on an empty page.',
    }),
  }),
});

const Edge = builder.interfaceRef<{ cursor: string; node: unknown }>('Edge').implement({
  description: 'A row of a list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'Where the row stands, for `after` and `before`.' }),
    node: t.field({ type: Node, description: 'The row itself.', resolve: ({ node }) => node as object }),
  }),
});

const Connection = builder.interfaceRef<Page<unknown>>('Connection').implement({
  description: 'A page of a list that can grow, as the Cursor Connections Specification has it.',
  fields: (t) => ({
    edges: t.field({ type: [Edge], description: 'The rows of this page.', resolve: ({ edges }) => edges }),
    pageInfo: t.expose('pageInfo', { type: PageInfo, description: 'Where this page lies in the list.' }),
    totalCount: t.int({
      nullable: true,
      description: `All that the arguments find, on all pages together, counted only when asked for; null where there are more than ${COUNTED}.`,
      resolve: async ({ total }) => {
        const count = (await total?.()) ?? null;
        return count !== null && count <= COUNTED ? count : null;
      },
    }),
  }),
});

type ConnectionRef<Shape> = ReturnType<typeof builder.objectRef<Page<Shape>>>;

/** The connection of lists of a type, with its edge: `OfficeConnection` of `OfficeEdge`s. The type is a {@link Node}. */
export function connectionOf<Shape>(name: string, node: { $inferType: Shape }): ConnectionRef<Shape> {
  const edge = builder.objectRef<Page<object>['edges'][number]>(`${name}Edge`).implement({
    description: `A row of a list: ${name}.`,
    interfaces: [Edge],
    fields: (t) => ({ node: t.expose('node', { type: node as never, description: 'The row itself.' } as never) }),
  });
  const connection = builder.objectRef<Page<object>>(`${name}Connection`);
  connection.implement({
    description: `A page of a list: ${name}.`,
    interfaces: [Connection],
    fields: (t) => ({ edges: t.expose('edges', { type: [edge], description: 'The rows of this page.' }) }),
  });
  return connection as never;
}

/** What every list takes besides what is its own. */
export const pageArguments = builder.args((t) => ({
  first: t.int({ defaultValue: 20, description: 'So many from the beginning, or after a row; 1 to 100.' }),
  after: t.string({ description: 'Only what comes after this cursor’s row.' }),
  last: t.int({ description: 'So many from the end, or before a row, 1 to 100; `first` does not count then.' }),
  before: t.string({ description: 'Only what comes before this cursor’s row.' }),
}));

interface List {
  /** of Prisma's client */
  model: Uncapitalize<Prisma.ModelName>;
  /** which rows: each of these */
  where: readonly object[];
  order: ListOrder;
  /** read whole but for these columns, where the rows' type is no model's to Pothos */
  without?: Record<string, true>;
}

interface Delegate {
  findMany: (query: object) => Promise<object[]>;
  findFirst: (query: object) => Promise<object | null>;
  count: (query: object) => Promise<number>;
}

/** Reads a page of a model by Prisma, with what the document selects of its rows. */
export async function prismaPage(
  context: Context,
  info: GraphQLResolveInfo,
  args: PageArguments,
  { model, where, order, without }: List,
): Promise<Page<never>> {
  const rows = context.prisma[model] as unknown as Delegate;
  const select = columnsOf(order);
  const window = windowOf(args, order);
  const { orderBy, take, behind } = window;
  const within = window.within.map((any) => ({ OR: any }));
  const [found, isBehind] = await Promise.all([
    rows.findMany({
      ...(without
        ? { omit: without }
        : queryFromInfo({ context, info, typeName: rowTypeOf(info), path: ['edges', 'node'], select })),
      where: { AND: [...where, ...within] },
      orderBy,
      take,
    }),
    behind && asksBehind(info, window.backward)
      ? rows.findFirst({ where: { AND: [...where, { OR: behind }] }, select })
      : null,
  ]);
  const page = pageOf(window, found as never[], isBehind !== null);
  return { ...page, total: () => rows.count({ where: { AND: [...where] }, take: COUNTED + 1 }) };
}

/** The type of the rows of the connection that a field gives. */
function rowTypeOf({ returnType }: GraphQLResolveInfo): string {
  const within = (type: GraphQLOutputType, field: string) =>
    (getNamedType(type) as GraphQLObjectType).getFields()[field]?.type as GraphQLOutputType;
  return getNamedType(within(within(returnType, 'edges'), 'node')).name;
}

/** Whether a document wants to know if there is anything on the other side of where its page begins. */
export const asksBehind = (info: GraphQLResolveInfo, backward: boolean): boolean =>
  isSelected(info, 'pageInfo', backward ? 'hasNextPage' : 'hasPreviousPage');
