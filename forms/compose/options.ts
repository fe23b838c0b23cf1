import { areOfTable, FieldOptions } from '../keywords/options.js';
import { labelFrom, OPTIONS, type TableOptions } from '../options-of-fields.js';

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
    const { data } = FieldOptions.safeParse(inner[OPTIONS]);
    if (data && areOfTable(data)) Object.assign(inner, choicesOf(data, tables[data.table]));
    Object.values(inner).forEach(visit);
  };
  visit(value);
}

/** Empty where the table is not there, or has no such columns. */
export function choicesOf(options: TableOptions, table: unknown): Json {
  const { value } = options;
  const rows = isObject(table) && Array.isArray(table.rows) ? table.rows.filter(isObject) : [];
  const chosen = rows.flatMap((row) => (row[value] === undefined ? [] : [row]));
  if (chosen.length === 0) return {};
  return {
    enum: chosen.map((row) => row[value]),
    'x-labels': Object.fromEntries(chosen.map((row) => [String(row[value]), labelFrom(options, row)])),
  };
}
