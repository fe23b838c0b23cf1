import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';

export const LocalizedText = builder.objectRef<Text>('LocalizedText').implement({
  description: 'A sentence people read, in Persian and English.',
  fields: (t) => ({ fa: t.exposeString('fa'), en: t.exposeString('en') }),
});

export const LocalizedTextInput = builder.inputType('LocalizedTextInput', {
  fields: (t) => ({ fa: t.string({ required: true }), en: t.string({ required: true }) }),
});
