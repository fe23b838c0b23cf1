import { applicationChangedSince } from '../../cases/changed-since.js';
import { ofGenerations } from '../../cases/generation.js';
import { ofParcel } from '../../cases/of-parcel.js';
import { readableBy } from '../../cases/visible.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import type { Where } from '../../prisma/one-statement/where.js';
import { builder } from '../builder.js';
import { asksBehind, COUNTED, connectionOf, pageArguments } from '../connection.js';
import { columnsOf, newest, turned } from '../list-order.js';
import { pageOf, windowOf } from '../paging.js';
import { readPage } from '../read-page.js';
import { PermitApplication } from './application.js';
import { ApplicationStatus, Generation } from './enums.js';

const NEWEST = newest('createdAt', 'reference');
const ORDERS = { NEWEST_FIRST: NEWEST, OLDEST_FIRST: turned(NEWEST, 'oldest') };

type Shape = typeof PermitApplication.$inferType;

export const PermitApplicationConnection = connectionOf('PermitApplication', PermitApplication);

builder.objectField(PermitApplicationConnection, 'countedAtLeast', (t) =>
  t.int({
    description: `The same where \`totalCount\` is known; otherwise ${COUNTED}, and there are more.`,
    resolve: async ({ total }) => Math.min((await total?.()) ?? 0, COUNTED),
  }),
);

const ApplicationOrder = builder.enumType('ApplicationOrder', {
  description: 'In which order applications are listed.',
  values: {
    NEWEST_FIRST: { description: 'Those that were begun last come first.' },
    OLDEST_FIRST: { description: 'Those that were begun first come first.' },
  } as const,
});

export const ApplicationFilter = builder.inputType('ApplicationFilter', {
  description: 'Which applications; conditions that are given hold together.',
  fields: (t) => ({
    status: t.field({ type: [ApplicationStatus], description: 'Standing in any of these.' }),
    permitType: t.idList({ description: 'Of any of these permit types, by code, whatever the version.' }),
    generation: t.field({ type: [Generation], description: 'That came in any of these ways.' }),
    parcel: t.string({ description: 'Of this parcel, by its renewal code; of several in one case, each counts.' }),
    submittedAfter: t.field({
      type: 'DateTime',
      description: 'Filed last at this instant or later; drafts that were never filed are left out.',
    }),
    submittedBefore: t.field({
      type: 'DateTime',
      description: 'Filed last before this instant; drafts that were never filed are left out.',
    }),
    updatedSince: t.field({
      type: 'DateTime',
      description:
        'That something has happened to at this instant or later. Read it with some minutes of overlap, or follow `events`, which misses nothing.',
    }),
    stuck: t.boolean({ description: 'Cases that a fault has stopped, or the others.' }),
  }),
});

export function filtered(filter: typeof ApplicationFilter.$inferInput): Prisma.ApplicationWhereInput {
  const { status, permitType, generation, parcel, submittedAfter, submittedBefore, updatedSince, stuck } = filter;
  return {
    ...(status && { status: { in: status } }),
    ...(permitType && { permitType: { code: { in: permitType } } }),
    ...(generation && ofGenerations(generation)),
    ...(parcel != null && { OR: ofParcel(parcel) }),
    ...(stuck != null && { stuckAt: stuck ? { not: null } : null }),
    ...(updatedSince && { $sql: applicationChangedSince(updatedSince) }),
    ...((submittedAfter || submittedBefore) && {
      submittedAt: { ...(submittedAfter && { gte: submittedAfter }), ...(submittedBefore && { lt: submittedBefore }) },
    }),
  };
}

builder.queryField('applications', (t) =>
  t.field({
    type: PermitApplicationConnection,
    description: 'The applications the caller may read, newest first.',
    args: {
      filter: t.arg({ type: ApplicationFilter, description: 'Which of them; all without one.' }),
      orderBy: t.arg({ type: ApplicationOrder, description: 'The newest first without it.' }),
      ...pageArguments,
    },
    resolve: async (_, given, context, info) => {
      const { filter, orderBy, ...args } = given;
      const asked = filtered(filter ?? {}) as Where;
      const all = Object.keys(asked).length > 0 ? [asked] : [];
      const window = windowOf(args, ORDERS[orderBy ?? 'NEWEST_FIRST']);
      const { rows, count, behind } = await readPage(context, info, {
        model: 'Application',
        path: ['edges', 'node'],
        select: columnsOf(NEWEST),
        given,
        where: (viewer) => ({
          any: readableBy(viewer) as Where[],
          all,
          after: window.within.map((any) => ({ OR: any })),
        }),
        orderBy: window.orderBy,
        through: 'roles',
        take: window.take,
        count: { most: COUNTED, fields: ['totalCount', 'countedAtLeast'] },
        behind: asksBehind(info, window.backward) ? window.behind : undefined,
      });
      return { ...pageOf(window, rows as unknown as Shape[], behind), total: () => count };
    },
  }),
);
