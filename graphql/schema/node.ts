import { brandWithType } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { invalidInput } from '../../cases/refusals.js';
import { ask } from '../../prisma/sql.js';
import { isUuid } from '../../prisma/uuid.js';
import { builder } from '../builder.js';
import { type Context, signedIn } from '../context.js';
import { ENTITIES } from '../entities.js';
import { readGlobalId } from '../global-id.js';
import { requestMessages } from '../messages/requests.js';
import { Node } from '../node.js';

/** How many ids are looked up at once. */
const MOST = 100;

const TABLES = Object.entries(ENTITIES).flatMap(([type, { table }]) => (table ? [{ type, ...table }] : []));

/** Which types have a row of these ids of their own: $1 any, $2 those that are UUIDs. */
const OWNERS = {
  name: 'types of ids',
  text: TABLES.map(
    ({ type, name, uuid }) =>
      `SELECT '${type}' AS type, id::text FROM "${name}" WHERE id = ANY(${uuid ? '$2::uuid[]' : '$1::text[]'})`,
  ).join(' UNION ALL '),
};

interface Sought {
  type: string;
  key: string;
}

/** For each id, what it may stand for: an opaque one says so, one of a row's own is looked for in every table at once. */
async function soughtBy({ prisma }: Context, ids: readonly string[]): Promise<Sought[][]> {
  const opaque = ids.map(readGlobalId);
  const own = ids.filter((id, i) => !opaque[i] && /^[^\p{Cc}\p{Cs}]{1,255}$/u.test(id));
  const uuids = own.filter(isUuid);
  const found = own.length === 0 ? [] : await ask<Sought & { id: string }>(prisma, OWNERS, [own, uuids]);
  return ids.map((id, i) => {
    const one = opaque[i];
    if (one) return [one];
    const key = isUuid(id) ? id.toLowerCase() : id;
    return found.filter((row) => row.id === id || row.id === key).map((row) => ({ type: row.type, key: row.id }));
  });
}

/** What has each id, of what the viewer may read; null for every other. One statement for each type among them. */
async function nodesOf(context: Context, info: GraphQLResolveInfo, ids: readonly string[]): Promise<(object | null)[]> {
  const open = ids.map(readGlobalId).every((one) => one && ENTITIES[one.type]?.open);
  // Whether there is anything of an id is nothing for whoever has not signed in.
  if (!open) signedIn(context);
  const sought = await soughtBy(context, ids);
  const types = new Set(sought.flat().map(({ type }) => type));
  const read = await Promise.all(
    [...types].map(async (type) => {
      const keys = new Set(sought.flat().flatMap((one) => (one.type === type ? [one.key] : [])));
      const found = (await ENTITIES[type]?.read([...keys], { context, info, type })) ?? new Map<string, object>();
      for (const row of found.values()) brandWithType(row, type as never);
      return [type, found] as const;
    }),
  );
  const byType = new Map(read);
  return sought.map((candidates) => {
    for (const { type, key } of candidates) {
      const node = byType.get(type)?.get(key);
      if (node) return node;
    }
    return null;
  });
}

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description: 'Whatever has this id; null for what does not exist, and for what is not the caller’s to read.',
    args: { id: t.arg.id({ required: true, description: 'As a field `id` gave it.' }) },
    resolve: async (_, { id }, context, info) => (await nodesOf(context, info, [id]))[0] ?? null,
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: 'The same for up to 100 ids, in their order.',
    args: { ids: t.arg.idList({ required: true, description: 'As fields `id` gave them.' }) },
    resolve: (_, { ids }, context, info) => {
      if (ids.length >= 1 && ids.length <= MOST) return nodesOf(context, info, ids);
      throw invalidInput('ids', 'COUNT_INVALID', requestMessages.IDS_COUNT_INVALID({ most: MOST }));
    },
  }),
}));
