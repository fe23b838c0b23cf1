import { tellCase } from '../../cases/tell-case.js';
import { acting } from '../context.js';
import { mutationWithPayload } from '../payload.js';
import { readCase } from '../read-back.js';
import { PermitApplication } from './application.js';

mutationWithPayload('tellCase', {
  description:
    'Gives a signal that a `wait` step of the case waits for, by whom the step names (`by`). What comes with it is `results.<step>.data` for later conditions. CONFLICT while no step waits for it.',
  input: (t) => ({
    reference: t.id({ required: true, description: 'Of the application.' }),
    signal: t.string({ required: true, description: 'Its name, as the permit type’s definition has it.' }),
    data: t.field({ type: 'JSON', description: 'What it says; any JSON of at most 10,000 characters.' }),
    idempotencyKey: t.string({
      description:
        'Telling again with the same key tells nothing; without one, the same words on the same revision do.',
    }),
  }),
  act: async ({ reference, ...telling }, context) => {
    const idempotencyKey = telling.idempotencyKey ?? context.idempotencyKey;
    const { reads } = await tellCase(acting(context), { ...telling, reference, idempotencyKey });
    return { reference, reads };
  },
  answer: (t) => ({
    reference: t.id({
      nullable: true,
      description: 'Of the case that was told.',
      resolve: ({ done }) => done?.reference,
    }),
    application: t.field({
      type: PermitApplication,
      nullable: true,
      description: 'The case as it is now; null for whoever may tell it something, but not read it.',
      resolve: ({ done }, _, context, info) => (done?.reads ? readCase(context, info, done.reference) : null),
    }),
  }),
});
