import type { FormPlace } from '../../cases/form-place.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import type { Form } from '../../forms/language/work.js';
import { schemaIn } from '../../forms/rendered/schema-in.js';
import { uiIn } from '../../forms/rendered/ui-in.js';
import { builder } from '../builder.js';
import { Language } from './enums.js';

export interface FormShown {
  form: Form;
  title: Text;
  place: FormPlace;
}

const Place = builder.objectRef<FormPlace>('FormPlace').implement({
  description: 'Where a form stands: what `PermitType.choices` takes to search what may be chosen of its fields.',
  fields: (t) => ({
    permitType: t.exposeID('permitType', { description: 'Code of the type.' }),
    version: t.exposeInt('version', { description: 'In which version.' }),
    step: t.id({
      nullable: true,
      description: 'The step whose form it is; null of the form of applicants.',
      resolve: ({ step }) => step,
    }),
    body: t.id({
      nullable: true,
      description: 'The body of a consultation whose form it is; null of other steps.',
      resolve: ({ body }) => body,
    }),
  }),
});

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
    place: t.expose('place', { type: Place, description: 'Where it stands, for the choices of its fields.' }),
  }),
});
