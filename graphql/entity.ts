import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import { may } from '../cases/permission.js';
import { visibleApplications } from '../cases/visible.js';
import type { Viewer } from '../city/people/viewer.js';
import type { GeneralOperation } from '../policy/general.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import type { Where } from '../prisma/one-statement/where.js';
import { isUuid } from '../prisma/uuid.js';
import { type Context, signedIn } from './context.js';
import { partsOf } from './global-id.js';
import { readPage } from './read-page.js';

/** What is asked for, and by whom. */
export interface Asked {
  context: Context;
  info: GraphQLResolveInfo;
  /** of the API */
  type: string;
}

export interface Entity {
  /** where an id that is the row's own, and no opaque one, is looked for */
  table?: { name: string; uuid: boolean };
  /** Reads those of these keys that the viewer may read, in one statement, each by its key. */
  read: (keys: readonly string[], asked: Asked) => Promise<Map<string, object>>;
}

type Model = Uncapitalize<Prisma.ModelName>;

interface Rows {
  /** the column that tells rows apart; `id` without */
  key?: string;
  uuid?: true;
  /** the table, where ids are the rows' own */
  own?: string;
  /** which rows the viewer may read; undefined for none at all */
  where: (viewer: Viewer) => object | undefined;
}

/** An entity that is a row of a table. */
export function rows(model: Model, { key = 'id', uuid, own, where }: Rows): Entity {
  return {
    ...(own !== undefined && { table: { name: own, uuid: uuid === true } }),
    read: async (keys, { context, info, type }) => {
      const shown = where(signedIn(context));
      const wanted = uuid ? keys.filter(isUuid) : [...keys];
      if (!shown || wanted.length === 0) return new Map();
      const delegate = context.prisma[model] as unknown as { findMany: (query: object) => Promise<object[]> };
      const found = await delegate.findMany({
        ...queryFromInfo({ context, info, typeName: type, select: { [key]: true } }),
        where: { AND: [{ [key]: { in: wanted } }, shown] },
      });
      return new Map(found.map((row) => [String((row as Record<string, unknown>)[key]), row]));
    },
  };
}

/** All rows for whoever may do this, and none for others. */
export const whoMay = (operation: GeneralOperation) => (viewer: Viewer) => (may(viewer, operation) ? {} : undefined);

/** What belongs to a case, for whoever may read the case, or may do this. */
export const ofCase =
  (...operations: GeneralOperation[]) =>
  (viewer: Viewer) =>
    operations.some((operation) => may(viewer, operation)) ? {} : { application: visibleApplications(viewer) };

/** Cases and tasks are read as lists of them are. */
export const page =
  (model: 'Application' | 'Task', key: string, where: (viewer: Viewer) => object): Entity['read'] =>
  async (keys, { context, info }) => {
    const { rows: found } = await readPage(context, info, {
      model,
      select: { [key]: true },
      where: (viewer) => ({ any: [{ [key]: { in: [...keys] } }], all: [where(viewer) as Where] }),
      take: keys.length,
    });
    return new Map(found.map((row) => [String(row[key]), row]));
  };

/** An entity that is numbered within its case, or its subject. */
export const entries = (
  model: 'timelineEntry' | 'trailEntry',
  key: 'reference' | 'subject',
  where: Rows['where'],
): Entity => ({
  read: async (keys, { context, info, type }) => {
    const shown = where(signedIn(context));
    const wanted = keys.flatMap((each) => {
      const [of, seq = ''] = partsOf(each, 2) ?? [];
      return of && /^\d{1,9}$/.test(seq) ? [{ [key]: of, seq: Number(seq) }] : [];
    });
    if (!shown || wanted.length === 0) return new Map();
    const delegate = context.prisma[model] as unknown as { findMany: (query: object) => Promise<{ seq: number }[]> };
    const found = await delegate.findMany({
      ...(model === 'timelineEntry' &&
        queryFromInfo({ context, info, typeName: type, select: { [key]: true, seq: true } })),
      where: { AND: [{ OR: wanted }, shown] },
    });
    return new Map(
      found.map((row) => [
        `${encodeURIComponent((row as unknown as Record<string, string>)[key] ?? '')}/${row.seq}`,
        row,
      ]),
    );
  },
});
