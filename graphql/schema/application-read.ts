import { queryFromInfo } from '@pothos/plugin-prisma';
import { openDraft } from '../../cases/carry-draft.js';
import { viewCase } from '../../cases/open-case.js';
import { NotFoundError } from '../../cases/refusals.js';
import { visibleApplications } from '../../cases/visible.js';
import { builder } from '../builder.js';
import { acting, type Context, signedIn } from '../context.js';
import { follow } from '../follow.js';
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
    description:
      'The application after every change to it, for as long as its reader may read it; an hour at most, then subscribe anew.',
    args: { reference: t.arg.id({ required: true }) },
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
