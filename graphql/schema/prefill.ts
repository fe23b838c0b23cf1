import { prefill } from '../../cases/prefill.js';
import type { PrefilledField as Field, Prefill as Filled } from '../../cases/prefilling.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { LocalizedText } from './localized-text.js';

const PrefillSource = builder.enumType('PrefillSource', {
  description: 'Where a value is known from.',
  values: {
    EARLIER_CASE: { description: 'What the owner has stated in an earlier application.' },
    REGISTER: { description: 'A register of the city, as the owner may read it.' },
  } as const,
});

const PrefilledField = builder.objectRef<Field>('PrefilledField').implement({
  description: 'A field that is known already. Its applicant answers for it all the same.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Where it stands in the answers: `property.mapArea`.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What the form calls it.' }),
    value: t.field({ type: 'JSON', description: 'What is known of it.', resolve: ({ value }) => value }),
    source: t.expose('source', { type: PrefillSource, description: 'Where it is known from.' }),
    of: t.exposeID('of', { description: 'The reference of that case, or the name of that register.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was so.' }),
  }),
});

const Prefill = builder.objectRef<Filled>('Prefill').implement({
  description: 'What is known already of what a form asks.',
  fields: (t) => ({
    answers: t.field({
      type: 'JSON',
      description: 'The answers that were given, with what is known beside them: what `startApplication` takes.',
      resolve: ({ answers }) => answers,
    }),
    fields: t.field({
      type: [PrefilledField],
      description: 'What was added, and from where.',
      resolve: ({ fields }) => fields,
    }),
  }),
});

builder.queryField('prefill', (t) =>
  t.field({
    type: Prefill,
    description:
      'What registers and the owner’s earlier applications know of what a form asks, for whoever may begin it. Of a case of another plot only what says who the owner is; never what has to be declared. Nothing is kept.',
    args: {
      permitType: t.arg.id({ required: true, description: 'The code of the permit type.' }),
      answers: t.arg({
        type: 'JSON',
        description: 'What was answered so far, as the renewal code of the plot; it stays as it is.',
      }),
      onBehalfOf: t.arg.id({ description: 'The mandate that an office would apply under.' }),
    },
    resolve: (_, args, context) => prefill(acting(context), args),
  }),
);
