import type { LocalizedText as Text } from '../../forms/language/text.js';
import type { Form } from '../../forms/language/work.js';
import { schemaIn } from '../../forms/rendered/schema-in.js';
import { uiIn } from '../../forms/rendered/ui-in.js';
import { builder } from '../builder.js';
import { Language } from './enums.js';

export interface FormShown {
  form: Form;
  title: Text;
}

export const WorkForm = builder.objectRef<FormShown>('WorkForm').implement({
  description: 'A form that is filled in on work, in the same language as that of applicants.',
  fields: (t) => ({
    formSchema: t.field({
      type: 'JSON',
      description: 'JSON Schema 2020-12 of the answers; in a language, as any renderer of JSON Schema shows it.',
      args: { language: t.arg({ type: Language, description: 'Of titles; without it the schema as it was written.' }) },
      resolve: ({ form, title }, { language }) =>
        language == null ? form.schema : schemaIn({ form, title }, language),
    }),
    uiSchema: t.field({
      type: 'JSON',
      description: 'How it is shown; in a language, as stock react-jsonschema-form takes it.',
      args: { language: t.arg({ type: Language, description: 'Of words; without it as it was written.' }) },
      resolve: ({ form }, { language }) => (language == null ? form.ui : uiIn({ form }, language)),
    }),
  }),
});
