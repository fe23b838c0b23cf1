import { type Field, fieldsOf } from '../../forms/answers/fields.js';
import { canonicalJson } from '../../forms/canonical.js';
import type { Schema } from '../../forms/expression/schema.js';

/** More changes than this are told of by the whole alone. */
const MAX_FIELDS = 100;

/**
 * What differs between two states of a form's answers: the new values, by JSON Pointer, and the whole by ''. Only names that
 * the form itself has are pointed to: a name that somebody made up may say anything about anybody.
 */
export function changedFields(form: Schema, before: unknown, after: unknown): Record<string, unknown> {
  const changes: [string, unknown][] = [];
  compare(fieldsOf(form), '', before, after, changes);
  return { ...(changes.length <= MAX_FIELDS && Object.fromEntries(changes)), '': after };
}

function compare(
  field: Field | undefined,
  path: string,
  before: unknown,
  after: unknown,
  to: [string, unknown][],
): void {
  if (to.length > MAX_FIELDS || same(before, after)) return;
  const inner = new Set([...namesIn(before), ...namesIn(after)]);
  const known = field !== undefined && [...inner].every((name) => innerField(field, name) !== undefined);
  if (!known || inner.size === 0 || shapeOf(before) !== shapeOf(after)) {
    to.push([path, after]);
    return;
  }
  for (const name of inner) compare(innerField(field, name), `${path}/${name}`, at(before, name), at(after, name), to);
}

const same = (before: unknown, after: unknown): boolean =>
  before === after || (before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after));

const shapeOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);

const namesIn = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);

const at = (value: unknown, name: string): unknown => (value as Record<string, unknown> | null)?.[name];

const innerField = ({ kind, fields, item }: Field, name: string): Field | undefined =>
  kind === 'array' ? (/^\d+$/.test(name) ? item : undefined) : fields.get(name);
