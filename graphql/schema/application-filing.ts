import { requestHumanReview } from '../../cases/request-human-review.js';
import { requestRecalculation } from '../../cases/request-recalculation.js';
import { submitApplication } from '../../cases/submit-application.js';
import { wordsOf } from '../../cases/text-input.js';
import { withdrawApplication } from '../../cases/withdraw-application.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { readCase } from '../read-back.js';
import { PermitApplication } from './application.js';

builder.mutationFields((t) => ({
  submitApplication: t.field({
    type: PermitApplication,
    description: 'First filing and every refiling. Answers with the evaluated draft.',
    args: {
      reference: t.arg.id({ description: 'Of the application.', required: true }),
      idempotencyKey: t.arg.string({ description: 'Filing again with the same key files nothing.' }),
      revision: t.arg.int({ description: 'The revision the caller looks at; STALE_REVISION when it has moved on.' }),
    },
    resolve: async (_, args, context, info) => {
      const { reference } = args;
      const idempotencyKey = args.idempotencyKey ?? context.idempotencyKey;
      await submitApplication(acting(context), { ...args, idempotencyKey });
      return readCase(context, info, reference);
    },
  }),
  withdrawApplication: t.field({
    type: PermitApplication,
    description: 'Ends the case at the applicant’s wish. APPLICATION_CLOSED once it is over.',
    args: {
      reference: t.arg.id({ description: 'Of the application.', required: true }),
      reason: t.arg.string({ description: 'Why, in the applicant’s own words.' }),
    },
    resolve: async (_, { reference, reason }, context, info) => {
      const words = wordsOf('reason', reason);
      await withdrawApplication(acting(context), reference, words);
      return readCase(context, info, reference);
    },
  }),
  requestHumanReview: t.field({
    type: PermitApplication,
    description:
      'Has a person decide, at any time before the permit is granted. What the engine has approved is filed once more for that, under the rules of the day. Again is harmless.',
    args: {
      reference: t.arg.id({ description: 'Of the application.', required: true }),
      reason: t.arg.string({ description: 'Why, in the applicant’s own words.' }),
    },
    resolve: async (_, { reference, reason }, context, info) => {
      await requestHumanReview(acting(context), reference, wordsOf('reason', reason));
      return readCase(context, info, reference);
    },
  }),
  recalculate: t.field({
    type: PermitApplication,
    description: 'Works the fees out again under the rulebook in force, after the slips have lapsed.',
    args: { reference: t.arg.id({ description: 'Of the application.', required: true }) },
    resolve: async (_, { reference }, context, info) => {
      await requestRecalculation(acting(context), reference);
      return readCase(context, info, reference);
    },
  }),
}));
