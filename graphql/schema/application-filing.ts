import { signedIn } from '../../cases/context.js';
import { fileApplication } from '../../cases/filing.js';
import { ownApplication } from '../../cases/find.js';
import { actorOf } from '../../cases/standing.js';
import { wordsOf } from '../../cases/text-input.js';
import { withdraw } from '../../cases/withdrawal.js';
import { builder } from '../builder.js';
import { PermitApplication } from './application.js';

builder.mutationFields((t) => ({
  submitApplication: t.prismaField({
    type: PermitApplication,
    description: 'First filing and every refiling. Answers with the evaluated draft.',
    args: {
      reference: t.arg.id({ required: true }),
      idempotencyKey: t.arg.string({ description: 'Filing again with the same key files nothing.' }),
      revision: t.arg.int({ description: 'The revision the caller looks at; STALE_REVISION when it has moved on.' }),
    },
    resolve: async (query, _, args, context) => {
      const { reference } = args;
      await fileApplication(context, args);
      return context.prisma.application.findUniqueOrThrow({ ...query, where: { reference } });
    },
  }),
  withdrawApplication: t.prismaField({
    type: PermitApplication,
    args: { reference: t.arg.id({ required: true }), reason: t.arg.string() },
    resolve: async (query, _, { reference, reason }, context) => {
      await withdraw(context, reference, wordsOf('reason', reason));
      return context.prisma.application.findUniqueOrThrow({ ...query, where: { reference } });
    },
  }),
  recalculate: t.prismaField({
    type: PermitApplication,
    description: 'Works the fees out again under the rulebook in force, after the slips have lapsed.',
    args: { reference: t.arg.id({ required: true }) },
    resolve: async (query, _, { reference }, context) => {
      const application = await ownApplication(context, reference, 'recalculate');
      await context.cases.recalculate(reference, actorOf(signedIn(context)), `recalculate-${application.revision}`);
      return context.prisma.application.findUniqueOrThrow({ ...query, where: { reference } });
    },
  }),
}));
