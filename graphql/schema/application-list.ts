import { readableBy } from '../../cases/visible.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import type { Where } from '../../prisma/one-statement/where.js';
import { builder } from '../builder.js';
import { afterPosition, type Page, pageOf, pageSize } from '../paging.js';
import { readPage } from '../read-page.js';
import { PermitApplication } from './application.js';
import { ApplicationStatus } from './enums.js';
import { PageInfo } from './page-info.js';

type Node = typeof PermitApplication.$inferType;

type Row = Node & { createdAt: Date };

interface Connection extends Page<Node> {
  /** up to one more than is told exactly */
  count: number | null;
}

/** How many applications are counted at most: the time of counting grows with what is counted. */
const COUNTED = 5_000;

const PermitApplicationEdge = builder.objectRef<Connection['edges'][number]>('PermitApplicationEdge').implement({
  fields: (t) => ({ node: t.expose('node', { type: PermitApplication }), cursor: t.exposeString('cursor') }),
});

const PermitApplicationConnection = builder.objectRef<Connection>('PermitApplicationConnection').implement({
  fields: (t) => ({
    edges: t.expose('edges', { type: [PermitApplicationEdge] }),
    pageInfo: t.expose('pageInfo', { type: PageInfo }),
    totalCount: t.int({
      nullable: true,
      description: `All that the filter finds, counted only when asked for; null where there are more than ${COUNTED}.`,
      resolve: ({ count }) => (count !== null && count <= COUNTED ? count : null),
    }),
    countedAtLeast: t.int({
      description: `The same where \`totalCount\` is known; otherwise ${COUNTED}, and there are more.`,
      resolve: ({ count }) => Math.min(count ?? 0, COUNTED),
    }),
  }),
});

const ApplicationFilter = builder.inputType('ApplicationFilter', {
  fields: (t) => ({
    status: t.field({ type: [ApplicationStatus] }),
    permitType: t.idList(),
    parcel: t.string(),
    submittedAfter: t.field({ type: 'DateTime' }),
    submittedBefore: t.field({ type: 'DateTime' }),
    stuck: t.boolean({ description: 'Cases that a fault has stopped, or the others.' }),
  }),
});

function filtered(filter: typeof ApplicationFilter.$inferInput): Prisma.ApplicationWhereInput {
  const { status, permitType, parcel, submittedAfter, submittedBefore, stuck } = filter;
  return {
    ...(status && { status: { in: status } }),
    ...(permitType && { permitType: { code: { in: permitType } } }),
    ...(parcel != null && { parcel }),
    ...(stuck != null && { stuckAt: stuck ? { not: null } : null }),
    ...((submittedAfter || submittedBefore) && {
      submittedAt: { ...(submittedAfter && { gte: submittedAfter }), ...(submittedBefore && { lt: submittedBefore }) },
    }),
  };
}

builder.queryField('applications', (t) =>
  t.field({
    type: PermitApplicationConnection,
    description: 'The applications the caller may read, newest first.',
    args: { filter: t.arg({ type: ApplicationFilter }), first: t.arg.int({ defaultValue: 20 }), after: t.arg.string() },
    resolve: async (_, { filter, first, after }, context, info) => {
      const size = pageSize(first);
      const all = [filtered(filter ?? {})] as Where[];
      const begin = afterPosition('reference', after) as Where[];
      const { rows, count } = await readPage(context, info, {
        model: 'Application',
        path: ['edges', 'node'],
        select: { reference: true, createdAt: true },
        where: (viewer) => ({ any: readableBy(viewer) as Where[], all, after: begin }),
        orderBy: [{ createdAt: 'desc' }, { reference: 'desc' }],
        take: size + 1,
        count: { most: COUNTED, fields: ['totalCount', 'countedAtLeast'] },
      });
      const page = pageOf(rows as unknown as Row[], size, ({ createdAt, reference }) => ({ createdAt, id: reference }));
      return { ...page, count };
    },
  }),
);
