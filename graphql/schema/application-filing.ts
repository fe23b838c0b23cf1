import { requestRecalculation } from '../../cases/request-recalculation.js';
import { submitApplication } from '../../cases/submit-application.js';
import { wordsOf } from '../../cases/text-input.js';
import { withdrawApplication } from '../../cases/withdraw-application.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
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
      const idempotencyKey = args.idempotencyKey ?? context.idempotencyKey;
      await submitApplication(acting(context), { ...args, idempotencyKey });
      return context.prisma.application.findUniqueOrThrow({ ...query, where: { reference } });
    },
  }),
  withdrawApplication: t.prismaField({
    type: PermitApplication,
    args: { reference: t.arg.id({ required: true }), reason: t.arg.string() },
    resolve: async (query, _, { reference, reason }, context) => {
      const words = wordsOf('reason', reason);
      await withdrawApplication(acting(context), reference, words);
      return context.prisma.application.findUniqueOrThrow({ ...query, where: { reference } });
    },
  }),
  recalculate: t.prismaField({
    type: PermitApplication,
    description: 'Works the fees out again under the rulebook in force, after the slips have lapsed.',
    args: { reference: t.arg.id({ required: true }) },
    resolve: async (query, _, { reference }, context) => {
      await requestRecalculation(acting(context), reference);
      return context.prisma.application.findUniqueOrThrow({ ...query, where: { reference } });
    },
  }),
}));
