import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';

export const LocalizedText = builder.objectRef<Text>('LocalizedText').implement({
  description: 'A sentence people read, in Persian and English.',
  fields: (t) => ({
    fa: t.exposeString('fa', { description: 'In Persian.' }),
    en: t.exposeString('en', { description: 'In English.' }),
  }),
});

export const LocalizedTextInput = builder.inputType('LocalizedTextInput', {
  description: 'A sentence people read, in both languages.',
  fields: (t) => ({
    fa: t.string({ description: 'In Persian.', required: true }),
    en: t.string({ description: 'In English.', required: true }),
  }),
});
