import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import { isAdmin, may } from '../cases/permission.js';
import { visibleApplications } from '../cases/visible.js';
import type { Viewer } from '../city/people/viewer.js';
import type { GeneralOperation } from '../policy/general.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import type { Where } from '../prisma/one-statement/where.js';
import { isUuid } from '../prisma/uuid.js';
import { type Context, signedIn } from './context.js';
import { keyOf, partsOf } from './global-id.js';
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
  /** whoever has not signed in may read some, too */
  open?: true;
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
  open?: true;
  /** what of a case it is, where reads of that are noted */
  noted?: string;
  /** which rows the viewer may read; undefined for none at all */
  where: (viewer: Viewer | undefined) => object | undefined;
}

/** An entity that is a row of a table. */
export function rows(model: Model, { key = 'id', uuid, own, open, noted, where }: Rows): Entity {
  return {
    ...(open && { open }),
    ...(own !== undefined && { table: { name: own, uuid: uuid === true } }),
    read: async (keys, { context, info, type }) => {
      const { viewer } = context;
      const shown = where(viewer);
      const wanted = uuid ? keys.filter(isUuid) : [...keys];
      if (!shown || wanted.length === 0) return new Map();
      const delegate = context.prisma[model] as unknown as { findMany: (query: object) => Promise<object[]> };
      const found = await delegate.findMany({
        ...queryFromInfo({ context, info, typeName: type, select: { [key]: true, ...(noted && { reference: true }) } }),
        where: { AND: [{ [key]: { in: wanted } }, shown] },
      });
      for (const row of noted && viewer ? found : [])
        context.readLog?.note(viewer as Viewer, (row as { reference: string }).reference, noted as string);
      return new Map(found.map((row) => [String((row as Record<string, unknown>)[key]), row]));
    },
  };
}

/** All rows for whoever may do this, and none for others. */
export const whoMay = (operation: GeneralOperation) => (viewer: Viewer | undefined) =>
  may(viewer, operation) ? {} : undefined;

/** What belongs to a case, for whoever may read the case, or may do this. */
export const ofCase =
  (...operations: GeneralOperation[]) =>
  (viewer: Viewer | undefined) =>
    operations.some((operation) => may(viewer, operation))
      ? {}
      : viewer && { application: visibleApplications(viewer) };

/** Versions that are not still kept from everybody but administrators. */
export const shownPermitTypes = (viewer: Viewer | undefined) =>
  isAdmin(viewer) ? {} : { status: { not: 'DRAFT' as const } };

/** For whoever has signed in. */
export const signedInOnly =
  (where: (viewer: Viewer) => object): Rows['where'] =>
  (viewer) =>
    viewer && where(viewer);

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
  { key, noted, where }: Pick<Rows, 'where' | 'noted'> & { key: 'reference' | 'subject' },
): Entity => ({
  read: async (keys, { context, info, type }) => {
    const viewer = signedIn(context);
    const shown = where(viewer);
    const wanted = keys.flatMap((each) => {
      const [of, seq = ''] = partsOf(each, 2) ?? [];
      return of && /^\d{1,9}$/.test(seq) ? [{ [key]: of, seq: Number(seq) }] : [];
    });
    if (!shown || wanted.length === 0) return new Map();
    const delegate = context.prisma[model] as unknown as { findMany: (query: object) => Promise<{ seq: number }[]> };
    const select = { [key]: true, seq: true };
    const found = await delegate.findMany({
      ...queryFromInfo({ context, info, typeName: type, select }),
      where: { AND: [{ OR: wanted }, shown] },
    });
    return new Map(
      found.map((row) => {
        const of = (row as unknown as Record<string, string>)[key] ?? '';
        if (noted) context.readLog?.note(viewer, of, noted);
        return [keyOf(of, row.seq), row];
      }),
    );
  },
});

/** What was filed as one revision, as its case shows it. */
export const revisions: Entity = {
  read: async (keys, { context }) => {
    const viewer = signedIn(context);
    const wanted = keys.flatMap((key) => {
      const [reference, revision = ''] = partsOf(key, 2) ?? [];
      return reference && /^\d{1,9}$/.test(revision) ? [{ key, reference, revision: Number(revision) }] : [];
    });
    const where = {
      AND: [{ reference: { in: wanted.map(({ reference }) => reference) } }, visibleApplications(viewer)],
    };
    const seen = await context.prisma.application.findMany({ where, select: { reference: true } });
    const filed = await context.load.revisions.loadMany(seen.map(({ reference }) => reference));
    const rows = filed.flatMap((each) => (each instanceof Error ? [] : each));
    for (const { reference } of seen) context.readLog?.note(viewer, reference, 'revisions');
    return new Map(rows.map((row) => [keyOf(row.reference, row.revision), row]));
  },
};
