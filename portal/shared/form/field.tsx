import { isCalculated } from '../../../forms/agenda/calculated.js';
import type { AskedField } from '../../../forms/agenda/look.js';
import { resolve } from '../../../forms/expression/schema.js';
import { fileOf } from '../../../forms/files-in-form.js';
import { GEOMETRY_FORMAT } from '../../../forms/geometry.js';
import { registerOptionsOf } from '../../../forms/options-of-fields.js';
import { useTongue } from '../language.js';
import { CalculatedField } from './calculated-field.js';
import { ChoiceField } from './choice-field.js';
import { useForm } from './context.js';
import { DayField } from './day-field.js';
import { DeclarationField } from './declaration-field.js';
import { FileField } from './file-field.js';
import { GeometryField } from './geometry-field.js';
import { ListField } from './list-field.js';
import { ManyField } from './many-field.js';
import { SearchedField } from './searched-field.js';
import { TextField } from './text-field.js';
import { wordingOf } from './wording.js';

/** What a field is, decided by what the form says of it. */
export function Field({ field }: { field: AskedField }) {
  const { schema: root } = useForm();
  const { language } = useTongue();
  const { schema } = field;
  if (fileOf(schema) !== undefined) return <FileField field={field} />;
  if (schema.format === GEOMETRY_FORMAT) return <GeometryField field={field} />;
  if (registerOptionsOf(schema)) return <SearchedField field={field} />;
  if (isCalculated(schema)) return <CalculatedField field={field} />;
  if (Array.isArray(schema.enum) || schema.type === 'boolean') {
    return schema.const === true ? <DeclarationField field={field} /> : <ChoiceField field={field} />;
  }
  if (schema.type === 'array') {
    const items = resolve((schema.items ?? {}) as Record<string, unknown>, root);
    return Array.isArray(items.enum) ? (
      <ManyField field={field} items={items} />
    ) : (
      <ListField field={field} items={items} show={shown} />
    );
  }
  if (schema.type === 'object' || field.fields.length > 0) {
    return (
      <fieldset className="group">
        <legend>{wordingOf(schema, language).title ?? field.name}</legend>
        <Fields of={field.fields} />
      </fieldset>
    );
  }
  return schema.format === 'jalali-date' ? <DayField field={field} /> : <TextField field={field} />;
}

/** Fields one below the other, in the order of the form. */
export function Fields({ of }: { of: readonly AskedField[] }) {
  return of.map(shown);
}

const shown = (field: AskedField) => <Field key={field.path} field={field} />;
