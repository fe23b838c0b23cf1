import { type FormPlace, formPlace } from '../../cases/form-place.js';
import { ViewedCase } from '../../cases/open-case.js';
import { awaitedOf, tellCase } from '../../cases/tell-case.js';
import type { StepOf } from '../../forms/language/step.js';
import type { AnswerInWords } from '../../forms/words/answer-in-words.js';
import { builder } from '../builder.js';
import { acting, signedIn } from '../context.js';
import { mutationWithPayload } from '../payload.js';
import { readCase } from '../read-back.js';
import { PermitApplication } from './application.js';
import { entryAsked } from './entry-asked.js';
import { LocalizedText } from './localized-text.js';
import { NoticeAnswer } from './public-notice.js';
import { WorkForm } from './work-form.js';

interface Awaited extends StepOf<'wait'> {
  place: FormPlace;
  entry(): Promise<AnswerInWords[]>;
}

const CaseSignal = builder.objectRef<Awaited>('CaseSignal').implement({
  description: 'Something that a case waits to be told, by the caller among others: `tellCase`.',
  fields: (t) => ({
    signal: t.string({ description: 'Its name, as `tellCase` takes it.', resolve: ({ signal }) => signal ?? '' }),
    title: t.expose('title', { type: LocalizedText, description: 'Of the step that waits.' }),
    entry: t.field({
      type: [NoticeAnswer],
      description:
        'Of a step that is gone through for every entry of a list: what its entry says, field by field, as `Task.entry` has it. Empty for other steps.',
      resolve: ({ entry }) => entry(),
    }),
    form: t.field({
      type: WorkForm,
      nullable: true,
      description: 'What comes with it as `data`; null where nothing is asked.',
      resolve: ({ form, title, place }) => (form ? { form, title, place } : null),
    }),
  }),
});

builder.prismaObjectField(PermitApplication, 'signals', (t) =>
  t.field({
    type: [CaseSignal],
    description: 'What it waits for now and the caller may say; empty for whoever may say nothing.',
    select: { reference: true, revision: true, permitTypeHash: true, currentSteps: true },
    resolve: async ({ reference, revision, permitTypeHash, currentSteps }, _, context) => {
      const viewed = new ViewedCase(await context.load.head.load(reference), signedIn(context));
      const definition = await context.catalogue.definition(permitTypeHash);
      return awaitedOf(viewed, definition, currentSteps).map((step) => ({
        ...step,
        place: formPlace(definition, step.id),
        entry: () => entryAsked(context, { reference, revision, stepId: step.id, body: null, definition }),
      }));
    },
  }),
);

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
