import { FieldOptions, OPTIONS } from '../keywords/options.js';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Puts the choices that `x-options` takes from a table of the type in their place, as `enum` and `x-labels`, so that whatever
 * reads a form knows them, and a version of the type keeps its own. What cannot be taken is left as it is, for the check.
 * Changes the value, which nobody else holds yet.
 */
export function placeOptions(value: unknown): void {
  const tables = isObject(value) && isObject(value.tables) ? value.tables : {};
  const visit = (inner: unknown): void => {
    if (Array.isArray(inner)) inner.forEach(visit);
    if (!isObject(inner)) return;
    const { success, data } = FieldOptions.safeParse(inner[OPTIONS]);
    if (success) Object.assign(inner, choicesOf(data, tables[data.table]));
    Object.values(inner).forEach(visit);
  };
  visit(value);
}

/** Empty where the table is not there, or has no such columns. */
export function choicesOf({ value, label }: FieldOptions, table: unknown): Json {
  const rows = isObject(table) && Array.isArray(table.rows) ? table.rows.filter(isObject) : [];
  const chosen = rows.flatMap((row) => (row[value] === undefined ? [] : [row]));
  if (chosen.length === 0) return {};
  const columns = typeof label === 'string' ? { fa: label, en: label } : label;
  const wordsOf = (row: Json) =>
    Object.fromEntries(Object.entries(columns).flatMap(([tag, name]) => (row[name] ? [[tag, String(row[name])]] : [])));
  return {
    enum: chosen.map((row) => row[value]),
    'x-labels': Object.fromEntries(chosen.map((row) => [String(row[value]), wordsOf(row)])),
  };
}
