import type { LocalizedText as Text } from '../../forms/language/text.js';
import { textIn } from '../../forms/language/text-in.js';
import { builder } from '../builder.js';

export const LocalizedText = builder.objectRef<Text>('LocalizedText').implement({
  description: 'A sentence people read, in Persian and English, and in whatever other languages it was written.',
  fields: (t) => ({
    fa: t.exposeString('fa', { description: 'In Persian.' }),
    en: t.exposeString('en', { description: 'In English.' }),
    in: t.string({
      description: 'In another language, such as `de` or `de-CH`; in the nearest that there is where it lacks it.',
      args: { language: t.arg.string({ required: true, description: 'A language as BCP 47 writes it.' }) },
      resolve: (text, { language }) => textIn(text, language),
    }),
  }),
});

export const LocalizedTextInput = builder.inputType('LocalizedTextInput', {
  description: 'A sentence people read, in both languages.',
  fields: (t) => ({
    fa: t.string({ description: 'In Persian.', required: true }),
    en: t.string({ description: 'In English.', required: true }),
  }),
});
