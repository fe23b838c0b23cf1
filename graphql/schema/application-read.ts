import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import { openDraft } from '../../cases/carry-draft.js';
import { viewCase } from '../../cases/open-case.js';
import { NotFoundError } from '../../cases/refusals.js';
import { visibleApplications } from '../../cases/visible.js';
import type { Where } from '../../prisma/one-statement/where.js';
import { builder } from '../builder.js';
import { acting, type Context, signedIn } from '../context.js';
import { follow } from '../follow.js';
import { readPage } from '../read-page.js';
import { PermitApplication } from './application.js';

type Node = typeof PermitApplication.$inferType;

/** Says why, to an office whose mandate has ended; nobody else learns whether there is such an application. */
async function refuseToRead(context: Context, reference: string): Promise<never> {
  await viewCase(acting(context), reference, 'read');
  throw new NotFoundError();
}

builder.queryField('application', (t) =>
  t.field({
    type: PermitApplication,
    nullable: true,
    description:
      'NOT_FOUND for one that does not exist, and for one that is not the caller’s to read. A draft is carried over to the newest version of its form first, if a mapping leads there; draftNotice says what changed.',
    args: { reference: t.arg.id({ description: 'Of the application.', required: true }) },
    resolve: async (_, { reference }, context, info) => {
      const found = await visibleCase(context, info, reference);
      if (!found) return refuseToRead(context, reference);
      const { status, revision } = found as typeof found & { status: string; revision: number };
      // Only a draft that was never filed may have to be carried over before it is seen.
      const moved = status === 'DRAFT' && revision === 0 && (await openDraft(acting(context), reference));
      return moved ? visibleCase(context, info, reference) : found;
    },
  }),
);

/** The application with what the document selects of it; undefined where the viewer may read none of that reference. */
async function visibleCase(context: Context, info: GraphQLResolveInfo, reference: string): Promise<Node | undefined> {
  const { rows } = await readPage(context, info, {
    model: 'Application',
    select: { reference: true, status: true, revision: true },
    where: (viewer) => ({ any: [{ reference }], all: [visibleApplications(viewer)] as Where[] }),
    take: 1,
  });
  return rows[0] as Node | undefined;
}

builder.subscriptionField('applicationChanged', (t) =>
  t.field({
    type: PermitApplication,
    description:
      'The application after every change to it, for as long as its reader may read it; an hour at most, then subscribe anew.',
    args: { reference: t.arg.id({ description: 'Of the application.', required: true }) },
    subscribe: async (_, { reference }, context) => {
      await mustSee(context, reference);
      return follow(context, context.changes.of(reference), (now) => mustSee(now, reference));
    },
    resolve: async ({ refusal }, { reference }, context, info) => {
      if (refusal !== undefined) throw refusal;
      const where = { AND: [{ reference }, visibleApplications(signedIn(context))] };
      const application = await context.prisma.application.findFirst({ ...queryFromInfo({ context, info }), where });
      return application ?? refuseToRead(context, reference);
    },
  }),
);

async function mustSee(context: Context, reference: string): Promise<void> {
  const where = { AND: [{ reference }, visibleApplications(signedIn(context))] };
  if ((await context.prisma.application.count({ where })) === 0) await refuseToRead(context, reference);
}
