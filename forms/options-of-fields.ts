import type { Schema } from './expression/schema.js';

/** The keyword of a form's schema that says where the choices of a field come from. */
export const OPTIONS = 'x-options';

/** The column, or field of a record, of what people call a choice, or one for each language. */
export type OptionLabel = string | Record<string, string>;

/** Choices that stand in a table of the type. */
export interface TableOptions {
  table: string;
  value: string;
  label: OptionLabel;
}

/** Choices that are the records of a register. */
export interface RegisterOptions {
  register: string;
  label: OptionLabel;
}

/** The register whose records are the choices of a field; undefined where there is none. */
export function registerOptionsOf(schema: Schema): RegisterOptions | undefined {
  const options = schema[OPTIONS];
  if (typeof options !== 'object' || options === null) return undefined;
  return 'register' in options && typeof options.register === 'string' && 'label' in options
    ? (options as RegisterOptions)
    : undefined;
}

/** The columns or fields of what people call a choice, by language. */
export const labelColumns = ({ label }: { label: OptionLabel }): Record<string, string> =>
  typeof label === 'string' ? { fa: label, en: label } : label;

/** What people call a row or a record, in the languages in which it says so. */
export const labelFrom = (options: { label: OptionLabel }, row: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(labelColumns(options)).flatMap(([tag, name]) => (row[name] ? [[tag, String(row[name])]] : [])),
  );
