import { copyApplication } from '../../cases/copy-application.js';
import { discardDraft } from '../../cases/discard-draft.js';
import { attemptOf } from '../attempt.js';
import { acting } from '../context.js';
import { mutationWithPayload } from '../payload.js';
import { readCase } from '../read-back.js';
import { PermitApplication } from './application.js';

mutationWithPayload('discardDraft', {
  description:
    'Throws a draft away that was never filed, with its answers and files. A filed case is withdrawn instead.',
  input: (t) => ({ reference: t.id({ required: true, description: 'Of the draft.' }) }),
  act: async ({ reference }, context) => {
    await discardDraft(acting(context), reference);
    return { reference };
  },
  answer: (t) => ({
    application: t.field({
      type: PermitApplication,
      nullable: true,
      description: 'What is left of it: WITHDRAWN, and empty.',
      resolve: ({ done }, _, context, info) => done && readCase(context, info, done.reference),
    }),
  }),
});

mutationWithPayload('copyApplication', {
  description:
    'Begins a draft with the answers of an earlier case of the caller’s, carried over to the form that is filed now. What is declared has to be declared anew, and files are not taken along.',
  input: (t) => ({
    reference: t.id({ required: true, description: 'Of the earlier case, filed or not, in whatever state.' }),
    onBehalfOf: t.id({ description: 'The mandate that an office applies under; that of the earlier case without.' }),
    idempotencyKey: t.string({ description: 'Copying again with the same key gives the same draft.' }),
  }),
  act: async (input, context, info) => ({
    reference: await copyApplication(acting(context), input, attemptOf(context, input, info)),
  }),
  answer: (t) => ({
    application: t.field({
      type: PermitApplication,
      nullable: true,
      description: 'The new draft.',
      resolve: ({ done }, _, context, info) => done && readCase(context, info, done.reference),
    }),
  }),
});
