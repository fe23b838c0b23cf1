import { queryFromInfo } from '@pothos/plugin-prisma';
import { openDraft } from '../../cases/carry-draft.js';
import { viewCase } from '../../cases/open-case.js';
import { NotFoundError } from '../../cases/refusals.js';
import { visibleApplications } from '../../cases/visible.js';
import { builder } from '../builder.js';
import { acting, type Context, signedIn } from '../context.js';
import { PermitApplication } from './application.js';

/** Says why, to an office whose mandate has ended; nobody else learns whether there is such an application. */
async function refuseToRead(context: Context, reference: string): Promise<never> {
  await viewCase(acting(context), reference, 'read');
  throw new NotFoundError();
}

builder.queryField('application', (t) =>
  t.prismaField({
    type: PermitApplication,
    nullable: true,
    description:
      'NOT_FOUND for one that does not exist, and for one that is not the caller’s to read. A draft is carried over to the newest version of its form first, if a mapping leads there; draftNotice says what changed.',
    args: { reference: t.arg.id({ required: true }) },
    resolve: async (query, _, { reference }, context) => {
      const where = { AND: [{ reference }, visibleApplications(signedIn(context))] };
      await openDraft(acting(context), reference);
      const application = await context.prisma.application.findFirst({ ...query, where });
      return application ?? refuseToRead(context, reference);
    },
  }),
);

builder.subscriptionField('applicationChanged', (t) =>
  t.field({
    type: PermitApplication,
    description: 'The application after every change to it.',
    args: { reference: t.arg.id({ required: true }) },
    subscribe: async (_, { reference }, context) => {
      const where = { AND: [{ reference }, visibleApplications(signedIn(context))] };
      const changes = context.changes.of(reference);
      if ((await context.prisma.application.count({ where })) === 0) return refuseToRead(context, reference);
      return changes;
    },
    resolve: async (_, { reference }, context, info) => {
      const where = { AND: [{ reference }, visibleApplications(signedIn(context))] };
      // One context serves all events of a subscription: what it loaded for the last is out of date.
      for (const loader of Object.values(context.load)) loader.clearAll();
      const application = await context.prisma.application.findFirst({ ...queryFromInfo({ context, info }), where });
      return application ?? refuseToRead(context, reference);
    },
  }),
);
